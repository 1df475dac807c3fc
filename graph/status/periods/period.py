"""A period: its days, and its key, IRI and label.

What you would get wrong: ``2006-07`` is both a financial year and a month. From xx00-01 to
xx11-12 the year's key is therefore ``2006-2007`` and the month's ``2006-07-month``. Elsewhere
``2020-21`` and ``2020-07`` are keys as they stand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import total_ordering

from pyoxigraph import NamedNode

REFERENCE = "http://reference.data.gov.uk/id/"
FIRST_YEAR, LAST_YEAR = 1800, 2199
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class PeriodError(ValueError):
    """A period that cannot be; the message is a sentence for the officer who wrote it."""


class PeriodKind(Enum):
    """The kinds of period; the values are the keys of the code list."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    ACADEMIC_YEAR = "academic-year"
    CALENDAR_YEAR = "calendar-year"
    INTERVAL = "interval"


_MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
    PeriodKind.ACADEMIC_YEAR: 12,
    PeriodKind.CALENDAR_YEAR: 12,
}
_STARTS_IN = {PeriodKind.ACADEMIC_YEAR: 9, PeriodKind.CALENDAR_YEAR: 1}
_APRIL = 4


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days, both ends included, of a named kind.

    Periods sort by their last day; of those that end together the shorter comes first.
    Raises PeriodError when the days are not those of a period of the kind, or lie outside
    the years 1800 to 2199.
    """

    kind: PeriodKind
    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        """Refuse days that the kind cannot have."""
        if self.first_day.year < FIRST_YEAR or self.last_day.year > LAST_YEAR:
            raise PeriodError(f"Periods lie between the years {FIRST_YEAR} and {LAST_YEAR}.")
        if self.last_day < self.first_day:
            raise PeriodError(f"A period cannot end on {self.last_day} before it begins on {self.first_day}.")
        if self.kind is not PeriodKind.INTERVAL and _days(self.kind, self.first_day) != (
            self.first_day,
            self.last_day,
        ):
            raise PeriodError(f"{self.first_day} to {self.last_day} is not a {self.kind.value}.")

    def __lt__(self, other: "Period") -> bool:
        """Whether this period ends first, or is the shorter of two that end together."""
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[date, int, str]:
        return self.last_day, -self.first_day.toordinal(), self.kind.value

    @property
    def start_year(self) -> int:
        """The calendar year in which the financial or academic year of the first day begins.

        For months, calendar years and intervals, simply the year of the first day.
        """
        financial = self.kind in {PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER}
        return self.first_day.year - (financial and self.first_day.month < _APRIL)

    @property
    def number(self) -> int:
        """Which part of its financial year a half or quarter is, counted from 1; 1 for a year."""
        months = _MONTHS.get(self.kind, 12)
        return (self.first_day.month - _APRIL) % 12 // months + 1

    @property
    def key(self) -> str:
        """The short name used in IRIs, on the command line and in answers: ``2020-21-Q2``."""
        return _KEYS[self.kind](self)

    @property
    def iri(self) -> NamedNode:
        """The name of the period at reference.data.gov.uk; only a name, it is never fetched."""
        return NamedNode(REFERENCE + _PATHS[self.kind](self))

    @property
    def label(self) -> str:
        """The period in English as a reader expects it: ``Q2 2020-21 (Jul to Sep 2020)``."""
        return _LABELS[self.kind](self)

    @property
    def previous(self) -> "Period | None":
        """The period of the same kind that ends the day before; None for an interval."""
        if self.kind is PeriodKind.INTERVAL or self.first_day <= date(FIRST_YEAR, 12, 31):
            return None
        return period_holding(self.kind, self.first_day - timedelta(days=1))

    @property
    def next(self) -> "Period | None":
        """The period of the same kind that begins the day after; None for an interval."""
        if self.kind is PeriodKind.INTERVAL or self.last_day >= date(LAST_YEAR, 1, 1):
            return None
        return period_holding(self.kind, self.last_day + timedelta(days=1))

    @property
    def same_last_year(self) -> "Period | None":
        """The same part of the year before; for an interval the same days a year before."""
        if self.first_day <= date(FIRST_YEAR, 12, 31):
            return None
        if self.kind is PeriodKind.INTERVAL:
            return Period(self.kind, _year_before(self.first_day), _year_before(self.last_day))
        return period_holding(self.kind, _year_before(self.first_day))

    def contains(self, other: "Period") -> bool:
        """Whether every day of the other period lies in this one; a period contains itself."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def closes(self, year: "Period") -> bool:
        """Whether this period is the last part of the other: both end on the same day."""
        return year.contains(self) and year.last_day == self.last_day


def financial_year(start_year: int) -> Period:
    """April of the given year to the following March."""
    return _begun(PeriodKind.YEAR, start_year, _APRIL)


def half(start_year: int, number: int) -> Period:
    """A half of the financial year that begins in the given year; 1 is April to September."""
    return _part(PeriodKind.HALF, start_year, number)


def quarter(start_year: int, number: int) -> Period:
    """A quarter of the financial year that begins in the given year; 1 is April to June."""
    return _part(PeriodKind.QUARTER, start_year, number)


def month(year: int, number: int) -> Period:
    """A month of a calendar year."""
    return _begun(PeriodKind.MONTH, year, number)


def academic_year(start_year: int) -> Period:
    """September of the given year to the following August."""
    return _begun(PeriodKind.ACADEMIC_YEAR, start_year, 9)


def calendar_year(year: int) -> Period:
    """January to December."""
    return _begun(PeriodKind.CALENDAR_YEAR, year, 1)


def interval(first_day: date, last_day: date) -> Period:
    """Any other span of days, both included."""
    return Period(PeriodKind.INTERVAL, first_day, last_day)


def period_holding(kind: PeriodKind, day: date) -> Period:
    """The period of this kind in which the day lies. Raises PeriodError for intervals."""
    return Period(kind, *_days(kind, day))


def last_ended(kind: PeriodKind, day: date) -> Period:
    """The latest period of this kind that is over on the day; on its last day it still runs.

    Raises PeriodError for intervals, which follow no calendar.
    """
    running = period_holding(kind, day)
    return period_holding(kind, running.first_day - timedelta(days=1))


# --- days -----------------------------------------------------------------


def _days(kind: PeriodKind, day: date) -> tuple[date, date]:
    """The first and last day of the period of this kind in which the day lies."""
    if kind is PeriodKind.INTERVAL:
        raise PeriodError("An interval follows no calendar: it has neither a last nor a next one.")
    months, origin = _MONTHS[kind], _STARTS_IN.get(kind, _APRIL) - 1
    since = day.year * 12 + day.month - 1 - origin
    first = since - since % months + origin
    return _month_start(first), _month_start(first + months) - timedelta(days=1)


def _month_start(index: int) -> date:
    """The first day of a month, counted in months from the year nought."""
    return date(index // 12, index % 12 + 1, 1)


def _year_before(day: date) -> date:
    leap_day = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def _begun(kind: PeriodKind, year: int, in_month: int) -> Period:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(f"Periods lie between the years {FIRST_YEAR} and {LAST_YEAR}.")
    if not 1 <= in_month <= 12:
        raise PeriodError(f"There is no month {in_month}.")
    return period_holding(kind, date(year, in_month, 1))


def _part(kind: PeriodKind, start_year: int, number: int) -> Period:
    """A half or quarter, by its number in the financial year."""
    months = _MONTHS[kind]
    if not 1 <= number <= 12 // months:
        raise PeriodError(f"A year has no {kind.value} {number}.")
    month_of_year = (number - 1) * months + _APRIL
    return _begun(kind, start_year + (month_of_year > 12), (month_of_year - 1) % 12 + 1)


# --- names ----------------------------------------------------------------


def pair(start_year: int) -> str:
    """A year over two calendar years: 2020-21."""
    return f"{start_year}-{(start_year + 1) % 100:02}"


def is_pair_and_month(start_year: int, number: int) -> bool:
    """Whether year-number reads both as two years and as a month, as 2006-07 does."""
    return number == (start_year + 1) % 100 and 1 <= number <= 12


def _full_pair(period: Period) -> str:
    return f"{period.start_year}-{period.start_year + 1}"


def _year_key(period: Period) -> str:
    clash = is_pair_and_month(period.start_year, (period.start_year + 1) % 100)
    return _full_pair(period) if clash else pair(period.start_year)


def _month_key(period: Period) -> str:
    first = period.first_day
    clash = is_pair_and_month(first.year, first.month)
    return f"{first:%Y-%m}-month" if clash else f"{first:%Y-%m}"


def _gregorian(period: Period) -> str:
    length = (period.last_day - period.first_day).days + 1
    duration = "P1Y" if period.kind is PeriodKind.ACADEMIC_YEAR else f"P{length}D"
    return f"gregorian-interval/{period.first_day}T00:00:00/{duration}"


def _part_label(period: Period) -> str:
    """A half or quarter with its months: H2 2020-21 (Oct 2020 to Mar 2021)."""
    first, last = period.first_day, period.last_day
    year_of_first = f" {first.year}" if first.year != last.year else ""
    months = f"{_short_name(first)}{year_of_first} to {_short_name(last)} {last.year}"
    return f"{period.kind.name[0]}{period.number} {pair(period.start_year)} ({months})"


def _short_name(day: date) -> str:
    return MONTH_NAMES[day.month - 1][:3]


def day_text(day: date) -> str:
    """A day as it is written in sentences: 30 September 2020."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


_KEYS: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.YEAR: _year_key,
    PeriodKind.HALF: lambda p: f"{pair(p.start_year)}-H{p.number}",
    PeriodKind.QUARTER: lambda p: f"{pair(p.start_year)}-Q{p.number}",
    PeriodKind.MONTH: _month_key,
    PeriodKind.ACADEMIC_YEAR: lambda p: f"{pair(p.start_year)}-academic",
    PeriodKind.CALENDAR_YEAR: lambda p: f"{p.start_year}-calendar",
    PeriodKind.INTERVAL: lambda p: f"{p.first_day}--{p.last_day}",
}
_PATHS: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.YEAR: lambda p: f"government-year/{_full_pair(p)}",
    PeriodKind.HALF: lambda p: f"government-half/{_full_pair(p)}/H{p.number}",
    PeriodKind.QUARTER: lambda p: f"government-quarter/{_full_pair(p)}/Q{p.number}",
    PeriodKind.MONTH: lambda p: f"month/{p.first_day:%Y-%m}",
    PeriodKind.ACADEMIC_YEAR: _gregorian,
    PeriodKind.CALENDAR_YEAR: lambda p: f"year/{p.start_year}",
    PeriodKind.INTERVAL: _gregorian,
}
_LABELS: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.YEAR: lambda p: pair(p.start_year),
    PeriodKind.HALF: _part_label,
    PeriodKind.QUARTER: _part_label,
    PeriodKind.MONTH: lambda p: f"{MONTH_NAMES[p.first_day.month - 1]} {p.first_day.year}",
    PeriodKind.ACADEMIC_YEAR: lambda p: f"academic year {pair(p.start_year)}",
    PeriodKind.CALENDAR_YEAR: lambda p: f"calendar year {p.start_year}",
    PeriodKind.INTERVAL: lambda p: f"{day_text(p.first_day)} to {day_text(p.last_day)}",
}
