"""Tables as they stand in a file: headings, rows and cells, before anybody asks what they mean.

A cell keeps exactly what it showed, its formula and its number format: the text is the
evidence. Row numbers and references are those a spreadsheet shows, counted from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.trail.records import Cell, SourceFile

NO_RESULT = "#NO RESULT!"
"""What stands for the result of a formula that was never worked out: as an error it is told at its cell,
while a blank would be a missing figure that nobody reported as missing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number and its filled cells by column index, counted from 0."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or one CSV file: ``sheet`` is absent for CSV. Headings are cleaned text by column index.

    Of a hidden sheet nothing is read but its name.
    """

    file: SourceFile
    sheet: str | None
    headings: Mapping[int, str]
    rows: tuple[Row, ...]
    hidden: bool = False


class UnreadableFile(ValueError):
    """A file that cannot be opened as what it says it is; says why and what to do."""
