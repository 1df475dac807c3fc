"""Snapshots that somebody asked for: kept as stores of their own, the oldest making room."""

import os
from datetime import date

from pyoxigraph import Literal, Triple

from graph.names import Names
from graph.store.layout import Layout
from graph.store.reader import KEPT_SNAPSHOTS, keep_snapshot, snapshot_path
from graph.version import MAKER
from ontology import RDFS

NAMES = Names("https://data.anytown.example")
SAID = {Triple(NAMES.record("risk", "RK1"), RDFS.label, Literal('A "risk"\n', language="en"))}


def test_a_kept_snapshot_holds_what_was_asked_for_under_the_usual_graph(tmp_path):
    """Queries run unchanged on any past state."""
    path = snapshot_path(Layout(tmp_path), 3, date(2020, 9, 30), date(2020, 11, 15))
    store = keep_snapshot(path, SAID, NAMES.snapshot)
    assert path.name == f"3-2020-09-30-2020-11-15-{MAKER}"
    assert {q.triple for q in store.quads_for_pattern(None, None, None, NAMES.snapshot)} == SAID


def test_a_snapshot_that_another_reader_kept_first_is_used(tmp_path):
    """Two people ask for the same quarter at the same moment."""
    path = tmp_path / "snapshots" / "1-2020-09-30-2020-11-15"
    for _ in range(2):
        assert len(keep_snapshot(path, SAID, NAMES.snapshot)) == 1
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_where_nothing_can_be_written_a_snapshot_is_made_in_memory(tmp_path):
    """An auditor with leave to read only may still ask about any day."""
    (tmp_path / "snapshots").write_text("no folder can be made here")
    store = keep_snapshot(tmp_path / "snapshots" / "1-2020-09-30-2020-11-15", SAID, NAMES.snapshot)
    assert {q.triple for q in store.quads_for_pattern(None, None, None, NAMES.snapshot)} == SAID


def test_the_oldest_make_room(tmp_path):
    """Old questions must not fill the disk."""
    for number in range(KEPT_SNAPSHOTS + 2):
        path = tmp_path / f"{number}-2020-09-30-2020-11-15"
        keep_snapshot(path, SAID, NAMES.snapshot)
        os.utime(path, (number, number))
    kept = sorted(int(each.name.split("-")[0]) for each in tmp_path.iterdir())
    assert len(kept) == KEPT_SNAPSHOTS
    assert kept[-1] == KEPT_SNAPSHOTS + 1
