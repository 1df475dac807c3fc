"""The snapshot that is kept up is always the one that would be made anew."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.answers.audit import verify
from graph.errors import ChangedSince
from graph.store.layout import Format, Layout
from graph.store.writer import Writer, writing
from graph.thread import Thread
from graph.trail.accept import accept
from graph.trail.change_sets import ChangeSet, versions, withdrawals
from graph.trail.reading import as_it_stands, in_force
from graph.trail.records import Record, StatedRecord
from graph.trail.snapshots import snapshot_triples
from graph.trail.undo import reversal
from ontology import GT, RDF
from tests.graph.trail.conftest import NAMES, NOW, record
from tests.graph.trail.histories import Loaded, Step, Undone, Withdrawn, histories


@dataclass
class Told:
    """A thread beside plain dictionaries of what each change set left in force."""

    layout: Layout
    states: list[dict[NamedNode, Record]] = field(default_factory=lambda: [{}])
    snapshots: list[tuple[date, set[Triple]]] = field(default_factory=list)

    def take(self, step: Step) -> None:
        """Carry out a step, which may be one that changes nothing."""
        with writing(self.layout, NAMES) as writer:
            found = self._versions(writer, step)
            if found:
                number = writer.head() + 1
                change = ChangeSet(number, "load", NOW + timedelta(days=number), "Officer")
                accept(writer, change, found, as_it_stands(writer), step.today)
                graph = writer.store.quads_for_pattern(None, None, None, NAMES.snapshot)
                self.snapshots.append((step.today, {quad.triple for quad in graph}))
        self.layout.write_format(Format(NAMES.base))

    def _versions(self, writer: Writer, step: Step) -> list[Any]:
        before, held = as_it_stands(writer), self.states[-1]
        if isinstance(step, Loaded):
            found = versions(map(StatedRecord, step.records), before.records, before.versions)
            after = {**held, **{each.iri: each for each in step.records}}
        elif isinstance(step, Withdrawn):
            there = [iri for iri in step.records if iri in held]
            found = withdrawals(there, before.records, before.versions)
            after = {iri: record for iri, record in held.items() if iri not in there}
        else:
            found, after = self._undone(writer, step)
        if found:
            self.states.append(after)
        return found

    def _undone(self, writer: Writer, step: Undone) -> tuple[list[Any], dict[NamedNode, Record]]:
        number = len(self.states) - 1 - step.back
        if number < 1:
            return [], {}
        before, after = self.states[number - 1 : number + 1]
        touched = {iri for iri in {*before, *after} if before.get(iri) != after.get(iri)}
        try:
            found = reversal(writer.store, NAMES, number, as_it_stands(writer))
        except ChangedSince:
            return [], {}
        merged = {iri: record for iri, record in self.states[-1].items() if iri not in touched}
        return found, merged | {iri: before[iri] for iri in touched if iri in before}


def check(history: Sequence[Step]) -> None:
    """After each step the snapshot is the one made anew; in the end every earlier one can be made again."""
    with tempfile.TemporaryDirectory() as folder:
        told = Told(Layout(Path(folder) / "thread"))
        for step in history:
            told.take(step)
            number = len(told.snapshots)
            today, kept = told.snapshots[-1]
            assert kept == set(snapshot_triples(NAMES, told.states[-1], number, today, today))
        thread = Thread(told.layout.root)
        assert verify(thread).verified
        for number, (today, kept) in enumerate(told.snapshots, start=1):
            replayed = in_force(thread.store, NAMES, number)
            assert replayed.records == told.states[number]
            assert kept == set(snapshot_triples(NAMES, replayed.records, number, today, today))
        standing = as_it_stands(thread)
        assert (standing.records, standing.versions) == (replayed.records, replayed.versions)
        assert {iri: standing.records.get(iri) for iri in standing.versions} == {
            iri: replayed.records.get(iri) for iri in replayed.versions
        }


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories(6))
def test_a_snapshot_kept_up_is_the_one_made_anew(history):
    """Whatever is loaded, corrected, withdrawn or undone, on whatever day."""
    check(history)


@pytest.mark.long
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories(12))
def test_a_snapshot_kept_up_through_long_histories_is_the_one_made_anew(history):
    """What goes wrong only after many steps."""
    check(history)


def test_a_snapshot_found_wrong_is_made_anew_by_the_next_change(change):
    """Upkeep builds on what is there, so what the audit finds wrong must not be built on."""
    risk, other = (NAMES.record("risk", code) for code in ("RK1", "RK2"))
    change(record(risk, (RDF.type, GT.Risk)))
    with writing(change.layout, NAMES) as writer:
        writer.store.add(Quad(risk, GT.code, Literal("slipped in"), NAMES.snapshot))
        (change.layout.checkpoints / "1").rename(change.layout.checkpoints / "old")
        writer.publish()
    assert not verify(Thread(change.layout.root)).snapshot
    assert change.layout.mending.exists()
    thread = change(record(other, (RDF.type, GT.Risk)))
    assert verify(thread).verified
    assert not change.layout.mending.exists()


def test_a_snapshot_of_another_version_is_made_anew_by_the_next_change(change, monkeypatch):
    """After an upgrade the conclusions of the old rules must not stay among those of the new."""
    risk = NAMES.record("risk", "RK1")
    change(record(risk, (RDF.type, GT.Risk)))
    with writing(change.layout, NAMES) as writer:
        writer.store.add(Quad(risk, GT.code, Literal("by the old rules"), NAMES.snapshot))
    monkeypatch.setattr("graph.trail.accept.MAKER", "golden-thread-99-rules-99")
    monkeypatch.setattr("graph.trail.snapshots.MAKER", "golden-thread-99-rules-99")
    thread = change(record(NAMES.record("risk", "RK2"), (RDF.type, GT.Risk)))
    said = thread.store.quads_for_pattern(NAMES.snapshot, GT.producedWith, None, NAMES.snapshot)
    assert [quad.object.value for quad in said] == ["golden-thread-99-rules-99"]
    assert not any(thread.store.quads_for_pattern(risk, GT.code, None, NAMES.snapshot))
