"""What is cited as evidence, in words: figures, judgements, what people said, and other things by code.

What you would get wrong: what is cited and not in the thread is no evidence; it is left
out here and told as a gap.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.answers.model import Walkable, key_of
from graph.questions.assurance import CITED_EVIDENCE, FIGURE_FORMS, EvidenceRow
from graph.status.words import figure_text
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows a thing: what it is about, for which period, its value if it is a figure.

    ``kind`` is figure, judgement, or the kind of thing that was cited by its code.
    """

    kind: str
    about: Thing
    period: str | None
    value: Decimal | None
    text: str


def cited_evidence(walkable: Walkable) -> Mapping[str, tuple[Evidence, ...]]:
    """What shows each statement and each closed recommendation, by the address of what is shown."""
    forms = {
        row.measure: (key_of(row.unit) or "not-stated", row.decimals)
        for row in walkable.snapshot.ask(FIGURE_FORMS)
    }
    found: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for row in walkable.snapshot.ask(CITED_EVIDENCE):
        about = walkable.things[row.about]
        found[row.subject][row.evidence] = (
            Evidence(about.kind, about, None, None, f"{about.label} ({about.code})")
            if row.period is None
            else _of_period(row, about, forms)
        )
    return {subject: tuple(each.values()) for subject, each in found.items()}


def _of_period(row: EvidenceRow, about: Thing, forms: Mapping[str, tuple[str, int | None]]) -> Evidence:
    named = f"{about.label} ({about.code}), {row.period}"
    if about.kind == "measure":
        text = figure_text(row.value, *forms[about.iri])
        return Evidence("figure", about, row.period, row.value, f"{named}: {text}")
    judged = [
        row.rating,
        f"delivery {key_of(row.delivery)}" if row.delivery else None,
        f"outcomes {key_of(row.outcomes)}" if row.outcomes else None,
    ]
    return Evidence("judgement", about, row.period, None, f"{named}: {', '.join(filter(None, judged))}")
