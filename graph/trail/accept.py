"""Taking a change set into the thread: versions, trail rows, seal and new snapshot, committed as one."""

from collections.abc import Iterable
from datetime import date

from pyoxigraph import NamedNode, Quad

from graph.store.writer import Commit, Writer, as_quads, head_quads
from graph.terms import text_term
from graph.trail.change_sets import FIRST_SEAL, ChangeSet, Version, seal_of, trail_triples
from graph.trail.reading import InForce, change_sets
from graph.trail.snapshots import snapshot_triples
from ontology import GT


def accept(writer: Writer, change: ChangeSet, versions: list[Version], before: InForce, today: date) -> str:
    """Commit versions that were found valid; returns the seal."""
    names = writer.names
    previous = next((row.seal for row in reversed(change_sets(writer.store, names))), FIRST_SEAL)
    trail = trail_triples(names, change, versions)
    seal = seal_of(previous, trail, {version.record.iri: version.digest for version in versions})
    records = {**before.records, **{version.record.iri: version.record for version in versions}}
    held = {quad.triple for quad in writer.store.quads_for_pattern(None, None, None, names.snapshot)}
    wanted = set(snapshot_triples(names, records, change.sequence, today, today))
    iri = names.change_set(change.sequence)
    writer.commit(
        Commit(
            sequence=change.sequence,
            rows=(*as_quads(trail, names.trail), *_stated(versions, names.change_set_graph(change.sequence))),
            added=as_quads(wanted - held, names.snapshot),
            removed=as_quads(held - wanted, names.snapshot),
            seal=(Quad(iri, GT.seal, text_term(seal), names.trail), *head_quads(names, change.sequence)),
        )
    )
    return seal


def _stated(versions: Iterable[Version], graph: NamedNode) -> tuple[Quad, ...]:
    return tuple(
        Quad(t.subject, t.predicate, t.object, graph)
        for version in versions
        for t in version.record.triples()
    )
