"""The sheets of links between things of the thread, and of links that somebody contests."""

from ingest.sheets.columns import (
    ABOUT_SOURCE,
    ANY,
    VALID_FROM,
    VALID_TO,
    choice,
    day,
    number,
    ref,
    whole,
    words,
)
from ingest.sheets.model import Sheet
from ontology import GT

LINKS: tuple[Sheet, ...] = (
    Sheet(
        "Links",
        "How things bear on one another, always from the working end towards the ends.",
        "link",
        (
            ref("From", GT.linkFrom, ANY, required=True, key=True),
            choice("Type", GT.linkType, "link-type", required=True, key=True),
            ref("To", GT.linkTo, ANY, required=True, key=True),
            choice("Strength", GT.strength, "strength"),
            choice("Sign", GT.sign, "sign"),
            whole("Lag (months)", GT.lag),
            ref("Under objective", GT.underObjective, "Aims", many=True),
            words("Why", GT.rationale, welsh="Rhesymeg"),
            words("Evidence", GT.evidence, welsh="Tystiolaeth"),
            choice("Basis", GT.basis, "basis"),
            ref("Asserted by", GT.assertedBy, "Posts"),
            day("Reviewed on", GT.reviewedOn),
            VALID_FROM,
            VALID_TO,
            number(
                "Share (%)", GT.share, note="How much of the money of a budget line or service goes there"
            ),
            *ABOUT_SOURCE,
        ),
        {"From": "ED03", "Type": "Indicates", "To": "OUT-1", "Strength": "Strong"},
        welsh="Cysylltiadau",
    ),
    Sheet(
        "Contested links",
        "Links that somebody doubts, and what came of it.",
        "contested-link",
        (
            ref("From", GT.linkFrom, ANY, required=True, key=True),
            choice("Type", GT.linkType, "link-type", required=True, key=True),
            ref("To", GT.linkTo, ANY, required=True, key=True),
            ref("Contested by", GT.contestedBy, "Posts", required=True, key=True),
            day("Contested on", GT.contestedOn, required=True),
            words("Why", GT.rationale, welsh="Rhesymeg", required=True),
            day("Settled on", GT.settledOn),
            words("Settlement", GT.settlement),
            *ABOUT_SOURCE,
        ),
        {
            "From": "ED03",
            "Type": "Indicates",
            "To": "OUT-1",
            "Contested by": "CO-ED",
            "Contested on": "2020-11-20",
            "Why": "It counts half-days, not pupils",
        },
    ),
)
