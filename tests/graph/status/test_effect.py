"""Whether a measure has really changed since an intervention: better, worse, neither, too early to say."""

from datetime import date
from decimal import Decimal

import pytest

from graph.status.effect import Awaited, Standing, effect_seen
from graph.status.periods import parse_period

STARTED = date(2020, 10, 12)
AWAITED = Awaited(STARTED, Decimal("90"), parse_period("2020-21-Q4"), "percent", 1)


def standing(period: str, value: str | None, variation: str | None, why: str = "") -> Standing:
    """A standing of one quarter."""
    return Standing(parse_period(period), None if value is None else Decimal(value), variation, why)


BEFORE = standing("2020-21-Q2", "82.0", "common-cause")
CONCERN = standing("2020-21-Q2", "82.0", "concern-low")


@pytest.mark.parametrize(
    ("before", "variation", "effect"),
    [
        (BEFORE, "improvement-high", "improvement"),
        (CONCERN, "common-cause", "improvement"),
        (BEFORE, "common-cause", "no-signal"),
        (CONCERN, "concern-low", "no-signal"),
        (standing("2020-21-Q2", "95.0", "improvement-high"), "improvement-high", "no-signal"),
        (BEFORE, "concern-low", "worse"),
        (standing("2020-21-Q2", "95.0", "improvement-high"), "common-cause", "worse"),
    ],
)
def test_a_signal_counts_only_if_it_was_not_there_before(
    before: Standing, variation: str, effect: str
) -> None:
    """A series that was improving anyway does not speak for what was done about it."""
    seen = effect_seen(AWAITED, [before, standing("2020-21-Q4", "88.0", variation)])
    assert seen.key == effect
    assert seen.reason.startswith("88.0% in 2020-21-Q4 against")


def test_before_a_figure_has_come_it_is_too_early() -> None:
    """A blank is no failure."""
    seen = effect_seen(AWAITED, [BEFORE, standing("2020-21-Q4", None, None)])
    assert (seen.key, seen.at_start, seen.observed) == ("too-early", Decimal("82.0"), None)
    assert "90.0% is expected by 2020-21-Q4" in seen.reason


def test_without_a_signal_it_is_too_early_until_the_effect_is_due() -> None:
    """No signal at half time is not yet no effect."""
    quarter = standing("2020-21-Q3", "84.0", "common-cause")
    assert effect_seen(AWAITED, [BEFORE, quarter]).key == "too-early"


def test_where_real_change_cannot_be_told_nothing_is_judged() -> None:
    """One quarter against another of a seasonal series would praise the weather."""
    quarter = standing("2020-21-Q4", "91.0", None, "real change is not judged on seasonal figures")
    seen = effect_seen(AWAITED, [BEFORE, quarter])
    assert seen.key == "not-judged"
    assert seen.reason.endswith("Real change is not judged on seasonal figures.")


def test_an_intervention_without_a_start_is_not_judged() -> None:
    """Before and after need a day between them."""
    assert effect_seen(Awaited(None, None, None, "percent", 1), [BEFORE]).key == "not-judged"
