"""The model of the thread: what is refused, what is an aim, what is shared, what may follow what."""

import pytest

from graph.errors import NotInThread
from graph.walk import ThreadLink, thread_model


def test_a_link_to_something_unknown_is_refused(story) -> None:
    """Silently leaving it out would hide part of the thread."""
    things = story("ED03 indicates WO1").things.values()
    with pytest.raises(NotInThread, match="WO9"):
        thread_model(things, [ThreadLink("link/1", "ED03", "indicates", "WO9", vertical=True)])


def test_aims_are_the_objectives_that_vertical_links_reach(story) -> None:
    """The rule for shared services asks for them at every step."""
    thread = story("""
        ED03 indicates OUT1
        OUT1 isOutcomeFor WO1
        WO1 furthersGoal GOAL-1
        OUT1 influences OUT2
        OUT2 isOutcomeFor WO2
    """)
    assert thread.aims["ED03"] == {"WO1"}
    assert thread.aims["WO1"] == {"WO1"}
    assert thread.aims["GOAL-1"] == frozenset()


def test_aims_survive_a_loop(story) -> None:
    """A loop is refused at the load, but a model must not hang on one."""
    thread = story("""
        OUT1 contributesTo OUT2
        OUT2 contributesTo OUT1
        OUT2 isOutcomeFor WO1
    """)
    assert thread.aims["OUT1"] == thread.aims["OUT2"] == {"WO1"}


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("SV01 supportsObjective WO1\nSV01 supportsObjective WO2", True),
        ("SV01 supportsObjective WO1\nSV01 influences OUT1\nOUT1 isOutcomeFor WO2", True),
        ("SV01 delivers OUT1\nOUT1 isOutcomeFor WO1\nOUT1 isOutcomeFor WO2", True),
        ("SV01 supportsObjective WO1\nSV01 delivers OUT1\nOUT1 isOutcomeFor WO1", False),
        ("SV01 supportsObjective SO1\nSO1 supportsObjective WO1", False),
        ("SV01 supportsObjective WO1\nWO1 furthersGoal GOAL-1\nWO1 furthersGoal GOAL-2", False),
    ],
)
def test_a_service_is_shared_when_its_links_lead_to_more_than_one_objective(story, text, shared) -> None:
    """Objectives of one thread, one above the other, are one; goals are not objectives."""
    assert ("SV01" in story(text).shared_services) is shared


@pytest.mark.parametrize(
    ("left", "allowed"),
    [
        ("SV01 supportsObjective WO1", True),
        ("SV01 delivers OUT1", True),
        ("SV01 delivers OUT2 under:WO1", True),
        ("SV01 supportsObjective WO2", False),
        ("SV01 delivers OUT2", False),
        ("SV01 influences OUT1", False),
        ("SV01 influences OUT2 under:WO1", False),
    ],
)
def test_a_service_entered_under_an_objective_is_left_towards_it_only(links, model, left, allowed) -> None:
    """Named by the link, at its end, or reached from its end; never by the service's own influences."""
    told = links(f"ED03 indicates SV01 under:WO1\n{left}\nOUT1 isOutcomeFor WO1\nOUT2 isOutcomeFor WO2")
    assert model(told).may_follow(told[0], told[1]) is allowed


def test_a_service_entered_under_no_objective_is_left_by_all(links, model) -> None:
    """Nobody said what the measure is for, so nothing may be ruled out."""
    told = links("ED03 indicates SV01\nSV01 supportsObjective WO2\nSV01 influences OUT1")
    assert all(model(told).may_follow(told[0], left) for left in told[1:])


def test_only_services_restrict(links, model) -> None:
    """An objective named on a link into an outcome says whose it is, not where it leads."""
    told = links("ED03 indicates OUT1 under:WO1\nOUT1 isOutcomeFor WO2")
    assert model(told).may_follow(told[0], told[1])
