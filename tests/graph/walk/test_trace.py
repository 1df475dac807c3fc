"""Trace: the thread above and below, and that the two are one seen from either end."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NotInThread
from graph.walk import ThreadLink, trace

NODES = ["ED1", "ED2", "SV1", "SV2", "OUT1", "WO1", "WO2"]
vertical_links = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        st.frozensets(st.sampled_from(["WO1", "WO2"]), max_size=1),
    ).filter(lambda drawn: drawn[0] != drawn[1]),
    max_size=14,
).map(
    lambda drawn: [
        ThreadLink(f"link/{number:03}", start, "contributesTo", end, vertical=True, under=under)
        for number, (start, end, under) in enumerate(drawn)
    ]
)
END_TO_END = """
    CL05 indicates SV01 under:WO1
    CL06 indicates SV01
    SV01 supportsObjective WO1
    SV01 supportsObjective WO2
    CL05 influences ED03
    WO1 furthersGoal GOAL-1
"""


def depths(found) -> dict[str, int]:
    """The depth of each code."""
    return {thing.code: depth for thing, depth in found.things}


def test_up_follows_vertical_links_under_the_objective_named(story) -> None:
    """An influence is no part of the thread, and another objective of the service is not ours."""
    found = trace(story(END_TO_END), "CL05", "up")
    assert depths(found) == {"SV01": 1, "WO1": 2, "GOAL-1": 3}
    assert [(link.start, link.end) for link in found.links] == [
        ("CL05", "SV01"),
        ("SV01", "WO1"),
        ("WO1", "GOAL-1"),
    ]
    assert (found.source.code, found.direction) == ("CL05", "up")


def test_down_shows_only_what_leads_here(story) -> None:
    """The measure recorded under another objective is not below this one."""
    thread = story(END_TO_END)
    assert depths(trace(thread, "WO1", "down")) == {"SV01": 1, "CL05": 2, "CL06": 2}
    assert depths(trace(thread, "WO2", "down")) == {"SV01": 1, "CL06": 2}


def test_below_a_service_stands_everything_that_enters_it(story) -> None:
    """A walk that starts at a service is free."""
    assert depths(trace(story(END_TO_END), "SV01", "down")) == {"CL05": 1, "CL06": 1}


def test_depth_is_the_shortest_way(story) -> None:
    """A thing met twice stands where it is nearest."""
    thread = story("ED03 indicates OUT1\nOUT1 isOutcomeFor WO1\nED03 supportsObjective WO1")
    assert depths(trace(thread, "ED03", "up")) == {"OUT1": 1, "WO1": 1}
    assert len(trace(thread, "ED03", "up").links) == 3


def test_a_hub_is_listed_once(model) -> None:
    """A thing with 2,000 others below it gives 2,000 links, each once."""
    told = [ThreadLink(f"in/{n}", f"N{n}", "indicates", "SV01", True) for n in range(2000)]
    told += [ThreadLink(f"out/{n}", "SV01", "supportsObjective", "WO1", True) for n in range(50)]
    found = trace(model(told), "WO1", "down")
    assert (len(found.things), len(found.links)) == (2001, 2050)


def test_an_unknown_thing_is_said(story) -> None:
    """An empty trace would look like a thing without a thread."""
    with pytest.raises(NotInThread):
        trace(story(END_TO_END), "ED99", "up")


@given(drawn=vertical_links)
def test_down_is_the_inverse_of_up(model, drawn) -> None:
    """Whoever has me above them stands below me, services and all; nothing is above itself."""
    thread = model(drawn)
    above = {(low, high) for low in thread.things for high in depths(trace(thread, low, "up"))}
    below = {(low, high) for high in thread.things for low in depths(trace(thread, high, "down"))}
    assert above == below
    assert not any(low == high for low, high in above)


@given(drawn=vertical_links)
def test_up_is_reachability_over_the_links_that_may_follow_one_another(model, drawn) -> None:
    """The rule for shared services, checked on the graph whose nodes are the links."""
    thread = model(drawn)
    pairs = nx.DiGraph()
    pairs.add_nodes_from(drawn)
    pairs.add_edges_from((a, b) for a in drawn for b in drawn if a.end == b.start and thread.may_follow(a, b))
    for source in thread.things:
        first = thread.leaving(source)
        walked = set(first).union(*(nx.descendants(pairs, link) for link in first))
        assert set(depths(trace(thread, source, "up"))) == {link.end for link in walked} - {source}
