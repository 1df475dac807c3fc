"""A thread of a few change sets, committed as loads commit them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.names import Names
from graph.store.layout import Format, Layout
from graph.store.writer import Writer, writing
from graph.terms import Term
from graph.thread import Thread
from graph.trail.accept import accept
from graph.trail.change_sets import ChangeSet, Version, versions, withdrawals
from graph.trail.reading import InForce, as_it_stands
from graph.trail.records import Record, StatedRecord
from graph.trail.undo import reversal

NAMES = Names("https://data.anytown.example")
NOW = datetime(2020, 11, 2, 10, tzinfo=UTC)
TODAY = date(2020, 11, 15)


def record(iri: NamedNode, *statements: tuple[NamedNode, Term]) -> Record:
    """A record with these statements."""
    return Record(iri, frozenset(statements))


class Hand:
    """Changes a thread, each time a day after the time before, and opens it for reading."""

    def __init__(self, root: Path) -> None:
        self.layout = Layout(root)

    def __call__(self, *records: Record, today: date = TODAY) -> Thread:
        """Take records in."""
        stated = [StatedRecord(each) for each in records]
        return self._take("load", lambda _, now: versions(stated, now.records, now.versions), today=today)

    def withdraw(self, *records: NamedNode) -> Thread:
        """Withdraw records."""
        return self._take("withdrawal", lambda _, now: withdrawals(records, now.records, now.versions))

    def undo(self, sequence: int) -> Thread:
        """Reverse a change set."""
        return self._take(
            "undo", lambda writer, now: reversal(writer.store, NAMES, sequence, now), undoes=sequence
        )

    def _take(
        self,
        kind: str,
        found: Callable[[Writer, InForce], list[Version]],
        today: date = TODAY,
        undoes: int | None = None,
    ) -> Thread:
        with writing(self.layout, NAMES) as writer:
            now = as_it_stands(writer)
            number = writer.head() + 1
            time = NOW + timedelta(days=number)
            change = ChangeSet(number, kind, time, "Officer", f"Reason {number}", undoes=undoes)
            accept(writer, change, found(writer, now), now, today)
        self.layout.write_format(Format(NAMES.base))
        return Thread(self.layout.root)


@pytest.fixture
def change(tmp_path: Path) -> Hand:
    """A thread that is still empty, to be changed."""
    return Hand(tmp_path / "thread")
