"""Routes from one thing to all that it bears on, best first, without ever listing every route.

The number of routes grows exponentially with the links, so the search goes outwards hop by
hop and keeps, of routes that arrive in the same state, only those that few others beat. A
state tells apart whatever an answer needs to know (direction, vertical or sideways, judged
or not, under which objective a service was entered), so that no such fact is lost to a
stronger route of another sort. A link nobody judged makes a route not judged; it is never 1.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

import networkx as nx

from graph.walk.model import Place, Strength, ThreadLink, ThreadModel

WEAKEST_FIRST: Sequence[Strength] = ("weak", "moderate", "strong")


@dataclass(frozen=True, slots=True)
class Route:
    """Links that follow one another from ``start`` and visit no place twice.

    A service may come again only where it was entered under other objectives. ``score`` is
    the product of the strengths' numbers, for ordering only, and absent unless every link is
    judged. ``shared_services`` are those passed through with no objective named that could
    have told where the walk leads.
    """

    start: str
    links: tuple[ThreadLink, ...] = ()
    direction: Literal["with", "against"] = "with"
    vertical: bool = True
    score: Decimal | None = Decimal(1)
    shared_services: tuple[str, ...] = ()

    @property
    def last(self) -> ThreadLink | None:
        """The link by which the route arrives; none before its first."""
        return self.links[-1] if self.links else None

    @property
    def end(self) -> str:
        """The address of the thing that the route arrives at."""
        return self.last.end if self.last else self.start

    @property
    def hops(self) -> int:
        """The number of links."""
        return len(self.links)

    @property
    def lag_months(self) -> int | None:
        """The sum of the links' lags; absent unless every link states one."""
        lags = [link.lag_months for link in self.links if link.lag_months is not None]
        return sum(lags) if len(lags) == len(self.links) else None

    @property
    def strength(self) -> Strength | None:
        """The weakest link's word; absent unless every link is judged."""
        words = {link.strength for link in self.links}
        return None if None in words else next(word for word in WEAKEST_FIRST if word in words)

    def rank(self) -> "Rank":
        """What orders routes to one end; a longer route never changes places with its rival's."""
        words = [link.strength for link in self.links]
        lag = self.lag_months
        return Rank(
            not_judged=self.score is None,
            weakness=-self.score if self.score is not None else Decimal(0),
            sideways=not self.vertical,
            hops=self.hops,
            weak=words.count("weak"),
            moderate=words.count("moderate"),
            lag_not_stated=lag is None,
            lag_months=lag or 0,
            links=tuple(link.iri for link in self.links),
        )


class Rank(NamedTuple):
    """The order of routes: judged, stronger, vertical, shorter, fewer weak steps, sooner.

    The links come last, to make the order a stable one.
    """

    not_judged: bool
    weakness: Decimal
    sideways: bool
    hops: int
    weak: int
    moderate: int
    lag_not_stated: bool
    lag_months: int
    links: tuple[str, ...]


class _State(NamedTuple):
    """What a route's future, and an answer about it, can depend on."""

    place: Place
    direction: str
    vertical: bool
    judged: bool


@dataclass(frozen=True, slots=True)
class Search:
    """The routes that a search kept, per end, and how many links it looked at to find them."""

    routes: Mapping[str, tuple[Route, ...]]
    links_tried: int


def search(
    model: ThreadModel,
    source: str,
    hops: int,
    strength_values: Mapping[str, Decimal],
    per_state: int,
    only_through: Container[str] | None = None,
) -> Search:
    """Every end within so many hops, with the routes kept for it, best first.

    A route is dropped where ``per_state`` others arrive in the same state in as few hops
    and as strong, which bounds the links looked at by a polynomial of the model's size.
    ``strength_values`` are at most 1; ``only_through`` are the things that a route may visit,
    all if none are given. Raises `NotInThread` for an unknown source.
    """
    kept: dict[_State, list[Route]] = defaultdict(list)
    layer, tried = [Route(model.thing(source).iri)], 0
    for _ in range(min(hops, len(model.things))):
        onward = [
            (route, link)
            for route in layer
            for link in model.leaving(route.end)
            if only_through is None or link.end in only_through
        ]
        tried += len(onward)
        longer = [_joined(model, *pair, strength_values) for pair in onward if _may_join(model, *pair)]
        layer = [route for route in sorted(longer, key=Route.rank) if _keep(model, kept, route, per_state)]
    by_end: dict[str, list[Route]] = defaultdict(list)
    for state, routes in kept.items():
        if state.place.thing != source:
            by_end[state.place.thing].extend(routes)
    return Search({end: tuple(sorted(routes, key=Route.rank)) for end, routes in by_end.items()}, tried)


def _may_join(model: ThreadModel, route: Route, link: ThreadLink) -> bool:
    return model.may_follow(route.last, link) and not _visits(model, route, model.place(link))


def _visits(model: ThreadModel, route: Route, place: Place) -> bool:
    return place == Place(route.start) or any(
        link.end == place.thing and model.place(link) == place for link in route.links
    )


def _joined(
    model: ThreadModel, route: Route, link: ThreadLink, strength_values: Mapping[str, Decimal]
) -> Route:
    """The route with one more link."""
    strength = strength_values[link.strength] if link.strength else None
    passed = route.end
    open_door = route.last is not None and not route.last.under and passed in model.shared_services
    return Route(
        start=route.start,
        links=(*route.links, link),
        direction="with" if (route.direction == "with") == (link.sign == "reinforces") else "against",
        vertical=route.vertical and link.vertical,
        score=None if route.score is None or strength is None else route.score * strength,
        shared_services=(*route.shared_services, passed) if open_door else route.shared_services,
    )


def _keep(model: ThreadModel, kept: dict[_State, list[Route]], route: Route, per_state: int) -> bool:
    """Add a route to those kept for its state, unless enough of them are as short and as strong.

    Routes come with the fewest hops first, so those already kept are as short.
    """
    place = model.place(route.links[-1])
    rivals = kept[_State(place, route.direction, route.vertical, route.score is not None)]
    if sum(_as_strong(rival, route) for rival in rivals) >= per_state:
        return False
    rivals.append(route)
    return True


def _as_strong(rival: Route, route: Route) -> bool:
    return rival.score is None or route.score is None or rival.score >= route.score


def foremost(routes: Iterable[Route], per_end: int) -> tuple[Route, ...]:
    """So many routes to one end, best first, showing what differs before more of the same.

    The best, then the best the other way, the best vertical and the shortest, then the rest.
    """
    ranked = sorted(routes, key=Route.rank)
    other_way = [route for route in ranked if route.direction != ranked[0].direction]
    vertical = [route for route in ranked if route.vertical]
    shortest = sorted(ranked, key=lambda route: route.hops)
    telling = [*ranked[:1], *other_way[:1], *vertical[:1], *shortest[:1], *ranked]
    chosen = list(dict.fromkeys(telling))[:per_end]
    return tuple(sorted(chosen, key=Route.rank))


def routes_from(
    model: ThreadModel,
    source: str,
    hops: int,
    strength_values: Mapping[str, Decimal],
    per_end: int = 3,
) -> Mapping[str, tuple[Route, ...]]:
    """The best routes along all links to every end within so many hops, per address of the end."""
    found = search(model, source, hops, strength_values, per_end)
    return {end: foremost(routes, per_end) for end, routes in found.routes.items()}


def routes_between(
    model: ThreadModel,
    source: str,
    target: str,
    hops: int,
    strength_values: Mapping[str, Decimal],
    per_end: int = 3,
) -> tuple[Route, ...]:
    """The best routes along all links from one thing to another; none if it is not reached."""
    leading = nx.ancestors(model.graph, model.thing(target).iri) | {target}
    found = search(model, source, hops, strength_values, per_end, leading).routes.get(target)
    return foremost(found, per_end) if found else ()
