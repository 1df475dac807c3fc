"""What drives a thing: everything from which some route leads to it, ranked as an impact list is.

The same relation as `graph.answers.impact`, read from its other end: whatever is listed here
has this thing on its own impact list, by the same routes. It drives in the sense of stored
links only; no link says that one thing brings another about.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from graph.answers.impact import Lag, RouteTold, lag_of, notes_on_walk, route_told
from graph.answers.model import Walkable
from graph.answers.owners import first_owner_of
from graph.answers.part import FIRST_PART, Part, part_of
from graph.errors import WrongUsage
from graph.thing import Thing
from graph.walk import routes_between
from graph.walk.bearings import Bearing


@dataclass(frozen=True, slots=True)
class Driver:
    """Something that bears on the target; strength, score and lag as in an impact list."""

    thing: Thing
    owner: Thing | None
    strength: str | None
    score: Decimal | None
    direction: str
    hops: int
    sideways: bool
    lag: Lag | None
    routes: tuple[RouteTold, ...]


@dataclass(frozen=True, slots=True)
class DriverCounts:
    """How many there are of every kind, and how many of those asked for."""

    drivers: int
    judged: int
    sideways: int
    by_kind: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Drivers:
    """What drives the target; ``kind`` is the one kind asked for, if any, and ``by_kind`` counts all."""

    target: Thing
    kind: str | None
    as_of: datetime | None
    on: date
    illustrative: bool
    hops: int
    counts: DriverCounts
    part: Part
    drivers: tuple[Driver, ...]
    notes: tuple[str, ...]


def drivers_of(
    walkable: Walkable,
    target: Thing,
    kind: str | None = None,
    hops: int | None = None,
    part: Part = FIRST_PART,
) -> Drivers:
    """What drives a thing, all of it or one kind; raises `WrongUsage` for a kind that drives nothing here."""
    every = walkable.bearings([target.iri], hops).towards(target.iri)
    found = [each for each in every if kind in {None, each.source.kind}]
    kinds = Counter(each.source.kind for each in every)
    if kind and not found:
        raise WrongUsage(f"Nothing of kind “{kind}” leads to {target.code}. {_kinds(kinds)}")
    shown, listed = part_of(found, part)
    owners = first_owner_of(walkable)
    moment = walkable.snapshot.moment
    return Drivers(
        target=target,
        kind=kind,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        hops=hops or walkable.hops,
        counts=_counts(found, kinds),
        part=shown,
        drivers=tuple(_driver(walkable, each, owners, hops or walkable.hops) for each in listed),
        notes=notes_on_walk(walkable),
    )


def _counts(found: Sequence[Bearing], kinds: Mapping[str, int]) -> DriverCounts:
    return DriverCounts(
        drivers=len(found),
        judged=sum(each.score is not None for each in found),
        sideways=sum(each.sideways for each in found),
        by_kind=dict(sorted(kinds.items())),
    )


def _kinds(kinds: Mapping[str, int]) -> str:
    if not kinds:
        return "No stored link leads there."
    return f"What leads there: {', '.join(f'{kind} ({n})' for kind, n in sorted(kinds.items()))}."


def _driver(walkable: Walkable, bearing: Bearing, owners: Mapping[str, Thing], hops: int) -> Driver:
    ends = bearing.source.iri, bearing.end.iri
    routes = routes_between(walkable.model, *ends, hops, walkable.strengths)
    return Driver(
        thing=bearing.source,
        owner=owners.get(bearing.source.iri),
        strength=bearing.strength,
        score=bearing.score,
        direction=bearing.direction,
        hops=bearing.hops,
        sideways=bearing.sideways,
        lag=lag_of(routes),
        routes=tuple(route_told(walkable, route) for route in routes),
    )
