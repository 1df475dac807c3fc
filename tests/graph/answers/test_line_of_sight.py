"""Line of sight: from a post to objectives, by agreement and by stored links up the thread."""

from collections.abc import Callable

import pytest

from graph.answers.line_of_sight import LineOfSight, line_of_sight
from graph.answers.model import Walkable
from graph.errors import BadArgument
from graph.thread import Snapshot, Thread

Tell = Callable[[str], Snapshot]

STORY = """
    well-being-objective W1
    well-being-objective W2
    post HD
    post CO gt:servesObjective :well-being-objective\\/W2
    measure M1 gt:hasOwner :post\\/HD
    measure M2 gt:hasOwner :post\\/HD
    outcome O1
    M1 indicates O1
    O1 isOutcomeFor W1
    M2 influences W2
"""


def sight(tell: Tell, code: str) -> LineOfSight:
    """The line of sight of a post of the story."""
    walkable = Walkable(tell(STORY))
    return line_of_sight(walkable, walkable.things.find(code))


def test_what_a_post_owns_leads_to_an_objective_by_a_route_in_words(tell: Tell) -> None:
    """An officer sees how their measure serves a priority, link by link."""
    found = sight(tell, "HD")
    (objective,) = found.objectives
    assert (objective.objective.code, objective.agreed, objective.owned) == ("W1", False, False)
    assert [thing.code for thing in objective.through] == ["M1"]
    (route,) = objective.routes
    assert [step.link_type for step in route.steps] == ["indicates", "isOutcomeFor"]


def test_a_sideways_link_is_nobody_s_line_of_sight(tell: Tell) -> None:
    """That a thing may be felt elsewhere is not what its owner works for."""
    assert [thing.code for thing in sight(tell, "HD").owns_without_sight] == ["M2"]


def test_what_was_agreed_for_a_post_is_told_though_nothing_leads_there(tell: Tell) -> None:
    """An agreement without a thread behind it is worth seeing."""
    (objective,) = sight(tell, "CO").objectives
    assert (objective.objective.code, objective.agreed, objective.routes) == ("W2", True, ())


def test_only_a_post_has_a_line_of_sight(tell: Tell) -> None:
    """The thread knows posts and no people."""
    with pytest.raises(BadArgument):
        sight(tell, "M1")


def test_the_head_of_education_welfare_sees_secondary_education(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """Owning attendance leads to WB5, a share of the budget to WB6; no replaced objective is in sight."""
    walkable = at(dyffryn_aur)
    found = line_of_sight(walkable, walkable.things.find("HD-EW"))
    seen = {each.objective.code: [thing.code for thing in each.through] for each in found.objectives}
    assert set(seen) == {"EQ2", "EQ4", "WB5", "WB6"}
    assert seen["WB6"] == ["BL03"]
    assert "ED03" in seen["WB5"]
    chief = line_of_sight(walkable, walkable.things.find("CO-ED"))
    assert {each.objective.code: (each.agreed, each.owned) for each in chief.objectives}["WB5"] == (
        True,
        True,
    )
    assert "WO6" not in {each.objective.code for each in chief.objectives}
