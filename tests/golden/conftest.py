"""The golden cases: a table in the test becomes a workbook, a thread, and a scorecard as JSON."""
# ruff: noqa: E501 (tables are read across)

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from graph.answers.as_json import as_json
from graph.answers.model import Walkable
from graph.answers.scorecard import scorecard_of
from graph.status.periods import parse_period
from graph.thread import Moment, Thread
from tests.ingest.conftest import COUNCIL, Council, council, tables, workbook

__all__ = ["council", "workbook"]

Card = dict[str, Any]
TODAY = date(2021, 6, 30)
AIMS = """
    Sheet: Aims
    Code | Name (English)        | Kind
    WB1  | What we said we would | well-being
    OUT1 | What it comes to      | outcome
    Sheet: Links
    From | Type           | To
    OUT1 | Is outcome for | WB1
"""
MEASURES = """
    Sheet: Measures
    Code | Name (English) | Scope | Unit | Decimals | Statistic | Accumulation | Frequency | Calendar | Polarity | Scheme
"""
SCHEMES = """
    Sheet: Rating schemes
    Scheme    | Rating | Order | Word (English) | Basis     | From | To
    POINTS2   | green  | 1     | Green          | Points    | 0    |
    POINTS2   | amber  | 2     | Amber          | Points    | -2   |
    POINTS2   | red    | 3     | Red            | Points    |      |
    PERCENT5  | green  | 1     | Green          | Per cent  | 0    |
    PERCENT5  | amber  | 2     | Amber          | Per cent  | -5   |
    PERCENT5  | red    | 3     | Red            | Per cent  |      |
    TOLERANCE | green  | 1     | Green          | Tolerance | 0    |
    TOLERANCE | amber  | 2     | Amber          | Tolerance | -1   |
    TOLERANCE | red    | 3     | Red            | Tolerance |      |
"""


@dataclass
class Golden:
    """A council whose scorecard is asked for after each load."""

    council: Council

    def load(self, text: str, **details: Any) -> None:
        """Load a table of the test; it must be accepted."""
        self.council.take(text, **{"today": TODAY, **details})

    def card(self, period: str, today: date = TODAY, of: str = "WB1") -> Card:
        """The scorecard for a period: of the council's one objective, unless told otherwise."""
        wanted = parse_period(period)
        thread = Thread(self.council.root)
        walkable = Walkable(thread.snapshot(Moment(None, wanted.last_day, today)))
        card = as_json(scorecard_of(thread, walkable, walkable.things.find(of), wanted))
        assert isinstance(card, dict)
        return card

    def lines(self, text: str, period: str, today: date = TODAY, schemes: str = SCHEMES) -> dict[str, Card]:
        """Load a table and give the scorecard's lines by their measure's code."""
        self.load(COUNCIL + schemes + text + AIMS + links(text), today=today)
        return {line["measure"]["code"]: line for line in self.card(period, today)["measures"]}


@pytest.fixture
def golden(council: Council) -> Golden:
    """A council with nothing in its thread yet."""
    return Golden(council)


def links(text: str) -> str:
    """A row of the sheet Links for every measure of a table: each indicates the outcome."""
    rows = tables(text)["Measures"]
    codes = [row[0] for row in rows if row[0] != "Code"]
    return "".join(f"\n{code} | Indicates | OUT1" for code in dict.fromkeys(codes))


def rated(line: Card) -> str:
    """The key of a line's rating, or the reason against one."""
    rating = line["figure"]["rating"]
    return rating["key"] if rating else line["figure"]["no_rating"]
