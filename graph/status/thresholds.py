"""Which thresholds a figure of a period is compared with, and the value that each then has.

What you would get wrong: a year's target says nothing of a quarter unless the quarter's figure
is the year's so far, or somebody has chosen a profile.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from graph.status.facts import BREAK, YEARS, FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.periods import Period
from graph.status.profile import profiled_value
from graph.status.scheme import HIGHER, LOWER, TARGET, Band

SUSTAIN, IMPROVE, STRETCH = "sustain", "improve", "stretch"
AMOUNTS = frozenset({"count", "money"})
"""Statistics whose periods add up."""
RUNS_TO_YEAR_END = frozenset({"cumulative", "point-in-time", "rolling"})


def thresholds_in_force(series: Series, period: Period) -> Mapping[str, TargetFacts]:
    """The thresholds that a figure of the period is compared with, by their names.

    A threshold of the very period comes first. That of a year holds for the part that closes
    it only where the part's figure is the year's: year to date, point in time, twelve months.
    For any other part it is spread by its profile, where somebody has chosen one. Of targets that
    have changed, those count that were in force when the period ended (`Series.targets_for`).
    """
    spread = {target.threshold: target for target in _spread_targets(series, period)}
    in_force: dict[str, TargetFacts] = {}
    if series.measure.accumulation in RUNS_TO_YEAR_END:
        in_force = {
            target.threshold: target
            for target in year_targets(series, period)
            if period.closes(target.period)
        }
    own = {target.threshold: target for target in series.targets_for(period) if target.period == period}
    return {**spread, **in_force, **own}


def worked_out(
    target: TargetFacts, measure: MeasureFacts, figures: Mapping[Period, FigureFacts]
) -> TargetFacts:
    """A target that names only an intent and a baseline, with the value that these come to.

    To sustain is to be no worse than the baseline by more than the tolerance; to improve is to
    better it by the least improvement, or at all where none is stated. To stretch needs a number.
    """
    base = _baseline_of(target, figures)
    can_be = target.without_number and measure.polarity in {HIGHER, LOWER} and target.intent in _MARGINS
    if base is None or target.baseline is None or not can_be:
        return target
    towards_better = 1 if measure.polarity == HIGHER else -1
    margin = _MARGINS[target.intent](target)
    words = f"baseline ({f'{target.baseline_name}, ' if target.baseline_name else ''}{target.baseline.key})"
    if margin:
        sign = "plus" if margin * towards_better > 0 else "less"
        words += f" {sign} the {'tolerance' if margin < 0 else 'least improvement'}"
    return replace(
        target,
        value=base + margin * towards_better,
        words=words,
        exclusive=target.intent == IMPROVE and not margin,
    )


def _baseline_of(target: TargetFacts, figures: Mapping[Period, FigureFacts]) -> Decimal | None:
    """The baseline's own value where one is named, else the figure of its period."""
    if target.baseline_value is not None:
        return target.baseline_value
    figure = figures.get(target.baseline) if target.baseline else None
    return figure.actual if figure else None


_MARGINS: Mapping[str, Callable[[TargetFacts], Decimal]] = {
    SUSTAIN: lambda target: -(target.tolerance or Decimal(0)),
    IMPROVE: lambda target: target.least_improvement or Decimal(0),
}


def _spread_targets(series: Series, period: Period) -> Iterable[TargetFacts]:
    """What the profiles of the year's targets ask of a part of the year."""
    for target in year_targets(series, period):
        inside = target.period != period and target.period.contains(period)
        if target.profile is None or target.value is None or not inside:
            continue
        value = profiled_value(
            target.value,
            target.period,
            period,
            target.profile,
            series.measure.accumulation,
            series.measure.statistic,
            _actuals_before(series, target.period, period),
            series.measure.decimals,
        )
        if value is not None:
            yield replace(target, value=value, spread=True)


def _actuals_before(series: Series, year: Period, part: Period) -> Mapping[Period, Decimal]:
    """The actual figures of the year before; none where the series broke between then and the part."""
    before = year.same_last_year
    if before is None or broken_since(series, before, part):
        return {}
    inside = [figure for period, figure in series.figures.items() if before.contains(period)]
    return {figure.period: figure.actual for figure in inside if figure.actual is not None}


def broken_since(series: Series, year: Period, part: Period) -> bool:
    """Whether a new series begins between a year's first day and a later part, which is then unlike it."""
    return any(
        figure.obs_status == BREAK and year.first_day < period.first_day <= part.last_day
        for period, figure in series.figures.items()
    )


def thresholds_to_date(
    series: Series, year: Period, days: Period, parts: Sequence[Period], last_year: Mapping[Period, Decimal]
) -> Mapping[str, TargetFacts]:
    """The thresholds for the year so far, where a figure covers its period alone.

    One for exactly these days comes first; then the year's, which holds at any time for a ratio or
    a mean and is spread by its profile for an amount; then the sum of those of the parts.
    ``last_year`` holds what last year's figures came to by the end of each part.
    """
    levels = series.measure.statistic not in AMOUNTS
    found = {} if levels else _summed(series, parts)
    for target in year_targets(series, days):
        if target.period == year:
            held = target if levels else _spread_to_date(series, target, parts[-1], last_year)
            found |= {target.threshold: held} if held else {}
    same_days = (days.first_day, days.last_day)
    in_force = series.targets_for(days)
    own = [each for each in in_force if (each.period.first_day, each.period.last_day) == same_days]
    return found | {target.threshold: target for target in own}


def _spread_to_date(
    series: Series, target: TargetFacts, part: Period, last_year: Mapping[Period, Decimal]
) -> TargetFacts | None:
    if target.profile is None or target.value is None:
        return None
    value = profiled_value(
        target.value,
        target.period,
        part,
        target.profile,
        "cumulative",
        series.measure.statistic,
        last_year,
        series.measure.decimals,
    )
    return None if value is None else replace(target, value=value, spread=True)


def _summed(series: Series, parts: Sequence[Period]) -> dict[str, TargetFacts]:
    """The sum of the parts' thresholds, where every part has one with a value and none is profiled."""
    found: dict[str, TargetFacts] = {}
    for name in {target.threshold for target in series.targets}:
        held = [(part, each) for part in parts for each in series.targets_for(part)]
        own = [each for part, each in held if each.period == part and each.threshold == name]
        each_part = [each for each in own if each.value is not None]
        if len(each_part) == len(parts) > 0:
            value = sum((target.value for target in each_part if target.value is not None), Decimal(0))
            found[name] = replace(each_part[-1], value=value, tolerance=_sum_of_tolerances(each_part))
    return found


def _sum_of_tolerances(targets: Sequence[TargetFacts]) -> Decimal | None:
    known = [target.tolerance for target in targets if target.tolerance is not None]
    return sum(known, Decimal(0)) if len(known) == len(targets) else None


def year_targets(series: Series, period: Period) -> list[TargetFacts]:
    """The targets for whole years, of every calendar, that were in force when a period ended."""
    return [target for target in series.targets_for(period) if target.period.kind in YEARS]


def leading(in_force: Mapping[str, TargetFacts], bands: Sequence[Band]) -> TargetFacts | None:
    """The threshold to show as the target: the one so called, else the first the scheme names."""
    names = [TARGET, *(band.compared_with for band in bands if band.compared_with)]
    return next((in_force[name] for name in names if name in in_force), None)
