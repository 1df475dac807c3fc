"""Work on a scorecard, in stories: baselines that nobody overwrites, and decisions that follow."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from graph.answers.model import Walkable
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.answers.scorecard.work import WorkLine
from graph.status.periods import parse_period
from graph.thread import Moment, Thread

TellRecorded = Callable[[str, datetime], Thread]
PERIOD = "2020-21-Q2"
TODAY = date(2020, 11, 15)
FIRST, SECOND = datetime(2020, 6, 1, tzinfo=UTC), datetime(2020, 10, 1, tzinfo=UTC)
AIMS = "well-being-objective W1\noutcome O1\naction A1\nA1 actsTowards O1\nO1 isOutcomeFor W1\n"
MILESTONE = 'milestone MS1 gt:dueOn "{due}"^^xsd:date\nMS1 isMilestoneOf A1\n'
MEASURE = "measure M1\nM1 indicates O1\n"
RED = MEASURE + "figure M1 2020-21-Q1 94\nfigure M1 2020-21-Q2 90\n" + "\n".join(
    f"target M1 2020-21-{quarter} 93 improve" for quarter in ("Q1", "Q2")
) + "\n"  # fmt: skip


def report(about: str, status: str, more: str = "", on: str = "2020-10-05") -> str:
    """A line that tells what was reported of something."""
    return (
        f":progress\\/{about.rpartition('/')[2]}\\/{on} a gt:ProgressUpdate ; gt:updateOf :{about} ; "
        f'gt:reportedOn "{on}"^^xsd:date ; gt:deliveryStatus gtc:delivery-status\\/{status}{more} .\n'
    )


def card_of(thread: Thread) -> Scorecard:
    """The scorecard of the objective."""
    period = parse_period(PERIOD)
    walkable = Walkable(thread.snapshot(Moment(None, period.last_day, TODAY)))
    return scorecard_of(thread, walkable, walkable.things.find("W1"), period)


def milestone(thread: Thread) -> WorkLine:
    """The one milestone."""
    return next(each for each in card_of(thread).work if each.work.code == "MS1")


def rules(card: Scorecard) -> set[tuple[str, str]]:
    """Which rule asks for a decision about what."""
    return {(each.rule, each.about.code) for each in card.sought}


def test_a_day_that_is_put_off_keeps_its_baseline(tell_recorded: TellRecorded) -> None:
    """A milestone that is always on time because its day moves with it is the oldest trick of a plan."""
    tell_recorded(AIMS + MILESTONE.format(due="2020-09-01"), FIRST)
    line = milestone(tell_recorded(AIMS + MILESTONE.format(due="2020-12-01"), SECOND))
    assert (line.baseline_on, line.due_on) == (date(2020, 9, 1), date(2020, 12, 1))
    assert (line.slip_days, line.overdue_days) == (91, None)
    assert [each.code for each in line.leads_to] == ["A1"]


def test_a_day_that_stays_has_no_slip(tell_recorded: TellRecorded) -> None:
    """Nothing is said to slip before anybody says so."""
    line = milestone(tell_recorded(AIMS + MILESTONE.format(due="2020-12-01"), FIRST))
    assert (line.baseline_on, line.due_on, line.slip_days) == (date(2020, 12, 1), date(2020, 12, 1), None)


def test_done_late_stays_visible_and_done_in_time_is_as_planned(tell_recorded: TellRecorded) -> None:
    """A milestone that was reached in the end was still late."""
    done = report("milestone\\/MS1", "done", ' ; gt:doneOn "2020-09-21"^^xsd:date')
    late = milestone(tell_recorded(AIMS + MILESTONE.format(due="2020-09-01") + done, FIRST))
    assert (late.slip_days, late.is_as_planned, late.overdue_days) == (20, False, None)
    early = milestone(tell_recorded(AIMS + MILESTONE.format(due="2020-09-30") + done, SECOND))
    assert early.baseline_on == date(2020, 9, 1)
    assert not early.is_on_time


def test_overdue_work_without_a_day_ahead_asks_for_one(tell_recorded: TellRecorded) -> None:
    """On track and past its day cannot both stand unasked; a day still to come answers it."""
    told = AIMS + MILESTONE.format(due="2020-09-01") + report("milestone\\/MS1", "on-track")
    card = card_of(tell_recorded(told, FIRST))
    assert next(each for each in card.work if each.work.code == "MS1").overdue_days == 29
    assert ("overdue-without-forecast", "MS1") in rules(card)
    ahead = report("milestone\\/MS1", "slipped", ' ; gt:forecastDate "2020-12-01"^^xsd:date', "2020-10-20")
    card = card_of(tell_recorded(told + ahead, SECOND))
    assert ("overdue-without-forecast", "MS1") not in rules(card)


def test_stopped_work_asks_for_its_decision_unless_it_names_one(tell_recorded: TellRecorded) -> None:
    """Paused and stopped are somebody's decision, or nobody's."""
    told = AIMS + report("action\\/A1", "paused")
    assert ("stopped-without-decision", "A1") in rules(card_of(tell_recorded(told, FIRST)))
    named = report("action\\/A1", "paused", " ; gt:byDecision :decision\\/D1")
    body = 'body PB\ndecision D1 gt:ofBody :body\\/PB ; gt:decidedOn "2020-10-01"^^xsd:date\n'
    assert ("stopped-without-decision", "A1") not in rules(
        card_of(tell_recorded(AIMS + body + named, SECOND))
    )


def test_work_on_track_beside_a_red_measure_is_told_as_a_pair(tell_recorded: TellRecorded) -> None:
    """That pair is the message: what is done does not move what it should."""
    on_track = report("action\\/A1", "on-track")
    card = card_of(tell_recorded(AIMS + RED + on_track, FIRST))
    (pair,) = card.apart
    assert (pair.work.code, pair.status, pair.measure.code, pair.rating.key) == (
        "A1",
        "on-track",
        "M1",
        "red",
    )
    assert pair.through is not None
    assert pair.through.code == "O1"
    assert any("M1" in each for each in card.summary.so_what if each.startswith("Work goes as planned"))
    slipped = report("action\\/A1", "slipped", on="2020-10-20")
    assert card_of(tell_recorded(AIMS + RED + on_track + slipped, SECOND)).apart == ()


def test_a_dip_to_the_worst_rating_asks_until_somebody_acts(tell_recorded: TellRecorded) -> None:
    """An intervention begun after the quarter, before it is reported on, is an answer to it."""
    assert ("dip-without-intervention", "M1") in rules(card_of(tell_recorded(AIMS + RED, FIRST)))
    begun = 'intervention IV1 gt:startedOn "2020-10-19"^^xsd:date\nIV1 corrects M1\n'
    card = card_of(tell_recorded(AIMS + RED + begun, SECOND))
    assert ("dip-without-intervention", "M1") not in rules(card)
    assert [each.intervention.code for each in card.interventions] == ["IV1"]


def test_a_steady_measure_is_not_asked_about(tell_recorded: TellRecorded) -> None:
    """Neither a dip that stays within the target nor a red that is old is new."""
    fine = RED.replace("2020-21-Q2 90", "2020-21-Q2 93.2")
    assert "dip-without-intervention" not in {
        rule for rule, _ in rules(card_of(tell_recorded(AIMS + fine, FIRST)))
    }
