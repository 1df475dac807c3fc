"""Lessons: offered for a stored reason, with the reason, and never without one."""

from collections.abc import Callable

import pytest

from graph.answers.lessons import OfferedFor, lessons
from graph.answers.model import Walkable
from graph.thread import Snapshot, Thread

Tell = Callable[[str], Snapshot]

STORY = """
    measure M1
    measure M2
    service S1
    outcome O1
    M1 indicates O1
    S1 delivers O1
    intervention I1 gt:interventionKind gtc:intervention-kind\\/contact
    intervention I2 gt:interventionKind gtc:intervention-kind\\/contact
    intervention I3 gt:interventionKind gtc:intervention-kind\\/people
    I1 corrects M1
"""


def offered(tell: Tell, thread: Thread, lesson: str, code: str = "M1") -> OfferedFor:
    """What is offered for a thing of the story that has one more lesson."""
    walkable = Walkable(tell(STORY + lesson))
    (found,) = lessons(walkable, walkable.things.find(code)).offers
    return found


@pytest.mark.parametrize(
    ("lesson", "same", "sentence"),
    [
        (
            "lesson L1 gt:concerns :measure\\/M1",
            "thing",
            "It concerns M1 in words (M1), which is what is asked about.",
        ),
        (
            "lesson L1 gt:concerns :outcome\\/O1",
            "outcome",
            "It concerns O1 in words (O1), which M1 indicates.",
        ),
        (
            "lesson L1 gt:learnedFrom :service\\/S1",
            "service",
            "It was learned from S1 in words (S1), which delivers O1.",
        ),
        (
            "lesson L1 gt:appliedIn :intervention\\/I2",
            "intervention-kind",
            "It was applied in I2 in words (I2), of the same kind (contact) as I1, which corrects M1.",
        ),
    ],
)
def test_a_lesson_is_offered_with_the_reason_that_joins_it(
    tell: Tell, first_steps: Thread, lesson: str, same: str, sentence: str
) -> None:
    """Same measure, same outcome, same service, same kind of intervention: each says which."""
    (found,) = offered(tell, first_steps, lesson).offered
    (reason,) = found.because
    assert (found.lesson.lesson.code, reason.same, reason.sentence) == ("L1", same, sentence)


@pytest.mark.parametrize(
    "lesson",
    ["lesson L1", "lesson L1 gt:concerns :measure\\/M2", "lesson L1 gt:appliedIn :intervention\\/I3"],
)
def test_nothing_is_offered_that_no_stored_link_joins(tell: Tell, first_steps: Thread, lesson: str) -> None:
    """A lesson about something else is noise on the day of a dip."""
    assert offered(tell, first_steps, lesson).offered == ()


def test_dyffryn_aur_offers_the_lesson_of_the_text_messages_to_every_similar_dip(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """It was learned on attendance, and calls are what others do about their dips too."""
    found = lessons(at(dyffryn_aur))
    chosen = {each.thing.code: [o.lesson.lesson.code for o in each.offered] for each in found.offers}
    assert chosen == {
        "ED03": ["LES-01", "LES-02"],
        "ED11": ["LES-01"],
        "EN06": ["LES-06"],
        "HS11": ["LES-01"],
    }
    assert all(each.dip and each.dip.is_dip for each in found.offers)
    assert len(found.register) == 6
