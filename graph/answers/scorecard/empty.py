"""Why a section of a scorecard is empty, and what would fill it.

What you would get wrong: an empty section says what is not recorded, never that there is none;
and where it could not be otherwise, as above a national goal, nothing is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.answers.scorecard.decisions import Decision
from graph.answers.scorecard.sections import Sections
from graph.thing import Thing

WITHOUT_MEASURES: Mapping[str, str] = {
    "interventions": "There is no measure here to put right.",
    "data": "There is no measure here whose figures could be late or put right.",
}
OVERSEES = "Say in the sheet “Oversight” what it oversees."
INDICATES = "Link measures in the sheet “Links”, with the type “Indicates”."
WHY: Mapping[str, str] = {
    "status": "Status is judged of objectives, and none is looked at here.",
    "measures": f"No measure is recorded for this or for what leads to it. {INDICATES}",
    "interventions": "No intervention is recorded for these measures. "
    "Write it in the sheet “Interventions” and link it in “Links”, with the type “Corrects”.",
    "work": "No action, project or milestone is recorded that leads here. "
    "Write it in the sheet “Work” and link it in “Links”, with the type “Acts towards” or “Is milestone of”.",
    "money": "No budget line is recorded that pays for this. "
    "Write it in the sheet “Budget lines” and link it in “Links”, with the type “Funds”.",
    "risks": "No risk is recorded that threatens this. "
    "Write it in the sheet “Risks” and link it in “Links”, with the type “Threatens”.",
    "thread": "Nothing is recorded that this serves. "
    "Link it in the sheet “Links” to an objective, theme or goal.",
    "data": "Nothing is late, not due, withheld, provisional or put right.",
    "decisions": "Nothing to decide follows from what is recorded.",
}
OF_BODIES: Mapping[str, str] = {
    "status": f"Status is judged of objectives, and this looks at none. {OVERSEES}",
    "measures": f"No measure is recorded for what this looks at. {OVERSEES} {INDICATES}",
}
OF_PLANS: Mapping[str, str] = {
    "status": "Status is judged of objectives, and none is written down in this plan. "
    "Name the plan of each in the sheet “Aims”.",
    "measures": "No measure is recorded for the aims of this plan. "
    f"Name the plan of each aim in the sheet “Aims”. {INDICATES}",
}
ENDS: Mapping[str, str] = {"thread": "This stands at the end of the thread: there is nothing above it."}
OF_KIND: Mapping[str, Mapping[str, str]] = {
    "body": OF_BODIES,
    "plan": OF_PLANS,
    "goal": ENDS,
    "measure": {"status": "A measure is rated, not judged on two axes; its rating stands with its figure."},
}


@dataclass(frozen=True, slots=True)
class EmptySection:
    """A section with nothing in it, by its name in the scorecard, and why in a sentence or two."""

    section: str
    text: str


def empty_sections(thing: Thing, told: Sections, sought: Sequence[Decision]) -> tuple[EmptySection, ...]:
    """Those of the sections in which there is nothing, each with its reason."""
    filled: Mapping[str, object] = {
        "status": told.status,
        "measures": told.measures,
        "interventions": told.interventions,
        "work": told.work,
        "money": told.money or told.money_summary.mismatches,
        "risks": told.risks,
        "thread": told.thread,
        "data": not told.data.is_silent,
        "decisions": sought,
    }
    missing = [section for section in WHY if not filled[section]]
    return tuple(EmptySection(section, _why(thing, section, missing)) for section in missing)


def _why(thing: Thing, section: str, missing: Iterable[str]) -> str:
    if section in WITHOUT_MEASURES and "measures" in missing:
        return WITHOUT_MEASURES[section]
    return OF_KIND.get(thing.kind, {}).get(section, WHY[section])
