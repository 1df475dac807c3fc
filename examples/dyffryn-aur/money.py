"""Budget lines with their money, and risks with their scores.

Original budget and forecast are for the whole year, as they stood at the period's end;
profile and actual run from 1 April to the period's end. Planning (BL16) is the mismatch: it
is underspent all year, and its measure EC05 is red from Q3.
"""
# ruff: noqa: E501 (tables are read across)

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

from workbook import Row, table

SEED = 2021

BUDGETS = table("""
    Code | Name (English)                    | Kind    | Cost centre | Owner | Funds          | Budget   | Spent
    BL01 | School improvement                | revenue | E100        | HD-SI | SVC-SI         | 2140000  | 1.00
    BL02 | Inclusion and additional learning | revenue | E110        | HD-IN | SVC-IN         | 6380000  | 1.04
    BL03 | Education welfare                 | revenue | E120        | HD-EW | SVC-EW         | 910000   | 0.99
    BL04 | Youth service                     | revenue | E130        | HD-YS | SVC-YS         | 1260000  | 0.96
    BL05 | Early years and family support    | revenue | E140        | HD-EY | SVC-EY         | 3050000  | 1.00
    BL06 | Children's social care            | revenue | S200        | HD-CS | SVC-CS         | 21400000 | 1.06
    BL07 | Adult social care                 | revenue | S210        | HD-AS | SVC-AS         | 48900000 | 1.01
    BL08 | Adult safeguarding                | revenue | S220        | HD-SG | SVC-SG         | 1480000  | 0.98
    BL09 | Carers and community support      | revenue | S230        | HD-CA | SVC-CA         | 1730000  | 0.97
    BL10 | Waste and recycling               | revenue | N300        | HD-WR | SVC-WR         | 9260000  | 1.03
    BL11 | Streets and parks                 | revenue | N310        | HD-ST | SVC-ST         | 5120000  | 1.00
    BL12 | Highways and transport            | revenue | N320        | HD-HT | SVC-HT         | 10340000 | 0.99
    BL13 | Countryside and biodiversity      | revenue | N330        | HD-CB | SVC-CB         | 870000   | 1.00
    BL14 | Energy and estates                | revenue | N340        | HD-ES | SVC-ES         | 4410000  | 1.01
    BL15 | Business support and regeneration | revenue | C400        | HD-BS | SVC-BS         | 2290000  | 1.00
    BL16 | Planning                          | revenue | C410        | HD-PL | SVC-PL         | 1840000  | 0.84
    BL17 | Skills and employment             | revenue | C420        | HD-SK | SVC-SK         | 1560000  | 0.98
    BL18 | Public protection                 | revenue | C430        | HD-PP | SVC-PP         | 2670000  | 1.02
    BL19 | Housing options                   | revenue | H500        | HD-HO | SVC-HO         | 2980000  | 1.05
    BL20 | Council homes                     | revenue | H510        | HD-LH | SVC-LH         | 14200000 | 1.00
    BL21 | Community safety                  | revenue | H520        | HD-CY | SVC-CY         | 1090000  | 1.00
    BL22 | Libraries and leisure             | revenue | H530        | HD-LL | SVC-LL         | 4630000  | 1.03
    BL23 | People and organisation           | revenue | K600        | HD-HR | SVC-HR         | 2380000  | 1.00
    BL24 | Digital and customer services     | revenue | K610        | HD-DG | SVC-DG; ACT-56 | 5870000  | 1.02
    BL25 | Finance and revenues              | revenue | K620        | HD-FN | SVC-FN         | 3720000  | 0.99
    BL26 | Children's assessment hub         | capital | X710        | HD-CS | PRJ-61         | 1850000  | 0.92
    BL27 | New council homes                 | capital | X720        | HD-LH | PRJ-21         | 9600000  | 0.90
    BL28 | Sixth-form centre                 | capital | X730        | HD-SI | PRJ-51         | 3400000  | 0.95
    BL29 | Riverside business park           | capital | X740        | HD-BS | PRJ-11         | 2750000  | 1.00
    BL30 | Recovery grants for firms         | revenue | C450        | HD-BS | ACT-11         | 6200000  | 1.00
    BL31 | Parking income                    | revenue | N325        | HD-HT | SVC-HT         | 1150000  | 0.62
""")
INCOME = {"BL31"}

SHARES = table("""
    Line | Goes to
    BL01 | WB5 100
    BL02 | WB5 100
    BL03 | WB5 85; WB6 15
    BL04 | WB5 60; WB1 20; WB2 20
    BL05 | WB6 80; WB5 20
    BL06 | WB6 100
    BL07 | WB6 90
    BL08 | WB2 100
    BL09 | WB6 100
    BL10 | WB4 100
    BL11 | WB4 90
    BL12 | WB4 60; WB1 20
    BL13 | WB4 100
    BL14 | WB4 40; WB3 30
    BL15 | WB1 100
    BL16 | WB1 70; WB2 20
    BL17 | WB1 75; WB5 25
    BL18 | WB2 60; WB6 25
    BL19 | WB2 100
    BL20 | WB2 70
    BL21 | WB2 100
    BL22 | WB6 60
    BL23 | WB3 100
    BL24 | WB3 60; WB5 10
    BL26 | WB6 100
    BL27 | WB2 100
    BL28 | WB5 100
    BL29 | WB1 100
    BL30 | WB1 100
""")
"""What part of each line's money goes to which objective, in per cent; the rest, and BL25 and BL31, to none."""

VIREMENTS = {"BL23": -150000, "BL24": 150000}
"""Moved between two lines in the second quarter, when many more people asked for help online."""
ONE_OFF = {"BL20": (0, 100000, 200000, 300000)}
"""Money from the housing reserve, used once and counted in the actual, by the end of each quarter."""
COMMITTED = {"BL27": (2400000, 1900000, 1300000, 940000)}
"""What the builder of the new homes is still owed for work that is ordered, at the end of each quarter."""

EARLIER_YEARS = {"2017-18": Decimal("0.93"), "2018-19": Decimal("0.95"), "2019-20": Decimal("0.98")}
PROFILE = (Decimal("0.24"), Decimal("0.49"), Decimal("0.74"), Decimal("1.00"))
SAVINGS = {
    "BL02": (180000, 95000),
    "BL06": (400000, 120000),
    "BL07": (650000, 560000),
    "BL10": (220000, 205000),
    "BL22": (150000, 40000),
    "BL24": (175000, 175000),
}
THOUSAND = Decimal(1000)


def budget_lines() -> list[Row]:
    """The rows of the sheet Budget lines."""
    return [
        {key: text for key, text in line.items() if key not in {"Funds", "Budget", "Spent"}} | _side(line)
        for line in BUDGETS
    ]


def _side(line: Row) -> Row:
    return {"Side": "income"} if line["Code"] in INCOME else {}


def money() -> list[Row]:
    """The rows of the sheet Money: four views a quarter of 2020-21, two of each year before, savings."""
    return [row for line in BUDGETS for row in _line(line, random.Random(f"{SEED}:{line['Code']}"))]


def _line(line: Row, source: random.Random) -> list[Row]:
    budget = Decimal(line["Budget"])
    rows = [
        row
        for year, share in EARLIER_YEARS.items()
        for row in _earlier(line["Code"], year, budget * share, source)
    ]
    for number, share in enumerate(PROFILE, start=1):
        rows += _quarter(line, f"2020-21-Q{number}", share, source)
    return rows + _savings(line["Code"])


def _earlier(code: str, year: str, budget: Decimal, source: random.Random) -> list[Row]:
    spent = budget * Decimal(str(round(source.uniform(0.975, 1.025), 3)))
    return [_amount(code, year, "original-budget", budget), _amount(code, year, "actual", spent)]


def _quarter(line: Row, key: str, share: Decimal, source: random.Random) -> list[Row]:
    code, budget = line["Code"], Decimal(line["Budget"])
    spent = Decimal(line["Spent"]) + Decimal(str(round(source.uniform(-0.008, 0.008), 3)))
    moved = Decimal(0 if key.endswith("Q1") else VIREMENTS.get(code, 0))
    return [
        _amount(code, key, "original-budget", budget),
        *([_amount(code, key, "revised-budget", budget + moved)] if moved else []),
        _amount(code, key, "profile", (budget + moved) * share),
        _amount(code, key, "actual", budget * share * spent, final=not key.endswith("Q4")),
        _amount(code, key, "forecast", budget * spent),
        *_by_quarter(ONE_OFF, "one-off", code, key),
        *_by_quarter(COMMITTED, "committed", code, key),
    ]


def _by_quarter(amounts: Mapping[str, Sequence[int]], view: str, code: str, key: str) -> list[Row]:
    amount = amounts.get(code, (0, 0, 0, 0))[int(key[-1]) - 1]
    return [_amount(code, key, view, Decimal(amount))] if amount else []


def _amount(code: str, key: str, view: str, pounds: Decimal, *, final: bool = True) -> Row:
    whole = str((pounds / THOUSAND).quantize(Decimal(1)) * 1000)
    return {
        "Budget line": code,
        "Period": key,
        "View": view,
        "Amount (£)": whole,
        "Status": "forecast" if view == "forecast" else "final" if final else "provisional",
    }


def _savings(code: str) -> list[Row]:
    if code not in SAVINGS:
        return []
    planned, achieved = SAVINGS[code]
    return [
        _amount(code, "2020-21", "savings-planned", Decimal(planned)),
        _amount(code, "2020-21-Q4", "savings-achieved", Decimal(achieved)),
    ]


RISKS = table("""
    Code  | Name (English)                                   | Owner | Controls                                           | Threatens                      | Current            | Target
    RK-01 | Pupils who missed school do not come back        | HD-EW | First-day calls; welfare visits                    | OUT-51 strong; OUT-54 moderate | 3x4; 4x4; 4x4; 3x4 | 2x3
    RK-02 | Not enough teachers of mathematics and science   | HD-SI | Shared posts between schools                       | OUT-52 moderate                | 3x3; 3x3; 3x3; 3x3 | 2x3
    RK-03 | Too few foster families                          | HD-CS | Recruitment campaign; better support               | OUT-62 strong                  | 3x4; 3x4; 4x4; 4x4 | 2x4
    RK-04 | Children's social workers leave                  | HD-CS | Retention payments; smaller caseloads              | OUT-62 strong; HS08            | 4x4; 4x4; 3x4; 3x4 | 2x4
    RK-05 | A care provider fails                            | HD-AS | Monthly checks; a list of others who could step in | OUT-63 strong                  | 3x5; 4x5; 4x5; 3x5 | 2x5
    RK-06 | Firms close after the grants end                 | HD-BS | Advice; phased support                             | OUT-12 strong; OUT-11          | 3x4; 4x4; 4x4; 4x4 | 3x3
    RK-07 | Planning posts stay empty                        | HD-PL | Market supplement; shared team                     | SVC-PL strong; OUT-12 weak     | 2x3; 3x3; 4x3; 4x3 | 2x2
    RK-08 | More people lose their home when protection ends | HD-HO | Early advice; more rooms                           | OUT-23 strong                  | 3x4; 3x4; 3x4; 4x4 | 2x4
    RK-09 | Safeguarding enquiries outgrow the team          | HD-SG | Cover from other teams                             | OUT-21 moderate                | 2x4; 3x4; 4x4; 3x4 | 2x4
    RK-10 | Spending grows faster than income                | CO-FI | Monthly look-ahead; reserves                       | WB3 strong                     | 3x4; 3x4; 3x4; 3x4 | 2x4
    RK-11 | A cyber attack stops main systems                | HD-DG | Tests; copies kept apart                           | OUT-31 strong; WB3 moderate    | 3x5; 3x5; 3x5; 3x5 | 2x5
    RK-12 | Flooding on the riverside                        | HD-HT | Clearing culverts; warnings                        | OUT-42 moderate; WB2 weak      | 3x4; 3x4; 4x4; 4x4 | 3x3
    RK-13 | Carbon falls more slowly than planned            | HD-ES | Yearly plan for each building                      | OUT-43 strong                  | 3x3; 3x3; 3x3; 3x3 | 2x3
    RK-14 | Loneliness grows while groups cannot meet        | HD-CA | Calls by volunteers                                | OUT-64 moderate; OUT-63 weak   | 4x3; 3x3; 3x3; 4x3 | 2x3
""")


def risks() -> list[Row]:
    """The rows of the sheet Risks."""
    kept = ("Code", "Name (English)", "Owner", "Controls")
    return [{heading: risk[heading] for heading in kept} for risk in RISKS]


def risk_scores() -> list[Row]:
    """Current scores of each quarter of 2020-21 and the score to be reached by its end."""
    return [score for risk in RISKS for score in _scores(risk)]


def _scores(risk: Row) -> list[Row]:
    current = [
        _score(risk["Code"], f"2020-21-Q{number}", "current", pair)
        for number, pair in enumerate(risk["Current"].split("; "), start=1)
    ]
    return [*current, _score(risk["Code"], "2020-21-Q4", "target", risk["Target"])]


def _score(code: str, key: str, view: str, pair: str) -> Row:
    likelihood, impact = pair.split("x")
    return {"Risk": code, "Period": key, "View": view, "Likelihood": likelihood, "Impact": impact}
