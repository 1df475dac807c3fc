"""What the thread says of one thing, and finding it: facts apart from links, in both languages."""

from collections.abc import Callable

import pytest

from graph.answers.about import about
from graph.answers.change_set import change_set_of
from graph.answers.measure import measure_of
from graph.answers.model import Walkable
from graph.answers.search import find_things, plain
from graph.errors import NotInThread, WrongUsage
from graph.thread import Moment, Snapshot, Thread

STORY = """
:council\\/C a gt:Council ; gt:code "C" ; rdfs:label "Council"@en ; gt:illustrative true .
:well-being-objective\\/W a gt:WellBeingObjective ; gt:code "W" ; gt:hasOwner :post\\/P ; gt:order 3 ;
  rdfs:label "Clean water"@en , "Dŵr glân"@cy .
:post\\/P a org:Post ; gt:code "P" ; rdfs:label "Officer"@en .
:measure\\/M a gt:Measure ; gt:code "M" ; rdfs:label "Rivers in good health"@en ; gt:seasonal true ;
  gt:polarity <https://w3id.org/goldenthread/code/polarity/higher-is-better> .
:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M ; gt:linkType gt:indicates ;
  gt:linkTo :well-being-objective\\/W .
"""


@pytest.fixture
def walkable(story: Callable[..., Snapshot]) -> Walkable:
    """A small thread."""
    return Walkable(story(STORY))


def test_links_stand_apart_from_facts(walkable: Walkable) -> None:
    """A derived triple told as a fact would look like a second statement."""
    told = about(walkable, walkable.things.find("M"))
    assert [fact.property for fact in told.facts] == ["gt:polarity", "gt:seasonal"]
    assert [value.text for fact in told.facts for value in fact.values] == ["Higher is better", "yes"]
    assert [(step.link_type, step.to.code) for step in told.links_out] == [("indicates", "W")]


def test_what_points_to_a_thing_is_told_from_there(walkable: Walkable) -> None:
    """An objective is known by what serves it."""
    told = about(walkable, walkable.things.find("W"))
    assert [step.from_.code for step in told.links_in] == ["M"]
    assert told.links_out == ()
    owned = about(walkable, walkable.things.find("P")).named_by
    assert [(fact.property, fact.values[0].text) for fact in owned] == [("gt:hasOwner", "Clean water")]


def test_words_are_in_the_language_asked_for_where_there_are_any(story: Callable[..., Snapshot]) -> None:
    """A Welsh page is Welsh as far as there is a source for it, and says where it is not."""
    welsh = Walkable(story(STORY), "cy")
    told = about(welsh, welsh.things.find("M"))
    polarity = next(fact for fact in told.facts if fact.property == "gt:polarity")
    assert (polarity.label, polarity.language) == ("polaredd", "cy")
    assert (polarity.values[0].text, polarity.values[0].language) == ("Uwch yn well", "cy")
    spoken = welsh.things.spoken
    assert {code: spoken.get(welsh.things.find(code).iri) for code in "CMPW"} == {
        "C": "en",
        "M": "en",
        "P": "en",
        "W": None,
    }


@pytest.mark.parametrize("query", ["w", "W", "dwr", "DŴR GLÂN", "glan dwr", "water clean"])
def test_search_needs_no_accents_no_order_and_no_language(walkable: Walkable, query: str) -> None:
    """People type what they remember on the keyboard they have."""
    assert walkable.things.find("W") in find_things(walkable, query).things


def test_the_code_itself_comes_first(walkable: Walkable) -> None:
    """Who types a code knows what they want."""
    assert find_things(walkable, "m").things[0].code == "M"


def test_a_search_that_finds_nothing_offers_the_nearest(walkable: Walkable) -> None:
    """A slip of the finger is the commonest reason."""
    found = find_things(walkable, "clean wter")
    assert (found.count, found.things) == (0, ())
    assert found.nearest[0] == "W Clean water"


def test_kinds_narrow_a_search_and_unknown_ones_are_refused(walkable: Walkable) -> None:
    """A kind that is misspelt must not look like one that has no members."""
    assert [thing.code for thing in find_things(walkable, "", "measure").things] == ["M"]
    with pytest.raises(WrongUsage, match="well-being-objective"):
        find_things(walkable, "", "dragon")


def test_plain_text_has_no_case_and_no_accents() -> None:
    """The circumflexes of Welsh are not on every keyboard."""
    assert plain("Dŵr GLÂN ŷ") == "dwr glan y"


def test_only_measures_are_told_as_measures(story: Callable[..., Snapshot], first_steps: Thread) -> None:
    """An objective has no series of its own; saying it had none would be wrong."""
    assert first_steps.current is not None
    _, on, today = first_steps.current
    walkable = Walkable(first_steps.snapshot(Moment(None, on, today)))
    with pytest.raises(NotInThread):
        measure_of(first_steps, walkable, walkable.things.find("WB1"))


def test_a_change_set_tells_what_it_brought(dyffryn_aur: Thread) -> None:
    """A correction must show as one figure changed, not as a file loaded."""
    told = change_set_of(dyffryn_aur, "2")
    assert [(each.kind, each.new, each.changed) for each in told.counts] == [("figure", 0, 1)]
    assert [(each.record, each.revises) for each in told.records] == [("figure/HS05/2020-21-Q3", True)]
    assert [file.name for file in told.files] == ["figures-restated.xlsx"]
    with pytest.raises(NotInThread, match="change set 2"):
        change_set_of(dyffryn_aur, "3")
