"""The rating of one figure by what is in force for its period, or the reason against one.

The first reason that applies is given, the most telling first. What you would get wrong: a
forecast is never rated as if it had happened; it has a rating of its own beside the actual.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from graph.status.direction import WORSENED, Movement
from graph.status.earlier import broken_between, last_years_figure, movement_of
from graph.status.facts import (
    BREAK,
    FORECAST,
    WITHOUT_VALUE,
    YES_NO,
    FigureFacts,
    MeasureFacts,
    Series,
    TargetFacts,
)
from graph.status.periods import Period, day_text
from graph.status.profile import HISTORICAL, PROFILE_WORDS, can_spread
from graph.status.rating import LastYear, NotRated, Rated, rate, thresholds_wanted, without_target
from graph.status.scheme import (
    CONTEXT_ONLY,
    EXPLICIT,
    HIGHER,
    LOWER,
    NO_WORSE,
    RANGE,
    TOLERANCE,
    WITHOUT_TARGET,
    WORSE,
    Band,
    Threshold,
    compare,
)
from graph.status.sentence import LAST_YEAR, movement_words
from graph.status.thresholds import STRETCH, leading, year_targets
from graph.status.words import figure_text, rounded

Outcome = Rated | NotRated
InForce = Mapping[str, TargetFacts]


def outcome_of(series: Series, period: Period, figure: FigureFacts | None, in_force: InForce) -> Outcome:
    """The rating of a period's actual figure, or what it means that there is none."""
    if figure is None or figure.obs_status == FORECAST:
        return _without_actual(series, period, is_forecast=figure is not None and figure.value is not None)
    if figure.actual is None:
        return _without_value(figure)
    if figure.obs_status == BREAK and series.measure.polarity != CONTEXT_ONLY:
        return _without_target(series, period, in_force) or NotRated(
            "break", "The series breaks here, so the figure cannot be compared with a target set before."
        )
    last_year = beside_last_year(series, figure, in_force)
    return outcome_of_value(series, period, figure.actual, in_force, last_year)


def outcome_of_value(
    series: Series, period: Period, value: Decimal, in_force: InForce, last_year: LastYear | None
) -> Outcome:
    """The rating of a value for a period, by the measure's own scheme."""
    measure = series.measure
    if measure.polarity != CONTEXT_ONLY:
        obstacle = _without_target(series, period, in_force)
        if obstacle:
            return obstacle
    compared, thresholds = value, {name: target.plain for name, target in in_force.items()}
    bands = series.bands
    if measure.compares_rounded:
        compared = rounded(value, measure.decimals)
        thresholds = {name: as_shown(each, measure.decimals) for name, each in thresholds.items()}
    if measure.statistic == YES_NO:
        bands = tuple(_without_tolerance(band) for band in bands)
        thresholds = {name: replace(each, tolerance=None) for name, each in thresholds.items()}
    found = rate(compared, measure.polarity, thresholds, bands, measure.unit, measure.decimals, last_year)
    return _spared(series, compared, in_force, found) if isinstance(found, Rated) else found


def meets_target(series: Series, value: Decimal, target: TargetFacts | None) -> bool | None:
    """Whether a value is at least as good as its target, whatever its colour; None if nobody can tell."""
    measure = series.measure
    if target is None or measure.polarity not in {HIGHER, LOWER, RANGE}:
        return None
    threshold = target.plain
    if measure.compares_rounded:
        value, threshold = rounded(value, measure.decimals), as_shown(threshold, measure.decimals)
    found = compare(value, measure.polarity, threshold)
    return None if found is None else found.position >= (0, 0)


def _without_tolerance(band: Band) -> Band:
    """The band for a yes or no, between which there is no distance: every tolerance is nought."""
    return band if band.basis == EXPLICIT else replace(band, basis=TOLERANCE)


def as_shown(threshold: Threshold, decimals: int | None) -> Threshold:
    """A threshold whose numbers are those that a reader sees."""

    def shown(number: Decimal | None) -> Decimal | None:
        return None if number is None else rounded(number, decimals)

    return replace(
        threshold,
        value=shown(threshold.value),
        lower=shown(threshold.lower),
        upper=shown(threshold.upper),
    )


def beside_last_year(series: Series, figure: FigureFacts, in_force: InForce) -> LastYear | None:
    """How a figure stands to that of the same period last year, where a band asks for that."""
    if not asks_for_last_year(series):
        return None
    target = leading(in_force, series.bands)
    moved = movement_of(series, figure, last_years_figure(series, figure.period), target)
    return held_or_not(series.measure, moved)


def held_or_not(measure: MeasureFacts, moved: Movement) -> LastYear | None:
    """Whether a movement since last year is no worse, in words; None where nobody can tell."""
    if moved.direction is None:
        return None
    return LastYear(moved.direction != WORSENED, movement_words(measure, moved, LAST_YEAR))


def asks_for_last_year(series: Series) -> bool:
    """Whether a rating of the scheme hangs on the same period last year."""
    return any(band.condition in {NO_WORSE, WORSE} for band in series.bands)


def _without_actual(series: Series, period: Period, *, is_forecast: bool) -> NotRated:
    """Discontinued, not due or late: what it means that nothing has come yet."""
    measure = series.measure
    if measure.valid_to is not None and period.last_day >= measure.valid_to:
        why = f": {measure.ended_because.rstrip('.')}" if measure.ended_because else ""
        return NotRated("discontinued", f"The measure ended on {day_text(measure.valid_to)}{why}.")
    due = period.last_day + timedelta(days=measure.available_after_days or 0)
    so_far = "This is a forecast; the actual figure" if is_forecast else "The figure"
    if due >= series.today:
        return NotRated("not-due", f"{so_far} is due by {day_text(due)}.")
    return NotRated("late", f"{so_far} was due by {day_text(due)} and has not come.")


def _without_value(figure: FigureFacts) -> NotRated:
    key = figure.obs_status if figure.obs_status in WITHOUT_VALUE else "missing"
    return NotRated(key, WITHOUT_VALUE[key])


def _without_target(series: Series, period: Period, in_force: InForce) -> NotRated | None:
    """Why there is nothing to compare with; None when there is something."""
    wanted = thresholds_wanted(series.bands)
    if wanted & in_force.keys():
        return None
    for target in year_targets(series, period):
        if target.threshold in wanted and target.period != period and target.period.contains(period):
            return NotRated("no-profile", _year_end_only(target, series.measure))
    nothing = NotRated("no-target", "There is no target for this period.")
    return nothing if series.targets else without_target(series.bands) or nothing


def _year_end_only(target: TargetFacts, measure: MeasureFacts) -> str:
    """That only the year has a target, or that the profile which somebody chose cannot be worked out."""
    year_end = f"There is a year-end target of {_target_text(target, measure)}"
    if target.profile is None or target.profile not in PROFILE_WORDS:
        return f"{year_end} but none for this period."
    if not can_spread(target.profile, measure.accumulation, measure.statistic):
        why = ": its figures do not add up over the year"
    else:
        why = ": last year's figures do not tell it" if target.profile == HISTORICAL else ""
    return f"{year_end}, but its {PROFILE_WORDS[target.profile]} cannot be worked out for this period{why}."


def _target_text(target: TargetFacts, measure: MeasureFacts) -> str:
    if target.value is not None or (target.lower is None and target.upper is None):
        return figure_text(target.value, measure.unit, measure.decimals)
    ends = [bound for bound in (target.lower, target.upper) if bound is not None]
    return " to ".join(figure_text(bound, measure.unit, measure.decimals) for bound in ends)


# --- stretch --------------------------------------------------------------


def _spared(series: Series, value: Decimal, in_force: InForce, found: Rated) -> Rated:
    """A figure short of a stretch target but better than its baseline is not given the worst rating."""
    target = leading(in_force, series.bands)
    baseline = _stretched_from(series, target) if target else None
    bands = [band for band in series.bands if band.condition != WITHOUT_TARGET]
    if baseline is None or len(bands) < 2 or found.band.key != bands[-1].key:
        return found
    measure = series.measure
    beside = compare(value, measure.polarity, Threshold("baseline", baseline))
    if beside is None or beside.better_by <= 0:
        return found
    return _next_better(
        bands, found, f"the baseline of {figure_text(baseline, measure.unit, measure.decimals)}"
    )


def _stretched_from(series: Series, target: TargetFacts) -> Decimal | None:
    """The figure that a stretch target stretches from; None for any other target."""
    if target.intent != STRETCH:
        return None
    named = series.measure.baseline_value if target.baseline is None else target.baseline_value
    if named is not None:
        return named
    period = target.baseline or series.measure.baseline_period
    figure = series.figures.get(period) if period else None
    if figure is None or broken_between(series, figure.period, target.period):
        return None
    return figure.actual


def _next_better(bands: list[Band], found: Rated, baseline: str) -> Rated:
    band = bands[-2]
    said = found.reason.removeprefix(f"{found.band.label}: ").removesuffix(".")
    return Rated(band, f"{band.label}: {said}; short of a target that stretches, but better than {baseline}.")
