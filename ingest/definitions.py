"""Definitions that contradict each other: said at the cell before anything is judged by them.

A band with one bound, a figure beyond what its measure can reach, ratings whose bounds overlap, a
profile that does not reach its target, a small number that is shown or can be worked out.

What you would get wrong: each of two rows may be right by itself; what is changed last is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.findings import Severity
from graph.kinds import KINDS
from graph.shape_check import Fault
from graph.status.disclosure import Part, is_small, leaks
from graph.status.facts import FigureFacts, MeasureFacts, TargetFacts
from graph.status.from_records import figure_of, measure_of, target_of
from graph.status.rating import EXPLICIT, PERCENT, RANGE
from graph.status.record_values import iri_of, key_of
from graph.status.thresholds import AMOUNTS, RUNS_TO_YEAR_END, STRETCH
from graph.status.words import figure_text
from graph.trail.records import Record, Records
from ingest.prospect import Prospect
from ontology import GT, RDF, SDMX_ATTRIBUTE, SDMX_MEASURE

VALUE = SDMX_MEASURE.obsValue
STATUS = SDMX_ATTRIBUTE.obsStatus
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Defined:
    """A measure with its figures and targets as they would be after the load."""

    facts: MeasureFacts
    scheme_basis: str | None
    figures: tuple[Part, ...]
    targets: tuple[TargetFacts, ...]
    departments: Mapping[str, str]


def contradictions(prospect: Prospect) -> Iterator[Fault]:
    """Every contradiction that a changed record has a part in, told at that record."""
    changed = prospect.changed
    touched = _touched(prospect)
    for defined in _defined(prospect, touched):
        own = touched[defined.facts.iri]
        for fault in _of_measure(defined):
            if fault.record in changed:
                yield fault
            elif fault.severity is Severity.VIOLATION:
                yield _told_at(own, fault)
    yield from (fault for fault in _of_schemes(prospect) if fault.record in changed)


def _touched(prospect: Prospect) -> Mapping[NamedNode, Record]:
    """The measures that a changed record defines, or has a figure or target of, each with one such record."""
    found: dict[NamedNode, Record] = {}
    for iri in sorted(prospect.changed, key=str):
        record = prospect.records.get(iri)
        if record is None:
            continue
        measure = iri if record.kind is KINDS["measure"] else iri_of(record, GT.ofMeasure)
        if measure is not None:
            found[measure] = record
    return found


def _defined(prospect: Prospect, measures: Iterable[NamedNode]) -> Iterator[Defined]:
    """Each of the measures with everything that is counted and aimed at for it."""
    council = next(prospect.pointing(RDF.type, GT.Council), None)
    default = council.value(GT.defaultScheme) if council else None
    own_area = council.text(GT.area) if council else None
    for iri in sorted(measures, key=str):
        defining = prospect.records.get(iri)
        if defining is None:
            continue
        about = list(prospect.pointing(GT.ofMeasure, iri))
        facts = measure_of(defining, default)
        figures = tuple(part for each in about if (part := _part(each, own_area)))
        targets = tuple(target for each in about if (target := target_of(each)))
        basis, departments = _basis(prospect.records, facts.scheme), _departments(prospect.records, figures)
        yield Defined(facts, basis, figures, targets, departments)


def _part(record: Record, own_area: str | None) -> Part | None:
    """A figure with what narrows it; the council's own area does not."""
    facts = figure_of(record)
    area = record.text(GT.forArea)
    narrowed = record.text(GT.forUnit), None if area == own_area else area, key_of(record, GT.breakdown)
    return Part(facts, *narrowed) if facts else None


def _departments(records: Records, figures: Iterable[Part]) -> Mapping[str, str]:
    """The department of each service that figures are for."""
    units = {part.unit for part in figures if part.unit is not None}
    services = (record for unit in units if (record := records.get(NamedNode(unit))))
    return {each.iri.value: department for each in services if (department := each.text(GT.isProvidedBy))}


def _basis(after: Mapping[NamedNode, Record], scheme: NamedNode | None) -> str | None:
    record = after.get(scheme) if scheme else None
    return key_of(record, GT.ratingBasis) if record else None


# --- measures ---------------------------------------------------------------


def _of_measure(defined: Defined) -> Iterator[Fault]:
    measure = defined.facts
    for part in defined.figures:
        yield from _beyond_bounds(part.figure.iri, VALUE, part.figure.value, measure, "Observation-obsValue")
        yield from _quotient(part.figure, measure)
        if is_small(part.figure, measure):
            yield _violation(
                "Observation-obsValue-small",
                part.figure.iri,
                VALUE,
                "So few are counted here, or left out of the share, that the measure withholds it: "
                f"below {measure.suppress_below}. "
                "Leave the value and the numerator blank, and a denominator that is as small, "
                "and choose the status Withheld.",
            )
    yield from _leaks(defined)
    for target in defined.targets:
        yield from _of_target(target, defined)
    yield from _profiles(defined)


def _leaks(defined: Defined) -> Iterator[Fault]:
    """Small counts that nobody shows and the figures shown tell nevertheless."""
    found = leaks(defined.figures, defined.facts, defined.departments)
    for leak in found.given_away:
        others = ", ".join(part.figure.iri.value.rsplit("/id/figure/", 1)[-1] for part in leak.by[:1])
        yield _violation(
            "Observation-obsStatus-given-away",
            leak.part.figure.iri,
            STATUS,
            f"This withheld figure can be worked out: {leak.how}. Withhold another of them too: {others}.",
        )
    for leak in found.small:
        yield _violation(
            "Observation-obsValue-small-rest",
            leak.part.figure.iri,
            STATUS,
            f"A count below {defined.facts.suppress_below} that is not shown can be worked out with this "
            f"figure: {leak.how}. Withhold this figure, or another that it is worked out from.",
        )


def _beyond_bounds(
    iri: NamedNode, prop: NamedNode, value: Decimal | None, measure: MeasureFacts, rule: str
) -> Iterator[Fault]:
    """A value that the measure cannot have: above 100 for a share of a whole, say."""
    whole = measure.unit == "percent" and measure.statistic == "ratio"
    highest = Decimal(100) if measure.highest is None and whole else measure.highest
    lowest = Decimal(0) if measure.lowest is None and whole else measure.lowest
    if value is None:
        return
    for bound, beyond, word in (
        (highest, highest is not None and value > highest, "above the highest"),
        (lowest, lowest is not None and value < lowest, "below the lowest"),
    ):
        if beyond:
            shown = figure_text(value, measure.unit, None)
            possible = figure_text(bound, measure.unit, None)
            yield _violation(
                f"{rule}-bounds",
                iri,
                prop,
                f"{shown} is {word} that this measure can reach, {possible}. "
                "Correct the value, or the measure's bounds and statistic.",
            )


def _quotient(figure: FigureFacts, measure: MeasureFacts) -> Iterator[Fault]:
    """A ratio whose value is not its numerator over its denominator, as far as it is written out."""
    above, below, value = figure.numerator, figure.denominator, figure.value
    if measure.statistic != "ratio" or measure.unit != "percent":
        return
    if above is None or not below or value is None:
        return
    places = max(0, -int(value.as_tuple().exponent))
    if abs(value * below - above * 100) > HALF.scaleb(-places) * below:
        exact = figure_text(above * 100 / below, "percent", places)
        yield Fault(
            Severity.WARNING,
            "Observation-obsValue-quotient",
            figure.iri,
            VALUE,
            f"The value is not what its numerator and denominator make, {exact}. Correct one of the three.",
        )


def _of_target(target: TargetFacts, defined: Defined) -> Iterator[Fault]:
    measure = defined.facts
    yield from _beyond_bounds(target.iri, GT.targetValue, target.value, measure, "Target-targetValue")
    if (
        measure.polarity == RANGE
        and target.value is None
        and (target.lower is None) != (target.upper is None)
    ):
        missing = GT.lowerBound if target.lower is None else GT.upperBound
        yield _violation(
            "Target-lowerBound-one-side",
            target.iri,
            missing,
            "This measure is best within a range, and the target bounds only one side of it. "
            "Give the other bound too, or say of the measure that higher or lower is better.",
        )
    if target.intent == STRETCH and target.without_number:
        yield _violation(
            "Target-targetValue-stretch",
            target.iri,
            GT.targetValue,
            "A target that stretches needs a number. Give it, or choose another intent.",
        )
    if target.value == 0 and defined.scheme_basis == PERCENT:
        yield Fault(
            Severity.WARNING,
            "Target-targetValue-nought",
            target.iri,
            GT.targetValue,
            "The measure's scheme counts in per cent of the target, which cannot be done for 0: there is "
            "no rating. Use a scheme that counts in points or in the target's tolerance.",
        )
    known = {part.figure.period for part in defined.figures if part.figure.value is not None}
    if target.without_number and target.baseline is not None and target.baseline not in known:
        yield Fault(
            Severity.WARNING,
            "Target-baselinePeriod-figure",
            target.iri,
            GT.baselinePeriod,
            f"There is no figure for the baseline, {target.baseline.label}. "
            "Load it, or give the target a value.",
        )


def _profiles(defined: Defined) -> Iterator[Fault]:
    """A year's target, and what the targets of its parts come to."""
    for year in defined.targets:
        parts = [each for each in defined.targets if _is_part(each, year)]
        reached = _reached(parts, year, defined.facts)
        if year.value is not None and reached is not None and reached != year.value:
            unit, decimals = defined.facts.unit, defined.facts.decimals
            yield _violation(
                "Target-targetProfile-reach",
                year.iri,
                GT.targetValue,
                f"The targets of the year's parts come to {figure_text(reached, unit, decimals)}, not to the "
                f"year's {figure_text(year.value, unit, decimals)}. Correct the year's target or its parts.",
            )
        if year.profile == EXPLICIT and not parts:
            yield Fault(
                Severity.WARNING,
                "Target-targetProfile-parts",
                year.iri,
                GT.targetProfile,
                "The profile is explicit, and no part of the year has a target. Add a row for each part.",
            )


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


def _told_at(record: Record, fault: Fault) -> Fault:
    """A contradiction with what came in before, told at the record that changed."""
    where = fault.record.value.rsplit("/id/", 1)[-1]
    prop = fault.property if record.value(GT.ofMeasure) else GT.code
    return Fault(fault.severity, fault.rule, record.iri, prop, f"{fault.message} ({where})")


# --- schemes ----------------------------------------------------------------


def _of_schemes(prospect: Prospect) -> Iterator[Fault]:
    changed = (prospect.records.get(iri) for iri in prospect.changed)
    schemes = {scheme for record in changed if record and (scheme := iri_of(record, GT.ofScheme))}
    for scheme in sorted(schemes, key=str):
        bands = prospect.pointing(GT.ofScheme, scheme)
        # Of two in one place, what is changed comes last, so that it is told there.
        ordered = sorted(bands, key=lambda b: (int(b.text(GT.order) or 0), b.iri in prospect.changed))
        for index, band in enumerate(ordered):
            for better in ordered[:index]:
                yield from _overlap(better, band)


def _overlap(better: Record, band: Record) -> Iterator[Fault]:
    """Two ratings that claim the same figures; an open end reaches to the next better rating."""
    name = better.text(GT.ratingKey)
    if better.text(GT.order) == band.text(GT.order):
        yield _violation(
            "RatingBand-order-twice",
            band.iri,
            GT.order,
            f"This rating has the same place in the order as {name}. Give each a place of its own.",
        )
    alike = all(better.value(p) == band.value(p) for p in (GT.bandBasis, GT.comparedWith, GT.bandCondition))
    upper, lower = band.text(GT.upperBound), better.text(GT.lowerBound)
    if alike and upper is not None and lower is not None and Decimal(upper) > Decimal(lower):
        yield _violation(
            "RatingBand-upperBound-overlap",
            band.iri,
            GT.upperBound,
            f"This rating reaches up to {upper}, and {name} begins at {lower}: both claim what lies between. "
            f"Let it end at {lower}, or leave To blank.",
        )


def _violation(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    return Fault(Severity.VIOLATION, rule, iri, prop, message)
