"""How pages write periods, days, times and amounts.

What you would get wrong: the names of months are written out in English only; in Welsh a
day stands in figures until a translator gives the words.
"""

from datetime import date, datetime
from decimal import Decimal

from markupsafe import Markup

from graph.answers.as_json import time_text
from graph.status import periods
from graph.status.periods import PeriodError, PeriodKind, parse_period
from graph.status.words import number_text

LONGEST_LABEL = 14
QUARTER_LETTERS = {"en": "Q", "cy": "Ch"}


def period_text(key: str, language: str) -> str:
    """A period as its readers write it: ``Q2 2020/21``, in Welsh ``Ch2 2020/21``."""
    try:
        period = parse_period(key)
    except PeriodError:
        return key
    years = f"{period.start_year}/{(period.start_year + 1) % 100:02d}"
    if period.kind is PeriodKind.QUARTER:
        return f"{QUARTER_LETTERS[language]}{period.number} {years}"
    if period.kind is PeriodKind.YEAR:
        return years
    return period.label if language == "en" else key


def short_period_text(key: str, language: str) -> str:
    """A period as there is room for it below a chart."""
    text = period_text(key, language)
    return text if len(text) <= LONGEST_LABEL else key.removesuffix("-academic").removesuffix("-calendar")


def day_text(day: date, language: str) -> str:
    """A day in words in English, in figures in Welsh."""
    return day.strftime("%d/%m/%Y") if language == "cy" else periods.day_text(day)


def day_markup(day: date | None, language: str) -> Markup:
    """A day with its machine-readable form; nothing for no day."""
    if day is None:
        return Markup()
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), day_text(day, language))


def stated_markup(text: str, language: str) -> Markup | str:
    """A stated value that is a day or a period as its readers write it; any other as it stands."""
    if text[4:5] != "-":
        return text
    try:
        return day_markup(date.fromisoformat(text), language)
    except ValueError:
        return period_text(text, language)


def moment_markup(at: datetime | None, language: str) -> Markup:
    """A time with its machine-readable form; nothing for no time."""
    if at is None:
        return Markup()
    said = f"{day_text(at.date(), language)}, {at.strftime('%H:%M')} UTC"
    return Markup('<time datetime="{}">{}</time>').format(time_text(at), said)


def sentence_text(text: str) -> str:
    """A reason as a sentence of its own: a capital first, a full stop last."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def pounds_text(value: Decimal | None) -> str:
    """Whole pounds with commas; nothing for no amount."""
    return "" if value is None else number_text(value, 0)
