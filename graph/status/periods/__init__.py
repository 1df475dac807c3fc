"""Periods: their days, keys, IRIs and labels, and how officers write them.

A council's year runs from April to March, so Q1 is April to June.
"""

from graph.status.periods.period import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NAMES,
    REFERENCE,
    Period,
    PeriodError,
    PeriodKind,
    academic_year,
    calendar_year,
    day_text,
    financial_year,
    half,
    interval,
    last_ended,
    month,
    period_holding,
    quarter,
)
from graph.status.periods.reading import (
    HOW_TO_WRITE,
    LONGEST_TEXT,
    PeriodAmbiguous,
    PeriodUnreadable,
    parse_period,
    period_of_iri,
)

__all__ = [
    "FIRST_YEAR",
    "HOW_TO_WRITE",
    "LAST_YEAR",
    "LONGEST_TEXT",
    "MONTH_NAMES",
    "REFERENCE",
    "Period",
    "PeriodAmbiguous",
    "PeriodError",
    "PeriodKind",
    "PeriodUnreadable",
    "academic_year",
    "calendar_year",
    "day_text",
    "financial_year",
    "half",
    "interval",
    "last_ended",
    "month",
    "parse_period",
    "period_holding",
    "period_of_iri",
    "quarter",
]
