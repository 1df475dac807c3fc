"""Who leans on whom: both sides of a service, held against one another and against stored links."""

from collections.abc import Callable

import pytest

from graph.answers.depends import depends_all, depends_of
from graph.answers.model import Walkable
from graph.errors import BadArgument
from graph.thread import Thread

Asked = Callable[..., Walkable]


def test_both_sides_of_education_welfare(dyffryn_aur: Thread, at: Asked) -> None:
    """Attendance bears on youth justice; exclusions, moves of home and others bear on attendance."""
    walkable = at(dyffryn_aur)
    answer = depends_of(walkable, walkable.things.find("SVC-EW"))
    assert [thing.code for thing in answer.own] == ["SVC-EW", "ED03", "ACT-51"]
    youth = answer.on_us[0]
    assert (youth.thing.code, youth.ours.code, youth.strength) == ("SVC-YS", "ED03", "weak")
    assert youth.owner and youth.owner.code == "HD-YS"
    assert {"ED05", "HS02", "HS10", "SF08"} <= {each.thing.code for each in answer.on_others}
    assert all(each.ours.code in {"SVC-EW", "ED03", "ACT-51"} for each in (*answer.on_us, *answer.on_others))


def test_whoever_leans_is_leant_on(dyffryn_aur: Thread, at: Asked) -> None:
    """If the youth service is on the list of education welfare, its own list names what it leans on there."""
    walkable = at(dyffryn_aur)
    find = walkable.things.find
    leaning = {each.thing.code for each in depends_of(walkable, find("SVC-EW")).on_us}
    assert "SVC-YS" in leaning
    back = {each.thing.code for each in depends_of(walkable, find("SVC-YS")).on_others}
    assert "ED03" in back


def test_the_table_of_all_services_counts_what_each_lists(dyffryn_aur: Thread, at: Asked) -> None:
    """A number that its own list does not bear out would be worse than none."""
    walkable = at(dyffryn_aur)
    table = depends_all(walkable)
    assert len(table.services) == 25
    for line in table.services:
        alone = depends_of(walkable, line.service)
        assert (alone.leaning_on_us, alone.we_lean_on) == (line.leaning_on_it, line.it_leans_on)
        assert line.leaning_on_it.services + line.leaning_on_it.others == len(alone.on_us)


def test_what_is_no_service_is_refused(dyffryn_aur: Thread, at: Asked) -> None:
    """Of other things, impact and drivers tell more."""
    walkable = at(dyffryn_aur)
    with pytest.raises(BadArgument, match="is no service"):
        depends_of(walkable, walkable.things.find("ED03"))
