"""Questions about the thread itself, each answered by one story and met with silence by another."""

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode

from graph.questions.thread import (
    BLIND_SPOTS,
    LINKS_WITHOUT_RECORD,
    LOOPS_IN_THE_THREAD,
    MEASURES_THAT_BEAR_ON,
    REACH_OF_PLANS,
    WHAT_IS_OVERSEEN,
    WHAT_MAY_FEEL_THIS,
    WHAT_SERVES_THIS,
    WHO_MUST_BE_TOLD,
    WHY_DO_WE_DO_THIS,
)
from graph.thread import Snapshot

Tell = Callable[[str], Snapshot]

ATTENDANCE = """
measure ED03
measure ED11
action ACT1
outcome OUT1
well-being-objective WB1
well-being-objective WB2
ED03 indicates OUT1
ACT1 actsTowards OUT1
OUT1 isOutcomeFor WB1
WB1 furthersGoal GOAL-1
ED11 indicates WB2
"""


def thing(snapshot: Snapshot, path: str) -> NamedNode:
    """The address of a thing of a story."""
    return NamedNode(f"{snapshot.names.base}/id/{path}")


def test_why_we_do_something_names_every_end_up_to_the_national_goals(tell: Tell) -> None:
    """Officers must see the whole thread above their work, and only ends, not other work."""
    snapshot = tell(ATTENDANCE)
    rows = snapshot.ask(WHY_DO_WE_DO_THIS, thing=thing(snapshot, "action/ACT1"))
    assert [(row.code, row.kind) for row in rows] == [
        ("OUT1", "Outcome"),
        ("GOAL-1", "Well-being goal"),
        ("WB1", "Well-being objective"),
    ]


def test_what_serves_nothing_has_no_reason_given(tell: Tell) -> None:
    """An action without links has no end above it, and none may be made up."""
    snapshot = tell("action ACT1")
    assert snapshot.ask(WHY_DO_WE_DO_THIS, thing=thing(snapshot, "action/ACT1")) == []


def test_what_serves_an_objective_names_measures_work_and_outcomes(tell: Tell) -> None:
    """A board asks how its objective is to be reached; the answer goes all the way down."""
    snapshot = tell(ATTENDANCE)
    rows = snapshot.ask(WHAT_SERVES_THIS, thing=thing(snapshot, "well-being-objective/WB1"))
    assert {row.code for row in rows} == {"ED03", "ACT1", "OUT1"}


def test_nothing_serves_the_lowest_rung(tell: Tell) -> None:
    """The thread has a direction: what a measure serves does not serve the measure."""
    snapshot = tell(ATTENDANCE)
    assert snapshot.ask(WHAT_SERVES_THIS, thing=thing(snapshot, "measure/ED03")) == []


def test_what_may_feel_a_slip_tells_up_the_thread_from_sideways(tell: Tell) -> None:
    """A reader must see at once what the plan intended and what nobody planned."""
    snapshot = tell(ATTENDANCE + "ED03 influences ED11")
    rows = snapshot.ask(WHAT_MAY_FEEL_THIS, thing=thing(snapshot, "measure/ED03"))
    assert {row.code: row.sideways for row in rows} == {
        "OUT1": False,
        "WB1": False,
        "GOAL-1": False,
        "ED11": True,
        "WB2": True,
    }


def test_what_bears_on_nothing_is_felt_nowhere(tell: Tell) -> None:
    """Without a link there is nothing to warn of."""
    snapshot = tell("measure ED03\nwell-being-objective WB1")
    assert snapshot.ask(WHAT_MAY_FEEL_THIS, thing=thing(snapshot, "measure/ED03")) == []


OVERSEEN = """
body PB1
:oversight\\/PB1\\/WB1 a gt:Oversight ; gt:ofBody :body\\/PB1 ; gt:overseen :well-being-objective\\/WB1 .
body PB2
:oversight\\/PB2\\/WB2 a gt:Oversight ; gt:ofBody :body\\/PB2 ; gt:overseen :well-being-objective\\/WB2 .
"""


def test_the_bodies_that_oversee_what_is_reached_must_be_told(tell: Tell) -> None:
    """News that stays with one board was the finding of the review."""
    snapshot = tell(ATTENDANCE + OVERSEEN)
    rows = snapshot.ask(WHO_MUST_BE_TOLD, thing=thing(snapshot, "action/ACT1"))
    assert [(row.body_code, row.code) for row in rows] == [("PB1", "WB1")]


def test_nobody_need_be_told_where_nobody_oversees(tell: Tell) -> None:
    """No body may be guessed from the plan alone."""
    snapshot = tell(ATTENDANCE)
    assert snapshot.ask(WHO_MUST_BE_TOLD, thing=thing(snapshot, "action/ACT1")) == []


def test_measures_that_bear_on_what_a_body_oversees_are_found_sideways_too(tell: Tell) -> None:
    """A scorecard counts what comes from elsewhere and sends the reader here for the list."""
    snapshot = tell(ATTENDANCE + OVERSEEN + "ED03 influences ED11")
    rows = snapshot.ask(MEASURES_THAT_BEAR_ON, thing=thing(snapshot, "body/PB2"))
    assert [row.code for row in rows] == ["ED03", "ED11"]
    assert snapshot.ask(MEASURES_THAT_BEAR_ON, thing=thing(snapshot, "measure/ED03")) == []


def test_what_is_overseen_names_the_plan_it_stands_in_where_there_is_one(tell: Tell) -> None:
    """A newcomer asks who looks after what; a thing in no plan is overseen all the same."""
    text = (
        "plan CP1\nwell-being-objective WB1 gt:isDefinedIn :plan\\/CP1\nwell-being-objective WB2" + OVERSEEN
    )
    rows = tell(text).ask(WHAT_IS_OVERSEEN)
    assert [(row.body, row.code, row.plan) for row in rows] == [("PB1", "WB1", "CP1"), ("PB2", "WB2", None)]
    assert tell(ATTENDANCE).ask(WHAT_IS_OVERSEEN) == []


def test_a_blind_spot_is_a_measure_that_bears_on_another_boards_objective(tell: Tell) -> None:
    """Boards saw only their own priority; this names what they did not see."""
    rows = tell(ATTENDANCE + OVERSEEN + "ED03 influences ED11").ask(BLIND_SPOTS)
    assert [(row.code, row.mine_code, row.theirs_code, row.board_code) for row in rows] == [
        ("ED03", "WB1", "WB2", "PB2")
    ]


def test_without_sideways_links_there_is_no_blind_spot(tell: Tell) -> None:
    """A measure that threads to an objective is no blind spot of its board."""
    assert tell(ATTENDANCE + OVERSEEN).ask(BLIND_SPOTS) == []


@pytest.mark.parametrize(
    ("kind", "link"),
    [("theme", "supportsTheme"), ("equality-objective", "supportsEqualityObjective")],
)
def test_a_plan_reaches_what_its_actions_thread_to(tell: Tell, kind: str, link: str) -> None:
    """The equality lead asks which plans touch an objective, by what is written in them."""
    text = f"plan SP1\n{kind} X1\naction ACT1 gt:isDefinedIn :plan\\/SP1\nACT1 {link} X1"
    assert [(row.plan_code, row.code) for row in tell(text).ask(REACH_OF_PLANS)] == [("SP1", "X1")]


def test_a_plan_whose_work_threads_elsewhere_reaches_no_theme(tell: Tell) -> None:
    """Being in a plan is not a link: it must not carry the plan to everything."""
    text = "plan SP1\ntheme X1\naction ACT1 gt:isDefinedIn :plan\\/SP1"
    assert tell(text).ask(REACH_OF_PLANS) == []


def test_a_plain_link_that_nobody_recorded_is_found(tell: Tell) -> None:
    """Every link must have somebody behind it."""
    text = "measure ED03\noutcome OUT1\n:measure\\/ED03 gt:bearsOn :outcome\\/OUT1 ."
    assert [row.start.rsplit("/", 1)[-1] for row in tell(text).ask(LINKS_WITHOUT_RECORD)] == ["ED03"]


def test_recorded_links_are_not_called_without_record(tell: Tell) -> None:
    """What the snapshot derives from a record has that record behind it."""
    assert tell(ATTENDANCE).ask(LINKS_WITHOUT_RECORD) == []


def test_a_loop_in_the_thread_is_found_from_each_of_its_links(tell: Tell) -> None:
    """A loop makes every question up the thread endless; both ends are named to put it right."""
    rows = tell("outcome A\noutcome B\nA contributesTo B\nB contributesTo A").ask(LOOPS_IN_THE_THREAD)
    assert len(rows) == 2


def test_a_straight_thread_has_no_loop(tell: Tell) -> None:
    """Sideways influence in a circle is allowed and is no loop of the thread."""
    text = ATTENDANCE + "ED03 influences ED11\nED11 influences ED03"
    assert tell(text).ask(LOOPS_IN_THE_THREAD) == []
