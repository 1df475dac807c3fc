"""Section 11, second half: what was agreed last time, how it stands, and what was decided.

A body sees what it agreed itself: every action still open, and those closed since it last met.
Any other lens sees what concerns it. What you would get wrong: the actions stand as they were
known when the body met on this period, or on today where it has not met yet.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.answers.agreed import (
    AgreedAction,
    DecisionTaken,
    Minute,
    action_on,
    by_urgency,
    decision_in,
    minutes_of,
)
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.watch_list import MEETINGS_OF, MeetingRow


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """What was agreed before this meeting: ``met`` is when the body last met, null where nobody meets.

    ``since`` is the day from which decisions, and actions closed, are told: the last meeting, or
    the first day of the period where there is none. ``judged_on`` is the day on which the actions
    stand as told.
    """

    met: date | None
    since: date
    judged_on: date
    actions: tuple[AgreedAction, ...]
    decisions: tuple[DecisionTaken, ...]


def last_meeting(lens: Lens) -> LastMeeting:
    """What a lens is told of the meeting before the one that considers its period."""
    known_by, today = lens.reported_by, _today(lens)
    meetings = lens.ask(MEETINGS_OF, body=lens.node)
    this = _this_meeting(meetings, lens.period.key, today)
    before = this.held_on if this else known_by + timedelta(days=1)
    met = max((each.held_on for each in meetings if each.held_on < before), default=None)
    since = met or lens.period.first_day
    judged_on = min(this.held_on, today) if this else known_by
    minutes = [each for each in minutes_of(lens.walkable, lens.thing) if each.agreed_on < before]
    return LastMeeting(
        met=met,
        since=since,
        judged_on=judged_on,
        actions=_actions(lens, minutes, since, judged_on),
        decisions=tuple(
            decision_in(each) for each in minutes if not each.is_action and each.agreed_on >= since
        ),
    )


def _today(lens: Lens) -> date:
    return lens.walkable.snapshot.moment.judged_on


def _this_meeting(meetings: list[MeetingRow], period: str, today: date) -> MeetingRow | None:
    """The meeting that papers on a period are for: the next one to consider it, or the last that did."""
    considering = [each for each in meetings if each.considers == period]
    to_come = [each for each in considering if each.held_on >= today]
    return next(iter([*to_come, *reversed(considering)]), None)


def _actions(lens: Lens, minutes: list[Minute], since: date, judged_on: date) -> tuple[AgreedAction, ...]:
    standing = (action_on(lens.walkable, each, judged_on) for each in minutes if each.is_action)
    return by_urgency(each for each in standing if each.closed_on is None or each.closed_on >= since)
