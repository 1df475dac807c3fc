"""Snapshots: what held on a day, with the plain triples that its links mean."""

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.answers.audit import verify
from graph.status.periods import parse_period
from graph.terms import day_term
from graph.trail.snapshots import DATED_KINDS, holds, snapshot_triples
from ontology import GT, RDF, RDFS, SDMX_DIMENSION
from ontology.codes import concept
from tests.graph.trail.conftest import NAMES, TODAY, record

ED1, WB1 = NAMES.record("measure", "ED1"), NAMES.record("well-being-objective", "WB1")
SERVICE = NAMES.record("service", "S1")
THINGS = [
    record(ED1, (RDF.type, GT.Measure)),
    record(WB1, (RDF.type, GT.WellBeingObjective)),
    record(SERVICE, (RDF.type, GT.Service)),
]
FIGURE = record(
    NAMES.record("figure", "ED1", "2020-21-Q3"),
    (RDF.type, GT.Observation),
    (GT.ofMeasure, ED1),
    (SDMX_DIMENSION.refPeriod, parse_period("2020-21-Q3").iri),
)


def has_latest(snapshot: set[Triple]) -> bool:
    """Whether the measure has a status of a period that is over."""
    return any((triple.subject, triple.predicate) == (ED1, GT.latestStatus) for triple in snapshot)


def link(start: NamedNode, kind: str, end: NamedNode, *dates: tuple[NamedNode, date]):
    """A link between two things."""
    return record(
        NAMES.record("link", start.value, kind, end.value),
        (RDF.type, GT.Link),
        (GT.linkFrom, start),
        (GT.linkType, concept("link-type", kind).iri),
        (GT.linkTo, end),
        *((prop, day_term(day)) for prop, day in dates),
    )


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2020, 3, 31), False),
        (date(2020, 4, 1), True),
        (date(2021, 3, 31), True),
        (date(2021, 4, 1), False),
    ],
)
def test_the_last_day_is_the_first_on_which_it_no_longer_holds(day, held):
    """A board that ended on 1 April did not sit on 1 April, and its follower did."""
    dated = link(ED1, "indicates", WB1, (GT.validFrom, date(2020, 4, 1)), (GT.validTo, date(2021, 4, 1)))
    assert holds(dated, day) is held
    assert holds(link(ED1, "indicates", WB1), day)


def test_only_links_seats_oversight_and_bodies_come_and_go():
    """A plan that was replaced is still asked about, with its dates."""
    ended = (GT.validTo, day_term(date(2020, 1, 1)))
    plan = record(NAMES.record("plan", "CP17"), (RDF.type, GT.Plan), ended)
    body = record(NAMES.record("body", "PB"), (RDF.type, GT.GovernanceBody), ended)
    assert (holds(plan, TODAY), holds(body, TODAY)) == (True, False)
    assert {"link", "seat", "oversight", "body", "department"} == DATED_KINDS


def test_a_snapshot_holds_what_held_and_says_for_when_it_is(change):
    """A link that ended leaves with its plain triple, and comes back for a day when it held."""
    ended = link(ED1, "influences", WB1, (GT.validTo, date(2020, 10, 1)))
    records = {each.iri: each for each in [*THINGS, ended]}
    now = set(snapshot_triples(NAMES, records, 7, TODAY, TODAY))
    earlier = set(snapshot_triples(NAMES, records, 7, date(2020, 9, 30), TODAY))
    assert Triple(ED1, GT.bearsOn, WB1) not in now
    assert Triple(ED1, GT.bearsOn, WB1) in earlier
    assert set(ended.triples()) <= earlier
    assert not set(ended.triples()) & now
    assert Triple(NAMES.snapshot, GT.builtTo, NAMES.change_set(7)) in now
    assert Triple(NAMES.snapshot, GT.validOn, day_term(date(2020, 9, 30))) in earlier


def test_a_snapshot_holds_the_words_that_its_queries_need():
    """No query looks beyond its one graph: lists, goals and periods are in it."""
    records = {each.iri: each for each in [*THINGS, FIGURE]}
    found = set(snapshot_triples(NAMES, records, 1, TODAY, TODAY))
    keys = {t.object.value for t in found if t.predicate == GT.periodKey}
    assert {"2020-21-Q3", "2020-21-Q2", "2019-20-Q3"} <= keys
    assert any(
        t.predicate == RDFS.label and t.object == Literal("A healthier Wales", language="en") for t in found
    )


def test_the_snapshot_in_the_store_is_the_one_built_afresh(change):
    """A commit writes only the difference; the difference must lead to the same state."""
    change(*THINGS)
    change(link(ED1, "influences", WB1))
    thread = change(link(ED1, "influences", WB1, (GT.validTo, date(2020, 10, 1))))
    records = {
        each.iri: each for each in [*THINGS, link(ED1, "influences", WB1, (GT.validTo, date(2020, 10, 1)))]
    }
    held = {quad.triple for quad in thread.store.quads_for_pattern(None, None, None, NAMES.snapshot)}
    assert held == set(snapshot_triples(NAMES, records, 3, TODAY, TODAY))


def test_what_begins_or_ends_as_the_day_moves_comes_and_goes_with_any_change(change):
    """Nobody loads a link again on the day that it begins, nor a figure on the day its period is over."""
    dated = link(ED1, "influences", WB1, (GT.validFrom, date(2020, 12, 1)), (GT.validTo, date(2021, 3, 1)))
    change(*THINGS, dated, FIGURE)
    held = []
    for number, day in enumerate(
        (date(2020, 12, 1), date(2021, 3, 1), date(2021, 2, 28), date(2020, 11, 30))
    ):
        thread = change(record(NAMES.record("risk", str(number)), (RDF.type, GT.Risk)), today=day)
        snapshot = {quad.triple for quad in thread.store.quads_for_pattern(None, None, None, NAMES.snapshot)}
        held.append((Triple(ED1, GT.bearsOn, WB1) in snapshot, has_latest(snapshot)))
        assert verify(thread).verified
    assert held == [(True, False), (False, True), (True, True), (False, False)]


def test_a_record_corrected_on_the_day_it_begins_is_the_corrected_one(change):
    """The day and the correction move the same record in one change; what it said before never held."""
    begins = (GT.validFrom, date(2020, 12, 1))
    mistaken = link(ED1, "influences", WB1, begins)
    corrected = record(mistaken.iri, *link(ED1, "influences", SERVICE, begins).statements)
    change(*THINGS, mistaken)
    thread = change(corrected, today=date(2020, 12, 1))
    snapshot = {quad.triple for quad in thread.store.quads_for_pattern(None, None, None, NAMES.snapshot)}
    assert Triple(ED1, GT.bearsOn, SERVICE) in snapshot
    assert Triple(ED1, GT.bearsOn, WB1) not in snapshot
    assert verify(thread).verified
