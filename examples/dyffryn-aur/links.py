"""The links of the thread: from the tables' own columns, and those written out here.

A cell such as ``OUT-51 strong; SVC-EW@WB5 moderate; OUT-53`` is three links: to OUT-51,
judged strong; to the service SVC-EW under the objective WB5, judged moderate; to OUT-53,
not judged. Who asserted a link, on what evidence and when it was last reviewed is drawn from
a source seeded by the link itself.
"""
# ruff: noqa: E501 (tables are read across)

import random
from collections.abc import Iterator
from itertools import chain

import economy
import education
import environment
import health
import resilience
import safety
from learning import INTERVENTIONS, RECOMMENDATIONS
from money import BUDGETS, RISKS, SHARES
from plans import EARLIER_OBJECTIVES, OBJECTIVES, SERVICE_OBJECTIVES, THEMES, VISION
from workbook import Row, table

SEED = 2021
PRIORITIES = (economy, safety, resilience, environment, education, health)
OUTCOMES: list[Row] = [row for priority in PRIORITIES for row in priority.OUTCOMES]
WORK: list[Row] = [row for priority in PRIORITIES for row in priority.WORK]
MEASURES: list[Row] = [row for priority in PRIORITIES for row in priority.MEASURES]

REVIEW_DAYS = ("2020-03-12", "2020-04-30", "2020-07-09", "2020-09-30", "2020-12-10", "2021-03-18")
EVIDENCE = {
    "indicates": "Measure definition record",
    "delivers": "Service plan 2020-21, part 2",
    "acts-towards": "Council Plan 2020-2023, list of steps",
    "is-outcome-for": "Council Plan 2020-2023, chapter on the objective",
    "furthers-goal": "Council Plan 2020-2023, well-being statement",
    "supports-theme": "Local well-being plan 2018-2023, table of contributions",
    "supports-equality-objective": "Strategic Equality Plan 2020-2024, annex",
    "threatens": "Corporate risk register, March 2021",
    "funds": "Budget book 2020-21",
}
CO_ORDINATORS = {"1": "PC-ECO", "2": "PC-SAF", "3": "PC-COU", "4": "PC-ENV", "5": "PC-EDU", "6": "PC-HEA"}
PREFIXES = {"EC": "PC-ECO", "SF": "PC-SAF", "MR": "PC-COU", "EN": "PC-ENV", "ED": "PC-EDU", "HS": "PC-HEA"}

SIDEWAYS = table("""
    From   | Type       | To     | Strength | Sign       | Lag (months) | Why                                                                     | Evidence                                            | Basis   | Asserted by | Reviewed on | Valid from | Valid to
    ED03   | influences | ED11   | strong   | reinforces | 6            | Pupils who miss much of school are likelier to be without a place at 16 | Study of three years of leavers, youth service 2019 | officer | GT-LD       | 2020-10-22  |            |
    ED11   | influences | OUT-61 | moderate | reinforces | 12           | Young people with nothing to do fall ill more often, above all in mind  | Counselling service review 2019                     | officer | GT-LD       | 2020-10-22  |            |
    ED11   | influences | OUT-11 | moderate | reinforces | 24           | Those who start late in work earn less for years                        | Skills partnership paper 2018                       | officer | PC-ECO      | 2019-11-12  |            |
    ED03   | influences | SF15   | weak     | reinforces | 6            | Pupils out of school come to the notice of the police more often        | Youth justice board figures 2017 to 2019            | officer | PC-SAF      | 2020-02-25  |            |
    ED05   | influences | ED03   | moderate | reinforces | 3            | A pupil who is excluded once stays away more                            |                                                     | officer | PC-EDU      | 2020-07-09  |            |
    HS10   | influences | ED03   | weak     | reinforces | 3            | Pupils who are heard early stay in school                               | Heads' survey 2019                                  | officer | PC-HEA      | 2019-11-12  |            |
    HS02   | influences | ED03   | moderate | reinforces | 3            | A move of home often means a move of school                             | Children's case files, sample of 40                 | officer | PC-HEA      | 2020-09-30  |            |
    HS02   | influences | OUT-53 |          | reinforces |              | Children who move lose the adults they trust                            |                                                     | editor  | GT-LD       |             |            |
    SF08   | influences | OUT-61 | moderate | reinforces | 12           | A year in one room harms a child's health                               | Housing and health paper, partnership 2019          | officer | PC-HEA      | 2020-02-25  |            |
    SF08   | influences | ED03   |          | reinforces | 3            | Rooms are often far from the child's school                             |                                                     | officer | PC-SAF      |             |            |
    SF07   | influences | HS12   | weak     | reinforces | 3            | People without a home cannot leave hospital                             |                                                     | officer | PC-SAF      | 2020-12-10  |            |
    EC02   | influences | SF17   | strong   | reinforces | 3            | Rent is the first bill to be missed                                     | Rent accounts 2018 to 2020                          | source  | PC-ECO      | 2020-12-10  |            |
    EC02   | influences | MR07   | moderate | reinforces | 6            | Households on benefits pay council tax later                            | Collection analysis 2020                            | source  | PC-COU      | 2020-12-10  |            |
    EC05   | influences | OUT-23 | weak     | reinforces | 18           | Late decisions mean late homes                                          |                                                     | officer | PC-SAF      | 2020-07-09  |            |
    EC08   | influences | EN12   | weak     | hinders    | 6            | More firms in council units use more energy                             |                                                     | officer | PC-ENV      | 2020-09-30  |            |
    EC09   | influences | EN07   | weak     | hinders    | 1            | Busy streets gather more litter                                         | Street survey 2019                                  | officer | PC-ENV      | 2019-06-20  |            |
    MR18   | influences | HS08   | moderate | hinders    | 3            | Fewer agency staff leave more posts empty until others are found        |                                                     | officer | PC-HEA      | 2020-09-30  |            |
    MR19   | influences | EN12   | moderate | reinforces | 3            | Offices that stand empty need less heat                                 | Energy bills 2020                                   | source  | PC-ENV      | 2021-03-18  |            |
    EN13   | influences | MR05   | weak     | reinforces |              | The energy bill is part of the savings plan                             | Medium Term Financial Strategy, annex               | source  | PC-COU      | 2020-12-10  |            |
    MR01   | influences | HS07   | moderate | reinforces | 1            | Visits are missed when workers are ill                                  | Children's team rota 2019                           | officer | PC-HEA      | 2020-07-09  |            |
    EN18   | influences | OUT-64 |          | reinforces |              | Buses take people without a car to others                               |                                                     | editor  | GT-LD       |             |            |
    EC20   | influences | MR10   | moderate | reinforces | 6            | People go online where the line is fast                                 |                                                     | officer | PC-COU      | 2020-02-25  |            |
    HS18   | influences | OUT-53 | weak     | reinforces |              | Leisure centres were used for pupils' games in 2018-19                  | Joint use agreement                                 | source  | PC-EDU      | 2019-06-20  | 2018-09-01 | 2020-09-01
    EN01   | influences | MR05   | weak     | hinders    |              | Richer recycling costs more to collect                                  | Waste contract review                               | officer | PC-ENV      | 2021-03-18  | 2020-10-01 | 2023-04-01
    SVC-PP | influences | OUT-61 |          | reinforces |              | Clean kitchens and smoke-free places keep children well                 |                                                     | officer | PC-HEA      |             |            |
""")

COMPONENTS = table("""
    From | Type            | To   | Strength | Why
    ED04 | is-component-of | ED03 | strong   | Sessions missed without permission are part of those missed
    EN05 | is-component-of | EN01 | moderate | Spoiled recycling is not counted as recycled
    EC06 | is-component-of | EC05 | moderate | Major applications are among all applications
""")

RISK_WORK = table("""
    From   | Type      | To    | Strength
    ACT-51 | mitigates | RK-01 | strong
    IV-01  | mitigates | RK-01 | moderate
    ACT-62 | mitigates | RK-03 | strong
    IV-10  | mitigates | RK-04 | moderate
    ACT-11 | mitigates | RK-06 | moderate
    IV-06  | mitigates | RK-07 | strong
    ACT-24 | mitigates | RK-08 | moderate
    IV-05  | mitigates | RK-09 | moderate
    ACT-33 | mitigates | RK-10 | strong
    ACT-45 | mitigates | RK-13 | weak
    ACT-66 | mitigates | RK-14 |
""")

PLAN_LINKS = table("""
    From  | Type          | To    | Strength
    SEP20 | supports-plan | CP20  | strong
    DS19  | supports-plan | CP20  | moderate
    HST18 | supports-plan | CP20  | moderate
    MTF20 | supports-plan | CP20  | strong
    CP20  | supports-plan | PSB18 | moderate
""")


def links() -> list[Row]:
    """Every row of the sheet Links, each pair of ends and type once."""
    spread = chain(_aims(), _work(), _measures(), _money_and_risk(), _answers())
    written = SIDEWAYS + COMPONENTS + RISK_WORK + PLAN_LINKS
    return [_judged(link) for link in _merged(chain(spread, written))]


def spelt(start: str, link_type: str, cell: str) -> Iterator[Row]:
    """The links that a cell such as ``OUT-51 strong; SVC-EW@WB5`` stands for."""
    for item in filter(None, cell.split("; ")):
        end, _, strength = item.partition(" ")
        code, _, objective = end.partition("@")
        yield _row(start, link_type, code, strength, objective)


def _row(start: str, link_type: str, end: str, strength: str = "", objective: str = "") -> Row:
    row = {"From": start, "Type": link_type, "To": end, "Strength": strength, "Under objective": objective}
    return {heading: text for heading, text in row.items() if text}


def _aims() -> Iterator[Row]:
    for row in [*VISION, *OBJECTIVES, *THEMES]:
        yield from spelt(row["Code"], "furthers-goal", row["Goals"])
    for row in EARLIER_OBJECTIVES:
        dates = {"Valid from": "2017-04-01", "Valid to": "2020-04-01", "Reviewed on": "2019-06-20"}
        yield from ({**link, **dates} for link in spelt(row["Code"], "furthers-goal", row["Goals"]))
    for row in OBJECTIVES:
        yield _row(row["Code"], "realises-vision", "VIS", "strong")
    for row in OUTCOMES:
        yield from spelt(row["Code"], "is-outcome-for", row["For"])
    for row in SERVICE_OBJECTIVES:
        yield from spelt(row["Code"], "supports-objective", row["For"])
    for row in [*OBJECTIVES, *OUTCOMES, *SERVICE_OBJECTIVES]:
        yield from spelt(row["Code"], "supports-theme", row.get("Themes", ""))
        yield from spelt(row["Code"], "supports-equality-objective", row.get("Equality", ""))


def _work() -> Iterator[Row]:
    for row in WORK:
        link_type = "is-milestone-of" if row["Kind"] == "milestone" else "acts-towards"
        yield from spelt(row["Code"], link_type, row["Towards"])
        for link in spelt("", "delivers", row.get("By", "")):
            yield {**link, "From": link["To"], "To": row["Code"]}


def _measures() -> Iterator[Row]:
    for row in MEASURES:
        yield from spelt(row["Code"], "indicates", row.get("Shows", ""))


def _money_and_risk() -> Iterator[Row]:
    for row in BUDGETS:
        yield from spelt(row["Code"], "funds", row["Funds"])
    for row in SHARES:
        for item in row["Goes to"].split("; "):
            objective, _, share = item.partition(" ")
            yield _row(row["Line"], "funds", objective) | {"Share (%)": share}
    for row in RISKS:
        yield from spelt(row["Code"], "threatens", row["Threatens"])


def _answers() -> Iterator[Row]:
    for row in INTERVENTIONS:
        yield from spelt(row["Code"], "corrects", row["Corrects"])
    for row in RECOMMENDATIONS:
        for link in spelt("", "responds-to", row.get("Answered by", "")):
            yield {**link, "From": link["To"], "To": row["Code"]}


def _merged(found: Iterator[Row]) -> list[Row]:
    """One row for each pair of ends and type; the objectives of doubles are joined, the first strength stands."""
    rows: dict[tuple[str, str, str], Row] = {}
    for link in found:
        key = (link["From"], link["Type"], link["To"])
        before = rows.get(key)
        rows[key] = link if before is None else {**link, **before} | _both_objectives(before, link)
    return list(rows.values())


def _both_objectives(before: Row, link: Row) -> Row:
    return {"Under objective": f"{before['Under objective']}; {link['Under objective']}"}


def _judged(link: Row) -> Row:
    """The link with its sign, basis, evidence, who asserted it and when, where it does not say so itself."""
    source = random.Random(f"{SEED}:{link['From']}:{link['Type']}:{link['To']}")
    drawn = {"Sign": "reinforces", "Basis": source.choice(("officer", "officer", "source"))}
    drawn["Asserted by"] = _co_ordinator(link)
    drawn |= {"Reviewed on": source.choice(REVIEW_DAYS)} if link.get("Strength") else {}
    if link["Type"] in EVIDENCE:
        drawn["Evidence"] = EVIDENCE[link["Type"]]
    return drawn | link


def _co_ordinator(link: Row) -> str:
    for code in (link["From"], link["To"], link.get("Under objective", "")):
        if code[:2] in PREFIXES:
            return PREFIXES[code[:2]]
        numbered = [mark for mark in code.replace("-", "")[2:] if mark.isdigit()]
        if code.startswith(("WB", "OUT-", "ACT-", "PRJ-", "MS-")) and numbered[0] in CO_ORDINATORS:
            return CO_ORDINATORS[numbered[0]]
    return "GT-LD"
