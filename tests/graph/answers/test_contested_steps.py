"""A link that somebody contests stays on the walk, and whatever relies on it says so."""

from collections.abc import Callable
from datetime import date

from graph.answers.impact import RouteTold, impact_of
from graph.answers.model import Walkable
from graph.answers.trace import routes_of
from graph.thread import Thread

Asked = Callable[..., Walkable]


def route_between(walkable: Walkable, source: str, target: str) -> RouteTold:
    """The best route from one thing to another."""
    return routes_of(walkable, walkable.things.find(source), walkable.things.find(target)).routes[0]


def test_a_contested_step_names_who_contests_it_and_why(dyffryn_aur: Thread, at: Asked) -> None:
    """A board must not be told a doubted link as if nobody doubted it."""
    route = route_between(at(dyffryn_aur), "EN01", "MR05")
    (doubt,) = route.steps[0].contested
    assert (doubt.contested_by.code, doubt.contested_on) == ("HD-WR", date(2021, 2, 11))
    assert doubt.reason.startswith("The new contract has one price")
    assert "contested by Head of Service, Waste and recycling: “The new contract" in route.sentence


def test_a_contested_link_stays_on_the_walk(dyffryn_aur: Thread, at: Asked) -> None:
    """Doubt is shown, not acted on: only whoever changes the link takes it off."""
    walkable = at(dyffryn_aur)
    answer = impact_of(walkable, walkable.things.find("EN01"))
    steps = [step for each in answer.affected for route in each.routes for step in route.steps]
    assert {(step.from_.code, step.to.code) for step in steps if step.contested} >= {("EN01", "MR05")}


def test_a_settled_doubt_is_told_only_for_days_before_it_was_settled(dyffryn_aur: Thread, at: Asked) -> None:
    """Looking back shows what people knew then; looking at now does not stir what is settled."""
    opened, before = at(dyffryn_aur, on=date(2020, 9, 1)), at(dyffryn_aur, on=date(2020, 6, 1))
    assert [each.contested_by.code for each in route_between(opened, "HS10", "ED03").steps[0].contested] == [
        "HD-EW"
    ]
    assert route_between(before, "HS10", "ED03").steps[0].contested == ()
    assert route_between(at(dyffryn_aur), "HS10", "ED03").steps[0].contested == ()


def test_a_link_nobody_doubts_is_not_marked(dyffryn_aur: Thread, at: Asked) -> None:
    """Else the mark would mean nothing."""
    route = route_between(at(dyffryn_aur), "ED03", "WB5")
    assert all(step.contested == () for step in route.steps)
    assert "contested" not in route.sentence
