"""Impact: the strength, direction and order in which what may feel a dip is told."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graph.kinds import KINDS
from graph.walk import AFFECTED_KINDS, impact


def codes(reached) -> list[str]:
    """The codes of what was reached, in order."""
    return [end.thing.code for end in reached]


def test_strength_is_the_weakest_word_on_the_best_judged_route(story, values) -> None:
    """A stronger but unjudged route must not lend its word, nor a weaker judged one."""
    thread = story("""
        ED03 influences ED11 strong
        ED11 isOutcomeFor WO1 moderate
        ED03 influences WO1
        ED03 indicates OUT1 strong
        OUT1 isOutcomeFor WO1 weak
    """)
    (objective,) = [end for end in impact(thread, "ED03", 6, values) if end.thing.code == "WO1"]
    assert (objective.strength, objective.score) == ("moderate", Decimal("0.40"))
    assert (objective.hops, objective.sideways, objective.unjudged_routes) == (1, False, 1)
    assert objective.routes[0].strength == "moderate"
    assert len(objective.routes) == 3


def test_an_end_that_only_unjudged_routes_reach_has_no_strength(story, values) -> None:
    """Not judged is an answer of its own."""
    (objective,) = impact(story("ED03 indicates WO1"), "ED03", 6, values)
    assert (objective.strength, objective.score, objective.unjudged_routes) == (None, None, 1)


def test_opposite_routes_are_mixed(story, values) -> None:
    """A stronger route one way does not outvote the other."""
    thread = story("""
        HS01 indicates WO1 strong
        HS01 influences HS02 weak hinders
        HS02 indicates WO1 weak
    """)
    assert {end.thing.code: end.direction for end in impact(thread, "HS01", 6, values)} == {
        "WO1": "mixed",
        "HS02": "against",
    }


def test_direction_counts_routes_that_are_not_shown(story, values) -> None:
    """With one route shown, the answer still knows of the other way."""
    thread = story("HS01 indicates WO1 strong\nHS01 influences WO1 weak hinders")
    (objective,) = impact(thread, "HS01", 6, values, per_end=1)
    assert objective.direction == "mixed"
    assert len(objective.routes) == 1


def test_an_influence_alone_is_sideways(story, values) -> None:
    """A link of the thread proper is worth more than a neighbour's influence."""
    thread = story("ED03 influences ED11\nED11 indicates WO1\nED03 indicates WO2")
    assert {end.thing.code: end.sideways for end in impact(thread, "ED03", 6, values)} == {
        "ED11": True,
        "WO1": True,
        "WO2": False,
    }


def test_the_order_is_the_contracts(story, values) -> None:
    """Vertical before sideways, fewer hops, judged before not judged, stronger first, code."""
    thread = story("""
        ED03 influences WO1 strong
        ED03 indicates WO2
        ED03 indicates WO3 weak
        ED03 indicates WO5 strong
        ED03 indicates WO4 strong
        WO3 furthersGoal GOAL-1 strong
    """)
    assert codes(impact(thread, "ED03", 6, values)) == ["WO4", "WO5", "WO3", "WO2", "GOAL-1", "WO1"]


def test_every_kind_is_reached_and_the_caller_keeps_the_affected(story, values) -> None:
    """Steps are not priorities, but the routes need them."""
    thread = story("""
        CL05 indicates SV01
        SV01 delivers OUT1
        OUT1 isOutcomeFor WO1
        WO1 supportsTheme TH1
        TH1 furthersGoal GOAL-1
    """)
    reached = impact(thread, "CL05", 9, values)
    assert codes(reached) == ["SV01", "OUT1", "WO1", "TH1", "GOAL-1"]
    assert [end.thing.code for end in reached if end.thing.kind in AFFECTED_KINDS] == ["WO1", "TH1", "GOAL-1"]
    assert set(KINDS) >= AFFECTED_KINDS


@given(order=st.permutations(range(6)))
def test_the_order_of_the_links_does_not_matter(links, model, values, order) -> None:
    """The same thread gives the same answer, however its rows were sorted."""
    told = links("""
        ED03 influences ED11 strong
        ED03 influences ED12 strong
        ED03 influences ED13 strong
        ED11 indicates WO1 weak
        ED12 indicates WO1 weak
        ED13 indicates WO1 weak
    """)
    shuffled = impact(model([told[place] for place in order]), "ED03", 6, values, per_end=2)
    assert shuffled == impact(model(told), "ED03", 6, values, per_end=2)
