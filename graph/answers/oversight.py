"""The oversight clock: for each dip, when it could be known, when it was recorded, and who first saw it when.

A body sees a dip at its first meeting whose considered period covers the dip's. What you
would get wrong: the bodies are those that are there on the valid day and that answer for the
measure or oversee something a stored link leads to; for a body that has ended since, ask
for an earlier day. What a meeting really had before it is not in the thread, only what the
calendar says it considered.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from pyoxigraph import NamedNode

from graph.answers.calendar import body_kinds, meetings_by_body
from graph.answers.impact import RouteTold, own_measures, route_told
from graph.answers.model import Walkable
from graph.answers.standings import PeriodStanding, not_known, standings_in
from graph.questions.history import HOW_HAS_THIS_CHANGED
from graph.status.periods import Period, day_text
from graph.status.sighting import FirstSight, MeetingFacts, Sight, detectable_on, first_sight
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import Reached, impact


@dataclass(frozen=True, slots=True)
class BodySight:
    """When a body first sees a dip, and why it is its business.

    ``answers_for_it`` says that the measure is among its own; ``oversees`` are the things it
    oversees that the dip may be felt by, and ``route`` leads to the first of them. Without a
    meeting on the calendar the fields about it are empty. ``how`` is own-period,
    longer-period or later-period; ``seen`` says that the meeting has been.
    """

    body: Thing
    body_kind: str | None
    answers_for_it: bool
    oversees: tuple[Thing, ...]
    route: RouteTold | None
    meeting_on: date | None
    considers: str | None
    how: str | None
    days_after_start: int | None
    days_after_end: int | None
    seen: bool


@dataclass(frozen=True, slots=True)
class DipSeen:
    """A dip and its way to those who oversee what it may be felt by; ``first_seen_on`` is of meetings held.

    ``detectable_on`` is the period's end and the days a figure takes; empty where nobody has
    stated them. ``recorded_at`` is when this thread first held the figure as it is now.
    """

    measure: Thing
    period: str
    first_day: date
    last_day: date
    text: str
    compared_with: str | None
    reason: str
    detectable_on: date | None
    recorded_at: datetime | None
    first_seen_on: date | None
    bodies: tuple[BodySight, ...]


@dataclass(frozen=True, slots=True)
class ReportingLag:
    """When the last of a period's worst-rated measures reaches a body that answers for them.

    ``worst`` are those measures; ``never`` of them no meeting on the calendar sees.
    """

    body: Thing
    period: str
    worst: tuple[Thing, ...]
    never: int
    meeting_on: date | None
    considers: str | None
    how: str | None
    days_after_end: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Oversight:
    """Dips by period and code, those that no body has seen yet by their handle, and how late reds arrive.

    ``not_known`` counts figures of these periods of which it cannot be told whether they are dips.
    """

    period: str | None
    as_of: datetime | None
    on: date
    illustrative: bool
    dips: tuple[DipSeen, ...]
    unseen: tuple[str, ...]
    not_known: int
    lags: tuple[ReportingLag, ...]


def oversight_of(thread: Thread, walkable: Walkable, period: Period | None = None) -> Oversight:
    """The clock for every dip in a period, or in the periods that ended in the last twelve months."""
    standings = standings_in(walkable, period)
    watch = Watch(thread, walkable)
    dips = tuple(watch.dip_seen(standing) for standing in standings if standing.is_dip)
    moment = walkable.snapshot.moment
    return Oversight(
        period=period.key if period else None,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        dips=dips,
        unseen=tuple(f"{dip.measure.code}@{dip.period}" for dip in dips if dip.first_seen_on is None),
        not_known=not_known(standings),
        lags=tuple(watch.lags(standing for standing in standings if standing.is_worst)),
    )


@dataclass(frozen=True)
class Watch:
    """Who oversees what, and when each body meets, for one snapshot."""

    thread: Thread
    walkable: Walkable

    def dip_seen(self, dip: PeriodStanding) -> DipSeen:
        """A dip with every body whose business it is: those that answer for it, then by day."""
        bodies = sorted(self._sights(dip), key=_sooner)
        return DipSeen(
            measure=dip.measure,
            period=dip.period.key,
            first_day=dip.period.first_day,
            last_day=dip.period.last_day,
            text=dip.text,
            compared_with=dip.compared_with,
            reason=dip.dip_reason,
            detectable_on=detectable_on(dip.period, dip.available_after),
            recorded_at=self._recorded_at(dip),
            first_seen_on=min(
                (each.meeting_on for each in bodies if each.seen and each.meeting_on), default=None
            ),
            bodies=tuple(bodies),
        )

    def lags(self, worst: Iterable[PeriodStanding]) -> Iterator[ReportingLag]:
        """For each body and period, when the last of its own worst-rated measures reaches it."""
        found: dict[tuple[Period, str], list[PeriodStanding]] = defaultdict(list)
        for standing in worst:
            for body, own in self._own.items():
                if standing.measure.iri in own and body in self._meetings:
                    found[standing.period, body].append(standing)
        for (period, body), standings in sorted(found.items()):
            sights = [self._first_sight(body, standing) for standing in standings]
            yield self._lag(self.walkable.things[body], period, standings, sights)

    def _lag(
        self, body: Thing, period: Period, worst: list[PeriodStanding], sights: list[FirstSight | None]
    ) -> ReportingLag:
        last = max((sight for sight in sights if sight), key=lambda each: each.held_on, default=None)
        return ReportingLag(
            body=body,
            period=period.key,
            worst=tuple(standing.measure for standing in worst),
            never=sum(sight is None for sight in sights),
            meeting_on=last.held_on if last else None,
            considers=last.considers.key if last else None,
            how=last.how.value if last else None,
            days_after_end=last.days_after_end if last else None,
            sentence=_lag_sentence(body, period, len(worst), last),
        )

    def _sights(self, dip: PeriodStanding) -> Iterator[BodySight]:
        reached = impact(self.walkable.model, dip.measure.iri, self.walkable.hops, self.walkable.strengths)
        by_body: dict[str, list[Reached]] = defaultdict(list)
        for each in reached:
            for body in self.walkable.overseers.get(each.thing.iri, ()):
                by_body[body].append(each)
        for body in self._kinds:
            answers = dip.measure.iri in self._own[body]
            if answers or body in by_body:
                yield self._sight(body, answers, by_body[body], self._first_sight(body, dip))

    def _sight(self, body: str, answers: bool, reached: list[Reached], sight: FirstSight | None) -> BodySight:
        return BodySight(
            body=self.walkable.things[body],
            body_kind=self._kinds[body],
            answers_for_it=answers,
            oversees=tuple(each.thing for each in reached),
            route=route_told(self.walkable, reached[0].routes[0]) if reached else None,
            meeting_on=sight.held_on if sight else None,
            considers=sight.considers.key if sight else None,
            how=sight.how.value if sight else None,
            days_after_start=sight.days_after_start if sight else None,
            days_after_end=sight.days_after_end if sight else None,
            seen=sight is not None and sight.held_on <= self.walkable.snapshot.moment.judged_on,
        )

    def _first_sight(self, body: str, standing: PeriodStanding) -> FirstSight | None:
        return first_sight(self._meetings.get(body, ()), standing.period, standing.available_after)

    def _recorded_at(self, dip: PeriodStanding) -> datetime | None:
        """When the figure was first recorded with the value it has now."""
        if dip.figure is None:
            return None
        rows = self.thread.ask_trail(HOW_HAS_THIS_CHANGED, record=NamedNode(dip.figure))
        since = None
        for row in (row for row in rows if row.sequence <= self.walkable.snapshot.sequence):
            since = (since or row.recorded_at) if row.value == dip.value else None
        return since

    @cached_property
    def _kinds(self) -> Mapping[str, str | None]:
        return body_kinds(self.walkable)

    @cached_property
    def _meetings(self) -> Mapping[str, tuple[MeetingFacts, ...]]:
        return meetings_by_body(self.walkable)

    @cached_property
    def _own(self) -> Mapping[str, frozenset[str]]:
        return {body: own_measures(self.walkable, self.walkable.things[body]) for body in self._kinds}


def _sooner(each: BodySight) -> tuple[bool, date, str]:
    return not each.answers_for_it, each.meeting_on or date.max, each.body.code


def _lag_sentence(body: Thing, period: Period, count: int, last: FirstSight | None) -> str:
    measures = "The measure" if count == 1 else f"The {count} measures"
    reach = "reaches" if count == 1 else "reach"
    rated = f"{measures} at the worst rating for {period.label}"
    if last is None:
        return f"{rated} {reach} {body.label} ({body.code}) at no meeting on the calendar."
    with_later = f", with the figures of {last.considers.label}" if last.how is Sight.LATER else ""
    return (
        f"{rated} {reach} {body.label} ({body.code}) {last.days_after_end} days after the period ends, "
        f"on {day_text(last.held_on)}{with_later}."
    )
