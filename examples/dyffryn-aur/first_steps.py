"""The tiny council First Steps: one plan, two boards, three measures, and one dip.

Everything is made up. School attendance (ED1) falls in 2020-21-Q2 against the same quarter
a year before; it influences how many young people are in no work or learning (ED2), which
indicates the other board's objective. The family service is shared by both objectives.
"""

from datetime import date
from decimal import Decimal

from workbook import Row, rows

REVIEWED = date(2020, 9, 30)

STRUCTURE: dict[str, list[Row]] = {
    "Council": rows(
        "Code|Name (English)|Base address|Made up|Default scheme|Weak|Moderate|Strong|Risk grid",
        (
            "FIRST-STEPS", "First Steps Council", "https://data.first-steps.example", "yes", "STANDARD",
            Decimal("0.2"), Decimal("0.5"), Decimal("0.8"), 5,
        ),
    ),
    "Plans": rows(
        "Code|Name (English)|Kind|Valid from|Valid to|Owner",
        ("CP", "Council Plan 2020-2023", "council", date(2020, 4, 1), date(2023, 4, 1), "CO-ED"),
    ),
    "Aims": rows(
        "Code|Name (English)|Kind|Plan|Owner|Order",
        ("VIS", "A place where everyone gets a good start", "vision", "CP", "CO-ED", None),
        ("WB1", "Every pupil does well at school", "well-being", "CP", "CO-ED", 1),
        ("WB2", "Children are healthy and well", "well-being", "CP", "CO-HE", 2),
    ),
    "Services": rows(
        "Code|Name (English)|Head",
        ("SVC-FS", "Family support", "CO-HE"),
    ),
    "Bodies": rows(
        "Code|Name (English)|Kind|Frequency",
        ("PB-ED", "Education Priority Board", "priority-board", "quarterly"),
        ("PB-HE", "Health Priority Board", "priority-board", "quarterly"),
    ),
    "Oversight": rows(
        "Body|Oversees|From|Basis",
        ("PB-ED", "WB1", date(2020, 4, 1), "officer"),
        ("PB-HE", "WB2", date(2020, 4, 1), "officer"),
    ),
    "Posts": rows(
        "Code|Name (English)",
        ("CO-ED", "Chief Officer Education"),
        ("CO-HE", "Chief Officer Health"),
    ),
    "Measures": rows(
        "Code|Name (English)|Kind|Scope|Unit|Decimals|Statistic|Accumulation|Frequency|Calendar|Seasonal|"
        "Polarity|Dead band|Available after (days)|Owner",
        (
            "ED1", "School attendance", "outcome", "performance", "percent", 1, "ratio", "flow",
            "quarterly", "financial", "yes", "higher-is-better", Decimal("0.5"), 20, "CO-ED",
        ),
        (
            "ED2", "Young people not in education, employment or training", "outcome", "population",
            "percent", 1, "ratio", "point-in-time",
            "quarterly", "financial", "no", "lower-is-better", Decimal("0.3"), 20, "CO-ED",
        ),
        (
            "FS1", "Families helped early", "output", "performance", "number", 0, "count", "flow",
            "quarterly", "financial", "no", "higher-is-better", Decimal(10), 20, "CO-HE",
        ),
    ),
    "Figures": rows(
        "Measure|Period|Value|Status",
        ("ED1", "2019-20-Q2", Decimal("94.1"), "final"),
        ("ED1", "2020-21-Q1", Decimal("93.6"), "final"),
        ("ED1", "2020-21-Q2", Decimal("91.2"), "final"),
        ("ED2", "2019-20-Q2", Decimal("3.1"), "final"),
        ("ED2", "2020-21-Q1", Decimal("3.2"), "final"),
        ("ED2", "2020-21-Q2", Decimal("3.4"), "provisional"),
        ("FS1", "2020-21-Q1", Decimal(118), "final"),
        ("FS1", "2020-21-Q2", Decimal(124), "final"),
    ),
    "Targets": rows(
        "Measure|Period|Intent|Value|Tolerance|Reason",
        ("ED1", "2020-21-Q2", "sustain", Decimal("94.0"), Decimal("1.0"), "Hold what was reached"),
        ("ED2", "2020-21-Q2", "sustain", Decimal("3.2"), Decimal("0.3"), None),
        ("FS1", "2020-21-Q2", "improve", Decimal(120), Decimal(10), "Reach more families"),
    ),
    "Rating schemes": rows(
        "Scheme|Rating|Order|Word (English)|Word (Welsh)|Colour|Symbol|Basis|From",
        ("STANDARD", "green", 1, "Green", "Gwyrdd", "#00703c", "●", "tolerance", Decimal(0)),
        ("STANDARD", "amber", 2, "Amber", "Ambr", "#b35900", "▲", "tolerance", Decimal(-1)),
        ("STANDARD", "red", 3, "Red", "Coch", "#d4351c", "■", "tolerance", None),
    ),
    "Links": rows(
        "From|Type|To|Strength|Sign|Lag (months)|Under objective|Why|Basis|Asserted by|Reviewed on",
        ("WB1", "realises-vision", "VIS", None, "reinforces", None, None, None, "officer", None, None),
        ("WB2", "realises-vision", "VIS", None, "reinforces", None, None, None, "officer", None, None),
        ("WB1", "furthers-goal", "GOAL-1", None, "reinforces", None, None, None, "officer", None, None),
        ("WB2", "furthers-goal", "GOAL-3", None, "reinforces", None, None, None, "officer", None, None),
        ("ED1", "indicates", "WB1", "strong", "reinforces", None, None, None, "officer", "CO-ED", REVIEWED),
        (
            "ED1", "influences", "ED2", "moderate", "reinforces", 6, None,
            "Pupils who miss school leave it with fewer choices", "officer", "CO-ED", REVIEWED,
        ),
        ("ED2", "indicates", "WB2", "moderate", "reinforces", None, None, None, "officer", "CO-HE", REVIEWED),
        ("FS1", "indicates", "SVC-FS", "strong", "reinforces", None, "WB2", None, "officer", "CO-HE", REVIEWED),
        (
            "SVC-FS", "contributes-to", "WB1", None, "reinforces", None, "WB1",
            "Families who are helped early send their children to school", "officer", "CO-ED", REVIEWED,
        ),
        (
            "SVC-FS", "contributes-to", "WB2", "strong", "reinforces", None, "WB2",
            None, "officer", "CO-HE", REVIEWED,
        ),
    ),
}
