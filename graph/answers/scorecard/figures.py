"""A measure's row on a scorecard: its figure with where it came from, what it is held against, how it moved.

Every judgement here is read from the snapshot; nothing is rated again. What you would get
wrong: the row shows the latest period that was over by the day asked for, which for an
annual measure may be last year's; its own period is always shown with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from graph.answers.model import Walkable, key_of
from graph.query import Query
from graph.status.periods import period_of_iri
from graph.status.words import figure_text
from graph.terms import day_term
from graph.thing import Thing
from graph.thread import Thread
from graph.trail.reading import files_used
from ontology import SDMX_MEASURE

TREND_POINTS = 12


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating of the council's scheme; ``order`` is 1 for the best."""

    key: str
    label: str
    colour: str | None
    symbol: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a figure came from: its cell, and the change set that brought it."""

    file: str | None
    sheet: str | None
    cell: str | None
    change_set: int
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as answers give it; either ``rating`` or ``no_rating`` is set, and ``reason`` says why."""

    value: Decimal | None
    unit: str
    text: str
    period: str
    obs_status: str | None
    assurance: str | None
    rating: Rating | None
    no_rating: str | None
    reason: str
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value that a figure is held against: an earlier figure."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class TargetShown:
    """The target in force: its value or range, its intent and tolerance, and the period it is for."""

    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    text: str
    intent: str | None
    tolerance: Decimal | None
    period: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The figure that a measure is counted from, and its period."""

    period: str
    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of the last few; a period without a figure is a gap, never nought."""

    period: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class LimitsShown:
    """The limits of a measure's ordinary ups and downs, and how many points they rest on."""

    mean: Decimal
    lower: Decimal
    upper: Decimal
    points: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class VariationShown:
    """Whether the figure is out of the ordinary, or why that is not judged; ``reason`` says it in words.

    ``assurance`` tells whether the target will be met if nothing changes.
    """

    variation: str | None
    no_variation: str | None
    reason: str
    assurance: str | None
    limits: LimitsShown | None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure on a scorecard; ``restated_from`` is the value first recorded, if it was changed since."""

    measure: Thing
    owner: Thing | None
    figure: Figure
    target: TargetShown | None
    previous: Comparison | None
    same_period_last_year: Comparison | None
    baseline: Baseline | None
    direction: str | None
    comparator: str | None
    difference: Decimal | None
    is_dip: bool | None
    periods_running: int
    reported_rating: str | None
    explained_by: Thing | None
    commentary: str | None
    restated_from: Comparison | None
    trend: tuple[TrendPoint, ...]
    variation: VariationShown


class SeriesRow(NamedTuple):
    """What was concluded of a measure for one period."""

    period: str
    label: str
    last_day: date
    figure: str | None
    value: Decimal | None
    previous: Decimal | None
    last_year: Decimal | None
    target: str | None
    target_value: Decimal | None
    rating: str | None
    no_rating: str | None
    reason: str
    direction: str | None
    comparator: str | None
    compared: Decimal | None
    difference: Decimal | None
    is_dip: bool | None
    running: int
    variation: str | None
    no_variation: str | None
    variation_reason: str | None
    assurance: str | None
    mean: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    points: int | None
    provisional: bool | None


class MeasureDetails(NamedTuple):
    """What a measure is."""

    unit: str | None
    decimals: int | None
    owner: str | None
    polarity: str | None
    scope: str | None
    baseline: str | None


class FigureDetails(NamedTuple):
    """What is said of a figure beside its value."""

    obs_status: str | None
    assurance: str | None
    reported_rating: str | None
    explained_by: str | None
    commentary: str | None


class FigureForPeriod(NamedTuple):
    """A measure's own figure for a period."""

    figure: str
    value: Decimal


class FigureVersion(NamedTuple):
    """A change set that brought a figure, and the cell."""

    sequence: int
    recorded_at: datetime
    recorded_by: str
    cell: str | None


class RatingRow(NamedTuple):
    """A rating with its word in one language."""

    rating: str
    key: str
    order: int
    label: str | None
    language: str | None
    colour: str | None
    symbol: str | None


class TargetDetails(NamedTuple):
    """What a target says."""

    period: str
    intent: str | None
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    tolerance: Decimal | None


MEASURE_SERIES = Query("measure_series", SeriesRow)
MEASURE_DETAILS = Query("measure_details", MeasureDetails)
FIGURE_DETAILS = Query("figure_details", FigureDetails)
FIGURE_FOR_PERIOD = Query("figure_for_period", FigureForPeriod)
FIGURE_VERSIONS = Query("figure_versions", FigureVersion)
RATINGS = Query("ratings", RatingRow)
TARGET_DETAILS = Query("target_details", TargetDetails)
NO_DETAILS = FigureDetails(None, None, None, None, None)


@dataclass(frozen=True)
class Measures:
    """Measures as a scorecard shows them, from one snapshot and the trail behind it."""

    thread: Thread
    walkable: Walkable
    until: date

    def line(self, measure: Thing) -> MeasureLine | None:
        """The measure's row; nothing for one of which nothing was ever expected or reported."""
        series = [row for row in self.series(measure) if row.last_day <= self.until]
        shown = next((row for row in reversed(series) if key_of(row.no_rating) != "not-due"), None)
        if shown is None:
            return None
        details = self.walkable.snapshot.ask(MEASURE_DETAILS, measure=NamedNode(measure.iri))[0]
        said = self._figure_details(shown)
        unit, decimals = key_of(details.unit) or "not-stated", details.decimals
        return MeasureLine(
            measure=measure,
            owner=self.walkable.things.some(details.owner),
            figure=self._figure(shown, said, unit, decimals),
            target=self._target(shown, unit, decimals),
            previous=_comparison(shown.previous, unit, decimals),
            same_period_last_year=_comparison(shown.last_year, unit, decimals),
            baseline=self._baseline(measure, details.baseline, unit, decimals),
            direction=key_of(shown.direction),
            comparator=shown.comparator,
            difference=shown.difference,
            is_dip=shown.is_dip,
            periods_running=shown.running,
            reported_rating=said.reported_rating,
            explained_by=self.walkable.things.some(said.explained_by),
            commentary=said.commentary,
            restated_from=_comparison(self._first_value(shown), unit, decimals),
            trend=tuple(TrendPoint(row.period, row.value) for row in series[-TREND_POINTS:]),
            variation=_variation(shown),
        )

    @cached_property
    def ratings(self) -> Mapping[str, Rating]:
        """The council's ratings by their address, worded in the language asked for."""
        return ratings_by_iri(self.walkable)

    def series(self, measure: Thing) -> list[SeriesRow]:
        """What was concluded of a measure for each period up to the day, oldest first."""
        iri, until = NamedNode(measure.iri), day_term(self.until)
        return self.walkable.snapshot.ask(MEASURE_SERIES, measure=iri, until=until)

    def _figure_details(self, row: SeriesRow) -> FigureDetails:
        if row.figure is None:
            return NO_DETAILS
        return self.walkable.snapshot.ask(FIGURE_DETAILS, figure=NamedNode(row.figure))[0]

    def _figure(self, row: SeriesRow, said: FigureDetails, unit: str, decimals: int | None) -> Figure:
        return Figure(
            value=row.value,
            unit=unit,
            text=figure_text(row.value, unit, decimals),
            period=row.period,
            obs_status=key_of(said.obs_status),
            assurance=key_of(said.assurance),
            rating=self.ratings.get(row.rating or ""),
            no_rating=key_of(row.no_rating),
            reason=row.reason,
            provenance=self.provenance(row.figure) if row.figure else None,
        )

    def _versions(self, figure: str) -> list[FigureVersion]:
        rows = self.thread.ask_trail(FIGURE_VERSIONS, figure=NamedNode(figure))
        return [row for row in rows if row.sequence <= self.walkable.snapshot.sequence]

    def _first_value(self, row: SeriesRow) -> Decimal | None:
        versions = self._versions(row.figure) if row.figure else []
        if len(versions) < 2:
            return None
        graph = self.thread.names.change_set_graph(versions[-1].sequence)
        figure = NamedNode(row.figure or "")
        first = self.thread.store.quads_for_pattern(figure, SDMX_MEASURE.obsValue, None, graph)
        values = [Decimal(quad.object.value) for quad in first if isinstance(quad.object, Literal)]
        return values[0] if values and values[0] != row.value else None

    def provenance(self, figure: str) -> Provenance | None:
        """Where a figure, by its address, came from."""
        versions = self._versions(figure)
        if not versions:
            return None
        last = versions[0]
        file = sheet = cell = None
        if last.cell:
            sequence, sha, found, cell = self.thread.names.key(NamedNode(last.cell))
            file, sheet = self._files[int(sequence), sha], None if found == "~" else found
        return Provenance(file, sheet, cell, last.sequence, last.recorded_at, last.recorded_by)

    @cached_property
    def _files(self) -> Mapping[tuple[int, str], str]:
        used = files_used(self.thread.store, self.thread.names)
        return {(row.sequence, row.sha256[:16]): row.name for row in used}

    def _target(self, row: SeriesRow, unit: str, decimals: int | None) -> TargetShown | None:
        if row.target is None:
            return None
        found = self.walkable.snapshot.ask(TARGET_DETAILS, target=NamedNode(row.target))[0]
        value = found.value if row.target_value is None else row.target_value
        text = figure_text(value, unit, decimals)
        if value is None and (found.lower is not None or found.upper is not None):
            text = f"{figure_text(found.lower, unit, decimals)} to {figure_text(found.upper, unit, decimals)}"
        return TargetShown(
            value, found.lower, found.upper, text, key_of(found.intent), found.tolerance, found.period
        )

    def _baseline(
        self, measure: Thing, baseline: str | None, unit: str, decimals: int | None
    ) -> Baseline | None:
        if baseline is None:
            return None
        period = NamedNode(baseline)
        rows = self.walkable.snapshot.ask(FIGURE_FOR_PERIOD, measure=NamedNode(measure.iri), period=period)
        value = rows[0].value if rows else None
        return Baseline(period_of_iri(period).key, value, figure_text(value, unit, decimals))


def _comparison(value: Decimal | None, unit: str, decimals: int | None) -> Comparison | None:
    return None if value is None else Comparison(value, figure_text(value, unit, decimals))


def _variation(row: SeriesRow) -> VariationShown:
    return VariationShown(
        key_of(row.variation),
        key_of(row.no_variation),
        row.variation_reason or "",
        key_of(row.assurance),
        _limits(row),
    )


def _limits(row: SeriesRow) -> LimitsShown | None:
    if row.mean is None or row.lower is None or row.upper is None:
        return None
    return LimitsShown(row.mean, row.lower, row.upper, row.points or 0, bool(row.provisional))


def ratings_by_iri(walkable: Walkable) -> Mapping[str, Rating]:
    """The council's ratings by their address, worded in the language asked for where they can be."""
    found: dict[str, Rating] = {}
    for row in walkable.snapshot.ask(RATINGS):
        if row.rating not in found or row.language == walkable.language:
            found[row.rating] = Rating(row.key, row.label or row.key, row.colour, row.symbol, row.order)
    return found
