"""A thread copied away and brought back is the same thread, and nothing is ever written over."""

import shutil

import pytest
from pyoxigraph import Store

from graph.answers.audit import verify
from graph.errors import BadArgument, StoreMissing
from graph.store.backup import back_up, restore
from graph.store.layout import Layout
from graph.store.served import being_served
from graph.thread import Thread


def dumped(thread: Thread) -> list[str]:
    """Every quad of a thread."""
    return sorted(str(quad) for quad in thread.store.quads_for_pattern(None, None, None, None))


def test_what_comes_back_is_what_was_there(first_steps: Thread, tmp_path):
    """Statements, trail, texts of the change sets and the chain of seals are the same."""
    assert back_up(first_steps.layout, tmp_path / "copy") == 1
    assert restore(tmp_path / "copy", Layout(tmp_path / "again")) == 1
    again = Thread(tmp_path / "again")
    assert dumped(again) == dumped(first_steps)
    assert verify(again) == verify(first_steps)
    assert (again.layout.change_sets / "1.nt").read_text() == (
        first_steps.layout.change_sets / "1.nt"
    ).read_text()


def test_a_backup_may_be_made_while_the_thread_is_served(first_steps: Thread, tmp_path):
    """Nobody stops the service to be safe."""
    root = tmp_path / "thread"
    shutil.copytree(first_steps.layout.root, root)
    with being_served(Layout(root), "http://127.0.0.1:1/"):
        assert back_up(Layout(root), tmp_path / "copy") == 1


def test_nothing_is_written_over(first_steps: Thread, tmp_path):
    """The folder named by mistake may hold the only other copy."""
    (tmp_path / "there").mkdir()
    with pytest.raises(BadArgument, match="is there already"):
        back_up(first_steps.layout, tmp_path / "there")
    back_up(first_steps.layout, tmp_path / "copy")
    with pytest.raises(BadArgument, match="is there already"):
        restore(tmp_path / "copy", first_steps.layout)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "there"]


def test_what_is_no_backup_is_refused(first_steps: Thread, tmp_path):
    """A thread's own folder is not copied as one, since somebody may be writing to it."""
    with pytest.raises(BadArgument, match="is not a backup"):
        restore(first_steps.layout.root, Layout(tmp_path / "again"))
    with pytest.raises(StoreMissing):
        restore(tmp_path, Layout(tmp_path / "again"))
    assert not (tmp_path / "again").exists()


def test_an_altered_backup_does_not_verify(first_steps: Thread, tmp_path):
    """Whoever restores learns that it is not what was sealed."""
    back_up(first_steps.layout, tmp_path / "copy")
    store = Store(str(tmp_path / "copy" / "store"))
    graph = first_steps.names.change_set_graph(1)
    store.remove(next(iter(store.quads_for_pattern(None, None, None, graph))))
    store.flush()
    del store
    restore(tmp_path / "copy", Layout(tmp_path / "again"))
    assert not verify(Thread(tmp_path / "again")).verified
