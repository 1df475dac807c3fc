"""A measure with everything that is counted and aimed at for it, as it would be after a load.

What you would get wrong: what was in force before is in it too, since each of two rows may be
right by itself and only together contradict each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.findings import Severity
from graph.shape_check import Fault
from graph.status.disclosure import Part
from graph.status.facts import MeasureFacts, TargetFacts
from graph.status.from_records import figure_of, measure_of, target_of
from graph.status.record_values import key_of
from graph.status.words import figure_text
from graph.trail.records import Record, Records
from ingest.prospect import Prospect
from ontology import GT, RDF

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Defined:
    """A measure with its figures and targets as they would be after the load."""

    facts: MeasureFacts
    scheme_basis: str | None
    figures: tuple[Part, ...]
    targets: tuple[TargetFacts, ...]
    departments: Mapping[str, str]


def defined_by(prospect: Prospect, measures: Iterable[NamedNode]) -> Iterator[Defined]:
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


def beyond_bounds(
    iri: NamedNode, prop: NamedNode, value: Decimal | None, measure: MeasureFacts, rule: str
) -> Iterator[Fault]:
    """A value that the measure cannot have: above 100 for a share of a whole, say."""
    whole = measure.unit == "percent" and measure.statistic == "ratio"
    highest = WHOLE if measure.highest is None and whole else measure.highest
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
            yield violation(
                f"{rule}-bounds",
                iri,
                prop,
                f"{shown} is {word} that this measure can reach, {possible}. "
                "Correct the value, or the measure's bounds and statistic.",
            )


def violation(rule: str, iri: NamedNode, prop: NamedNode, message: str, remedy: str | None = None) -> Fault:
    """A contradiction that refuses the load."""
    return Fault(Severity.VIOLATION, rule, iri, prop, message, remedy)


def warning(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    """A definition that may be meant: it is said and taken in."""
    return Fault(Severity.WARNING, rule, iri, prop, message)
