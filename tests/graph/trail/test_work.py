"""The work of a correction, counted: what is read and written for one cell does not grow with the thread.

Not timed, since a clock tells of the machine. What an engine reads inside a SPARQL query is not
seen from here; its rows are counted.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pyoxigraph import Store

from graph.answers.audit import verify
from graph.store import writer as module
from graph.thread import Thread
from ingest.load import Manner, Order, load
from ontology import GT
from tests.graph.trail.conftest import NAMES, NOW

COUNCIL = ["Code", "Name (English)", "Base address", "Made up", "Default scheme"]
MEASURES = [
    "Code",
    "Name (English)",
    "Scope",
    "Unit",
    "Accumulation",
    "Frequency",
    "Calendar",
    "Polarity",
    "Scheme",
]
FIGURES = ["Measure", "Period", "Value"]
TARGETS = ["Measure", "Period", "Intent", "Value"]
BANDS = ["Scheme", "Rating", "Order", "Basis", "Compared with (threshold)", "From"]
MONEY = ["Budget line", "Period", "View", "Amount (£)"]
RISK_SCORES = ["Risk", "Period", "View", "Likelihood", "Impact"]
JUDGEMENTS = ["About", "Period", "Delivery", "Outcomes"]
LINKS = ["From", "Type", "To", "Basis"]


class Counting:
    """A store that counts the quads and rows read from it and the quads written to it."""

    def __init__(self, store: Store) -> None:
        self.store, self.read, self.written = store, 0, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def quads_for_pattern(self, *pattern: Any) -> Iterator[Any]:
        """The quads, counted as they are taken."""
        for quad in self.store.quads_for_pattern(*pattern):
            self.read += 1
            yield quad

    def query(self, text: str, **about: Any) -> "CountedRows":
        """The rows, counted as they are taken."""
        return CountedRows(self, self.store.query(text, **about))

    def update(self, text: str) -> None:
        """An update, whose quads stand each in a GRAPH of its own."""
        self.written += text.count("GRAPH ")
        self.store.update(text)


class CountedRows:
    """The rows of a query."""

    def __init__(self, counting: Counting, found: Any) -> None:
        self._counting, self._found = counting, found
        self.variables = found.variables

    def __iter__(self) -> Iterator[Any]:
        for row in self._found:
            self._counting.read += 1
            yield row


CORRECTIONS: dict[str, dict[str, list[list[str]]]] = {
    "figure": {"Figures": [FIGURES, ["M7", "2019/20 Q2", "99.5"]]},
    "target": {"Targets": [TARGETS, ["M7", "2019/20 Q2", "improve", "2"]]},
    "money": {"Money": [MONEY, ["BL7", "2019/20 Q2", "Actual to date", "901"]]},
    "risk score": {"Risk scores": [RISK_SCORES, ["RK7", "2019/20 Q2", "Current", "5", "5"]]},
    "judgement": {"Judgements": [JUDGEMENTS, ["WB7", "2019/20 Q2", "On track", "Flat"]]},
    "band of its own scheme": {"Rating schemes": [BANDS, ["OWN", "green", "1", "points", "target", "-2"]]},
}


def work_of_corrections(
    folder: Path, measures: int, monkeypatch: pytest.MonkeyPatch
) -> dict[str, tuple[int, int]]:
    """The quads read and written by each correction of one cell, in a thread of so many measures."""
    folder.mkdir()
    root, manner = folder / "thread", Manner(date(2020, 11, 15), NOW)
    assert not load(root, [Order((council(folder / "council.xlsx", measures),), "Officer")], manner).refused
    found = {}
    for number, (name, sheets) in enumerate(CORRECTIONS.items()):
        cell = workbook(folder / f"cell-{number}.xlsx", sheets)
        found[name] = work_of_a_load(root, cell, manner, monkeypatch)
    assert concluded_of_m7(Thread(root)) == (True, True)
    assert verify(Thread(root)).verified
    return found


def work_of_a_load(
    root: Path, cell: Path, manner: Manner, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, int]:
    """The quads read and written by the whole of a load that changes one record."""
    opened: list[Counting] = []
    with monkeypatch.context() as counted:
        counted.setattr(module, "Store", lambda path: opened.append(Counting(Store(path))) or opened[-1])
        receipt = load(root, [Order((cell,), "Officer")], manner).receipts[0]
    assert (receipt.outcome, receipt.counts.changed, receipt.counts.new) == ("accepted", 1, 0)
    return sum(each.read for each in opened), sum(each.written for each in opened)


def concluded_of_m7(thread: Thread) -> tuple[bool, bool]:
    """Whether there are an effect status and a priority status that rest on the corrected measure."""
    says, objective = thread.store.quads_for_pattern, NAMES.record("well-being-objective", "WB7")
    effects = says(None, GT.seenIn, NAMES.record("measure", "M7"), NAMES.snapshot)
    return any(effects), any(says(None, GT.priorityStatusOf, objective, NAMES.snapshot))


def council(path: Path, measures: int) -> Path:
    """A council with so many measures, each with a year of figures, a target and the default scheme.

    Each shows an outcome of an objective of its own, with work on it and an intervention.
    """
    numbers = range(measures)
    codes = [f"M{number}" for number in range(measures)]
    kept = ["performance", "percent", "flow", "quarterly", "financial", "higher is better"]
    schemes = [
        [scheme, key, str(order), "points", "target", "0" if order == 1 else ""]
        for scheme in ("RAG", "OWN")
        for order, key in enumerate(("green", "red"), 1)
    ]
    return workbook(
        path,
        {
            "Council": [COUNCIL, ["ANY", "Anytown", NAMES.base, "yes", "RAG"]],
            "Rating schemes": [BANDS, *schemes],
            "Measures": [MEASURES, *([c, f"Measure {c}", *kept, "OWN" if c == "M7" else ""] for c in codes)],
            "Figures": [FIGURES, *([c, f"2019/20 Q{q}", f"{q}.5"] for c in codes for q in (1, 2, 3, 4))],
            "Targets": [
                TARGETS,
                *([c, "2019/20 Q2", "improve", "5"] for c in codes),
            ],
            "Plans": [["Code", "Name (English)", "Kind"], ["CP", "Plan", "Council plan"]],
            "Aims": [
                ["Code", "Name (English)", "Kind", "Plan"],
                *([f"WB{n}", f"Objective {n}", "Well-being objective", "CP"] for n in numbers),
                *([f"OUT{n}", f"Outcome {n}", "Outcome", "CP"] for n in numbers),
            ],
            "Work": [
                ["Code", "Name (English)", "Kind", "Plan", "Due on"],
                *([f"ACT{n}", f"Action {n}", "Action", "CP", "2021-03-31"] for n in numbers),
            ],
            "Interventions": [
                ["Code", "Name (English)", "Started on", "Expected on", "Expected value", "By period"],
                *([f"IV{n}", f"Help {n}", "2019-08-01", f"M{n}", "9", "2019/20 Q4"] for n in numbers),
            ],
            "Budget lines": [
                ["Code", "Name (English)", "Kind"],
                *([f"BL{n}", f"Line {n}", "Revenue"] for n in numbers),
            ],
            "Money": [MONEY, *([f"BL{n}", "2019/20 Q2", "Actual to date", "900"] for n in numbers)],
            "Risks": [["Code", "Name (English)"], *([f"RK{n}", f"Risk {n}"] for n in numbers)],
            "Risk scores": [RISK_SCORES, *([f"RK{n}", "2019/20 Q2", "Current", "3", "4"] for n in numbers)],
            "Judgements": [
                JUDGEMENTS,
                *([f"WB{n}", "2019/20 Q2", "Off track", "Flat"] for n in numbers),
            ],
            "Links": [
                LINKS,
                *([f"M{n}", "indicates", f"OUT{n}", "officer"] for n in numbers),
                *([f"OUT{n}", "is-outcome-for", f"WB{n}", "officer"] for n in numbers),
                *([f"ACT{n}", "acts-towards", f"OUT{n}", "officer"] for n in numbers),
            ],
        },
    )


def workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """A workbook of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def test_the_work_of_a_correction_does_not_grow_with_the_measures(tmp_path, monkeypatch):
    """A council of two hundred measures waits no longer for one cell than one of twenty, for whichever."""
    few, many = (work_of_corrections(tmp_path / str(n), n, monkeypatch) for n in (20, 200))
    assert few == many
    assert max(max(work) for work in few.values()) < 600
