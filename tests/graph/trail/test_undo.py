"""Withdrawing records and undoing change sets: by new versions, so that nothing is lost from the trail."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph.answers.audit import verify
from graph.answers.history import history
from graph.errors import ChangedSince, NoSuchChangeSet, NotInThread
from graph.store import writer as module
from graph.thread import Thread
from graph.trail.change_sets import versions
from graph.trail.reading import as_it_stands, in_force
from graph.trail.records import Record, StatedRecord
from ontology import GT, PROV, RDF, RDFS
from tests.graph.trail.conftest import NAMES, record

RISK, OTHER = NAMES.record("risk", "RK1"), NAMES.record("risk", "RK2")


def named(iri: NamedNode, text: str) -> Record:
    """A risk with a name."""
    return record(iri, (RDF.type, GT.Risk), (RDFS.label, Literal(text, language="en")))


def names_in_force(thread: Thread, sequence: int | None = None) -> dict[NamedNode, str | None]:
    """What the records in force are called, after a change set or now."""
    held = in_force(thread.store, NAMES, sequence).records
    return {iri: each.text(RDFS.label) for iri, each in held.items()}


def said_of(thread: Thread, subject: NamedNode, prop: NamedNode) -> list[str]:
    """What the trail says of a version or a change set."""
    return [quad.object.value for quad in thread.store.quads_for_pattern(subject, prop, None, NAMES.trail)]


@pytest.mark.parametrize("large", [0, 10**9], ids=["bulk load", "one update"])
def test_a_withdrawn_record_is_gone_from_now_on_and_still_there_before(change, monkeypatch, large):
    """A figure reported by mistake must go, and an auditor must see that it was there."""
    monkeypatch.setattr(module, "LARGE", large)
    change(named(RISK, "one"), named(OTHER, "other"))
    thread = change.withdraw(RISK)
    assert names_in_force(thread) == {OTHER: "other"}
    assert names_in_force(thread, 1) == {OTHER: "other", RISK: "one"}
    assert not any(thread.store.quads_for_pattern(RISK, None, None, NAMES.snapshot))
    assert said_of(thread, NAMES.version(2, RISK), GT.retracts) == ["true"]
    assert said_of(thread, NAMES.version(2, RISK), PROV.wasRevisionOf) == [NAMES.version(1, RISK).value]
    assert (change.layout.change_sets / "2.nt").read_text() == ""
    assert verify(thread).verified


def test_what_is_not_in_force_cannot_be_withdrawn(change):
    """A record that never was, and one that was withdrawn before."""
    change(named(RISK, "one"))
    with pytest.raises(NotInThread):
        change.withdraw(OTHER)
    change.withdraw(RISK)
    with pytest.raises(NotInThread):
        change.withdraw(RISK)


def test_a_withdrawn_record_may_be_stated_again_and_its_history_goes_on(change):
    """Whoever withdrew the wrong one puts it back; all three versions stand in its history."""
    change(named(RISK, "one"))
    change.withdraw(RISK)
    thread = change(named(RISK, "one"))
    assert names_in_force(thread) == {RISK: "one"}
    assert said_of(thread, NAMES.version(3, RISK), PROV.wasRevisionOf) == [NAMES.version(2, RISK).value]
    told = history(thread, "RK1").versions
    assert [(each.kind, [(c.before, c.after) for c in each.changes]) for each in told] == [
        ("load", [(None, "one")]),
        ("withdrawal", [("one", None)]),
        ("load", [(None, "one")]),
    ]


def test_the_record_in_force_is_read_from_its_last_version(change):
    """Read one by one, records are what a replay of everything leaves in force."""
    change(named(RISK, "one"), named(OTHER, "other"))
    change(named(OTHER, "another"))
    thread = change.withdraw(RISK)
    standing, replayed = as_it_stands(thread), in_force(thread.store, NAMES)
    assert standing.records.get(RISK) is None
    assert standing.records[OTHER] == replayed.records[OTHER] == named(OTHER, "another")
    assert standing.versions[RISK] == replayed.versions[RISK] == NAMES.version(3, RISK)
    assert (len(standing.records), len(standing.versions)) == (1, 2)
    assert versions([StatedRecord(named(OTHER, "another"))], standing.records, standing.versions) == []


def test_an_undone_load_leaves_what_was_there_before(change):
    """What it changed is as before, what it brought is withdrawn, and that it happened stays on record."""
    change(named(RISK, "one"))
    change(named(RISK, "two"), named(OTHER, "new"))
    thread = change.undo(2)
    assert names_in_force(thread) == {RISK: "one"}
    assert names_in_force(thread, 2) == {RISK: "two", OTHER: "new"}
    assert said_of(thread, NAMES.change_set(3), GT.undoes) == [NAMES.change_set(2).value]
    assert said_of(thread, NAMES.version(3, RISK), GT.restores) == [NAMES.version(1, RISK).value]
    assert verify(thread).verified


def test_an_undo_can_be_undone(change):
    """The evidence of the state put back is that of the version which first stated it."""
    change(named(RISK, "one"))
    change(named(RISK, "two"))
    change.undo(2)
    thread = change.undo(3)
    assert names_in_force(thread) == {RISK: "two"}
    thread = change.undo(4)
    assert names_in_force(thread) == {RISK: "one"}
    assert said_of(thread, NAMES.version(5, RISK), GT.restores) == [NAMES.version(1, RISK).value]
    assert verify(thread).verified


def test_a_withdrawal_can_be_undone(change):
    """The record is back in the snapshot with all it said."""
    change(named(RISK, "one"))
    change.withdraw(RISK)
    thread = change.undo(2)
    assert names_in_force(thread) == {RISK: "one"}
    assert any(thread.store.quads_for_pattern(RISK, RDFS.label, None, NAMES.snapshot))


def test_a_change_set_that_others_build_on_is_not_undone(change):
    """A later correction must not be lost; the sentence names what it was about."""
    change(named(RISK, "one"))
    thread = change(named(RISK, "two"))
    with pytest.raises(ChangedSince, match=r"later change sets changed risk/RK1\. Undo those first"):
        change.undo(1)
    assert len(Thread(change.layout.root).change_sets) == len(thread.change_sets)


def test_undoing_what_was_stated_again_withdraws_it_again(change):
    """The version before it said nothing, and that is what is put back."""
    change(named(RISK, "one"), named(OTHER, "other"))
    change.withdraw(RISK)
    change(named(RISK, "one"))
    thread = change.undo(3)
    assert names_in_force(thread) == {OTHER: "other"}
    assert verify(thread).verified


def test_a_change_set_that_is_not_there_is_not_undone(change):
    """The sentence says which is the last."""
    change(named(RISK, "one"))
    with pytest.raises(NoSuchChangeSet, match="There is no change set 7: the last one is change set 1"):
        change.undo(7)
