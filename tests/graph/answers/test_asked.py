"""Days, times and periods as people write them."""

from datetime import UTC, date, datetime

import pytest

from graph.answers.asked import read_day, read_period, read_time
from graph.errors import WrongUsage


def test_a_bare_day_for_a_time_means_its_end() -> None:
    """Who asks as of the day of a load wants the load in it."""
    assert read_time("2020-10-05") > datetime(2020, 10, 5, 23, 59, tzinfo=UTC)
    assert read_time("2020-10-05") < datetime(2020, 10, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2020-10-05T09:00:00Z", "2020-10-05T10:00:00+01:00", "2020-10-05T09:00", "2020-10-05 09:00:00"]
)
def test_times_are_taken_to_utc(text: str) -> None:
    """A time without a zone is UTC, as all times that we print are."""
    assert read_time(text) == datetime(2020, 10, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "2020-13-01", "05/10/2020", "0001-01-01T00:00:00+05:00"])
def test_what_is_no_time_or_day_is_wrong_usage(text: str) -> None:
    """The sentence says how to write it."""
    with pytest.raises(WrongUsage, match="2020-10-05"):
        read_time(text)
    with pytest.raises(WrongUsage, match="2020-10-05"):
        read_day(text)


def test_days_and_periods_are_read() -> None:
    """The plain case."""
    assert read_day("2020-10-05") == date(2020, 10, 5)
    assert read_period("2020-21-Q2").last_day == date(2020, 9, 30)
    with pytest.raises(WrongUsage, match="2020-21-Q2"):
        read_period("Q2")
