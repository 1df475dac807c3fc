"""Targets that contradict their measure, or each other: told at the cell before anything is judged by them.

What you would get wrong: a target may change within its year, so that two are laid side by side
only where they are in force together.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.findings import Severity
from graph.shape_check import Fault
from graph.status.facts import YEARS, MeasureFacts, TargetFacts, targets_on
from graph.status.periods import day_text
from graph.status.profile import PROFILE_WORDS, can_spread
from graph.status.rating import thresholds_wanted
from graph.status.scheme import (
    CONTEXT_ONLY,
    EXPLICIT,
    HIGHER,
    LOWER,
    PERCENT,
    RANGE,
    TARGET,
    TOLERANCE,
    Band,
)
from graph.status.thresholds import AMOUNTS, RUNS_TO_YEAR_END, STRETCH
from graph.status.words import figure_text
from ingest.defined import Defined, beyond_bounds
from ingest.faults import violation, warning
from ontology import GT


def faults_of_targets(defined: Defined) -> Iterator[Fault]:
    """What is wrong with the targets of a measure, one by one and together."""
    for target in defined.targets:
        yield from beyond_bounds(
            target.iri, GT.targetValue, target.value, defined.facts, "Target-targetValue"
        )
        yield from _beside_polarity(target, defined.facts)
        yield from _of_target(target, defined)
        yield from _without_baseline(target, defined)
        yield from _beside_scheme(target, defined)
        yield from _never_spread(target, defined.facts)
    yield from _profiles(defined)
    yield from _stretches(defined)


def _beside_polarity(target: TargetFacts, measure: MeasureFacts) -> Iterator[Fault]:
    """A target of another form than the measure's polarity asks for."""
    one_side = (target.lower is None) != (target.upper is None)
    if measure.polarity == RANGE and target.value is None and one_side:
        yield violation(
            "Target-lowerBound-one-side",
            target.iri,
            GT.lowerBound if target.lower is None else GT.upperBound,
            "This measure is best within a range, and the target bounds only one side of it. "
            "Give the other bound too, or say of the measure that higher or lower is better.",
        )
    if measure.polarity == RANGE and target.value is not None and target.lower is target.upper is None:
        yield warning(
            "Target-targetValue-range",
            target.iri,
            GT.targetValue,
            "This measure is best within a range, and the target is one number, so that every other figure "
            "is off target. Give Lowest and Highest.",
        )
    if measure.polarity == CONTEXT_ONLY:
        yield warning(
            "Target-polarity-context",
            target.iri,
            GT.ofMeasure,
            "This measure is for context only: no figure of it is rated, so the target is never used. "
            "Remove the target, or say of the measure which way is better.",
        )


def _of_target(target: TargetFacts, defined: Defined) -> Iterator[Fault]:
    """A target that could never be used as it stands."""
    if target.valid_from is not None and target.valid_from > target.period.last_day:
        yield violation(
            "Target-validFrom-late",
            target.iri,
            GT.validFrom,
            f"This target comes into force on {day_text(target.valid_from)}, after {target.period.label} has "
            "ended: no figure would be judged by it. Correct the day, or the period.",
        )
    if target.intent == STRETCH and target.without_number:
        yield violation(
            "Target-targetValue-stretch",
            target.iri,
            GT.targetValue,
            "A target that stretches needs a number. Give it, or choose another intent.",
        )
    if target.value == 0 and any(band.basis == PERCENT for band in defined.bands):
        yield warning(
            "Target-targetValue-nought",
            target.iri,
            GT.targetValue,
            "The measure's scheme counts in per cent of the target, which cannot be done for 0: there is "
            "no rating. Use a scheme that counts in points or in the target's tolerance.",
        )


def _without_baseline(target: TargetFacts, defined: Defined) -> Iterator[Fault]:
    """A target that is only an intent, against a baseline that nobody has loaded."""
    if target.baseline is None or target.baseline_value is not None or not target.without_number:
        return
    known = {part.figure.period for part in defined.figures if part.figure.value is not None}
    if target.baseline not in known:
        yield warning(
            "Target-baselinePeriod-figure",
            target.iri,
            GT.baselinePeriod,
            f"There is no figure for the baseline, {target.baseline.label}. "
            "Load it, or give the target a value.",
        )


def _beside_scheme(target: TargetFacts, defined: Defined) -> Iterator[Fault]:
    """A threshold that no rating is compared with, or one without the tolerance that ratings go by."""
    if not defined.bands or defined.facts.polarity == CONTEXT_ONLY:
        return
    wanted = thresholds_wanted(defined.bands)
    if target.threshold not in wanted and target.threshold != TARGET:
        yield Fault(
            Severity.INFO,
            "Target-threshold-unused",
            target.iri,
            GT.threshold,
            f"No rating of the measure's scheme is compared with “{target.threshold}”, so no figure is rated "
            f"by it. The scheme compares with: {', '.join(sorted(wanted))}.",
        )
    compared = (band for band in defined.bands if (band.compared_with or TARGET) == target.threshold)
    if target.tolerance is None and any(_goes_by_tolerance(band) for band in compared):
        yield warning(
            "Target-tolerance-missing",
            target.iri,
            GT.tolerance,
            "The measure's scheme goes by the target's own tolerance, and none is given: it counts as 0, so "
            "that nothing is nearly met. Give it, 0 if that is meant.",
        )


def _goes_by_tolerance(band: Band) -> bool:
    return band.basis == TOLERANCE and any((band.lower, band.upper))


def _never_spread(target: TargetFacts, measure: MeasureFacts) -> Iterator[Fault]:
    """A profile that nothing can be worked out from, so that no part of the year would be rated by it."""
    spread = PROFILE_WORDS.get(target.profile or "")
    if spread is None:
        return
    if target.period.kind not in YEARS:
        yield warning(
            "Target-targetProfile-part",
            target.iri,
            GT.targetProfile,
            f"A {spread} spreads the target of a year, and this one is for {target.period.label}: the "
            "profile is never used. Leave Profile blank here, or choose it for the year's target.",
        )
    elif not can_spread(target.profile, measure.accumulation, measure.statistic):
        yield warning(
            "Target-targetProfile-spread",
            target.iri,
            GT.targetProfile,
            f"The figures of this measure do not add up over the year, so no {spread} can be worked out and "
            "no part of the year is rated by it. Choose Explicit, and add a row for each part.",
        )


def _profiles(defined: Defined) -> Iterator[Fault]:
    """A year's target, and what the targets of its parts come to, each time either changes."""
    told: set[NamedNode] = set()
    for together in _in_force(defined.targets):
        for year in together:
            parts = [each for each in together if _is_part(each, year)]
            reached = _reached(parts, year, defined.facts)
            if year.value is None or reached in {None, year.value} or year.iri in told:
                continue
            told.add(year.iri)
            unit, decimals = defined.facts.unit, defined.facts.decimals
            yield violation(
                "Target-targetProfile-reach",
                year.iri,
                GT.targetValue,
                f"The targets of the year's parts come to {figure_text(reached, unit, decimals)}, not to the "
                f"year's {figure_text(year.value, unit, decimals)}. Correct the year's target or its parts.",
            )
    for year in defined.targets:
        if year.profile == EXPLICIT and not any(_is_part(each, year) for each in defined.targets):
            yield warning(
                "Target-targetProfile-parts",
                year.iri,
                GT.targetProfile,
                "The profile is explicit, and no part of the year has a target. Add a row for each part.",
            )


def _in_force(targets: Sequence[TargetFacts]) -> Iterator[list[TargetFacts]]:
    """The targets that are in force together, from the start and after each change."""
    for day in sorted({date.min, *(each.valid_from for each in targets if each.valid_from)}):
        yield targets_on(targets, day)


def _stretches(defined: Defined) -> Iterator[Fault]:
    """A target that stretches and asks for less than one beside it that only improves or sustains."""
    told: set[NamedNode] = set()
    for together in _in_force(defined.targets):
        for stretch in together:
            beside = (each for each in together if each.period == stretch.period and each.intent != STRETCH)
            easier = next((each for each in beside if _asks_less(stretch, each, defined.facts)), None)
            if stretch.intent != STRETCH or easier is None or stretch.iri in told:
                continue
            told.add(stretch.iri)
            amount = figure_text(easier.value, defined.facts.unit, defined.facts.decimals)
            yield violation(
                "Target-targetValue-stretch-order",
                stretch.iri,
                GT.targetValue,
                f"This target stretches and yet asks for less than the {easier.threshold} beside it, "
                f"{amount}. Correct one of the two values, or its intent.",
            )


def _asks_less(one: TargetFacts, other: TargetFacts, measure: MeasureFacts) -> bool:
    if one.value is None or other.value is None or measure.polarity not in {HIGHER, LOWER}:
        return False
    return one.value < other.value if measure.polarity == HIGHER else one.value > other.value


def _is_part(target: TargetFacts, year: TargetFacts) -> bool:
    inside = target.period != year.period and year.period.contains(target.period)
    return inside and target.threshold == year.threshold and target.value is not None


def _reached(parts: Sequence[TargetFacts], year: TargetFacts, measure: MeasureFacts) -> Decimal | None:
    """What the parts come to by the year's end; None where they do not cover it."""
    if measure.accumulation in RUNS_TO_YEAR_END:
        closing = [part.value for part in parts if part.period.closes(year.period)]
        return closing[0] if closing else None
    if measure.accumulation != "flow" or measure.statistic not in AMOUNTS:
        return None
    days = sum((part.period.last_day - part.period.first_day).days + 1 for part in parts)
    covers = days == (year.period.last_day - year.period.first_day).days + 1
    return sum((part.value for part in parts if part.value is not None), Decimal(0)) if covers else None
