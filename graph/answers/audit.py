"""The audit trail as a whole: its change sets, its head, and whether the chain of seals holds.

Write the head down somewhere else: a trail from which the newest change sets were cut off
verifies, and shows only against a head that was kept outside.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pyoxigraph import NamedNode, Store, Triple

from graph.answers.model import key_of
from graph.errors import StoreLocked
from graph.names import Names
from graph.query import Query
from graph.store.layout import Layout
from graph.store.writer import head_of, locked
from graph.thread import Thread
from graph.trail.change_sets import FIRST_SEAL, seal_of
from graph.trail.reading import change_sets, in_force, stated_in
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
    illustrative: bool
    change_sets: tuple[ChangeSetTold, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether everything agrees with its seals; ``broken_at`` is the first change set that does not.

    ``broken_in`` is where it does not, inside the thread's folder: the checkpoint that readers
    open, the store that writers open, or the text of a change set. ``strays`` counts statements
    in the trail that no change set accounts for; ``snapshot`` says whether the current snapshot
    is what the records in force make.
    """

    verified: bool
    change_sets: int
    versions: int
    head: str
    broken_at: int | None
    strays: int
    snapshot: bool
    broken_in: str | None
    illustrative: bool


class CountRow(NamedTuple):
    """How many versions the trail holds."""

    versions: int


VERSION_COUNT = Query("version_count", CountRow)
POINTERS = frozenset({PROV.used, GT.fromCell, GT.valueCell})
ONE_HEAD = 1


def audit(thread: Thread, as_of: datetime | None = None) -> Audit:
    """The change sets of the thread up to a recorded time, oldest first."""
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
        if as_of is None or row.recorded_at <= as_of
    )
    return Audit(told[-1].seal if told else FIRST_SEAL, thread.illustrative, told)


def verify(thread: Thread) -> Verification:
    """Work out every seal again wherever the thread is kept, and the current snapshot from the records."""
    rows = thread.change_sets
    strays, broken = 0, None
    for place, store in kept_in(thread):
        trail = read_trail(store, thread.names)
        seals = {row.sequence: row.seal for row in change_sets(store, thread.names)}
        own = {number: trail.of(thread.names, number) for number in seals}
        broken_at = _first_broken(store, thread.names, seals, own)
        broken = broken or (broken_at and (broken_at, place))
        strays += trail.size - sum(map(len, own.values())) - len(seals) - ONE_HEAD
    broken = broken or _first_other_text(thread)
    snapshot = broken is None and _snapshot_agrees(thread)
    if broken is None and not snapshot:
        _have_it_mended(thread.layout)
    return Verification(
        verified=broken is None and strays == 0 and snapshot,
        change_sets=len(rows),
        versions=thread.ask_trail(VERSION_COUNT)[0].versions,
        head=rows[-1].seal if rows else FIRST_SEAL,
        broken_at=broken[0] if broken else None,
        strays=strays,
        snapshot=snapshot,
        broken_in=broken[1] if broken else None,
        illustrative=thread.illustrative,
    )


def kept_in(thread: Thread) -> Iterator[tuple[str, Store]]:
    """The checkpoint that is read, and the writers' own store unless one of them is writing."""
    yield "checkpoints", thread.store
    layout: Layout = thread.layout
    try:
        with locked(layout, patience=0):
            yield "store", Store.read_only(str(layout.store))
    except StoreLocked:
        return


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


def _first_broken(
    store: Store, names: Names, seals: Mapping[int, str], own: Mapping[int, set[Triple]]
) -> int | None:
    """The first change set that is not what was sealed, or that lies beyond the head."""
    head, last, previous = head_of(store, names), len(seals), FIRST_SEAL
    for sequence in range(1, max(head, last) + 1):
        if sequence not in seals:
            return sequence
        digests = {iri: record.digest() for iri, record in stated_in(store, names, sequence).items()}
        if seal_of(previous, own[sequence], digests) != seals[sequence]:
            return sequence
        previous = seals[sequence]
    return None if head == last else min(head, last) + 1


def _first_other_text(thread: Thread) -> tuple[int, str] | None:
    """The first change set whose text, kept for replay and backup, differs from what was sealed."""
    for row in thread.change_sets:
        path = thread.layout.change_sets / f"{row.sequence}.nt"
        graph = thread.names.change_set_graph(row.sequence)
        rows = thread.store.quads_for_pattern(None, None, None, graph)
        lines = {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in rows}
        if path.exists() and set(path.read_text("utf-8").splitlines()) != lines:
            return row.sequence, f"change-sets/{path.name}"
    return None


def _have_it_mended(layout: Layout) -> None:
    """Let the next change make the snapshot anew; where the folder may not be written, nobody changes it."""
    with suppress(OSError):
        layout.mending.touch()


def _snapshot_agrees(thread: Thread) -> bool:
    if thread.is_of_another_version:
        return True
    if thread.current is None:
        return False
    state = in_force(thread.store, thread.names)
    sequence, on, today = thread.current
    wanted = set(snapshot_triples(thread.names, state.records, sequence, on, today))
    graph: NamedNode = thread.names.snapshot
    held = {quad.triple for quad in thread.store.quads_for_pattern(None, None, None, graph)}
    return sequence == state.sequence and held == wanted
