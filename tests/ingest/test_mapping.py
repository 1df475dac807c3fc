"""Mappings: a council's own tables read as data, with nothing dropped in silence."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph.errors import BadArgument
from ingest.mapping import read_mapping
from ontology import GT, RDFS
from tests.ingest.conftest import NAMES, only, sentences

CSV = """id,naam,kind,standing,extra
M1,First,keep,gov,x
M2,Second,drop,gov,x
M3,Third,keep,press,x
"""
MAPPING = """
name = "own table"

[[table]]
file = "risks.csv"
sheet = "Risks"
[table.columns]
Code = { column = "id", prefix = "R-" }
"Name (English)" = { column = "naam", pattern = "^(.*)$" }
Standing = { column = "standing", values = { gov = "Official", press = "Press" } }
Controls = { value = "None so far" }
[[table.leave_out]]
column = "kind"
texts = ["drop"]
because = "it was withdrawn"

[[row]]
sheet = "Bodies"
fields = { Code = "AW", "Name (English)" = "Auditors", Kind = "Regulator" }

[left_out."risks.csv"]
extra = "nobody knows what it means"
"""


@pytest.fixture
def mapped(anytown, tmp_path):
    """Load the table through a mapping, either of them changed."""

    def load(mapping: str = MAPPING, csv: str = CSV, name: str = "risks.csv"):
        (tmp_path / name).write_text(csv, "utf-8")
        (tmp_path / "own.toml").write_text(mapping, "utf-8")
        return anytown.receipt(tmp_path / name, mapping=tmp_path / "own.toml")

    return load


def test_a_table_is_read_through_its_mapping(anytown, mapped):
    """Columns, constants, patterns, translated words, prefixes and rows of the mapping's own all count."""
    receipt = mapped()
    assert (receipt.outcome, receipt.counts.new) == ("accepted", 3)
    records = anytown.state()[1].records
    risk = records[NAMES.record("risk", "R-M3")]
    assert risk.value(RDFS.label) == Literal("Third", language="en")
    assert risk.text(GT.control) == "None so far"
    assert NAMES.record("body", "AW") in records
    assert NAMES.record("risk", "R-M2") not in records


def test_rows_left_out_are_listed_with_the_reason(mapped):
    """Whoever wonders where a row went must find it."""
    finding = only(mapped().findings)
    assert (finding.rule, finding.severity.value) == ("left-out", "info")
    assert (finding.place.file, finding.place.row, finding.place.cell) == ("risks.csv", 3, None)
    assert finding.message == "Left out: it was withdrawn"


def test_a_column_that_the_mapping_does_not_mention_is_a_warning(mapped):
    """A new column in next year's file must not go unseen."""
    receipt = mapped(csv=CSV.replace("extra", "severity"))
    assert [finding.value for finding in receipt.findings if finding.rule == "unmapped-column"] == [
        "severity"
    ]


@pytest.mark.parametrize("column", ["naam", "kind"])
def test_a_column_that_the_mapping_reads_and_the_file_lacks_is_refused(mapped, column):
    """Also one that only decides which rows are read: without it all would be read, or none."""
    receipt = mapped(csv=CSV.replace(column, column + "s"))
    missing = [finding for finding in receipt.findings if finding.rule == "missing-column"]
    assert receipt.outcome == "refused"
    assert [finding.value for finding in missing] == [column]
    assert f"Nearest: “{column}s”" in missing[0].message


def test_findings_in_a_table_name_the_row_and_the_files_own_heading(mapped):
    """A CSV file has no cells to name; the row is the one a spreadsheet shows."""
    receipt = mapped(csv=CSV.replace("press", "gossip"))
    fault = next(finding for finding in receipt.findings if finding.rule == "unknown-word")
    assert (fault.place.row, fault.place.column, fault.place.cell) == (4, "standing", None)
    assert (fault.place.sheet, fault.value) == (None, "gossip")


def test_provenance_names_the_cell_as_a_spreadsheet_shows_it(anytown, mapped):
    """The evidence behind a value is found by opening the file."""
    mapped()
    first = next(row.first_cell for row in anytown.state()[2] if row.record.endswith("/risk/R-M3"))
    _, sheet, reference = NAMES.cell_parts(NamedNode(first))
    assert (sheet, reference) == (None, "A4")


def test_a_file_the_mapping_does_not_know_is_refused(mapped):
    """A file given by mistake, or misspelt in the mapping, is not silently ignored."""
    rules = {finding.rule for finding in mapped(name="other.csv").findings}
    assert {"unmapped-file", "missing-file"} <= rules


def test_a_table_without_a_mapping_is_refused(anytown, tmp_path):
    """Nobody can know what somebody else's columns mean."""
    (tmp_path / "risks.csv").write_text(CSV)
    receipt = anytown.receipt(tmp_path / "risks.csv")
    assert (receipt.outcome, only(receipt.findings).rule) == ("refused", "no-mapping")
    assert "--mapping" in receipt.findings[0].remedy


def test_values_under_no_heading_are_listed(mapped):
    """A column without a name holds something for somebody."""
    receipt = mapped(csv=CSV.replace(",extra", ","))
    assert "no-heading" in {finding.rule for finding in receipt.findings}, sentences(receipt.findings)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('sheet = "Risks"', 'sheet = "Risk"', "own.toml, table 1: “Risk” is not a sheet.*Nearest: “Risks”"),
        ("Controls =", "Control =", "table 1: “Control” is not a heading.*“Controls”"),
        ('file = "risks.csv"', 'fil = "risks.csv"', "table 1: “file” is missing"),
        ("name = ", "nam = ", "own.toml: “nam” is not a word of a mapping. Nearest: “name”"),
        ('because = "it was withdrawn"', "", "leave_out: “because” is missing"),
        ('prefix = "R-"', 'prefx = "R-"', "a field takes a column or a value"),
        ("^(.*)$", "^.*$", "a pattern has one group"),
        ("^(.*)$", "^(.*$", "a pattern has one group"),
        ("[[row]]", "[[rows]]", "“rows” is not a word of a mapping"),
        ("fields = {", "field = {", "row 1: “fields” is missing"),
        ("[[table]]", "[[table", "is not TOML"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said_with_its_place(tmp_path, old, new, words):
    """A misspelt word of a mapping would otherwise change what is read without a sign."""
    path = tmp_path / "own.toml"
    assert MAPPING.count(old) >= 1
    path.write_text(MAPPING.replace(old, new, 1), "utf-8")
    with pytest.raises(BadArgument, match=words):
        read_mapping(path)


def test_a_mapping_that_is_not_there_is_said(tmp_path):
    """The commonest slip at the command line."""
    with pytest.raises(BadArgument, match="cannot be opened"):
        read_mapping(tmp_path / "none.toml")
