"""What a load says about earlier ones: records gone from their file, and old states put back."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.findings import Finding, Place, Severity
from graph.kinds import KINDS
from graph.query import Query
from graph.store.writer import Writer
from graph.trail.change_sets import Version
from graph.trail.reading import InForce, change_sets, files_used
from graph.trail.records import StatedRecord
from ingest.reading import FilesRead
from ingest.rows import SheetRow


class SourceRow(NamedTuple):
    """One version of a record, and the first of the cells it was read from."""

    record: str
    version: str
    first_cell: str


class HashRow(NamedTuple):
    """The hash of one version of a record; none of one that withdrew it."""

    sequence: int
    sha256: str | None


RECORD_SOURCES = Query("record_sources", SourceRow)
RECORD_HASHES = Query("record_hashes", HashRow)


def vanished(
    writer: Writer, read: FilesRead, stated: Iterable[StatedRecord], before: InForce
) -> list[Finding]:
    """Records last read from a sheet of a file of one of these names, and no longer there."""
    names = writer.names
    file_names = {(row.sequence, row.sha256[:16]): row.name for row in files_used(writer.store, names)}
    if not {file.name for file in read.files} & set(file_names.values()):
        return []
    still = {each.record.iri for each in stated}
    gone = []
    for row in RECORD_SOURCES.answer(writer.store, names.trail):
        record = NamedNode(row.record)
        if record in still or before.versions[record].value != row.version:
            continue
        sequence, sha, sheet, _ = names.key(NamedNode(row.first_cell))
        tab = None if sheet == "~" else sheet
        file = file_names[(int(sequence), sha)]
        if (file, tab) in read.sheets:
            gone.append(_gone(file, tab, names.path(record)))
    return gone


def put_back(
    writer: Writer, found: Iterable[Version], stated: Sequence[StatedRecord], rows: Sequence[SheetRow]
) -> list[Finding]:
    """New versions that equal one that was replaced before: an old file may be undoing a correction."""
    sets = {row.sequence: row for row in change_sets(writer.store, writer.names)}
    row_of = {each.record.iri: row for each, row in zip(stated, rows, strict=True)}
    said = []
    for version in found:
        record = version.record.iri
        earlier = (
            RECORD_HASHES.answer(writer.store, writer.names.trail, record=record) if version.revises else []
        )
        if version.digest in {row.sha256 for row in earlier[:-1]}:
            by = sets[earlier[-1].sequence]
            done = "replaced" if earlier[-1].sha256 else "withdrew"
            said.append(_undoes(row_of[record], by.recorded_by, done, by.reason))
    return said


def _gone(file: str, sheet: str | None, path: str) -> Finding:
    kind, _, rest = path.partition("/")
    return Finding(
        Severity.WARNING,
        "vanished",
        Place(file, sheet),
        rest,
        f"The {KINDS[kind].words} {rest} was read here before and is no longer there; it stays in force.",
        "Put the row back, or withdraw the record on purpose.",
    )


def _undoes(row: SheetRow, recorded_by: str, done: str, reason: str | None) -> Finding:
    why = f": “{reason}”" if reason else ""
    key = ", ".join(field.text for column, field in row.fields.items() if column.key)
    return Finding(
        Severity.WARNING,
        "undoes-correction",
        row.place(next((column for column in row.fields if not column.key), None)),
        key,
        f"This puts back what {recorded_by} {done}{why}.",
        "If the later value was right, correct the file.",
    )
