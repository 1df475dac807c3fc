"""A thread of a few change sets, committed as loads commit them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.names import Names
from graph.store.layout import Format, Layout
from graph.store.writer import writing
from graph.terms import Term
from graph.thread import Thread
from graph.trail.accept import accept
from graph.trail.change_sets import ChangeSet, versions
from graph.trail.reading import as_it_stands
from graph.trail.records import Record, StatedRecord

NAMES = Names("https://data.anytown.example")
NOW = datetime(2020, 11, 2, 10, tzinfo=UTC)
TODAY = date(2020, 11, 15)


def record(iri: NamedNode, *statements: tuple[NamedNode, Term]) -> Record:
    """A record with these statements."""
    return Record(iri, frozenset(statements))


@pytest.fixture
def change(tmp_path: Path) -> Callable[..., Thread]:
    """Take records into the thread as one change set, and open it for reading."""
    layout = Layout(tmp_path / "thread")

    def take(*records: Record) -> Thread:
        with writing(layout, NAMES) as writer:
            before = as_it_stands(writer.store, NAMES)
            found = versions(map(StatedRecord, records), before.records, before.versions)
            number = writer.head() + 1
            time = NOW + timedelta(days=number)
            accept(
                writer, ChangeSet(number, "load", time, "Officer", f"Reason {number}"), found, before, TODAY
            )
        layout.write_format(Format(NAMES.base))
        return Thread(layout.root)

    return take
