"""Which periods a measure promises figures for, so that not due, late and missing can be told apart.

What you would get wrong: a frequency that follows no calendar (terms, milestones) promises
nothing, so nothing of it is ever late by rule.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.status.facts import MeasureFacts
from graph.status.periods import FIRST_YEAR, Period, PeriodKind, period_holding

NEARLY_A_YEAR_DAYS = 31

_KIND_EXPECTED: Mapping[tuple[str, str], PeriodKind] = {
    **{("monthly", calendar): PeriodKind.MONTH for calendar in ("financial", "academic", "calendar")},
    **{("quarterly", calendar): PeriodKind.QUARTER for calendar in ("financial", "academic", "calendar")},
    ("half-yearly", "financial"): PeriodKind.HALF,
    ("annual", "financial"): PeriodKind.YEAR,
    ("annual", "academic"): PeriodKind.ACADEMIC_YEAR,
    ("annual", "calendar"): PeriodKind.CALENDAR_YEAR,
    ("biennial", "financial"): PeriodKind.YEAR,
    ("biennial", "academic"): PeriodKind.ACADEMIC_YEAR,
    ("biennial", "calendar"): PeriodKind.CALENDAR_YEAR,
}


def expected_periods(
    measure: MeasureFacts, with_figures: Iterable[Period], today: date, with_targets: Iterable[Period] = ()
) -> tuple[Period, ...]:
    """The periods for which the frequency promises a figure, the one that today lies in included.

    They begin with the first figure, or where there is none with the day the measure became valid, or
    else with the first period that somebody set a target for. A frequency that follows no calendar, or
    a calendar that nobody has stated, promises none.
    """
    kind = _KIND_EXPECTED.get((measure.frequency, measure.calendar))
    aimed_at = min((period.first_day for period in with_targets), default=None)
    starts = [period.first_day for period in with_figures]
    begins = min(starts, default=measure.valid_from or aimed_at)
    if kind is None or begins is None:
        return ()
    expected: list[Period] = []
    period: Period | None = period_holding(kind, max(begins, date(FIRST_YEAR + 1, 1, 1)))
    while period is not None and period.first_day <= today:
        if measure.valid_from is None or period.first_day >= measure.valid_from:
            expected.append(period)
        period = _next(measure, period)
    return tuple(expected)


def promises(measure: MeasureFacts, period: Period) -> bool:
    """Whether the measure's frequency promises figures for periods of this kind."""
    return _KIND_EXPECTED.get((measure.frequency, measure.calendar), period.kind) is period.kind


def period_before(measure: MeasureFacts, period: Period, with_figures: Iterable[Period]) -> Period | None:
    """The period whose figure came before: two years earlier for a biennial one.

    Terms and waves follow no calendar: the last one that had ended is meant. Other stretches of days
    are not compared, since nobody has said that they are alike.
    """
    if measure.frequency == "irregular":
        return max((each for each in with_figures if each.last_day < period.first_day), default=None)
    if period.kind is PeriodKind.INTERVAL and measure.frequency == "termly":
        ended = [
            each for each in with_figures if each.kind is period.kind and each.last_day < period.first_day
        ]
        return max(ended, default=None)
    previous = period.previous
    return previous.previous if previous and measure.frequency == "biennial" else previous


def period_last_year(period: Period, with_figures: Iterable[Period]) -> Period | None:
    """The same part of the year before; of unequal periods the one that lies within a month of it."""
    exact = period.same_last_year
    if period.kind is not PeriodKind.INTERVAL or exact is None:
        return exact
    return next((each for each in sorted(with_figures) if _is_nearly(each, exact)), exact)


def _is_nearly(period: Period, wanted: Period) -> bool:
    ends = zip((period.first_day, period.last_day), (wanted.first_day, wanted.last_day), strict=True)
    same_kind = period.kind is wanted.kind
    return same_kind and all(abs((found - meant).days) <= NEARLY_A_YEAR_DAYS for found, meant in ends)


def _next(measure: MeasureFacts, period: Period) -> Period | None:
    following = period.next
    return following.next if following and measure.frequency == "biennial" else following
