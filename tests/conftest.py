"""What several tests need: stories in Turtle, and loads into a folder of their own.

A story is a handful of records written out; it is made into a snapshot by the same
function that the product uses, so derived statements are there too.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from graph.names import Names
from graph.thread import Moment, Snapshot
from graph.trail.records import records_of
from graph.trail.snapshots import snapshot_triples
from ontology import PREFIXES

ROOT = Path(__file__).parents[1]
BASE = "https://data.story.example"
STORY_DAY = date(2020, 11, 15)

Story = Callable[..., Snapshot]


def story_prefixes() -> str:
    """The prefixes a story may use; ``:`` stands for the council's own ``/id/``."""
    outside = {
        "": f"{BASE}/id/",
        "unit": "http://qudt.org/vocab/unit/",
        "year": "http://reference.data.gov.uk/id/government-year/",
        "quarter": "http://reference.data.gov.uk/id/government-quarter/",
    }
    return "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in {**PREFIXES, **outside}.items())


@pytest.fixture
def story() -> Story:
    """Make a snapshot of records written in Turtle; local names may hold strokes escaped with a backslash."""

    def make(turtle: str, on: date = STORY_DAY, today: date = STORY_DAY) -> Snapshot:
        names = Names(BASE)
        text = f"{story_prefixes()}\n{turtle}"
        records = records_of(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
        store = Store()
        store.extend(
            Quad(t.subject, t.predicate, t.object, names.snapshot)
            for t in snapshot_triples(names, records, 1, on, today)
        )
        return Snapshot(store, names, Moment(None, on, today), 1)

    return make
