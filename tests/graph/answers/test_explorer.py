"""What the explorer shows: boxes and lines that are the snapshot's own answers, never guesses."""

from time import perf_counter

import pytest

from graph.answers.explorer import ExplorerData, explorer_data
from graph.answers.explorer.views import COLUMN_OF_KIND, DRAWN, MOST_BOXES, View
from graph.answers.impact import impact_of
from graph.answers.model import Walkable
from graph.answers.scorecard.measures import Measures
from graph.thread import Moment, Snapshot, Thread
from graph.walk import trace

SHARED = """
:council\\/C a gt:Council ; gt:code "C" ; rdfs:label "Council"@en ; gt:illustrative true .
:well-being-objective\\/W1 a gt:WellBeingObjective ; gt:code "W1" ; rdfs:label "One"@en .
:well-being-objective\\/W2 a gt:WellBeingObjective ; gt:code "W2" ; rdfs:label "Two"@en .
:service\\/S a gt:Service ; gt:code "S" ; rdfs:label "Shared"@en .
:action\\/A1 a gt:Action ; gt:code "A1" ; rdfs:label "For one"@en .
:action\\/A2 a gt:Action ; gt:code "A2" ; rdfs:label "For two"@en .
:measure\\/M a gt:Measure ; gt:code "M" ; rdfs:label "Of one alone"@en .
:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M ; gt:linkType gt:indicates ; gt:linkTo :service\\/S ;
  gt:underObjective :well-being-objective\\/W1 .
:link\\/2 a gt:Link ; gt:linkFrom :service\\/S ; gt:linkType gt:delivers ; gt:linkTo :action\\/A1 .
:link\\/3 a gt:Link ; gt:linkFrom :service\\/S ; gt:linkType gt:delivers ; gt:linkTo :action\\/A2 .
:link\\/4 a gt:Link ; gt:linkFrom :action\\/A1 ; gt:linkType gt:actsTowards ;
  gt:linkTo :well-being-objective\\/W1 .
:link\\/5 a gt:Link ; gt:linkFrom :action\\/A2 ; gt:linkType gt:actsTowards ;
  gt:linkTo :well-being-objective\\/W2 ; gt:basis <https://w3id.org/goldenthread/code/basis/editor> .
"""


def walkable_of(thread: Thread, language: str = "en") -> Walkable:
    """The current snapshot, ready for walks."""
    _, on, today = thread.current
    return Walkable(thread.snapshot(Moment(None, on, today)), language)


@pytest.fixture(scope="module")
def aur(dyffryn_aur: Thread) -> Walkable:
    return walkable_of(dyffryn_aur)


@pytest.fixture(scope="module")
def data(aur: Walkable) -> ExplorerData:
    return explorer_data(aur)


def codes(view: View, *columns: str) -> set[str]:
    """The codes of a view's boxes, of some columns or of all."""
    return {box.thing.code for box in view.boxes if not columns or box.column in columns}


def test_the_content_is_made_in_the_time_a_page_has(aur: Walkable) -> None:
    """One query for all measures and one for all money: asked one by one they would take seconds."""
    started = perf_counter()
    explorer_data(aur)
    assert perf_counter() - started < 5


def test_no_view_is_larger_than_a_person_can_read(data: ExplorerData) -> None:
    """Above about 120 boxes nobody reads a picture."""
    assert max(len(view.boxes) for view in data.views) <= MOST_BOXES
    assert all(box.column == COLUMN_OF_KIND[box.thing.kind] for box in data.views[0].boxes)


def test_a_thread_is_what_trace_answers(data: ExplorerData, aur: Walkable) -> None:
    """The picture may not have a second opinion on who belongs to an objective."""
    for view in data.views[1:]:
        assert view.focus
        above, below = (trace(aur.model, view.focus.iri, way) for way in ("up", "down"))
        expected = {thing.code for thing, _ in (*above.things, *below.things) if thing.kind in DRAWN}
        assert codes(view) - codes(view, "elsewhere") == expected | {view.focus.code}


def test_a_shared_service_brings_no_measures_of_others(story) -> None:
    """Reachability through a shared service would put one service's measures in every thread."""
    snapshot: Snapshot = story(SHARED)
    found = {view.focus.code: codes(view) for view in explorer_data(Walkable(snapshot)).views if view.focus}
    assert found == {"W1": {"W1", "A1", "S", "M"}, "W2": {"W2", "A2", "S"}}


def test_a_measure_of_the_overview_is_counted_where_it_may_be(story) -> None:
    """What lies between is passed over only where a walk may really go."""
    view = explorer_data(Walkable(story(SHARED))).views[0]
    counted = {box.thing.code: dict(box.counts) for box in view.boxes if box.counts}
    assert counted == {"S": {"": 1}}
    lines = {(line.start.rsplit("/", 1)[-1], line.end.rsplit("/", 1)[-1], line.editor) for line in view.lines}
    assert lines == {("S", "W1", False), ("S", "W2", True)}


def test_every_measure_that_serves_something_is_counted_in_the_overview(
    data: ExplorerData, aur: Walkable
) -> None:
    """Rolling up may not lose any."""
    dipped = {dip.measure.iri for dip in data.dips}
    measures = [iri for iri, thing in aur.model.things.items() if thing.kind == "measure"]
    linked = [iri for iri in measures if any(link.vertical for link in aur.model.leaving(iri))]
    counted = sum(number for box in data.views[0].boxes for _, number in box.counts)
    assert not any(box.counts for box in data.views[0].boxes if box.thing.kind == "measure")
    assert counted >= len(set(linked) - dipped)


def test_figures_and_ratings_are_those_of_the_scorecard(
    data: ExplorerData, aur: Walkable, dyffryn_aur: Thread
) -> None:
    """Two pages that disagree on a figure are worse than none."""
    lines = Measures(dyffryn_aur, aur, aur.snapshot.moment.on)
    for code in ("ED03", "ED11", "HS02", "EN13"):
        thing = aur.things.find(code)
        line, standing = lines.line(thing), data.cards[thing.iri].standing
        assert line and standing
        assert (standing.text, standing.reason, standing.is_dip) == (
            line.figure.text,
            line.figure.reason,
            line.is_dip,
        )
        assert (standing.rating and standing.rating.key) == (line.figure.rating and line.figure.rating.key)


def test_the_dip_that_touches_most_priorities_comes_first(data: ExplorerData) -> None:
    """The overlay starts where most boards should look."""
    touched = [len(dip.priorities) for dip in data.dips]
    assert data.dips[0].measure.code == "ED03"
    assert touched == sorted(touched, reverse=True)


def test_routes_are_those_of_the_impact_answer(data: ExplorerData, aur: Walkable) -> None:
    """The purple lines are the answer to the impact question, route for route."""
    dip = data.dips[0]
    answer = impact_of(aur, dip.measure)
    assert [(r.affected, r.strength, r.path) for r in dip.routes] == [
        (each.thing, each.strength, each.routes[0].path) for each in answer.affected
    ]


def test_an_impact_from_elsewhere_names_its_priority(data: ExplorerData, aur: Walkable) -> None:
    """A box outside the thread must say whose it is, by the rule for shared services."""
    view = data.find_view(aur.things.find("WB5"))
    beside = [box for box in view.boxes if box.column == "elsewhere"]
    assert beside
    assert all(aim.kind == "well-being-objective" for box in beside for aim in box.priorities)
    assert any(box.priorities for box in beside)


def test_a_view_is_found_for_any_thing(data: ExplorerData, aur: Walkable) -> None:
    """A focus opens its own thread, the only thread it is on, or the overview."""
    focus = {
        code: data.find_view(aur.things.find(code)).focus for code in ("WB5", "ED03", "GOAL-1", "PB-HEA")
    }
    assert {code: thing and thing.code for code, thing in focus.items()} == {
        "WB5": "WB5",
        "ED03": "WB5",
        "GOAL-1": None,
        "PB-HEA": None,
    }


def test_editors_links_are_marked(wrexham: Thread) -> None:
    """An editor's guess must never look like a council's word."""
    view = next(v for v in explorer_data(walkable_of(wrexham)).views if v.focus and v.focus.code == "OBJ-ENV")
    assert {line.editor for line in view.lines} == {True}


def test_names_say_which_language_they_are_in(dyffryn_aur: Thread) -> None:
    """A Welsh page marks the English names that stand in for missing ones."""
    found = explorer_data(walkable_of(dyffryn_aur, "cy"))
    assert {card.language for card in found.cards.values()} == {"cy", "en"}
