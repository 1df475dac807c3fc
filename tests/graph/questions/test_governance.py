"""Questions about boards, regulators, papers and lessons: one story that answers, one that stays silent."""

from collections.abc import Callable
from datetime import date

import pytest
from pyoxigraph import NamedNode

from graph.questions.governance import (
    HOW_LATE_IS_THE_NEWS,
    LESSONS_FOR_THIS,
    OPEN_RECOMMENDATIONS,
    WHO_SITS_ON_THIS,
)
from graph.thread import Snapshot

Tell = Callable[[str], Snapshot]


def thing(snapshot: Snapshot, path: str) -> NamedNode:
    """The address of a thing of a story."""
    return NamedNode(f"{snapshot.names.base}/id/{path}")


def test_the_news_is_as_late_as_the_day_the_body_saw_the_paper(tell: Tell) -> None:
    """Months between a quarter's end and its report were a finding of the review."""
    text = """
    body EB
    :issued-paper\\/1 a gt:IssuedPaper ; gt:presentedTo :body\\/EB ; gt:presentedOn "2020-11-10"^^xsd:date ; \
    sdmxd:refPeriod quarter:2020-2021\\/Q2 .
    """
    (row,) = tell(text).ask(HOW_LATE_IS_THE_NEWS)
    assert (row.body_code, row.period, row.closed_on, row.presented_on) == (
        "EB",
        "2020-21-Q2",
        date(2020, 9, 30),
        date(2020, 11, 10),
    )


def test_without_papers_there_is_no_news_to_date(tell: Tell) -> None:
    """A meeting alone is not a paper."""
    assert tell("body EB").ask(HOW_LATE_IS_THE_NEWS) == []


@pytest.mark.parametrize("response", ["", "gt:responseStatus gtc:response-status\\/in-progress ;"])
def test_a_recommendation_not_closed_is_listed_with_what_answers_it(tell: Tell, response: str) -> None:
    """What nobody has reported on is open too."""
    text = f"""
    body AW
    recommendation REC1 {response} gt:madeBy :body\\/AW ; gt:dueOn "2021-03-31"^^xsd:date
    action ACT1
    ACT1 respondsTo REC1
    """
    snapshot = tell(text)
    (row,) = snapshot.ask(OPEN_RECOMMENDATIONS)
    assert (row.code, row.regulator_code, row.due_on, row.answer) == (
        "REC1",
        "AW",
        date(2021, 3, 31),
        thing(snapshot, "action/ACT1").value,
    )


def test_a_closed_recommendation_is_not_listed(tell: Tell) -> None:
    """A list of open matters that holds closed ones is not read."""
    text = "body AW\nrecommendation R1 gt:madeBy :body\\/AW ; gt:responseStatus gtc:response-status\\/closed"
    assert tell(text).ask(OPEN_RECOMMENDATIONS) == []


SEAT = """
body PB1
post CO
:seat\\/1 a org:Membership ; org:organization :body\\/PB1 ; org:member :post\\/CO ; \
org:role gtc:seat-role\\/chair ; gt:validFrom "{start}"^^xsd:date .
"""


def test_who_sits_on_a_body_is_named_with_role_and_since_when(tell: Tell) -> None:
    """Who decided is part of what was decided."""
    snapshot = tell(SEAT.format(start="2020-04-01"))
    (row,) = snapshot.ask(WHO_SITS_ON_THIS, body=thing(snapshot, "body/PB1"))
    assert (row.code, row.role, row.since, row.until) == ("CO", "chair", date(2020, 4, 1), None)


def test_who_joins_after_the_day_asked_about_does_not_sit_there_yet(tell: Tell) -> None:
    """The story is told for 15 November 2020."""
    snapshot = tell(SEAT.format(start="2020-12-01"))
    assert snapshot.ask(WHO_SITS_ON_THIS, body=thing(snapshot, "body/PB1")) == []


LESSON = """
action ACT1
action ACT2
outcome OUT1
ACT1 actsTowards OUT1
lesson LES1 gt:concerns :outcome\\/OUT1 ; gt:learnedOn "2019-07-01"^^xsd:date ; gt:learnedFrom :action\\/ACT2
"""


def test_a_lesson_about_what_an_action_serves_is_a_lesson_for_the_action(tell: Tell) -> None:
    """Lessons lie unread unless they come up where the next work begins."""
    snapshot = tell(LESSON)
    (row,) = snapshot.ask(LESSONS_FOR_THIS, thing=thing(snapshot, "action/ACT1"))
    assert (row.code, row.about_code, row.learned_on) == ("LES1", "OUT1", date(2019, 7, 1))
    (direct,) = snapshot.ask(LESSONS_FOR_THIS, thing=thing(snapshot, "outcome/OUT1"))
    assert direct.code == "LES1"


def test_a_lesson_about_something_else_does_not_come_up(tell: Tell) -> None:
    """Where a lesson was learned is not what it concerns."""
    snapshot = tell(LESSON)
    assert snapshot.ask(LESSONS_FOR_THIS, thing=thing(snapshot, "action/ACT2")) == []
