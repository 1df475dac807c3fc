"""The measure statuses of a snapshot: which records each measure's statuses rest on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.derived import MeasureRecords, measure_triples, scheme_of
from graph.terms import Term
from graph.trail.records import Record
from ontology import GT


def status_triples(names: Names, held: Sequence[Record], on: date, today: date) -> Iterator[Triple]:
    """The measure statuses of a snapshot as triples, with the pointer to each measure's latest."""
    by_kind = _by_kind(held)
    figures = _grouped(by_kind["figure"], GT.ofMeasure)
    targets = _grouped(by_kind["target"], GT.ofMeasure)
    bands = _grouped(by_kind["rating-band"], GT.ofScheme)
    schemes = {record.iri: record for record in by_kind["rating-scheme"]}
    council = next(iter(by_kind["council"]), None)
    for measure in by_kind["measure"]:
        scheme = scheme_of(measure, council)
        given = MeasureRecords(
            measure,
            figures[measure.iri],
            targets[measure.iri],
            schemes.get(scheme) if scheme else None,
            bands[scheme],
            council,
        )
        yield from measure_triples(names, given, on, today)


def _by_kind(held: Iterable[Record]) -> Mapping[str, list[Record]]:
    grouped: defaultdict[str, list[Record]] = defaultdict(list)
    for record in sorted(held, key=lambda each: each.iri.value):
        if record.kind:
            grouped[record.kind.name].append(record)
    return grouped


def _grouped(records: Iterable[Record], prop: NamedNode) -> Mapping[Term | None, list[Record]]:
    grouped: defaultdict[Term | None, list[Record]] = defaultdict(list)
    for record in records:
        grouped[record.value(prop)].append(record)
    return grouped
