"""Rows of the blank workbook, whichever file they came from.

Both ways in end here: a sheet with the workbook's own headings, and a foreign table seen
through a mapping. From here on nothing knows the difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from openpyxl.utils import get_column_letter

from graph.findings import Finding, Place, Severity
from graph.trail.records import Cell
from ingest.cleaning import clean
from ingest.sheets import SHEETS, Column, Sheet, plain_heading
from ingest.tables import Row, Table

NOT_A_SHEET_OF_OURS = frozenset({"notes", "lists", "nodiadau"})


@dataclass(frozen=True, slots=True)
class Field:
    """The text under one heading of a row, cleaned, with the cell it came from and that cell's heading.

    A constant that a mapping supplies has no cell.
    """

    text: str
    heading: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet: where it stands and its filled fields."""

    sheet: Sheet
    file: str
    tab: str | None
    number: int
    fields: Mapping[Column, Field]

    def place(self, column: Column | None = None) -> Place:
        """Where a column of this row stands in its file."""
        field = self.fields.get(column) if column else None
        heading = field.heading if field else column.heading if column else None
        cell = field.cell.reference if field and field.cell and self.tab else None
        return Place(self.file, self.tab, self.number, heading, cell)

    def text(self, heading: str) -> str | None:
        """The text under a heading, if it is filled."""
        column = self.sheet.column(heading)
        field = self.fields.get(column) if column else None
        return field.text if field else None


def sheet_of(name: str) -> Sheet | None:
    """The sheet of the blank workbook with this name in either language."""
    wanted = plain_heading(name)
    return next(
        (s for s in SHEETS if wanted in {plain_heading(s.name), plain_heading(s.welsh or s.name)}), None
    )


def rows_of(table: Table) -> tuple[list[SheetRow], list[Finding]]:
    """The rows of a sheet in the blank workbook's form; what is not known of it is said."""
    name = table.sheet or ""
    sheet = sheet_of(name)
    if table.hidden:
        return [], [_hidden(table)] if sheet else []
    if sheet is None:
        empty = not table.headings and not table.rows
        return [], [] if empty or plain_heading(name) in NOT_A_SHEET_OF_OURS else [_unknown_sheet(table)]
    columns, findings = _columns(table, sheet)
    findings += unheaded(table)
    rows = [_sheet_row(table, sheet, columns, row) for row in table.rows]
    return [row for row in rows if row.fields], findings


def _sheet_row(table: Table, sheet: Sheet, columns: Mapping[int, Column], row: Row) -> SheetRow:
    fields = {
        columns[index]: Field(clean(cell.text), table.headings[index], cell)
        for index, cell in row.cells.items()
        if index in columns
    }
    return SheetRow(sheet, table.file.name, table.sheet, row.number, fields)


def _columns(table: Table, sheet: Sheet) -> tuple[dict[int, Column], list[Finding]]:
    found: dict[int, Column] = {}
    findings = []
    for index, heading in table.headings.items():
        column = sheet.column(heading)
        if column is None:
            findings.append(_unknown_heading(table, sheet, heading))
        elif column in found.values():
            findings.append(_twice(table, heading))
        else:
            found[index] = column
    missing = [c for c in sheet.columns if c.required and c not in found.values()] if table.rows else []
    findings += [_lacking(table, column) for column in missing]
    return found, findings


def _finding(
    table: Table, rule: str, heading: str, message: str, remedy: str, severity: Severity = Severity.VIOLATION
) -> Finding:
    return Finding(severity, rule, Place(table.file.name, table.sheet, 1, heading), heading, message, remedy)


def _twice(table: Table, heading: str) -> Finding:
    return _finding(
        table,
        "duplicate-column",
        heading,
        f"The heading “{heading}” stands twice in the sheet.",
        "Keep the column that is right and remove the other.",
    )


def _lacking(table: Table, column: Column) -> Finding:
    return _finding(
        table,
        "missing-column",
        column.heading,
        f"The column “{column.heading}” is missing.",
        "Add it; the blank workbook shows how: golden-thread template.",
    )


def _unknown_heading(table: Table, sheet: Sheet, heading: str) -> Finding:
    hint = nearest(heading, (word for column in sheet.columns for word in (column.heading, column.welsh)))
    stray = not any(_filled(table, index) for index, text in table.headings.items() if text == heading)
    return _finding(
        table,
        "unknown-column",
        heading,
        f"“{heading}” is not a heading of the sheet “{sheet.name}”.{hint}",
        "Correct the heading, or remove the column.",
        Severity.WARNING if stray else Severity.VIOLATION,
    )


def _filled(table: Table, index: int) -> bool:
    return any(index in row.cells for row in table.rows)


def _unknown_sheet(table: Table) -> Finding:
    hint = nearest(table.sheet or "", (word for sheet in SHEETS for word in (sheet.name, sheet.welsh)))
    return Finding(
        Severity.VIOLATION,
        "unknown-sheet",
        Place(table.file.name, table.sheet),
        table.sheet,
        f"“{table.sheet}” is not a sheet of the blank workbook.{hint}",
        "Rename the sheet, or remove it.",
    )


def _hidden(table: Table) -> Finding:
    return Finding(
        Severity.WARNING,
        "hidden-sheet",
        Place(table.file.name, table.sheet),
        table.sheet,
        "This sheet is hidden and was not read.",
        "Unhide it if it should be loaded, else remove it.",
    )


def unheaded(table: Table) -> list[Finding]:
    """Columns that hold values under no heading, which nobody could read: one warning for all of them."""
    bare = sorted({index for row in table.rows for index in row.cells} - set(table.headings))
    if not bare:
        return []
    first = min(row.number for row in table.rows if bare[0] in row.cells)
    letters = ", ".join(get_column_letter(index + 1) for index in bare[:10])
    return [
        Finding(
            Severity.WARNING,
            "no-heading",
            Place(table.file.name, table.sheet, first),
            None,
            f"Values stand under no heading and were not read; columns: {letters}.",
            "Give each of these columns a heading, or empty it.",
        )
    ]


def nearest(text: str, known: Iterable[str | None], count: int = 3) -> str:
    """A hint that names the nearest known words, or nothing."""
    by_fold = {word.casefold(): word for word in known if word}
    close = get_close_matches(text.casefold(), by_fold, n=count, cutoff=0.6)
    if not close:
        return ""
    return " Nearest: " + ", ".join(f"“{by_fold[word]}”" for word in close) + "."
