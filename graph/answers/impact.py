"""What may feel it when something slips: objectives, themes and goals, by which routes, and whom to tell.

A link is a person's judgement. Nothing here says that one thing causes another; it says
that a dip may be felt there, on whose word and on what evidence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable
from graph.answers.part import FIRST_PART, Part, part_of
from graph.query import Query
from graph.status.periods import Period
from graph.terms import day_term
from graph.thing import Thing
from graph.walk import AFFECTED_KINDS, Reached, Route, ThreadLink, impact, path, sentence


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
class Doubt:
    """Who contests a link, since when and why; it stays on the walk until somebody changes it."""

    contested_by: Thing
    contested_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a route: who asserted it, on what, and who contests it while nothing is settled."""

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
    contested: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class RouteTold:
    """A route in words, with and without what is known of its steps, and step by step.

    ``strength`` is the weakest step's word, ``lag_months`` the sum of the steps' lags; each is
    there only where every step states one.
    """

    sentence: str
    path: str
    strength: str | None
    direction: str
    lag_months: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Lag:
    """When it may be felt, in months: the stated lags, added up, of the soonest and the latest route.

    Where a step of any route states none, it is not ``complete``: it may then be felt sooner by a
    route that says nothing, or later by one that says only a part.
    """

    earliest_months: int
    latest_months: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Affected:
    """Something that may feel a dip; ``strength`` and ``score`` are those of the best fully judged route.

    ``lag`` is of the routes told here.
    """

    thing: Thing
    strength: str | None
    score: Decimal | None
    direction: str
    hops: int
    sideways: bool
    boards: tuple[Thing, ...]
    unjudged_routes: int
    lag: Lag | None
    routes: tuple[RouteTold, ...]


@dataclass(frozen=True, slots=True)
class ImpactCounts:
    """How many things may feel it, however many are listed; ``by_kind`` by what kind of thing they are."""

    affected: int
    judged: int
    sideways: int
    by_kind: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Impact:
    """The whole answer; ``tell`` are bodies that oversee what is reached, less those that own the source.

    Of what is counted, ``affected`` lists the ``part`` that was asked for. ``hops`` is the longest
    route looked for; ``notes`` say what was left out of the walk, and why.
    """

    source: Thing
    period: str | None
    as_of: datetime | None
    on: date
    illustrative: bool
    hops: int
    dip: Dip | None
    counts: ImpactCounts
    part: Part
    affected: tuple[Affected, ...]
    tell: tuple[Thing, ...]
    notes: tuple[str, ...]


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
    walkable: Walkable,
    source: Thing,
    period: Period | None = None,
    hops: int | None = None,
    part: Part = FIRST_PART,
) -> Impact:
    """What may feel it when the source slips, in a period or at its latest figure."""
    moment = walkable.snapshot.moment
    found = felt_by(walkable, source, hops)
    dip = dip_of(walkable, source, period)
    shown, listed = part_of(found, part)
    return Impact(
        source=source,
        period=period.key if period else dip.period if dip else None,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        hops=hops or walkable.hops,
        dip=dip,
        counts=_counts(found),
        part=shown,
        affected=tuple(affected_told(walkable, reached) for reached in listed),
        tell=bodies_to_tell(walkable, source, (reached.thing for reached in found)),
        notes=notes_on_walk(walkable),
    )


def felt_by(walkable: Walkable, source: Thing, hops: int | None = None) -> tuple[Reached, ...]:
    """The objectives, themes and goals that may feel it when the source slips, in the contract's order.

    The one walk behind every list, table and picture that shows routes.
    """
    found = impact(walkable.model, source.iri, hops or walkable.hops, walkable.strengths)
    return tuple(reached for reached in found if reached.thing.kind in AFFECTED_KINDS)


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
    if thing.iri not in walkable.own:
        rows = walkable.snapshot.ask(OWN_MEASURES, thing=NamedNode(thing.iri))
        walkable.own[thing.iri] = frozenset(row.measure for row in rows)
    return walkable.own[thing.iri]


def bodies_to_tell(walkable: Walkable, source: Thing, felt: Iterable[Thing]) -> tuple[Thing, ...]:
    """The bodies that oversee some of what may feel it, less those whose own list holds the source."""
    overseers = walkable.overseers
    bodies = dict.fromkeys(walkable.things[body] for thing in felt for body in overseers.get(thing.iri, ()))
    return tuple(body for body in bodies if source.iri not in own_measures(walkable, body))


def notes_on_walk(walkable: Walkable) -> tuple[str, ...]:
    """What walks of this snapshot left out, and why."""
    left_out = len(walkable.left_out)
    if not left_out:
        return ()
    links = "1 link was" if left_out == 1 else f"{left_out} links were"
    return (f"{links} left out of the walk: an end is not in the thread.",)


def route_told(walkable: Walkable, route: Route) -> RouteTold:
    """A route in words and steps."""
    given = route, walkable.model, walkable.words
    return RouteTold(
        sentence=sentence(*given, {link.iri: _doubts(walkable, link) for link in route.links}),
        path=path(*given),
        strength=route.strength,
        direction=route.direction,
        lag_months=route.lag_months,
        steps=tuple(step_told(walkable, link) for link in route.links),
    )


def telling_routes(routes: Sequence[RouteTold]) -> tuple[RouteTold, ...]:
    """The best route and, where routes disagree, the best of those that lead the other way."""
    others = (route for route in routes if route.direction != routes[0].direction)
    return routes[0], *islice(others, 1)


def _doubts(walkable: Walkable, link: ThreadLink) -> tuple[str, ...]:
    """Who contests a link, in words."""
    return tuple(
        f"contested by {walkable.things[row.contested_by].label}: “{row.reason}”"
        for row in walkable.contests_of(link)
    )


def lag_of(routes: Iterable[Route]) -> Lag | None:
    """The soonest and the latest of some routes; none where no step of theirs states a lag."""
    every = list(routes)
    telling = [route for route in every if any(link.lag_months is not None for link in route.links)]
    if not telling:
        return None
    months = [sum(link.lag_months or 0 for link in route.links) for route in telling]
    return Lag(min(months), max(months), all(route.lag_months is not None for route in every))


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
        contested=tuple(
            Doubt(walkable.things[row.contested_by], row.contested_on, row.reason)
            for row in walkable.contests_of(link)
        ),
    )


def affected_told(walkable: Walkable, reached: Reached) -> Affected:
    """What may feel it, with its best routes in words."""
    return Affected(
        thing=reached.thing,
        strength=reached.strength,
        score=reached.score,
        direction=reached.direction,
        hops=reached.hops,
        sideways=reached.sideways,
        boards=tuple(walkable.things[body] for body in walkable.overseers.get(reached.thing.iri, ())),
        unjudged_routes=reached.unjudged_routes,
        lag=lag_of(reached.routes),
        routes=tuple(route_told(walkable, route) for route in reached.routes),
    )


def _counts(found: tuple[Reached, ...]) -> ImpactCounts:
    kinds = Counter(reached.thing.kind for reached in found)
    return ImpactCounts(
        affected=len(found),
        judged=sum(reached.score is not None for reached in found),
        sideways=sum(reached.sideways for reached in found),
        by_kind=dict(sorted(kinds.items())),
    )
