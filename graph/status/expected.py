"""Which periods a measure promises figures for, so that not due, late and missing can be told apart.

What you would get wrong: a frequency that follows no calendar (terms, milestones) promises
nothing, so nothing of it is ever late by rule.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.status.facts import MeasureFacts
from graph.status.periods import FIRST_YEAR, Period, PeriodKind, period_holding

_KIND_EXPECTED: Mapping[tuple[str, str], PeriodKind] = {
    **{("monthly", calendar): PeriodKind.MONTH for calendar in ("financial", "academic", "calendar")},
    **{("quarterly", calendar): PeriodKind.QUARTER for calendar in ("financial", "academic", "calendar")},
    ("half-yearly", "financial"): PeriodKind.HALF,
    ("annual", "financial"): PeriodKind.YEAR,
    ("annual", "academic"): PeriodKind.ACADEMIC_YEAR,
    ("annual", "calendar"): PeriodKind.CALENDAR_YEAR,
}


def expected_periods(
    measure: MeasureFacts, with_figures: Iterable[Period], today: date
) -> tuple[Period, ...]:
    """The periods for which the frequency promises a figure, the one that today lies in included.

    They begin with the first figure, or where there is none with the day the measure became
    valid. A frequency that follows no calendar, or a calendar that nobody has stated, promises none.
    """
    kind = _KIND_EXPECTED.get((measure.frequency, measure.calendar))
    starts = [period.first_day for period in with_figures]
    begins = min(starts, default=measure.valid_from)
    if kind is None or begins is None:
        return ()
    expected: list[Period] = []
    period: Period | None = period_holding(kind, max(begins, date(FIRST_YEAR + 1, 1, 1)))
    while period is not None and period.first_day <= today:
        if measure.valid_from is None or period.first_day >= measure.valid_from:
            expected.append(period)
        period = period.next
    return tuple(expected)
