"""When a body first sees a figure: the first meeting whose considered period covers the figure's.

Pure functions over a calendar. What you would get wrong: a body that considers the second
and the fourth quarter sees the third only with the fourth, never in its own right; and a
meeting held before the figure could be there saw nothing of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from graph.status.periods import Period


class Sight(StrEnum):
    """How a meeting comes to see a figure: in its own right, within a longer period, or with a later one."""

    OWN = "own-period"
    WITHIN = "longer-period"
    LATER = "later-period"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting, and the period whose figures it considers."""

    held_on: date
    considers: Period


@dataclass(frozen=True, slots=True)
class FirstSight:
    """The meeting that first sees a figure; days count from the first and the last day of its period."""

    held_on: date
    considers: Period
    how: Sight
    days_after_start: int
    days_after_end: int


def detectable_on(period: Period, available_after_days: int | None) -> date | None:
    """The day on which a figure can be there; not known where nobody has stated how long it takes."""
    if available_after_days is None:
        return None
    return period.last_day + timedelta(days=available_after_days)


def sight_of(considers: Period, period: Period) -> Sight | None:
    """How a meeting that considers one period sees the figure of another; None if it does not.

    A quarter that closes a year is where the year's own figure is considered.
    """
    if considers.last_day < period.last_day:
        return None
    if considers.last_day == period.last_day:
        return Sight.OWN
    return Sight.WITHIN if considers.contains(period) else Sight.LATER


def first_sight(
    meetings: Iterable[MeetingFacts], period: Period, available_after_days: int | None
) -> FirstSight | None:
    """The first meeting that sees the figure of a period; None where the calendar has none.

    Where nobody has stated how long a figure takes, any meeting after the period's end may see it.
    """
    earliest = detectable_on(period, available_after_days) or period.last_day + timedelta(days=1)
    for meeting in sorted(meetings, key=lambda each: each.held_on):
        how = sight_of(meeting.considers, period)
        if how and meeting.held_on >= earliest:
            return FirstSight(
                meeting.held_on,
                meeting.considers,
                how,
                (meeting.held_on - period.first_day).days,
                (meeting.held_on - period.last_day).days,
            )
    return None
