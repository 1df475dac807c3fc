"""When a body first sees a figure: the review's own calendar, and what must hold of any calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.periods import Period, parse_period, quarter
from graph.status.sighting import MeetingFacts, Sight, detectable_on, first_sight, sight_of

Q2, Q3, Q4 = (parse_period(f"2020-21-Q{number}") for number in (2, 3, 4))
DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))
PERIODS = st.builds(quarter, st.integers(2018, 2022), st.integers(1, 4))
MEETINGS = st.lists(st.builds(MeetingFacts, DAYS, PERIODS), max_size=8)


def test_a_dip_of_october_reaches_the_executive_board_about_nine_months_later() -> None:
    """The review's arithmetic: reports on the second and fourth quarter, about three months after each."""
    board = [MeetingFacts(date(2020, 12, 30), Q2), MeetingFacts(date(2021, 6, 30), Q4)]
    seen = first_sight(board, Q3, available_after_days=30)
    assert seen is not None
    assert Q3.first_day == date(2020, 10, 1)
    assert (seen.held_on, seen.how) == (date(2021, 6, 30), Sight.LATER)
    assert (seen.days_after_start, seen.days_after_end) == (272, 181)
    assert round(seen.days_after_start / 30.4) == 9


@pytest.mark.parametrize(
    ("considers", "period", "how"),
    [
        ("2020-21-Q3", "2020-21-Q3", Sight.OWN),
        ("2020-21-Q4", "2020-21", Sight.OWN),
        ("2020-21-H1", "2020-21-Q1", Sight.WITHIN),
        ("2020-21-Q3", "2020-10", Sight.WITHIN),
        ("2020-21-Q4", "2020-21-Q3", Sight.LATER),
        ("2020-21-Q2", "2020-21-Q3", None),
        ("2019-20", "2020-21-Q1", None),
    ],
)
def test_how_a_period_is_considered(considers: str, period: str, how: Sight | None) -> None:
    """In its own right, within a longer one, only with a later one, or not at all."""
    assert sight_of(parse_period(considers), parse_period(period)) == how


def test_a_meeting_before_the_figure_can_be_there_saw_nothing() -> None:
    """A board that met in October on the quarter of September did not have its figures yet."""
    early, later = MeetingFacts(date(2020, 10, 19), Q2), MeetingFacts(date(2020, 11, 16), Q2)
    assert detectable_on(Q2, 30) == date(2020, 10, 30)
    seen = first_sight([later, early], Q2, 30)
    assert seen is not None
    assert seen.held_on == later.held_on
    assert first_sight([early], Q2, 30) is None


def test_where_nobody_says_how_long_a_figure_takes_the_day_is_not_known() -> None:
    """A day made up would be taken for a promise; the period's end is all there is to go by."""
    assert detectable_on(Q2, None) is None
    seen = first_sight([MeetingFacts(date(2020, 9, 30), Q2), MeetingFacts(date(2020, 10, 1), Q2)], Q2, None)
    assert seen is not None
    assert seen.held_on == date(2020, 10, 1)


def test_without_a_calendar_nobody_sees_anything() -> None:
    """No meeting is not a meeting on some unknown day."""
    assert first_sight([], Q2, 30) is None


@given(MEETINGS, PERIODS, st.integers(0, 120))
def test_the_first_sight_is_the_first(meetings: list[MeetingFacts], period: Period, after: int) -> None:
    """No meeting that could have seen the figure is earlier, whatever the order they are written in."""
    seen = first_sight(meetings, period, after)
    possible = [
        meeting.held_on
        for meeting in meetings
        if meeting.considers.last_day >= period.last_day
        and meeting.held_on >= period.last_day + timedelta(days=after)
    ]
    assert (seen.held_on if seen else None) == min(possible, default=None)
