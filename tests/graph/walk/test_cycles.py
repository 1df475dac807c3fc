"""Loops: found, shown whole, one for each group, and never among influences."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.walk import ThreadLink, find_cycles

NODES = [f"N{number}" for number in range(6)]
pairs = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=12)


def test_a_thread_without_loops_is_silent(links) -> None:
    """Two ways to one end are no loop."""
    assert find_cycles(links("ED03 indicates OUT1\nED03 indicates WO1\nOUT1 isOutcomeFor WO1")) == ()


def test_a_loop_is_shown_link_by_link(links) -> None:
    """Whoever must mend it needs every link of it, and none that only leads there."""
    told = links("""
        ED03 indicates OUT1
        OUT1 contributesTo OUT2
        OUT2 contributesTo OUT3
        OUT3 contributesTo OUT1
    """)
    (loop,) = find_cycles(told)
    assert set(loop) == set(told[1:])


def test_a_link_from_a_thing_to_itself_is_a_loop(links) -> None:
    """The shortest mistake."""
    told = links("OUT1 contributesTo OUT1")
    assert find_cycles(told) == ((told[0],),)


def test_each_group_gives_one_loop(links) -> None:
    """Two unrelated mistakes are told in one go."""
    found = find_cycles(
        links("""
            OUT1 contributesTo OUT2
            OUT2 contributesTo OUT1
            OUT3 contributesTo OUT4
            OUT4 contributesTo OUT3
            OUT2 contributesTo OUT3
        """)
    )
    assert [{link.start for link in loop} for loop in found] == [{"OUT1", "OUT2"}, {"OUT3", "OUT4"}]


def test_influences_may_go_round(links) -> None:
    """Real life has circles of influence."""
    assert find_cycles(links("ED03 influences ED11\nED11 influences ED03\nED03 indicates ED11")) == ()


@given(drawn=pairs)
def test_loops_are_found_exactly_when_there_are_any(drawn) -> None:
    """Each loop found is closed, and none is found only in a graph without one."""
    told = [
        ThreadLink(f"link/{n:03}", start, "contributesTo", end, True) for n, (start, end) in enumerate(drawn)
    ]
    found = find_cycles(told)
    assert bool(found) is not nx.is_directed_acyclic_graph(nx.DiGraph(drawn))
    for loop in found:
        assert [link.end for link in loop] == [link.start for link in (*loop[1:], loop[0])]
    assert found == find_cycles(reversed(told))
