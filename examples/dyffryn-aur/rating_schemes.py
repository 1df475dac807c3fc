"""The rules of five councils as data, with measures that fall in every one of their ratings.

The rules are as the five published them; the council that uses them all at once, its measures and
their figures are made up. What you would get wrong: blue is the best of Swansea's four colours and
means "on target" in the East Riding, so a rating's word is never known without its scheme.
"""
# ruff: noqa: E501 (tables are read across)

from workbook import Row, Sheets, table

PERIOD, YEAR_BEFORE = "2020-21-Q2", "2019-20-Q2"

SCHEMES = table("""
    Scheme      | Rating   | Order | Word (English)     | Colour  | Symbol | Basis     | Compared with (threshold) | From | To  | Own basis | Beyond | Condition               | Source
    HAVERING    | green    | 1     | Green              | #00703c | ●      | percent   |                           | -10  |     |           |        |                         | Havering, 2013-15: on or within 10% of the target
    HAVERING    | amber    | 2     | Amber              | #b35900 | ▲      | percent   |                           |      | -10 |           |        | no-worse-than-last-year | Havering, 2013-15: more than 10% off, improved or held on the same quarter last year
    HAVERING    | red      | 3     | Red                | #d4351c | ■      | percent   |                           |      | -10 |           |        | worse-than-last-year    | Havering, 2013-15: more than 10% off, and not
    SWANSEA     | blue     | 1     | Blue               | #1d70b8 | ★      | explicit  | aim                       |      |     |           |        |                         | Swansea, 2012/13: the Target to Aim For is met
    SWANSEA     | green    | 2     | Green              | #00703c | ●      | explicit  | acceptable                |      |     |           |        |                         | Swansea, 2012/13: the Acceptable Level of Performance is met
    SWANSEA     | amber    | 3     | Amber              | #b35900 | ▲      | explicit  | acceptable                | -5   | 0   | percent   |        |                         | Swansea, 2012/13: within 5% of the Acceptable Level
    SWANSEA     | red      | 4     | Red                | #d4351c | ■      | explicit  |                           |      |     |           |        |                         | Swansea, 2012/13: the Acceptable Level is missed
    BRIGHTON    | green    | 1     | Green              | #00703c | ●      | explicit  | green                     |      |     |           |        |                         | Brighton & Hove: a green value for each indicator
    BRIGHTON    | amber    | 2     | Amber              | #b35900 | ▲      | explicit  | amber                     |      |     |           |        |                         | Brighton & Hove: an amber value for each indicator
    BRIGHTON    | red      | 3     | Red                | #d4351c | ■      | explicit  |                           |      |     |           |        |                         | Brighton & Hove
    BRIGHTON    | grey     | 4     | Grey               | #505a5f | ○      | explicit  |                           |      |     |           |        | without-target          | Brighton & Hove: trend only, without values
    EAST-RIDING | star     | 1     | Better than target | #00703c | ★      | tolerance |                           | 1    |     |           | yes    |                         | East Riding: a green star
    EAST-RIDING | circle   | 2     | On target          | #1d70b8 | ●      | tolerance |                           | -1   |     |           |        |                         | East Riding: a blue circle
    EAST-RIDING | triangle | 3     | Worse than target  | #d4351c | ▲      | tolerance |                           |      |     |           |        |                         | East Riding: a red triangle
    KENT        | green    | 1     | Green              | #00703c | ●      | explicit  | target                    |      |     |           |        |                         | Kent: at or above the target
    KENT        | amber    | 2     | Amber              | #b35900 | ▲      | explicit  | floor                     |      |     |           |        |                         | Kent: below it within the agreed tolerance
    KENT        | red      | 3     | Red                | #d4351c | ■      | explicit  |                           |      |     |           |        |                         | Kent: below that
    KENT        | activity | 4     | Activity           | #505a5f | ○      | explicit  |                           |      |     |           |        | without-target          | Kent: an activity indicator is shown without a rating
""")

CASES = table("""
    Code | Scheme      | Name (English)                                             | Before | Value | Reported rating | Targets
    HAV1 | HAVERING    | On the bound of 10% off, worse than last year              | 85     | 81    | Green           | target 90
    HAV2 | HAVERING    | More than 10% off, held on last year                       | 80     | 80    | Amber           | target 90
    HAV3 | HAVERING    | More than 10% off, worse than last year                    | 81     | 80    | Red             | target 90
    HAV4 | HAVERING    | More than 10% off, nothing to compare with                 |        | 80    |                 | target 90
    SWA1 | SWANSEA     | On the Target to Aim For                                   |        | 98    | Blue            | aim 98; acceptable 97
    SWA2 | SWANSEA     | On the Acceptable Level                                    |        | 97    | Green           | aim 98; acceptable 97
    SWA3 | SWANSEA     | Within 5% of the Acceptable Level, and printed as red      |        | 95.4  | Red             | aim 98; acceptable 97
    SWA4 | SWANSEA     | More than 5% below the Acceptable Level                    |        | 92.1  | Red             | aim 98; acceptable 97
    BRI1 | BRIGHTON    | On its green value                                         |        | 75    | Green           | green 75; amber 70
    BRI2 | BRIGHTON    | On its amber value                                         |        | 70    | Amber           | green 75; amber 70
    BRI3 | BRIGHTON    | Below its amber value                                      |        | 69.9  | Red             | green 75; amber 70
    BRI4 | BRIGHTON    | Trend only                                                 | 48     | 50    | Grey            |
    EAR1 | EAST-RIDING | Better than the target by more than the tolerance          |        | 62.1  | Better than target | target 60 ±2
    EAR2 | EAST-RIDING | Better than the target by the tolerance                    |        | 62    | On target       | target 60 ±2
    EAR3 | EAST-RIDING | Worse than the target by the tolerance                     |        | 58    | On target       | target 60 ±2
    EAR4 | EAST-RIDING | Worse than the target by more than the tolerance           |        | 57.9  | Worse than target | target 60 ±2
    KEN1 | KENT        | On the target                                              |        | 90    | Green           | target 90; floor 85
    KEN2 | KENT        | Below the target by the agreed tolerance                   |        | 85    | Amber           | target 90; floor 85
    KEN3 | KENT        | Below the target by more than that                         |        | 84.9  | Red             | target 90; floor 85
    KEN4 | KENT        | Activity                                                   |        | 61    | Activity        |
""")

SAID = {
    "SWA3": "Printed red as in the published key, though within 5% of the Acceptable Level. A colour that the rule does not give needs a reason, and this is where it is kept.",
}

AIMS = table("""
    Code       | Name (English)                     | Kind       | Plan  | Owner  | Scheme
    AS-HAV     | Judged as Havering judged          | well-being | RULES | PERF   | HAVERING
    AS-SWA     | Judged as Swansea judged           | well-being | RULES | PERF   | SWANSEA
    AS-BRI     | Judged as Brighton & Hove judges   | well-being | RULES | PERF   | BRIGHTON
    AS-EAR     | Judged as the East Riding judges   | well-being | RULES | PERF   | EAST-RIDING
    AS-KEN     | Judged as Kent judges              | well-being | RULES | PERF   | KENT
""")

MEASURE = {
    "Kind": "outcome",
    "Scope": "performance",
    "Unit": "percent",
    "Decimals": "1",
    "Statistic": "ratio",
    "Accumulation": "flow",
    "Frequency": "quarterly",
    "Calendar": "financial",
    "Polarity": "higher-is-better",
    "Owner": "PERF",
}


def rating_schemes() -> Sheets:
    """The whole made-up council."""
    return {
        "Council": table("""
            Code           | Name (English)       | Base address                        | Made up
            RATING-SCHEMES | Five Rules of Rating | https://data.rating-schemes.example | yes
        """),
        "Plans": table("""
            Code  | Name (English)                   | Kind    | Valid from | Valid to   | Owner
            RULES | How five councils rate a measure | council | 2019-04-01 | 2022-04-01 | PERF
        """),
        "Aims": [{key: text for key, text in row.items() if key != "Scheme"} for row in AIMS],
        "Bodies": table("""
            Code | Name (English)  | Kind      | Frequency
            EXB  | Executive Board | executive | quarterly
        """),
        "Oversight": [
            {"Body": "EXB", "Oversees": row["Code"], "From": "2019-04-01", "Basis": "officer"} for row in AIMS
        ],
        "Posts": table("""
            Code | Name (English)
            PERF | Performance officer
        """),
        "Measures": [_measure(row) for row in CASES],
        "Figures": [figure for row in CASES for figure in _figures(row)],
        "Targets": [target for row in CASES for target in _targets(row)],
        "Rating schemes": SCHEMES,
        "Links": [_link(row) for row in CASES],
    }


def _measure(case: Row) -> Row:
    return {**{key: case[key] for key in ("Code", "Name (English)", "Scheme")}, **MEASURE}


def _figures(case: Row) -> list[Row]:
    now = {"Measure": case["Code"], "Period": PERIOD, "Value": case["Value"], "Status": "final"}
    if "Reported rating" in case:
        now["Reported rating"] = case["Reported rating"]
    if case["Code"] in SAID:
        now["Commentary (English)"] = SAID[case["Code"]]
    before = {
        "Measure": case["Code"],
        "Period": YEAR_BEFORE,
        "Value": case.get("Before", ""),
        "Status": "final",
    }
    return [before, now] if "Before" in case else [now]


def _targets(case: Row) -> list[Row]:
    return [_target(case["Code"], *said.split()) for said in case.get("Targets", "").split("; ") if said]


def _target(measure: str, threshold: str, value: str, tolerance: str = "") -> Row:
    row = {"Measure": measure, "Period": PERIOD, "Intent": "improve", "Value": value}
    if threshold != "target":
        row["Threshold"] = threshold
    return {**row, "Tolerance": tolerance.removeprefix("±")} if tolerance else row


def _link(case: Row) -> Row:
    (aim,) = (row["Code"] for row in AIMS if row["Scheme"] == case["Scheme"])
    judged = {"Strength": "strong", "Sign": "reinforces", "Basis": "officer", "Asserted by": "PERF"}
    return {"From": case["Code"], "Type": "indicates", "To": aim, **judged, "Reviewed on": "2020-10-01"}
