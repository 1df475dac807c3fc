"""How work, interventions and agreed actions were last reported to be going.

What you would get wrong: what counts is what had been reported by a day, not what is known
now; and work that is done or stopped is closed, while work that is paused is still open.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable, key_of
from graph.query import Query
from graph.terms import day_term
from graph.thing import Thing

DONE = "done"
CLOSED = frozenset({DONE, "stopped"})
BY_DECISION = frozenset({"paused", "stopped"})
"""What has to name the decision that it rests on."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was last reported; ``decision`` is the one by which it was paused or stopped."""

    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None
    decision: Thing | None


class ProgressRow(NamedTuple):
    """What was last reported."""

    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None
    decision: str | None


PROGRESS_OF = Query("progress_of", ProgressRow)


def progress_of(walkable: Walkable, work: str, until: date) -> Progress | None:
    """What was last reported of something, by its address, on or before a day."""
    rows = walkable.snapshot.ask(PROGRESS_OF, work=NamedNode(work), until=day_term(until))
    if not rows:
        return None
    row = rows[0]
    decision = walkable.things.some(row.decision)
    return Progress(row.reported_on, key_of(row.status), row.forecast, row.done_on, row.commentary, decision)


def is_closed(progress: Progress | None) -> bool:
    """Whether it was reported as done or stopped."""
    return progress is not None and progress.status in CLOSED


def closed_on(progress: Progress | None) -> date | None:
    """The day on which it was done or stopped, as far as anybody said; none while it is open."""
    if progress is None or progress.status not in CLOSED:
        return None
    return progress.done_on or progress.reported_on


def days_overdue(due_on: date | None, progress: Progress | None, day: date) -> int | None:
    """By how many days it is over its day while still open; none where it is not."""
    if due_on is None or is_closed(progress) or due_on >= day:
        return None
    return (day - due_on).days


def days_late(due_on: date | None, progress: Progress | None) -> int | None:
    """By how many days after its day it was done; none where it was done in time, or is not done."""
    if due_on is None or progress is None or progress.status != DONE or not progress.done_on:
        return None
    return (progress.done_on - due_on).days if progress.done_on > due_on else None
