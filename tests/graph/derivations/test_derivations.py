"""All derivations together: each statement of a snapshot is made by one record or one subject."""

from collections import Counter

import pytest

from graph.derivations import DERIVATIONS
from graph.derivations.derivation import Changed, Days, State
from graph.derivations.view import Stored
from graph.trail.reading import in_force
from graph.trail.records import Record
from graph.trail.snapshots import holds, snapshot_triples


@pytest.mark.parametrize("council", ["dyffryn_aur", "wrexham"])
def test_no_two_subjects_and_no_record_state_the_same(council, request):
    """What one of them takes away another must not still mean."""
    thread = request.getfixturevalue(council)
    names, (_, on, today) = thread.names, thread.current
    view = Stored(thread.store, names.snapshot)
    state = State(names, view, Days(on, today))
    said = {q.subject for q in thread.store.quads_for_pattern(None, None, None, names.snapshot)}
    everything = [Changed(Record(iri, frozenset()), view.about(iri)) for iri in said]
    records = in_force(thread.store, names).records.values()
    stated = Counter(t for each in records if holds(each, on) for t in each.triples())
    for derivation in DERIVATIONS:
        subjects = {subject for each in everything for subject in derivation.touched(each, view)}
        assert subjects or (council, derivation.name) == ("wrexham", "effects")
        for subject in subjects:
            stated.update(set(derivation.derive(subject, state)))
    assert [triple for triple, times in stated.items() if times > 1] == []
    nothing = set(snapshot_triples(names, {}, thread.current[0], on, today))
    held = {q.triple for q in thread.store.quads_for_pattern(None, None, None, names.snapshot)}
    assert set(stated) == held - nothing
