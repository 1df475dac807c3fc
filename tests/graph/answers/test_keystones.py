"""Keystones: what many priorities rest on, by which links, and whose measures one post alone owns."""

from collections.abc import Callable

import pytest

from graph.answers.keystones import Keystones, keystones_of
from graph.answers.model import Walkable
from graph.thread import Snapshot, Thread

Tell = Callable[..., Snapshot]
TWO_PRIORITIES = """
well-being-objective WB1
well-being-objective WB2
outcome OUT1
outcome OUT2
post P1
post P2
measure M1 gt:hasOwner :post\\/P1
measure M2 gt:hasOwner :post\\/P1
measure M3 gt:hasOwner :post\\/P2
OUT1 isOutcomeFor WB1
OUT2 isOutcomeFor WB2
M1 indicates OUT1
M1 indicates OUT2
M2 indicates OUT1
M3 indicates OUT2
"""


def keystones(tell: Tell, text: str) -> Keystones:
    """The keystones of a story."""
    return keystones_of(Walkable(tell(text)))


def test_what_two_priorities_rest_on_is_a_keystone_and_what_one_rests_on_is_not(tell: Tell) -> None:
    """Each priority is told with the links that lead to it."""
    (found,) = keystones(tell, TWO_PRIORITIES).measures
    assert found.thing.code == "M1"
    assert [post.code for post in found.owners] == ["P1"]
    routes = {each.priority.code: [step.to.code for step in each.route.steps] for each in found.priorities}
    assert routes == {"WB1": ["OUT1", "WB1"], "WB2": ["OUT2", "WB2"]}


def test_a_post_is_a_keystone_by_what_it_owns(tell: Tell) -> None:
    """The thing through which a priority rests on a post is named."""
    (found,) = keystones(tell, TWO_PRIORITIES).posts
    assert found.thing.code == "P1"
    assert {(each.priority.code, each.via.code) for each in found.priorities if each.via} == {
        ("WB1", "M1"),
        ("WB2", "M1"),
    }


def test_an_aim_that_one_post_alone_measures_is_told(tell: Tell) -> None:
    """If that post is empty nobody speaks for the aim; OUT2 has two owners."""
    told = {(each.aim.code, each.post.code) for each in keystones(tell, TWO_PRIORITIES).sole_owners}
    assert told == {("OUT1", "P1"), ("WB1", "P1")}


def test_a_measure_without_owner_makes_nobody_a_sole_owner(tell: Tell) -> None:
    """Who owns the other is not known."""
    text = TWO_PRIORITIES.replace("measure M2 gt:hasOwner :post\\/P1", "measure M2")
    assert keystones(tell, text).sole_owners == ()


def test_where_nothing_is_shared_there_is_no_keystone(tell: Tell) -> None:
    """A thread of separate strands is an answer, too."""
    told = keystones(tell, TWO_PRIORITIES.replace("M1 indicates OUT2", ""))
    assert (told.measures, told.services) == ((), ())


def test_the_made_up_councils_keystones(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> None:
    """Attendance and the digital service carry four priorities each, the head of digital five."""
    told = keystones_of(at(dyffryn_aur))
    assert (told.measures[0].thing.code, len(told.measures[0].priorities)) == ("ED03", 4)
    assert (told.services[0].thing.code, len(told.services[0].priorities)) == ("SVC-DG", 4)
    assert (told.posts[0].thing.code, len(told.posts[0].priorities)) == ("HD-DG", 5)
    assert ("OUT-51", "HD-EW") in {(each.aim.code, each.post.code) for each in told.sole_owners}


@pytest.mark.parametrize("most", [1, 3])
def test_no_more_are_listed_than_asked_for(
    dyffryn_aur: Thread, at: Callable[..., Walkable], most: int
) -> None:
    """The first so many, not any so many."""
    walkable = at(dyffryn_aur)
    few, many = keystones_of(walkable, most), keystones_of(walkable)
    assert few.measures == many.measures[:most]
    assert few.posts == many.posts[:most]
