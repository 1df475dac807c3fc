"""One value changed by a load is the new one through every lens, with all that follows from it."""

import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from graph.answers.model import Walkable
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.answers.scorecard.figures import MeasureLine
from graph.status.periods import parse_period
from graph.thread import Thread
from ingest.load import Manner, Order, load
from tests.graph.answers.conftest import TODAYS
from tests.ingest.conftest import book_of

Asked = Callable[..., Walkable]
Cards = Mapping[str, Scorecard]
PERIOD = "2020-21-Q4"
LENSES = {
    "board": "PB-EDU",
    "objective": "WB5",
    "theme": "PT2",
    "equality objective": "EQ2",
    "goal": "GOAL-1",
    "service": "SVC-EW",
    "lead member": "LM-EDU",
    "regulator": "REG-ED",
    "executive": "EXB",
}
NEXT_YEAR = datetime(2025, 10, 3, 9, tzinfo=UTC)
CORRECTION = """
    Sheet: Figures
    Measure | Period     | Value | Numerator | Denominator | Status
    ED03    | 2020-21-Q4 | 94    | 365652    | 388991      | final
"""


def cards(thread: Thread, at: Asked) -> Cards:
    """The scorecard of every lens."""
    walkable = at(thread, PERIOD)
    return {
        lens: scorecard_of(thread, walkable, walkable.things.find(code), parse_period(PERIOD))
        for lens, code in LENSES.items()
    }


def line(card: Scorecard) -> MeasureLine:
    """The row of the attendance in secondary schools."""
    return next(each for each in card.measures if each.measure.code == "ED03")


def reds(card: Scorecard) -> int:
    """How many measures are red at a glance."""
    return sum(each.count for each in card.at_a_glance.by_rating if each.rating.key == "red")


@pytest.fixture(scope="module")
def before_and_after(
    dyffryn_aur: Thread, at: Asked, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Cards, Cards]:
    """The scorecards as they were, and after one cell of the year's last quarter was put right."""
    folder = tmp_path_factory.mktemp("one-fact")
    root = Path(shutil.copytree(dyffryn_aur.layout.root, folder / "thread"))
    book_of(CORRECTION).save(folder / "correction.xlsx")
    order = Order([folder / "correction.xlsx"], "Officer", reason="Two schools had sent half a term")
    answer = load(root, [order], Manner(today=TODAYS[dyffryn_aur.names.base], now=NEXT_YEAR))
    assert not answer.refused
    return cards(dyffryn_aur, at), cards(Thread(root), at)


@pytest.mark.parametrize("lens", LENSES)
def test_every_lens_shows_the_new_value(before_and_after: tuple[Cards, Cards], lens: str) -> None:
    """Figure, rating, dip and count at a glance follow, and the row tells what it was before."""
    was, now = (made[lens] for made in before_and_after)
    old, new = line(was), line(now)
    assert (old.figure.value, new.figure.value) == (Decimal("91.4"), Decimal(94))
    assert old.figure.rating is not None
    assert new.figure.rating is not None
    assert (old.figure.rating.key, new.figure.rating.key) == ("red", "green")
    assert (old.is_dip, new.is_dip) == (True, False)
    assert reds(now) == reds(was) - 1
    assert new.restatement is not None
    assert new.restatement.flipped
    turned = next(each for each in now.data.turned if each.measure.code == "ED03")
    assert turned.sentence == "reported red on 4 May 2021, now green"


def test_every_lens_shows_the_same_row(before_and_after: tuple[Cards, Cards]) -> None:
    """Not only the figure: whatever is told of it is told alike to all."""
    for made in before_and_after:
        assert len({line(card) for card in made.values()}) == 1


def test_nothing_else_moved(before_and_after: tuple[Cards, Cards]) -> None:
    """A corrected cell is a fact of one measure; no other row may differ by it."""
    was, now = before_and_after
    others = [each for each in was["executive"].measures if each.measure.code != "ED03"]
    assert [each for each in now["executive"].measures if each.measure.code != "ED03"] == others
