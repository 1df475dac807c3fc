"""The earlier figures that a figure is held against, and how it has moved since.

What you would get wrong: nothing is compared across a break in the series, however near the
two figures look.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from graph.status.direction import (
    PREVIOUS_PERIOD,
    Movement,
    comparator_for,
    movement,
    unknown_movement,
)
from graph.status.expected import period_before, period_last_year
from graph.status.facts import BREAK, FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.periods import Period
from graph.status.profile import EXTRA_PLACES
from graph.status.rating import EXACT_DIGITS
from graph.status.words import rounded


def figure_before(series: Series, period: Period) -> FigureFacts | None:
    """The figure of the period before."""
    before = period_before(series.measure, period, series.figures)
    return series.figures.get(before) if before else None


def last_years_figure(series: Series, period: Period) -> FigureFacts | None:
    """The figure of the same period last year."""
    before = period_last_year(period, series.figures)
    return series.figures.get(before) if before else None


def comparator_of(measure: MeasureFacts) -> str:
    """Which earlier figure the measure's direction is counted from."""
    return comparator_for(measure.accumulation, measure.calendar, seasonal=measure.seasonal)


def compared_figure(series: Series, period: Period) -> FigureFacts | None:
    """The figure that the direction is counted from."""
    if comparator_of(series.measure) == PREVIOUS_PERIOD:
        return figure_before(series, period)
    return last_years_figure(series, period)


def movement_of(
    series: Series, figure: FigureFacts | None, earlier: FigureFacts | None, target: TargetFacts | None
) -> Movement:
    """How the figure moved since the earlier one, never across a break in the series."""
    if figure is None or figure.open_value is None:
        return unknown_movement("there is no figure for this period")
    if figure.actual is None:
        return unknown_movement("the figure is a forecast")
    measure = series.measure
    if earlier is None or earlier.actual is None:
        return unknown_movement(f"there is no figure for the {comparator_of(measure)}")
    if broken_between(series, earlier.period, figure.period):
        return unknown_movement("the series was broken in between")
    bands = [
        each for each in (measure.dead_band, _margin_between(figure, earlier, measure)) if each is not None
    ]
    now, before = (
        rounded(value, measure.decimals) if measure.compares_rounded else value
        for value in (figure.actual, earlier.actual)
    )
    return movement(
        now,
        before,
        measure.polarity,
        max(bands, default=None),
        target.plain if target else None,
        measure.unit,
        measure.decimals,
    )


def _margin_between(figure: FigureFacts, earlier: FigureFacts, measure: MeasureFacts) -> Decimal | None:
    """How far two surveyed figures may differ by chance.

    The margin of a difference between two independent samples is the root of the sum of the squares of
    their margins; it is set at two places more than the measure shows, half up. A figure without a margin
    is taken as exact.
    """
    margins = [each.margin for each in (figure, earlier) if each.margin is not None]
    if len(margins) < 2:
        return margins[0] if margins else None
    with localcontext(prec=EXACT_DIGITS):
        root = sum((margin * margin for margin in margins), Decimal(0)).sqrt()
        return root.quantize(Decimal(1).scaleb(-(measure.decimals or 0) - EXTRA_PLACES), ROUND_HALF_UP)


def broken_between(series: Series, earlier: Period, later: Period) -> bool:
    """Whether a figure after the earlier period, up to the later one, starts a new series."""
    return any(
        earlier.last_day < period.last_day <= later.last_day
        for period, figure in series.figures.items()
        if figure.obs_status == BREAK
    )
