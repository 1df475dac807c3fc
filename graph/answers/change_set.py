"""One change set by itself: who, when and why, the files it read, and what it brought."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from graph.answers.audit import ChangeSetTold, audit
from graph.errors import NotInThread
from graph.kinds import KINDS
from graph.query import Query
from graph.thread import Thread
from graph.trail.reading import files_used

MOST_RECORDS = 500


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file that a change set read, and the mapping it was read through."""

    name: str
    sha256: str
    mapping: str | None


@dataclass(frozen=True, slots=True)
class RecordsOfKind:
    """How many records of a kind a change set brought anew, and how many it changed."""

    kind: str
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class RecordTold:
    """A record that a change set changed, by its handle, and whether it was there before."""

    record: str
    revises: bool


@dataclass(frozen=True, slots=True)
class ChangeSetInFull:
    """A change set; ``records`` holds the changed ones first and is bounded, ``left_out`` counts the rest."""

    change_set: ChangeSetTold
    files: tuple[FileTold, ...]
    counts: tuple[RecordsOfKind, ...]
    records: tuple[RecordTold, ...]
    left_out: int


class BroughtRow(NamedTuple):
    """A version that a change set brought, and the one it revises."""

    record: str
    revises: str | None


BROUGHT_BY = Query("brought_by", BroughtRow)


def change_set_of(thread: Thread, number: str) -> ChangeSetInFull:
    """The change set with a number; raises `NotInThread`."""
    told = next((each for each in audit(thread).change_sets if str(each.change_set) == number), None)
    if told is None:
        raise NotInThread(f"change set {number}", [f"change set {thread.change_sets[-1].sequence}"])
    rows = thread.ask_trail(BROUGHT_BY, change_set=thread.names.change_set(told.change_set))
    records = [RecordTold(_handle(thread, row.record), row.revises is not None) for row in rows]
    records.sort(key=lambda record: (not record.revises, record.record))
    files = tuple(
        FileTold(row.name, row.sha256, row.mapping)
        for row in files_used(thread.store, thread.names)
        if row.sequence == told.change_set
    )
    shown = tuple(records[:MOST_RECORDS])
    return ChangeSetInFull(told, files, _counts(records), shown, len(records) - len(shown))


def _handle(thread: Thread, iri: str) -> str:
    return iri.removeprefix(f"{thread.names.base}/id/")


def _counts(records: list[RecordTold]) -> tuple[RecordsOfKind, ...]:
    found = Counter((record.record.partition("/")[0], record.revises) for record in records)
    kinds = {kind for kind, _ in found}
    ordered = [kind for kind in KINDS if kind in kinds]
    return tuple(RecordsOfKind(kind, found[kind, False], found[kind, True]) for kind in ordered)
