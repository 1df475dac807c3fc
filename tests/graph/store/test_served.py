"""The mark of a server: there while it runs, of no weight once it is gone."""

import json
from pathlib import Path

import pytest

from graph.errors import StoreServed
from graph.names import Names
from graph.store.layout import Layout
from graph.store.served import being_served, refuse_while_served, served_at
from graph.store.writer import writing

ADDRESS = "http://127.0.0.1:8000/"


def test_a_writer_is_told_where_it_is_served(tmp_path: Path) -> None:
    """Whoever loads must know which server to stop."""
    layout = Layout(tmp_path)
    with being_served(layout, ADDRESS):
        assert served_at(layout) == ADDRESS
        with pytest.raises(StoreServed, match=ADDRESS), writing(layout, Names("https://data.story.example")):
            pass
    assert served_at(layout) is None
    refuse_while_served(layout)


def test_a_mark_that_nobody_holds_is_swept_away(tmp_path: Path) -> None:
    """Its process number may be another's by now, so only the lock counts."""
    layout = Layout(tmp_path)
    layout.served.mkdir()
    (layout.served / "1").write_text(json.dumps({"address": ADDRESS, "pid": 1}), "utf-8")
    assert served_at(layout) is None
    assert list(layout.served.iterdir()) == []


def test_a_folder_that_was_never_served_is_free(tmp_path: Path) -> None:
    """Most threads never are."""
    assert served_at(Layout(tmp_path)) is None
