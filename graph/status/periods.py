"""Periods: their days, keys, IRIs and labels, and how officers write them.

A council's year runs from April to March, so Q1 is April to June, and ``2020`` alone or
``Q2 2020`` names no period: such text is refused as ambiguous, never guessed.

What you would get wrong: ``2006-07`` is both a financial year and a month. From xx00-01 to
xx11-12 the year's key is therefore ``2006-2007`` and the month's ``2006-07-month``, and the
short form is refused. Elsewhere ``2020-21`` and ``2020-07`` are keys as they stand.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache, total_ordering

from pyoxigraph import NamedNode

REFERENCE = "http://reference.data.gov.uk/id/"
LONGEST_TEXT = 60
FIRST_YEAR, LAST_YEAR = 1800, 2199
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HOW_TO_WRITE = (
    "Write a financial year as 2020-21, a half as 2020-21-H1, a quarter as 2020-21-Q2, "
    "a month as 2020-07 or Jul 2020, an academic year as 2019-20-academic, "
    "a calendar year as 2020-calendar, or any other days as 2012-04-01--2012-11-30."
)


class PeriodError(ValueError):
    """A period that cannot be; the message is a sentence for the officer who wrote it."""


class PeriodUnreadable(PeriodError):
    """Text that names no period."""


class PeriodAmbiguous(PeriodError):
    """Text that could name more than one period."""


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


def parse_period(text: str, calendar: str | None = None) -> Period:
    """The period that a key, or a common way of writing one, names.

    ``calendar`` is the code of the measure's calendar. It settles what a bare 2019/20 means
    (the academic year for ``academic``, else the financial year) and lets a bare 2020 be the
    calendar year for ``calendar``. Raises PeriodUnreadable or PeriodAmbiguous.

    >>> parse_period("Qtr 2 2020/21").key
    '2020-21-Q2'
    """
    if len(text) > LONGEST_TEXT:
        raise PeriodUnreadable(f'"{_shown(text[:20])}…" is too long to be a period. {HOW_TO_WRITE}')
    plain = _plain(text)
    try:
        period = _read(plain, calendar)
    except PeriodAmbiguous as problem:
        raise PeriodAmbiguous(f'"{_shown(text)}" could mean more than one period. {problem}') from None
    except PeriodError as problem:
        raise PeriodUnreadable(f'"{_shown(text)}" is not a period. {problem}') from None
    if period is None:
        raise PeriodUnreadable(f'"{_shown(text)}" cannot be read as a period. {HOW_TO_WRITE}')
    return period


@lru_cache(maxsize=4_096)
def period_of_iri(iri: NamedNode) -> Period:
    """The period with exactly this IRI, the inverse of `Period.iri`. Raises PeriodUnreadable."""
    path = iri.value.removeprefix(REFERENCE)
    for pattern, build in _IRI_FORMS:
        found = pattern.fullmatch(path) if len(path) <= LONGEST_TEXT else None
        period = _built(build, found) if found else None
        if period is not None and period.iri == iri:
            return period
    raise PeriodUnreadable(f"<{iri.value[:120]}> is not the IRI of a period.")


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


def _pair(start_year: int) -> str:
    """A year over two calendar years: 2020-21."""
    return f"{start_year}-{(start_year + 1) % 100:02}"


def _is_pair_and_month(start_year: int, number: int) -> bool:
    """Whether year-number reads both as two years and as a month, as 2006-07 does."""
    return number == (start_year + 1) % 100 and 1 <= number <= 12


def _full_pair(period: Period) -> str:
    return f"{period.start_year}-{period.start_year + 1}"


def _year_key(period: Period) -> str:
    clash = _is_pair_and_month(period.start_year, (period.start_year + 1) % 100)
    return _full_pair(period) if clash else _pair(period.start_year)


def _month_key(period: Period) -> str:
    first = period.first_day
    clash = _is_pair_and_month(first.year, first.month)
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
    return f"{period.kind.name[0]}{period.number} {_pair(period.start_year)} ({months})"


def _short_name(day: date) -> str:
    return MONTH_NAMES[day.month - 1][:3]


def day_text(day: date) -> str:
    """A day as it is written in sentences: 30 September 2020."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


_KEYS: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.YEAR: _year_key,
    PeriodKind.HALF: lambda p: f"{_pair(p.start_year)}-H{p.number}",
    PeriodKind.QUARTER: lambda p: f"{_pair(p.start_year)}-Q{p.number}",
    PeriodKind.MONTH: _month_key,
    PeriodKind.ACADEMIC_YEAR: lambda p: f"{_pair(p.start_year)}-academic",
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
    PeriodKind.YEAR: lambda p: _pair(p.start_year),
    PeriodKind.HALF: _part_label,
    PeriodKind.QUARTER: _part_label,
    PeriodKind.MONTH: lambda p: f"{MONTH_NAMES[p.first_day.month - 1]} {p.first_day.year}",
    PeriodKind.ACADEMIC_YEAR: lambda p: f"academic year {_pair(p.start_year)}",
    PeriodKind.CALENDAR_YEAR: lambda p: f"calendar year {p.start_year}",
    PeriodKind.INTERVAL: lambda p: f"{day_text(p.first_day)} to {day_text(p.last_day)}",
}


# --- reading --------------------------------------------------------------

_PAIR = r"(?P<start>[0-9]{4})[-/](?P<end>[0-9]{4}|[0-9]{2})"
_PART = r"(?P<part>q|qtr|quarter|h|half) ?(?P<number>[0-9])"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_ONE_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SPELT_MONTHS = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}


def _plain(text: str) -> str:
    """Text as it is compared: lower case, one kind of dash and space, none around dashes."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    dashed = re.sub("[‐‑‒–—−]", "-", unicodedata.normalize("NFKC", shown))
    spaced = " ".join(dashed.replace(",", " ").split()).lower()
    return re.sub(r" ?([-/]) ?", r"\1", spaced)


def _shown(text: str) -> str:
    """Text as it is quoted in a message: on one line, nothing unprintable."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _read(plain: str, calendar: str | None) -> Period | None:
    """The period that the first fitting form names; None when no form fits."""
    for pattern, build in _FORMS:
        found = pattern.fullmatch(plain)
        if found:
            return build(found, calendar)
    return None


def _built(build: Callable[[re.Match[str]], Period], found: re.Match[str]) -> Period | None:
    """The period a form of IRI describes; None when its days do not exist."""
    try:
        return build(found)
    except (ValueError, OverflowError):
        return None


def _start_of_pair(found: re.Match[str]) -> int:
    """The first year of two that are written as a pair and must follow one another."""
    start, end = int(found["start"]), found["end"]
    if int(end) != (start + 1) % 10 ** len(end):
        raise PeriodUnreadable(f"{found['start']} and {end} are not two years in a row.")
    return start


def _bare_pair(found: re.Match[str], calendar: str | None) -> Period:
    start = _start_of_pair(found)
    if calendar == "calendar":
        raise PeriodAmbiguous(
            f"The measure is counted by calendar year: write {start}-calendar, "
            f"or FY{_pair(start)} for the financial year."
        )
    return academic_year(start) if calendar == "academic" else financial_year(start)


def _dashed_pair_or_month(found: re.Match[str], calendar: str | None) -> Period:
    """Read 2020-21 and 2020-07; refuse 2006-07, which is a year and a month."""
    start, number = int(found["start"]), int(found["end"])
    if _is_pair_and_month(start, number):
        name = MONTH_NAMES[number - 1]
        raise PeriodAmbiguous(f"Write {start}/{number:02} for the year, or {name} {start} for the month.")
    if 1 <= number <= 12:
        return month(start, number)
    return _bare_pair(found, calendar)


def _bare_year(found: re.Match[str], calendar: str | None) -> Period:
    year = int(found["year"])
    if calendar == "calendar":
        return calendar_year(year)
    raise PeriodAmbiguous(
        f"Write {year - 1}/{year % 100:02} or {year}/{(year + 1) % 100:02} for a financial year, "
        f"or {year}-calendar for January to December."
    )


def _part_of_pair(found: re.Match[str], _calendar: str | None) -> Period:
    build = half if found["part"].startswith("h") else quarter
    return build(_start_of_pair(found), int(found["number"]))


def _part_of_one_year(found: re.Match[str], _calendar: str | None) -> Period:
    year, part = int(found["year"]), f"{found['part'][0].upper()}{found['number']}"
    raise PeriodAmbiguous(f"Write both years: {_pair(year - 1)}-{part} or {_pair(year)}-{part}.")


def _short_year(_found: re.Match[str], _calendar: str | None) -> Period:
    raise PeriodAmbiguous("Write the year in full, as in 2020-21 or Jul 2020.")


def _named_month(found: re.Match[str], _calendar: str | None) -> Period:
    number = _SPELT_MONTHS.get(found["name"])
    if number is None:
        raise PeriodUnreadable(f"There is no month called {found['name']}. {HOW_TO_WRITE}")
    return month(int(found["year"]), number)


def _interval_of_days(found: re.Match[str], _calendar: str | None) -> Period:
    return interval(_day(found["first"]), _day(found["last"]))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PeriodUnreadable(f"There is no day {text}.") from None


_Form = Callable[[re.Match[str], str | None], Period]
_FORMS: tuple[tuple[re.Pattern[str], _Form], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?P<start>[0-9]{4})-(?P<end>[0-9]{2})", _dashed_pair_or_month),
        (_PAIR, _bare_pair),
        (rf"(?:fy|financial year) ?{_PAIR}", lambda found, _: financial_year(_start_of_pair(found))),
        (rf"{_PAIR} ?(?:fy|financial(?: year)?)", lambda found, _: financial_year(_start_of_pair(found))),
        (rf"{_PAIR}[- ]academic(?: year)?", lambda found, _: academic_year(_start_of_pair(found))),
        (rf"(?:ay|academic(?: year)?) ?{_PAIR}", lambda found, _: academic_year(_start_of_pair(found))),
        (rf"{_ONE_YEAR}[- ]calendar(?: year)?", lambda found, _: calendar_year(int(found["year"]))),
        (rf"calendar(?: year)? {_ONE_YEAR}", lambda found, _: calendar_year(int(found["year"]))),
        (rf"{_PAIR}[- ]?{_PART}", _part_of_pair),
        (rf"{_PART}(?:[- ]| of )?(?:fy ?)?{_PAIR}", _part_of_pair),
        (rf"{_PART}(?:[- /]| of )?{_ONE_YEAR}", _part_of_one_year),
        (rf"{_ONE_YEAR}[- /]?{_PART}", _part_of_one_year),
        (
            r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})-month",
            lambda found, _: month(int(found["year"]), int(found["number"])),
        ),
        (rf"{_NAME}[- /]?{_ONE_YEAR}", _named_month),
        (rf"{_ONE_YEAR}[- /]?{_NAME}", _named_month),
        (_ONE_YEAR, _bare_year),
        (r"(?:fy ?)?[0-9]{2}[-/][0-9]{2}|fy ?(?:[0-9]{4}|[0-9]{2})|[a-z]{3,9}[- /']?[0-9]{2}", _short_year),
        (rf"(?P<first>{_DAY})(?:--| to )(?P<last>{_DAY})", _interval_of_days),
    )
)


def _interval_of_length(found: re.Match[str]) -> Period:
    first = date.fromisoformat(found["first"])
    return interval(first, first + timedelta(days=int(found["length"]) - 1))


_FULL_PAIR = r"(?P<start>[0-9]{4})-[0-9]{4}"
_IRI_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"government-year/{_FULL_PAIR}", lambda found: financial_year(int(found["start"]))),
        (
            rf"government-half/{_FULL_PAIR}/H(?P<number>[12])",
            lambda found: half(int(found["start"]), int(found["number"])),
        ),
        (
            rf"government-quarter/{_FULL_PAIR}/Q(?P<number>[1-4])",
            lambda found: quarter(int(found["start"]), int(found["number"])),
        ),
        (
            r"month/(?P<year>[0-9]{4})-(?P<number>[0-9]{2})",
            lambda found: month(int(found["year"]), int(found["number"])),
        ),
        (r"year/(?P<year>[0-9]{4})", lambda found: calendar_year(int(found["year"]))),
        (
            r"gregorian-interval/(?P<start>[0-9]{4})-09-01T00:00:00/P1Y",
            lambda found: academic_year(int(found["start"])),
        ),
        (
            rf"gregorian-interval/(?P<first>{_DAY})T00:00:00/P(?P<length>[0-9]{{1,6}})D",
            _interval_of_length,
        ),
    )
)
