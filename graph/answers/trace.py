"""What stands above or below a thing on the vertical thread, or the routes from one thing to another."""

from dataclasses import dataclass
from typing import Literal

from graph.answers.impact import RouteTold, route_told
from graph.answers.model import Walkable
from graph.thing import Thing
from graph.walk import ThreadLink, routes_between, trace


@dataclass(frozen=True, slots=True)
class ThingAtDepth:
    """A thing and how many links away it is."""

    thing: Thing
    depth: int


@dataclass(frozen=True, slots=True)
class LinkTold:
    """A link between two things, and the objectives it is recorded under."""

    from_: Thing
    link_type: str
    to: Thing
    under_objective: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class TraceTold:
    """Everything above or below a thing; ``direction`` is up or down."""

    source: Thing
    direction: str
    illustrative: bool
    things: tuple[ThingAtDepth, ...]
    links: tuple[LinkTold, ...]


@dataclass(frozen=True, slots=True)
class RoutesTold:
    """The routes from one thing to another."""

    source: Thing
    target: Thing
    illustrative: bool
    routes: tuple[RouteTold, ...]


def trace_of(walkable: Walkable, source: Thing, direction: Literal["up", "down"]) -> TraceTold:
    """What the thing serves (up), or what serves it (down)."""
    found = trace(walkable.model, source.iri, direction)
    return TraceTold(
        source,
        direction,
        walkable.snapshot.illustrative,
        tuple(ThingAtDepth(thing, depth) for thing, depth in found.things),
        tuple(_told(walkable, link) for link in found.links),
    )


def routes_of(walkable: Walkable, source: Thing, target: Thing, hops: int | None = None) -> RoutesTold:
    """The best routes from one thing to another along any links."""
    found = routes_between(walkable.model, source.iri, target.iri, hops or walkable.hops, walkable.strengths)
    told = tuple(route_told(walkable, route) for route in found)
    return RoutesTold(source, target, walkable.snapshot.illustrative, told)


def _told(walkable: Walkable, link: ThreadLink) -> LinkTold:
    under = tuple(walkable.things[iri] for iri in sorted(link.under))
    return LinkTold(walkable.things[link.start], link.link_type, walkable.things[link.end], under)
