"""Section 4: what is done about measures, what it is expected to change, and whether that is seen.

What you would get wrong: an intervention begun after the period, but before it is reported on,
is an answer to it and is shown; what is seen in the measure ends with the period.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.progress import Progress, progress_of
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.measures import Measures
from graph.query import Query
from graph.status.effect import IMPROVEMENT, NOT_JUDGED, TOO_EARLY
from graph.status.periods import period_of_iri
from graph.terms import day_term
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class EffectSeen:
    """What the measure shows since the intervention began: an effect's key, why, and the two figures."""

    effect: str
    reason: str
    period: str
    at_start: Decimal | None
    observed: Decimal | None


@dataclass(frozen=True, slots=True)
class InterventionLine:
    """What is done about a measure and why, what it is expected to change by when, and what is seen.

    ``expected_change`` is the expected value less the figure when it began; both are also given
    as text, with their unit.
    """

    intervention: Thing
    measure: Thing
    owner: Thing | None
    started_on: date | None
    due_on: date | None
    expected_value: Decimal | None
    by_period: str | None
    progress: Progress | None
    cause: str | None
    because_of: Thing | None
    because_in: str | None
    expected_change: Decimal | None
    seen: EffectSeen | None
    decision_due: date | None
    expected_text: str | None
    expected_change_text: str | None


@dataclass(frozen=True, slots=True)
class EffectCount:
    """How many expected effects came out one way."""

    effect: str
    count: int


@dataclass(frozen=True, slots=True)
class EffectsSummary:
    """Of ``n`` interventions with an expected effect, ``judged`` can be judged and ``moved`` improved."""

    n: int
    judged: int
    moved: int
    by_effect: tuple[EffectCount, ...]


class InterventionRow(NamedTuple):
    """An intervention on a measure."""

    intervention: str
    owner: str | None
    started_on: date | None
    due_on: date | None
    expected_value: Decimal | None
    by_period: str | None
    cause: str | None
    because_of: str | None
    because_in: str | None
    decision_due: date | None


class EffectRow(NamedTuple):
    """What was concluded of an intervention from a measure."""

    period: str
    effect: str
    reason: str
    at_start: Decimal | None
    observed: Decimal | None


INTERVENTIONS_ON = Query("interventions_on", InterventionRow)
EFFECT_SEEN = Query("effect_seen", EffectRow)


def interventions(lens: Lens, shown: Measures) -> tuple[InterventionLine, ...]:
    """What is being done about the measures of the lens, by the time that the period is reported on."""
    return tuple(
        _intervention(lens, shown, measure, row)
        for measure in lens.measures
        for row in lens.ask(INTERVENTIONS_ON, measure=NamedNode(measure.iri))
        if row.started_on is None or row.started_on <= lens.reported_by
    )


def effects_summary(lines: Iterable[InterventionLine]) -> EffectsSummary:
    """How many interventions have an effect expected, can be judged, and show improvement."""
    seen = [line.seen for line in lines if line.expected_value is not None]
    effects = Counter(each.effect if each else TOO_EARLY for each in seen)
    judged = len(seen) - effects[TOO_EARLY] - effects[NOT_JUDGED]
    by_effect = tuple(EffectCount(effect, count) for effect, count in sorted(effects.items()))
    return EffectsSummary(len(seen), judged, effects[IMPROVEMENT], by_effect)


def _intervention(lens: Lens, shown: Measures, measure: Thing, row: InterventionRow) -> InterventionLine:
    things = lens.walkable.things
    seen = _seen(lens, row.intervention, measure)
    at_start = seen.at_start if seen else None
    expected, form = row.expected_value, shown.form(measure)
    change = expected - at_start if expected is not None and at_start is not None else None
    return InterventionLine(
        intervention=things[row.intervention],
        measure=measure,
        owner=things.some(row.owner),
        started_on=row.started_on,
        due_on=row.due_on,
        expected_value=expected,
        by_period=row.by_period,
        progress=progress_of(lens.walkable, row.intervention, lens.reported_by),
        cause=row.cause,
        because_of=things.some(row.because_of),
        because_in=period_of_iri(NamedNode(row.because_in)).key if row.because_in else None,
        expected_change=change,
        seen=seen,
        decision_due=row.decision_due,
        expected_text=None if expected is None else form.text(expected),
        expected_change_text=None if change is None else form.change_text(change),
    )


def _seen(lens: Lens, intervention: str, measure: Thing) -> EffectSeen | None:
    rows: Sequence[EffectRow] = lens.ask(
        EFFECT_SEEN,
        intervention=NamedNode(intervention),
        measure=NamedNode(measure.iri),
        until=day_term(lens.until),
    )
    if not rows:
        return None
    row = rows[0]
    return EffectSeen(key_of(row.effect) or "", row.reason, row.period, row.at_start, row.observed)
