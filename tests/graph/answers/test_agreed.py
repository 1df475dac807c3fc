"""What bodies agreed, in the register and at the end of a scorecard: the made-up council and a story."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from graph.answers.agreed import AgreedAction, actions_of
from graph.answers.model import Walkable
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.status.periods import parse_period
from graph.thread import Moment, Thread

Asked = Callable[..., Walkable]
TellRecorded = Callable[[str, datetime], Thread]
TODAY = date(2020, 11, 15)


@pytest.fixture
def register(dyffryn_aur: Thread, at: Asked) -> Callable[[str], dict[str, AgreedAction]]:
    """The agreed actions about a thing of the made-up council, by their codes."""

    def ask(code: str) -> dict[str, AgreedAction]:
        walkable = at(dyffryn_aur)
        return {each.action.code: each for each in actions_of(walkable, walkable.things.find(code)).actions}

    return ask


@pytest.fixture
def card(dyffryn_aur: Thread, at: Asked) -> Callable[[str, str], Scorecard]:
    """A scorecard of the made-up council."""

    def make(code: str, period: str) -> Scorecard:
        walkable = at(dyffryn_aur, period)
        return scorecard_of(dyffryn_aur, walkable, walkable.things.find(code), parse_period(period))

    return make


def codes(card: Scorecard) -> list[str]:
    """The actions at the end of a scorecard."""
    return [each.action.code for each in card.from_last_time.actions]


def test_the_register_counts_what_is_open_and_overdue(dyffryn_aur: Thread, at: Asked) -> None:
    """A count that takes stopped actions for open ones, or paused for closed, cannot be trusted."""
    found = actions_of(at(dyffryn_aur))
    assert found.open == sum(each.is_open for each in found.actions)
    assert found.overdue == sum(each.overdue_days is not None for each in found.actions)
    standing = {each.action.code: each for each in found.actions}
    assert standing["MIN-EDU-3"].overdue_days == 20
    assert (standing["MIN-EDU-2"].is_open, standing["MIN-EDU-2"].late_days) == (False, 21)
    assert (standing["MIN-ENV-1"].is_open, standing["MIN-ENV-1"].overdue_days) == (False, None)
    assert (standing["MIN-HEA-3"].is_open, standing["MIN-HEA-3"].overdue_days) == (True, 13)
    assert standing["MIN-ENV-2"].progress is None
    assert [each.is_open for each in found.actions] == sorted(
        (each.is_open for each in found.actions), reverse=True
    )


def test_what_was_stopped_names_its_decision(register: Callable[[str], dict[str, AgreedAction]]) -> None:
    """Whoever asks why it was stopped is answered with the minutes, not with a memory."""
    for code, decision in (("MIN-ENV-1", "MIN-ENV-3"), ("MIN-HEA-3", "MIN-SLT-2")):
        progress = register("PB-ENV" if code == "MIN-ENV-1" else "PB-HEA")[code].progress
        assert progress is not None
        assert progress.decision is not None
        assert progress.decision.code == decision


@pytest.mark.parametrize(
    ("lens", "found", "not_found"),
    [
        ("PB-EDU", "MIN-EDU-4", "MIN-LIF-1"),
        ("HD-EW", "MIN-LIF-1", "MIN-EDU-3"),
        ("ED03", "MIN-HEA-2", "MIN-EDU-3"),
        ("WB5", "MIN-EDU-3", "MIN-ECO-2"),
        ("GOAL-1", "MIN-EDU-3", "MIN-COU-3"),
        ("SVC-PL", "MIN-ECO-2", "MIN-EDU-3"),
    ],
)
def test_a_body_sees_its_own_and_others_what_concerns_them(
    register: Callable[[str], dict[str, AgreedAction]], lens: str, found: str, not_found: str
) -> None:
    """A post asks what is its to do; a service what was agreed about its measures."""
    assert found in register(lens)
    assert not_found not in register(lens)


def test_last_time_is_the_meeting_before_the_one_that_considers_the_period(
    card: Callable[[str, str], Scorecard],
) -> None:
    """What the February meeting agreed is not yet in the papers that it was given."""
    february = card("PB-EDU", "2020-21-Q3")
    assert february.from_last_time.met == date(2020, 11, 18)
    assert february.from_last_time.judged_on == date(2021, 2, 17)
    assert codes(february) == ["MIN-EDU-2", "MIN-EDU-1"]
    assert february.from_last_time.actions[0].overdue_days == 7
    june = card("PB-EDU", "2020-21-Q4")
    assert june.from_last_time.met == date(2021, 2, 17)
    assert june.from_last_time.judged_on == date(2021, 5, 20)
    assert codes(june) == ["MIN-EDU-3", "MIN-EDU-4", "MIN-EDU-2"]
    assert [each.decision.code for each in june.from_last_time.decisions] == ["MIN-EDU-5"]


def test_nothing_agreed_is_nothing_told(card: Callable[[str, str], Scorecard]) -> None:
    """Before its first meeting a board has agreed nothing, and an earlier board's minutes are not its own."""
    first = card("PB-EDU", "2020-21-Q1").from_last_time
    assert (first.actions, first.decisions) == ((), ())


def test_overdue_actions_stand_in_the_first_lines(card: Callable[[str, str], Scorecard]) -> None:
    """What was promised last time is the first thing that a chair asks about."""
    said = "Open actions agreed before: 2; 1 overdue: MIN-EDU-3."
    assert said in card("PB-EDU", "2020-21-Q4").summary.so_what
    assert not any("agreed before" in each for each in card("SC-LIF", "2020-21-Q4").summary.so_what)


def test_a_body_that_meets_often_sees_what_its_last_meeting_agreed(tell_recorded: TellRecorded) -> None:
    """Three meetings consider one quarter; the third is told what the second agreed."""
    days = ("2020-10-05", "2020-11-02", "2020-12-07")
    meetings = "\n".join(
        f':meeting\\/PB\\/{day} a gt:Meeting ; gt:ofBody :body\\/PB ; gt:heldOn "{day}"^^xsd:date ; '
        "gt:considersPeriod quarter:2020-21\\/Q2 ."
        for day in days
    ).replace("quarter:2020-21\\/Q2", str(parse_period("2020-21-Q2").iri))
    agreed = "\n".join(
        f'agreed-action A{n} gt:ofBody :body\\/PB ; gt:decidedOn "{day}"^^xsd:date'
        for n, day in enumerate(days, 1)
    )
    thread = tell_recorded(f"body PB\n{meetings}\n{agreed}", datetime(2020, 11, 10, tzinfo=UTC))
    period = parse_period("2020-21-Q2")
    walkable = Walkable(thread.snapshot(Moment(None, period.last_day, TODAY)))
    last = scorecard_of(thread, walkable, walkable.things.find("PB"), period).from_last_time
    assert last.met == date(2020, 11, 2)
    assert [each.action.code for each in last.actions] == ["A1", "A2"]
