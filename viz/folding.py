"""What of a long section stands open, and what is folded away beneath a word that its lines share.

What you would get wrong: nothing is left out. Few lines are not folded, and what is folded is
counted where it is, and open on paper.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

from graph.answers.ratings import Rating
from graph.answers.scorecard import Scorecard
from graph.answers.scorecard.figures import MeasureLine, worst_first
from graph.answers.scorecard.interventions import InterventionLine
from graph.answers.scorecard.work import WorkLine
from graph.status.effect import TOO_EARLY

FOLDED_AFTER = 10
Line = TypeVar("Line")


class Parted(NamedTuple):
    """Lines of a section: those to read first, and the others by what they share, to be folded away."""

    first: Sequence[object]
    folded: Sequence[tuple[object, Sequence[object]]]


def parted(
    lines: Sequence[Line], is_first: Callable[[Line], bool], shared: Callable[[Line], Hashable]
) -> Parted:
    """Lines to read first and the others by what they share; few others are not folded."""
    others = [line for line in lines if not is_first(line)]
    if len(others) <= FOLDED_AFTER:
        return Parted(lines, [])
    alike: dict[Hashable, list[Line]] = {}
    for line in others:
        alike.setdefault(shared(line), []).append(line)
    return Parted([line for line in lines if is_first(line)], list(alike.items()))


def measures_parted(answer: Scorecard) -> Parted:
    """Measures at the worst rating, late, dipped or really worse come first; the others by rating."""
    pressing = {*answer.at_a_glance.reds, *answer.data.late}

    def is_first(line: MeasureLine) -> bool:
        worsens = (line.variation.variation or "").startswith("concern")
        return line.measure in pressing or line.is_dip is True or worsens

    def rating(line: MeasureLine) -> Rating | None:
        return line.figure.rating

    return parted(sorted(answer.measures, key=worst_first), is_first, rating)


def interventions_parted(answer: Scorecard) -> Parted:
    """Interventions that something is to be decided of come first; the others by their effect."""
    asked = {each.about for each in answer.sought}

    def is_first(line: InterventionLine) -> bool:
        return line.intervention in asked

    def effect(line: InterventionLine) -> str:
        return line.seen.effect if line.seen else TOO_EARLY

    return parted(answer.interventions, is_first, effect)


def work_parted(answer: Scorecard) -> Parted:
    """Of the work that does not go as planned, what is overdue comes first; the others by their status."""

    def is_first(line: WorkLine) -> bool:
        return line.overdue_days is not None

    def status(line: WorkLine) -> str | None:
        return line.progress.status if line.progress else None

    return parted([line for line in answer.work if not line.is_as_planned], is_first, status)
