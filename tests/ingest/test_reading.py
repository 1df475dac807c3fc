"""From the paths a person named to the files that are read."""

import pytest

from graph.errors import BadArgument
from graph.findings import Severity
from ingest.reading import expand, read_files
from tests.ingest.conftest import BASIS, only


def test_a_folder_gives_its_workbooks_and_tables_by_name(tmp_path):
    """Lock files of an open Excel and other people's documents are not read."""
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".hidden.xlsx", "notes.docx", "council.toml"):
        (tmp_path / name).write_text("")
    assert [path.name for path in expand([tmp_path, tmp_path / "b.xlsx"])] == ["a.csv", "b.xlsx"]


def test_a_spreadsheet_of_another_sort_in_a_folder_is_told(workbook, tmp_path):
    """Whoever names a folder believes that all its spreadsheets were loaded."""
    workbook(BASIS, "folder/basis.xlsx")
    for name in ("last year.xls", "notes.docx", "~$open.ods"):
        (tmp_path / "folder" / name).write_text("")
    finding = only(read_files([tmp_path / "folder"]).findings)
    assert (finding.severity, finding.place.file) == (Severity.WARNING, "last year.xls")


def test_a_path_that_names_nothing_is_said(tmp_path):
    """A slip of the keyboard is not an empty load."""
    with pytest.raises(BadArgument, match="There is no file"):
        expand([tmp_path / "none.xlsx"])
    with pytest.raises(BadArgument, match="holds no workbook"):
        expand([tmp_path])


@pytest.mark.parametrize("name", ["report.xls", "report.docx", "report"])
def test_a_file_of_another_kind_is_a_finding_beside_the_others(workbook, tmp_path, name):
    """One wrong file among ten must not hide the faults of the nine."""
    other = tmp_path / name
    other.write_text("text")
    read = read_files([workbook(BASIS), other])
    finding = only(read.findings)
    assert (finding.rule, finding.place.file) == ("unreadable-file", name)
    assert "neither an Excel workbook (.xlsx) nor a CSV file" in finding.message
    assert len(read.rows) == 3


def test_two_tables_of_one_name_in_a_load_are_refused(tmp_path):
    """A mapping tells files apart by their names, so one of two would vanish without a word."""
    (tmp_path / "mapping.toml").write_text('[left_out."table.csv"]\n"*" = "not needed"\n')
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "table.csv").write_text("id\n1\n")
    read = read_files([tmp_path / "a", tmp_path / "b"], tmp_path / "mapping.toml")
    assert "same-name" in {finding.rule for finding in read.findings}
