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
