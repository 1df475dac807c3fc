"""A workbook is an indented table in the test: what a row says can be read beside what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph.findings import Finding
from graph.names import Names
from graph.store.layout import Layout
from graph.store.writer import writing
from graph.trail.reading import ChangeSetRow, InForce, change_sets, in_force
from ingest.history import RECORD_SOURCES, SourceRow
from ingest.load import LoadAnswer, Manner, Order, Receipt, load

BASE = "https://data.anytown.example"
NAMES = Names(BASE)
TODAY = date(2020, 11, 15)
NOW = datetime(2020, 11, 15, 9, 0, tzinfo=UTC)

COUNCIL = """
    Sheet: Council
    Code    | Name (English)  | Base address                 | Made up
    ANYTOWN | Anytown Council | https://data.anytown.example | yes
"""
MEASURES = """
    Sheet: Measures
    Code | Name (English) | Scope       | Unit    | Accumulation | Frequency | Calendar  | Polarity
    ED1  | Attendance     | performance | percent | flow         | quarterly | financial | higher-is-better
    ED2  | Leavers        | performance | percent | flow         | quarterly | financial | lower-is-better
"""
BASIS = COUNCIL + MEASURES


def tables(text: str) -> Mapping[str, list[list[str]]]:
    """The sheets of an indented text: ``Sheet: Name``, then rows whose cells are parted by strokes."""
    found: dict[str, list[list[str]]] = {}
    for line in filter(None, (each.strip(" ") for each in text.splitlines())):
        if line.startswith("Sheet: "):
            rows = found.setdefault(line.removeprefix("Sheet: "), [])
        else:
            rows.append([cell.strip(" ") for cell in line.split("|")])
    return found


def book_of(text: str, cells: Mapping[str, Any] | None = None) -> Workbook:
    """A workbook of such a text; ``cells`` gives values that text cannot, as ``Figures!C2``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables(text).items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for index, value in enumerate(row, start=1):
                page.cell(number, index, value or None).data_type = "s" if value else "n"
    for where, value in (cells or {}).items():
        name, _, reference = where.partition("!")
        held, number_format = value if isinstance(value, tuple) else (value, None)
        book[name][reference] = held
        if number_format:
            book[name][reference].number_format = number_format
    return book


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook from a text and give its path."""

    def make(text: str, name: str = "council.xlsx", cells: Mapping[str, Any] | None = None) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book_of(text, cells).save(path)
        return path

    return make


@dataclass
class Council:
    """A thread in a folder of its own, and the workbooks that are loaded into it."""

    root: Path
    workbook: Callable[..., Path]
    now: datetime = NOW

    def load(self, *paths: Path, who: str = "Officer", **details: Any) -> LoadAnswer:
        """Load files as one change set; details go to the order or to the manner."""
        order_words = {"mapping", "reason", "recorded_at"}
        order = {word: details.pop(word) for word in order_words & set(details)}
        manner = Manner(**{"today": TODAY, "now": self.now, **details})
        return load(self.root, [Order(paths, who, **order)], manner)

    def receipt(self, *paths: Path, **details: Any) -> Receipt:
        """The one receipt of a load."""
        return self.load(*paths, **details).receipts[0]

    def take(self, text: str, name: str = "council.xlsx", **details: Any) -> Receipt:
        """Load a workbook written as a text; it must be accepted."""
        receipt = self.receipt(self.workbook(text, name, details.pop("cells", None)), **details)
        assert receipt.outcome == "accepted", sentences(receipt.findings)
        return receipt

    def refuse(self, text: str, name: str = "refused.xlsx", **details: Any) -> tuple[Finding, ...]:
        """Load a workbook that must be refused and leave the thread as it was; gives its findings."""
        before = self.state()
        answer = self.load(self.workbook(text, name, details.pop("cells", None)), **details)
        assert answer.refused
        assert "the thread is as it was" in answer.thread
        assert self.state() == before
        return answer.receipts[0].findings

    def state(self) -> tuple[list[ChangeSetRow], InForce, list[SourceRow]]:
        """The trail, the records in force and the versions with their cells, as a writer sees them."""
        with writing(Layout(self.root), NAMES) as writer:
            return (
                change_sets(writer.store, NAMES),
                in_force(writer.store, NAMES),
                RECORD_SOURCES.answer(writer.store, NAMES.trail),
            )


@pytest.fixture
def council(tmp_path: Path, workbook: Callable[..., Path]) -> Council:
    """A council whose thread is still empty."""
    return Council(tmp_path / "thread", workbook)


@pytest.fixture
def anytown(council: Council) -> Council:
    """A council with two measures."""
    council.take(BASIS, "basis.xlsx")
    return council


def sentences(findings: tuple[Finding, ...]) -> str:
    """All findings as a person reads them."""
    return "\n".join(f"{finding.rule}: {finding.sentence()}" for finding in findings)


def only(findings: tuple[Finding, ...]) -> Finding:
    """The one finding there must be."""
    assert len(findings) == 1, sentences(findings)
    return findings[0]
