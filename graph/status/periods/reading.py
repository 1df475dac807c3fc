"""How officers write periods, and the period that a text or an IRI names.

What you would get wrong: ``2020`` alone, ``Q2 2020`` and ``2006-07``, which is a year and a month,
name no one period: such text is refused as ambiguous, never guessed.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from pyoxigraph import NamedNode

from graph.status.periods.period import (
    MONTH_NAMES,
    REFERENCE,
    Period,
    PeriodError,
    academic_year,
    calendar_year,
    financial_year,
    half,
    interval,
    is_pair_and_month,
    month,
    pair,
    quarter,
)

LONGEST_TEXT = 60
HOW_TO_WRITE = (
    "Write a financial year as 2020-21, a half as 2020-21-H1, a quarter as 2020-21-Q2, "
    "a month as 2020-07 or Jul 2020, an academic year as 2019-20-academic, "
    "a calendar year as 2020-calendar, or any other days as 2012-04-01--2012-11-30."
)


class PeriodUnreadable(PeriodError):
    """Text that names no period."""


class PeriodAmbiguous(PeriodError):
    """Text that could name more than one period."""


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


# --- text -----------------------------------------------------------------

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
            f"or FY{pair(start)} for the financial year."
        )
    return academic_year(start) if calendar == "academic" else financial_year(start)


def _dashed_pair_or_month(found: re.Match[str], calendar: str | None) -> Period:
    """Read 2020-21 and 2020-07; refuse 2006-07, which is a year and a month."""
    start, number = int(found["start"]), int(found["end"])
    if is_pair_and_month(start, number):
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
    raise PeriodAmbiguous(f"Write both years: {pair(year - 1)}-{part} or {pair(year)}-{part}.")


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


# --- IRIs -----------------------------------------------------------------


def _built(build: Callable[[re.Match[str]], Period], found: re.Match[str]) -> Period | None:
    """The period a form of IRI describes; None when its days do not exist."""
    try:
        return build(found)
    except (ValueError, OverflowError):
        return None


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
