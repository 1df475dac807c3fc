"""Writes rows into a workbook of the blank workbook's form.

Headings come from `ingest.sheets` and the words of choices from `ontology.codes`, so a
workbook made here cannot drift from what the reader expects.

What you would get wrong: rows name a choice by its key (``higher-is-better``); the cell
holds the English word (``Higher is better``).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from ingest.sheets import SHEET_NAMED, Column, Reads, Sheet
from ontology.codes import concept

Value = str | int | Decimal | date | None
Row = Mapping[str, Value]

NUMBERS = {Reads.DECIMAL, Reads.WHOLE}
WIDEST = 60


def rows(headings: str, *values: Sequence[Value]) -> list[Row]:
    """Rows from one line of headings, parted by ``|``, and the values under them; None leaves a cell blank."""
    names = [name.strip() for name in headings.split("|")]
    return [dict(zip(names, each, strict=True)) for each in values]


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Row]]) -> None:
    """Write a workbook with these sheets; row 1 holds the headings, row 2 the first record.

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
        for heading, value in record.items():
            _fill(page.cell(line, place[heading]), sheet.columns[place[heading] - 1], value)
    page.freeze_panes = "B2"
    _set_widths(page)


def _fill(cell: Cell, column: Column, value: Value) -> None:
    if value is None or value == "":
        return
    if column.reads is Reads.CHOICE:
        cell.value = "; ".join(_word(column, key) for key in str(value).split("; "))
    elif column.reads is Reads.DAY:
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.value = value if column.reads in NUMBERS else str(value)


def _word(column: Column, key: str) -> str:
    return concept(str(column.choices), key).labels["en"]


def _set_widths(page: Worksheet) -> None:
    for cells in page.iter_cols():
        longest = max(len(str(cell.value or "")) for cell in cells)
        page.column_dimensions[cells[0].column_letter].width = min(longest, WIDEST) + 2
