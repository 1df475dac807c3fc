"""The oversight clock, the register of alerts and the calendar: a story each, and the made-up council."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from graph.answers.alerts import alerts_of
from graph.answers.calendar import calendar_of
from graph.answers.impact import impact_of
from graph.answers.model import Walkable
from graph.answers.oversight import BodySight, DipSeen, Oversight, oversight_of
from graph.status.periods import parse_period
from graph.thread import Moment, Thread

Asked = Callable[..., Walkable]
TellRecorded = Callable[[str, datetime], Thread]
DIP = """
body PB
body EB
body QUIET
well-being-objective WB1
outcome OUT1
:oversight\\/PB a gt:Oversight ; gt:ofBody :body\\/PB ; gt:overseen :well-being-objective\\/WB1 .
:oversight\\/EB a gt:Oversight ; gt:ofBody :body\\/EB ; gt:overseen :well-being-objective\\/WB1 .
post HEAD
measure M1 gt:availableAfterDays 30 ; gt:hasOwner :post\\/HEAD
M1 indicates OUT1
OUT1 isOutcomeFor WB1
figure M1 2020-21-Q2 94.0
figure M1 2020-21-Q3 90.0
"""
CALENDAR = """
:meeting\\/1 a gt:Meeting ; gt:ofBody :body\\/PB ; gt:heldOn "2021-02-16"^^xsd:date ; \
gt:considersPeriod quarter:2020-2021\\/Q3 .
:meeting\\/2 a gt:Meeting ; gt:ofBody :body\\/EB ; gt:heldOn "2020-12-30"^^xsd:date ; \
gt:considersPeriod quarter:2020-2021\\/Q2 .
:meeting\\/3 a gt:Meeting ; gt:ofBody :body\\/EB ; gt:heldOn "2021-06-30"^^xsd:date ; \
gt:considersPeriod quarter:2020-2021\\/Q4 .
"""
RECORDED = datetime(2021, 2, 1, 9, tzinfo=UTC)
MARCH = date(2021, 3, 1)


def on_day(thread: Thread, day: date) -> Walkable:
    """The thread as it stands on a day."""
    return Walkable(thread.snapshot(Moment(None, day, day)))


def sight(dip: DipSeen, code: str) -> BodySight:
    """What is told of one body."""
    return next(each for each in dip.bodies if each.body.code == code)


def dip_of(answer: Oversight, code: str, period: str) -> DipSeen:
    """The clock of one dip."""
    return next(dip for dip in answer.dips if (dip.measure.code, dip.period) == (code, period))


def test_a_dip_of_the_third_quarter_waits_for_the_fourth_quarters_report(tell_recorded: TellRecorded) -> None:
    """The review's case: a dip that begins on 1 October is before the Executive Board nine months later."""
    thread = tell_recorded(DIP + CALENDAR, RECORDED)
    (dip,) = oversight_of(thread, on_day(thread, MARCH)).dips
    assert (dip.first_day, dip.detectable_on) == (date(2020, 10, 1), date(2021, 1, 30))
    assert dip.recorded_at == RECORDED
    board = sight(dip, "EB")
    assert (board.meeting_on, board.how, board.seen) == (date(2021, 6, 30), "later-period", False)
    assert (board.days_after_start, board.days_after_end) == (272, 181)
    assert dip.first_seen_on == sight(dip, "PB").meeting_on == date(2021, 2, 16)


def test_who_has_nothing_to_do_with_a_dip_is_not_on_its_clock(tell_recorded: TellRecorded) -> None:
    """No body is told of what no stored link leads to."""
    thread = tell_recorded(DIP + CALENDAR, RECORDED)
    (dip,) = oversight_of(thread, on_day(thread, MARCH)).dips
    assert {each.body.code for each in dip.bodies} == {"PB", "EB"}
    assert all(each.route for each in dip.bodies)


def test_without_a_meeting_a_dip_is_seen_by_nobody(tell_recorded: TellRecorded) -> None:
    """The list of dips that nobody has seen is the reason to keep a calendar."""
    thread = tell_recorded(DIP, RECORDED)
    answer = oversight_of(thread, on_day(thread, MARCH))
    assert answer.unseen == ("M1@2020-21-Q3",)
    assert {each.meeting_on for each in answer.dips[0].bodies} == {None}
    (alert,) = alerts_of(thread, on_day(thread, MARCH)).alerts
    assert (alert.state, [post.code for post in alert.owners]) == ("unseen", ["HEAD"])


def test_a_restated_figure_counts_as_recorded_from_when_it_had_its_value(tell_recorded: TellRecorded) -> None:
    """A dip that only a correction brought to light was not known before the correction."""
    tell_recorded(DIP.replace("90.0", "93.9"), RECORDED)
    later = datetime(2021, 2, 20, 9, tzinfo=UTC)
    thread = tell_recorded(DIP, later)
    (dip,) = oversight_of(thread, on_day(thread, MARCH)).dips
    assert dip.recorded_at == later


ACKNOWLEDGED = """
:acknowledgement\\/1 a gt:Acknowledgement ; gt:ofMeasure :measure\\/M1 ; \
sdmxd:refPeriod quarter:2020-2021\\/Q3 ; gt:acknowledgedBy :post\\/HEAD ; \
gt:acknowledgedOn "2021-02-20"^^xsd:date .
"""


@pytest.mark.parametrize(
    ("day", "state"), [("2021-02-10", "unseen"), ("2021-02-18", "seen"), ("2021-03-01", "acknowledged")]
)
def test_an_alert_goes_from_unseen_to_seen_to_acknowledged(
    tell_recorded: TellRecorded, day: str, state: str
) -> None:
    """What lies ahead is told as to come and counts for nothing yet."""
    thread = tell_recorded(DIP + CALENDAR + ACKNOWLEDGED, RECORDED)
    (alert,) = alerts_of(thread, on_day(thread, date.fromisoformat(day))).alerts
    assert alert.state == state
    assert [known.by.code for known in alert.acknowledged] == (["HEAD"] if state == "acknowledged" else [])


def test_where_nothing_dips_there_is_no_alert(tell_recorded: TellRecorded) -> None:
    """A register that fills itself is not read."""
    thread = tell_recorded(DIP.replace("90.0", "94.2"), RECORDED)
    assert alerts_of(thread, on_day(thread, MARCH)).alerts == ()
    assert oversight_of(thread, on_day(thread, MARCH)).dips == ()


def test_a_figure_without_a_dead_band_is_counted_as_not_known(dyffryn_aur: Thread, at: Asked) -> None:
    """An empty register must not pass for an all-clear where nobody could have told."""
    walkable, period = at(dyffryn_aur), parse_period("2020-21-Q2")
    for answer in (oversight_of(dyffryn_aur, walkable, period), alerts_of(dyffryn_aur, walkable, period)):
        assert answer.not_known >= len(("ED18", "HS18", "HS21", "EC09", "EN18"))


def test_the_calendar_tells_what_is_held_and_what_is_to_come(tell_recorded: TellRecorded) -> None:
    """A body without a meeting is named, not left out."""
    thread = tell_recorded(DIP + CALENDAR, RECORDED)
    told = calendar_of(on_day(thread, MARCH))
    assert [(meeting.body.code, meeting.considers, meeting.is_held) for meeting in told.meetings] == [
        ("EB", "2020-21-Q2", True),
        ("PB", "2020-21-Q3", True),
        ("EB", "2020-21-Q4", False),
    ]
    assert [body.code for body in told.without] == ["QUIET"]


@pytest.fixture(scope="module")
def clock(dyffryn_aur: Thread, at: Asked) -> Oversight:
    """The oversight clock of the made-up council on its today."""
    return oversight_of(dyffryn_aur, at(dyffryn_aur))


def test_the_planned_dips_are_on_the_clock(clock: Oversight) -> None:
    """The made-up council's README names them."""
    told = {(dip.measure.code, dip.period[-2:]) for dip in clock.dips}
    assert told >= {
        ("ED03", "Q2"), ("MR13", "Q2"), ("EC05", "Q3"), ("ED03", "Q3"), ("HS02", "Q3"), ("SF04", "Q3"),
        ("ED03", "Q4"), ("ED11", "Q4"), ("EN06", "Q4"), ("HS11", "Q4"),
    }  # fmt: skip


def test_the_dips_of_the_last_quarter_have_been_seen_by_nobody_yet(clock: Oversight) -> None:
    """On 20 May 2021 every board still has to meet on them."""
    assert {f"{code}@2020-21-Q4" for code in ("ED03", "ED11", "EN06", "HS11")} <= set(clock.unseen)
    assert not {"ED03@2020-21-Q3", "MR13@2020-21-Q2"} & set(clock.unseen)


def test_reds_of_the_third_quarter_reach_the_executive_board_half_a_year_late(clock: Oversight) -> None:
    """The figure that a chief executive remembers."""
    lag = next(lag for lag in clock.lags if (lag.body.code, lag.period) == ("EXB", "2020-21-Q3"))
    assert (lag.days_after_end, lag.how) == (194, "later-period")
    assert "194 days after the period ends" in lag.sentence
    own = next(lag for lag in clock.lags if (lag.body.code, lag.period) == ("EXB", "2020-21-Q2"))
    assert (own.days_after_end, own.how) == (76, "own-period")


def test_a_board_that_only_oversees_what_feels_it_is_shown_the_route(clock: Oversight) -> None:
    """Secondary attendance on the health board's table, with the links it rests on."""
    health = sight(dip_of(clock, "ED03", "2020-21-Q2"), "PB-HEA")
    assert not health.answers_for_it
    assert health.route is not None
    assert [step.to.code for step in health.route.steps] == ["ED11", "OUT-61", "WB6"]
    assert health.meeting_on == date(2020, 11, 19)


def test_a_body_that_was_there_on_the_day_is_on_that_days_clock(dyffryn_aur: Thread, at: Asked) -> None:
    """The improvement board ended in March 2021; on 31 March it still oversaw its outcome."""
    then = oversight_of(dyffryn_aur, at(dyffryn_aur, on=date(2021, 3, 31)), parse_period("2020-21-Q3"))
    assert sight(dip_of(then, "HS02", "2020-21-Q3"), "AIB-CH").meeting_on == date(2021, 2, 15)


def test_the_register_tells_those_whom_impact_tells(dyffryn_aur: Thread, at: Asked) -> None:
    """Two answers that name different bodies for one dip would both be distrusted."""
    walkable = at(dyffryn_aur)
    for alert in alerts_of(dyffryn_aur, walkable).alerts:
        told = {body.code for body in impact_of(walkable, alert.measure).tell}
        assert {body.code for body in alert.tell} == told


def test_what_nobody_has_acknowledged_stays_open(dyffryn_aur: Thread, at: Asked) -> None:
    """SF04 is the made-up council's dip that boards considered and nobody acknowledged."""
    alerts = alerts_of(dyffryn_aur, at(dyffryn_aur), parse_period("2020-21-Q3")).alerts
    states = {alert.measure.code: alert.state for alert in alerts}
    assert states["SF04"] == "seen"
    assert {states[code] for code in ("EC05", "ED03", "HS02")} == {"acknowledged"}
