"""The year so far: its rules by what a figure is, its poison, and what may never be worked out."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.status.facts import FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.measure_status import series_of
from graph.status.periods import financial_year, parse_period, quarter
from graph.status.rating import Rated
from graph.status.year_to_date import parts_of, period_alone, span, year_to_date
from tests.graph.status.test_measure_status import ATTENDANCE, BANDS, TODAY, figure, target

COUNT = replace(ATTENDANCE, unit="number", statistic="count", decimals=0)
RATIO = replace(ATTENDANCE, statistic="ratio")
counts = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=2, max_size=4)


def made(
    measure: MeasureFacts, figures: list[FigureFacts], targets: list[TargetFacts] | None = None
) -> Series:
    """A series as it is judged."""
    return series_of(measure, figures, targets or [], BANDS, TODAY)


def counted(number: int, above: int, below: int) -> FigureFacts:
    """A quarter's percentage with what it was worked out from."""
    value = Decimal(above * 100) / Decimal(below)
    iri = NamedNode(f"https://data.anytown.example/id/figure/M/{number}")
    return FigureFacts(
        iri, quarter(2020, number), value, "final", numerator=Decimal(above), denominator=Decimal(below)
    )


@given(counts)
def test_a_ratio_to_date_is_that_of_everybody_counted(values: list[tuple[int, int]]) -> None:
    """Putting quarters together gives what one would have got by counting the whole time."""
    figures = [counted(number, *pair) for number, pair in enumerate(values, start=1)]
    found = year_to_date(made(RATIO, figures), quarter(2020, len(values)))
    assert found is not None
    assert found.value is not None
    exact = Fraction(100 * sum(above for above, _ in values), sum(below for _, below in values))
    assert abs(Fraction(found.value) - exact) <= Fraction(1, 2000)


@given(st.lists(st.integers(0, 900), min_size=1, max_size=4))
def test_a_flow_adds_up(values: list[int]) -> None:
    """The year so far is the sum of its quarters, each counted once."""
    figures = [figure(f"2020-21-Q{number}", str(value)) for number, value in enumerate(values, start=1)]
    found = year_to_date(made(COUNT, figures), quarter(2020, len(values)))
    assert found is not None
    assert found.value == sum(values)


@pytest.mark.parametrize("accumulation", ["cumulative", "point-in-time", "rolling"])
def test_what_runs_is_its_last_value(accumulation: str) -> None:
    """Adding up what already holds the year, or is no amount at all, would count it again."""
    series = made(
        replace(COUNT, accumulation=accumulation), [figure("2020-21-Q1", "5"), figure("2020-21-Q2", "9")]
    )
    found = year_to_date(series, quarter(2020, 2))
    assert found is not None
    assert found.value == 9


@pytest.mark.parametrize(
    ("second", "key"),
    [
        (("2020-21-Q1", None, "missing"), "missing"),
        (("2020-21-Q1", None, "withheld"), "withheld"),
        (None, "missing"),
    ],
)
def test_one_missing_part_poisons_the_year(second: tuple[str, None, str] | None, key: str) -> None:
    """A sum over what happens to be there would be taken for the year."""
    figures = [figure("2020-21-Q2", "9"), *([figure(*second)] if second else [])]
    found = year_to_date(made(COUNT, figures), quarter(2020, 2))
    assert found is not None
    assert (found.value, getattr(found.outcome, "no_rating_key", None)) == (None, key)
    assert "Q1 2020-21" in found.outcome.reason


def test_a_break_within_the_year_poisons_it_too() -> None:
    """What was counted in two ways does not add up."""
    figures = [figure("2020-21-Q1", "9"), figure("2020-21-Q2", "9", "break")]
    found = year_to_date(made(COUNT, figures), quarter(2020, 2))
    assert found is not None
    assert getattr(found.outcome, "no_rating_key", None) == "break"


@pytest.mark.parametrize("statistic", ["median", "rate", "not-stated"])
def test_medians_and_their_like_are_never_put_together(statistic: str) -> None:
    """The middle of two middles is the middle of nothing."""
    figures = [figure("2020-21-Q1", "9"), figure("2020-21-Q2", "7")]
    found = year_to_date(made(replace(COUNT, statistic=statistic), figures), quarter(2020, 2))
    assert found is not None
    assert (found.value, getattr(found.outcome, "no_rating_key", None)) == (None, "not-applicable")


def test_where_nobody_has_stated_what_a_figure_covers_there_is_no_year_to_date() -> None:
    """Facts gathered from public papers are not put together into others."""
    series = made(replace(COUNT, accumulation="not-stated"), [figure("2020-21-Q1", "9")])
    assert year_to_date(series, quarter(2020, 1)) is None


def test_percentages_without_counts_are_not_averaged() -> None:
    """Nobody knows how many stood behind each."""
    found = year_to_date(
        made(RATIO, [figure("2020-21-Q1", "90"), figure("2020-21-Q2", "50")]), quarter(2020, 2)
    )
    assert found is not None
    assert found.value is None
    assert "averages would mislead" in found.outcome.reason


def test_the_year_so_far_has_a_target_of_its_own() -> None:
    """The parts' targets add up; the year's by its profile comes before, one for these days first."""
    figures = [figure("2020-21-Q1", "10"), figure("2020-21-Q2", "12")]
    parts = [target("2020-21-Q1", "11"), target("2020-21-Q2", "11")]
    profiled = replace(target("2020-21", "60"), profile="linear")
    half_year = target("2020-21-H1", "20")
    for targets, wanted in ((parts, 22), ([*parts, profiled], 30), ([*parts, profiled, half_year], 20)):
        found = year_to_date(made(COUNT, figures, targets), quarter(2020, 2))
        assert found is not None
        assert found.target_value == wanted
        assert isinstance(found.outcome, Rated)


def test_days_to_date_are_called_by_their_name_where_they_have_one() -> None:
    """April to September is a half-year; April to December is only a stretch of days."""
    year = financial_year(2020)
    keys = [span(year, quarter(2020, number)).key for number in (1, 2, 3, 4)]
    assert keys == ["2020-21-Q1", "2020-21-H1", "2020-04-01--2020-12-31", "2020-21"]
    assert [part.key for part in parts_of(year, parse_period("2020-06"))] == ["2020-04", "2020-05", "2020-06"]


def test_a_small_difference_between_two_figures_to_date_is_not_shown() -> None:
    """Twenty and then twenty-two to date would tell that two people came in the quarter."""
    few = replace(COUNT, accumulation="cumulative", suppress_below=Decimal(5))
    figures = [figure("2020-21-Q1", "20"), figure("2020-21-Q2", "22")]
    assert period_alone(made(few, figures), quarter(2020, 2)) is None
    assert period_alone(made(replace(few, suppress_below=None), figures), quarter(2020, 2)) == 2


def test_a_small_number_that_slipped_in_is_withheld_everywhere() -> None:
    """Value, year to date and what is held against it next quarter: none of them shows it."""
    few = replace(COUNT, suppress_below=Decimal(5))
    series = made(few, [figure("2020-21-Q1", "3"), figure("2020-21-Q2", "20")])
    assert series.figures[quarter(2020, 1)].value is None
    found = year_to_date(series, quarter(2020, 2))
    assert found is not None
    assert getattr(found.outcome, "no_rating_key", None) == "withheld"
