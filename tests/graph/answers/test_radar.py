"""The radar for scrutiny: what is a candidate, why it stands where it stands, what was decided before."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from graph.answers.model import Walkable
from graph.answers.radar import Radar, Topic, radar_of
from graph.status.topics import signs
from graph.thread import Moment, Snapshot, Thread

Tell = Callable[..., Snapshot]
RED = """
body SC org:classification gtc:body-kind\\/scrutiny
well-being-objective WB1
:oversight\\/SC a gt:Oversight ; gt:ofBody :body\\/SC ; gt:overseen :well-being-objective\\/WB1 .
measure M1
measure M2
measure M3
M1 indicates WB1
figure M1 2020-21-Q1 90.0
figure M1 2020-21-Q2 90.0
figure M2 2020-21-Q2 90.0
figure M3 2020-21-Q2 96.0
target M1 2020-21-Q1 95.0 improve
target M1 2020-21-Q2 95.0 improve
target M2 2020-21-Q2 95.0 improve
target M3 2020-21-Q2 95.0 improve
"""
MET = """
:meeting\\/{day} a gt:Meeting ; gt:ofBody :body\\/SC ; gt:heldOn "{day}"^^xsd:date .
"""
DECIDED = """
:topic-decision\\/1 a gt:TopicDecision ; gt:ofBody :body\\/SC ; gt:topic :measure\\/M1 ; \
gt:decidedOn "2020-10-10"^^xsd:date ; gt:topicDecision gtc:topic-decision\\/chosen ; \
gt:rationale "Red twice" ; gt:scrutinisedOn "2020-10-20"^^xsd:date .
"""
WORK = """
service S1
budget-line BL1
:money\\/1 a gt:FinancialObservation ; gt:ofBudgetLine :budget-line\\/BL1 ; sdmxm:obsValue 5000.0 ; \
gt:financialView gtc:financial-view\\/original-budget ; sdmxd:refPeriod year:2020-2021 .
action A1
recommendation R1 gt:madeBy :body\\/SC
A1 respondsTo R1
A1 actsTowards WB1
BL1 funds S1
M1 indicates S1
"""


def radar(tell: Tell, text: str, code: str | None = None) -> Radar:
    """The radar over a story, for a body if one is named."""
    walkable = Walkable(tell(text))
    return radar_of(walkable, walkable.things.find(code) if code else None)


def topic(answer: Radar, code: str) -> Topic:
    """One topic of a radar."""
    return next(each for each in answer.topics if each.topic.code == code)


def said(found: Topic, sign: str) -> str:
    """What a sign says of a topic."""
    return next(each.text for each in found.signs if each.key == sign)


def test_what_is_red_is_a_candidate_and_what_is_green_is_not(tell: Tell) -> None:
    """The longer red comes first, and says so."""
    answer = radar(tell, RED)
    assert [each.topic.code for each in answer.topics] == ["M1", "M2"]
    assert answer.topics[0].placed == "Above M2 by months at the worst rating: 6 against 3."
    assert said(answer.topics[0], "months-worst") == "red, the worst rating, for 2 periods running (6 months)"
    assert said(answer.topics[0], "gap") == "worse than its target by 5.3% of it: 90 against 95"


def test_a_dip_that_is_not_red_is_a_candidate_too(tell: Tell) -> None:
    """Scrutiny wants to know before a measure is red."""
    text = """
    measure M1
    figure M1 2020-21-Q1 99.0
    figure M1 2020-21-Q2 96.0
    target M1 2020-21-Q2 95.0 improve
    """
    (found,) = radar(tell, text).topics
    assert found.is_dip
    assert said(found, "months-worst") == "not at the worst rating; a dip"
    assert said(found, "gap") == "no worse than its target: 96 against 95"


def test_where_all_is_well_the_radar_is_empty(tell: Tell) -> None:
    """A list that always has ten topics is no list of topics."""
    assert (
        radar(tell, "measure M3\nfigure M3 2020-21-Q2 96.0\ntarget M3 2020-21-Q2 95.0 improve").topics == ()
    )


def test_every_sign_is_told_in_words_with_the_links_it_rests_on(tell: Tell) -> None:
    """A chair who is asked why must be able to read out the answer."""
    found = topic(radar(tell, RED + WORK), "M1")
    assert [sign.key for sign in found.signs] == list(signs())
    assert said(found, "priorities") == "may be felt by 1 priority (WB1)"
    assert said(found, "recommendations") == "1 open recommendation answered by work on the same (R1)"
    assert said(found, "money") == "£5,000 voted for what it indicates (BL1)"
    (shared,) = found.recommendations
    assert [(step.from_.code, step.to.code) for step in shared.links] == [("A1", "R1"), ("A1", "WB1")]
    assert [each.priority.code for each in found.priorities] == ["WB1"]


def test_what_no_link_supports_is_not_known_rather_than_nought(tell: Tell) -> None:
    """A measure that nothing funds has not cost nothing."""
    found = topic(radar(tell, RED), "M2")
    values = {sign.key: sign.value for sign in found.signs}
    assert (values["money"], values["meetings-since"], values["priorities"]) == (None, None, Decimal(0))
    assert said(found, "money") == "no budget line funds what it indicates directly"


def test_a_topic_looked_into_counts_the_meetings_since(tell: Tell) -> None:
    """Meetings before it, and those to come on the story's 15 November, count for nothing."""
    met = "".join(MET.format(day=day) for day in ("2020-10-01", "2020-10-20", "2020-11-10", "2020-12-10"))
    assert said(topic(radar(tell, RED + met), "M1"), "meetings-since") == (
        "not looked into on record; 3 scrutiny meetings held"
    )
    found = topic(radar(tell, RED + met + DECIDED), "M1")
    assert said(found, "meetings-since") == "last looked into on 20 October 2020; 1 scrutiny meeting since"
    (decision,) = found.decisions
    assert (decision.decision, decision.reason, decision.body.code) == ("chosen", "Red twice", "SC")


def test_for_one_body_only_its_own_business_is_listed(tell: Tell) -> None:
    """M2 leads nowhere, so it is nobody's."""
    assert [each.topic.code for each in radar(tell, RED, "SC").topics] == ["M1"]


@pytest.fixture(scope="module")
def dyffryn(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> Radar:
    """The radar over the made-up council."""
    return radar_of(at(dyffryn_aur))


def test_the_made_up_councils_attendance_has_been_looked_into(dyffryn: Radar) -> None:
    """It still stands high: having been looked into does not hide a topic."""
    found = topic(dyffryn, "ED03")
    assert found.rank <= 5
    assert found.decisions[0].scrutinised_on == date(2021, 1, 20)
    assert {each.code for each in found.overseen_by} == {"SC-LIF", "SC-CAR", "SC-PLA"}
    assert said(found, "recommendations").endswith("(REC-05)")


def test_the_log_keeps_what_was_not_chosen_with_the_reason(dyffryn: Radar) -> None:
    """Why a topic was not taken is asked a year later."""
    refused = {each.topic.code: each.reason for each in dyffryn.log if each.decision == "not-chosen"}
    assert set(refused) == {"ED18", "MR13"}
    assert all(refused.values())


def test_an_earlier_day_does_not_know_later_decisions(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """The log as it stood is part of what was known."""
    walkable = at(dyffryn_aur)
    assert len(radar_of(walkable).log) == 5
    day = date(2020, 12, 31)
    early = Walkable(dyffryn_aur.snapshot(Moment(None, day, day)))
    assert {each.topic.code for each in radar_of(early).log} == {"ED03", "ED18", "HS05"}


def test_ranks_and_reasons_agree(dyffryn: Radar) -> None:
    """Each topic names the next one, and the last names nobody."""
    codes = [each.topic.code for each in dyffryn.topics]
    assert [each.rank for each in dyffryn.topics] == list(range(1, len(codes) + 1))
    for found, following in zip(dyffryn.topics, codes[1:], strict=False):
        assert following in found.placed
    assert "last" in dyffryn.topics[-1].placed
