"""The driver alone, with a derivation that relies on all it may: the view before and after, and both days."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pyoxigraph import Triple

from graph import derivations
from graph.derivations import conclude
from graph.derivations.derivation import Changed, Days, Derivation, State, Subject
from graph.derivations.view import Difference, View
from graph.terms import day_term, text_term
from graph.trail.records import Record
from ontology import GT, RDF, SKOS
from tests.graph.derivations.conftest import view
from tests.graph.trail.conftest import NAMES, TODAY, record

MEASURE, RISK = NAMES.record("measure", "M1"), NAMES.record("risk", "R1")
ONE, OTHER = (record(MEASURE, (RDF.type, GT.Measure), (GT.code, text_term(code))) for code in ("1", "2"))
POINTING = record(RISK, (RDF.type, GT.Risk), (GT.ofMeasure, MEASURE))
DAYS = Days(TODAY, TODAY)
TOMORROW = TODAY + timedelta(days=1)


def _touched(changed: Changed, seen: View) -> Iterator[Subject]:
    """What points at a thing is found in a view only, not by a change of its own."""
    return ((each,) for each in seen.saying(GT.ofMeasure, changed.iri))


def _told_of(days: Days) -> tuple[Triple, Triple]:
    return Triple(RISK, GT.validOn, day_term(days.on)), Triple(RISK, GT.judgedOnDay, day_term(days.today))


def _derive(subject: Subject, state: State) -> Iterator[Triple]:
    for measure in state.view.about(subject[0]).values(GT.ofMeasure):
        for code in state.view.about(measure).values(GT.code):
            yield Triple(subject[0], SKOS.note, code)
        yield from _told_of(state.days)


def _pointing(seen: View) -> Iterator[Subject]:
    return ((each,) for each in seen.saying(RDF.type, GT.Risk))


@pytest.fixture(autouse=True)
def _only_this(monkeypatch):
    """One derivation in the place of all."""
    monkeypatch.setattr(derivations, "DERIVATIONS", (Derivation("codes", _touched, _derive, _pointing),))


def told(code: str, days: Days = DAYS) -> set[Triple]:
    """What is concluded of the risk."""
    return {Triple(RISK, SKOS.note, text_term(code)), *_told_of(days)}


def followed(
    before: tuple[Record, ...], after: tuple[Record, ...], concluded: set[Triple], days: Days
) -> Difference:
    """What follows from one set of records becoming another, beside the change of the records."""
    said = Difference.between(*({t for each in side for t in each.triples()} for side in (before, after)))
    was = State(
        NAMES,
        view(*before, *(Record(t.subject, frozenset({(t.predicate, t.object)})) for t in concluded)),
        DAYS,
    )
    found = conclude(was, said, days)
    return Difference(found.removed - said.removed, found.added - said.added)


def test_what_pointed_at_a_thing_before_is_concluded_anew_with_it():
    """It may point there no longer, and only the view before still knows."""
    found = followed((ONE, POINTING), (OTHER,), told("1"), DAYS)
    assert (found.removed, found.added) == (told("1"), frozenset())


def test_what_points_at_a_thing_now_is_concluded_with_it():
    """It is new beside it, and only the view after knows."""
    found = followed((ONE,), (OTHER, POINTING), set(), DAYS)
    assert (found.removed, found.added) == (frozenset(), told("2"))


def test_what_stays_as_it_was_is_neither_removed_nor_added():
    """The same conclusion twice is no change."""
    assert followed((ONE, POINTING), (ONE, POINTING), told("1"), DAYS) == Difference(frozenset(), frozenset())


@pytest.mark.parametrize("later", [Days(TODAY, TOMORROW), Days(TOMORROW, TODAY)], ids=["today", "on"])
def test_what_rests_on_the_days_is_concluded_anew_when_one_moves(later):
    """Also what goes or comes in the same change, whichever of the two days it is."""
    was, now = told("1"), told("1", later)
    stays = followed((ONE, POINTING), (ONE, POINTING), was, later)
    goes = followed((ONE, POINTING), (ONE,), was, later)
    comes = followed((ONE,), (ONE, POINTING), set(), later)
    assert (stays.removed, stays.added) == (was - now, now - was)
    assert (goes.removed, goes.added) == (was, frozenset())
    assert (comes.removed, comes.added) == (frozenset(), now)


def test_what_is_concluded_of_a_record_is_seen_by_those_after_also_where_it_changed_itself(monkeypatch):
    """One that asks whether a conclusion differs must not be shown the record alone."""
    first = Derivation("first", lambda changed, _: [(changed.iri,)], _of_code)
    second = Derivation("second", _where_first_differs, _of_first)
    monkeypatch.setattr(derivations, "DERIVATIONS", (first, second))
    was = {Triple(MEASURE, prop, text_term("1")) for prop in (SKOS.note, SKOS.example)}
    now = {Triple(MEASURE, prop, text_term("2")) for prop in (SKOS.note, SKOS.example)}
    found = followed((ONE,), (OTHER,), was, DAYS)
    assert (found.removed, found.added) == (was, now)


def _of_code(subject: Subject, state: State) -> Iterator[Triple]:
    return (Triple(subject[0], SKOS.note, code) for code in state.view.about(subject[0]).values(GT.code))


def _where_first_differs(changed: Changed, _: View) -> Iterator[Subject]:
    if changed.differs_in(SKOS.note):
        yield (changed.iri,)


def _of_first(subject: Subject, state: State) -> Iterator[Triple]:
    return (Triple(subject[0], SKOS.example, note) for note in state.view.about(subject[0]).values(SKOS.note))
