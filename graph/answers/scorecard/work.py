"""Sections 4 and 5: what is done about measures and whether it is seen in them; milestones.

What you would get wrong: an action can be on time while its measure stays red; the report on
the work and what is seen in the measure stand side by side and are never merged.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.effect import IMPROVEMENT, NOT_JUDGED, TOO_EARLY
from graph.status.periods import period_of_iri
from graph.terms import day_term
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Progress:
    """What was last reported of work."""

    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None


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

    ``expected_change`` is the expected value less the figure when it began.
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


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone with its baseline date and what was last reported of it.

    ``slip_days`` is how much later than its baseline date it was done or is now expected.
    """

    milestone: Thing
    due_on: date | None
    owner: Thing | None
    progress: Progress | None
    slip_days: int | None


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


class MilestoneRow(NamedTuple):
    """A milestone."""

    milestone: str
    due_on: date | None
    owner: str | None


class ProgressRow(NamedTuple):
    """What was last reported."""

    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None


INTERVENTIONS_ON = Query("interventions_on", InterventionRow)
EFFECT_SEEN = Query("effect_seen", EffectRow)
MILESTONES_OF = Query("milestones_of", MilestoneRow)
PROGRESS_OF = Query("progress_of", ProgressRow)


def interventions(lens: Lens) -> tuple[InterventionLine, ...]:
    """What is being done about the measures of the lens."""
    return tuple(
        _intervention(lens, measure, row)
        for measure in lens.measures
        for row in lens.ask(INTERVENTIONS_ON, measure=NamedNode(measure.iri))
        if row.started_on is None or row.started_on <= lens.until
    )


def effects_summary(lines: Iterable[InterventionLine]) -> EffectsSummary:
    """How many interventions have an effect expected, can be judged, and show improvement."""
    seen = [line.seen for line in lines if line.expected_value is not None]
    effects = Counter(each.effect if each else TOO_EARLY for each in seen)
    judged = len(seen) - effects[TOO_EARLY] - effects[NOT_JUDGED]
    by_effect = tuple(EffectCount(effect, count) for effect, count in sorted(effects.items()))
    return EffectsSummary(len(seen), judged, effects[IMPROVEMENT], by_effect)


def milestones(lens: Lens) -> tuple[MilestoneLine, ...]:
    """The milestones that lead here, by date."""
    rows = lens.ask(MILESTONES_OF, thing=lens.node)
    return tuple(_milestone(lens, row) for row in rows)


def _intervention(lens: Lens, measure: Thing, row: InterventionRow) -> InterventionLine:
    things = lens.walkable.things
    seen = _seen(lens, row.intervention, measure)
    at_start = seen.at_start if seen else None
    known = row.expected_value is not None and at_start is not None
    return InterventionLine(
        intervention=things[row.intervention],
        measure=measure,
        owner=things.some(row.owner),
        started_on=row.started_on,
        due_on=row.due_on,
        expected_value=row.expected_value,
        by_period=row.by_period,
        progress=progress_of(lens, row.intervention),
        cause=row.cause,
        because_of=things.some(row.because_of),
        because_in=period_of_iri(NamedNode(row.because_in)).key if row.because_in else None,
        expected_change=row.expected_value - at_start if known else None,  # type: ignore[operator]
        seen=seen,
        decision_due=row.decision_due,
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


def _milestone(lens: Lens, row: MilestoneRow) -> MilestoneLine:
    things, progress = lens.walkable.things, progress_of(lens, row.milestone)
    expected = (progress.done_on or progress.forecast) if progress else None
    slip = (expected - row.due_on).days if expected and row.due_on else None
    return MilestoneLine(things[row.milestone], row.due_on, things.some(row.owner), progress, slip)


def progress_of(lens: Lens, work: str) -> Progress | None:
    """What was last reported of work by the time that the period is reported on."""
    rows = lens.ask(PROGRESS_OF, work=NamedNode(work), until=day_term(lens.reported_by))
    if not rows:
        return None
    row = rows[0]
    return Progress(row.reported_on, key_of(row.status), row.forecast, row.done_on, row.commentary)
