"""The reason in one sentence, from the figure's own facts and none that is not known."""

from dataclasses import replace
from decimal import Decimal

from tests.graph.status.test_measure_status import ATTENDANCE, figure, statuses, target

SEASONAL = replace(ATTENDANCE, seasonal=True)


def test_it_says_rating_target_tolerance_and_last_year() -> None:
    """A councillor reads one sentence and asks no further."""
    figures = [figure("2019-20-Q2", "62.5"), figure("2020-21-Q2", "61.2")]
    found = statuses(SEASONAL, figures, [target("2020-21-Q2", "63")])["2020-21-Q2"]
    assert found.reason == (
        "Amber: 61.2% is 1.8 points below the target of 63.0%, inside the 2.0-point tolerance;"
        " worse than Q2 last year (62.5%)."
    )


def test_it_says_how_long_nothing_has_really_changed() -> None:
    """A colour that comes and goes with ordinary ups and downs is told as that."""
    values = ("62.1", "61.4", "62.3", "61.8", "62.0", "61.5", "62.2", "61.9", "61.2")
    keys = [f"{year}-{year % 100 + 1}-Q{number}" for year in (2018, 2019, 2020) for number in (1, 2, 3, 4)]
    figures = [figure(key, value) for key, value in zip(keys, values, strict=False)]
    last = keys[len(values) - 1]
    found = statuses(replace(ATTENDANCE, valid_from=None), figures, [target(last, "63")])[last]
    assert "; no real change in 9 quarters, by provisional limits." in found.reason


def test_steady_is_not_level() -> None:
    """A change within the dead band is no change worth a word, but the two figures are not the same."""
    figures = [figure("2020-21-Q1", "61.0"), figure("2020-21-Q2", "61.2")]
    found = statuses(ATTENDANCE, figures, [target("2020-21-Q2", "60")])
    assert found["2020-21-Q2"].reason.endswith("; steady since the quarter before (61.0%).")
    level = statuses(ATTENDANCE, [figures[0], figure("2020-21-Q2", "61.0")])["2020-21-Q2"]
    assert level.reason.endswith("; level with the quarter before (61.0%).")
    assert level.difference == Decimal(0)


def test_figures_that_look_alike_are_told_apart() -> None:
    """ "62.5% is better than 62.5%" would be read as a mistake."""
    figures = [figure("2020-21-Q1", "62.54"), figure("2020-21-Q2", "62.46")]
    found = statuses(replace(ATTENDANCE, dead_band=None), figures)["2020-21-Q2"]
    assert found.reason.endswith("; worse than the quarter before (62.54%; 62.46% now).")


def test_a_swing_across_the_best_range_is_not_called_steady() -> None:
    """From five points too low to five too high is as bad as before, and nothing stood still."""
    occupancy = replace(ATTENDANCE, polarity="within-range")
    goal = replace(target("2020-21-Q2", "90"), value=None, lower=Decimal(85), upper=Decimal(95))
    figures = [figure("2020-21-Q1", "80"), figure("2020-21-Q2", "100")]
    found = statuses(occupancy, figures, [goal])["2020-21-Q2"]
    assert (found.direction, found.is_dip) == ("steady", False)
    assert found.reason.endswith("; no better and no worse than the quarter before (80.0%).")
    assert (
        found.dip_reason
        == "nearer to its range or further from it by no more than the dead band of 0.5 points"
    )
    near = statuses(occupancy, [figure("2020-21-Q1", "100.3"), figures[1]], [goal])["2020-21-Q2"]
    assert near.reason.endswith("; steady since the quarter before (100.3%).")


def test_what_is_for_context_is_higher_or_lower_and_not_better() -> None:
    """More referrals may be more need or better sight of it."""
    context = replace(ATTENDANCE, polarity="context-only")
    figures = [figure("2020-21-Q1", "61.0"), figure("2020-21-Q2", "61.2")]
    found = statuses(context, figures)["2020-21-Q2"]
    assert found.direction is None
    assert found.reason.endswith(
        " neither higher nor lower is better; higher than the quarter before (61.0%)."
    )


def test_a_yes_or_no_is_said_in_words_and_has_no_tolerance() -> None:
    """No is not a point short of yes."""
    adopted = replace(ATTENDANCE, unit="yes-no", statistic="yes-no", decimals=0)
    figures = [figure("2020-21-Q1", "1"), figure("2020-21-Q2", "0")]
    goals = [target(period, "1", tolerance="2") for period in ("2020-21-Q1", "2020-21-Q2")]
    found = statuses(adopted, figures, goals)
    assert found["2020-21-Q1"].reason == "Green: Yes is on the target of Yes."
    assert (
        found["2020-21-Q2"].reason == "Red: No is not the target of Yes; worse than the quarter before (Yes)."
    )


def test_a_council_that_compares_what_it_shows_sees_no_move_it_does_not_show() -> None:
    """62.54% and 62.46% are both 62.5%, and level where that is what is compared."""
    figures = [figure("2020-21-Q1", "62.54"), figure("2020-21-Q2", "62.46")]
    shown = replace(ATTENDANCE, dead_band=None, compares_rounded=True)
    found = statuses(shown, figures)["2020-21-Q2"]
    assert (found.direction, found.difference) == ("steady", Decimal(0))
    assert found.reason.endswith("; level with the quarter before (62.5%).")
