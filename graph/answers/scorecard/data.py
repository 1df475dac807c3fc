"""Section 10: what to know of the data: what has not come and why, what changed, how soon figures came.

What you would get wrong: not due, late, missing and withheld are four things, and none of them is
a nought; and how late a figure came is counted to when it was first recorded, not last put right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.ratings import Rating
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.forecasts import ForecastScored, forecasts_scored
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.measures import Measures
from graph.answers.scorecard.targets import TargetChange
from graph.answers.things import RESTRICTED
from graph.query import Query
from graph.status.periods import parse_period
from graph.terms import day_term
from graph.thing import Thing

A_YEAR = 366
WITHOUT_FIGURE = frozenset({"late", "missing", "withheld", "not-applicable"})
NEVER_CAME = frozenset({"missing", "not-applicable", "forecast"})
"""Statuses of records that say that there is no actual figure."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A measure without a figure for a period, and why: when it is due, or that it is late or missing."""

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
class TargetChanged:
    """A measure whose target took the place of another."""

    measure: Thing
    change: TargetChange


@dataclass(frozen=True, slots=True)
class DataMatters:
    """What to know of the data: figures that are late, provisional or changed since first recorded.

    ``within`` are earlier parts of the period without a figure, such as a quarter's first month.
    Then those not due, those withheld and those that nobody collected, series that break, ratings
    reported otherwise than computed, ratings that another figure turned (of the period shown or the one
    before), and how soon after its period each figure came. ``target_changes`` are of the targets in
    force; ``forecasts`` are those whose outcome the lines show; ``restricted`` are the measures whose
    figures may not be published.
    """

    late: tuple[Thing, ...]
    provisional: tuple[Thing, ...]
    restated: tuple[Thing, ...]
    not_due: tuple[Awaited, ...]
    withheld: tuple[Thing, ...]
    missing: tuple[Thing, ...]
    definition_changes: tuple[DefinitionChange, ...]
    disagreements: tuple[Disagreement, ...]
    turned: tuple[RatingTurned, ...]
    timeliness: tuple[Timeliness, ...]
    target_changes: tuple[TargetChanged, ...]
    forecasts: tuple[ForecastScored, ...]
    restricted: tuple[Thing, ...]
    within: tuple[Awaited, ...]

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to know of the data."""
        return not any(getattr(self, field.name) for field in fields(self))


class FigureRow(NamedTuple):
    """A figure, and how many days after its period such a figure may be had."""

    figure: str
    available_after: int | None


class NotDueRow(NamedTuple):
    """A period whose figure is not due yet, and when it is."""

    period: str
    reason: str


FIGURE_OF_PERIOD = Query("figure_of_period", FigureRow)
FIGURE_NOT_DUE = Query("figure_not_due", NotDueRow)


def data_matters(shown: Measures, lens: Lens, lines: Sequence[MeasureLine]) -> DataMatters:
    """What to know of the data behind these lines."""
    began = next((each.recorded_at.date() for each in shown.thread.change_sets), None)
    return DataMatters(
        late=_without(lines, "late"),
        provisional=tuple(line.measure for line in lines if line.figure.obs_status == "provisional"),
        restated=tuple(line.measure for line in lines if line.restated_from),
        not_due=tuple(each for measure in lens.measures for each in _not_due(lens, measure)),
        withheld=_without(lines, "withheld"),
        missing=_without(lines, "missing"),
        definition_changes=tuple(
            DefinitionChange(line.measure, line.figure.period, line.explained_by)
            for line in lines
            if line.figure.obs_status == "break"
        ),
        disagreements=tuple(found for line in lines if (found := _disagreement(line))),
        turned=tuple(again for line in lines for again in _turned(shown, lens, line)),
        timeliness=tuple(came for line in lines if (came := _timeliness(shown, lens, line, began))),
        target_changes=tuple(change for line in lines for change in _target_changes(line)),
        forecasts=tuple(scored for line in lines for scored in _forecasts(shown, line)),
        restricted=tuple(line.measure for line in lines if line.publication == RESTRICTED),
        within=tuple(gap for line in lines for gap in _within(shown, lens, line)),
    )


def _within(shown: Measures, lens: Lens, line: MeasureLine) -> Iterator[Awaited]:
    """The parts of the period before the one that the line shows which have no figure."""
    for row in shown.series(line.measure):
        earlier = row.period != line.figure.period and lens.period.contains(parse_period(row.period))
        if earlier and key_of(row.no_rating) in WITHOUT_FIGURE:
            yield Awaited(line.measure, row.period, shown.concluded(row).reason)


def _not_due(lens: Lens, measure: Thing) -> Iterator[Awaited]:
    """The period under way, or over and still awaited: an annual measure's in each quarter, too."""
    for row in lens.ask(FIGURE_NOT_DUE, measure=NamedNode(measure.iri), until=day_term(lens.until)):
        yield Awaited(measure, row.period, row.reason)


def _target_changes(line: MeasureLine) -> Iterator[TargetChanged]:
    """Of the target in force and the year's, each change once."""
    targets = (each for each in (line.target, line.year_end_target) if each)
    for change in dict.fromkeys(each.changed for each in targets if each.changed):
        yield TargetChanged(line.measure, change)


def _forecasts(shown: Measures, line: MeasureLine) -> Iterator[ForecastScored]:
    """The last forecast of what the line's figure, or the year that it closes, came to."""
    yield from forecasts_scored(shown, line.measure, [line.figure.period])[-1:]


def _without(lines: Sequence[MeasureLine], reason: str) -> tuple[Thing, ...]:
    return tuple(line.measure for line in lines if line.figure.no_rating == reason)


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


def _turned(shown: Measures, lens: Lens, line: MeasureLine) -> Iterator[RatingTurned]:
    """Of the period shown and the one before, which readers have seen; no colour of people is a service's."""
    if lens.thing.kind == "service" and line.scope == "population":
        return
    earlier, again = shown.restatement_before(line), line.restatement
    if earlier and earlier[1].flipped:
        row, before = earlier
        now = shown.form(line.measure).text(row.value)
        yield RatingTurned(line.measure, row.period, before.text, now, before.sentence)
    if again and again.flipped:
        yield RatingTurned(line.measure, line.figure.period, again.text, line.figure.text, again.sentence)


def _timeliness(shown: Measures, lens: Lens, line: MeasureLine, began: date | None) -> Timeliness | None:
    if line.figure.obs_status in NEVER_CAME:
        return None
    period = parse_period(line.figure.period)
    rows = lens.ask(FIGURE_OF_PERIOD, measure=NamedNode(line.measure.iri), period=period.iri)
    first = shown.first_reported(rows[0].figure) if rows else None
    if first is None:
        return None
    recorded = first.recorded_at.date()
    days = (recorded - period.last_day).days
    at_first = recorded == began and days > A_YEAR
    return Timeliness(line.measure, period.key, days, rows[0].available_after, recorded, at_first)
