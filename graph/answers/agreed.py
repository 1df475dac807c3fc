"""What bodies decided at their meetings and agreed is to be done, and how each action stands.

A decision is taken and done with; an action has an owner and a day, and what is reported of it
tells how it stands. What you would get wrong: an action is judged on a day, since the papers
of a meeting tell what was known when it met.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.impact import own_measures
from graph.answers.model import Walkable
from graph.answers.progress import Progress, closed_on, days_late, days_overdue, is_closed, progress_of
from graph.query import Query
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action that a body agreed on, and how it stands: open or closed.

    ``overdue_days`` is by how many days an open one is over its day, ``late_days`` by how many
    one that is done came after it.
    """

    action: Thing
    body: Thing
    agreed_on: date
    owner: Thing | None
    due_on: date | None
    concerns: tuple[Thing, ...]
    progress: Progress | None
    is_open: bool
    overdue_days: int | None
    closed_on: date | None
    late_days: int | None


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """A decision that a body took, and what it is about."""

    decision: Thing
    body: Thing
    decided_on: date
    concerns: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Actions:
    """The register: actions, open ones first and the longest overdue at the top; decisions, newest first.

    ``thing`` is the body, post or other thing asked about, null for all; ``open`` and ``overdue``
    count actions. They stand as on the day ``on``, or as of now where that is still to come.
    """

    thing: Thing | None
    as_of: datetime | None
    on: date
    illustrative: bool
    open: int
    overdue: int
    actions: tuple[AgreedAction, ...]
    decisions: tuple[DecisionTaken, ...]


@dataclass(frozen=True, slots=True)
class Minute:
    """A decision or an agreed action as it is recorded."""

    agreed: Thing
    body: Thing
    agreed_on: date
    owner: Thing | None
    due_on: date | None
    concerns: tuple[Thing, ...]

    @property
    def is_action(self) -> bool:
        """Whether it is something to be done."""
        return self.agreed.kind == "agreed-action"


class AgreedRow(NamedTuple):
    """A decision or an agreed action, once for each thing it concerns."""

    agreed: str
    kind_class: str
    body: str
    agreed_on: date
    owner: str | None
    due_on: date | None
    about: str | None


class AgreedAboutRow(NamedTuple):
    """A decision or an agreed action."""

    agreed: str


AGREED = Query("agreed", AgreedRow)
AGREED_ABOUT = Query("agreed_about", AgreedAboutRow)


def actions_of(walkable: Walkable, thing: Thing | None = None) -> Actions:
    """The register of all, or of what a body agreed, a post has to do, or concerns anything else."""
    moment = walkable.snapshot.moment
    minutes = minutes_of(walkable, thing) if thing else every_minute(walkable)
    day = min(moment.on, moment.judged_on)
    actions = by_urgency(action_on(walkable, each, day) for each in minutes if each.is_action)
    return Actions(
        thing=thing,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        open=sum(each.is_open for each in actions),
        overdue=sum(each.overdue_days is not None for each in actions),
        actions=actions,
        decisions=tuple(decision_in(each) for each in reversed(minutes) if not each.is_action),
    )


def every_minute(walkable: Walkable) -> tuple[Minute, ...]:
    """Everything that any body decided or agreed, oldest first."""
    rows = walkable.snapshot.ask(AGREED)
    return tuple(_minute(walkable, list(same)) for _, same in groupby(rows, key=attrgetter("agreed")))


def minutes_of(walkable: Walkable, thing: Thing) -> tuple[Minute, ...]:
    """What a body itself decided and agreed; for anything else, what is its to do or concerns it."""
    minutes = every_minute(walkable)
    if thing.kind == "body":
        return tuple(each for each in minutes if each.body == thing)
    about = {row.agreed for row in walkable.snapshot.ask(AGREED_ABOUT, thing=NamedNode(thing.iri))}
    own = own_measures(walkable, thing)
    return tuple(
        each
        for each in minutes
        if each.agreed.iri in about or any(concerned.iri in own for concerned in each.concerns)
    )


def action_on(walkable: Walkable, minute: Minute, day: date) -> AgreedAction:
    """How an agreed action stood on a day."""
    progress = progress_of(walkable, minute.agreed.iri, day)
    return AgreedAction(
        action=minute.agreed,
        body=minute.body,
        agreed_on=minute.agreed_on,
        owner=minute.owner,
        due_on=minute.due_on,
        concerns=minute.concerns,
        progress=progress,
        is_open=not is_closed(progress),
        overdue_days=days_overdue(minute.due_on, progress, day),
        closed_on=closed_on(progress),
        late_days=days_late(minute.due_on, progress),
    )


def decision_in(minute: Minute) -> DecisionTaken:
    """A decision as answers give it."""
    return DecisionTaken(minute.agreed, minute.body, minute.agreed_on, minute.concerns)


def by_urgency(actions: Iterable[AgreedAction]) -> tuple[AgreedAction, ...]:
    """Open actions first, then by the day they are due; what has no day comes after what has one."""
    return tuple(
        sorted(actions, key=lambda each: (not each.is_open, each.due_on or date.max, each.action.code))
    )


def _minute(walkable: Walkable, rows: list[AgreedRow]) -> Minute:
    things, first = walkable.things, rows[0]
    about = dict.fromkeys(row.about for row in rows if row.about)
    return Minute(
        agreed=things[first.agreed],
        body=things[first.body],
        agreed_on=first.agreed_on,
        owner=things.some(first.owner),
        due_on=first.due_on,
        concerns=tuple(things[iri] for iri in about),
    )
