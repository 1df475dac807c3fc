"""The forecast beside the figure: found for its year alone, rated by the year's target, never an actual."""

from decimal import Decimal

import pytest

from graph.status.forecast import forecast_of
from graph.status.measure_status import series_of
from graph.status.periods import quarter
from graph.status.rating import Rated
from tests.graph.status.test_measure_status import ATTENDANCE, BANDS, TODAY, figure, statuses, target

FIGURES = [figure("2020-21-Q2", "61"), figure("2020-21", "64", "forecast")]


@pytest.mark.parametrize("expected", ["2020-21", "2020-21-Q4"])
def test_it_may_be_given_for_the_year_or_for_its_last_part(expected: str) -> None:
    """Both are how officers write it."""
    figures = [figure("2020-21-Q2", "61"), figure(expected, "64", "forecast")]
    series = series_of(ATTENDANCE, figures, [target(expected, "63")], BANDS, TODAY)
    found = forecast_of(series, quarter(2020, 2))
    assert found is not None
    assert found.value == Decimal(64)
    assert isinstance(found.outcome, Rated)
    assert found.outcome.band.key == "green"


def test_another_years_forecast_is_not_this_years() -> None:
    """What was expected of last year says nothing of this one."""
    series = series_of(ATTENDANCE, FIGURES, [], BANDS, TODAY)
    assert forecast_of(series, quarter(2019, 2)) is None
    assert forecast_of(series, quarter(2021, 1)) is None


def test_a_forecast_for_the_year_is_no_period_of_a_quarterly_measure() -> None:
    """It would be taken for the latest figure, or be late once the year is over."""
    assert "2020-21" not in statuses(ATTENDANCE, FIGURES)
