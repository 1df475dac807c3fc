"""What a mapping can make of several columns, several tables and a second file, and what it never drops."""

from pathlib import Path

import pytest

from graph.errors import BadArgument
from graph.findings import Finding
from ingest.mapping import read_mapping
from ingest.reading import FilesRead, read_files
from ingest.rows import SheetRow

BODIES = """id,name,kind,note,extra,source
B1,Board one,board,,,council.example
B2,Team two,team,small,very,paper.example
"""
CLASSES = """source,class,why
council.example,official,its own site
paper.example,press,a newspaper
"""
COLUMNS = """
[table.columns]
"Code" = "id"
"Name (English)" = "name"
"Note" = ["note", { column = "extra", prefix = "Extra: " }]
"Source" = "source"
"Standing" = { column = "source", lookup = { file = "classes.csv", key = "source", value = "class" } }
"""
BOARDS = """
[[table]]
file = "bodies.csv"
sheet = "Bodies"
only = { kind = ["board"] }
"""
OTHERS = """
[[table]]
file = "bodies.csv"
sheet = "Bodies"
except = { kind = ["board"] }
"""
LEFT_OUT = """
[left_out."classes.csv"]
why = "it is for people"
"""
WHOLE = BOARDS + COLUMNS + OTHERS + COLUMNS + LEFT_OUT


def read(
    folder: Path, mapping: str = WHOLE, bodies: str = BODIES, classes: str | None = CLASSES
) -> FilesRead:
    """What a mapping makes of the two files."""
    data = folder / "data"
    data.mkdir()
    (data / "bodies.csv").write_text(bodies, "utf-8")
    if classes is not None:
        (data / "classes.csv").write_text(classes, "utf-8")
    (folder / "mapping.toml").write_text(mapping, "utf-8")
    return read_files([data], folder / "mapping.toml")


def row(found: FilesRead, code: str) -> SheetRow:
    """The row with a code."""
    return next(each for each in found.rows if each.text("Code") == code)


def said(found: FilesRead) -> list[tuple[str, str]]:
    """The rule and file of every finding."""
    return [(finding.rule, _file(finding)) for finding in found.findings]


def _file(finding: Finding) -> str:
    assert finding.place
    return finding.place.file


def test_a_second_file_says_what_a_text_stands_for(tmp_path: Path) -> None:
    """The standing of a source is said once, in a file that people can correct, not in every row."""
    found = read(tmp_path)
    assert [row(found, code).text("Standing") for code in ("B1", "B2")] == ["official", "press"]
    assert not found.findings


def test_a_text_that_the_second_file_lacks_stays_as_it_is(tmp_path: Path) -> None:
    """A source that nobody classed must be refused by the column of words, not pass as unclassed."""
    found = read(tmp_path, classes="source,class,why\ncouncil.example,official,its own site\n")
    assert row(found, "B2").text("Standing") == "paper.example"


def test_the_second_file_must_be_there(tmp_path: Path) -> None:
    """Without the file every translation would be missing, so that is what must be said."""
    found = read(tmp_path, classes=None)
    assert set(said(found)) == {("missing-file", "classes.csv")}


def test_the_second_file_must_have_the_columns(tmp_path: Path) -> None:
    """A renamed heading in the second file would undo every translation in silence."""
    found = read(tmp_path, classes="origin,class,why\ncouncil.example,official,its own site\n")
    assert ("missing-column", "classes.csv") in said(found)


def test_columns_of_the_second_file_are_used_or_left_out_like_any_other(tmp_path: Path) -> None:
    """The rule that nothing is dropped in silence holds for it too."""
    found = read(tmp_path, WHOLE.replace(LEFT_OUT, ""))
    assert said(found) == [("unmapped-column", "classes.csv")]


def test_a_lookup_names_its_file_and_both_columns(tmp_path: Path) -> None:
    """A lookup with a misspelt word is refused before any file is read."""
    (tmp_path / "mapping.toml").write_text(WHOLE.replace('key = "source"', 'kee = "source"'), "utf-8")
    with pytest.raises(BadArgument, match="key column and its value column"):
        read_mapping(tmp_path / "mapping.toml")


def test_several_columns_are_joined_and_blank_ones_skipped(tmp_path: Path) -> None:
    """A remark spread over columns becomes one, without stray semicolons where a cell is blank."""
    found = read(tmp_path)
    assert row(found, "B2").text("Note") == "small; Extra: very"
    assert row(found, "B1").text("Note") is None


def test_a_joined_text_points_to_the_first_filled_cell(tmp_path: Path) -> None:
    """Whoever asks where a text comes from is led to a cell that holds part of it."""
    found = row(read(tmp_path, bodies=BODIES.replace("small,", ",")), "B2")
    column = found.sheet.column("Note")
    assert column
    field = found.fields[column]
    assert field.cell
    assert (field.heading, field.cell.reference, field.cell.text) == ("extra", "E3", "very")


def test_two_tables_part_a_file_between_them(tmp_path: Path) -> None:
    """With only and except every row is read once, whatever new words turn up."""
    found = read(tmp_path, bodies=BODIES + "B3,Panel three,panel,,,council.example\n")
    assert [each.text("Code") for each in found.rows] == ["B1", "B2", "B3"]


def test_a_row_that_no_table_reads_is_listed(tmp_path: Path) -> None:
    """A new word in the file must not make its rows disappear."""
    found = read(tmp_path, BOARDS + COLUMNS + LEFT_OUT)
    assert said(found) == [("unmapped-row", "bodies.csv")]
    place = found.findings[0].place
    assert place
    assert place.row == 3


def test_a_file_left_out_whole_is_listed_with_the_reason(tmp_path: Path) -> None:
    """What is not taken in must be seen in the receipt, not only in the mapping."""
    found = read(tmp_path, WHOLE.replace(LEFT_OUT, LEFT_OUT.replace("why", '"*"')))
    assert said(found) == [("left-out", "classes.csv")]
    assert found.findings[0].message == "Left out: it is for people"
