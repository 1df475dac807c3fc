"""What a measure's figures say, period by period: rating, movement and why there is neither.

Pure functions from plain values to frozen ones, so that pages, exports and queries can never
disagree: they all read what is made here. One call judges one series: the figures of a
measure for one unit, area and breakdown.

What you would get wrong: a period without a figure is not one thing. It is not due, late,
missing, withheld, not applicable or discontinued, and never nought; a forecast is shown but
never rated as if it had happened.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.status.cautions import cautions_of
from graph.status.chart import variation_of, variations_of
from graph.status.disagreement import Agreement, agreement
from graph.status.disclosure import as_disclosed
from graph.status.earlier import comparator_of, compared_figure, figure_before, last_years_figure, movement_of
from graph.status.expected import expected_periods, period_before, promises
from graph.status.facts import FORECAST, YEARS, FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.forecast import Forecast, forecast_of
from graph.status.outcome import outcome_of
from graph.status.periods import Period
from graph.status.rating import NotRated, Rated
from graph.status.scheme import Band
from graph.status.sentence import whole_reason
from graph.status.thresholds import leading, thresholds_in_force, worked_out, year_targets
from graph.status.variation import Judged
from graph.status.year_to_date import YearToDate, period_alone, year_of, year_to_date

RULE_SET = "2026-6"
"""The version of the rules in this package; it is stored with everything they conclude."""


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """All that is concluded of a measure for one period.

    Either ``rating`` or ``no_rating`` (a key) is set, and ``reason`` says why. ``comparator``
    names what the direction was judged against; it is None where there was nothing to compare.
    ``difference`` is value less ``compared_with``. ``periods_running`` counts the periods in a
    row, up to this one, with the same rating; 0 without one. ``period_alone`` is what the period
    adds to a cumulative figure. ``at_best`` says that the figure cannot be bettered. ``agreement``
    is there where the source gave a rating of its own.
    """

    measure: NamedNode
    period: Period
    figure: NamedNode | None
    value: Decimal | None
    previous_figure: NamedNode | None
    previous_value: Decimal | None
    last_year_figure: NamedNode | None
    last_year_value: Decimal | None
    target: NamedNode | None
    target_value: Decimal | None
    rating: Band | None
    no_rating: str | None
    reason: str
    direction: str | None
    comparator: str | None
    compared_with: Decimal | None
    difference: Decimal | None
    is_dip: bool | None
    dip_reason: str
    periods_running: int
    variation: Judged
    rule_set: str
    at_best: bool = False
    period_alone: Decimal | None = None
    year_end_target: NamedNode | None = None
    to_date: YearToDate | None = None
    forecast: Forecast | None = None
    agreement: Agreement | None = None
    cautions: tuple[str, ...] = ()


def measure_statuses(
    measure: MeasureFacts,
    figures: Iterable[FigureFacts],
    targets: Iterable[TargetFacts],
    bands: Iterable[Band],
    today: date,
    on: date | None = None,
) -> tuple[MeasureStatus, ...]:
    """The statuses of one series, in the order of its periods.

    There is one for every period that has a figure, and one for every period for which the
    measure's frequency promises one, up to and including the period that today lies in. A forecast
    for a longer period than figures are promised for stands beside them and has no status of its own.
    ``on`` is the valid day, which picks the targets in force; today where none is given.
    """
    series = series_of(measure, figures, targets, bands, today, on)
    aimed_at = {target.period for target in series.targets}
    statuses: dict[Period, MeasureStatus] = {}
    figured = {period for period, figure in series.figures.items() if not _is_only_beside(series, figure)}
    for period in sorted(figured.union(expected_periods(measure, figured, today, aimed_at))):
        before = period_before(measure, period, series.figures)
        statuses[period] = _status(series, period, statuses.get(before) if before else None)
    return tuple(statuses.values())


def _is_only_beside(series: Series, figure: FigureFacts) -> bool:
    return figure.obs_status == FORECAST and not promises(series.measure, figure.period)


def series_of(
    measure: MeasureFacts,
    figures: Iterable[FigureFacts],
    targets: Iterable[TargetFacts],
    bands: Iterable[Band],
    today: date,
    on: date | None = None,
) -> Series:
    """One series made ready: small numbers withheld, targets without a number worked out."""
    by_period = {figure.period: as_disclosed(figure, measure) for figure in figures}
    worked = tuple(worked_out(target, measure, by_period) for target in targets)
    best_first = tuple(sorted(bands, key=lambda band: band.order))
    variations = variations_of(measure, by_period)
    return Series(measure, by_period, worked, best_first, today, on or today, variations)


def _status(series: Series, period: Period, before: MeasureStatus | None) -> MeasureStatus:
    figure = series.figures.get(period)
    value = figure.actual if figure else None
    previous, last_year = _previous(series, period), last_years_figure(series, period)
    in_force = thresholds_in_force(series, period)
    target = leading(in_force, series.bands)
    outcome = outcome_of(series, period, figure, in_force)
    earlier = compared_figure(series, period)
    moved = movement_of(series, figure, earlier, target)
    judged = variation_of(series, period, target)
    band = outcome.band if isinstance(outcome, Rated) else None
    to_date, forecast = year_to_date(series, period), forecast_of(series, period)
    at_best = value is not None and value == series.measure.best_possible
    return MeasureStatus(
        measure=series.measure.iri,
        period=period,
        figure=figure.iri if figure else None,
        value=figure.open_value if figure else None,
        previous_figure=_iri_of_actual(previous),
        previous_value=previous.actual if previous else None,
        last_year_figure=_iri_of_actual(last_year),
        last_year_value=last_year.actual if last_year else None,
        target=target.iri if target else None,
        target_value=target.value if target else None,
        rating=band,
        no_rating=outcome.no_rating_key if isinstance(outcome, NotRated) else None,
        reason=whole_reason(outcome.reason, series.measure, period, earlier, moved, judged, at_best=at_best),
        direction=moved.direction,
        comparator=comparator_of(series.measure) if moved.compared_with is not None else None,
        compared_with=moved.compared_with,
        difference=moved.difference,
        is_dip=moved.is_dip,
        dip_reason=moved.dip_reason,
        periods_running=_running(band, before),
        variation=judged,
        rule_set=RULE_SET,
        at_best=at_best,
        period_alone=period_alone(series, period),
        year_end_target=_year_end_target(series, period),
        to_date=to_date,
        forecast=forecast,
        agreement=agreement(series, figure, outcome, in_force, to_date, forecast) if figure else None,
        cautions=cautions_of(series, value, band, in_force) if value is not None else (),
    )


def _previous(series: Series, period: Period) -> FigureFacts | None:
    """The figure of the period before; not last year's whole beside what begins this year anew."""
    before, year = figure_before(series, period), year_of(series.measure, period)
    if before and year and series.measure.accumulation == "cumulative" and not year.contains(before.period):
        return None
    return before


def _iri_of_actual(figure: FigureFacts | None) -> NamedNode | None:
    return figure.iri if figure and figure.actual is not None else None


def _year_end_target(series: Series, period: Period) -> NamedNode | None:
    """The target for the whole year that the period lies in."""
    year = period if period.kind in YEARS else year_of(series.measure, period)
    targets = year_targets(series, year or period)
    around = {target.threshold: target for target in targets if target.period.contains(period)}
    found = leading(around, series.bands)
    return found.iri if found else None


def _running(band: Band | None, before: MeasureStatus | None) -> int:
    if band is None:
        return 0
    same = before is not None and before.rating is not None and before.rating.key == band.key
    return before.periods_running + 1 if before and same else 1
