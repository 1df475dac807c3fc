"""Recommendations as threads: who made them, what answers them, which figures and evidence stand behind."""

from collections.abc import Callable

import pytest

from graph.answers.model import Walkable
from graph.answers.recommendations import Recommendations, RecommendationTold, recommendations
from graph.thread import Thread


@pytest.fixture(scope="module")
def every(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> Recommendations:
    """All recommendations to Dyffryn Aur."""
    return recommendations(at(dyffryn_aur))


def one(found: Recommendations, code: str) -> RecommendationTold:
    """The recommendation with a code."""
    return next(each for each in found.recommendations if each.recommendation.code == code)


def test_everything_that_answers_a_recommendation_is_told(every: Recommendations) -> None:
    """From the inspectorate's wish about absence to the attendance figure, by stored links."""
    absence = one(every, "REC-05")
    assert absence.made_by is not None
    assert (absence.made_by.code, absence.report) == ("REG-ED", "Visit to education services, 2019")
    answers = {each.work.code: each for each in absence.answered_by}
    assert set(answers) == {"ACT-51", "IV-01"}
    (attendance,) = answers["IV-01"].measures
    assert attendance.latest is not None
    assert (attendance.measure.code, attendance.latest.text) == ("ED03", "91.4%")
    assert [link.link_type for link in attendance.links] == ["corrects"]
    assert answers["ACT-51"].reported is not None
    assert answers["ACT-51"].reported.status == "done"


def test_closing_needs_evidence(every: Recommendations) -> None:
    """One is closed on a figure, one on somebody's word."""
    assert one(every, "REC-04").state == "closed-on-evidence"
    assert [shown.kind for shown in one(every, "REC-04").evidence] == ["figure"]
    assert (one(every, "REC-09").state, one(every, "REC-09").evidence) == ("closed-without-evidence", ())


def test_what_is_closed_is_never_overdue(every: Recommendations) -> None:
    """The day is past for both; only the open one is late."""
    overdue = {each.recommendation.code for each in every.recommendations if each.overdue}
    assert overdue == {"REC-01", "REC-05", "REC-07"}


def test_nothing_answers_what_no_link_answers(every: Recommendations) -> None:
    """An empty list says so; nothing is guessed from names."""
    assert one(every, "REC-03").answered_by == ()


def test_states_are_counted(every: Recommendations) -> None:
    """The committee asks first how many are open."""
    assert every.by_state == {
        "closed-on-evidence": 1,
        "closed-without-evidence": 1,
        "in-progress": 7,
        "open": 2,
    }


@pytest.mark.parametrize(
    ("code", "codes"),
    [
        ("REC-04", ["REC-04"]),
        ("REG-CA", ["REC-07", "REC-08", "REC-09"]),
        ("PA-20", ["REC-10", "REC-11"]),
        ("HD-EW", ["REC-05"]),
        ("ED03", []),
    ],
)
def test_they_can_be_asked_for_by_who_made_them_in_what_and_whose_they_are(
    dyffryn_aur: Thread, at: Callable[..., Walkable], code: str, codes: list[str]
) -> None:
    """A regulator's visit begins with what that regulator asked for."""
    walkable = at(dyffryn_aur)
    found = recommendations(walkable, walkable.things.find(code))
    assert [each.recommendation.code for each in found.recommendations] == codes


def test_wrexham_s_three_are_told_without_a_made_up_response(
    wrexham: Thread, at: Callable[..., Walkable]
) -> None:
    """The review names three; no public source says how far the answers have come."""
    found = recommendations(at(wrexham))
    assert [(each.recommendation.code, each.state) for each in found.recommendations] == [
        ("R1", None),
        ("R2", None),
        ("R3", None),
    ]
