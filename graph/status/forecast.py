"""The forecast for the end of the year beside the figure so far, each with its own rating.

What you would get wrong: a green forecast over an amber figure is two facts; neither replaces
the other.
"""

from dataclasses import dataclass
from decimal import Decimal

from graph.status.facts import FORECAST, YEARS, FigureFacts, Series
from graph.status.outcome import Outcome, outcome_of_value
from graph.status.periods import Period
from graph.status.thresholds import thresholds_in_force


@dataclass(frozen=True, slots=True)
class Forecast:
    """The figure that is expected, and the rating that it would earn if it came true."""

    figure: FigureFacts
    value: Decimal
    outcome: Outcome


def forecast_of(series: Series, period: Period) -> Forecast | None:
    """What is expected for the end of the year that a period lies in, at the latest for its last part."""
    expected = [figure for figure in series.figures.values() if figure.obs_status == FORECAST]
    for figure in sorted(expected, key=lambda each: each.period, reverse=True):
        if figure.value is not None and _ends_the_year_of(figure.period, period):
            in_force = thresholds_in_force(series, figure.period)
            outcome = outcome_of_value(series, figure.period, figure.value, in_force, None)
            return Forecast(figure, figure.value, outcome)
    return None


def _ends_the_year_of(expected: Period, period: Period) -> bool:
    """Whether one period is the year, or the last part of it, that the other is a part of."""
    if expected.kind in YEARS:
        return expected.contains(period)
    later = expected.last_day > period.last_day or expected == period
    return later and (expected.last_day - period.first_day).days < 366 and _is_last_part(expected)


def _is_last_part(period: Period) -> bool:
    following = period.next
    return (
        following is not None
        and following.number == 1
        and following.first_day.month == period.first_day.month
    )
