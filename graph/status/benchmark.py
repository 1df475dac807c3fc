"""A measure's own figure beside that of somebody else.

What you would get wrong: two figures with the same name may count different things. They are
shown side by side always, and one is called better only where the definitions are the same.
"""

from dataclasses import dataclass
from decimal import Decimal

from graph.status.direction import IMPROVED, STEADY, movement
from graph.status.facts import BenchmarkFacts, MeasureFacts
from graph.status.words import difference_text, figure_text

SAME = "same"
BETTER, WORSE, LEVEL = "better", "worse", "level"


@dataclass(frozen=True, slots=True)
class Beside:
    """How the own figure stands to the other's (a key, or None where that cannot be said), and why."""

    standing: str | None
    reason: str


def beside(own: Decimal | None, benchmark: BenchmarkFacts, measure: MeasureFacts) -> Beside:
    """The own figure for the benchmark's period beside it."""
    shown = f"{benchmark.name}: {figure_text(benchmark.value, measure.unit, measure.decimals)}"
    if own is None:
        return Beside(None, f"{shown}; the measure has no figure for this period.")
    if benchmark.match != SAME:
        said = (
            "the definition differs" if benchmark.match != "not-stated" else "nobody has matched definitions"
        )
        said = "the definition is only similar" if benchmark.match == "similar" else said
        return Beside(None, f"{shown}; not ranked, because {said}.")
    moved = movement(
        own, benchmark.value, measure.polarity, measure.dead_band, None, measure.unit, measure.decimals
    )
    if moved.direction is None:
        return Beside(None, f"{shown}; neither higher nor lower is better.")
    if moved.direction == STEADY:
        return Beside(LEVEL, f"{shown}; level.")
    standing = BETTER if moved.direction == IMPROVED else WORSE
    apart = difference_text(own - benchmark.value, measure.unit, measure.decimals)
    return Beside(standing, f"{shown}; {standing} by {apart}.")
