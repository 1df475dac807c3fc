"""Questions about history, asked of a small trail: a figure recorded, and corrected a week later."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.bind import Value
from graph.names import Names
from graph.query import Query, Row
from graph.questions.history import HOW_HAS_THIS_CHANGED, SHOW_ME_THE_CELL, WHAT_DID_WE_BELIEVE
from graph.terms import decimal_term, time_term
from graph.trail.change_sets import ChangeSet, trail_triples, versions
from graph.trail.records import Cell, Record, SourceFile, StatedRecord
from ontology import GT, RDF, SDMX_MEASURE

NAMES = Names("https://data.story.example")
FIGURE = NAMES.record("figure", "ED03", "2020-21-Q2")
OTHER = NAMES.record("figure", "ED11", "2020-21-Q2")
FIRST, SECOND = datetime(2020, 11, 2, 9, tzinfo=UTC), datetime(2020, 11, 9, 9, tzinfo=UTC)


def stated(iri: NamedNode, value: str | None, sheet: str | None) -> StatedRecord:
    """A figure as read from a file, with the cell of its value."""
    statements = {(RDF.type, GT.Observation)}
    if value is None:
        return StatedRecord(Record(iri, frozenset(statements)))
    file = SourceFile("figures.xlsx", "ab" * 32, 10)
    said = (SDMX_MEASURE.obsValue, decimal_term(Decimal(value)))
    cell = Cell(file, sheet, "F14", value)
    return StatedRecord(Record(iri, frozenset({*statements, said})), ((SDMX_MEASURE.obsValue, cell),))


def add(store: Store, change: ChangeSet, each: StatedRecord, revises: NamedNode | None) -> None:
    """Add a change set of one record to a trail."""
    latest = {each.record.iri: revises} if revises else {}
    trail = trail_triples(NAMES, change, versions([each], {}, latest))
    store.extend(Quad(*triple, NAMES.trail) for triple in trail)
    graph = NAMES.change_set_graph(change.sequence)
    store.extend(Quad(*triple, graph) for triple in each.record.triples())


def ask(store: Store, query: Query[Row], **given: Value) -> list[Row]:
    """Ask a trail of three change sets."""
    graphs = tuple(NAMES.change_set_graph(sequence) for sequence in (1, 2, 3))
    return query.answer(store, NAMES.trail, graphs, **given)


@pytest.fixture
def trail() -> Store:
    """ED03 recorded as 91.4, ED11 with no value, then ED03 corrected to 91.8."""
    store = Store()
    file = SourceFile("figures.xlsx", "ab" * 32, 10)
    add(store, ChangeSet(1, "load", FIRST, "Ann", None, None, (file,)), stated(FIGURE, "91.4", None), None)
    add(store, ChangeSet(2, "load", FIRST, "Ann"), stated(OTHER, None, None), None)
    late = ChangeSet(3, "correction", SECOND, "Bob", "Late returns counted", None, (file,))
    add(store, late, stated(FIGURE, "91.8", "Plan figures"), NAMES.version(1, FIGURE))
    return store


@pytest.mark.parametrize(
    ("time", "value", "by"),
    [(FIRST, "91.4", "Ann"), (datetime(2020, 11, 8, tzinfo=UTC), "91.4", "Ann"), (SECOND, "91.8", "Bob")],
)
def test_what_was_believed_is_the_last_version_recorded_by_then(
    trail: Store, time: datetime, value: str, by: str
) -> None:
    """A correction must not change what a board was told before it."""
    (row,) = ask(trail, WHAT_DID_WE_BELIEVE, record=FIGURE, time=time_term(time))
    assert (row.value, row.recorded_by) == (Decimal(value), by)


def test_before_it_was_recorded_nothing_was_believed(trail: Store) -> None:
    """No row is not the same as a blank value."""
    early = Literal("2020-11-01T00:00:00Z", datatype=time_term(FIRST).datatype)
    assert ask(trail, WHAT_DID_WE_BELIEVE, record=FIGURE, time=early) == []
    (blank,) = ask(trail, WHAT_DID_WE_BELIEVE, record=OTHER, time=time_term(SECOND))
    assert blank.value is None


def test_how_a_figure_changed_names_who_when_and_why(trail: Store) -> None:
    """This is the audit trail that the workbooks did not keep."""
    rows = ask(trail, HOW_HAS_THIS_CHANGED, record=FIGURE)
    assert [(row.recorded_at, row.recorded_by, row.reason, row.value) for row in rows] == [
        (FIRST, "Ann", None, Decimal("91.4")),
        (SECOND, "Bob", "Late returns counted", Decimal("91.8")),
    ]


def test_a_record_the_trail_does_not_hold_has_no_history(trail: Store) -> None:
    """Nothing is known of it, neither changes nor cells."""
    unknown = NAMES.record("figure", "ED99", "2020-21-Q2")
    assert ask(trail, HOW_HAS_THIS_CHANGED, record=unknown) == []
    assert ask(trail, SHOW_ME_THE_CELL, record=unknown) == []


def test_the_cell_is_shown_with_file_sheet_and_reference_as_a_spreadsheet_does(trail: Store) -> None:
    """An auditor opens the file and looks; a space in a sheet's name must not come escaped."""
    rows = ask(trail, SHOW_ME_THE_CELL, record=FIGURE)
    assert [(row.sequence, row.file, row.sheet, row.reference, row.raw) for row in rows] == [
        (1, "figures.xlsx", "~", "F14", "91.4"),
        (3, "figures.xlsx", "Plan figures", "F14", "91.8"),
    ]
