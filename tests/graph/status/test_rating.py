"""Ratings: worked examples from real councils' rules, and what must hold for every scheme."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.rating import LastYear, NotRated, Rated, rate, thresholds_wanted, without_target
from graph.status.scheme import Band, Threshold

HIGH, LOW, RANGE = "higher-is-better", "lower-is-better", "within-range"
MIRROR = {HIGH: LOW, LOW: HIGH, RANGE: RANGE}


def band(
    key: str,
    order: int,
    basis: str,
    lower: str | None = None,
    upper: str | None = None,
    compared_with: str | None = None,
) -> Band:
    """A band with a label made of its key."""
    bounds = [None if bound is None else Decimal(bound) for bound in (lower, upper)]
    return Band(key, key.capitalize(), order, "#00703c", "●", basis, compared_with, *bounds)


def three_bands(basis: str, allowed: str) -> list[Band]:
    """Green from the target, amber down to what is allowed, red below."""
    return [
        band("green", 1, basis, lower="0"),
        band("amber", 2, basis, lower=allowed, upper="0"),
        band("red", 3, basis, upper=allowed),
    ]


POINTS_2 = three_bands("points", "-2")
PERCENT_5 = three_bands("percent", "-5")
OWN_TOLERANCE = three_bands("tolerance", "-1")
SWANSEA = [
    band("blue", 1, "explicit", compared_with="aim"),
    band("green", 2, "explicit", compared_with="acceptable"),
    band("amber", 3, "percent", lower="-5", upper="0", compared_with="acceptable"),
    band("red", 4, "explicit"),
]


def threshold(value: str | None = None, **details: str) -> dict[str, Threshold]:
    """The thresholds in force: one target."""
    numbers = {name: Decimal(text) for name, text in details.items()}
    return {"target": Threshold("target", None if value is None else Decimal(value), **numbers)}


def key_of(outcome: Rated | NotRated) -> str:
    """The key of the rating, or of the reason against one."""
    return outcome.band.key if isinstance(outcome, Rated) else outcome.no_rating_key


def judged(
    value: str,
    polarity: str,
    thresholds: dict[str, Threshold],
    bands: list[Band],
    unit: str = "percent",
    decimals: int | None = 1,
) -> tuple[str, str]:
    """The key and the sentence."""
    outcome = rate(Decimal(value), polarity, thresholds, bands, unit, decimals)
    return key_of(outcome), outcome.reason


def test_relative_and_point_tolerance_disagree_on_the_same_figure() -> None:
    """57.5% against 60% is within 5 per cent (57.0) but not within 2 points (58.0)."""
    assert judged("57.5", HIGH, threshold("60"), PERCENT_5) == (
        "amber",
        "Amber: 57.5% is 2.5 points below the target of 60.0%, inside the tolerance of 5% of the target.",
    )
    assert judged("57.5", HIGH, threshold("60"), POINTS_2) == (
        "red",
        "Red: 57.5% is 2.5 points below the target of 60.0%, outside the 2.0-point tolerance.",
    )


def test_reason_names_figure_distance_target_and_tolerance() -> None:
    """A board member must be able to check a colour with a pencil."""
    assert judged("61.2", HIGH, threshold("63", tolerance="2"), OWN_TOLERANCE) == (
        "amber",
        "Amber: 61.2% is 1.8 points below the target of 63.0%, inside the 2.0-point tolerance.",
    )


@pytest.mark.parametrize(
    ("value", "polarity", "key", "words"),
    [
        ("63", HIGH, "green", "is on the target of 63.0%."),
        ("61", HIGH, "amber", "inside"),
        ("60.99", HIGH, "red", "2.01 points below"),
        ("63", LOW, "green", "is on the target of 63.0%."),
        ("65", LOW, "amber", "2.0 points above the target"),
        ("65.01", LOW, "red", "2.01 points above"),
    ],
)
def test_equality_is_met(value: str, polarity: str, key: str, words: str) -> None:
    """On the target is green and on the amber bound is amber, whichever way is better."""
    found, reason = judged(value, polarity, threshold("63"), POINTS_2)
    assert found == key
    assert words in reason


@pytest.mark.parametrize(("value", "key"), [("8.0", "green"), ("8.4", "amber"), ("8.41", "red")])
def test_low_is_good_target_of_eight_days_has_a_ceiling(value: str, key: str) -> None:
    """8.0 days with 5 per cent allowed is amber up to 8.4."""
    assert judged(value, LOW, threshold("8.0"), PERCENT_5, "days")[0] == key


def test_small_count_falls_out_of_a_relative_tolerance() -> None:
    """One case above a target of 3 is red at 5 per cent, and amber where one more is allowed."""
    assert judged("4", LOW, threshold("3"), PERCENT_5, "number", 0)[0] == "red"
    key, reason = judged("4", LOW, threshold("3", tolerance="1"), OWN_TOLERANCE, "number", 0)
    assert key == "amber"
    assert reason == "Amber: 4 is 1 above the target of 3, inside the tolerance of 1."


def test_per_cent_of_a_target_of_nought_gives_no_rating_and_says_why() -> None:
    """Nobody can be within 5 per cent of no upheld complaints."""
    key, reason = judged("0", LOW, threshold("0"), PERCENT_5, "number", 0)
    assert key == "no-scheme"
    assert "cannot be done when that is 0" in reason
    assert judged("0", LOW, threshold("0"), POINTS_2, "number", 0)[0] == "green"


def test_negative_target_is_rated_by_its_size() -> None:
    """A budget variance of -104 against -100 is 4 per cent short, not 4 per cent over."""
    assert judged("-104", HIGH, threshold("-100"), PERCENT_5, "pounds", 0)[0] == "amber"
    assert judged("-106", HIGH, threshold("-100"), PERCENT_5, "pounds", 0)[0] == "red"
    assert judged("-99", HIGH, threshold("-100"), PERCENT_5, "pounds", 0)[0] == "green"


def test_complement_of_a_measure_flips_under_relative_but_not_under_points() -> None:
    """98% on time and 2% late are one fact; a tolerance in points gives both one colour."""
    assert judged("97", HIGH, threshold("98"), PERCENT_5)[0] == "amber"
    assert judged("3", LOW, threshold("2"), PERCENT_5)[0] == "red"
    assert judged("97", HIGH, threshold("98"), POINTS_2)[0] == "amber"
    assert judged("3", LOW, threshold("2"), POINTS_2)[0] == "amber"


def test_target_without_a_tolerance_allows_nothing() -> None:
    """Where nobody agreed a tolerance there is no amber."""
    assert judged("62.9", HIGH, threshold("63"), OWN_TOLERANCE)[0] == "red"
    assert judged("62.9", HIGH, threshold("63"), OWN_TOLERANCE)[1].endswith("below the target of 63.0%.")
    assert judged("63", HIGH, threshold("63"), OWN_TOLERANCE)[0] == "green"


@pytest.mark.parametrize(
    ("value", "key"),
    [("80", "green"), ("85", "green"), ("90", "green"), ("79", "amber"), ("92", "amber"),
     ("77.9", "red"), ("92.1", "red")],
)  # fmt: skip
def test_range_is_missed_on_both_sides(value: str, key: str) -> None:
    """Occupancy that is too high is as bad as one too low."""
    assert judged(value, RANGE, threshold(lower="80", upper="90"), POINTS_2)[0] == key


def test_range_is_named_in_the_reason() -> None:
    """The reader sees both ends of what was aimed at."""
    bounds = threshold(lower="80", upper="90")
    assert judged("85", RANGE, bounds, POINTS_2)[1] == "Green: 85.0% is inside the range of 80.0% to 90.0%."
    assert judged("91", RANGE, bounds, POINTS_2)[1] == (
        "Amber: 91.0% is 1.0 points above the range of 80.0% to 90.0%, inside the 2.0-point tolerance."
    )
    assert judged("70", RANGE, threshold(lower="80"), POINTS_2)[1] == (
        "Red: 70.0% is 10.0 points below the range from 80.0%, outside the 2.0-point tolerance."
    )
    assert judged("79", RANGE, threshold("80"), POINTS_2)[0] == "amber"


@pytest.mark.parametrize(
    ("value", "key"), [("98", "blue"), ("97.5", "green"), ("97", "green"), ("95.4", "amber"), ("92", "red")]
)
def test_four_colours_from_two_named_thresholds(value: str, key: str) -> None:
    """Swansea's blue is the target to aim for, its green the acceptable level."""
    levels = {
        "aim": Threshold("aim", Decimal(98)),
        "acceptable": Threshold("acceptable", Decimal(97)),
    }
    assert judged(value, HIGH, levels, SWANSEA)[0] == key


def test_band_for_the_rest_is_withheld_when_the_threshold_above_it_is_unknown() -> None:
    """Red for want of a threshold would be an accusation without evidence."""
    only_aim = {"aim": Threshold("aim", Decimal(98))}
    assert judged("99", HIGH, only_aim, SWANSEA)[0] == "blue"
    assert judged("90", HIGH, only_aim, SWANSEA) == (
        "no-target",
        'There is no threshold "acceptable" with a value for this period.',
    )
    only_acceptable = {"acceptable": Threshold("acceptable", Decimal(97))}
    assert judged("90", HIGH, only_acceptable, SWANSEA)[0] == "red"


def test_band_for_the_rest_says_what_was_missed() -> None:
    """A red from an explicit scheme still names the level and the distance."""
    bands = [band("green", 1, "explicit", compared_with="acceptable"), band("red", 2, "explicit")]
    levels = {"acceptable": Threshold("acceptable", Decimal(97))}
    assert judged("95", HIGH, levels, bands)[1] == (
        'Red: 95.0% is 2.0 points below the threshold "acceptable" of 97.0%.'
    )


def test_measure_for_context_is_never_rated() -> None:
    """More referrals may mean more need or better detection."""
    assert judged("5", "context-only", threshold("3"), POINTS_2)[0] == "context-only"


def test_unstated_polarity_is_never_guessed() -> None:
    """Without a better direction every colour is a guess."""
    key, reason = judged("5", "not-stated", threshold("3"), POINTS_2)
    assert key == "no-scheme"
    assert "Nobody has stated" in reason


def test_no_rating_without_scheme_value_or_fitting_band() -> None:
    """Each hole in the rules has its own sentence."""
    assert judged("5", HIGH, threshold("3"), [])[0] == "no-scheme"
    assert judged("5", HIGH, threshold(None), POINTS_2)[0] == "no-target"
    assert judged("5", HIGH, {}, POINTS_2)[0] == "no-target"
    assert judged("1", HIGH, threshold("9"), POINTS_2[:1]) == (
        "no-scheme",
        "No band of the rating scheme covers 1.0%.",
    )


def test_rounding_never_decides_nor_hides_what_decided() -> None:
    """62.96% shows as 63.0% but is not on a target of 63.0%, and the sentence says so."""
    key, reason = judged("62.96", HIGH, threshold("63.0"), POINTS_2)
    assert key == "amber"
    assert reason.startswith("Amber: 62.96% is 0.04 points below the target of 63.0%")


numbers = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)
polarities = st.sampled_from([HIGH, LOW, RANGE])


@st.composite
def schemes(draw: st.DrawFn, bases: tuple[str, ...] = ("points", "percent", "tolerance")) -> list[Band]:
    """Bands that follow one another without gaps, best first."""
    basis = draw(st.sampled_from(bases))
    cuts = sorted(draw(st.sets(numbers, min_size=1, max_size=4)), reverse=True)
    edges: list[Decimal | None] = [None, *cuts, None]
    return [
        Band(f"band-{order}", f"Band {order}", order, "#ffffff", "●", basis, None, lower, upper)
        for order, (upper, lower) in enumerate(pairwise(edges))
    ]


@st.composite
def targets(draw: st.DrawFn) -> Threshold:
    """A target with a value, a range and a tolerance."""
    lowest, highest = sorted([draw(numbers), draw(numbers)])
    return Threshold("target", draw(numbers), lowest, highest, abs(draw(numbers)))


def mirrored(target: Threshold) -> Threshold:
    """The target of the measure's mirror image."""
    assert target.value is not None
    assert target.lower is not None
    assert target.upper is not None
    return Threshold("target", -target.value, -target.upper, -target.lower, target.tolerance)


def moved(target: Threshold, by: Decimal) -> Threshold:
    """The target with every number raised by the same amount."""
    assert target.value is not None
    assert target.lower is not None
    assert target.upper is not None
    return Threshold("target", target.value + by, target.lower + by, target.upper + by, target.tolerance)


def rated_key(value: Decimal, polarity: str, target: Threshold, bands: list[Band]) -> str:
    """The key of what the figure is given."""
    return key_of(rate(value, polarity, {"target": target}, bands, "number", 1))


@given(numbers, polarities, targets(), schemes())
def test_mirrored_measure_gets_the_same_rating(
    value: Decimal, polarity: str, target: Threshold, bands: list[Band]
) -> None:
    """No rule treats high-is-good and low-is-good differently."""
    mirror = rated_key(-value, MIRROR[polarity], mirrored(target), bands)
    assert rated_key(value, polarity, target, bands) == mirror


@given(numbers, polarities, targets(), schemes(("points", "tolerance")), numbers)
def test_moving_figure_and_target_together_changes_nothing(
    value: Decimal, polarity: str, target: Threshold, bands: list[Band], by: Decimal
) -> None:
    """A tolerance in the unit means the same near nought and near a hundred."""
    assert rated_key(value, polarity, target, bands) == rated_key(
        value + by, polarity, moved(target, by), bands
    )


@given(numbers, numbers, st.sampled_from([HIGH, LOW]), targets(), schemes())
def test_worse_figure_is_never_rated_better(
    one: Decimal, other: Decimal, polarity: str, target: Threshold, bands: list[Band]
) -> None:
    """Getting worse must not pay."""
    worse, better = sorted([one, other], reverse=polarity == LOW)
    of_worse = rate(worse, polarity, {"target": target}, bands, "number", 1)
    of_better = rate(better, polarity, {"target": target}, bands, "number", 1)
    if isinstance(of_worse, Rated) and isinstance(of_better, Rated):
        assert of_better.band.order <= of_worse.band.order
    else:
        assert key_of(of_worse) == key_of(of_better) == "no-scheme"


HAVERING = [
    band("green", 1, "percent", lower="-10"),
    replace(band("amber", 2, "percent", upper="-10"), condition="no-worse-than-last-year"),
    replace(band("red", 3, "percent", upper="-10"), condition="worse-than-last-year"),
]


@pytest.mark.parametrize(
    ("value", "no_worse", "key"),
    [("81", False, "green"), ("80", True, "amber"), ("80", False, "red"), ("81", None, "green"),
     ("80", None, "no-comparator")],
)  # fmt: skip
def test_havering_rule(value: str, no_worse: bool | None, key: str) -> None:
    """Last year decides only where the target is missed, and nothing is decided when it is unknown."""
    last_year = None if no_worse is None else LastYear(no_worse, "said")
    assert key_of(rate(Decimal(value), HIGH, threshold("90"), HAVERING, "percent", 1, last_year)) == key


@pytest.mark.parametrize(
    ("value", "target", "unit", "decimals", "said"),
    [
        ("61.25", "63.04", "percent", 1, "61.25% is 1.79 points below the target of 63.04%"),
        ("61.2", "63", "percent", 1, "61.2% is 1.8 points below the target of 63.0%"),
        ("61.4", "62.6", "number", 0, "61.4 is 1.2 below the target of 62.6"),
        (
            "6462400",
            "6377600.5",
            "pounds",
            0,
            "£6,462,400 is £84,799.50 above the target of £6,377,600.50",
        ),
    ],
)
def test_printed_figures_differ_by_the_printed_difference(
    value: str, target: str, unit: str, decimals: int, said: str
) -> None:
    """61.3% is not 1.8 points below 63.0%; where rounding would say so, more digits are shown."""
    assert said in judged(value, HIGH, threshold(target), PERCENT_5, unit, decimals)[1]


def test_tolerance_is_told_on_both_sides_of_the_target() -> None:
    """A figure two points above is on target, and the reader asks why it is not better."""
    star = replace(band("star", 1, "tolerance", lower="1"), beyond=True)
    bands = [star, band("circle", 2, "tolerance", lower="-1"), band("triangle", 3, "tolerance")]
    wanted = threshold("80", tolerance="2")
    ends = ("outside the 2.0-point tolerance.", "inside the 2.0-point tolerance.") * 2
    values = ("82.1", "82", "77.9", "78")
    for value, end in zip(values, ends, strict=True):
        assert judged(value, HIGH, wanted, bands)[1].endswith(f"the target of 80.0%, {end}")
    assert judged("80", HIGH, wanted, bands)[1] == "Circle: 80.0% is on the target of 80.0%."


def test_a_better_threshold_that_nobody_set_is_named() -> None:
    """Green by the acceptable level may be blue by an aim that is missing; a figure short of it is not."""
    bands = [
        band("blue", 1, "explicit", compared_with="aim"),
        band("green", 2, "explicit", compared_with="acceptable"),
        band("red", 3, "explicit"),
    ]
    level = {"acceptable": Threshold("acceptable", Decimal(97))}
    assert judged("98", HIGH, level, bands)[1].endswith('; no threshold "aim" is set for this period.')
    assert judged("96", HIGH, level, bands)[1].endswith('below the threshold "acceptable" of 97.0%.')


def test_bound_may_be_left_out_of_its_band() -> None:
    """Better than target by more than the tolerance is not the same as by the tolerance."""
    star = replace(band("star", 1, "tolerance", lower="1"), beyond=True)
    bands = [star, band("circle", 2, "tolerance", lower="-1"), band("triangle", 3, "tolerance", upper="-1")]
    wanted = threshold("80", tolerance="2")
    assert [judged(value, HIGH, wanted, bands)[0] for value in ("82.1", "82", "78", "77.9")] == [
        "star", "circle", "circle", "triangle",
    ]  # fmt: skip


def test_band_without_target_is_never_a_rating() -> None:
    """Grey says that nothing is aimed at; it must not catch what the other bands leave."""
    grey = replace(band("grey", 3, "explicit"), condition="without-target")
    green = band("green", 1, "explicit", compared_with="green")
    levels = {"green": Threshold("green", Decimal(75))}
    assert judged("50", HIGH, levels, [green, grey])[0] == "no-scheme"
    assert thresholds_wanted([green, grey]) == {"green"}
    assert without_target([green]) is None
