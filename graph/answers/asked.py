"""Days, times and periods as a person asks for them.

What you would get wrong: a bare day given for a time means the end of that day, so that
what was recorded on it counts.
"""

from datetime import UTC, date, datetime, time

from graph.errors import WrongUsage
from graph.status.periods import Period, PeriodError, parse_period


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
