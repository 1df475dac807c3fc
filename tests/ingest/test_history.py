"""What a load says of earlier ones: rows gone from their sheet, and corrections about to be undone."""

from datetime import timedelta

from pyoxigraph import NamedNode

from graph.store.layout import Layout
from graph.store.writer import writing
from graph.trail.accept import accept
from graph.trail.change_sets import ChangeSet, withdrawals
from graph.trail.reading import as_it_stands
from tests.ingest.conftest import NAMES, TODAY, only, sentences

FIGURES = """
    Sheet: Figures
    Measure | Period     | Value
    ED1     | 2020-21-Q1 | 93.6
    ED2     | 2020-21-Q1 | 3.2
"""


def without_second(text: str) -> str:
    """The figures without their second row."""
    return text.replace("    ED2     | 2020-21-Q1 | 3.2\n", "")


def test_a_row_gone_from_its_sheet_is_listed_and_stays_in_force(anytown):
    """A load never withdraws; somebody has to mean it."""
    anytown.take(FIGURES)
    receipt = anytown.take(without_second(FIGURES).replace("93.6", "93.7"))
    finding = only(receipt.findings)
    assert (finding.rule, finding.severity.value) == ("vanished", "warning")
    assert (finding.place.file, finding.place.sheet) == ("council.xlsx", "Figures")
    assert "figure ED2/2020-21-Q1" in finding.message
    assert (receipt.counts.changed, receipt.counts.vanished) == (1, 1)
    assert NAMES.record("figure", "ED2", "2020-21-Q1") in anytown.state()[1].records


def test_a_sheet_emptied_whole_lists_all_its_rows(anytown):
    """An emptied sheet is the likeliest accident of all."""
    anytown.take(FIGURES)
    emptied = "Sheet: Figures\nMeasure | Period | Value\nSheet: Risks\nCode | Name (English)\nRK1 | Risk"
    assert anytown.take(emptied).counts.vanished == 2


def test_another_file_does_not_make_rows_vanish(anytown):
    """Money in one workbook and figures in another is the usual way."""
    anytown.take(FIGURES)
    receipt = anytown.take(without_second(FIGURES).replace("93.6", "93.7"), "other.xlsx")
    assert (receipt.findings, receipt.counts.vanished) == ((), 0)


def test_a_row_that_cannot_be_read_is_not_called_vanished(anytown):
    """It is there, only wrong; a second finding would send the officer looking for it."""
    anytown.take(FIGURES)
    finding = only(anytown.refuse(FIGURES.replace("93.6", "x"), "council.xlsx"))
    assert finding.rule == "value"


def test_an_old_value_put_back_over_a_correction_is_a_warning(anytown):
    """Last month's workbook loaded again by mistake would undo what somebody put right."""
    anytown.take(FIGURES)
    anytown.take(
        FIGURES.replace("93.6", "94.1"), "fix.xlsx", who="Auditor", reason="Two schools were missing"
    )
    receipt = anytown.take(FIGURES, "old.xlsx", again=True)
    finding = only(receipt.findings)
    assert (finding.rule, finding.severity.value) == ("undoes-correction", "warning")
    assert finding.message == "This puts back what Auditor replaced: “Two schools were missing”."
    assert (finding.place.sheet, finding.place.row) == ("Figures", 2)


def test_a_file_that_states_a_withdrawn_record_again_says_so(anytown):
    """Whoever withdrew it had a reason; that it counts as new does not make it news."""
    anytown.take(FIGURES)
    figure = NAMES.record("figure", "ED1", "2020-21-Q1")
    with writing(Layout(anytown.root), NAMES) as writer:
        now = as_it_stands(writer)
        change = ChangeSet(3, "withdrawal", anytown.now, "Auditor", "Counted twice")
        accept(writer, change, withdrawals([figure], now.records, now.versions), now, TODAY)
    receipt = anytown.take(FIGURES, "old.xlsx", again=True)
    finding = only(receipt.findings)
    assert finding.rule == "undoes-correction"
    assert finding.message == "This puts back what Auditor withdrew: “Counted twice”."
    assert (receipt.counts.new, receipt.counts.changed) == (1, 0)


def test_a_new_value_is_no_undoing(anytown):
    """A second correction is ordinary work."""
    anytown.take(FIGURES)
    anytown.take(FIGURES.replace("93.6", "94.1"), "fix.xlsx")
    receipt = anytown.take(FIGURES.replace("93.6", "94.2"), "better.xlsx")
    assert receipt.findings == (), sentences(receipt.findings)


def test_a_corrected_cell_adds_exactly_one_version(anytown):
    """The trail grows by what changed and by nothing else, and knows who, when, why and from where."""
    anytown.take(FIGURES)
    _, before, sources = anytown.state()
    later = anytown.now + timedelta(days=1)
    anytown.now = later
    receipt = anytown.take(FIGURES.replace("93.6", "94.1"), who="Auditor", reason="A school was missing")
    sets, after, grown = anytown.state()
    record = NAMES.record("figure", "ED1", "2020-21-Q1")
    (added,) = [row for row in grown if row not in sources]
    assert (receipt.counts.new, receipt.counts.changed, receipt.counts.unchanged) == (0, 1, 1)
    assert (added.record, added.version) == (record.value, NAMES.version(3, record).value)
    assert NAMES.cell_parts(NamedNode(added.first_cell))[1:] == ("Figures", "C2")
    assert (sets[-1].recorded_at, sets[-1].recorded_by, sets[-1].reason) == (
        later, "Auditor", "A school was missing",
    )  # fmt: skip
    assert before.versions[record] == NAMES.version(2, record)
    assert after.versions[record] == NAMES.version(3, record)
