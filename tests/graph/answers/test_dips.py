"""All dips at once: those that the made-up council was given, and no others."""

from collections.abc import Callable

import pytest

from graph.answers.dips import dips_in
from graph.answers.impact import impact_of
from graph.answers.model import Walkable
from graph.answers.part import Part
from graph.status.periods import parse_period
from graph.thread import Thread

Asked = Callable[..., Walkable]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2020-21-Q2", {"ED03", "MR13"}),
        ("2020-21-Q3", {"ED03", "EC05", "HS02", "HS05", "SF04"}),
    ],
)
def test_the_dips_of_a_period_are_those_of_the_story(
    dyffryn_aur: Thread, at: Asked, period: str, expected: set[str]
) -> None:
    """Last year's annual figures are no news of this quarter."""
    answer = dips_in(at(dyffryn_aur, period), parse_period(period))
    assert {each.measure.code for each in answer.dips} == expected
    assert all(each.dip.is_dip and each.dip.period.startswith("2020") for each in answer.dips)
    assert answer.counts.dips == len(expected)
    counts = answer.counts
    assert counts.measures == counts.dips + counts.no_dip + counts.not_known


def test_each_dip_says_what_its_own_impact_says(dyffryn_aur: Thread, at: Asked) -> None:
    """One walk stands behind the list of dips and the list of one dip."""
    walkable = at(dyffryn_aur, "2020-21-Q4")
    answer = dips_in(walkable, parse_period("2020-21-Q4"))
    assert len(answer.dips) > 3
    for each in answer.dips:
        alone = impact_of(walkable, each.measure, parse_period("2020-21-Q4"))
        assert each.dip == alone.dip
        assert each.tell == alone.tell
        assert [(f.thing, f.strength, f.direction, f.hops, f.sideways) for f in each.felt_by] == [
            (a.thing, a.strength, a.direction, a.hops, a.sideways) for a in alone.affected
        ]


def test_the_dip_that_touches_most_comes_first_and_a_part_is_a_part(dyffryn_aur: Thread, at: Asked) -> None:
    """Readers stop early; counts are of all."""
    walkable = at(dyffryn_aur)
    whole, part = dips_in(walkable), dips_in(walkable, part=Part(1, 2))
    assert whole.dips[0].measure.code == "ED03"
    assert [each.objectives for each in whole.dips] == sorted(
        (each.objectives for each in whole.dips), reverse=True
    )
    assert part.dips == whole.dips[1:3]
    assert part.counts == whole.counts
