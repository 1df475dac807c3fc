"""Sheets and headings: what is known in either language, and what is said of the rest."""

import pytest

from graph.trail.records import SourceFile
from ingest.rows import rows_of
from ingest.tables import Table
from tests.ingest.conftest import BASIS, only, sentences

FIGURES = """
    Sheet: Figures
    Measure | Period     | Value
    ED1     | 2020-21-Q1 | 93.6
"""


def test_an_unknown_sheet_is_refused_with_the_nearest_name(anytown):
    """A whole sheet skipped in silence would be the worst kind of loss."""
    finding = only(anytown.refuse(FIGURES.replace("Sheet: Figures", "Sheet: Figurs")))
    assert (finding.rule, finding.place.sheet, finding.value) == ("unknown-sheet", "Figurs", "Figurs")
    assert "Nearest: “Figures”" in finding.message


def test_a_blank_sheet_of_any_name_is_no_fault(anytown):
    """Excel adds Sheet2 and Sheet3 by itself."""
    receipt = anytown.take(FIGURES + "\nSheet: Sheet2\n")
    assert receipt.findings == ()


def test_an_unknown_heading_with_values_is_refused_with_the_nearest(anytown):
    """Most unknown headings are known ones misspelt, in either language, in the first column or the last."""
    findings = anytown.refuse(FIGURES.replace("Measure", "Measur").replace("Value", "Gwert"))
    said = {finding.value: finding for finding in findings if finding.rule == "unknown-column"}
    assert {finding.severity.value for finding in said.values()} == {"violation"}
    assert "Nearest: “Measure”" in said["Measur"].message
    assert "“Gwerth”" in said["Gwert"].message
    assert said["Gwert"].place.row == 1


def test_an_unknown_heading_over_nothing_is_a_warning(anytown):
    """An empty column of somebody's own loses nothing."""
    receipt = anytown.take(FIGURES.replace("Value", "Value | Checked by"))
    finding = only(receipt.findings)
    assert (finding.rule, finding.severity.value) == ("unknown-column", "warning")


def test_values_under_no_heading_are_listed(anytown):
    """Notes typed beside the table are not read, and their author is told so."""
    receipt = anytown.take(FIGURES + "    ED2 | 2020-21-Q1 | 3 | | see email | and this")
    finding = only(receipt.findings)
    assert (finding.rule, finding.severity.value, finding.place.row) == ("no-heading", "warning", 3)
    assert "columns: E, F" in finding.message


def test_a_missing_needed_column_is_refused_by_name(anytown):
    """The officer must learn which column is meant, once, not once for each row."""
    findings = anytown.refuse(FIGURES.replace("Period     ", "").replace("2020-21-Q1 |", ""))
    lacking = [finding for finding in findings if finding.rule == "missing-column"]
    assert only(tuple(lacking)).message == "The column “Period” is missing."


def test_a_heading_that_stands_twice_is_refused(anytown):
    """Nobody can say which of two values is meant."""
    findings = anytown.refuse(FIGURES.replace("| Value", "| Value | value *").replace("93.6", "93.6 | 94"))
    assert [finding.rule for finding in findings] == ["duplicate-column"], sentences(findings)


def test_headings_are_read_in_either_language_and_case(anytown):
    """A council fills in Welsh workbooks and English ones side by side."""
    anytown.take("""
        Sheet: ffigurau
        MESUR * | cyfnod  | Gwerth | Statws
        ED1     | 2020-21-Q1 | 93.6 | Terfynol
    """)
    records = {iri.value for iri in anytown.state()[1].records}
    assert "https://data.anytown.example/id/figure/ED1/2020-21-Q1" in records


def test_the_order_of_rows_and_sheets_does_not_matter(council):
    """A code may be used above the row that defines it."""
    receipt = council.take(FIGURES + BASIS)
    assert receipt.counts.new == 4


@pytest.mark.parametrize(("name", "told"), [("Figures", ["hidden-sheet"]), ("Workings", [])])
def test_a_hidden_sheet_of_ours_is_told_and_another_is_not(name, told):
    """A sheet hidden by mistake would go missing without a word; workings are hidden on purpose."""
    hidden = Table(SourceFile("figures.xlsx", "0" * 64, 1), name, {}, (), hidden=True)
    rows, findings = rows_of(hidden)
    assert (rows, [finding.rule for finding in findings]) == ([], told)
