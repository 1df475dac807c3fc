"""Small numbers: what is withheld by rule, and what gives it away."""

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.status.disclosure import Part, as_disclosed, given_away, is_small, small_steps
from tests.graph.status.test_measure_status import ATTENDANCE, figure

FEW = replace(ATTENDANCE, unit="number", statistic="count", decimals=0, suppress_below=Decimal(5))
UNITS = "https://data.anytown.example/id/department/"


def part(period: str, value: str | None, **narrowed: str) -> Part:
    """A figure; one without a value is withheld."""
    return Part(figure(period, value, "final" if value else "withheld"), **narrowed)


@pytest.mark.parametrize(("value", "small"), [("0", False), ("1", True), ("4", True), ("5", False)])
def test_counts_from_one_up_to_the_number_are_small(value: str, small: bool) -> None:
    """Nobody can be recognised in nought."""
    assert is_small(figure("2020-21-Q1", value), FEW) is small


def test_a_percentage_is_small_by_its_numerator() -> None:
    """Three of four hundred are three people, though 0.75 is below five for another reason."""
    ratio = replace(FEW, statistic="ratio", unit="percent")
    held = replace(figure("2020-21-Q1", "0.75"), numerator=Decimal(3), denominator=Decimal(400))
    assert is_small(held, ratio)
    assert not is_small(replace(held, numerator=Decimal(30)), ratio)
    assert as_disclosed(held, ratio).open_value is None
    assert as_disclosed(held, ratio).numerator is None


def test_those_left_out_of_a_share_are_people_too() -> None:
    """397 of 400 tells of three; of 400 of 400 there is nobody left to recognise."""
    ratio = replace(FEW, statistic="ratio", unit="percent")
    held = replace(figure("2020-21-Q1", "99.25"), numerator=Decimal(397), denominator=Decimal(400))
    assert is_small(held, ratio)
    assert not is_small(replace(held, numerator=Decimal(400)), ratio)
    assert not is_small(replace(held, numerator=Decimal(390)), ratio)


def test_a_figure_whose_statistic_nobody_stated_may_be_a_count() -> None:
    """A blank in the measure's row must not show what the rule beside it withholds."""
    assert is_small(figure("2020-21-Q1", "3"), replace(FEW, statistic="not-stated"))
    assert not is_small(figure("2020-21-Q1", "3"), replace(FEW, statistic="mean"))


def test_what_a_period_adds_to_a_figure_to_date_may_be_small() -> None:
    """Ten by June and twelve by September are two in the summer, though neither figure is small."""
    to_date = replace(FEW, accumulation="cumulative")
    june, same, september = part("2020-21-Q1", "10"), part("2020-21-Q2", "10"), part("2020-21-Q2", "12")
    assert list(small_steps([june, september], to_date)) == [september]
    assert list(small_steps([june, same], to_date)) == []
    assert list(small_steps([part("2019-20-Q4", "8"), june], to_date)) == []
    assert list(small_steps([june, part("2020-21-Q2", None)], to_date)) == []
    assert list(small_steps([june, september], FEW)) == []
    assert list(small_steps([june, part("2020-21-Q2", "12", unit=UNITS + "N")], to_date)) == []


def test_without_a_rule_nothing_is_withheld() -> None:
    """The number is the council's to set."""
    plain = replace(FEW, suppress_below=None)
    held = figure("2020-21-Q1", "3")
    assert as_disclosed(held, plain) == held


def test_one_unit_withheld_is_the_total_less_the_others() -> None:
    """Two withheld keep each other's secret."""
    whole, north, south = (
        part("2020-21-Q1", "20"),
        part("2020-21-Q1", "17", unit=UNITS + "N"),
        part("2020-21-Q1", None, unit=UNITS + "S"),
    )
    assert given_away([whole, north, south], FEW) == {south: "the council's total less the other units"}
    north = part("2020-21-Q1", None, unit=UNITS + "N")
    assert given_away([whole, north, south], FEW) == {}
    assert given_away([north, part("2020-21-Q1", "17", unit=UNITS + "S")], FEW) == {}
