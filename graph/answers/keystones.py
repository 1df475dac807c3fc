"""Keystones: measures, services and posts that many priorities rest on, and aims with a single owner.

This is the structure of stored links, shown for what it is. What you would get wrong: that
many priorities rest on something says nothing about what moves them; a route is a person's
judgement, told with who made it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.impact import RouteTold, own_measures, route_told
from graph.answers.model import Walkable
from graph.answers.owners import owners_of
from graph.thing import Thing
from graph.walk import Reached, impact

PRIORITY = "well-being-objective"
OWNED_KINDS = frozenset(
    {"measure", "service", "action", "project", "milestone", "budget-line", "intervention"}
)
AIMS_WITH_MEASURES = (PRIORITY, "outcome")
MOST = 10


@dataclass(frozen=True, slots=True)
class Leaning:
    """A priority that rests on a keystone, by the best stored route; ``via`` is what a post owns there."""

    priority: Thing
    via: Thing | None
    route: RouteTold


@dataclass(frozen=True, slots=True)
class Keystone:
    """Something that priorities rest on; ``owners`` are the posts that own it, none for a post itself."""

    thing: Thing
    owners: tuple[Thing, ...]
    priorities: tuple[Leaning, ...]


@dataclass(frozen=True, slots=True)
class SoleOwner:
    """An aim whose measures are all owned by one post."""

    aim: Thing
    post: Thing
    measures: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Keystones:
    """The first of each kind by number of priorities, and the aims that one post alone measures."""

    as_of: datetime | None
    on: date
    illustrative: bool
    measures: tuple[Keystone, ...]
    services: tuple[Keystone, ...]
    posts: tuple[Keystone, ...]
    sole_owners: tuple[SoleOwner, ...]


def keystones_of(walkable: Walkable, most: int = MOST) -> Keystones:
    """The so many things of each kind that most priorities rest on."""
    owners = owners_of(walkable)
    held = [thing for thing in walkable.things.by_iri.values() if thing.kind in OWNED_KINDS]
    reached = {thing.iri: _priorities(walkable, thing) for thing in held}
    moment = walkable.snapshot.moment

    def of_kind(kind: str) -> tuple[Keystone, ...]:
        found = (
            _keystone(
                walkable, thing, owners.get(thing.iri, ()), [(None, each) for each in reached[thing.iri]]
            )
            for thing in held
            if thing.kind == kind
        )
        return _foremost(found, most)

    return Keystones(
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        measures=of_kind("measure"),
        services=of_kind("service"),
        posts=_foremost(_posts(walkable, held, owners, reached), most),
        sole_owners=tuple(_sole_owners(walkable, owners)),
    )


def _priorities(walkable: Walkable, thing: Thing) -> list[Reached]:
    found = impact(walkable.model, thing.iri, walkable.hops, walkable.strengths)
    return [each for each in found if each.thing.kind == PRIORITY]


def _posts(
    walkable: Walkable,
    held: Iterable[Thing],
    owners: Mapping[str, tuple[Thing, ...]],
    reached: Mapping[str, list[Reached]],
) -> Iterator[Keystone]:
    """Each post with the priorities that rest on what it owns, each by the nearest of those things."""
    by_post: dict[Thing, list[tuple[Thing | None, Reached]]] = defaultdict(list)
    for thing in held:
        for post in owners.get(thing.iri, ()):
            by_post[post] += [(thing, each) for each in reached[thing.iri]]
    for post, leanings in by_post.items():
        nearest: dict[str, tuple[Thing | None, Reached]] = {}
        for via, each in sorted(leanings, key=lambda leaning: leaning[1].rank()):
            nearest.setdefault(each.thing.iri, (via, each))
        yield _keystone(walkable, post, (), list(nearest.values()))


def _keystone(
    walkable: Walkable, thing: Thing, owners: tuple[Thing, ...], leanings: list[tuple[Thing | None, Reached]]
) -> Keystone:
    told = [Leaning(each.thing, via, route_told(walkable, each.routes[0])) for via, each in leanings]
    return Keystone(thing, owners, tuple(sorted(told, key=lambda leaning: leaning.priority.code)))


def _foremost(found: Iterable[Keystone], most: int) -> tuple[Keystone, ...]:
    many = (keystone for keystone in found if len(keystone.priorities) > 1)
    ranked = sorted(many, key=lambda each: (-len(each.priorities), each.thing.code))
    return tuple(ranked[:most])


def _sole_owners(walkable: Walkable, owners: Mapping[str, tuple[Thing, ...]]) -> Iterator[SoleOwner]:
    aims = [thing for thing in walkable.things.by_iri.values() if thing.kind in AIMS_WITH_MEASURES]
    for aim in sorted(aims, key=lambda thing: (AIMS_WITH_MEASURES.index(thing.kind), thing.code)):
        measures = sorted(own_measures(walkable, aim))
        posts = {owners.get(measure, ()) for measure in measures}
        only = next(iter(posts)) if len(posts) == 1 else ()
        if len(measures) > 1 and len(only) == 1:
            yield SoleOwner(aim, only[0], tuple(walkable.things[measure] for measure in measures))
