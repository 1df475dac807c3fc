"""The rating written in the source beside the one worked out, and why the two most likely differ.

The usual causes are tried in turn: rounding, a bound that is met or missed, another basis of the
tolerance, another target, the forecast, the year to date. What you would get wrong: a cause found
this way is likely, never certain, and neither rating is put right by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.status.facts import FigureFacts, Series, TargetFacts
from graph.status.forecast import Forecast
from graph.status.outcome import InForce, Outcome, beside_last_year, outcome_of_value
from graph.status.rating import NotRated, Rated, without_target
from graph.status.scheme import PERCENT, POINTS, TOLERANCE, WITHOUT_TARGET, Band
from graph.status.words import figure_text
from graph.status.year_to_date import YearToDate

ROUNDING, OTHER_BASIS, OTHER_TARGET = "rounding", "tolerance-basis", "other-target"
FORECAST, TO_DATE, OTHER_WORDS = "forecast", "year-to-date", "other-words"
ON_THE_BOUND, NOT_RATED, NOT_KNOWN = "on-the-bound", "not-rated-here", "not-known"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether reported and computed rating agree; where not, the likely cause (a key) in a sentence."""

    agrees: bool
    cause: str | None = None
    reason: str | None = None


def agreement(
    series: Series,
    figure: FigureFacts,
    outcome: Outcome,
    in_force: InForce,
    to_date: YearToDate | None,
    forecast: Forecast | None,
) -> Agreement | None:
    """How the reported rating stands to the computed one; nothing where the source gave none."""
    if figure.reported is None or figure.actual is None:
        return None
    given = outcome.band if isinstance(outcome, Rated) else _shown_without_target(series, outcome)
    if given is not None and _names(figure.reported, given):
        return Agreement(agrees=True)
    computed = f"rated {outcome.band.label.lower()} here" if isinstance(outcome, Rated) else "not rated here"
    said = f"Reported as {figure.reported}, {computed}"
    if not any(_names(figure.reported, band) for band in series.bands):
        return Agreement(False, OTHER_WORDS, f"{said}: “{figure.reported}” is no rating of the scheme.")
    for cause, words, other in _others(series, figure, figure.actual, in_force, to_date, forecast):
        if isinstance(other, Rated) and _names(figure.reported, other.band):
            return Agreement(False, cause, f"{said}: {other.band.label.lower()} follows {words}.")
    if isinstance(outcome, NotRated):
        return Agreement(False, NOT_RATED, f"{said}: {_as_clause(outcome.reason)}")
    return Agreement(False, NOT_KNOWN, f"{said}; none of the usual causes explains it.")


def _shown_without_target(series: Series, outcome: NotRated) -> Band | None:
    """The mark of the scheme for a measure that has no target, where that is what is shown."""
    nothing = without_target(series.bands)
    mark = next((band for band in series.bands if band.condition == WITHOUT_TARGET), None)
    return mark if nothing == outcome else None


def _as_clause(reason: str) -> str:
    return reason[:1].lower() + reason[1:]


def _names(reported: str, band: Band) -> bool:
    return reported.strip().casefold() in {band.key.casefold(), band.label.casefold()}


def _others(
    series: Series,
    figure: FigureFacts,
    value: Decimal,
    in_force: InForce,
    to_date: YearToDate | None,
    forecast: Forecast | None,
) -> Iterator[tuple[str, str, Outcome]]:
    """Other ways to rate the same figure, each with its cause and words for it, the likeliest first."""
    last_year = beside_last_year(series, figure, in_force)
    measure = series.measure
    rounded = replace(series, measure=replace(measure, compares_rounded=True))
    exactly = replace(series, measure=replace(measure, compares_rounded=False))
    for each, words in ((rounded, "from the rounded figures"), (exactly, "from the figures unrounded")):
        yield ROUNDING, words, outcome_of_value(each, figure.period, value, in_force, last_year)
    missed, just_short = _on_the_bound_is_missed(series, in_force)
    words = "when a figure on a bound counts as short of it"
    yield ON_THE_BOUND, words, outcome_of_value(missed, figure.period, value, just_short, last_year)
    on_another_basis = _on_another_basis(series, in_force)
    if on_another_basis is not None:
        basis, other, held = on_another_basis
        words = f"when the tolerance is counted in {basis}"
        yield OTHER_BASIS, words, outcome_of_value(other, figure.period, value, held, last_year)
    for target in sorted(series.targets, key=lambda each: (each.period, each.threshold), reverse=True):
        if target not in in_force.values() and not target.without_number:
            amount = figure_text(target.value, measure.unit, measure.decimals)
            words = f"from the {target.threshold} of {amount} for {target.period.key}"
            instead = {**in_force, target.threshold: target}
            yield OTHER_TARGET, words, outcome_of_value(series, figure.period, value, instead, last_year)
    if forecast is not None:
        yield FORECAST, "from the forecast for the year", forecast.outcome
    if to_date is not None:
        yield TO_DATE, "from the year to date", to_date.outcome


def _on_another_basis(series: Series, in_force: InForce) -> tuple[str, Series, InForce] | None:
    """Points for per cent or the other way round; a target's own tolerance taken as per cent of it."""
    basis = next((band.basis for band in series.bands if band.basis in {POINTS, PERCENT, TOLERANCE}), None)
    if basis is None:
        return None
    if basis == TOLERANCE:
        return "per cent of the target", series, {name: _in_percent(each) for name, each in in_force.items()}
    other = PERCENT if basis == POINTS else POINTS
    bands = tuple(replace(band, basis=other) if band.basis == basis else band for band in series.bands)
    return "per cent of the target" if other == PERCENT else "points", replace(series, bands=bands), in_force


def _on_the_bound_is_missed(series: Series, in_force: InForce) -> tuple[Series, InForce]:
    """The scheme as one reads it who writes "above" for "at or above"."""
    bands = tuple(replace(band, beyond=True) for band in series.bands)
    return replace(series, bands=bands), {
        name: replace(each, exclusive=True) for name, each in in_force.items()
    }


def _in_percent(target: TargetFacts) -> TargetFacts:
    if target.tolerance is None or target.value is None:
        return target
    return replace(target, tolerance=abs(target.value) * target.tolerance / 100)
