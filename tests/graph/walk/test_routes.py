"""Routes: which are found, which are best, what they say, and how little work it takes."""

from decimal import Decimal

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotInThread
from graph.walk import Route, ThreadLink, routes_between, routes_from
from graph.walk.routes import search

NODES = [f"M{number}" for number in range(7)]
free_links = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        st.booleans(),
        st.sampled_from(["weak", "moderate", "strong", None]),
        st.sampled_from(["reinforces", "hinders"]),
    ).filter(lambda drawn: drawn[0] != drawn[1]),
    max_size=16,
).map(
    lambda drawn: [
        ThreadLink(f"link/{number:03}", start, "contributesTo", end, vertical, strength, sign)
        for number, (start, end, vertical, strength, sign) in enumerate(drawn)
    ]
)


def path(route: Route) -> list[str]:
    """The codes a route visits."""
    return [route.start, *(link.end for link in route.links)]


def test_an_influence_carries_a_dip_across_priorities(story, values) -> None:
    """The case the product was asked for: attendance, then employment, then children's health."""
    thread = story("""
        ED03 influences ED11 strong lag:12
        ED11 indicates OUT1 strong lag:0
        OUT1 isOutcomeFor WO1 moderate lag:6
    """)
    (route,) = routes_from(thread, "ED03", 6, values)["WO1"]
    assert path(route) == ["ED03", "ED11", "OUT1", "WO1"]
    assert (route.score, route.strength, route.lag_months) == (Decimal("0.320"), "moderate", 18)
    assert not route.vertical


def test_hops_limit_the_walk(story, values) -> None:
    """A reader may ask for near things only."""
    thread = story("ED03 influences ED11\nED11 indicates OUT1\nOUT1 isOutcomeFor WO1")
    assert set(routes_from(thread, "ED03", 2, values)) == {"ED11", "OUT1"}
    assert routes_from(thread, "ED03", 0, values) == {}


def test_a_route_with_an_unjudged_link_has_no_score(story, values) -> None:
    """Not judged is never one."""
    thread = story("ED03 indicates OUT1\nOUT1 isOutcomeFor WO1 strong")
    (route,) = routes_between(thread, "ED03", "WO1", 6, values)
    assert (route.score, route.strength) == (None, None)


def test_a_lag_nobody_stated_is_not_nought(story, values) -> None:
    """A blank is never zero."""
    thread = story("ED03 indicates OUT1 lag:3\nOUT1 isOutcomeFor WO1")
    assert routes_between(thread, "ED03", "WO1", 6, values)[0].lag_months is None


def test_two_hindering_links_make_a_route_that_moves_with_its_start(story, values) -> None:
    """Signs multiply."""
    thread = story("ED03 influences ED11 hinders\nED11 influences OUT1 hinders\nOUT1 isOutcomeFor WO1")
    found = routes_from(thread, "ED03", 6, values)
    assert [found[end][0].direction for end in ("ED11", "OUT1", "WO1")] == ["against", "with", "with"]


def test_the_strongest_judged_route_comes_first_even_when_longer(story, values) -> None:
    """It is the one that the strength of an answer is taken from."""
    thread = story("""
        ED03 influences WO1
        ED03 indicates OUT1 strong
        OUT1 isOutcomeFor WO1 strong
        ED03 indicates WO1 weak
    """)
    found = routes_between(thread, "ED03", "WO1", 6, values)
    assert [route.score for route in found] == [Decimal("0.64"), Decimal("0.2"), None]


def test_few_routes_still_show_the_other_direction(story, values) -> None:
    """The one route that goes the other way must not drown among better ones of the same kind."""
    told = [f"ED03 indicates OUT{n} strong\nOUT{n} isOutcomeFor WO1 strong" for n in range(1, 5)]
    thread = story("\n".join([*told, "ED03 influences WO1 weak hinders"]))
    found = routes_between(thread, "ED03", "WO1", 6, values, per_end=2)
    assert [route.direction for route in found] == ["with", "against"]


def test_a_shared_service_is_passed_under_the_objective_named(story, values) -> None:
    """Else one service's measure would land on every board."""
    thread = story("""
        CL05 indicates SV01 under:WO1
        SV01 supportsObjective WO1
        SV01 supportsObjective WO2
        SV01 influences OUT9
    """)
    found = routes_from(thread, "CL05", 6, values)
    assert set(found) == {"SV01", "WO1"}
    assert found["WO1"][0].shared_services == ()


def test_a_shared_service_with_no_objective_named_is_marked(story, values) -> None:
    """The reader must see that the route may be nobody's meaning."""
    thread = story("""
        CL05 indicates SV01
        SV01 supportsObjective WO1
        SV01 supportsObjective WO2
        SV01 influences OUT9
    """)
    found = routes_from(thread, "CL05", 6, values)
    assert set(found) == {"SV01", "WO1", "WO2", "OUT9"}
    assert found["SV01"][0].shared_services == ()
    assert {found[end][0].shared_services for end in ("WO1", "WO2", "OUT9")} == {("SV01",)}


def test_a_service_of_one_objective_is_not_called_shared(story, values) -> None:
    """The mark would cry wolf."""
    thread = story("CL05 indicates SV01\nSV01 supportsObjective WO1")
    assert routes_between(thread, "CL05", "WO1", 6, values)[0].shared_services == ()


def test_a_walk_that_starts_at_a_service_is_free(story, values) -> None:
    """Nothing was entered, so nothing is named."""
    thread = story("SV01 supportsObjective WO1\nSV01 supportsObjective WO2\nSV01 influences OUT9")
    found = routes_from(thread, "SV01", 6, values)
    assert set(found) == {"WO1", "WO2", "OUT9"}
    assert all(not route.shared_services for routes in found.values() for route in routes)


def test_two_measures_of_one_service_go_each_its_own_way(story, values) -> None:
    """Under which objective a service was entered is remembered while it is passed."""
    thread = story("""
        ED03 influences CL05
        ED03 influences CL06
        CL05 indicates SV01 under:WO1
        CL06 indicates SV01 under:WO2
        SV01 supportsObjective WO1
        SV01 supportsObjective WO2
    """)
    assert path(routes_between(thread, "ED03", "WO1", 6, values)[0]) == ["ED03", "CL05", "SV01", "WO1"]
    assert path(routes_between(thread, "ED03", "WO2", 6, values)[0]) == ["ED03", "CL06", "SV01", "WO2"]


def test_circles_of_influence_end(story, values) -> None:
    """Things influence one another; a walk must come home."""
    thread = story("ED03 influences ED11\nED11 influences ED03\nED11 influences ED12\nED12 influences ED11")
    found = routes_from(thread, "ED03", 50, values)
    assert {end: len(routes) for end, routes in found.items()} == {"ED11": 1, "ED12": 1}


def test_a_hub_costs_no_more_than_its_links(model, values) -> None:
    """2,000 things that all influence one and are influenced by it must not make 4,000,000 steps."""
    spokes = [f"N{number}" for number in range(2000)]
    told = [ThreadLink(f"in/{spoke}", spoke, "influences", "HUB", False, "weak") for spoke in spokes]
    told += [ThreadLink(f"out/{spoke}", "HUB", "influences", spoke, False, "weak") for spoke in spokes]
    found = search(model(told), "N0", 8, values, per_state=3)
    assert len(found.routes) == 2000
    assert found.links_tried <= len(told)


def test_a_service_as_a_hub_costs_no_more_than_its_links(model, values) -> None:
    """Services are told apart by the objective they were entered under, not by every link into them."""
    spokes = [f"N{number}" for number in range(1000)]
    told = [ThreadLink(f"from/{spoke}", "ED03", "influences", spoke, False) for spoke in spokes]
    told += [ThreadLink(f"in/{spoke}", spoke, "indicates", "SV01", True) for spoke in spokes]
    told += [ThreadLink(f"out/{n}", "SV01", "supportsObjective", f"WO{n}", True) for n in range(1000)]
    found = search(model(told), "ED03", 8, values, per_state=3)
    assert len(found.routes) == 2001
    assert found.links_tried <= 3 * len(told)


def test_parallel_links_do_not_multiply_the_work(story, values) -> None:
    """Twenty things in a row with three links between each two hold thousands of millions of routes."""
    told = [f"N{n} influences N{n + 1} {word}" for n in range(20) for word in ("strong", "weak", "hinders")]
    thread = story("\n".join(told))
    found = search(thread, "N0", 60, values, per_state=3)
    assert found.routes["N20"][0].score == Decimal("0.8") ** 20
    assert found.links_tried <= len(told) * 8 * 3


def test_an_unknown_source_or_target_is_said(story, values) -> None:
    """Nothing reached and nothing there are different answers."""
    thread = story("ED03 indicates WO1")
    with pytest.raises(NotInThread):
        routes_from(thread, "ED99", 6, values)
    with pytest.raises(NotInThread):
        routes_between(thread, "ED03", "ED99", 6, values)


def test_nothing_leads_back_down(story, values) -> None:
    """Links have a direction: what an objective does not bear on, it does not reach."""
    assert routes_between(story("ED03 indicates WO1"), "WO1", "ED03", 6, values) == ()


@given(drawn=free_links)
def test_reach_without_services_is_plain_reachability(model, values, drawn) -> None:
    """Whatever is dropped for being weaker, no end is ever lost, and nothing reaches itself."""
    thread = model(drawn, NODES)
    for node in NODES:
        assert set(routes_from(thread, node, 99, values)) == nx.descendants(thread.graph, node)


@given(drawn=free_links, hops=st.integers(1, 4))
def test_adding_a_link_never_shrinks_what_is_reached(model, values, drawn, hops) -> None:
    """More knowledge never hides an end, where no service stands in between."""
    fewer, more = model(drawn[:-1], NODES), model(drawn, NODES)
    for node in NODES:
        assert set(routes_from(fewer, node, hops, values)) <= set(routes_from(more, node, hops, values))


@given(drawn=free_links, hops=st.integers(1, 6))
def test_the_search_loses_no_fact_that_an_answer_tells(model, values, drawn, hops) -> None:
    """Best score, fewest hops and a vertical route: the same as by listing every simple route."""
    thread = model(drawn, NODES)
    found = search(thread, "M0", hops, values, per_state=1).routes
    for end in found:
        every = [
            [thread.graph.edges[edge]["link"] for edge in edges]
            for edges in nx.all_simple_edge_paths(thread.graph, "M0", end, cutoff=hops)
        ]
        judged = [route for route in every if all(link.strength for link in route)]
        scores = [_score(route, values) for route in judged]
        assert found[end][0].score == max(scores, default=None)
        assert min(route.hops for route in found[end]) == min(map(len, every))
        vertical = any(all(link.vertical for link in route) for route in every)
        assert any(route.vertical for route in found[end]) is vertical


def _score(route: list[ThreadLink], values: dict[str, Decimal]) -> Decimal:
    product = Decimal(1)
    for link in route:
        product *= values[link.strength]
    return product
