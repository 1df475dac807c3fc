"""A scratch snapshot: what would hold if something were withdrawn or a figure were another.

It is in memory only, and nothing here writes. What you would get wrong: with a thing go the
records that are known only by it (links, oversight, money, progress), while things with a
code of their own stay, whatever they say about it.
"""

from collections.abc import Collection
from decimal import Decimal

from pyoxigraph import NamedNode, Quad, Store

from graph.status.periods import Period
from graph.terms import Statement, decimal_term
from graph.thread import Snapshot, Thread
from graph.trail.records import Record, Records
from graph.trail.snapshots import snapshot_triples
from graph.trail.withholding import OF_VALUE
from ontology import GT, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE
from ontology.codes import concept


def records_behind(thread: Thread, snapshot: Snapshot) -> Records:
    """The records in force that a snapshot was made from."""
    return thread.told.records(snapshot.sequence)


def without(records: Records, withdrawn: Collection[NamedNode]) -> Records:
    """The records without these things and without what is known only by them."""

    def stays(record: Record) -> bool:
        if record.iri in withdrawn:
            return False
        is_keyed = record.kind is not None and not record.kind.coded
        return not (is_keyed and any(value in withdrawn for _, value in record.statements))

    return {iri: record for iri, record in records.items() if stays(record)}


def with_figure(
    records: Records, figure: NamedNode, measure: NamedNode, period: Period, value: Decimal
) -> Records:
    """The records with a figure of a value; what else it says of itself stays if it still can."""
    said = records[figure].statements if figure in records else frozenset()
    kept = {(prop, term) for prop, term in said if prop not in OF_VALUE}
    stated: set[Statement] = {
        (RDF.type, GT.Observation),
        (GT.ofMeasure, measure),
        (SDMX_DIMENSION.refPeriod, period.iri),
        (SDMX_MEASURE.obsValue, decimal_term(value)),
        (SDMX_ATTRIBUTE.obsStatus, concept("obs-status", "final").iri),
    }
    return {**records, figure: Record(figure, frozenset(kept | stated))}


def scratch_snapshot(like: Snapshot, records: Records) -> Snapshot:
    """The snapshot that these records make, for the moment of another."""
    moment, store = like.moment, Store()
    triples = snapshot_triples(like.names, records, like.sequence, moment.on, moment.judged_on)
    store.extend(Quad(t.subject, t.predicate, t.object, like.names.snapshot) for t in triples)
    return Snapshot(store, like.names, moment, like.sequence)
