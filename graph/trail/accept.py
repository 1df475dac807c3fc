"""Taking a change set into the thread: versions, trail rows, seal and new snapshot, committed as one.

The snapshot is not made anew but brought up to date: what is read and written is that of the
records that change and of what is concluded from them. It is made whole where there is none
that can be built on: in an empty thread, after an upgrade, and when the audit found that it is
not what its records make.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import NamedNode, Quad

from graph.derivations.derivation import Days
from graph.derivations.view import Difference
from graph.store.writer import Commit, Writer, as_quads, head_quads
from graph.terms import text_term
from graph.trail.change_sets import ChangeSet, Version, seal_of, trail_triples
from graph.trail.reading import InForce, dated_between, last_seal
from graph.trail.snapshots import (
    RecordChange,
    Standing,
    holds,
    snapshot_difference,
    snapshot_triples,
    standing,
)
from graph.version import MAKER
from ontology import GT


def accept(writer: Writer, change: ChangeSet, versions: list[Version], before: InForce, today: date) -> str:
    """Commit versions that were found valid; returns the seal."""
    names = writer.names
    trail = trail_triples(names, change, versions)
    digests = {version.record.iri: version.digest for version in versions if version.digest}
    seal = seal_of(last_seal(writer.store, names), trail, digests)
    snapshot = _snapshot(writer, change.sequence, versions, before, Days(today, today))
    iri = names.change_set(change.sequence)
    writer.commit(
        Commit(
            sequence=change.sequence,
            rows=(*as_quads(trail, names.trail), *_stated(versions, names.change_set_graph(change.sequence))),
            added=as_quads(snapshot.added, names.snapshot),
            removed=as_quads(snapshot.removed, names.snapshot),
            seal=(Quad(iri, GT.seal, text_term(seal), names.trail), *head_quads(names, change.sequence)),
        )
    )
    writer.layout.mending.unlink(missing_ok=True)
    return seal


def _snapshot(
    writer: Writer, sequence: int, versions: Iterable[Version], before: InForce, days: Days
) -> Difference:
    """What leads from the snapshot there is to the one after this change set."""
    changes = {
        each.record.iri: RecordChange(
            before.records.get(each.record.iri), None if each.withdraws else each.record
        )
        for each in versions
    }
    was = standing(writer.store, writer.names)
    if was is None or not _can_be_built_on(was, sequence, writer):
        return _made_whole(writer, sequence, changes, before, days)
    moved = _moved(writer, was, days, before)
    return snapshot_difference(writer.names, writer.store, was, {**moved, **changes}, sequence, days)


def _can_be_built_on(was: Standing, sequence: int, writer: Writer) -> bool:
    return was.sequence == sequence - 1 and was.made_by == MAKER and not writer.layout.mending.exists()


def _made_whole(
    writer: Writer, sequence: int, changes: Mapping[NamedNode, RecordChange], before: InForce, days: Days
) -> Difference:
    names = writer.names
    records = {**before.records, **{iri: change.after for iri, change in changes.items()}}
    after = {iri: record for iri, record in records.items() if record}
    held = writer.store.quads_for_pattern(None, None, None, names.snapshot)
    wanted = snapshot_triples(names, after, sequence, days.on, days.today)
    return Difference.between((quad.triple for quad in held), wanted)


def _moved(writer: Writer, was: Standing, days: Days, before: InForce) -> Mapping[NamedNode, RecordChange]:
    """The records in force that begin or cease to hold as the valid day moves."""
    found = {}
    for iri in dated_between(writer.store, was.days.on, days.on):
        record = before.records.get(iri)
        if record and holds(record, was.days.on) != holds(record, days.on):
            found[iri] = RecordChange(record, record)
    return found


def _stated(versions: Iterable[Version], graph: NamedNode) -> Iterator[Quad]:
    return (
        Quad(t.subject, t.predicate, t.object, graph)
        for version in versions
        if not version.withdraws
        for t in version.record.triples()
    )
