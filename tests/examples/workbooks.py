"""Example workbooks as rows by heading: what the tests of every made-up council read."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import networkx
from openpyxl import load_workbook

from ingest.sheets import SHEET_NAMED, Column
from ontology.codes import code_lists

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
HOME = EXAMPLES / "dyffryn-aur"
WORKBOOKS = ("structure.xlsx", "figures.xlsx", "money.xlsx")
MADE = [*(f"dyffryn-aur/{name}" for name in WORKBOOKS), "dyffryn-aur/restatement/figures-restated.xlsx"]
SMALL = {"first-steps": "council.xlsx", "rating-schemes": "rules.xlsx"}
ALL_WORKBOOKS = [*MADE, *(f"{folder}/{name}" for folder, name in SMALL.items())]
COUNCILS = {
    "dyffryn-aur": [HOME / name for name in WORKBOOKS],
    **{folder: [EXAMPLES / folder / name] for folder, name in SMALL.items()},
}
SIDEWAYS = {"Influences", "Threatens"}

Row = dict[str, object]
Sheets = dict[str, list[Row]]


def read(*paths: Path) -> Sheets:
    """Every sheet of these workbooks as rows by heading, blank cells left out."""
    sheets: Sheets = {}
    for path in paths:
        for page in load_workbook(path):
            headings, *lines = page.iter_rows(values_only=True)
            sheets[page.title] = [_row(headings, line) for line in lines]
    return sheets


def _row(headings: tuple[object, ...], line: tuple[object, ...]) -> Row:
    cells = zip(headings, line, strict=True)
    return {str(heading): _plain(value) for heading, value in cells if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    return Decimal(str(value)) if isinstance(value, float | int) else value


def cells(path: Path) -> dict[tuple[str, str], object]:
    """Every filled cell of a workbook by sheet and reference."""
    return {
        (page.title, cell.coordinate): cell.value
        for page in load_workbook(path)
        for line in page.iter_rows()
        for cell in line
        if cell.value is not None
    }


def filled(sheets: Sheets) -> Iterator[tuple[str, Column, object]]:
    """Every filled cell with its sheet's name and column."""
    for name, rows in sheets.items():
        for row in rows:
            for heading, value in row.items():
                column = SHEET_NAMED[name].column(heading)
                assert column is not None, f"{name} has no heading {heading}"
                yield name, column, value


def split(value: object) -> list[str]:
    return str(value).split("; ")


def coded(sheets: Sheets) -> dict[str, set[str]]:
    """The codes that each sheet defines, and the goals that are shipped."""
    found = {name: {str(row["Code"]) for row in rows if "Code" in row} for name, rows in sheets.items()}
    found["Rating schemes"] = {str(row["Scheme"]) for row in sheets["Rating schemes"]}
    found["Goals"] = {each.notation for each in code_lists()["goal"].concepts}
    return found


def walk(sheets: Sheets, *, but: frozenset[str] | set[str] = frozenset()) -> networkx.DiGraph:
    """The links as a graph, leaving out some types."""
    graph = networkx.DiGraph()
    graph.add_edges_from((row["From"], row["To"]) for row in sheets["Links"] if row["Type"] not in but)
    return graph


# made by the script
