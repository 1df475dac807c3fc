"""The council, its plans, and what they want: vision, objectives of every kind, themes.

Columns that the blank workbook does not have (``Goals``, ``Themes``, ``Equality``, ``For``)
become links; `links` says how they are written. Welsh stands only where a public glossary
has exactly these words.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import Row, table

COUNCIL = table("""
    Code        | Name (English)                     | Name (Welsh) | Base address                     | Made up | Default scheme | Weak | Moderate | Strong | Risk grid | Source                   | Standing | Note
    DYFFRYN-AUR | Dyffryn Aur County Borough Council | Dyffryn Aur  | https://data.dyffryn-aur.example | yes     | STANDARD       | 0.2  | 0.5      | 0.8    | 5         | Made up for illustration | other    | There is no such council. Every plan, post, figure and finding here is made up.
""")

SCHEMES = table("""
    Scheme   | Rating | Order | Word (English) | Word (Welsh) | Colour  | Symbol | Basis     | From
    STANDARD | green  | 1     | Green          | Gwyrdd       | #00703c | ●      | tolerance | 0
    STANDARD | amber  | 2     | Amber          | Ambr         | #b35900 | ▲      | tolerance | -1
    STANDARD | red    | 3     | Red            | Coch         | #d4351c | ■      | tolerance |
    PERCENT5 | green  | 1     | Green          | Gwyrdd       | #00703c | ●      | percent   | 0
    PERCENT5 | amber  | 2     | Amber          | Ambr         | #b35900 | ▲      | percent   | -5
    PERCENT5 | red    | 3     | Red            | Coch         | #d4351c | ■      | percent   |
""")

CORPORATE_PLANS = table("""
    Code  | Name (English)                           | Name (Welsh)                                 | Kind        | Valid from | Valid to   | Approved by | Approved on | Replaces | Owner | Long-term ambition                                                                             | Ambition measured by
    CP17  | Council Plan 2017-2020                   | Cynllun y Cyngor 2017-2020                   | council     | 2017-04-01 | 2020-04-01 | FULL        | 2017-03-08  |          | CO-CE | By 2030 nobody's chances in life depend on the street they grow up in.                         |
    CP20  | Council Plan 2020-2023                   | Cynllun y Cyngor 2020-2023                   | council     | 2020-04-01 | 2023-04-01 | FULL        | 2020-03-04  | CP17     | CO-CE | By 2035 a place where people of every age live well, learn and find good work.                 |
    PSB18 | Local well-being plan 2018-2023          | Cynllun llesiant lleol 2018-2023             | partnership | 2018-05-01 | 2023-05-01 | PSB         | 2018-04-25  |          | CO-CE | In a generation the partners' services meet people once, early and together.                   |
    SEP20 | Strategic Equality Plan 2020-2024        | Cynllun Cydraddoldeb Strategol 2020-2024     | equality    | 2020-04-01 | 2024-04-01 | FULL        | 2020-03-04  |          | CO-CS | Nobody is worse served by the council because of who they are.                                 |
    DS19  | Digital Strategy 2019-2024               |                                              | strategy    | 2019-06-01 | 2024-06-01 | EXB         | 2019-05-14  |          | HD-DG | By 2030 nine in ten contacts are finished online at the first attempt, and nobody is left out. | MR10
    HST18 | Housing Strategy 2018-2023               |                                              | strategy    | 2018-04-01 | 2023-04-01 | EXB         | 2018-03-13  |          | CO-HC |                                                                                                |
    MTF20 | Medium Term Financial Strategy 2020-2024 | Strategaeth Ariannol Tymor Canolig 2020-2024 | financial   | 2020-04-01 | 2024-04-01 | FULL        | 2020-03-04  |          | CO-FI | Reserves stay above five per cent of the revenue budget in every year.                         |
""")

VISION = table("""
    Code | Name (English)                                                  | Kind   | Plan | Owner | Goals
    VIS  | A county borough where people of every age live well and get on | vision | CP20 | CO-CE | GOAL-1; GOAL-3; GOAL-7
""")

OBJECTIVES = table("""
    Code | Name (English)                          | Name (Welsh)                  | Kind       | Plan | Owner | Replaces | Order | Goals                                           | Themes                     | Equality
    WB1  | Developing the economy                  | Datblygu'r economi            | well-being | CP20 | CO-EC | WO1; WO2 | 1     | GOAL-1 strong; GOAL-4 moderate; GOAL-7          | PT3 strong                 | EQ3 moderate
    WB2  | Ensuring everyone is safe               | Sicrhau bod pawb yn ddiogel   | well-being | CP20 | CO-HC | WO3      | 2     | GOAL-5 strong; GOAL-3 moderate                  | PT1 strong                 | EQ4 moderate
    WB3  | Ensuring a modern and resilient council | Sicrhau Cyngor modern a chryf | well-being | CP20 | CO-CS | WO8      | 3     | GOAL-7 moderate; GOAL-6                         | PT1                        | EQ1 strong
    WB4  | Improving the environment               | Gwella'r amgylchedd           | well-being | CP20 | CO-EN | WO4; WO5 | 4     | GOAL-2 strong; GOAL-7 strong                    | PT4 strong                 |
    WB5  | Improving secondary education           | Gwella addysg uwchradd        | well-being | CP20 | CO-ED | WO6      | 5     | GOAL-1 strong; GOAL-6 moderate; GOAL-4 moderate | PT2 moderate; PT3 moderate | EQ2 strong
    WB6  | Promoting good health and well-being    | Hybu iechyd a lles            | well-being | CP20 | CO-SC | WO6; WO7 | 6     | GOAL-3 strong; GOAL-4 moderate                  | PT2 strong                 | EQ4 weak
""")

EARLIER_OBJECTIVES = table("""
    Code | Name (English)                           | Kind       | Plan | Owner | Order | Goals
    WO1  | Helping businesses to start and grow     | well-being | CP17 | CO-EC | 1     | GOAL-1
    WO2  | Bringing life back to our town centres   | well-being | CP17 | CO-EC | 2     | GOAL-1
    WO3  | Keeping people safe at home and outdoors | well-being | CP17 | CO-HC | 3     | GOAL-5
    WO4  | Wasting less                             | well-being | CP17 | CO-EN | 4     | GOAL-2
    WO5  | Looking after streets and green places   | well-being | CP17 | CO-EN | 5     | GOAL-2
    WO6  | Giving every child a good start          | well-being | CP17 | CO-ED | 6     | GOAL-3
    WO7  | Helping older people to stay independent | well-being | CP17 | CO-SC | 7     | GOAL-3
    WO8  | Running the council well                 | well-being | CP17 | CO-CS | 8     | GOAL-7
""")

THEMES = table("""
    Code | Name (English)                           | Kind  | Plan  | Order | Goals
    PT1  | Communities that look out for each other | theme | PSB18 | 1     | GOAL-5 strong
    PT2  | The best start in life                   | theme | PSB18 | 2     | GOAL-3 strong
    PT3  | Good work and the skills for it          | theme | PSB18 | 3     | GOAL-1 strong
    PT4  | Green places and clean air               | theme | PSB18 | 4     | GOAL-2 moderate
    PT5  | Ageing well                              | theme | PSB18 | 5     | GOAL-3 moderate
    PT6  | Culture, sport and language for all      | theme | PSB18 | 6     | GOAL-6 strong
""")

EQUALITY_OBJECTIVES = table("""
    Code | Name (English)                                             | Kind               | Plan  | Owner | Order
    EQ1  | Our workforce reflects the people we serve                 | equality-objective | SEP20 | HD-HR | 1
    EQ2  | Gaps in attainment between groups of pupils get smaller    | equality-objective | SEP20 | CO-ED | 2
    EQ3  | Pay gaps and barriers to work get smaller                  | equality-objective | SEP20 | CO-EC | 3
    EQ4  | People are free from hate and abuse                        | equality-objective | SEP20 | CO-HC | 4
    EQ5  | Everyone can take part in decisions that touch their lives | equality-objective | SEP20 | CO-CS | 5
""")

SERVICE_OBJECTIVES = table("""
    Code  | Name (English)                                           | For                  | Themes                 | Equality
    SO-SI | Schools that need support get it early                   | WB5 strong           |                        | EQ2 moderate
    SO-IN | Plans for additional learning needs are made on time     | WB5 moderate         | PT2                    | EQ2 strong
    SO-EW | Every absence is followed up on the day                  | WB5 strong           |                        |
    SO-YS | Young people have somewhere to go and someone to turn to | WB5; WB6             | PT2 moderate           |
    SO-EY | Families are helped before troubles grow                 | WB6 moderate         | PT2 strong             |
    SO-CS | Children in need get the right help at the right time    | WB6 strong           | PT2 strong             |
    SO-AS | Adults get help that keeps them independent              | WB6 strong           |                        |
    SO-SG | Concerns about adults at risk are acted on quickly       | WB2 strong           | PT1 moderate           | EQ4 moderate
    SO-WR | Households throw less away and recycle more              | WB4 strong           | PT4 strong             |
    SO-ST | Streets and parks are clean all year round               | WB4 moderate         | PT4 moderate           |
    SO-HT | Roads and pavements are safe to use                      | WB4 weak             |                        |
    SO-BS | More firms start here and stay                           | WB1 strong           | PT3 strong             |
    SO-PL | Planning decisions are sound and on time                 | WB1 moderate         |                        |
    SO-SK | People furthest from work get nearer to it               | WB1 strong; WB5      | PT3 strong             | EQ3 strong
    SO-PP | Food, goods and workplaces are safe                      | WB2 strong           | PT1                    |
    SO-HO | Nobody needs to become homeless                          | WB2 strong           | PT1 strong             |
    SO-LH | Council homes are warm, safe and well kept               | WB2 moderate         | PT1                    |
    SO-CY | People feel safe where they live                         | WB2 strong           | PT1 strong             | EQ4 strong
    SO-LL | More people are active and reading                       | WB6 moderate         | PT6 strong             |
    SO-HR | Staff are well, skilled and reflect the county borough   | WB3 strong           |                        | EQ1 strong
    SO-DG | Services online are easy enough to be chosen             | WB3 strong           |                        |
    SO-FN | Money is collected, paid and spent as planned            | WB3 strong           |                        |
""")

NO_SERVICE_PLAN = {"SVC-CA", "SVC-CB", "SVC-ES"}
STEPS = ("self-assessment", "building", "measures-of-success", "completion-and-sign-off")
DONE_ON = ("2020-01-31", "2020-02-28", "2020-03-13", "2020-04-30")
STEPS_DONE = {"SVC-PP": 2, "SVC-IN": 3, "SVC-HT": 3, "SVC-LH": 1}


def service_plans(services: list[Row]) -> list[Row]:
    """A plan for 2020-21 of each service that made one."""
    return [_service_plan(service) for service in services if service["Code"] not in NO_SERVICE_PLAN]


def _service_plan(service: Row) -> Row:
    return {
        "Code": plan_of(service["Code"]),
        "Name (English)": f"{service['Name (English)']}: service plan 2020-21",
        "Kind": "service",
        "Valid from": "2020-04-01",
        "Valid to": "2021-04-01",
        "Approved by": service["Department"],
        "Service": service["Code"],
        "Owner": service["Head"],
    }


def plan_of(service: str) -> str:
    """The code of a service's plan, such as SP-EW of SVC-EW."""
    return service.replace("SVC-", "SP-")


def plan_steps(services: list[Row]) -> list[Row]:
    """The four steps of each service plan; four services have not taken all of them."""
    return [
        step
        for service in services
        if service["Code"] not in NO_SERVICE_PLAN
        for step in _steps_of(service, STEPS_DONE.get(service["Code"], len(STEPS)))
    ]


def _steps_of(service: Row, done: int) -> list[Row]:
    states = ["done"] * done + ["in-progress"] + ["not-started"] * len(STEPS)
    return [
        {"Plan": plan_of(service["Code"]), "Step": step, "State": state}
        | ({"Done on": day, "Done by": service["Head"]} if state == "done" else {})
        for step, state, day in zip(STEPS, states, DONE_ON, strict=False)
    ]


def service_objectives() -> list[Row]:
    """The service objectives with their kind and the plan and head they belong to."""
    return [
        {
            **row,
            "Kind": "service",
            "Plan": row["Code"].replace("SO-", "SP-"),
            "Owner": row["Code"].replace("SO-", "HD-"),
        }
        for row in SERVICE_OBJECTIVES
    ]
