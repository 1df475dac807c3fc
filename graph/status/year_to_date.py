"""The year so far beside the period alone, each worked out by the rule of what its figures are.

A flow adds up, a ratio is the sum of its numerators over the sum of its denominators, what is
cumulative, at a point in time or rolling is its last value; medians are never put together.

What you would get wrong: 90 of 100 and 20 of 40 are 78.6%, not the 70% between their
percentages; and one figure that is missing leaves the whole year so far unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from graph.status.direction import movement
from graph.status.facts import BREAK, FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.outcome import (
    Outcome,
    asks_for_last_year,
    held_or_not,
    meets_target,
    outcome_of,
    outcome_of_value,
)
from graph.status.periods import Period, PeriodKind, interval, period_holding
from graph.status.profile import EXTRA_PLACES
from graph.status.rating import LastYear, NotRated, Rated
from graph.status.thresholds import (
    AMOUNTS,
    RUNS_TO_YEAR_END,
    broken_since,
    leading,
    thresholds_in_force,
    thresholds_to_date,
)
from graph.status.variation import shown_at

PARTS = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF})
DIVIDED = frozenset({"ratio", "mean"})
_YEAR_OF_CALENDAR: Mapping[str, PeriodKind] = {
    "financial": PeriodKind.YEAR,
    "academic": PeriodKind.ACADEMIC_YEAR,
    "calendar": PeriodKind.CALENDAR_YEAR,
}
_UNIT_OF_RATIO: Mapping[str, int] = {"percent": 100}


@dataclass(frozen=True, slots=True)
class YearToDate:
    """The days from the first of the year, what they come to, their own target and rating.

    ``meets`` tells whether the value is at least as good as the target; None where either is missing.
    """

    days: Period
    value: Decimal | None
    target_value: Decimal | None
    outcome: Outcome
    meets: bool | None = None


def year_to_date(series: Series, period: Period) -> YearToDate | None:
    """The year so far at the end of a part of it; nothing for whole years, and where nothing is stated."""
    year = year_of(series.measure, period)
    if year is None or period not in series.figures or series.measure.accumulation == "not-stated":
        return None
    days, parts = span(year, period), parts_of(year, period)
    if series.measure.accumulation in RUNS_TO_YEAR_END:
        return _last_value(series, period, days)
    found = worked_to_date(series, parts)
    in_force = thresholds_to_date(series, year, days, parts, _last_year_to_date(series, year, period))
    target = leading(in_force, series.bands)
    target_value = target.value if target else None
    if isinstance(found, NotRated):
        return YearToDate(days, None, target_value, found)
    outcome = outcome_of_value(series, days, found, in_force, _last_year(series, period, found, target))
    outcome = _with_formula(outcome, series.measure, len(parts))
    return YearToDate(days, found, target_value, outcome, meets_target(series, found, target))


def worked_to_date(series: Series, parts: Sequence[Period]) -> Decimal | NotRated:
    """What the parts of a year come to, or why that cannot be told; one missing part is enough."""
    figures = [series.figures[part] for part in parts if part in series.figures]
    obstacle = _poisoned(parts, figures)
    if obstacle:
        return obstacle
    measure = series.measure
    if measure.statistic in AMOUNTS:
        return _disclosed(measure, sum((figure.actual or Decimal(0) for figure in figures), Decimal(0)))
    if measure.statistic in DIVIDED:
        return _divided(measure, figures)
    word = "medians" if measure.statistic == "median" else "such figures"
    return NotRated("not-applicable", f"The year to date cannot be told: {word} cannot be put together.")


def period_alone(series: Series, period: Period) -> Decimal | None:
    """What a period adds to a cumulative figure; None where that is not known or may not be shown."""
    measure, year = series.measure, year_of(series.measure, period)
    figure = series.figures.get(period)
    if measure.accumulation != "cumulative" or year is None or figure is None or figure.actual is None:
        return None
    if period.first_day == year.first_day:
        return figure.actual
    before = series.figures.get(period.previous) if period.previous else None
    if before is None or before.actual is None or figure.obs_status == BREAK:
        return None
    if measure.statistic in {"median", "ratio", "not-stated"}:
        return _ratio_alone(measure, before, figure)
    found = _disclosed(measure, figure.actual - before.actual)
    return None if isinstance(found, NotRated) else found


def span(year: Period, period: Period) -> Period:
    """The days from the first of the year to the end of a part, as the half or year they are, if any."""
    for kind in (period.kind, PeriodKind.HALF, year.kind):
        found = period_holding(kind, period.last_day)
        if (found.first_day, found.last_day) == (year.first_day, period.last_day):
            return found
    return interval(year.first_day, period.last_day)


def parts_of(year: Period, last: Period) -> list[Period]:
    """The parts of a year up to and including one, oldest first."""
    found, part = [last], last.previous
    while part is not None and year.contains(part):
        found.insert(0, part)
        part = part.previous
    return found


def year_of(measure: MeasureFacts, period: Period) -> Period | None:
    """The year of the measure's calendar that a period is a part of; None where it is not one."""
    return year_in(measure.calendar, period)


def year_in(calendar: str, period: Period) -> Period | None:
    """The year of a calendar that a period is a part of; None where it is not one."""
    kind = _YEAR_OF_CALENDAR.get(calendar)
    if kind is None or period.kind not in PARTS:
        return None
    year = period_holding(kind, period.last_day)
    return year if year.contains(period) else None


def _last_value(series: Series, period: Period, days: Period) -> YearToDate:
    """What is cumulative, at a point in time or rolling says at its last figure all there is to say."""
    figure = series.figures[period]
    in_force = thresholds_in_force(series, period)
    target = leading(in_force, series.bands)
    outcome = outcome_of(series, period, figure, in_force)
    value = None if figure.obs_status == BREAK else figure.actual
    meets = None if value is None else meets_target(series, value, target)
    return YearToDate(days, figure.actual, target.value if target else None, outcome, meets)


def _poisoned(parts: Sequence[Period], figures: Sequence[FigureFacts]) -> NotRated | None:
    """Why the parts cannot be put together: one is missing, withheld or breaks the series."""
    by_period = {figure.period: figure for figure in figures}
    for part in parts:
        figure = by_period.get(part)
        if figure is None or figure.actual is None:
            withheld = figure is not None and figure.obs_status == "withheld"
            why = "is withheld" if withheld else "has no actual figure" if figure else "has no figure"
            key = "withheld" if withheld else "missing"
            return NotRated(key, f"The year to date cannot be told: {part.label} {why}.")
    if any(figure.obs_status == BREAK for figure in figures[1:]):
        return NotRated("break", "The year to date cannot be told: the series breaks within the year.")
    return None


def _divided(measure: MeasureFacts, figures: Sequence[FigureFacts]) -> Decimal | NotRated:
    above = [figure.numerator for figure in figures if figure.numerator is not None]
    below = [figure.denominator for figure in figures if figure.denominator is not None]
    if len(above) != len(figures) or len(below) != len(figures) or sum(below) == 0:
        why = "without every numerator and denominator, averages would mislead"
        return NotRated("missing", f"The year to date cannot be told: {why}.")
    return _quotient(measure, sum(above, Decimal(0)), sum(below, Decimal(0)))


def _quotient(measure: MeasureFacts, above: Decimal, below: Decimal) -> Decimal:
    exact = Fraction(above) / Fraction(below) * _UNIT_OF_RATIO.get(measure.unit, 1)
    return shown_at(exact, (measure.decimals or 0) + EXTRA_PLACES)


def _ratio_alone(measure: MeasureFacts, before: FigureFacts, now: FigureFacts) -> Decimal | None:
    counts = (before.numerator, before.denominator, now.numerator, now.denominator)
    if measure.statistic != "ratio" or None in counts:
        return None
    above_before, below_before, above, below = (count or Decimal(0) for count in counts)
    if below <= below_before or isinstance(_disclosed(measure, above - above_before), NotRated):
        return None
    return _quotient(measure, above - above_before, below - below_before)


def _disclosed(measure: MeasureFacts, count: Decimal) -> Decimal | NotRated:
    """A count that has been worked out, unless so few people are counted that it may not be shown."""
    if measure.suppress_below is not None and 0 < count < measure.suppress_below:
        return NotRated("withheld", "What this comes to is too small to be shown.")
    return count


def _last_year_to_date(series: Series, year: Period, period: Period) -> Mapping[Period, Decimal]:
    """What last year's figures came to by the end of this part of the year and by its own end."""
    before = year.same_last_year
    if before is None or period.same_last_year is None or broken_since(series, before, period):
        return {}
    ends = (period.same_last_year, period_holding(period.kind, before.last_day))
    found = {end: worked_to_date(series, parts_of(before, end)) for end in ends}
    return {end: value for end, value in found.items() if not isinstance(value, NotRated)}


def _last_year(series: Series, period: Period, value: Decimal, target: TargetFacts | None) -> LastYear | None:
    """How the year so far stands to last year's at the same point, where a band asks for that."""
    year = year_of(series.measure, period)
    if not asks_for_last_year(series) or year is None or period.same_last_year is None:
        return None
    before = _last_year_to_date(series, year, period).get(period.same_last_year)
    if before is None:
        return None
    measure, good_range = series.measure, target.plain if target else None
    moved = movement(
        value, before, measure.polarity, measure.dead_band, good_range, measure.unit, measure.decimals
    )
    return held_or_not(measure, moved)


def _with_formula(outcome: Outcome, measure: MeasureFacts, parts: int) -> Outcome:
    """The outcome, with how the value was worked out in its reason."""
    if not isinstance(outcome, Rated) or parts == 1:
        return outcome
    how = "the sum" if measure.statistic in AMOUNTS else "the sum of numerators over that of denominators"
    said = outcome.reason.removesuffix(".")
    return Rated(outcome.band, f"{said}; worked out as {how} of {parts} periods.")
