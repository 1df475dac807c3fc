"""What to know before relying on a rating: one fact told in two ways must have one colour."""

from dataclasses import replace
from decimal import Decimal

from graph.status.scheme import Band
from tests.graph.status.test_measure_status import ATTENDANCE, BANDS, figure, statuses, target

IN_PER_CENT = (
    Band("green", "Green", 1, "#00703c", "●", "percent", None, Decimal(0), None),
    Band("amber", "Amber", 2, "#f47738", "▲", "percent", None, Decimal(-5), Decimal(0)),
    Band("red", "Red", 3, "#d4351c", "■", "percent", None, None, Decimal(-5)),
)
ON_TIME = replace(ATTENDANCE, decimals=0)


def cautions(value: str, wanted: str, bands: tuple[Band, ...], unit: str = "percent") -> tuple[str, ...]:
    """The cautions about one figure held against one target."""
    measure = replace(ON_TIME, unit=unit)
    made = statuses(measure, [figure("2020-21-Q2", value)], [target("2020-21-Q2", wanted)], bands)
    return made["2020-21-Q2"].cautions


def test_a_colour_that_hangs_on_the_wording_is_told() -> None:
    """97% on time against 98% is amber; 3% late against 2% would be red."""
    (said,) = cautions("97", "98", IN_PER_CENT)
    assert said.startswith("Told the other way round, as 3%, the same fact would be red")


def test_a_colour_that_does_not_hang_on_it_passes_in_silence() -> None:
    """A target met is met in both wordings; far off is far off in both."""
    assert cautions("99", "98", IN_PER_CENT) == ()
    assert cautions("50", "98", IN_PER_CENT) == ()


def test_points_and_counts_have_no_such_trap() -> None:
    """A point is a point from either side, and a count has no other way round."""
    assert cautions("97", "98", BANDS) == ()
    assert cautions("97", "98", IN_PER_CENT, unit="number") == ()


def test_what_is_not_rated_has_no_colour_to_hang_on_anything() -> None:
    """Without a target there is no rating, and nothing to be careful of."""
    made = statuses(ON_TIME, [figure("2020-21-Q2", "97")], [], IN_PER_CENT)
    assert made["2020-21-Q2"].cautions == ()
