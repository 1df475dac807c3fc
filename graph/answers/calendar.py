"""The calendar of bodies: when each meets, what each considers, and what is to come.

The calendar is the meetings that somebody wrote down, nothing else. What you would get
wrong: a meeting that names no period is shown here, but counts for no figure.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.latest import BODIES
from graph.answers.model import Walkable, key_of
from graph.errors import BadArgument
from graph.kinds import KINDS
from graph.query import Query
from graph.status.periods import Period, period_of_iri
from graph.status.sighting import MeetingFacts
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """A meeting of a body; ``is_held`` says that its day has come."""

    body: Thing
    body_kind: str | None
    held_on: date
    considers: str | None
    is_held: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings by day; ``without`` are bodies in force that have none."""

    as_of: datetime | None
    on: date
    illustrative: bool
    meetings: tuple[MeetingTold, ...]
    without: tuple[Thing, ...]


class MeetingRow(NamedTuple):
    """A meeting and the period it considers."""

    body: str
    held_on: date
    considers: str | None


MEETINGS = Query("meetings", MeetingRow)


def calendar_of(walkable: Walkable, body: Thing | None = None) -> Calendar:
    """The meetings of every body in force, or of one."""
    kinds = body_kinds(walkable)
    shown = [body.iri] if body else list(kinds)
    rows = [row for row in walkable.snapshot.ask(MEETINGS) if row.body in shown]
    moment = walkable.snapshot.moment
    return Calendar(
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        meetings=tuple(_told(walkable, row, kinds, moment.judged_on) for row in rows),
        without=tuple(walkable.things[iri] for iri in shown if iri not in {row.body for row in rows}),
    )


def body_named(walkable: Walkable, asked: str | None) -> Thing | None:
    """The body that a code, name or address means, if one is asked for; raises `BadArgument` for no body."""
    if not asked:
        return None
    found = walkable.things.find(asked)
    if found.kind != "body":
        raise BadArgument(f"{found.label} ({found.code}) is a {KINDS[found.kind].words}, not a body.")
    return found


def body_kinds(walkable: Walkable) -> Mapping[str, str | None]:
    """The bodies in force by address, each with the key of its kind."""
    return {row.body: key_of(row.body_kind) for row in walkable.snapshot.ask(BODIES)}


def meetings_by_body(walkable: Walkable) -> Mapping[str, tuple[MeetingFacts, ...]]:
    """The meetings that consider a period, by the address of the body, oldest first."""
    found: dict[str, list[MeetingFacts]] = defaultdict(list)
    for row in walkable.snapshot.ask(MEETINGS):
        if row.considers:
            found[row.body].append(MeetingFacts(row.held_on, _period(row.considers)))
    return {body: tuple(meetings) for body, meetings in found.items()}


def _told(walkable: Walkable, row: MeetingRow, kinds: Mapping[str, str | None], today: date) -> MeetingTold:
    considers = _period(row.considers).key if row.considers else None
    body = walkable.things[row.body]
    return MeetingTold(body, kinds.get(row.body), row.held_on, considers, row.held_on <= today)


def _period(iri: str) -> Period:
    return period_of_iri(NamedNode(iri))
