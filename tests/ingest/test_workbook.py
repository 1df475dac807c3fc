"""Workbooks as strangers send them: what the officer saw is kept, what is hostile or broken is refused."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from ingest import workbook as module
from ingest.tables import NO_RESULT, UnreadableFile
from ingest.workbook import read_workbook, shown_text

FIGURES = """
    Sheet: Figures
    Measure | Period     | Value
    ED1     | 2020-21-Q1 |
"""


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.918, "0.0%", "91.8%"),
        (0.918, "0%", "91.8%"),
        (0.07, "0%", "7%"),
        (91.8, '0.0"%"', "91.8"),
        (91.8, "0.0\\%", "91.8"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1234567"),
        (True, "General", "yes"),
        (date(2020, 10, 5), "dd/mm/yyyy", "2020-10-05"),
        (datetime(2020, 10, 5, 9, 30), "dd/mm/yyyy", "2020-10-05"),
        (None, "General", ""),
        ("  text ", "@", "  text "),
        (-0.0, "General", "0"),
    ],
)
def test_a_cell_is_read_as_the_officer_saw_it(value, number_format, text):
    """Excel keeps 91.8% as 0.918, but a format that only writes the sign after 91.8 changes nothing."""
    assert shown_text(value, number_format) == text


def test_a_cell_keeps_its_text_its_format_and_its_place(workbook):
    """These are the evidence that an auditor is shown."""
    path = workbook(FIGURES, cells={"Figures!C2": (0.918, "0.0%")})
    file, (table,) = read_workbook(path)
    cell = table.rows[0].cells[2]
    assert (cell.sheet, cell.reference, cell.text) == ("Figures", "C2", "91.8%")
    assert (cell.number_format, cell.formula, cell.file) == ("0.0%", None, file)
    assert (file.name, file.size) == ("council.xlsx", path.stat().st_size)


def with_part(path, name: str, change) -> None:
    """Rewrite one part of a workbook's package."""
    with zipfile.ZipFile(path) as package:
        parts = {each.filename: package.read(each.filename) for each in package.infolist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)


def test_a_formula_is_kept_beside_its_result(workbook):
    """The figure is the result; how it came about is evidence."""
    path = workbook(FIGURES, cells={"Figures!C2": "=90+1.8"})
    with_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("<v></v>", "<v>91.8</v>").replace("<v />", "<v>91.8</v>"),
    )
    _, (table,) = read_workbook(path)
    cell = table.rows[0].cells[2]
    assert (cell.text, cell.formula) == ("91.8", "=90+1.8")


def test_a_formula_that_was_never_worked_out_is_no_blank(workbook):
    """Read as a blank it would be a missing figure that nobody reported as missing."""
    _, (table,) = read_workbook(workbook(FIGURES, cells={"Figures!C2": "=90+1.8"}))
    cell = table.rows[0].cells[2]
    assert (cell.text, cell.formula) == (NO_RESULT, "=90+1.8")


def test_text_that_looks_like_a_formula_stays_text(workbook):
    """A cell typed as '=cmd is somebody's text and is never run nor dropped."""
    _, (table,) = read_workbook(
        workbook(
            """
        Sheet: Lessons
        Code | Text (English)
        LES1 | =cmd|' /C calc'!A0
    """.replace("=cmd|", "=cmd¦")
        )
    )
    assert table.rows[0].cells[1].text == "=cmd¦' /C calc'!A0"
    assert table.rows[0].cells[1].formula is None


def test_example_rows_and_empty_rows_are_not_read(workbook):
    """The blank workbook's own helps are not records."""
    path = workbook("""
        Sheet: Figures
        Measure     | Period     | Value
        EXAMPLE ED1 | 2020-21-Q2 | 1
                    |            |
        ED1         | 2020-21-Q1 | 2
    """)
    _, (table,) = read_workbook(path)
    assert [(row.number, row.cells[0].text) for row in table.rows] == [(4, "ED1")]


@pytest.mark.parametrize(
    "content", [b"", b"not a zip", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 an old .xls"]
)
def test_a_damaged_file_is_refused_with_what_to_do(tmp_path, content):
    """A traceback tells an officer nothing."""
    path = tmp_path / "report.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"Open it in Excel and save it as \.xlsx"):
        read_workbook(path)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    """Any Word file is a zip too."""
    path = tmp_path / "report.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(UnreadableFile, match="cannot be read as an Excel workbook"):
        read_workbook(path)


def test_a_workbook_cut_short_is_refused(workbook):
    """A download that stopped half way must not become half a load."""
    path = workbook(FIGURES)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnreadableFile):
        read_workbook(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    """A few kilobytes can unpack to what no machine holds; the size is asked before anything is read."""
    monkeypatch.setattr(module, "LARGEST_UNPACKED", 1_000_000)
    monkeypatch.setattr(module.openpyxl, "load_workbook", lambda *_, **__: pytest.fail("it was opened"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * 1_000_001)
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(held.getvalue())
    with pytest.raises(UnreadableFile, match="unpacks to more"):
        read_workbook(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    """Memory is not spent on what cannot be a report card."""
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    path = tmp_path / "large.xlsx"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableFile, match="MB are read"):
        read_workbook(path)


ENTITY = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_xml_entities_are_never_followed(workbook, part):
    """An entity can read the server's files or grow without end."""
    path = workbook(FIGURES)

    def poison(text: str) -> str:
        declaration, end, rest = text.partition("?>")
        return f"{declaration}{end}{ENTITY}{rest}" if end else ENTITY + text

    with_part(path, part, poison)
    with pytest.raises(UnreadableFile):
        read_workbook(path)


@pytest.mark.parametrize("reference", ["XFD1048576", "A1048576", "NTP2"])
def test_a_sheet_that_reaches_too_far_is_refused(workbook, reference):
    """One stray cell in the far corner would make a reader walk through billions of empty ones."""
    if reference == "A1048576":
        text = FIGURES.replace("Value", "Value | Note | Source | Standing")
    else:
        text = FIGURES
    path = workbook(text, cells={f"Figures!{reference}": "stray"})
    with pytest.raises(UnreadableFile, match=f"reaches to [A-Z]+{reference.lstrip('ABCDEFNTPX')}"):
        read_workbook(path)


def test_formats_to_the_end_of_a_sheet_are_no_reach(workbook):
    """Officers colour whole columns; that leaves a million rows with nothing in them."""
    path = workbook(FIGURES, cells={"Figures!XFD1048576": (None, "0.0%")})
    _, (table,) = read_workbook(path)
    assert [row.number for row in table.rows] == [2]


def test_a_hidden_sheet_is_not_read(workbook):
    """What nobody sees must not become a record; its name stays known, so that it can be said."""
    path = workbook(FIGURES)
    with_part(path, "xl/workbook.xml", lambda text: text.replace('state="visible"', 'state="hidden"'))
    _, (table,) = read_workbook(path)
    assert (table.hidden, table.sheet, table.headings, table.rows) == (True, "Figures", {}, ())


def test_a_workbook_with_parts_nobody_reads_here_is_read_without_a_word(tmp_path):
    """Excel keeps drop-downs in an extension that the parser warns about on the officer's screen."""
    book = Workbook()
    book.active.title = "Figures"
    book.active.append(["Measure"])
    path = tmp_path / "extended.xlsx"
    book.save(path)
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        "<x14:dataValidations/></ext></extLst></worksheet>"
    )
    with_part(path, "xl/worksheets/sheet1.xml", lambda text: text.replace("</worksheet>", extension))
    assert read_workbook(path)[1][0].headings == {0: "Measure"}
