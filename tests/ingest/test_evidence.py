"""Evidence in a cell: codes, figures and judgements by handle; and doubts about links, there or not."""

import pytest

from ontology import GT
from tests.ingest.conftest import NAMES, only, sentences

GROUND = """
    Sheet: Services
    Code | Name (English)
    S1   | School improvement
    Sheet: Posts
    Code | Name (English)
    CO   | Chief Officer
    Sheet: Figures
    Measure | Period     | Value
    ED1     | 2020-21-Q1 | 93.1
    Sheet: Voices
    Code | Text (English)     | Whose | How    | Heard on
    V1   | Staff want figures | staff | survey | 2020-10-09
"""
STATEMENTS = """
    Sheet: Self-assessment
    Code | Text (English)          | Of | Period  | Requirement | Evidence
    SA1  | Attendance is followed  | S1 | 2019-20 | functions   | """
DOUBTS = """
    Sheet: Links
    From | Type       | To
    ED1  | influences | ED2
    Sheet: Contested links
    From | Type       | To  | Contested by | Contested on | Why
"""


@pytest.fixture
def ground(anytown):
    """A council with a service, a figure and something that staff said."""
    anytown.take(GROUND, "ground.xlsx")
    return anytown


def test_a_handle_is_the_figure_itself(ground):
    """A statement points at the record, so that a corrected figure is the figure it cites."""
    ground.take(STATEMENTS + "ED1@2020-21-Q1; V1; ed1 @ Q1 2020-21", "statements.xlsx")
    record = ground.state()[1].records[NAMES.record("self-assessment", "SA1")]
    assert set(record.values(GT.basedOn)) == {
        NAMES.record("figure", "ED1", "2020-21-Q1"),
        NAMES.record("voice", "V1"),
    }


def test_a_figure_that_is_not_there_is_told_at_its_cell(ground):
    """The statement comes in; what it cites may come tomorrow."""
    receipt = ground.take(STATEMENTS + "ED1@2020-21-Q2", "statements.xlsx")
    finding = only(receipt.findings)
    assert (finding.rule, finding.severity.value) == ("Evidence-there", "warning")
    assert (finding.place.column, finding.place.cell) == ("Evidence", "F2")
    assert finding.message == "The thread holds no figure of ED1 for 2020-21-Q2; it shows nothing yet."


def test_a_statement_without_evidence_is_taken_with_a_warning(ground):
    """It must cite what shows it, and until it does the council should know."""
    finding = only(ground.take(STATEMENTS, "statements.xlsx").findings)
    assert finding.rule == "SelfAssessmentStatement-basedOn"


@pytest.mark.parametrize(
    ("cell", "rule", "words"),
    [
        ("ED9", "unknown-code", "is not a code that the thread or this load knows"),
        ("ED9@2020-21-Q1", "unknown-code", "is not a code that the thread or this load knows"),
        ("V1@2020-21-Q1", "unknown-code", "is a voice; this column takes a"),
        ("ED1@soon", "unknown-code", "cannot be read as a period"),
    ],
)
def test_evidence_that_cannot_be_read_is_refused(ground, cell, rule, words):
    """A mistyped handle would be a statement that seems to be shown."""
    finding = only(ground.refuse(STATEMENTS + cell))
    assert (finding.rule, finding.place.column) == (rule, "Evidence")
    assert words in finding.message


def test_a_doubt_about_a_link_keeps_the_link_as_it_was(ground):
    """Whoever contests a link does not own its row."""
    receipt = ground.take(DOUBTS + "ED1 | influences | ED2 | CO | 2020-11-01 | One bad week", "doubts.xlsx")
    assert receipt.findings == (), sentences(receipt.findings)
    records = ground.state()[1].records
    doubt = records[NAMES.record("contested-link", "ED1", "influences", "ED2", "CO")]
    assert doubt.value(GT.linkFrom) == NAMES.record("measure", "ED1")
    assert NAMES.record("link", "ED1", "influences", "ED2") in records


def test_a_doubt_about_a_link_that_is_not_there_is_told(ground):
    """Most often the type or an end is mistyped."""
    receipt = ground.take(DOUBTS + "ED2 | influences | ED1 | CO | 2020-11-01 | One bad week", "doubts.xlsx")
    assert only(receipt.findings).rule == "ContestedLink-there"


def test_a_doubt_about_a_link_is_no_link_in_a_loop(ground):
    """Two vertical links one way and a doubt the other way go round nowhere."""
    receipt = ground.take(
        """
        Sheet: Links
        From | Type            | To
        ED1  | is-component-of | ED2
        Sheet: Contested links
        From | Type            | To  | Contested by | Contested on | Why
        ED2  | is-component-of | ED1 | CO           | 2020-11-01   | The other way round
        """,
        "loop.xlsx",
    )
    assert "Link-loop" not in {finding.rule for finding in receipt.findings}
