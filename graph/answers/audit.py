"""The audit trail as a whole: its change sets, its head, and whether the chain of seals holds.

Write the head down somewhere else: a trail from which the newest change sets were cut off
verifies, and shows only against a head that was kept outside.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pyoxigraph import NamedNode, Store, Triple

from graph.answers.model import key_of
from graph.names import Names
from graph.query import Query
from graph.thread import Thread
from graph.trail.change_sets import FIRST_SEAL, seal_of
from graph.trail.reading import ChangeSetRow, in_force, stated_in
from graph.trail.snapshots import snapshot_triples
from ontology import GT, PROV


@dataclass(frozen=True, slots=True)
class ChangeSetTold:
    """One change set in the list."""

    change_set: int
    kind: str
    recorded_at: datetime
    recorded_by: str
    reason: str | None
    clock_time: datetime | None
    seal: str


@dataclass(frozen=True, slots=True)
class Audit:
    """The list of change sets; ``head`` is the seal of the last one."""

    head: str
    change_sets: tuple[ChangeSetTold, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether everything agrees with its seals; ``broken_at`` is the first change set that does not.

    ``snapshot`` says whether the current snapshot is what the records in force make.
    """

    verified: bool
    change_sets: int
    versions: int
    head: str
    broken_at: int | None
    snapshot: bool


class CountRow(NamedTuple):
    """How many versions the trail holds."""

    versions: int


VERSION_COUNT = Query("version_count", CountRow)


def audit(thread: Thread) -> Audit:
    """The change sets of the thread, oldest first."""
    told = tuple(
        ChangeSetTold(
            row.sequence,
            key_of(row.kind) or row.kind,
            row.recorded_at,
            row.recorded_by,
            row.reason,
            row.clock_time,
            row.seal,
        )
        for row in thread.change_sets
    )
    return Audit(told[-1].seal, told)


def verify(thread: Thread) -> Verification:
    """Work out every seal again from what is in the store, and the current snapshot from the records."""
    broken_at = _first_broken(thread.store, thread.names, thread.change_sets)
    snapshot = broken_at is None and _snapshot_agrees(thread)
    return Verification(
        verified=broken_at is None and snapshot,
        change_sets=len(thread.change_sets),
        versions=thread.ask_trail(VERSION_COUNT)[0].versions,
        head=thread.change_sets[-1].seal,
        broken_at=broken_at,
        snapshot=snapshot,
    )


def _first_broken(store: Store, names: Names, rows: list[ChangeSetRow]) -> int | None:
    previous = FIRST_SEAL
    for expected, row in enumerate(rows, start=1):
        trail = trail_of(store, names, row.sequence)
        digests = {iri: record.digest() for iri, record in stated_in(store, names, row.sequence).items()}
        if row.sequence != expected or seal_of(previous, trail, digests) != row.seal:
            return expected
        previous = row.seal
    return None


def trail_of(store: Store, names: Names, sequence: int) -> list[Triple]:
    """Everything the trail holds of one change set but its seal."""
    change_set = names.change_set(sequence)
    versions = {q.subject for q in store.quads_for_pattern(None, GT.inChangeSet, change_set, names.trail)}
    subjects: set[object] = {change_set, *versions}
    for subject, points in (
        (change_set, PROV.used),
        *((v, p) for v in versions for p in (GT.fromCell, GT.valueCell)),
    ):
        subjects |= {q.object for q in store.quads_for_pattern(subject, points, None, names.trail)}
    return [
        quad.triple
        for subject in subjects
        for quad in store.quads_for_pattern(subject, None, None, names.trail)  # type: ignore[arg-type]
        if quad.predicate != GT.seal
    ]


def _snapshot_agrees(thread: Thread) -> bool:
    state = in_force(thread.store, thread.names)
    sequence, on, today = thread.current
    wanted = set(snapshot_triples(thread.names, state.records, sequence, on, today))
    graph: NamedNode = thread.names.snapshot
    held = {quad.triple for quad in thread.store.quads_for_pattern(None, None, None, graph)}
    return sequence == state.sequence and held == wanted
