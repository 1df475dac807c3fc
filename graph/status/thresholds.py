"""Which thresholds a figure of a period is compared with, and the value that each then has.

What you would get wrong: a year's target says nothing of a quarter unless the quarter's figure
is the year's so far, or somebody has chosen a profile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from graph.status.facts import BREAK, YEARS, Series, TargetFacts
from graph.status.periods import Period
from graph.status.profile import profiled_value
from graph.status.rating import TARGET, Band

RUNS_TO_YEAR_END = frozenset({"cumulative", "point-in-time", "rolling"})


def thresholds_in_force(series: Series, period: Period) -> Mapping[str, TargetFacts]:
    """The thresholds that a figure of the period is compared with, by their names.

    A threshold of the very period comes first. That of a year holds for the part that closes
    it only where the part's figure is the year's: year to date, point in time, twelve months.
    For any other part it is spread by its profile, where somebody has chosen one.
    """
    spread = {target.threshold: target for target in _spread_targets(series, period)}
    in_force: dict[str, TargetFacts] = {}
    if series.measure.accumulation in RUNS_TO_YEAR_END:
        in_force = {
            target.threshold: target for target in year_targets(series) if period.closes(target.period)
        }
    own = {target.threshold: target for target in series.targets if target.period == period}
    return {**spread, **in_force, **own}


def _spread_targets(series: Series, period: Period) -> Iterable[TargetFacts]:
    """What the profiles of the year's targets ask of a part of the year."""
    for target in year_targets(series):
        inside = target.period != period and target.period.contains(period)
        if target.profile is None or target.value is None or not inside:
            continue
        value = profiled_value(
            target.value,
            target.period,
            period,
            target.profile,
            series.measure.accumulation,
            _actuals_before(series, target.period, period),
            series.measure.decimals,
        )
        if value is not None:
            yield replace(target, value=value, spread=True)


def _actuals_before(series: Series, year: Period, part: Period) -> Mapping[Period, Decimal]:
    """The actual figures of the year before; none where the series broke between then and the part."""
    before = year.same_last_year
    if before is None:
        return {}
    for period, figure in series.figures.items():
        if figure.obs_status == BREAK and before.first_day < period.first_day <= part.last_day:
            return {}
    inside = [figure for period, figure in series.figures.items() if before.contains(period)]
    return {figure.period: figure.actual for figure in inside if figure.actual is not None}


def year_targets(series: Series) -> list[TargetFacts]:
    return [target for target in series.targets if target.period.kind in YEARS]


def leading(in_force: Mapping[str, TargetFacts], bands: Sequence[Band]) -> TargetFacts | None:
    """The threshold to show as the target: the one so called, else the first the scheme names."""
    names = [TARGET, *(band.compared_with for band in bands if band.compared_with)]
    return next((in_force[name] for name in names if name in in_force), None)
