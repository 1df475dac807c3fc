"""The trail as it stands in a store: which change sets there are, and which records are in force.

What you would get wrong: the state at an earlier time is not found by comparing times of
versions, which no engine does quickly, but by replaying the change sets in their order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from graph.names import Names
from graph.query import Query
from graph.store.writer import head_of
from graph.trail.records import Record, records_of
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
    """The records in force after a change set, and the version in force of each."""

    sequence: int
    records: Mapping[NamedNode, Record]
    versions: Mapping[NamedNode, NamedNode]


NOTHING = InForce(0, {}, {})


def change_sets(store: Store, names: Names) -> list[ChangeSetRow]:
    """Every change set, oldest first."""
    return CHANGE_SETS.answer(store, names.trail)


def files_used(store: Store, names: Names) -> list[FileRow]:
    """Every file that a change set used, oldest first."""
    return FILES_USED.answer(store, names.trail)


def in_force(store: Store, names: Names, sequence: int | None = None) -> InForce:
    """The records in force after a change set; after the last one by default."""
    last = head_of(store, names) if sequence is None else sequence
    records: dict[NamedNode, Record] = {}
    versions: dict[NamedNode, NamedNode] = {}
    for number in range(1, last + 1):
        stated = stated_in(store, names, number)
        records |= stated
        versions |= {iri: names.version(number, iri) for iri in stated}
    return InForce(last, records, versions)


def stated_in(store: Store, names: Names, sequence: int) -> dict[NamedNode, Record]:
    """The records that one change set brought."""
    rows = store.quads_for_pattern(None, None, None, names.change_set_graph(sequence))
    return records_of(quad.triple for quad in rows)


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
