"""The impact list as of two moments: what appeared, what went, what is judged otherwise, and why.

Why is told by the links of the routes: each that is new, gone or altered, with the day it
holds from or to, or the change set that recorded it. What you would get wrong: a link may
come by being recorded or by the day it holds from, and these are two different reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pyoxigraph import NamedNode

from graph.answers.history import RECORD_HISTORY
from graph.answers.impact import Step, felt_by, notes_on_walk, step_told
from graph.answers.model import Walkable
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import Reached, Route, ThreadLink, path

What = Literal["new", "began", "gone", "ended", "altered", "way-opened", "way-closed"]


@dataclass(frozen=True, slots=True)
class RecordedIn:
    """The change set that recorded a link as it is."""

    change_set: int
    recorded_at: datetime
    recorded_by: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class LinkChange:
    """One link that is a reason: new or altered by a change set, or begun or ended on a day.

    Without a link, a shared service on the way leads elsewhere than before.
    """

    what: What
    link: Step | None
    day: date | None
    recorded: RecordedIn | None


@dataclass(frozen=True, slots=True)
class Felt:
    """How something may feel it at one of the moments."""

    strength: str | None
    score: Decimal | None
    direction: str
    hops: int
    sideways: bool


@dataclass(frozen=True, slots=True)
class ChangedEnd:
    """Something that came to the list, left it, or stands there otherwise; ``path`` is its best route."""

    thing: Thing
    before: Felt | None
    after: Felt | None
    path: str
    because: tuple[LinkChange, ...]


@dataclass(frozen=True, slots=True)
class MomentTold:
    """The recorded time (none: now) and the valid day of one of the two lists, and how long it is."""

    as_of: datetime | None
    on: date
    affected: int


@dataclass(frozen=True, slots=True)
class ImpactChanges:
    """What is other in the impact list of ``source`` now than it was then; ``same`` counts the rest."""

    source: Thing
    then: MomentTold
    now: MomentTold
    illustrative: bool
    hops: int
    appeared: tuple[ChangedEnd, ...]
    went: tuple[ChangedEnd, ...]
    changed: tuple[ChangedEnd, ...]
    same: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Side:
    """The walk at one moment."""

    walkable: Walkable
    found: dict[str, Reached]
    links: dict[str, ThreadLink]


def impact_changes(
    thread: Thread, then: Walkable, now: Walkable, source: Thing, hops: int | None = None
) -> ImpactChanges:
    """The difference between two impact lists of one thing, which may be in only one of the snapshots."""
    before, after = _side(then, source, hops), _side(now, source, hops)
    both = [iri for iri in after.found if iri in before.found]
    changed = [iri for iri in both if _felt(before.found[iri]) != _felt(after.found[iri])]
    return ImpactChanges(
        source=source,
        then=_moment(before),
        now=_moment(after),
        illustrative=now.snapshot.illustrative,
        hops=hops or now.hops,
        appeared=tuple(_ended(thread, before, after, iri) for iri in after.found if iri not in before.found),
        went=tuple(_ended(thread, before, after, iri) for iri in before.found if iri not in after.found),
        changed=tuple(_ended(thread, before, after, iri) for iri in changed),
        same=len(both) - len(changed),
        notes=notes_on_walk(now),
    )


def _side(walkable: Walkable, source: Thing, hops: int | None) -> _Side:
    known = source.iri in walkable.model.things
    found = felt_by(walkable, source, hops) if known else ()
    return _Side(
        walkable,
        {reached.thing.iri: reached for reached in found},
        {link.iri: link for link in walkable.links},
    )


def _moment(side: _Side) -> MomentTold:
    moment = side.walkable.snapshot.moment
    return MomentTold(moment.as_of, moment.on, len(side.found))


def _felt(reached: Reached) -> Felt:
    return Felt(reached.strength, reached.score, reached.direction, reached.hops, reached.sideways)


def _ended(thread: Thread, before: _Side, after: _Side, iri: str) -> ChangedEnd:
    was, is_ = before.found.get(iri), after.found.get(iri)
    side, reached = (after, is_) if is_ else (before, was)
    assert reached is not None  # noqa: S101 - an end that neither list holds is not asked about
    return ChangedEnd(
        thing=reached.thing,
        before=_felt(was) if was else None,
        after=_felt(is_) if is_ else None,
        path=path(reached.routes[0], side.walkable.model, side.walkable.words),
        because=tuple(_reasons(thread, before, after, was, is_)),
    )


def _reasons(
    thread: Thread, before: _Side, after: _Side, was: Reached | None, is_: Reached | None
) -> Iterable[LinkChange]:
    """The links of the routes then and now that are not the same in both."""
    routes = (*(was.routes if was else ()), *(is_.routes if is_ else ()))
    found = [
        _link_change(thread, before, after, iri)
        for iri in _links_of(routes)
        if before.links.get(iri) != after.links.get(iri)
    ]
    return found or [LinkChange("way-opened" if is_ else "way-closed", None, None, None)]


def _links_of(routes: Iterable[Route]) -> list[str]:
    return list(dict.fromkeys(link.iri for route in routes for link in route.links))


def _link_change(thread: Thread, before: _Side, after: _Side, iri: str) -> LinkChange:
    old, new = before.links.get(iri), after.links.get(iri)
    if new is None:
        return _gone(thread, before, after, iri)
    step = step_told(after.walkable, new)
    began = new.valid_from
    if old is None and began and began > before.walkable.snapshot.moment.on:
        return LinkChange("began", step, began, _recorded(thread, after, iri))
    what: What = "new" if old is None else "altered"
    return LinkChange(what, step, None, _recorded(thread, after, iri))


def _gone(thread: Thread, before: _Side, after: _Side, iri: str) -> LinkChange:
    old = before.links[iri]
    step = step_told(before.walkable, old)
    if old.valid_to and old.valid_to <= after.walkable.snapshot.moment.on:
        return LinkChange("ended", step, old.valid_to, _recorded(thread, after, iri))
    return LinkChange("gone", step, None, _recorded(thread, after, iri))


def _recorded(thread: Thread, side: _Side, link: str) -> RecordedIn | None:
    """The last change set by a moment that recorded a link."""
    rows = thread.ask_trail(RECORD_HISTORY, record=NamedNode(link))
    row = next((row for row in rows if row.sequence <= side.walkable.snapshot.sequence), None)
    return RecordedIn(row.sequence, row.recorded_at, row.recorded_by, row.reason) if row else None
