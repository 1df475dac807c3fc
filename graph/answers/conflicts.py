"""Targets that pull against one another, each pair with the reason in words and the link it rests on.

What you would get wrong: two measures that merely move together, or apart, are no conflict.
A pair is told only where a person has recorded a link between the two, or where both name
the same denominator and their figures show that they do not mean the same by it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from graph.answers.impact import Step, step_told
from graph.answers.model import Walkable, key_of, links_in
from graph.query import Query
from graph.status.pulls import Pull, pull_between
from graph.status.words import figure_text, number_text
from graph.thing import Thing
from graph.walk import ThreadLink

SAME_DENOMINATOR = "same-denominator"
ORDER = (Pull.OPPOSITE.value, Pull.INCOMPATIBLE.value, SAME_DENOMINATOR)
INTENT_WORDS: Mapping[str, str] = {
    "sustain": "is to be held",
    "improve": "is to get better",
    "stretch": "is to get much better",
}


@dataclass(frozen=True, slots=True)
class TargetedMeasure:
    """A measure with the target in force at its latest period, and what that target is meant to do."""

    measure: Thing
    intent: str
    target: str
    period: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two targets that pull apart; ``link`` is the stored link it rests on, none for a denominator."""

    kind: str
    first: TargetedMeasure
    second: TargetedMeasure
    reason: str
    link: Step | None


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The conflicts: opposite pulls, incompatible intents, denominators; each by code."""

    as_of: datetime | None
    on: date
    illustrative: bool
    conflicts: tuple[Conflict, ...]


class TargetRow(NamedTuple):
    """The target in force for a measure at its latest period."""

    measure: str
    period: str
    unit: str | None
    decimals: int | None
    intent: str | None
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None


class DenominatorRow(NamedTuple):
    """What a measure says it is counted out of, and that number in one period."""

    measure: str
    denominator: str
    definition: str | None
    period: str
    number: Decimal


TARGETS_IN_FORCE = Query("targets_in_force", TargetRow)
DENOMINATORS = Query("denominators", DenominatorRow)


def conflicts_of(walkable: Walkable) -> Conflicts:
    """Every pair of targets in force that pull apart."""
    targeted = {row.measure: _targeted(walkable, row) for row in walkable.snapshot.ask(TARGETS_IN_FORCE)}
    found = [*_along_links(walkable, targeted), *_over_denominators(walkable, targeted)]
    moment = walkable.snapshot.moment
    return Conflicts(
        moment.as_of, moment.on, walkable.snapshot.illustrative, tuple(sorted(found, key=_place))
    )


def _place(conflict: Conflict) -> tuple[int, str, str]:
    return ORDER.index(conflict.kind), conflict.first.measure.code, conflict.second.measure.code


def _along_links(walkable: Walkable, targeted: Mapping[str, TargetedMeasure]) -> Iterator[Conflict]:
    for link in links_in(walkable.model):
        start, end = targeted.get(link.start), targeted.get(link.end)
        pull = pull_between(link.sign, start.intent, end.intent) if start and end else None
        if start and end and pull:
            reason = _pull_words(pull, start, end, link, walkable)
            yield Conflict(pull.value, start, end, reason, step_told(walkable, link))


def _pull_words(
    pull: Pull, start: TargetedMeasure, end: TargetedMeasure, link: ThreadLink, walkable: Walkable
) -> str:
    felt = " as a change for the worse" if pull is Pull.OPPOSITE else ", and none is asked for"
    return (
        f"{_intended(start)} and {_intended(end)}; by a stored link ({walkable.words[link.link_type]}) "
        f"an improvement of the first may be felt by the second{felt}."
    )


def _intended(each: TargetedMeasure) -> str:
    return f"{each.measure.label} ({each.measure.code}) {INTENT_WORDS[each.intent]} ({each.target})"


def _over_denominators(walkable: Walkable, targeted: Mapping[str, TargetedMeasure]) -> Iterator[Conflict]:
    by_words: dict[str, dict[str, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for row in walkable.snapshot.ask(DENOMINATORS):
        if row.measure in targeted:
            by_words[" ".join(row.denominator.split()).casefold()][row.measure][row.period] = row.number
    for words, numbers in by_words.items():
        for one, other in combinations(sorted(numbers), 2):
            period = _latest_difference(numbers[one], numbers[other])
            if period:
                counted = numbers[one][period], numbers[other][period]
                reason = _denominator_words(words, targeted[one], targeted[other], period, counted)
                yield Conflict(SAME_DENOMINATOR, targeted[one], targeted[other], reason, None)


def _latest_difference(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> str | None:
    """The latest period that both have a number for, if the two differ there."""
    shared = [period for period in one if period in other]
    return shared[-1] if shared and one[shared[-1]] != other[shared[-1]] else None


def _denominator_words(
    words: str, one: TargetedMeasure, other: TargetedMeasure, period: str, counted: tuple[Decimal, Decimal]
) -> str:
    first, second = (number_text(number, None) for number in counted)
    return (
        f"{one.measure.label} ({one.measure.code}) and {other.measure.label} ({other.measure.code}) are both "
        f"counted out of “{words}”, but for {period} the one has {first} and the other {second}: "
        "the same words do not mean the same, so their targets cannot be read side by side."
    )


def _targeted(walkable: Walkable, row: TargetRow) -> TargetedMeasure:
    unit = key_of(row.unit) or "not-stated"
    low, high = figure_text(row.lower, unit, row.decimals), figure_text(row.upper, unit, row.decimals)
    in_range = row.value is None and (row.lower is not None or row.upper is not None)
    target = f"{low} to {high}" if in_range else figure_text(row.value, unit, row.decimals)
    intent = key_of(row.intent) or "not-stated"
    return TargetedMeasure(walkable.things[row.measure], intent, target, row.period)
