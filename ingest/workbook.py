"""Excel workbooks into tables.

A workbook is a stranger's file: its size is checked before and after unpacking, its XML
is read row by row by a parser that follows no entities, and a broken one gives a sentence.
What you would get wrong: Excel keeps 91.8% as 0.918; a cell's text is what the officer saw.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from graph.trail.records import Cell, SourceFile
from ingest.cleaning import clean
from ingest.tables import NO_RESULT, Row, Table, UnreadableFile

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 400_000_000
MOST_COLUMNS = 1_000
MOST_ROWS = 500_000
EXAMPLE_MARK = "EXAMPLE"
NOT_WORKED_OUT = "n"  # openpyxl's type for a cell without a result; an empty result is "str"

_QUOTED = re.compile(r'"[^"]*"|[\\_*].')


def read_workbook(path: Path) -> tuple[SourceFile, list[Table]]:
    """Every sheet of a workbook with a heading row, in the order of the tabs."""
    content = read_content(path)
    file = SourceFile(path.name, sha256(content).hexdigest(), len(content))
    _check_package(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of charts and extensions that nobody reads here
            return file, _tables(file, content)
    except UnreadableFile:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on a hostile or broken file
        raise UnreadableFile(
            "cannot be read as an Excel workbook. Open it in Excel and save it again as .xlsx."
        ) from error


def _tables(file: SourceFile, content: bytes) -> list[Table]:
    shown = _open(content, data_only=True)
    formulas = _open(content, data_only=False) if _has_formulas(content) else None
    return [
        _table(file, sheet, formulas[sheet.title] if formulas else None)
        if sheet.sheet_state == "visible"
        else Table(file, sheet.title, {}, (), hidden=True)
        for sheet in shown.worksheets
    ]


def read_content(path: Path) -> bytes:
    """A file's bytes, if it is small enough to be what it should be."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            most = LARGEST_FILE // 1_000_000
            raise UnreadableFile(f"is {size // 1_000_000} MB; at most {most} MB are read.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"cannot be opened: {error.strerror}.") from error


def _check_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableFile(
            "is not an Excel workbook, or it is damaged. Open it in Excel and save it as .xlsx."
        ) from error
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableFile("unpacks to more than any report card needs. It was not opened.")


def _has_formulas(content: bytes) -> bool:
    """Whether any sheet holds a formula; most do not, and need not be opened twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = (part for part in package.namelist() if part.startswith("xl/worksheets/"))
        return any(b"<f" in package.read(part) for part in sheets)


def _open(content: bytes, *, data_only: bool) -> Any:  # noqa: ANN401 - openpyxl's own type is generic over cells
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)


def _lines(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - as above
    """The rows that are there, one at a time; what the file says of its own size is not believed."""
    sheet.reset_dimensions()
    return sheet.iter_rows()  # type: ignore[no-any-return]


def _table(file: SourceFile, shown: Any, formulas: Any | None) -> Table:  # noqa: ANN401 - as above
    headings: dict[int, str] = {}
    kept: list[Row] = []
    pairs = zip(_lines(shown), _lines(formulas) if formulas else repeat(()))  # noqa: B905 - repeat never ends
    for number, (cells, behind) in enumerate(pairs, start=1):
        if number == 1:
            headings = _headings(cells)
            continue
        found = dict(_cells(file, shown.title, number, cells, behind))
        if found and not found[min(found)].text.startswith(EXAMPLE_MARK):
            _check_reach(shown.title, number, max(found))
            kept.append(Row(number, found))
    return Table(file, shown.title, headings, tuple(kept))


def _headings(cells: tuple[Any, ...]) -> dict[int, str]:
    return {index: clean(str(cell.value)) for index, cell in enumerate(cells) if cell.value not in (None, "")}


def _check_reach(sheet: str, number: int, index: int) -> None:
    """No value stands further out than in any report card; formats may reach to the sheet's end."""
    if number > MOST_ROWS or index >= MOST_COLUMNS:
        raise UnreadableFile(
            f"has a sheet “{sheet}” that reaches to {get_column_letter(index + 1)}{number}, further than "
            "any report card. Delete the rows and columns beyond the table."
        )


def _cells(
    file: SourceFile, sheet: str, number: int, cells: tuple[Any, ...], behind: tuple[Any, ...]
) -> Iterator[tuple[int, Cell]]:
    for index, cell in enumerate(cells):
        formula = _formula(behind[index]) if index < len(behind) else None
        if cell.value is None and not formula:
            continue
        without_result = formula and cell.value is None and cell.data_type == NOT_WORKED_OUT
        text = NO_RESULT if without_result else shown_text(cell.value, cell.number_format)
        reference = f"{get_column_letter(index + 1)}{number}"
        if clean(text):
            number_format = cell.number_format if cell.number_format not in ("General", "@") else None
            yield index, Cell(file, sheet, reference, text, formula, number_format)


def _formula(cell: Any) -> str | None:  # noqa: ANN401 - as above
    held = getattr(cell.value, "text", cell.value)
    return held if cell.data_type == "f" and isinstance(held, str) else None


def shown_text(value: object, number_format: str) -> str:
    """A cell's value as the officer saw it: days as ISO dates, shares with a percent format times 100."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float):
        plain = Decimal(format(value, ".15g"))
        if "%" in _QUOTED.sub("", number_format):
            return f"{format((plain * 100).normalize() + 0, 'f')}%"
        return format(plain.normalize() + 0, "f")
    return str(value)
