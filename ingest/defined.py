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
from graph.trail.records import Record
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


def defined_by(prospect: Prospect, measures: Iterable[NamedNode]) -> Iterator[Defined]:
    """Each of the measures with everything that is counted and aimed at for it."""
    council = next(prospect.pointing(RDF.type, GT.Council), None)
    default = council.value(GT.defaultScheme) if council else None
    for iri in sorted(measures, key=str):
        defining = prospect.records.get(iri)
        if defining is None:
            continue
        about = list(prospect.pointing(GT.ofMeasure, iri))
        facts = measure_of(defining, default)
        figures = tuple(part for each in about if (part := _part(each)))
        targets = tuple(target for each in about if (target := target_of(each)))
        yield Defined(facts, _basis(prospect.records, facts.scheme), figures, targets)


def _part(record: Record) -> Part | None:
    facts = figure_of(record)
    narrowed = record.text(GT.forUnit), record.text(GT.forArea), key_of(record, GT.breakdown)
    return Part(facts, *narrowed) if facts else None


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


def violation(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    """A contradiction that refuses the load."""
    return Fault(Severity.VIOLATION, rule, iri, prop, message)


def warning(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    """A definition that may be meant: it is said and taken in."""
    return Fault(Severity.WARNING, rule, iri, prop, message)
