"""What a server keeps: bounded, the last used longest, safe for many threads of execution."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from api.opened import Kept, OpenThread
from graph.answers.model import Walkable
from graph.errors import BadArgument
from graph.thread import Moment, Thread
from ingest.load import Manner, Order, load


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 50)), max_size=60), st.integers(1, 100))
def test_what_is_kept_never_grows_past_its_bound(given_values: list[tuple[int, int]], most: int) -> None:
    """A server that runs for a year must not grow for a year; one value alone may be larger."""
    kept: Kept[int] = Kept(most, lambda size: size)
    for key, size in given_values:
        assert kept.keep(key, size) == size
        held = [found for each in range(10) if (found := kept.get(each)) is not None]
        assert sum(held) <= most or len(held) == 1


def test_what_was_used_last_stays() -> None:
    """The page that everybody looks at is the one to keep."""
    kept: Kept[str] = Kept(2)
    kept.keep("a", "A")
    kept.keep("b", "B")
    kept.get("a")
    kept.keep("c", "C")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("A", None, "C")


def test_many_may_keep_at_once() -> None:
    """Every request passes here."""
    kept: Kept[int] = Kept(10)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: kept.keep(number % 17, number), range(4000)))
    assert sum(kept.get(each) is not None for each in range(17)) == 10


def test_what_many_want_at_once_is_made_once() -> None:
    """Eight councillors who open one page at nine o'clock must not have it made eight times."""
    kept: Kept[str] = Kept(10)
    made = []

    def make() -> str:
        made.append(1)
        time.sleep(0.1)
        return "page"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: kept.get_or_make("a", make), range(8)))
    assert answers == ["page"] * 8
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    """A refusal is told to whoever caused it and keeps nothing back from the next."""
    kept: Kept[str] = Kept(10)

    def refuse() -> str:
        raise BadArgument("not yet")

    with pytest.raises(BadArgument):
        kept.get_or_make("a", refuse)
    assert kept.get_or_make("a", lambda: "page") == "page"


def test_a_server_goes_on_from_what_it_has_read_when_a_link_changes(
    first_steps: Thread, tmp_path: Path
) -> None:
    """A large council's links are not read again for one that was judged anew."""
    root, day = tmp_path / "thread", date(2020, 11, 15)
    shutil.copytree(first_steps.layout.root, root)
    opened, moment = OpenThread(root), Moment(None, day, day)
    before = opened.walkable(opened.thread(), moment, "en")
    assert before.read_before is None
    book = Workbook()
    book.active.title = "Links"
    book.active.append(("From", "Type", "To", "Strength", "Basis", "Asserted by"))
    book.active.append(("ED2", "indicates", "WB2", "strong", "officer", "CO-HE"))
    book.save(tmp_path / "links.xlsx")
    order = Order((tmp_path / "links.xlsx",), "Performance team")
    assert not load(root, [order], Manner(day, datetime(2026, 1, 1, tzinfo=UTC))).refused
    after = opened.walkable(opened.thread(), moment, "en")
    assert after.read_before is not None
    judged = {link.strength for link in after.links if (link.start, link.end) in _ends(before, "ED2", "WB2")}
    assert judged == {"strong"}


def _ends(walkable: Walkable, start: str, end: str) -> set[tuple[str, str]]:
    return {(walkable.things.find(start).iri, walkable.things.find(end).iri)}
