"""Change sets and record versions: what one act of changing the thread adds to the trail.

A change set counts once its seal is written. The seal covers the one before it, so that
altering anything that was sealed breaks the chain at that place; cutting off the newest
change set shows only against a head that was written down elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from pyoxigraph import NamedNode, Triple

from graph.errors import NotInThread
from graph.names import Names
from graph.terms import boolean_term, text_term, time_term, whole_term
from graph.trail.records import Cell, Record, Records, SourceFile, StatedRecord, changed_properties
from ontology import DCTERMS, GT, GTC, PROV, RDF, SDMX_MEASURE

FIRST_SEAL = "0" * 64
VALUE_PROPERTIES = frozenset({SDMX_MEASURE.obsValue, GT.targetValue})


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One act of changing the thread: its place in the order, when, by whom, why and from which files.

    ``recorded_at`` is the clock's time; where it was set to an earlier one, ``clock_time``
    keeps the true one. ``undoes`` is the change set that it reverses.
    """

    sequence: int
    kind: str
    recorded_at: datetime
    recorded_by: str
    reason: str | None = None
    clock_time: datetime | None = None
    files: tuple[SourceFile, ...] = ()
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What a change set says of one record: the record now, the version it revises, the cells behind it.

    One that withdraws its record states nothing of it, and has no digest. One that puts back an
    earlier state names the version that it ``restores``, whose cells are its evidence.
    """

    record: Record
    digest: str | None
    revises: NamedNode | None
    cells: tuple[tuple[NamedNode, Cell], ...] = ()
    restores: NamedNode | None = None

    @property
    def withdraws(self) -> bool:
        """Whether the record is no longer in force."""
        return not self.record.statements


def versions(
    stated: Iterable[StatedRecord], in_force: Records, latest: Mapping[NamedNode, NamedNode]
) -> list[Version]:
    """One version for each stated record that differs from the one in force, sorted by IRI.

    ``latest`` gives the version in force of each record. A version keeps the cells of the
    properties that changed; one of a figure also keeps its value's cell.
    """
    found = []
    for each in sorted(stated, key=lambda s: s.record.iri.value):
        before = in_force.get(each.record.iri)
        if before == each.record:
            continue
        wanted = changed_properties(before, each.record) | VALUE_PROPERTIES
        cells = tuple((prop, cell) for prop, cell in each.cells if prop in wanted)
        found.append(Version(each.record, each.record.digest(), latest.get(each.record.iri), cells))
    return found


def withdrawals(
    withdrawn: Iterable[NamedNode], in_force: Records, latest: Mapping[NamedNode, NamedNode]
) -> list[Version]:
    """One version for each record that is to be withdrawn, sorted by IRI; NotInThread if one is not in force.

    A record that is withdrawn may be stated again; its history then goes on.
    """
    found = []
    for iri in sorted(set(withdrawn), key=lambda iri: iri.value):
        if iri not in in_force:
            raise NotInThread(iri.value)
        found.append(withdrawal(iri, latest[iri]))
    return found


def withdrawal(record: NamedNode, revises: NamedNode) -> Version:
    """The version that withdraws a record."""
    return Version(Record(record, frozenset()), None, revises)


def trail_triples(names: Names, change: ChangeSet, found: Iterable[Version]) -> list[Triple]:
    """Everything a change set adds to the trail but its seal."""
    triples = _change_set_triples(names, change)
    for version in found:
        triples += _version_triples(names, change.sequence, version)
        for prop, cell in version.cells:
            triples += _cell_triples(names, change.sequence, prop, cell)
    return list(dict.fromkeys(triples))


def seal_of(previous: str, trail: Iterable[Triple], digests: Mapping[NamedNode, str]) -> str:
    """The seal of a change set: SHA-256 over the seal before it, its trail rows and its records' hashes.

    ``digests`` gives the hash of each record that the change set brought. Rows and hashes are
    taken as sorted lines, so the order in which a store gives them does not matter.
    """
    rows = sorted({f"{t.subject} {t.predicate} {t.object} ." for t in trail})
    hashes = sorted(f"{record} {digest}" for record, digest in digests.items())
    return sha256("\n".join((previous, *rows, *hashes)).encode()).hexdigest()


def _change_set_triples(names: Names, change: ChangeSet) -> list[Triple]:
    iri = names.change_set(change.sequence)
    triples = [
        Triple(iri, RDF.type, GT.ChangeSet),
        Triple(iri, GT.sequence, whole_term(change.sequence)),
        Triple(iri, GT.changeKind, GTC[f"change-kind/{change.kind}"]),
        Triple(iri, GT.recordedAt, time_term(change.recorded_at)),
        Triple(iri, GT.recordedBy, text_term(change.recorded_by)),
    ]
    if change.sequence > 1:
        triples.append(Triple(iri, GT.previousChangeSet, names.change_set(change.sequence - 1)))
    if change.reason:
        triples.append(Triple(iri, GT.changeReason, text_term(change.reason)))
    if change.clock_time:
        triples.append(Triple(iri, GT.clockTime, time_term(change.clock_time)))
    if change.undoes:
        triples.append(Triple(iri, GT.undoes, names.change_set(change.undoes)))
    for file in change.files:
        triples.append(Triple(iri, PROV.used, names.source_file(change.sequence, file.sha256)))
        triples.extend(_file_triples(names, change.sequence, file))
    return triples


def _file_triples(names: Names, sequence: int, file: SourceFile) -> list[Triple]:
    iri = names.source_file(sequence, file.sha256)
    triples = [
        Triple(iri, RDF.type, GT.SourceFile),
        Triple(iri, DCTERMS.title, text_term(file.name)),
        Triple(iri, GT.sha256, text_term(file.sha256)),
        Triple(iri, GT.byteSize, whole_term(file.size)),
    ]
    if file.mapping:
        triples.append(Triple(iri, GT.mappingName, text_term(file.mapping)))
    return triples


def _version_triples(names: Names, sequence: int, version: Version) -> list[Triple]:
    iri = names.version(sequence, version.record.iri)
    triples = [
        Triple(iri, RDF.type, GT.RecordVersion),
        Triple(iri, GT.ofRecord, version.record.iri),
        Triple(iri, GT.inChangeSet, names.change_set(sequence)),
    ]
    if version.digest:
        triples.append(Triple(iri, GT.sha256, text_term(version.digest)))
    if version.withdraws:
        triples.append(Triple(iri, GT.retracts, boolean_term(True)))
    if version.revises:
        triples.append(Triple(iri, PROV.wasRevisionOf, version.revises))
    if version.restores:
        triples.append(Triple(iri, GT.restores, version.restores))
    for prop, cell in version.cells:
        points = GT.valueCell if prop in VALUE_PROPERTIES else GT.fromCell
        triples.append(Triple(iri, points, _cell_iri(names, sequence, cell)))
    return triples


def _cell_iri(names: Names, sequence: int, cell: Cell) -> NamedNode:
    return names.cell(sequence, cell.file.sha256, cell.sheet, cell.reference)


def _cell_triples(names: Names, sequence: int, prop: NamedNode, cell: Cell) -> list[Triple]:
    iri = _cell_iri(names, sequence, cell)
    triples = [
        Triple(iri, RDF.type, GT.Cell),
        Triple(iri, GT.statesProperty, prop),
        Triple(iri, GT.rawText, text_term(cell.text)),
    ]
    if cell.formula:
        triples.append(Triple(iri, GT.cellFormula, text_term(cell.formula)))
    if cell.number_format:
        triples.append(Triple(iri, GT.numberFormat, text_term(cell.number_format)))
    return triples
