"""Figures in words, as they stand on a scorecard."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.words import difference_text, figure_text, number_text, told_text, tolerance_text


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        ("61.24", "percent", 1, "61.2%"),
        ("61.25", "percent", 1, "61.3%"),
        ("63", "percent", 1, "63.0%"),
        ("61.24", "percent", None, "61.24%"),
        ("1234", "pounds", 0, "£1,234"),
        ("-1234.5", "pounds", None, "-£1,234.50"),
        ("1234567", "pounds", None, "£1,234,567"),
        ("4.83", "days", 1, "4.8 days"),
        ("1", "days", 0, "1 day"),
        ("1", "days", 1, "1.0 days"),
        ("12", "number", None, "12"),
        ("12345", "number", 0, "12,345"),
        ("3.14", "per-1000", 1, "3.1 per 1,000"),
        ("7", "per-10000", 0, "7 per 10,000"),
        ("350.4", "points", 0, "350 points"),
        ("2.1", "percent-change", 1, "+2.1%"),
        ("-2.1", "percent-change", 1, "-2.1%"),
        ("0", "percent-change", 1, "0.0%"),
        ("5", "not-stated", None, "5"),
        ("1E+3", "number", None, "1,000"),
        ("-0.04", "percent", 1, "0.0%"),
    ],
)
def test_figure_reads_as_officers_write_it(value: str, unit: str, decimals: int | None, text: str) -> None:
    """One figure must look the same on every page, and no exponent or minus nought may slip in."""
    assert figure_text(Decimal(value), unit, decimals) == text


def test_what_is_withheld_is_not_told_as_missing() -> None:
    """There is a figure, and the reason beside it says so."""
    assert told_text(None, "withheld", "number", 0) == "withheld"
    assert told_text(None, "late", "number", 0) == "no figure"
    assert told_text(Decimal(7), None, "number", 0) == "7"


def test_blank_is_never_nought() -> None:
    """A figure that did not come is not a figure of 0."""
    assert figure_text(None, "percent", 1) == "no figure"


@pytest.mark.parametrize(
    ("difference", "unit", "decimals", "text"),
    [
        ("3", "percent", 0, "3 points"),
        ("-1", "percent", 0, "1 point"),
        ("-1.8", "percent", 1, "1.8 points"),
        ("-0.4", "days", 1, "0.4 days"),
        ("-1200", "pounds", 0, "£1,200"),
    ],
)
def test_difference_has_the_right_unit_and_no_sign(
    difference: str, unit: str, decimals: int, text: str
) -> None:
    """From 62% to 65% is 3 points, not 3%."""
    assert difference_text(Decimal(difference), unit, decimals) == text


def test_tolerance_reads_as_a_noun() -> None:
    """The sentence behind an amber names the tolerance in the measure's unit."""
    assert tolerance_text(Decimal("-2"), "percent", 1) == "2.0-point tolerance"
    assert tolerance_text(Decimal("0.4"), "days", None) == "0.4-day tolerance"
    assert tolerance_text(Decimal("-500"), "pounds", 0) == "tolerance of £500"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6))
def test_number_without_rounding_keeps_every_digit(value: Decimal) -> None:
    """What is printed unrounded is the figure itself."""
    assert Decimal(number_text(value, None).replace(",", "")) == value
