"""Example councils ready to be asked for one moment or another; each snapshot is made once."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache

import pytest

from graph.answers.model import Walkable
from graph.status.periods import parse_period
from graph.thread import Moment, Thread

TODAYS = {
    "https://data.dyffryn-aur.example": date(2021, 5, 20),
    "https://data.first-steps.example": date(2020, 11, 15),
    "https://data.wrexham.example": date(2025, 10, 1),
}


@pytest.fixture(scope="session")
def at() -> Callable[..., Walkable]:
    """A thread as it was recorded by a time, for a period's end or another day, else for its today."""

    @cache
    def walkable(
        thread: Thread, period: str | None = None, on: date | None = None, as_of: datetime | None = None
    ) -> Walkable:
        today = TODAYS[thread.names.base]
        day = on or (parse_period(period).last_day if period else today)
        return Walkable(thread.snapshot(Moment(as_of, day, today)))

    return walkable
