"""Variation: the worked series, the four rules one by one, and what must hold for every series."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.periods import PeriodKind
from graph.status.variation import (
    Assurance,
    Judged,
    NoVariation,
    Point,
    Variation,
    VariationRule,
    assured,
    judge_points,
    shown_at,
    unsuitable,
    variation_phrase,
)

HIGH, LOW, CONTEXT = "higher-is-better", "lower-is-better", "context-only"
FIRST_DAY = date(2018, 3, 31)
WORKED = "62 60 63 61 64 62 60 63 61 62 63 61 55"
MIRROR = {
    Variation.COMMON_CAUSE: Variation.COMMON_CAUSE,
    Variation.IMPROVEMENT_HIGH: Variation.IMPROVEMENT_LOW,
    Variation.IMPROVEMENT_LOW: Variation.IMPROVEMENT_HIGH,
    Variation.CONCERN_HIGH: Variation.CONCERN_LOW,
    Variation.CONCERN_LOW: Variation.CONCERN_HIGH,
    Variation.NEUTRAL_HIGH: Variation.NEUTRAL_LOW,
    Variation.NEUTRAL_LOW: Variation.NEUTRAL_HIGH,
}


def day_of(number: int) -> date:
    """The last day of a period by its number, from 1."""
    return FIRST_DAY + timedelta(days=91 * number)


def points(values: Sequence[Decimal], anew: int = 0) -> list[Point]:
    """A chart's points; ``anew`` is the number of the point that begins new limits."""
    return [Point(day_of(n), value, n == anew) for n, value in enumerate(values, start=1)]


def judged(values: str, polarity: str = HIGH, anew: int = 0, fixed: int = 0) -> tuple[Judged, ...]:
    """What is concluded of a series written out; limits fixed at the first so many points."""
    series = points([Decimal(value) for value in values.split()], anew)
    return judge_points(series, polarity, day_of(fixed) if fixed else None)


def limits(found: Judged, places: int = 1) -> tuple[str, str]:
    """The limits as a reader sees them."""
    assert found.limits is not None
    return str(shown_at(found.limits.lower, places)), str(shown_at(found.limits.upper, places))


def test_xmr_baseline_of_12_or_of_13_points_decides_the_signal() -> None:
    """55 is a signal by the limits of the first 12 points, and none by those of all 13."""
    fixed, free = judged(WORKED, fixed=12)[-1], judged(WORKED)[-1]
    assert limits(fixed) == ("56.3", "67.4")
    assert (fixed.variation, fixed.rules) == (Variation.CONCERN_LOW, (VariationRule.OUTSIDE_LIMITS,))
    assert limits(free) == ("54.9", "67.7")
    assert (free.variation, free.rules) == (Variation.COMMON_CAUSE, ())
    assert (fixed.points, free.points) == (12, 13)


def test_limits_need_eight_points_and_are_provisional_below_twelve() -> None:
    """Quarterly figures have firm limits after three years, and none at all in the first."""
    found = judged(WORKED)
    assert [each.none_because for each in found[:7]] == [NoVariation.TOO_FEW_POINTS] * 7
    assert all(each.limits is None for each in found[:7])
    assert [each.provisional for each in found[7:]] == [True] * 4 + [False] * 2


def test_seven_on_one_side_are_a_signal_and_a_point_on_the_mean_breaks_the_run() -> None:
    """A shift of level shows though no single point stands out."""
    before = "10 12 10 12 10 12 10 12"
    shifted = judged(f"{before} 12 12 12 12 12 12 12", fixed=8)
    assert VariationRule.ONE_SIDE in shifted[-1].rules
    broken = judged(f"{before} 12 12 12 11 12 12 12", fixed=8)[-1]
    assert VariationRule.ONE_SIDE not in broken.rules


def test_seven_points_rising_are_a_signal_and_six_are_none() -> None:
    """Six steps one way are a trend; a plateau ends it."""
    base = "10 14 10 14 10 14 10 14"
    assert VariationRule.TREND in judged(f"{base} 9 10 11 12 13 14 15", fixed=8)[-1].rules
    assert VariationRule.TREND not in judged(f"{base} 15 10 11 12 13 14 15", fixed=8)[-1].rules
    assert VariationRule.TREND not in judged(f"{base} 9 10 11 12 12 13 14", fixed=8)[-1].rules


def test_trend_direction_beats_position() -> None:
    """Seven points falling above the mean are a concern, not an improvement."""
    found = judged("10 20 10 20 10 20 10 20 22 21 20 19 18 17 16", fixed=8)[-1]
    assert VariationRule.TREND in found.rules
    assert found.variation is Variation.CONCERN_LOW


def test_two_of_three_near_the_same_limit_are_a_signal() -> None:
    """Only a point that is itself near the limit is marked, and only beside one on its own side."""
    base = "10 12 10 12 10 12 10 12"
    assert judged(f"{base} 15 11 15", fixed=8)[-1].rules == (VariationRule.TWO_OF_THREE,)
    assert judged(f"{base} 15 15 11", fixed=8)[-1].rules == ()
    assert judged(f"{base} 7 11 15", fixed=8)[-1].rules == ()
    assert judged(f"{base} 15 11 11 15", fixed=8)[-1].rules == ()


@pytest.mark.parametrize(
    ("polarity", "last", "variation"),
    [(HIGH, "99", Variation.IMPROVEMENT_HIGH), (HIGH, "-99", Variation.CONCERN_LOW),
     (LOW, "99", Variation.CONCERN_HIGH), (LOW, "-99", Variation.IMPROVEMENT_LOW),
     (CONTEXT, "99", Variation.NEUTRAL_HIGH), ("within-range", "-99", Variation.NEUTRAL_LOW)],
)  # fmt: skip
def test_polarity_decides_whether_a_signal_is_good(polarity: str, last: str, variation: Variation) -> None:
    """A fall in sickness is an improvement, and one in referrals is neither good nor bad."""
    assert judged(f"10 12 10 12 10 12 10 12 {last}", polarity, fixed=8)[-1].variation is variation


def test_limits_begin_anew_at_a_break() -> None:
    """Figures of an old definition say nothing of the new one."""
    found = judged(f"{WORKED} 90 91 90 92 91 90 91 90", anew=14)
    assert [each.none_because for each in found[13:20]] == [NoVariation.TOO_FEW_POINTS] * 7
    assert found[20].variation is Variation.COMMON_CAUSE
    assert (found[20].points, found[20].ordinary_for) == (8, 8)


def test_limits_fixed_before_a_break_do_not_bind_after_it() -> None:
    """A baseline set for one process is none for the next."""
    assert judged(f"{WORKED} 90 91 90 92 91 90 91 90", anew=14, fixed=12)[-1].points == 8


def test_later_points_never_change_an_earlier_conclusion() -> None:
    """What a board was told of a quarter stays what it was, unless a figure is restated."""
    found = judged(WORKED)
    for count in range(1, len(found)):
        assert judged(" ".join(WORKED.split()[:count])) == found[:count]


@pytest.mark.parametrize(
    ("target", "polarity", "assurance"),
    [("67.8", HIGH, Assurance.CONSISTENTLY_FAILS), ("54.8", HIGH, Assurance.CONSISTENTLY_PASSES),
     ("62", HIGH, Assurance.HIT_AND_MISS), ("67.8", LOW, Assurance.CONSISTENTLY_PASSES),
     ("54.8", LOW, Assurance.CONSISTENTLY_FAILS), ("62", CONTEXT, None), (None, HIGH, None)],
)  # fmt: skip
def test_assurance_holds_the_target_against_the_limits(
    target: str | None, polarity: str, assurance: Assurance | None
) -> None:
    """Whether the target will be met if nothing changes is another question than whether it was."""
    found = assured(judged(WORKED)[-1], None if target is None else Decimal(target), polarity)
    assert found.assurance is assurance


def test_target_on_a_limit_is_hit_and_miss() -> None:
    """The limits belong to what is to be expected."""
    steady = judged("5 5 5 5 5 5 5 5")[-1]
    assert assured(steady, Decimal(5), HIGH).assurance is Assurance.HIT_AND_MISS


def test_no_limits_no_assurance() -> None:
    """Three figures promise nothing."""
    assert assured(judged("1 2 3")[-1], Decimal(9), HIGH).assurance is None


@pytest.mark.parametrize(
    ("accumulation", "kind", "seasonal", "why"),
    [("cumulative", PeriodKind.QUARTER, False, NoVariation.CUMULATIVE),
     ("rolling", PeriodKind.QUARTER, False, NoVariation.ROLLING),
     ("flow", PeriodKind.MONTH, True, NoVariation.SEASONAL),
     ("not-stated", PeriodKind.YEAR, False, NoVariation.NOT_STATED),
     ("flow", PeriodKind.INTERVAL, False, NoVariation.UNEQUAL_PERIODS),
     ("point-in-time", PeriodKind.QUARTER, False, None)],
)  # fmt: skip
def test_some_series_are_not_fit_for_limits(
    accumulation: str, kind: PeriodKind, seasonal: bool, why: NoVariation | None
) -> None:
    """Points that rest on one another, or on the season, would give false signals."""
    assert unsuitable(accumulation, kind, seasonal=seasonal) is why


def test_a_yes_or_no_is_not_charted() -> None:
    """Twelve times yes and one no has no ordinary ups and downs to leave."""
    found = unsuitable("point-in-time", PeriodKind.MONTH, seasonal=False, yes_or_no=True)
    assert found is NoVariation.YES_NO


def test_words_say_how_long_nothing_has_changed_and_by_what_sign_something_has() -> None:
    """The phrase stands beside the rating, so it must be short and checkable."""
    assert variation_phrase(judged(WORKED)[-1], PeriodKind.QUARTER) == "no real change in 13 quarters"
    assert variation_phrase(judged(WORKED, fixed=12)[-1], PeriodKind.QUARTER) == (
        "real worsening (outside the limits)"
    )
    assert variation_phrase(judged(WORKED)[7], PeriodKind.MONTH) == (
        "no real change in 8 months, by provisional limits"
    )
    assert variation_phrase(judged(WORKED)[2], PeriodKind.QUARTER) == (
        "too few points to tell real change (3 of 8)"
    )


def test_limits_are_rounded_half_away_from_nought() -> None:
    """Shown limits must not depend on how a computer holds fractions."""
    assert [str(shown_at(Fraction(n, 8), 2)) for n in (1, -1, 3)] == ["0.13", "-0.13", "0.38"]


series_values = st.lists(st.decimals(-1000, 1000, places=2, allow_nan=False), min_size=1, max_size=24)
factors = st.decimals("0.01", 50, places=2, allow_nan=False)


def signs(found: Sequence[Judged]) -> list[object]:
    """What does not depend on the unit."""
    return [(each.variation, each.rules, each.ordinary_for, each.points) for each in found]


@given(series_values, st.sampled_from([HIGH, LOW, CONTEXT]))
def test_mirror_turns_high_to_low_and_keeps_good_and_bad(values: list[Decimal], polarity: str) -> None:
    """No rule treats high and low differently."""
    other = {HIGH: LOW, LOW: HIGH, CONTEXT: CONTEXT}[polarity]
    one = judge_points(points(values), polarity)
    mirrored = judge_points(points([-value for value in values]), other)
    for straight, mirror in zip(one, mirrored, strict=True):
        assert mirror.rules == straight.rules
        assert mirror.variation is (MIRROR[straight.variation] if straight.variation else None)


@given(series_values, st.decimals(-1000, 1000, places=2, allow_nan=False))
def test_shift_changes_nothing(values: list[Decimal], by: Decimal) -> None:
    """Variation is about differences, not levels."""
    shifted = judge_points(points([value + by for value in values]), HIGH)
    assert signs(judge_points(points(values), HIGH)) == signs(shifted)


@given(series_values, factors)
def test_scale_changes_nothing(values: list[Decimal], factor: Decimal) -> None:
    """Pounds and pence tell the same story."""
    scaled = judge_points(points([value * factor for value in values]), HIGH)
    assert signs(judge_points(points(values), HIGH)) == signs(scaled)


@given(st.lists(st.integers(-50, 50), min_size=8, max_size=20))
def test_limits_follow_the_formula_exactly(values: list[int]) -> None:
    """Mean, and 2.66 mean moving ranges on either side, without any rounding."""
    found = judge_points(points([Decimal(value) for value in values]), HIGH)[-1].limits
    assert found is not None
    ranges = [abs(b - a) for a, b in pairwise(values)]
    mean, spread = Fraction(sum(values), len(values)), Fraction(sum(ranges), len(ranges))
    assert (found.lower, found.upper) == (
        mean - Fraction("2.66") * spread,
        mean + Fraction("2.66") * spread,
    )
