"""Measures that others own and that bear on a body or an aim, changed since the body last met.

What you would get wrong: a quarter brings a new figure for nearly every measure, so a new
figure alone is counted and not listed; listed are dips, ratings that are others than before,
and figures that were put right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable
from graph.answers.ratings import Rating
from graph.query import Query
from graph.status.periods import Period
from graph.terms import day_term, time_term
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import path, routes_between

LONGEST_PERIOD = timedelta(days=370)

ChangeKind = Literal["dip", "no-longer-a-dip", "rating", "put-right"]


@dataclass(frozen=True, slots=True)
class LastMet:
    """The meeting before the one that a scorecard is for; ``considered`` is the period it was shown."""

    held_on: date
    considered: str | None


@dataclass(frozen=True, slots=True)
class WatchChange:
    """One thing that is other than it was; what it was and is in words, where there are any."""

    kind: ChangeKind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class WatchLine:
    """Somebody else's measure, what changed, whom to ask, and how it bears on us by its best route."""

    measure: Thing
    contact: Thing | None
    period: str
    changes: tuple[WatchChange, ...]
    bears_on: Thing
    strength: str | None
    direction: str
    hops: int
    sideways: bool
    path: str


@dataclass(frozen=True, slots=True)
class WatchList:
    """What changed among others' measures that bear on us, dips first; the rest as counts.

    ``since`` is the last day of the figures that changes are counted from: those of the period
    considered when the body ``last_met``, or of the period before where no meeting is recorded.
    """

    last_met: LastMet | None
    since: date
    changed: tuple[WatchLine, ...]
    new_figures: int
    no_news: int


@dataclass(frozen=True, slots=True)
class Concern:
    """Somebody else's measure and how it bears on us, as far as it is known without its routes."""

    measure: Thing
    contact: Thing | None
    bears_on: Thing
    strength: str | None
    direction: str
    hops: int
    sideways: bool


class MeetingRow(NamedTuple):
    """A meeting of a body and the period it considered."""

    held_on: date
    considers: str | None
    considered_to: date | None


class MovementRow(NamedTuple):
    """What was concluded of a measure's figure for one period."""

    measure: str
    period: str
    last_day: date
    figure: str
    rating: str | None
    is_dip: bool | None


class RevisedRow(NamedTuple):
    """A record of which a change set brought another version."""

    record: str
    sequence: int


MEETINGS_OF = Query("meetings_of", MeetingRow)
MOVEMENTS_BETWEEN = Query("movements_between", MovementRow)
REVISED_SINCE = Query("revised_since", RevisedRow)


@dataclass(frozen=True, slots=True)
class _Movements:
    """The latest figure of each measure by now and by then, and the figures put right since."""

    now: Mapping[str, MovementRow]
    then: Mapping[str, MovementRow]
    revised: frozenset[str]
    ratings: Mapping[str, Rating]

    def of(self, measure: str) -> tuple[WatchChange, ...]:
        """What changed of one measure."""
        now, then = self.now.get(measure), self.then.get(measure)
        if now is None:
            return ()
        found = [*_dip(now, then), *self._rating(now, then)]
        if now.figure in self.revised and then and then.period == now.period:
            found.append(WatchChange("put-right", None, None))
        return tuple(found)

    def is_new(self, measure: str) -> bool:
        """Whether there is a figure for a later period."""
        now, then = self.now.get(measure), self.then.get(measure)
        return now is not None and (then is None or now.period != then.period)

    def _rating(self, now: MovementRow, then: MovementRow | None) -> Iterable[WatchChange]:
        before = self.ratings.get(then.rating or "") if then else None
        after = self.ratings.get(now.rating or "")
        if before and after and before.key != after.key:
            yield WatchChange("rating", before.label, after.label)


def watch_list(
    thread: Thread,
    walkable: Walkable,
    body: Thing,
    period: Period,
    concerns: Iterable[Concern],
    ratings: Mapping[str, Rating],
) -> WatchList:
    """The watch-list of a body or an aim for a period."""
    met = _last_met(walkable, body, period)
    since = (met.considered_to or met.held_on) if met else period.first_day - timedelta(days=1)
    movements = _movements(thread, walkable, since, period.last_day, met, ratings)
    lines, new, same = [], 0, 0
    for concern in concerns:
        changes = movements.of(concern.measure.iri)
        if changes:
            lines.append(_line(walkable, concern, movements.now[concern.measure.iri].period, changes))
        elif movements.is_new(concern.measure.iri):
            new += 1
        else:
            same += 1
    last_met = LastMet(met.held_on, met.considers) if met else None
    return WatchList(last_met, since, tuple(sorted(lines, key=_dips_first)), new, same)


def _last_met(walkable: Walkable, body: Thing, period: Period) -> MeetingRow | None:
    """The last meeting that considered an earlier period; one that names none counts by its own day."""
    rows = walkable.snapshot.ask(MEETINGS_OF, body=NamedNode(body.iri))
    earlier = [row for row in rows if (row.considered_to or row.held_on) < period.last_day]
    return earlier[-1] if earlier else None


def _movements(
    thread: Thread,
    walkable: Walkable,
    since: date,
    until: date,
    met: MeetingRow | None,
    ratings: Mapping[str, Rating],
) -> _Movements:
    rows = walkable.snapshot.ask(
        MOVEMENTS_BETWEEN, **{"from": day_term(since - LONGEST_PERIOD), "until": day_term(until)}
    )
    seen = datetime.combine(met.held_on if met else since, time.max, UTC)
    revised = thread.ask_trail(REVISED_SINCE, since=time_term(seen))
    return _Movements(
        now={row.measure: row for row in rows},
        then={row.measure: row for row in rows if row.last_day <= since},
        revised=frozenset(row.record for row in revised if row.sequence <= walkable.snapshot.sequence),
        ratings=ratings,
    )


def _dip(now: MovementRow, then: MovementRow | None) -> Iterable[WatchChange]:
    is_dip, was_dip = now.is_dip is True, then is not None and then.is_dip is True
    if is_dip and (not was_dip or (then and then.period != now.period)):
        yield WatchChange("dip", then.period if then else None, now.period)
    elif was_dip and not is_dip:
        yield WatchChange("no-longer-a-dip", then.period if then else None, now.period)


def _line(walkable: Walkable, concern: Concern, period: str, changes: tuple[WatchChange, ...]) -> WatchLine:
    ends = concern.measure.iri, concern.bears_on.iri
    (route,) = routes_between(walkable.model, *ends, walkable.hops, walkable.strengths, per_end=1)
    return WatchLine(
        measure=concern.measure,
        contact=concern.contact,
        period=period,
        changes=changes,
        bears_on=concern.bears_on,
        strength=concern.strength,
        direction=concern.direction,
        hops=concern.hops,
        sideways=concern.sideways,
        path=path(route, walkable.model, walkable.words),
    )


def _dips_first(line: WatchLine) -> tuple[bool, bool, int, str]:
    return all(change.kind != "dip" for change in line.changes), line.sideways, line.hops, line.measure.code
