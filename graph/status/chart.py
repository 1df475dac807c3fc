"""A series put on its XmR chart: which figures are its points, and what is judged at each.

What you would get wrong: blanks and forecasts are left out, and what is left out may still be
where a new series begins.
"""

from collections.abc import Iterable, Mapping

from graph.status.facts import BREAK, YES_NO, FigureFacts, MeasureFacts, Series, TargetFacts
from graph.status.periods import Period, PeriodKind
from graph.status.variation import (
    Judged,
    NoVariation,
    Point,
    assured,
    judge_points,
    not_judged,
    unsuitable,
)


def variations_of(measure: MeasureFacts, figures: Mapping[Period, FigureFacts]) -> Mapping[Period, Judged]:
    """What the variation is at each period with an actual figure; lengths of period are kept apart."""
    found: dict[Period, Judged] = {}
    for kind in {period.kind for period in figures}:
        why = _unsuitable(measure, kind)
        periods = sorted(period for period in figures if period.kind is kind)
        if why:
            found |= dict.fromkeys(periods, not_judged(why))
            continue
        points = _points(figures[period] for period in periods)
        judged = judge_points(list(points.values()), measure.polarity, measure.limits_until)
        found |= dict(zip(points, judged, strict=True))
    return found


def variation_of(series: Series, period: Period, target: TargetFacts | None) -> Judged:
    """What the variation is at a period, with the assurance that its target will be met."""
    judged = series.variations.get(period)
    if judged is None:
        why = _unsuitable(series.measure, period.kind)
        return not_judged(why or NoVariation.NO_FIGURE)
    return assured(judged, target.value if target else None, series.measure.polarity)


def _unsuitable(measure: MeasureFacts, kind: PeriodKind) -> NoVariation | None:
    yes_or_no = measure.statistic == YES_NO
    return unsuitable(measure.accumulation, kind, seasonal=measure.seasonal, yes_or_no=yes_or_no)


def _points(figures: Iterable[FigureFacts]) -> dict[Period, Point]:
    points: dict[Period, Point] = {}
    anew = False
    for figure in figures:
        anew = anew or figure.rebased or figure.obs_status == BREAK
        if figure.actual is not None:
            points[figure.period] = Point(figure.period.last_day, figure.actual, anew)
            anew = False
    return points
