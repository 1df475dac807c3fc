"""The sheets of what residents say and of what the council, or a panel, concludes about the council."""

from ingest.sheets.columns import (
    ABOUT_SOURCE,
    ANY,
    CODE,
    NAME,
    OWNER,
    choice,
    day,
    evidence,
    named,
    period,
    ref,
    whole,
    words,
)
from ingest.sheets.model import Sheet
from ontology import GT, RDFS

ASSESSMENT: tuple[Sheet, ...] = (
    Sheet(
        "Voices",
        "What users, staff and the public said, and how it was heard. Never who said it.",
        "voice",
        (
            CODE,
            *named("Text", RDFS.label, required=True),
            choice("Whose", GT.voiceOf, "voice-of", required=True),
            choice("How", GT.heardBy, "heard-by"),
            day("Heard on", GT.heardOn, required=True),
            whole("How many", GT.heardFrom, note="How many people it was heard from"),
            ref("Concerns", GT.concerns, ANY, many=True, welsh="Yn ymwneud â"),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "VO1",
            "Text (English)": "Six in ten families knew whom to ring",
            "Whose": "Service users",
            "How": "Survey",
            "Heard on": "2020-10-30",
        },
    ),
    Sheet(
        "Self-assessment",
        "What the council or a service concludes about itself, each with what shows it.",
        "self-assessment",
        (
            CODE,
            *named("Text", RDFS.label, required=True),
            ref("Of", GT.assesses, "Services", "Bodies", "Council", required=True),
            period("Period", welsh="Cyfnod", required=True),
            choice("Requirement", GT.performanceRequirement, "performance-requirement"),
            evidence("Evidence", GT.basedOn, welsh="Tystiolaeth"),
            ref("Concerns", GT.concerns, ANY, many=True, welsh="Yn ymwneud â"),
            OWNER,
            day("Judged on", GT.judgedOn),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "SA1",
            "Text (English)": "Absence is followed up sooner than a year ago",
            "Of": "SVC-ED",
            "Period": "2020-21",
            "Evidence": "ED03@2020-21-Q2; VO1",
        },
    ),
    Sheet(
        "Panel assessments",
        "What panels from outside concluded about the council, and when it responded.",
        "panel-assessment",
        (
            CODE,
            *NAME,
            ref("Of", GT.assesses, "Council", required=True),
            period("Period", welsh="Cyfnod", required=True),
            ref("Panel", GT.judgedBy, "Bodies", required=True),
            day("Reported on", GT.judgedOn, required=True),
            words("Conclusion", GT.conclusion),
            day("Responded on", GT.respondedOn),
            *ABOUT_SOURCE,
        ),
        {
            "Code": "PA1",
            "Name (English)": "Panel of 2022",
            "Of": "COUNCIL",
            "Period": "2021-22",
            "Panel": "PANEL",
            "Reported on": "2022-03-09",
        },
    ),
)
