"""The one writer: whole commits, one at a time, and what it does with marks left by a dead process."""

import fcntl
import io

import pytest
from pyoxigraph import Literal, Quad, RdfFormat, Store, serialize

from graph.errors import StoreDamaged, StoreLocked, StoreMissing
from graph.names import Names
from graph.store import writer as module
from graph.store.layout import Layout
from graph.store.reader import open_checkpoint
from graph.store.writer import (
    Commit,
    checkpoint_numbers,
    head_of,
    head_quads,
    locked,
    sealing_update,
    writing,
)
from ontology import GT, RDFS

NAMES = Names("https://data.anytown.example")
RISK = NAMES.record("risk", "RK1")


def label(text: str, graph) -> Quad:
    """Something said of a risk in a graph."""
    return Quad(RISK, RDFS.label, Literal(text), graph)


def commit(sequence: int, removed: tuple[Quad, ...] = ()) -> Commit:
    """A small change set that gives the risk another name."""
    return Commit(
        sequence,
        rows=(label(f"name {sequence}", NAMES.change_set_graph(sequence)),),
        added=(label(f"name {sequence}", NAMES.snapshot),),
        removed=removed,
        seal=(label(f"seal {sequence}", NAMES.trail), *head_quads(NAMES, sequence)),
    )


def snapshot_of(store: Store) -> list[Quad]:
    """What the snapshot holds."""
    return list(store.quads_for_pattern(None, None, None, NAMES.snapshot))


@pytest.fixture
def layout(tmp_path) -> Layout:
    """A thread's folder, still empty."""
    return Layout(tmp_path / "thread")


@pytest.mark.parametrize("large", [0, 10**9], ids=["bulk load", "one update"])
def test_a_commit_is_there_whole_for_the_next_reader(layout, monkeypatch, large):
    """Both ways of writing must end in the same state."""
    monkeypatch.setattr(module, "LARGE", large)
    with writing(layout, NAMES) as writer:
        writer.commit(commit(1))
        writer.commit(commit(2, removed=(label("name 1", NAMES.snapshot),)))
        assert writer.head() == 2
    store = open_checkpoint(layout, NAMES)
    assert snapshot_of(store) == [label("name 2", NAMES.snapshot)]
    assert head_of(store, NAMES) == 2
    assert (layout.change_sets / "1.nt").read_text() == f'{RISK} {RDFS.label} "name 1" .\n'
    assert not layout.writing.exists()
    assert not layout.pending.exists()


def test_a_change_set_follows_the_one_before_it(layout):
    """A number left out or given twice would break the chain."""
    with writing(layout, NAMES) as writer:
        writer.commit(commit(1))
        for wrong in (1, 3):
            with pytest.raises(StoreDamaged, match=f"Change set {wrong} does not follow change set 1"):
                writer.commit(commit(wrong))
        assert writer.head() == 1


def test_the_newest_checkpoints_are_kept(layout):
    """A reader holds one open while others come; all of them for ever would fill the disk."""
    with writing(layout, NAMES) as writer:
        for sequence in range(1, 6):
            writer.commit(commit(sequence))
    assert checkpoint_numbers(layout) == [3, 4, 5]


def left_behind(layout: Layout, *, landed: bool) -> None:
    """The folder as a process leaves it that died in a large commit, before or after its bulk load."""
    with writing(layout, NAMES) as writer:
        writer.commit(commit(1))
        second = commit(2)
        layout.writing.write_text("2\n")
        stated = sum(row.graph_name == NAMES.change_set_graph(2) for row in second.rows)
        layout.pending.write_text(f"# 2 {stated}\n{sealing_update(tuple(head_quads(NAMES, 1)), second.seal)}")
        (layout.checkpoints / ".building-2").mkdir()
        if landed:
            text = serialize((*second.rows, *second.added), format=RdfFormat.N_QUADS)
            writer.store.bulk_load(io.BytesIO(text), format=RdfFormat.N_QUADS)


@pytest.mark.parametrize(("landed", "head"), [(True, 2), (False, 1)])
def test_what_a_dead_process_left_is_finished_or_dropped(layout, landed, head):
    """Rows that all landed only want their seal; where none did, there is nothing to keep."""
    left_behind(layout, landed=landed)
    assert head_of(open_checkpoint(layout, NAMES), NAMES) == head
    assert not layout.writing.exists()
    assert not layout.pending.exists()
    assert not list(layout.checkpoints.glob(".building-*"))
    with writing(layout, NAMES) as writer:
        writer.commit(commit(head + 1))
        assert writer.head() == head + 1


@pytest.mark.parametrize(("landed", "head"), [(True, 2), (False, 1)])
def test_a_change_set_that_only_withdraws_is_finished_or_dropped_by_its_versions(layout, landed, head):
    """It states nothing of any record, so its own graph is empty whether it landed or not."""
    version = Quad(NAMES.version(2, RISK), GT.inChangeSet, NAMES.change_set(2), NAMES.trail)
    with writing(layout, NAMES) as writer:
        writer.commit(commit(1))
        layout.writing.write_text("2\n")
        sealing = sealing_update(tuple(head_quads(NAMES, 1)), head_quads(NAMES, 2))
        layout.pending.write_text(f"# 2 1\n{sealing}")
        if landed:
            writer.store.add(version)
    assert head_of(open_checkpoint(layout, NAMES), NAMES) == head
    if landed:
        assert (layout.change_sets / "2.nt").read_text() == ""


def test_a_part_of_a_bulk_load_is_nobodys_to_finish(layout):
    """Half a change set must never be sealed; a person is told and nothing is changed."""
    left_behind(layout, landed=True)
    text = layout.pending.read_text().replace("# 2 ", "# 2 9", 1)
    layout.pending.write_text(text)
    with pytest.raises(StoreDamaged, match="was cut off"), writing(layout, NAMES):
        pass


def test_a_reader_beside_a_living_writer_sees_the_state_before(layout):
    """Marks of a commit under way are the writer's own while it holds the lock."""
    with writing(layout, NAMES) as writer:
        writer.commit(commit(1))
        layout.writing.write_text("2\n")
        assert head_of(open_checkpoint(layout, NAMES), NAMES) == 1
        assert layout.writing.exists()


def test_a_second_writer_waits_and_then_says_who_holds_the_lock(layout):
    """Two writers at once lose writes without an error."""
    layout.root.mkdir()
    with layout.lock.open("w") as held:
        held.write("4711")
        held.flush()
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(StoreLocked, match="Process 4711 is writing"), locked(layout, patience=0.1):
            pytest.fail("the lock was given twice")


def test_an_error_while_writing_lets_go_of_the_store(layout):
    """A kept error would otherwise lock the store until it is forgotten."""
    with pytest.raises(StoreDamaged) as kept, writing(layout, NAMES) as writer:
        writer.commit(commit(5))
    with writing(layout, NAMES) as writer:
        writer.commit(commit(1))
    assert kept.value is not None


def test_two_heads_stop_everything(layout):
    """They mean that two processes wrote at once; guessing which one counts would lose a load."""
    with writing(layout, NAMES) as writer:
        writer.store.extend([*head_quads(NAMES, 1), *head_quads(NAMES, 2)])
        with pytest.raises(StoreDamaged, match="two heads"):
            writer.head()


def test_nothing_loaded_yet_is_said(layout):
    """The first command somebody tries is often a question."""
    layout.root.mkdir()
    with pytest.raises(StoreMissing, match="Nothing has been loaded"):
        open_checkpoint(layout, NAMES)
