"""Targets that pull apart: a story for each kind, one where each stays silent, and the made-up council."""

from collections.abc import Callable

import pytest

from graph.answers.conflicts import Conflict, conflicts_of
from graph.answers.model import Walkable
from graph.thread import Snapshot, Thread

Tell = Callable[..., Snapshot]
PAIR = """
measure M1
measure M2
figure M1 2020-21-Q2 90.0
figure M2 2020-21-Q2 80.0
target M1 2020-21-Q2 95.0 {first}
target M2 2020-21-Q2 85.0 {second}
"""
LINK = """
:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M1 ; gt:linkType gt:influences ; gt:linkTo :measure\\/M2 ; \
gt:sign gtc:sign\\/{sign} .
"""
COUNTED = """
measure M1 gt:denominatorDefinition "Sessions  possible"
measure M2 gt:denominatorDefinition "sessions possible"
target M1 2020-21-Q2 95.0 improve
target M2 2020-21-Q2 85.0 improve
:figure\\/M1 a gt:Observation ; gt:ofMeasure :measure\\/M1 ; sdmxd:refPeriod quarter:2020-2021\\/Q2 ; \
sdmxm:obsValue 90.0 ; gt:denominator 1000.0 .
:figure\\/M2 a gt:Observation ; gt:ofMeasure :measure\\/M2 ; sdmxd:refPeriod quarter:2020-2021\\/Q2 ; \
sdmxm:obsValue 80.0 ; gt:denominator {other} .
"""


def found(tell: Tell, text: str) -> tuple[Conflict, ...]:
    """The conflicts of a story."""
    return conflicts_of(Walkable(tell(text))).conflicts


def test_two_that_are_to_get_better_pull_apart_over_a_hindering_link(tell: Tell) -> None:
    """Each manager sees one target; only the link shows that the two cannot both be had for nothing."""
    (conflict,) = found(tell, PAIR.format(first="improve", second="improve") + LINK.format(sign="hinders"))
    assert conflict.kind == "opposite-pulls"
    assert conflict.reason == (
        "M1 in words (M1) is to get better (95) and M2 in words (M2) is to get better (85); by a stored link "
        "(influences) an improvement of the first may be felt by the second as a change for the worse."
    )
    assert conflict.link is not None
    assert (conflict.link.from_.code, conflict.link.to.code) == ("M1", "M2")


def test_one_only_held_cannot_carry_another_that_is_to_rise(tell: Tell) -> None:
    """The one that would help is not asked to."""
    (conflict,) = found(tell, PAIR.format(first="sustain", second="stretch") + LINK.format(sign="reinforces"))
    assert conflict.kind == "incompatible-intents"
    assert "is to be held (95)" in conflict.reason


@pytest.mark.parametrize(
    ("first", "second", "link"),
    [
        ("improve", "improve", ""),
        ("improve", "improve", LINK.format(sign="reinforces")),
        ("not-stated", "improve", LINK.format(sign="hinders")),
        ("improve", "sustain", LINK.format(sign="reinforces")),
    ],
)
def test_without_a_link_or_an_intent_there_is_no_conflict(
    tell: Tell, first: str, second: str, link: str
) -> None:
    """Two figures that move apart are nothing that anybody has said."""
    assert found(tell, PAIR.format(first=first, second=second) + link) == ()


def test_a_measure_without_a_target_pulls_at_nothing(tell: Tell) -> None:
    """There is no target to conflict with."""
    text = "measure M1\nmeasure M2\nfigure M1 2020-21-Q2 90.0\nfigure M2 2020-21-Q2 90.0\n"
    assert found(tell, text + LINK.format(sign="hinders")) == ()


def test_the_same_words_with_other_numbers_are_two_definitions(tell: Tell) -> None:
    """Spaces and capitals make no difference to what was meant."""
    (conflict,) = found(tell, COUNTED.format(other="800.0"))
    assert (conflict.kind, conflict.link) == ("same-denominator", None)
    assert "“sessions possible”, but for 2020-21-Q2 the one has 1,000 and the other 800" in conflict.reason


def test_the_same_words_with_the_same_number_are_one_definition(tell: Tell) -> None:
    """Two measures may well be counted out of the same."""
    assert found(tell, COUNTED.format(other="1000.0")) == ()


def test_the_made_up_councils_conflicts_are_those_it_was_given(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """Its README names them; EC09 hinders EN07 too, but both are only to be held."""
    told = {
        (each.kind, each.first.measure.code, each.second.measure.code)
        for each in conflicts_of(at(dyffryn_aur)).conflicts
    }
    assert told == {
        ("opposite-pulls", "EC08", "EN12"),
        ("opposite-pulls", "EN01", "MR05"),
        ("opposite-pulls", "MR18", "HS08"),
        ("incompatible-intents", "ED04", "ED03"),
        ("incompatible-intents", "SF08", "ED03"),
        ("same-denominator", "ED01", "ED03"),
        ("same-denominator", "ED01", "ED04"),
        ("same-denominator", "ED03", "ED04"),
    }
