"""In-year targets: what must hold of every profile, and where none can be given."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.periods import Period, financial_year, interval, month, quarter
from graph.status.profile import HISTORICAL, LINEAR, profiled_value

YEAR = financial_year(2020)
QUARTERS = [quarter(2020, number) for number in range(1, 5)]
whole = st.integers(-1000, 1000).map(Decimal)


def value_at(
    part: Period,
    profile: str,
    accumulation: str,
    year_value: Decimal,
    before: dict[Period, Decimal],
    statistic: str = "count",
) -> Decimal | None:
    """What the year's value asks of a part of it."""
    return profiled_value(year_value, YEAR, part, profile, accumulation, statistic, before, 2)


def test_blaenau_gwent_half_year_is_5_5_linear_and_4_71_seasonal() -> None:
    """Half the months are not half the sickness."""
    before = {quarter(2019, 2): Decimal("5.96"), quarter(2019, 4): Decimal("13.91")}
    linear = value_at(QUARTERS[1], LINEAR, "cumulative", Decimal(11), before)
    seasonal = value_at(QUARTERS[1], HISTORICAL, "cumulative", Decimal(11), before)
    assert (linear, seasonal) == (Decimal("5.5"), Decimal("4.7132"))


def test_the_years_own_figure_comes_before_its_parts() -> None:
    """An outturn that was corrected at year end is the outcome."""
    before = {quarter(2019, 2): Decimal(5), quarter(2019, 4): Decimal(8), financial_year(2019): Decimal(10)}
    assert value_at(QUARTERS[1], HISTORICAL, "cumulative", Decimal(20), before) == Decimal(10)


@given(whole)
def test_linear_quarters_make_the_year(year_value: Decimal) -> None:
    """Parts add up to the year, and what runs to date ends on it."""
    parts = [value_at(part, LINEAR, "flow", year_value, {}) for part in QUARTERS]
    assert sum(part for part in parts if part is not None) == year_value
    assert value_at(QUARTERS[-1], LINEAR, "cumulative", year_value, {}) == year_value


def test_months_count_from_april() -> None:
    """January is the tenth month of the year, though it lies in the next one."""
    assert value_at(month(2021, 1), LINEAR, "cumulative", Decimal(12), {}) == Decimal(10)


@pytest.mark.parametrize("accumulation", ["point-in-time", "rolling", "not-stated"])
def test_a_level_has_no_profile(accumulation: str) -> None:
    """Half of the year's target for empty homes is no target for the half-year."""
    assert value_at(QUARTERS[1], LINEAR, accumulation, Decimal(11), {}) is None


@pytest.mark.parametrize("statistic", ["ratio", "mean", "median", "yes-no"])
def test_what_does_not_add_up_is_not_spread_over_the_months(statistic: str) -> None:
    """20 days on average in the year are not 1.7 days in April; to date, days lost do add up."""
    assert value_at(month(2020, 4), LINEAR, "flow", Decimal(20), {}, statistic) is None
    assert value_at(month(2020, 4), LINEAR, "cumulative", Decimal(12), {}, statistic) == Decimal(1)


def test_a_level_keeps_last_years_shape_only_where_last_year_has_a_figure() -> None:
    """A quarter at 90% of a year at 93% is asked for again; a sum of percentages is no year."""
    four = {quarter(2019, number): Decimal(90) for number in (1, 2, 3, 4)}
    assert value_at(QUARTERS[0], HISTORICAL, "flow", Decimal(93), four, "ratio") is None
    with_year = {**four, financial_year(2019): Decimal(93)}
    assert value_at(QUARTERS[0], HISTORICAL, "flow", Decimal(93), with_year, "ratio") == Decimal(90)


def test_odd_periods_and_incomplete_years_have_no_profile() -> None:
    """A share of an unknown whole is not known."""
    odd = interval(YEAR.first_day, QUARTERS[0].last_day)
    assert value_at(odd, LINEAR, "flow", Decimal(11), {}) is None
    three = {quarter(2019, number): Decimal(1) for number in (1, 2, 3)}
    assert value_at(QUARTERS[0], HISTORICAL, "flow", Decimal(11), three) is None
    assert value_at(QUARTERS[0], HISTORICAL, "cumulative", Decimal(11), three) is None
    nothing = {quarter(2019, number): Decimal(0) for number in (1, 2, 3, 4)}
    assert value_at(QUARTERS[0], HISTORICAL, "flow", Decimal(11), nothing) is None
