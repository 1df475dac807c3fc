"""Days, times and periods as a person asks for them.

What you would get wrong: a bare day given for a time means the end of that day, so that
what was recorded on it counts.
"""

import re
from datetime import UTC, date, datetime, time

from graph.errors import WrongUsage
from graph.status.periods import Period, PeriodError, parse_period

MOST_HOPS = 12
MOST_LISTED_EVER = 5_000
_NUMBER = re.compile(r"[0-9]{1,6}")


def read_day(text: str) -> date:
    """A day as 2020-10-05; raises `WrongUsage`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage(f"“{text}” is not a day. Write it as 2020-10-05.") from error


def read_time(text: str) -> datetime:
    """A time as RFC 3339 has it, in UTC if it names no zone; raises `WrongUsage`."""
    try:
        if len(text) == len("2020-10-05"):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise WrongUsage(
            f"“{text}” is not a time. Write it as 2020-10-05 or 2020-10-05T09:00:00Z."
        ) from error


def read_period(text: str) -> Period:
    """A period such as 2020-21-Q2; raises `WrongUsage`."""
    try:
        return parse_period(text)
    except PeriodError as error:
        raise WrongUsage(str(error)) from error


def read_hops(text: str) -> int:
    """The longest route, in links; raises `WrongUsage`."""
    return _whole(text, 1, MOST_HOPS, "The longest route")


def read_offset(text: str) -> int:
    """How many of a list are passed over; raises `WrongUsage`."""
    return _whole(text, 0, 999_999, "The offset")


def read_limit(text: str) -> int:
    """How many of a list come at most; raises `WrongUsage`."""
    return _whole(text, 1, MOST_LISTED_EVER, "The limit")


def _whole(text: str, least: int, most: int, what: str) -> int:
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        raise WrongUsage(f"{what} is a whole number from {least} to {most}, not “{text}”.")
    return int(text)
