"""The trail read back: which change sets there are and which records each of them left in force."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad, Store

from graph.store.writer import head_quads, writing
from graph.terms import day_term
from graph.trail.reading import as_it_stands, change_sets, dated_between, in_force, sequence_at
from ontology import GT, RDFS
from tests.graph.trail.conftest import NAMES, NOW, record

STEPS = st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), min_size=1), max_size=5)


@settings(deadline=None)
@given(STEPS)
def test_what_is_in_force_is_what_was_said_last(steps):
    """Replaying the change sets in order must end where a plain dictionary would, at every step."""
    store = Store()
    held, latest = {}, {}
    for number, step in enumerate(steps, start=1):
        for code, value in step.items():
            iri = NAMES.record("risk", code)
            store.add(Quad(iri, RDFS.label, Literal(str(value)), NAMES.change_set_graph(number)))
            held[iri] = record(iri, (RDFS.label, Literal(str(value))))
            latest[iri] = NAMES.version(number, iri)
        found = in_force(store, NAMES, number)
        assert (found.sequence, found.records, found.versions) == (number, held, latest)


def test_without_a_number_the_state_is_that_of_the_head():
    """Rows that landed without their seal do not count."""
    store = Store()
    for number in (1, 2):
        iri = NAMES.record("risk", "a")
        store.add(Quad(iri, RDFS.label, Literal(str(number)), NAMES.change_set_graph(number)))
    assert in_force(store, NAMES).records == {}
    store.extend(head_quads(NAMES, 1))
    (found,) = in_force(store, NAMES).records.values()
    assert found.text(RDFS.label) == "1"


def test_the_state_at_a_time_is_that_of_the_last_change_set_by_then(change):
    """A paper of last month shows what was known last month."""
    iri = NAMES.record("risk", "a")
    for text in ("one", "two"):
        thread = change(record(iri, (RDFS.label, Literal(text))))
    rows = change_sets(thread.store, NAMES)
    times = [row.recorded_at for row in rows]
    assert times == [NOW + timedelta(days=1), NOW + timedelta(days=2)]
    just = timedelta(microseconds=1)
    asked = (times[0] - just, times[0], times[1] - just, times[1], None)
    assert [sequence_at(rows, time) for time in asked] == [0, 1, 1, 2, 2]
    assert [row.reason for row in rows] == ["Reason 1", "Reason 2"]


def test_records_in_force_that_are_kept_do_not_keep_the_store_open(change):
    """A finding or an error may hold on to them; the next writer must not find the store locked."""
    iri = NAMES.record("risk", "a")
    layout = change(record(iri, (RDFS.label, Literal("one")))).layout
    with writing(layout, NAMES) as writer:
        kept = as_it_stands(writer)
        assert kept.records[iri].text(RDFS.label) == "one"
    with writing(layout, NAMES) as writer:
        assert writer.head() == kept.sequence == 1


def test_what_landed_without_its_seal_is_not_read_record_by_record_either(change):
    """A commit that was cut off must not be built on by the next one."""
    iri = NAMES.record("risk", "a")
    layout = change(record(iri, (RDFS.label, Literal("one")))).layout
    with writing(layout, NAMES) as writer:
        writer.store.add(Quad(NAMES.version(2, iri), GT.ofRecord, iri, NAMES.trail))
        writer.store.add(Quad(iri, RDFS.label, Literal("two"), NAMES.change_set_graph(2)))
        standing = as_it_stands(writer)
        assert standing.records[iri].text(RDFS.label) == "one"
        assert standing.versions[iri] == NAMES.version(1, iri)


def test_what_a_load_states_stands_before_what_is_in_force(change):
    """A check of a correction must see what is corrected, and everything else as it was."""
    iri, other = NAMES.record("risk", "a"), NAMES.record("risk", "b")
    thread = change(*(record(each, (RDFS.label, Literal("one"))) for each in (iri, other)))
    after = as_it_stands(thread).once_stated([record(iri, (RDFS.label, Literal("two")))])
    assert [after[each].text(RDFS.label) for each in (iri, other)] == ["two", "one"]


def test_whatever_points_at_a_thing_is_named(change):
    """A check of what belongs to a measure must not miss the rows that came in before."""
    risk, other, post = NAMES.record("risk", "a"), NAMES.record("risk", "b"), NAMES.record("post", "p")
    thread = change(record(risk, (GT.hasOwner, post)), record(other, (RDFS.label, Literal("one"))))
    assert as_it_stands(thread).ever_pointing(GT.hasOwner, post) == {risk}


def test_what_a_move_of_the_day_may_let_begin_or_end_is_found_by_its_dates(change):
    """Only what is dated in between need be looked at, whichever way the day moves."""
    iris = [NAMES.record("body", code) for code in "ab"]
    days = [day_term(date(2020, 4, 1)), day_term(date(2020, 6, 1))]
    thread = change(*(record(iri, (GT.validFrom, day)) for iri, day in zip(iris, days, strict=True)))
    before, between, after = date(2020, 3, 31), date(2020, 4, 1), date(2020, 6, 1)
    assert dated_between(thread.store, before, between) == {iris[0]}
    assert dated_between(thread.store, between, before) == {iris[0]}
    assert dated_between(thread.store, between, after) == {iris[1]}
    assert dated_between(thread.store, after, after) == set()
