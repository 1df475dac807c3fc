"""The forecast for the end of the year beside the figure so far, each with its own rating.

What you would get wrong: a green forecast over an amber figure is two facts; neither replaces
the other.
"""

from dataclasses import dataclass
from decimal import Decimal

from graph.status.facts import FORECAST, YEARS, FigureFacts, Series
from graph.status.outcome import Outcome, meets_target, outcome_of_value
from graph.status.periods import Period
from graph.status.thresholds import leading, thresholds_in_force
from graph.status.year_to_date import year_of


@dataclass(frozen=True, slots=True)
class Forecast:
    """The figure that is expected, the rating it would earn, and whether it would meet its target."""

    figure: FigureFacts
    value: Decimal
    outcome: Outcome
    meets: bool | None


def forecast_of(series: Series, period: Period) -> Forecast | None:
    """What is expected for the end of the year of a period; for the whole year rather than its last part."""
    year = period if period.kind in YEARS else year_of(series.measure, period)
    if year is None:
        return None
    ends = (figure for figure in series.figures.values() if figure.period.closes(year))
    expected = [figure for figure in ends if figure.obs_status == FORECAST and figure.value is not None]
    if not expected:
        return None
    figure = max(expected, key=lambda each: each.period)
    value = figure.value or Decimal(0)
    in_force = thresholds_in_force(series, figure.period)
    outcome = outcome_of_value(series, figure.period, value, in_force, None)
    meets = meets_target(series, value, leading(in_force, series.bands))
    return Forecast(figure, value, outcome, meets)
