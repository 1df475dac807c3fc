"""Versions, and the seal that covers all a change set brought: altering anything breaks it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.answers.audit import read_trail, verify
from graph.store.layout import Layout
from graph.store.writer import writing
from graph.terms import decimal_term
from graph.thread import Thread
from graph.trail.change_sets import FIRST_SEAL, ChangeSet, seal_of, trail_triples, versions
from graph.trail.reading import change_sets, stated_in
from graph.trail.records import Cell, SourceFile, StatedRecord
from ontology import GT, PROV, RDF, RDFS, SDMX_MEASURE
from tests.graph.trail.conftest import NAMES, record

RISK, OTHER = NAMES.record("risk", "RK1"), NAMES.record("risk", "RK2")
FILE = SourceFile("figures.xlsx", "ab" * 32, 1234, "own table")
CELL = Cell(FILE, "Figures", "C2", "93.6%", "=90+3.6", "0.0%")
FIGURE = NAMES.record("figure", "ED1", "2020-21-Q2")


def named(iri: NamedNode, text: str):
    """A risk with a name."""
    return record(iri, (RDF.type, GT.Risk), (RDFS.label, Literal(text, language="en")))


def figure(value: str, note: str = "a"):
    """A figure as one load states it, with the cell of its value."""
    held = record(
        FIGURE,
        (RDF.type, GT.Observation),
        (SDMX_MEASURE.obsValue, decimal_term(value)),
        (GT.commentary, Literal(note)),
    )
    return StatedRecord(
        held, ((SDMX_MEASURE.obsValue, CELL), (GT.commentary, Cell(FILE, "Figures", "D2", note)))
    )


def test_only_records_that_differ_get_a_version():
    """The same file twice adds nothing."""
    held = {RISK: named(RISK, "one"), OTHER: named(OTHER, "two")}
    latest = {iri: NAMES.version(1, iri) for iri in held}
    stated = [StatedRecord(named(OTHER, "new")), StatedRecord(named(RISK, "one"))]
    (found,) = versions(stated, held, latest)
    assert (found.record.iri, found.revises) == (OTHER, NAMES.version(1, OTHER))


def test_a_version_keeps_the_cells_of_what_changed_and_of_its_value():
    """The trail grows by what is new; a figure is always shown with the cell of its value."""
    before = {FIGURE: figure(Decimal("93.6")).record}
    (found,) = versions([figure(Decimal("93.6"), "b")], before, {})
    assert {cell.reference for _, cell in found.cells} == {"C2", "D2"}
    (found,) = versions([figure(Decimal("94"))], before, {})
    assert {cell.reference for _, cell in found.cells} == {"C2"}


def test_a_cell_is_written_with_all_its_evidence():
    """An auditor asks for the file, the sheet, the cell, what it showed and how it came about."""
    change = ChangeSet(1, "load", datetime(2020, 11, 2, tzinfo=UTC), "Officer", files=(FILE,))
    triples = trail_triples(NAMES, change, versions([figure(Decimal("93.6"))], {}, {}))
    said = {
        (t.predicate, t.object) for t in triples if t.subject == NAMES.cell(1, FILE.sha256, "Figures", "C2")
    }
    assert said == {
        (RDF.type, GT.Cell),
        (GT.statesProperty, SDMX_MEASURE.obsValue),
        (GT.rawText, Literal("93.6%")),
        (GT.cellFormula, Literal("=90+3.6")),
        (GT.numberFormat, Literal("0.0%")),
    }
    used = {t.object for t in triples if t.predicate == PROV.used}
    assert used == {NAMES.source_file(1, FILE.sha256)}


def test_the_seal_does_not_depend_on_order():
    """A store gives its rows in an order of its own."""
    rows = [Triple(RISK, RDFS.label, Literal(text)) for text in "abc"]
    digests = {RISK: "1" * 64, OTHER: "2" * 64}
    turned = dict(reversed(digests.items()))
    assert seal_of(FIRST_SEAL, rows, digests) == seal_of(FIRST_SEAL, rows[::-1], turned)


def test_each_seal_covers_the_one_before(change):
    """Altering an old change set breaks every later one too."""
    change(named(RISK, "one"))
    thread = change(named(RISK, "two"))
    first, second = thread.change_sets
    trail = read_trail(thread.store, NAMES).of(NAMES, 2)
    assert seal_of(first.seal, trail, {RISK: named(RISK, "two").digest()}) == second.seal
    assert seal_of(FIRST_SEAL, trail, {RISK: named(RISK, "two").digest()}) != second.seal


@pytest.mark.parametrize("sequence", [1, 2])
def test_altering_any_row_of_a_change_set_breaks_the_chain_there(change, tmp_path, sequence):
    """Every single row counts: who, when, why, which record, what it says."""
    change(named(RISK, "one"), named(OTHER, "other"))
    thread = change(named(RISK, "two"))
    assert verify(thread).verified
    layout = Layout(tmp_path / "thread")
    own = list(thread.store.quads_for_pattern(None, None, None, NAMES.change_set_graph(sequence)))
    told = [
        q
        for triple in read_trail(thread.store, NAMES).of(NAMES, sequence)
        for q in thread.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, NAMES.trail)
    ]
    del thread
    for quad in [*own, *told]:
        with writing(layout, NAMES) as writer:
            writer.store.remove(quad)
            assert broken_at(writer.store) == sequence, quad
            writer.store.add(quad)
            assert broken_at(writer.store) is None


def broken_at(store) -> int | None:
    """The first change set whose seal is not that of its rows, worked out by the recipe alone."""
    previous = FIRST_SEAL
    rows = {row.sequence: row for row in change_sets(store, NAMES)}
    for number in range(1, 3):
        digests = {iri: each.digest() for iri, each in stated_in(store, NAMES, number).items()}
        if (
            number not in rows
            or seal_of(previous, read_trail(store, NAMES).of(NAMES, number), digests) != rows[number].seal
        ):
            return number
        previous = rows[number].seal
    return None


def test_a_row_that_no_change_set_accounts_for_is_noticed(change, tmp_path):
    """A version slipped in beside the sealed ones breaks no seal, and must not pass for part of the trail."""
    assert verify(change(named(RISK, "one"))).strays == 0
    layout = Layout(tmp_path / "thread")
    with writing(layout, NAMES) as writer:
        writer.store.add(Quad(OTHER, RDFS.label, Literal("slipped in"), NAMES.trail))
        (layout.checkpoints / "1").rename(layout.checkpoints / "old")
        writer.publish()
    found = verify(Thread(layout.root))
    assert not found.verified
    assert found.broken_at is None
    assert found.strays > 0
