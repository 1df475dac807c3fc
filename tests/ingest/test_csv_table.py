"""CSV files: every cell stays text, and is found where a spreadsheet would show it."""

import pytest

from ingest.csv_table import read_csv
from ingest.tables import UnreadableFile


def test_cells_stay_text_and_carry_a_spreadsheets_references(tmp_path):
    """007, NA and 1e5 are codes and words here; whoever opens the file must find the cell."""
    path = tmp_path / "table.csv"
    path.write_bytes('\ufeffcode,note\n007,NA\n\n1e5,"two\nlines"\nTRUE,\n'.encode())
    table = read_csv(path, "mapped")
    assert table.headings == {0: "code", 1: "note"}
    assert [(row.number, [cell.text for cell in row.cells.values()]) for row in table.rows] == [
        (2, ["007", "NA"]),
        (4, ["1e5", "two\nlines"]),
        (5, ["TRUE"]),
    ]
    assert table.rows[1].cells[1].reference == "B4"
    assert (table.file.mapping, table.sheet, table.rows[0].cells[0].sheet) == ("mapped", None, None)


def test_short_rows_are_blank_at_their_end(tmp_path):
    """Some programs leave out trailing commas."""
    path = tmp_path / "table.csv"
    path.write_text("a,b,c\n1\n1,2,3\n")
    assert [len(row.cells) for row in read_csv(path).rows] == [1, 3]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2,3\n", "^is not a table: line 2 has 3 columns where the lines before it have 2"),
        (b'a,b\n1,"2\n', "^is not a table: its commas or quotation marks do not fit"),
        ("a,b\nŵ,1\n".encode("utf-16"), "not UTF-8"),
        (b"a,b\n\xe9,1\n", "not UTF-8"),
        (b",".join(b"a%d" % number for number in range(10_000)) + b"\n", "10000 columns"),
    ],
)
def test_what_is_no_plain_table_is_refused_with_the_reason(tmp_path, content, words):
    """A table read with the wrong width or letters would put values under the wrong headings."""
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=words):
        read_csv(path)
