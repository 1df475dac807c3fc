"""In-year targets from a year-end target, by a profile that somebody chose.

A linear profile spreads the year's target over its months; a historical one gives each part
of the year the share it had of last year's outcome. An explicit profile is rows of its own,
so nothing is worked out for it.

What you would get wrong: 5.96 days at half-year is not green against 11 for the year. Without
a profile there is no in-year rating; one is never assumed.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from graph.status.periods import Period, PeriodKind
from graph.status.variation import shown_at

LINEAR, HISTORICAL = "linear", "historical-shape"
PROFILED = frozenset({"cumulative", "flow"})
PROFILE_WORDS: Mapping[str, str] = {LINEAR: "linear profile", HISTORICAL: "profile by last year's shape"}
EXTRA_PLACES = 2
_MONTHS: Mapping[PeriodKind, int] = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}


def profiled_value(
    year_value: Decimal,
    year: Period,
    part: Period,
    profile: str,
    accumulation: str,
    last_year: Mapping[Period, Decimal],
    decimals: int | None,
) -> Decimal | None:
    """What a year-end target asks of a part of its year; None where the profile cannot say.

    ``last_year`` holds actual figures by their period. The value is set at two places more than
    the measure shows (two where nobody has said how many), half up, and judged as it is set.

    >>> from graph.status.periods import financial_year, quarter
    >>> linear = "linear", "cumulative", {}, 1
    >>> str(profiled_value(Decimal(11), financial_year(2020), quarter(2020, 2), *linear))
    '5.500'
    """
    if accumulation not in PROFILED or part.kind not in _MONTHS:
        return None
    if profile == LINEAR:
        share: Fraction | None = _linear_share(year, part, accumulation)
    elif profile == HISTORICAL:
        share = _historical_share(year, part, accumulation, last_year)
    else:
        share = None
    return None if share is None else shown_at(Fraction(year_value) * share, (decimals or 0) + EXTRA_PLACES)


def _linear_share(year: Period, part: Period, accumulation: str) -> Fraction:
    """Months of the part, or for a figure to date from the start of the year to the part's end."""
    if accumulation == "flow":
        return Fraction(_MONTHS[part.kind], 12)
    months = (part.last_day.year - year.first_day.year) * 12 + part.last_day.month - year.first_day.month + 1
    return Fraction(months, 12)


def _historical_share(
    year: Period, part: Period, accumulation: str, last_year: Mapping[Period, Decimal]
) -> Fraction | None:
    """The share that the same part had of last year's outcome."""
    year_before, part_before = year.same_last_year, part.same_last_year
    if year_before is None or part_before is None or part_before not in last_year:
        return None
    outcome = _outcome(year_before, part_before.kind, accumulation, last_year)
    return Fraction(last_year[part_before]) / outcome if outcome else None


def _outcome(
    year: Period, kind: PeriodKind, accumulation: str, figures: Mapping[Period, Decimal]
) -> Fraction | None:
    """The year's figure; where there is none, its last part's to date or the sum of its parts."""
    if year in figures:
        return Fraction(figures[year])
    parts = [period for period in figures if period.kind is kind and year.contains(period)]
    if accumulation == "cumulative":
        last = [figures[period] for period in parts if period.closes(year)]
        return Fraction(last[0]) if last else None
    if len(parts) * _MONTHS[kind] != 12:
        return None
    return sum((Fraction(figures[period]) for period in parts), Fraction(0))
