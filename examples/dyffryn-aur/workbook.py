"""Reads plain text tables and writes them as a workbook of the blank workbook's form.

Headings come from `ingest.sheets` and the words of choices from `ontology.codes`, so a
workbook made here cannot drift from what the reader expects.

What you would get wrong: tables name a choice by its key (``higher-is-better``); the cell
holds the English word (``Higher is better``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ingest.sheets import SHEET_NAMED, Column, Reads, Sheet
from ontology.codes import concept

Row = dict[str, str]
Sheets = Mapping[str, Sequence[Row]]
WIDEST = 60
DAY_FORMAT = "yyyy-mm-dd"


def table(text: str) -> list[Row]:
    """The rows of a text table: columns parted by ``|``, headings first; blank cells are left out."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [_filled(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _filled(cells: Iterable[tuple[str, str]]) -> Row:
    return {heading: text for heading, text in cells if text}


def write_workbook(path: Path, sheets: Sheets) -> None:
    """Write a workbook of these sheets: row 1 holds the headings, row 2 the first record.

    Raises KeyError when a sheet, heading or choice is not one of the blank workbook's.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, records in sheets.items():
        _write_sheet(book.create_sheet(name), SHEET_NAMED[name], records)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _write_sheet(page: Worksheet, sheet: Sheet, records: Sequence[Row]) -> None:
    place = {column.heading: number for number, column in enumerate(sheet.columns, start=1)}
    for heading, number in place.items():
        page.cell(1, number, heading).font = Font(bold=True)
    for line, record in enumerate(records, start=2):
        for heading, text in record.items():
            column = sheet.columns[place[heading] - 1]
            cell = page.cell(line, place[heading], _value(column, text))
            cell.number_format = DAY_FORMAT if column.reads is Reads.DAY else "General"
    page.freeze_panes = "B2"
    _set_widths(page)


def _value(column: Column, text: str) -> str | int | Decimal | date:
    if column.reads is Reads.CHOICE:
        return "; ".join(_word(column, key) for key in text.split("; "))
    return _READS.get(column.reads, str)(text)


_READS: Mapping[Reads, Callable[[str], str | int | Decimal | date]] = {
    Reads.DECIMAL: Decimal,
    Reads.FIGURE: Decimal,
    Reads.WHOLE: int,
    Reads.DAY: date.fromisoformat,
}


def _word(column: Column, key: str) -> str:
    return concept(str(column.choices), key).labels["en"]


def _set_widths(page: Worksheet) -> None:
    for number, texts in enumerate(page.iter_cols(values_only=True), start=1):
        longest = max(len(str(text or "")) for text in texts)
        page.column_dimensions[get_column_letter(number)].width = min(longest, WIDEST) + 2
