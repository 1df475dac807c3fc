"""CSV files into tables.

UTF-8, one heading row, commas. Every cell stays text: nothing is taken for a number, a
date or a missing value before the mapping has said what the column holds.
"""

import io
import re
from hashlib import sha256
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter

from graph.trail.records import Cell, SourceFile
from ingest.cleaning import clean
from ingest.tables import Row, Table, UnreadableFile
from ingest.workbook import MOST_COLUMNS, read_content

_TOO_MANY = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")


def read_csv(path: Path, mapping: str | None = None) -> Table:
    """The one table of a CSV file; ``mapping`` is the name of the mapping it is read by."""
    content = read_content(path)
    file = SourceFile(path.name, sha256(content).hexdigest(), len(content), mapping)
    try:
        frame = pd.read_csv(
            io.BytesIO(content),
            dtype=str,
            header=None,
            na_filter=False,
            encoding="utf-8-sig",
            skip_blank_lines=False,
        )
    except UnicodeDecodeError as error:
        raise UnreadableFile("is not UTF-8 text. Save it as “CSV UTF-8”.") from error
    except pd.errors.EmptyDataError as error:
        raise UnreadableFile("is empty. A table has one row of headings and rows below it.") from error
    except pd.errors.ParserError as error:
        raise UnreadableFile(f"is not a table: {_wrong_line(str(error))}") from error
    if frame.shape[1] > MOST_COLUMNS:
        raise UnreadableFile(f"has {frame.shape[1]} columns; at most {MOST_COLUMNS} are read.")
    lines = frame.fillna("").to_numpy().tolist()
    headings = {index: clean(text) for index, text in enumerate(lines[0]) if clean(text)}
    rows = tuple(_row(file, number, line) for number, line in enumerate(lines[1:], start=2))
    return Table(file, None, headings, tuple(row for row in rows if row.cells))


def _wrong_line(told: str) -> str:
    """What the parser found, without its own words for it."""
    counts = _TOO_MANY.search(told)
    if counts is None:
        return "its commas or quotation marks do not fit. Save it again as “CSV UTF-8”."
    expected, line, seen = counts.groups()
    return (
        f"line {line} has {seen} columns where the lines before it have {expected}. "
        "Put text that holds a comma between quotation marks."
    )


def _row(file: SourceFile, number: int, line: list[str]) -> Row:
    return Row(
        number,
        {
            index: Cell(file, None, f"{get_column_letter(index + 1)}{number}", text)
            for index, text in enumerate(line)
            if clean(text)
        },
    )
