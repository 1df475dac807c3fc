"""How a record came to be as it is: its versions, newest first, what each changed and from which cell."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from graph.answers.asked import read_period
from graph.answers.model import key_of
from graph.errors import NotInThread
from graph.kinds import KINDS
from graph.query import Query
from graph.status.disclosure import WITHHELD
from graph.status.periods import period_of_iri
from graph.terms import Term
from graph.thread import Thread
from graph.trail.reading import files_used
from graph.trail.records import changed_properties
from graph.trail.withholding import Stated
from ontology import PREFIXES, RDF
from ontology.codes import concepts_by_iri


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell as evidence: its file, its sheet (none for CSV), its reference and what it showed."""

    file: str
    sheet: str | None
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One property that a version changed; several values are parted by semicolons."""

    property: str
    before: str | None
    after: str | None
    cell: CellShown | None


@dataclass(frozen=True, slots=True)
class VersionTold:
    """One version of a record; ``cell`` is the first of those behind its changes.

    ``closed`` says in a sentence why the value of a figure is not told though it was recorded; the
    changes then have the word withheld in its place.
    """

    recorded_at: datetime
    recorded_by: str
    reason: str | None
    change_set: int
    kind: str
    cell: CellShown | None
    changes: tuple[Change, ...]
    closed: str | None


@dataclass(frozen=True, slots=True)
class History:
    """A record's handle and its versions, newest first."""

    record: str
    illustrative: bool
    versions: tuple[VersionTold, ...]


class VersionRow(NamedTuple):
    """A version and the change set that brought it."""

    version: str
    sequence: int
    kind: str
    recorded_at: datetime
    recorded_by: str
    reason: str | None


class CellRow(NamedTuple):
    """A cell behind a version, and the property it states."""

    version: str
    cell: str
    property: str
    text: str


RECORD_HISTORY = Query("record_history", VersionRow)
VERSION_CELLS = Query("version_cells", CellRow)


def history(thread: Thread, asked: str, as_of: datetime | None = None) -> History:
    """The versions of the record with this handle, up to a recorded time; raises `NotInThread`."""
    record = record_iri(thread, asked)
    rows = thread.ask_trail(RECORD_HISTORY, record=record)
    rows = [row for row in rows if as_of is None or row.recorded_at <= as_of]
    if not rows:
        raise NotInThread(asked)
    cells = _cells(thread, record)
    states = {row.sequence: thread.told.version(row.sequence, record) for row in rows}
    befores = [states[row.sequence] for row in rows[1:]] + [Stated(None)]
    told = [
        _told(row, states[row.sequence], before, cells.get(row.version, {}), thread)
        for row, before in zip(rows, befores, strict=True)
    ]
    return History(thread.names.path(record), thread.illustrative, tuple(told))


def record_iri(thread: Thread, asked: str) -> NamedNode:
    """The address of the record that a handle names.

    A handle is an address; what follows ``/id/`` in one; a code; ``ED03@2020-21-Q2`` for a
    figure, with ``/target`` for its target; ``BL07@2020-21-Q2/actual`` for money.
    """
    names = thread.names
    if asked.startswith(("http://", "https://")):
        return _address(asked, asked)
    if "/" in asked and asked.partition("/")[0] in KINDS:
        return _address(f"{names.base}/id/{asked}", asked)
    if "@" in asked:
        return _keyed(thread, asked)
    for kind in KINDS.values():
        candidate = names.record(kind.name, asked)
        if kind.coded and thread.ask_trail(RECORD_HISTORY, record=candidate):
            return candidate
    raise NotInThread(asked)


def _address(iri: str, asked: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise NotInThread(asked) from error


def _keyed(thread: Thread, asked: str) -> NamedNode:
    code, _, rest = asked.partition("@")
    period_text, *narrower = rest.split("/")
    period = read_period(period_text)
    if narrower[:1] == ["target"]:
        return thread.names.record("target", code, period.key, *narrower[1:])
    for kind in ("figure", "money", "risk-score"):
        candidate = thread.names.record(kind, code, period.key, *narrower)
        if thread.ask_trail(RECORD_HISTORY, record=candidate):
            return candidate
    raise NotInThread(asked)


def _cells(thread: Thread, record: NamedNode) -> Mapping[str, Mapping[str, CellShown]]:
    """The cells behind each version, by the property they state."""
    files = {(row.sequence, row.sha256[:16]): row.name for row in files_used(thread.store, thread.names)}
    found: dict[str, dict[str, CellShown]] = defaultdict(dict)
    for row in thread.ask_trail(VERSION_CELLS, record=record):
        sequence, sha, sheet, reference = thread.names.key(NamedNode(row.cell))
        shown = CellShown(files[(int(sequence), sha)], None if sheet == "~" else sheet, reference, row.text)
        found[row.version].setdefault(row.property, shown)
    return found


def _told(
    row: VersionRow,
    after: Stated,
    before: Stated,
    cells: Mapping[str, CellShown],
    thread: Thread,
) -> VersionTold:
    changed = changed_properties(before.record, after.record) | before.left_out | after.left_out
    properties = sorted(changed - {RDF.type}, key=compact)
    changes = tuple(
        Change(
            compact(prop), _shown(before, prop, thread), _shown(after, prop, thread), cells.get(prop.value)
        )
        for prop in properties
    )
    first = next((change.cell for change in changes if change.cell), next(iter(cells.values()), None))
    return VersionTold(
        row.recorded_at,
        row.recorded_by,
        row.reason,
        row.sequence,
        key_of(row.kind) or row.kind,
        first,
        changes,
        after.closed,
    )


def _shown(stated: Stated, prop: NamedNode, thread: Thread) -> str | None:
    if prop in stated.left_out:
        return WITHHELD
    values = stated.record.values(prop) if stated.record else ()
    return "; ".join(_value(value, thread) for value in values) or None


def _value(value: Term, thread: Thread) -> str:
    if isinstance(value, Literal):
        return value.value
    if value in concepts_by_iri():
        return concepts_by_iri()[value].key
    if value.value.startswith("http://reference.data.gov.uk/"):
        return period_of_iri(value).key
    return thread.names.path(value).partition("/")[2] or value.value


def compact(iri: NamedNode) -> str:
    """A term's address with its prefix, as queries write it."""
    for prefix, start in PREFIXES.items():
        if iri.value.startswith(start):
            return f"{prefix}:{iri.value.removeprefix(start)}"
    return iri.value
