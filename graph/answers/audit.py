"""The audit trail as a whole: its change sets, its head, and whether the chain of seals holds.

Write the head down somewhere else: a trail from which the newest change sets were cut off
verifies, and shows only against a head that was kept outside.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pyoxigraph import NamedNode, Store, Triple

from graph.answers.model import key_of
from graph.names import Names
from graph.query import Query
from graph.thread import Thread
from graph.trail.change_sets import FIRST_SEAL, seal_of
from graph.trail.reading import in_force, stated_in
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

    ``strays`` counts statements in the trail that no change set accounts for; ``snapshot`` says
    whether the current snapshot is what the records in force make.
    """

    verified: bool
    change_sets: int
    versions: int
    head: str
    broken_at: int | None
    strays: int
    snapshot: bool


class CountRow(NamedTuple):
    """How many versions the trail holds."""

    versions: int


VERSION_COUNT = Query("version_count", CountRow)
POINTERS = frozenset({PROV.used, GT.fromCell, GT.valueCell})
ONE_HEAD = 1


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
    rows = thread.change_sets
    trail = read_trail(thread.store, thread.names)
    broken_at = _first_broken(thread, trail)
    accounted = sum(len(trail.of(thread.names, row.sequence)) for row in rows) + len(rows) + ONE_HEAD
    strays = trail.size - accounted
    snapshot = broken_at is None and _snapshot_agrees(thread)
    return Verification(
        verified=broken_at is None and strays == 0 and snapshot,
        change_sets=len(rows),
        versions=thread.ask_trail(VERSION_COUNT)[0].versions,
        head=rows[-1].seal,
        broken_at=broken_at,
        strays=strays,
        snapshot=snapshot,
    )


@dataclass(frozen=True, slots=True)
class Trail:
    """The whole trail in memory: its triples by subject, and the versions of each change set."""

    by_subject: Mapping[NamedNode, list[Triple]]
    versions: Mapping[NamedNode, list[NamedNode]]
    size: int

    def of(self, names: Names, sequence: int) -> set[Triple]:
        """Everything the trail holds of one change set but its seal."""
        change_set = names.change_set(sequence)
        own = [change_set, *self.versions.get(change_set, ())]
        pointed = [t.object for subject in own for t in self._about(subject) if t.predicate in POINTERS]
        subjects = dict.fromkeys([*own, *(o for o in pointed if isinstance(o, NamedNode))])
        return {t for subject in subjects for t in self._about(subject) if t.predicate != GT.seal}

    def _about(self, subject: NamedNode) -> list[Triple]:
        return self.by_subject.get(subject, [])


def read_trail(store: Store, names: Names) -> Trail:
    """Read the trail of a store into memory."""
    by_subject: dict[NamedNode, list[Triple]] = defaultdict(list)
    versions: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    size = 0
    for quad in store.quads_for_pattern(None, None, None, names.trail):
        size += 1
        if isinstance(quad.subject, NamedNode):
            by_subject[quad.subject].append(quad.triple)
            if quad.predicate == GT.inChangeSet and isinstance(quad.object, NamedNode):
                versions[quad.object].append(quad.subject)
    return Trail(by_subject, versions, size)


def _first_broken(thread: Thread, trail: Trail) -> int | None:
    previous = FIRST_SEAL
    for expected, row in enumerate(thread.change_sets, start=1):
        stated = stated_in(thread.store, thread.names, row.sequence)
        digests = {iri: record.digest() for iri, record in stated.items()}
        own = trail.of(thread.names, row.sequence)
        if row.sequence != expected or seal_of(previous, own, digests) != row.seal:
            return expected
        previous = row.seal
    return None


def _snapshot_agrees(thread: Thread) -> bool:
    state = in_force(thread.store, thread.names)
    sequence, on, today = thread.current
    wanted = set(snapshot_triples(thread.names, state.records, sequence, on, today))
    graph: NamedNode = thread.names.snapshot
    held = {quad.triple for quad in thread.store.quads_for_pattern(None, None, None, graph)}
    return sequence == state.sequence and held == wanted
