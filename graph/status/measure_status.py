"""What a measure's figures say, period by period: rating, movement and why there is neither.

Pure functions from plain values to frozen ones, so that pages, exports and queries can never
disagree: they all read what is made here. One call judges one series: the figures of a
measure for one unit, area and breakdown.

What you would get wrong: a period without a figure is not one thing. It is not due, late,
missing, withheld, not applicable or discontinued, and never nought; a forecast is shown but
never rated as if it had happened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.status.direction import (
    PREVIOUS_PERIOD,
    WORSENED,
    Movement,
    comparator_for,
    movement,
    unknown_movement,
)
from graph.status.expected import expected_periods
from graph.status.facts import BREAK, FORECAST, WITHOUT_VALUE, FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.periods import Period, day_text
from graph.status.rating import (
    CONTEXT_ONLY,
    NO_WORSE,
    WORSE,
    Band,
    NotRated,
    Rated,
    Threshold,
    rate,
    thresholds_wanted,
    without_target,
)
from graph.status.thresholds import leading, thresholds_in_force, year_targets
from graph.status.variation import (
    Judged,
    NoVariation,
    Point,
    assured,
    judge_points,
    not_judged,
    unsuitable,
)
from graph.status.words import figure_text

RULE_SET = "2026-2"
"""The version of the rules in this package; it is stored with everything they conclude."""


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """All that is concluded of a measure for one period.

    Either ``rating`` or ``no_rating`` (a key) is set, and ``reason`` says why. ``comparator``
    names what the direction was judged against; it is None where there was nothing to compare.
    ``difference`` is value less ``compared_with``. ``periods_running`` counts the periods in a
    row, up to this one, with the same rating; 0 without one.
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


def measure_statuses(
    measure: MeasureFacts,
    figures: Iterable[FigureFacts],
    targets: Iterable[TargetFacts],
    bands: Iterable[Band],
    today: date,
) -> tuple[MeasureStatus, ...]:
    """The statuses of one series, in the order of its periods.

    There is one for every period that has a figure, and one for every period for which the
    measure's frequency promises one, up to and including the period that today lies in.
    """
    by_period = {figure.period: figure for figure in figures}
    variations = _variations(measure, by_period)
    series = Series(measure, by_period, tuple(targets), tuple(bands), today, variations)
    statuses: dict[Period, MeasureStatus] = {}
    for period in sorted({*by_period, *expected_periods(measure, by_period, today)}):
        previous = period.previous
        statuses[period] = _status(series, period, statuses.get(previous) if previous else None)
    return tuple(statuses.values())


# --- one period -----------------------------------------------------------


def _status(series: Series, period: Period, before: MeasureStatus | None) -> MeasureStatus:
    figure = series.figures.get(period)
    previous = _figure_for(series, period.previous)
    last_year = _figure_for(series, period.same_last_year)
    in_force = thresholds_in_force(series, period)
    target = leading(in_force, series.bands)
    outcome = _outcome(series, period, figure, in_force)
    comparator = _comparator_of(series.measure)
    earlier = previous if comparator == PREVIOUS_PERIOD else last_year
    moved = _movement(series, figure, earlier, target)
    band = outcome.band if isinstance(outcome, Rated) else None
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
        reason=outcome.reason,
        direction=moved.direction,
        comparator=comparator if moved.compared_with is not None else None,
        compared_with=moved.compared_with,
        difference=moved.difference,
        is_dip=moved.is_dip,
        dip_reason=moved.dip_reason,
        periods_running=_running(band, before),
        variation=_variation(series, period, target),
        rule_set=RULE_SET,
    )


def _figure_for(series: Series, period: Period | None) -> FigureFacts | None:
    return series.figures.get(period) if period else None


def _comparator_of(measure: MeasureFacts) -> str:
    return comparator_for(measure.accumulation, measure.calendar, seasonal=measure.seasonal)


def _iri_of_actual(figure: FigureFacts | None) -> NamedNode | None:
    return figure.iri if figure and figure.actual is not None else None


def _running(band: Band | None, before: MeasureStatus | None) -> int:
    if band is None:
        return 0
    same = before is not None and before.rating is not None and before.rating.key == band.key
    return before.periods_running + 1 if before and same else 1


# --- rating ---------------------------------------------------------------


def _outcome(
    series: Series, period: Period, figure: FigureFacts | None, in_force: Mapping[str, TargetFacts]
) -> Rated | NotRated:
    """The rating, or the first reason against one, the most telling first."""
    if figure is None or figure.obs_status == FORECAST:
        return _without_actual(series, period, is_forecast=figure is not None and figure.value is not None)
    value = figure.actual
    if value is None:
        return _without_value(figure)
    measure = series.measure
    thresholds = {name: target.plain for name, target in in_force.items()}
    if measure.polarity != CONTEXT_ONLY:
        obstacle = _without_target(series, period, thresholds) or _at_break(figure)
        if obstacle:
            return obstacle
    no_worse = _no_worse_than_last_year(series, figure, in_force)
    return rate(value, measure.polarity, thresholds, series.bands, measure.unit, measure.decimals, no_worse)


def _no_worse_than_last_year(
    series: Series, figure: FigureFacts, in_force: Mapping[str, TargetFacts]
) -> bool | None:
    """Whether a figure has held or improved on the same period last year, where a band asks for that."""
    if not any(band.condition in {NO_WORSE, WORSE} for band in series.bands):
        return None
    last_year = _figure_for(series, figure.period.same_last_year)
    moved = _movement(series, figure, last_year, leading(in_force, series.bands))
    return None if moved.direction is None else moved.direction != WORSENED


def _without_actual(series: Series, period: Period, *, is_forecast: bool) -> NotRated:
    """Discontinued, not due or late: what it means that nothing has come yet."""
    measure = series.measure
    if measure.valid_to is not None and period.last_day >= measure.valid_to:
        return NotRated("discontinued", f"The measure ended on {day_text(measure.valid_to)}.")
    due = period.last_day + timedelta(days=measure.available_after_days or 0)
    so_far = "This is a forecast; the actual figure" if is_forecast else "The figure"
    if due >= series.today:
        return NotRated("not-due", f"{so_far} is due by {day_text(due)}.")
    return NotRated("late", f"{so_far} was due by {day_text(due)} and has not come.")


def _without_value(figure: FigureFacts) -> NotRated:
    key = figure.obs_status if figure.obs_status in WITHOUT_VALUE else "missing"
    return NotRated(key, WITHOUT_VALUE[key])


def _without_target(series: Series, period: Period, thresholds: Mapping[str, Threshold]) -> NotRated | None:
    """Why there is nothing to compare with; None when there is something."""
    wanted = thresholds_wanted(series.bands)
    if wanted & thresholds.keys():
        return None
    for target in year_targets(series):
        if target.threshold in wanted and target.period != period and target.period.contains(period):
            amount = _target_text(target, series.measure)
            return NotRated("no-profile", f"There is a year-end target of {amount} but none for this period.")
    nothing = NotRated("no-target", "There is no target for this period.")
    return nothing if series.targets else without_target(series.bands) or nothing


def _target_text(target: TargetFacts, measure: MeasureFacts) -> str:
    if target.value is not None or (target.lower is None and target.upper is None):
        return figure_text(target.value, measure.unit, measure.decimals)
    ends = [bound for bound in (target.lower, target.upper) if bound is not None]
    return " to ".join(figure_text(bound, measure.unit, measure.decimals) for bound in ends)


def _at_break(figure: FigureFacts) -> NotRated | None:
    if figure.obs_status != BREAK:
        return None
    return NotRated(
        "break", "The series breaks here, so the figure cannot be compared with a target set before."
    )


# --- movement -------------------------------------------------------------


def _movement(
    series: Series, figure: FigureFacts | None, earlier: FigureFacts | None, target: TargetFacts | None
) -> Movement:
    """How the figure moved since the earlier one, never across a break in the series."""
    if figure is None or figure.open_value is None:
        return unknown_movement("there is no figure for this period")
    if figure.actual is None:
        return unknown_movement("the figure is a forecast")
    measure = series.measure
    if earlier is None or earlier.actual is None:
        return unknown_movement(f"there is no figure for the {_comparator_of(measure)}")
    if _broken_between(series, earlier.period, figure.period):
        return unknown_movement("the series was broken in between")
    good_range = target.plain if target else None
    return movement(
        figure.actual,
        earlier.actual,
        measure.polarity,
        measure.dead_band,
        good_range,
        measure.unit,
        measure.decimals,
    )


def _broken_between(series: Series, earlier: Period, later: Period) -> bool:
    """Whether a figure after the earlier period, up to the later one, starts a new series."""
    return any(
        earlier.last_day < period.last_day <= later.last_day
        for period, figure in series.figures.items()
        if figure.obs_status == BREAK
    )


# --- variation ------------------------------------------------------------


def _variations(measure: MeasureFacts, figures: Mapping[Period, FigureFacts]) -> Mapping[Period, Judged]:
    """What the variation is at each period with an actual figure; lengths of period are kept apart."""
    found: dict[Period, Judged] = {}
    for kind in {period.kind for period in figures}:
        why = unsuitable(measure.accumulation, kind, seasonal=measure.seasonal)
        periods = sorted(period for period in figures if period.kind is kind)
        if why:
            found |= dict.fromkeys(periods, not_judged(why))
            continue
        points = _points(figures[period] for period in periods)
        judged = judge_points(list(points.values()), measure.polarity, measure.limits_until)
        found |= dict(zip(points, judged, strict=True))
    return found


def _points(figures: Iterable[FigureFacts]) -> dict[Period, Point]:
    """The points of a chart by their period; blanks and forecasts are left out.

    What is left out may still be where a new series begins, and the next point then does.
    """
    points: dict[Period, Point] = {}
    anew = False
    for figure in figures:
        anew = anew or figure.rebased or figure.obs_status == BREAK
        if figure.actual is not None:
            points[figure.period] = Point(figure.period.last_day, figure.actual, anew)
            anew = False
    return points


def _variation(series: Series, period: Period, target: TargetFacts | None) -> Judged:
    judged = series.variations.get(period)
    if judged is None:
        why = unsuitable(series.measure.accumulation, period.kind, seasonal=series.measure.seasonal)
        return not_judged(why or NoVariation.NO_FIGURE)
    return assured(judged, target.value if target else None, series.measure.polarity)
