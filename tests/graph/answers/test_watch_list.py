"""The watch-list: what changed among others' measures since a board last met, whom to ask, by which route."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from graph.answers.impact import impact_of, own_measures
from graph.answers.model import Walkable
from graph.answers.scorecard import scorecard_of
from graph.answers.scorecard.elsewhere import Elsewhere
from graph.status.periods import parse_period
from graph.thread import Thread

Asked = Callable[..., Walkable]


@pytest.fixture(scope="module")
def elsewhere(dyffryn_aur: Thread, at: Asked) -> Callable[[str, str], Elsewhere]:
    """What a scorecard says of elsewhere."""

    @cache
    def made(code: str, period: str) -> Elsewhere:
        walkable = at(dyffryn_aur, period)
        thing = walkable.things.find(code)
        return scorecard_of(dyffryn_aur, walkable, thing, parse_period(period)).elsewhere

    return made


def test_the_health_board_learns_of_the_dips_in_education_without_asking(
    elsewhere: Callable[[str, str], Elsewhere],
) -> None:
    """The blind spot that the review found: each board looks at its own measures."""
    watch = elsewhere("PB-HEA", "2020-21-Q4").watch
    assert watch.last_met and watch.last_met.considered == "2020-21-Q3"
    assert watch.since == date(2020, 12, 31)
    lines = {line.measure.code: line for line in watch.changed}
    places = lines["ED11"]
    assert {change.kind for change in places.changes} == {"dip", "rating"}
    assert places.contact and places.contact.code == "HD-YS"
    assert (places.bears_on.code, places.strength, places.sideways) == ("WB6", "moderate", True)
    assert "ED03" in lines


def test_what_changed_and_what_did_not_are_all_that_bears_on_the_board(
    elsewhere: Callable[[str, str], Elsewhere], dyffryn_aur: Thread, at: Asked
) -> None:
    """A measure that is in no count would be a blind spot of the watch-list itself."""
    walkable = at(dyffryn_aur, "2020-21-Q4")
    found = elsewhere("PB-HEA", "2020-21-Q4")
    own = own_measures(walkable, walkable.things.find("PB-HEA"))
    assert not own & {line.measure.iri for line in found.watch.changed}
    counted = len(found.watch.changed) + found.watch.new_figures + found.watch.no_news
    assert counted == len(found.from_.dips) + found.from_.others


def test_each_line_says_what_the_impact_of_its_measure_says(
    elsewhere: Callable[[str, str], Elsewhere], dyffryn_aur: Thread, at: Asked
) -> None:
    """Strength, way and route are those of the list one click away."""
    walkable = at(dyffryn_aur, "2020-21-Q4")
    for line in elsewhere("PB-HEA", "2020-21-Q4").watch.changed:
        felt = {each.thing: each for each in impact_of(walkable, line.measure).affected}[line.bears_on]
        assert (line.strength, line.direction, line.hops) == (felt.strength, felt.direction, felt.hops)
        assert line.path == felt.routes[0].path


def test_the_first_quarter_after_a_figure_recovers_says_so(
    elsewhere: Callable[[str, str], Elsewhere],
) -> None:
    """A dip that is over is a change too; WB5's board sees foster moves dip in Q3."""
    watch = elsewhere("PB-EDU", "2020-21-Q3").watch
    moves = next(line for line in watch.changed if line.measure.code == "HS02")
    assert moves.changes[0].kind == "dip"


def test_what_never_meets_is_compared_with_the_period_before(
    elsewhere: Callable[[str, str], Elsewhere],
) -> None:
    """An objective has no meetings of its own."""
    watch = elsewhere("WB6", "2020-21-Q4").watch
    assert (watch.last_met, watch.since) == (None, date(2020, 12, 31))
    assert "ED11" in {line.measure.code for line in watch.changed}
