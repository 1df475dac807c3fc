"""The trail as it stands in a store: which change sets there are, and which records are in force.

What you would get wrong: the state at an earlier time is not found by comparing times of
versions, which no engine does quickly, but by replaying the change sets in their order. Now
is the exception: a record's last version is in force, unless it withdraws the record.
"""

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from typing import NamedTuple, Protocol, cast

from pyoxigraph import NamedNode, Quad, Store

from graph.names import Names
from graph.query import Query
from graph.store.writer import head_of
from graph.terms import boolean_term
from graph.trail.change_sets import FIRST_SEAL
from graph.trail.records import Record, Records, records_of
from ontology import GT


class ChangeSetRow(NamedTuple):
    """One change set as the trail tells of it."""

    change_set: str
    sequence: int
    kind: str
    recorded_at: datetime
    recorded_by: str
    reason: str | None
    clock_time: datetime | None
    seal: str


class FileRow(NamedTuple):
    """One file as a change set used it."""

    sequence: int
    name: str
    sha256: str
    mapping: str | None


CHANGE_SETS = Query("change_sets", ChangeSetRow)
FILES_USED = Query("files_used", FileRow)


@dataclass(frozen=True, slots=True)
class InForce:
    """The records in force after a change set, and the last version of each, withdrawn ones included.

    ``ever_pointing`` names everything of which some version points at a thing by a property;
    whether it still does, the record in force tells.
    """

    sequence: int
    records: Records
    versions: Mapping[NamedNode, NamedNode]
    ever_pointing: Callable[[NamedNode, NamedNode], set[NamedNode]] = field(repr=False, compare=False)

    def once_stated(self, fresh: Iterable[Record]) -> Records:
        """The records in force once these have come; the others are read when they are asked for."""
        stated = {record.iri: record for record in fresh}
        return ChainMap(stated, cast(dict[NamedNode, Record], self.records))


NOTHING = InForce(0, {}, {}, lambda prop, thing: set())


class Opened(Protocol):
    """A thread that is open, for reading or for writing."""

    names: Names
    store: Store


def change_sets(store: Store, names: Names) -> list[ChangeSetRow]:
    """Every change set, oldest first."""
    return CHANGE_SETS.answer(store, names.trail)


def files_used(store: Store, names: Names) -> list[FileRow]:
    """Every file that a change set used, oldest first."""
    return FILES_USED.answer(store, names.trail)


def last_seal(store: Store, names: Names) -> str:
    """The seal of the last change set, on which the next one's rests."""
    last = names.change_set(head_of(store, names))
    found = store.quads_for_pattern(last, GT.seal, None, names.trail)
    return next((quad.object.value for quad in found), FIRST_SEAL)  # type: ignore[union-attr]


def in_force(store: Store, names: Names, sequence: int | None = None) -> InForce:
    """The records in force after a change set, read whole; after the last one by default."""
    last = head_of(store, names) if sequence is None else sequence
    withdrawn = _withdrawals(store, names)
    records: dict[NamedNode, Record] = {}
    versions: dict[NamedNode, NamedNode] = {}
    for number in range(1, last + 1):
        stated = stated_in(store, names, number)
        gone = withdrawn.get(number, [])
        records |= stated
        for iri in gone:
            records.pop(iri, None)
        versions |= {iri: names.version(number, iri) for iri in (*stated, *gone)}
    return InForce(last, records, versions, partial(_pointing_in, records))


def as_it_stands(thread: Opened) -> InForce:
    """The records in force now, each read when it is asked for, until the next commit.

    For changes that touch few of many; whoever goes through all of them reads the store whole.
    The store is reached through the thread, so that what is kept of this does not keep it open.
    """
    trail = _Trail(thread)
    return InForce(
        trail.head,
        _StandingRecords(trail),
        _LastVersions(trail),
        lambda prop, thing: _pointing(thread.store, prop, thing),
    )


def stated_in(store: Store, names: Names, sequence: int) -> dict[NamedNode, Record]:
    """The records that one change set brought."""
    rows = store.quads_for_pattern(None, None, None, names.change_set_graph(sequence))
    return records_of(quad.triple for quad in rows)


def stated_of(store: Store, names: Names, sequence: int, record: NamedNode) -> Record | None:
    """What one change set states of a record; none where it says nothing of it or withdraws it."""
    rows = store.quads_for_pattern(record, None, None, names.change_set_graph(sequence))
    return records_of(quad.triple for quad in rows).get(record)


def first_stated(store: Store, names: Names, record: NamedNode, prop: NamedNode, until: int) -> Record | None:
    """A record as it first had a property, by the change sets up to one, less those they undid."""
    rows = store.quads_for_pattern(None, GT.ofRecord, record, names.trail)
    numbers = sorted(names.sequence_of(row.subject) for row in rows)  # type: ignore[arg-type]
    for number in numbers:
        if number <= until and not _undone(store, names, number, until):
            stated = stated_of(store, names, number, record)
            if stated and stated.value(prop) is not None:
                return stated
    return None


def _undone(store: Store, names: Names, number: int, until: int) -> bool:
    rows = store.quads_for_pattern(None, GT.undoes, names.change_set(number), names.trail)
    return any(_brought_by(row.subject, names) <= until for row in rows)  # type: ignore[arg-type]


def sequence_at(rows: list[ChangeSetRow], as_of: datetime | None) -> int:
    """The last change set recorded at or before a time; 0 when there was none yet."""
    return max((row.sequence for row in rows if as_of is None or row.recorded_at <= as_of), default=0)


def trail_until(store: Store, names: Names, sequence: int) -> Store:
    """A copy in memory of the trail and its change sets' graphs, as they stood after a change set."""
    kept = Store()
    kept.extend(
        quad
        for quad in store.quads_for_pattern(None, None, None, names.trail)
        if isinstance(quad.subject, NamedNode) and 0 < _brought_by(quad.subject, names) <= sequence
    )
    kept.add(Quad(names.head, GT.head, names.change_set(sequence), names.trail))
    for number in range(1, sequence + 1):
        kept.extend(store.quads_for_pattern(None, None, None, names.change_set_graph(number)))
    return kept


def _brought_by(subject: NamedNode, names: Names) -> int:
    """The change set that brought something into the trail: its number leads the address; 0: the head."""
    return int(next(iter(names.key(subject)), 0))


def dated_between(store: Store, one: date, other: date) -> set[NamedNode]:
    """Everything that some version lets begin or end after the earlier of two days, up to the later."""
    first, last = sorted((one.isoformat(), other.isoformat()))
    if first == last:
        return set()
    return {
        quad.subject
        for prop in (GT.validFrom, GT.validTo)
        for quad in store.quads_for_pattern(None, prop, None, None)
        if first < quad.object.value <= last and isinstance(quad.subject, NamedNode)  # type: ignore[union-attr]
    }


def _pointing_in(records: Records, prop: NamedNode, thing: NamedNode) -> set[NamedNode]:
    return {iri for iri, record in records.items() if thing in record.values(prop)}


def _pointing(store: Store, prop: NamedNode, thing: NamedNode) -> set[NamedNode]:
    rows = store.quads_for_pattern(None, prop, thing, None)
    return {row.subject for row in rows if isinstance(row.subject, NamedNode)}


class _Trail:
    """A store's trail up to a head: its records one by one, or all of them once somebody wants all."""

    def __init__(self, thread: Opened) -> None:
        self._thread = thread
        self.names = thread.names
        self.head = head_of(thread.store, thread.names)

    @property
    def store(self) -> Store:
        """The store, as long as the thread is open."""
        return self._thread.store

    @cached_property
    def whole(self) -> InForce:
        """Everything in force."""
        return in_force(self.store, self.names, self.head)

    def last_version(self, record: NamedNode) -> int | None:
        """The change set that brought a record's last version."""
        rows = self.store.quads_for_pattern(None, GT.ofRecord, record, self.names.trail)
        numbers = (self.names.sequence_of(row.subject) for row in rows)  # type: ignore[arg-type]
        return max((number for number in numbers if number <= self.head), default=None)


class _LastVersions(Mapping[NamedNode, NamedNode]):
    """The last version of each record."""

    def __init__(self, trail: _Trail) -> None:
        self._trail = trail

    def __getitem__(self, record: NamedNode) -> NamedNode:
        last = self._trail.last_version(record)
        if last is None:
            raise KeyError(record)
        return self._trail.names.version(last, record)

    def __iter__(self) -> Iterator[NamedNode]:
        return iter(self._trail.whole.versions)

    def __len__(self) -> int:
        return len(self._trail.whole.versions)


class _StandingRecords(Mapping[NamedNode, Record]):
    """The records in force, each as its last version states it; what has been read is kept."""

    def __init__(self, trail: _Trail) -> None:
        self._trail = trail
        self._read: dict[NamedNode, Record | None] = {}

    def __getitem__(self, record: NamedNode) -> Record:
        if record not in self._read:
            last = self._trail.last_version(record)
            stated = stated_of(self._trail.store, self._trail.names, last, record) if last else None
            self._read[record] = stated
        found = self._read[record]
        if found is None:
            raise KeyError(record)
        return found

    def __iter__(self) -> Iterator[NamedNode]:
        whole = self._trail.whole.records
        self._read |= whole
        return iter(whole)

    def __len__(self) -> int:
        return len(self._trail.whole.records)


def _withdrawals(store: Store, names: Names) -> Mapping[int, list[NamedNode]]:
    """The records that each change set withdrew, by its number."""
    found: defaultdict[int, list[NamedNode]] = defaultdict(list)
    for row in store.quads_for_pattern(None, GT.retracts, boolean_term(True), names.trail):
        for said in store.quads_for_pattern(row.subject, GT.ofRecord, None, names.trail):
            found[names.sequence_of(row.subject)].append(said.object)  # type: ignore[arg-type]
    return found
