"""Traces: what stands above and below on the vertical thread, and routes between two things."""

from collections.abc import Callable

import pytest

from graph.answers.model import Walkable
from graph.answers.trace import routes_of, trace_of
from graph.thread import Thread

Asked = Callable[..., Walkable]


@pytest.fixture
def walkable(dyffryn_aur: Thread, at: Asked) -> Walkable:
    """The made-up council as it stands."""
    return at(dyffryn_aur)


def test_upward_a_measure_serves_its_objective_and_its_goals(walkable: Walkable) -> None:
    """The golden thread itself: from what is counted to what was promised."""
    told = trace_of(walkable, walkable.things.find("ED03"), "up")
    depths = {each.thing.code: each.depth for each in told.things}
    assert depths["OUT-51"] == 1
    assert depths["WB5"] == 2
    assert "GOAL-1" in depths
    assert "WB6" not in depths
    assert [each.depth for each in told.things] == sorted(each.depth for each in told.things)


def test_downward_is_the_same_thread_from_its_other_end(walkable: Walkable) -> None:
    """A thread that can be followed one way only is two lists that may disagree."""
    down = {each.thing.code for each in trace_of(walkable, walkable.things.find("WB5"), "down").things}
    assert {"OUT-51", "ED03"} <= down
    for code in sorted(down)[:12]:
        up = trace_of(walkable, walkable.things.find(code), "up")
        assert "WB5" in {each.thing.code for each in up.things}


def test_links_lead_between_what_is_listed(walkable: Walkable) -> None:
    """A picture drawn from the answer must have both ends of every line."""
    told = trace_of(walkable, walkable.things.find("ED03"), "up")
    listed = {told.source, *(each.thing for each in told.things)}
    assert told.links
    assert {end for link in told.links for end in (link.from_, link.to)} <= listed


def test_the_objective_a_link_is_recorded_under_is_told(walkable: Walkable) -> None:
    """It is what keeps a shared service's measures on the right boards."""
    links = trace_of(walkable, walkable.things.find("SVC-LL"), "down").links
    under = {thing.kind for link in links for thing in link.under_objective}
    assert under == {"well-being-objective"}


def test_routes_between_two_things_may_go_sideways(walkable: Walkable) -> None:
    """Along the vertical thread attendance never reaches health."""
    told = routes_of(walkable, walkable.things.find("ED03"), walkable.things.find("WB6"))
    assert [step.to.code for step in told.routes[0].steps] == ["ED11", "OUT-61", "WB6"]
    assert told.illustrative


def test_no_route_is_an_empty_list(walkable: Walkable) -> None:
    """Nobody linked them, and nothing is invented."""
    assert routes_of(walkable, walkable.things.find("MR20"), walkable.things.find("WB6")).routes == ()
