"""What may feel it when something slips: objectives, themes and goals, by which routes, and whom to tell.

A link is a person's judgement. Nothing here says that one thing causes another; it says
that a dip may be felt there, on whose word and on what evidence.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable
from graph.query import Query
from graph.status.periods import Period
from graph.terms import day_term
from graph.thing import Thing
from graph.walk import AFFECTED_KINDS, Reached, Route, ThreadLink, impact, path, sentence

DEFAULT_HOPS = 6


@dataclass(frozen=True, slots=True)
class Dip:
    """Whether a measure got worse by more than its dead band; not known (None) has its reason.

    ``period`` is that of the figure judged: the latest by the end of the period asked about.
    """

    is_dip: bool | None
    comparator: str | None
    value: Decimal | None
    compared_with: Decimal | None
    difference: Decimal | None
    reason: str
    period: str


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a route, with who asserted it and on what."""

    from_: Thing
    link_type: str
    to: Thing
    strength: str | None
    sign: str
    lag_months: int | None
    asserted_by: Thing | str | None
    basis: str | None
    evidence: str | None
    reviewed_on: date | None


@dataclass(frozen=True, slots=True)
class RouteTold:
    """A route in words, with and without what is known of its steps, and step by step."""

    sentence: str
    path: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """Something that may feel a dip; ``strength`` and ``score`` are those of the best fully judged route."""

    thing: Thing
    strength: str | None
    score: Decimal | None
    direction: str
    hops: int
    sideways: bool
    boards: tuple[Thing, ...]
    unjudged_routes: int
    routes: tuple[RouteTold, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """The whole answer; ``tell`` are bodies that oversee what is reached, less those that own the source."""

    source: Thing
    period: str | None
    as_of: datetime | None
    on: date
    illustrative: bool
    dip: Dip | None
    affected: tuple[Affected, ...]
    tell: tuple[Thing, ...]


class DipRow(NamedTuple):
    """What the snapshot concludes of a measure's movement in a period."""

    period: str
    is_dip: bool | None
    comparator: str | None
    value: Decimal | None
    compared: Decimal | None
    difference: Decimal | None
    reason: str


class MeasureRow(NamedTuple):
    """A measure that somebody answers for."""

    measure: str


DIP_IN_PERIOD = Query("dip_in_period", DipRow)
OWN_MEASURES = Query("own_measures", MeasureRow)


def impact_of(
    walkable: Walkable, source: Thing, period: Period | None = None, hops: int = DEFAULT_HOPS
) -> Impact:
    """What may feel it when the source slips, in a period or at its latest figure."""
    moment = walkable.snapshot.moment
    found = [
        r
        for r in impact(walkable.model, source.iri, hops, walkable.strengths)
        if r.thing.kind in AFFECTED_KINDS
    ]
    dip = dip_of(walkable, source, period)
    affected = tuple(_affected(walkable, reached) for reached in found)
    return Impact(
        source=source,
        period=period.key if period else dip.period if dip else None,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        dip=dip,
        affected=affected,
        tell=_tell(walkable, source, affected),
    )


def dip_of(walkable: Walkable, source: Thing, period: Period | None) -> Dip | None:
    """What was found of the latest figure by a period's end; nothing for what has no figures."""
    if source.kind != "measure":
        return None
    until = period.last_day if period else walkable.snapshot.moment.on
    rows = walkable.snapshot.ask(DIP_IN_PERIOD, measure=NamedNode(source.iri), until=day_term(until))
    if not rows:
        return None
    row = rows[0]
    return Dip(row.is_dip, row.comparator, row.value, row.compared, row.difference, row.reason, row.period)


def own_measures(walkable: Walkable, thing: Thing) -> frozenset[str]:
    """The addresses of the measures that a body or an aim answers for."""
    return frozenset(row.measure for row in walkable.snapshot.ask(OWN_MEASURES, thing=NamedNode(thing.iri)))


def route_told(walkable: Walkable, route: Route) -> RouteTold:
    """A route in words and steps."""
    steps = tuple(step_told(walkable, link) for link in route.links)
    given = route, walkable.model, walkable.words
    return RouteTold(sentence(*given), path(*given), steps)


def step_told(walkable: Walkable, link: ThreadLink) -> Step:
    """A link as a step: its ends, and on whose word it stands."""
    asserted_by = walkable.things.by_iri.get(link.asserted_by or "")
    return Step(
        from_=walkable.things[link.start],
        link_type=link.link_type,
        to=walkable.things[link.end],
        strength=link.strength,
        sign=link.sign,
        lag_months=link.lag_months,
        asserted_by=asserted_by or link.asserted_by,
        basis=link.basis,
        evidence=link.evidence,
        reviewed_on=link.reviewed_on,
    )


def _affected(walkable: Walkable, reached: Reached) -> Affected:
    return Affected(
        thing=reached.thing,
        strength=reached.strength,
        score=reached.score,
        direction=reached.direction,
        hops=reached.hops,
        sideways=reached.sideways,
        boards=tuple(walkable.things[body] for body in walkable.overseers.get(reached.thing.iri, ())),
        unjudged_routes=reached.unjudged_routes,
        routes=tuple(route_told(walkable, route) for route in reached.routes),
    )


def _tell(walkable: Walkable, source: Thing, affected: tuple[Affected, ...]) -> tuple[Thing, ...]:
    bodies = dict.fromkeys(body for each in affected for body in each.boards)
    return tuple(body for body in bodies if source.iri not in own_measures(walkable, body))
