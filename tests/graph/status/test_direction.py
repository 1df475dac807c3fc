"""Movement: the comparator, the dead band, and when nothing may be said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.direction import Movement, comparator_for, movement
from graph.status.scheme import Threshold

HIGH, LOW, RANGE = "higher-is-better", "lower-is-better", "within-range"
OCCUPANCY = Threshold("target", None, Decimal(80), Decimal(90))


def moved(
    value: str,
    before: str,
    polarity: str = HIGH,
    dead_band: str | None = "0.5",
    good_range: Threshold | None = None,
) -> Movement:
    """The movement of a percentage with one decimal."""
    band = None if dead_band is None else Decimal(dead_band)
    return movement(Decimal(value), Decimal(before), polarity, band, good_range, "percent", 1)


@pytest.mark.parametrize(
    ("accumulation", "calendar", "seasonal", "comparator"),
    [
        ("flow", "financial", False, "previous period"),
        ("point-in-time", "financial", False, "previous period"),
        ("rolling", "financial", False, "previous period"),
        ("cumulative", "financial", False, "same period last year"),
        ("flow", "financial", True, "same period last year"),
        ("flow", "academic", False, "same period last year"),
    ],
)
def test_comparator_is_the_one_that_is_comparable(
    accumulation: str, calendar: str, seasonal: bool, comparator: str
) -> None:
    """The previous quarter misleads for figures that build up or follow the seasons."""
    assert comparator_for(accumulation, calendar, seasonal=seasonal) == comparator


def test_worse_beyond_the_dead_band_is_a_dip() -> None:
    """The reason says how far and how far was allowed."""
    found = moved("61.2", "63.0")
    assert (found.direction, found.is_dip, found.difference) == ("worsened", True, Decimal("-1.8"))
    assert found.dip_reason == "worse by 1.8 points, more than the dead band of 0.5 points"


def test_change_on_the_dead_band_is_steady() -> None:
    """84.1 to 84.2 is no news, nor is a change of exactly the dead band."""
    assert moved("84.2", "84.1").direction == "steady"
    on_the_band = moved("83.6", "84.1")
    assert (on_the_band.direction, on_the_band.is_dip) == ("steady", False)
    assert moved("83.5", "84.1").is_dip is True


def test_full_marks_kept_are_steady() -> None:
    """100% after 100% has not stalled into a dip."""
    assert moved("100", "100", dead_band="0").direction == "steady"


def test_falling_sickness_is_an_improvement() -> None:
    """The arrow points down and the news is good."""
    found = moved("4.83", "5.96", LOW)
    assert (found.direction, found.is_dip, found.difference) == ("improved", False, Decimal("-1.13"))


def test_no_dead_band_leaves_the_dip_unjudged() -> None:
    """Nobody has said how much matters, so the direction stands and the dip is unknown."""
    found = moved("61.2", "63.0", dead_band=None)
    assert (found.direction, found.is_dip) == ("worsened", None)
    assert found.dip_reason == "no dead band is set"


@pytest.mark.parametrize("polarity", ["context-only", "not-stated"])
def test_without_polarity_there_is_a_difference_but_no_direction(polarity: str) -> None:
    """A change may be shown without being called good or bad."""
    found = moved("61", "63", polarity)
    assert (found.direction, found.is_dip, found.difference) == (None, None, Decimal(-2))


@pytest.mark.parametrize(
    ("value", "before", "direction"),
    [
        ("95", "92", "worsened"),
        ("75", "70", "improved"),
        ("88", "82", "steady"),
        ("85", "95", "improved"),
        ("95", "75", "steady"),
    ],
)
def test_within_a_range_better_is_closer_to_it(value: str, before: str, direction: str) -> None:
    """A rise from 92 to 95 is worse when 80 to 90 is right."""
    assert moved(value, before, RANGE, good_range=OCCUPANCY).direction == direction


def test_without_a_range_nothing_is_closer() -> None:
    """Best within a range, and no range set: say so."""
    found = moved("95", "92", RANGE)
    assert (found.direction, found.is_dip, found.dip_reason) == (
        None,
        None,
        "no range is set for this period",
    )


def test_reason_never_rounds_a_dip_away() -> None:
    """A change of 0.04 that counts must not be printed as 0.0."""
    assert moved("62.96", "63", dead_band="0.02").dip_reason.startswith("worse by 0.04 points")


numbers = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)
bands = st.decimals(min_value=0, max_value=10, places=2, allow_nan=False)
OPPOSITE = {"improved": "worsened", "worsened": "improved", "steady": "steady"}


@given(numbers, numbers, bands)
def test_mirrored_measure_moves_the_same_way(value: Decimal, before: Decimal, dead_band: Decimal) -> None:
    """No rule treats a fall of a low-is-good measure differently from a rise of a high-is-good one."""
    one = movement(value, before, HIGH, dead_band, None, "number", 1)
    mirror = movement(-value, -before, LOW, dead_band, None, "number", 1)
    assert (one.direction, one.is_dip) == (mirror.direction, mirror.is_dip)


@given(numbers, numbers, bands)
def test_way_back_is_the_opposite(value: Decimal, before: Decimal, dead_band: Decimal) -> None:
    """What was lost and regained is an improvement of the same size."""
    there = movement(value, before, HIGH, dead_band, None, "number", 1)
    back = movement(before, value, HIGH, dead_band, None, "number", 1)
    assert there.direction is not None
    assert back.direction == OPPOSITE[there.direction]
