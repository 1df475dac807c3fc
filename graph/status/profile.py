"""In-year targets from a year-end target, by a profile that somebody chose.

A linear profile spreads the year's target over its months; a historical one gives each part
of the year the share it had of last year's outcome. An explicit profile is rows of its own,
so nothing is worked out for it. A tolerance in the unit is not spread: it is the distance that
the target's owner stated, and stands around the profile of each part as around the year's end.

What you would get wrong: 5.96 days at half-year is not green against 11 for the year. Without
a profile there is no in-year rating; one is never assumed. And a mean of 20 days for the year
asks for 20 in each month, not for a twelfth of it: what does not add up has no linear profile.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from graph.status.periods import Period, PeriodKind
from graph.status.variation import shown_at

LINEAR, HISTORICAL = "linear", "historical-shape"
LEVELS = frozenset({"ratio", "mean", "median", "yes-no"})
"""Statistics whose figures stand at a level: those of the parts do not add up to the year's."""
PROFILE_WORDS: Mapping[str, str] = {LINEAR: "linear profile", HISTORICAL: "profile by last year's shape"}
EXTRA_PLACES = 2
_MONTHS: Mapping[PeriodKind, int] = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}


def can_spread(profile: str | None, accumulation: str, statistic: str) -> bool:
    """Whether a profile can be worked out at all for figures of this kind.

    What runs up to the year's end can be spread; of what tells of its period alone a level only by
    last year's shape; a stock and twelve rolling months are neither.
    """
    if accumulation == "cumulative":
        return profile in PROFILE_WORDS
    return accumulation == "flow" and (
        profile == HISTORICAL or (profile == LINEAR and statistic not in LEVELS)
    )


def profiled_value(
    year_value: Decimal,
    year: Period,
    part: Period,
    profile: str,
    accumulation: str,
    statistic: str,
    last_year: Mapping[Period, Decimal],
    decimals: int | None,
) -> Decimal | None:
    """What a year-end target asks of a part of its year; None where the profile cannot say.

    ``last_year`` holds actual figures by their period. The value is set at two places more than
    the measure shows (two where nobody has said how many), half up, and judged as it is set.

    >>> from graph.status.periods import financial_year, quarter
    >>> linear = "linear", "cumulative", "mean", {}, 1
    >>> str(profiled_value(Decimal(11), financial_year(2020), quarter(2020, 2), *linear))
    '5.500'
    """
    if not can_spread(profile, accumulation, statistic) or part.kind not in _MONTHS:
        return None
    share: Fraction | None
    if profile == LINEAR:
        share = _linear_share(year, part, accumulation)
    else:
        adds_up = accumulation == "cumulative" or statistic not in LEVELS
        share = _historical_share(year, part, accumulation, last_year, adds_up=adds_up)
    return None if share is None else shown_at(Fraction(year_value) * share, (decimals or 0) + EXTRA_PLACES)


def _linear_share(year: Period, part: Period, accumulation: str) -> Fraction:
    """Months of the part, or for a figure to date from the start of the year to the part's end."""
    if accumulation == "flow":
        return Fraction(_MONTHS[part.kind], 12)
    months = (part.last_day.year - year.first_day.year) * 12 + part.last_day.month - year.first_day.month + 1
    return Fraction(months, 12)


def _historical_share(
    year: Period, part: Period, accumulation: str, last_year: Mapping[Period, Decimal], *, adds_up: bool
) -> Fraction | None:
    """The share that the same part had of last year's outcome; of a level where the year has a figure."""
    year_before, part_before = year.same_last_year, part.same_last_year
    if year_before is None or part_before is None or part_before not in last_year:
        return None
    if not adds_up and year_before not in last_year:
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
