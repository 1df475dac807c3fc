"""Drivers: what leads to a thing, read from its end, is what says on its own list that it leads there."""

from collections.abc import Callable

import pytest

from graph.answers.drivers import drivers_of
from graph.answers.impact import impact_of
from graph.answers.model import Walkable
from graph.answers.part import Part
from graph.errors import WrongUsage
from graph.thread import Thread

Asked = Callable[..., Walkable]


def test_a_priority_is_driven_by_what_has_it_on_its_impact_list(dyffryn_aur: Thread, at: Asked) -> None:
    """The same strength, the same way, the same routes: two ends of one relation."""
    walkable = at(dyffryn_aur)
    health = walkable.things.find("WB6")
    drivers = {each.thing.code: each for each in drivers_of(walkable, health, "measure").drivers}
    for measure in (thing for thing in walkable.things.by_iri.values() if thing.kind == "measure"):
        felt = {each.thing.code: each for each in impact_of(walkable, measure).affected}
        assert ("WB6" in felt) is (measure.code in drivers)
        if "WB6" in felt:
            driver, there = drivers[measure.code], felt["WB6"]
            assert (driver.strength, driver.score, driver.direction) == (
                there.strength, there.score, there.direction,
            )  # fmt: skip
            assert (driver.hops, driver.sideways, driver.lag) == (there.hops, there.sideways, there.lag)
            assert driver.routes == there.routes


def test_attendance_drives_childrens_health_sideways(dyffryn_aur: Thread, at: Asked) -> None:
    """The planned story, from the side of the board that would not have asked."""
    walkable = at(dyffryn_aur)
    found = drivers_of(walkable, walkable.things.find("WB6"), "measure").drivers
    attendance = next(each for each in found if each.thing.code == "ED03")
    assert [step.to.code for step in attendance.routes[0].steps] == ["ED11", "OUT-61", "WB6"]
    assert attendance.sideways
    assert attendance.owner and attendance.owner.code == "HD-EW"
    assert attendance.lag and (attendance.lag.earliest_months, attendance.lag.complete) == (18, False)


def test_drivers_are_ranked_and_paged_and_counted_whole(dyffryn_aur: Thread, at: Asked) -> None:
    """Counts first; then what is nearest, vertical and strongest."""
    walkable = at(dyffryn_aur)
    health = walkable.things.find("WB6")
    whole = drivers_of(walkable, health)
    second = drivers_of(walkable, health, part=Part(10, 5))
    assert whole.counts == second.counts
    assert whole.counts.drivers == sum(whole.counts.by_kind.values()) == len(whole.drivers) == second.part.of
    assert second.drivers == whole.drivers[10:15]
    assert [each.sideways for each in whole.drivers] == sorted(each.sideways for each in whole.drivers)


def test_a_kind_that_leads_nowhere_here_is_told_with_those_that_do(dyffryn_aur: Thread, at: Asked) -> None:
    """An empty list would look like a priority that nothing drives."""
    walkable = at(dyffryn_aur)
    with pytest.raises(WrongUsage, match=r"measure \(39\)"):
        drivers_of(walkable, walkable.things.find("WB6"), "goal")


def test_what_nothing_leads_to_has_no_drivers(dyffryn_aur: Thread, at: Asked) -> None:
    """PT5 is the theme that nobody reaches."""
    walkable = at(dyffryn_aur)
    answer = drivers_of(walkable, walkable.things.find("PT5"))
    assert (answer.counts.drivers, answer.drivers) == (0, ())
