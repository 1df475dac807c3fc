"""Section 10: what to know of the data: what has not come and why, what changed, how soon figures came.

What you would get wrong: not due, late and withheld are three things, and none of them is a
nought; and how late a figure came is counted to when it was first recorded, not last put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.scorecard.figures import MeasureLine, Rating
from graph.answers.scorecard.glance import Past, not_due
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.periods import parse_period
from graph.thing import Thing
from graph.thread import Thread

A_YEAR = 366
LATE = frozenset({"late", "missing"})


@dataclass(frozen=True, slots=True)
class Awaited:
    """A measure whose figure for a period is not due yet, and when it is."""

    measure: Thing
    period: str
    reason: str


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How many days after its period a figure was first recorded, and after how many it may be had.

    ``with_the_first_load`` says that it came with what the thread began with, more than a year after
    its period: then the days tell of the thread's beginning, not of how soon the figure was had.
    """

    measure: Thing
    period: str
    days: int
    available_after: int | None
    recorded_on: date
    with_the_first_load: bool


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A series that breaks within the periods shown, and the event that explains it."""

    measure: Thing
    period: str
    explained_by: Thing | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A rating that the source states and that the council's own rules do not give.

    ``reason`` says how the rules rate it; ``cause`` is the likely cause of the difference, of
    the list of causes, and ``explanation`` tells it in words.
    """

    measure: Thing
    period: str
    reported: str
    computed: Rating | None
    reason: str
    cause: str | None
    explanation: str | None


@dataclass(frozen=True, slots=True)
class RatingTurned:
    """A figure put right since it was first recorded, and with it its rating: ``before`` and ``now``."""

    measure: Thing
    period: str
    before: str
    now: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DataMatters:
    """What to know of the data: figures that are late, provisional or changed since first recorded.

    Then those not due and those withheld, series that break, ratings reported otherwise than
    computed, ratings that another figure turned, and how soon after its period each figure came.
    """

    late: tuple[Thing, ...]
    provisional: tuple[Thing, ...]
    restated: tuple[Thing, ...]
    not_due: tuple[Awaited, ...]
    withheld: tuple[Thing, ...]
    definition_changes: tuple[DefinitionChange, ...]
    disagreements: tuple[Disagreement, ...]
    turned: tuple[RatingTurned, ...]
    timeliness: tuple[Timeliness, ...]

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to know of the data."""
        return not any(getattr(self, field.name) for field in fields(self))


class FigureRow(NamedTuple):
    """A figure, and how many days after its period such a figure may be had."""

    figure: str
    available_after: int | None


class FirstRow(NamedTuple):
    """When a figure first came in."""

    recorded_at: datetime


FIGURE_OF_PERIOD = Query("figure_of_period", FigureRow)
FIRST_RECORDED = Query("first_recorded", FirstRow)


def data_matters(thread: Thread, lens: Lens, lines: Sequence[MeasureLine], past: Past) -> DataMatters:
    """What to know of the data behind these lines."""
    began = next((each.recorded_at.date() for each in thread.change_sets), None)
    awaited = ((measure, not_due(past, measure)) for measure in lens.measures)
    return DataMatters(
        late=tuple(line.measure for line in lines if line.figure.no_rating in LATE),
        provisional=tuple(line.measure for line in lines if line.figure.obs_status == "provisional"),
        restated=tuple(line.measure for line in lines if line.restated_from),
        not_due=tuple(Awaited(measure, row.period, row.reason) for measure, row in awaited if row),
        withheld=tuple(line.measure for line in lines if line.figure.no_rating == "withheld"),
        definition_changes=tuple(
            DefinitionChange(line.measure, line.figure.period, line.explained_by)
            for line in lines
            if line.figure.obs_status == "break"
        ),
        disagreements=tuple(found for line in lines if (found := _disagreement(line))),
        turned=tuple(again for line in lines if (again := _turned(line))),
        timeliness=tuple(came for line in lines if (came := _timeliness(thread, lens, line, began))),
    )


def _disagreement(line: MeasureLine) -> Disagreement | None:
    reported, computed, beside = line.reported_rating, line.figure.rating, line.reported
    if reported is None or (beside and beside.agrees):
        return None
    return Disagreement(
        measure=line.measure,
        period=line.figure.period,
        reported=reported,
        computed=computed,
        reason=line.figure.reason,
        cause=beside.cause if beside else None,
        explanation=beside.reason if beside else None,
    )


def _turned(line: MeasureLine) -> RatingTurned | None:
    again = line.restatement
    if again is None or not again.flipped:
        return None
    return RatingTurned(line.measure, line.figure.period, again.text, line.figure.text, again.sentence)


def _timeliness(thread: Thread, lens: Lens, line: MeasureLine, began: date | None) -> Timeliness | None:
    period = parse_period(line.figure.period)
    rows = lens.ask(FIGURE_OF_PERIOD, measure=NamedNode(line.measure.iri), period=period.iri)
    first = thread.ask_trail(FIRST_RECORDED, figure=NamedNode(rows[0].figure)) if rows else []
    if not first:
        return None
    recorded = first[0].recorded_at.date()
    days = (recorded - period.last_day).days
    at_first = recorded == began and days > A_YEAR
    return Timeliness(line.measure, period.key, days, rows[0].available_after, recorded, at_first)
