"""Lineage: replaced, merged, split, ended and new; and a measure's line across the change."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers.lineage import Lineage, changes, lineage
from graph.answers.model import Walkable
from graph.errors import NotInThread
from graph.thread import Snapshot, Thread

Told = tuple[str, list[str], list[str]]
PAIRS = st.frozensets(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=10)


def told(found: Lineage) -> list[Told]:
    """The changes of aims by code."""
    return [(each.change, [x.code for x in each.older], [x.code for x in each.newer]) for each in found.aims]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({("a", "x")}, [("replaced", ("a",), ("x",))]),
        ({("a", "x"), ("b", "x")}, [("merged", ("a", "b"), ("x",))]),
        ({("a", "x"), ("a", "y")}, [("split", ("a",), ("x", "y"))]),
        (
            {("a", "x"), ("a", "y"), ("b", "y")},
            [("split", ("a",), ("x", "y")), ("merged", ("a", "b"), ("y",))],
        ),
        (set(), []),
    ],
)
def test_pairs_are_told_as_changes(pairs: set[tuple[str, str]], expected: list[object]) -> None:
    """Where one aim is split and a part of it merged, both are told."""
    assert changes(pairs) == expected


@given(PAIRS)
def test_no_pair_is_lost_and_none_is_made_up(pairs: frozenset[tuple[str, str]]) -> None:
    """Every change is made of the pairs that records state, and all of them are in some change."""
    found = {(old, new) for _, older, newer in changes(pairs) for old in older for new in newer}
    assert found == pairs


def test_objectives_of_the_plans_that_pair_with_none_ended_or_are_new(
    tell: Callable[[str], Snapshot], first_steps: Thread
) -> None:
    """An objective dropped without a word is what a councillor asks about."""
    walkable = Walkable(
        tell("""
        plan P1
        plan P2 dcterms:replaces :plan\\/P1 ; gt:validFrom "2020-04-01"^^xsd:date
        well-being-objective W1 gt:isDefinedIn :plan\\/P1
        well-being-objective W2 gt:isDefinedIn :plan\\/P2
        """)
    )
    found = lineage(first_steps, walkable)
    assert told(found) == [("ended", ["W1"], []), ("new", [], ["W2"])]
    (plans,) = found.plans
    assert (plans.change, plans.on) == ("replaced", date(2020, 4, 1))


def test_dyffryn_aur_was_replaced_merged_and_split_as_its_story_tells(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """Eight objectives became six; each of the ways is there."""
    assert told(lineage(dyffryn_aur, at(dyffryn_aur))) == [
        ("merged", ["WO1", "WO2"], ["WB1"]),
        ("replaced", ["WO3"], ["WB2"]),
        ("merged", ["WO4", "WO5"], ["WB4"]),
        ("split", ["WO6"], ["WB5", "WB6"]),
        ("merged", ["WO6", "WO7"], ["WB6"]),
        ("replaced", ["WO8"], ["WB3"]),
    ]


def test_a_measures_line_goes_on_under_its_new_objective_with_a_marked_break(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """Attendance was counted under the old plan, and the trend must not be cut off."""
    walkable = at(dyffryn_aur)
    found = lineage(dyffryn_aur, walkable, walkable.things.find("ED03"))
    assert told(found) == [("split", ["WO6"], ["WB5", "WB6"])]
    (line,) = found.measures
    before, after = line.stretches
    assert [thing.code for thing in before.objectives] == ["WO6"]
    assert [thing.code for thing in after.objectives] == ["WB5"]
    assert (before.begins, [each.change for each in after.begins]) == ((), ["split"])
    assert (after.since, before.points[-1].period, after.points[0].period) == (
        date(2020, 4, 1),
        "2019-20-Q4",
        "2020-21-Q1",
    )


def test_aims_that_replace_each_other_in_a_circle_come_to_an_end(
    tell: Callable[[str], Snapshot], first_steps: Thread
) -> None:
    """Two cells filled in the wrong way round must not hang the answer."""
    walkable = Walkable(
        tell("""
        measure M1
        well-being-objective W1 dcterms:replaces :well-being-objective\\/W2
        well-being-objective W2 dcterms:replaces :well-being-objective\\/W1
        M1 indicates W1
        """)
    )
    (line,) = lineage(first_steps, walkable, walkable.things.find("M1")).measures
    assert [[thing.code for thing in stretch.objectives] for stretch in line.stretches] == [["W2"], ["W1"]]


def test_an_objective_brings_the_lines_of_its_own_measures(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """The forerunner of an objective leads to the same change."""
    walkable = at(dyffryn_aur)
    economy = lineage(dyffryn_aur, walkable, walkable.things.find("WB1"))
    assert len(economy.measures) > 10
    assert told(lineage(dyffryn_aur, walkable, walkable.things.find("WO7"))) == [
        ("merged", ["WO6", "WO7"], ["WB6"])
    ]
    assert len(told(lineage(dyffryn_aur, walkable, walkable.things.find("CP17")))) == 6


def test_what_has_no_lineage_is_refused(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> None:
    """A board does not replace a board in any record, so nothing is guessed."""
    walkable = at(dyffryn_aur)
    with pytest.raises(NotInThread):
        lineage(dyffryn_aur, walkable, walkable.things.find("PB-EDU"))
