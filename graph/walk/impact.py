"""What may feel it when one thing slips, how strongly, and by which routes.

Strength is a judgement that orders the list and nothing more: the weakest step's word on
the one best route that is judged throughout. Routes are never added up, and an end that
only unjudged routes reach has no strength at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from graph.thing import Thing
from graph.walk.model import OBJECTIVE_KINDS, Strength, ThreadModel
from graph.walk.routes import Route, foremost, search

AFFECTED_KINDS = OBJECTIVE_KINDS | {"theme", "goal"}


@dataclass(frozen=True, slots=True)
class Reached:
    """A thing that may feel it.

    ``hops`` is the length of the shortest route; ``sideways`` says that no route is
    vertical throughout; ``direction`` is mixed where routes go both ways. Of the routes
    found, ``unjudged_routes`` have a link that nobody judged. ``routes`` are the best of
    them; the first is the one that ``strength`` and ``score`` are of, where there are any.
    """

    thing: Thing
    strength: Strength | None
    score: Decimal | None
    direction: Literal["with", "against", "mixed"]
    hops: int
    sideways: bool
    unjudged_routes: int
    routes: tuple[Route, ...]

    def rank(self) -> tuple[bool, int, bool, Decimal, str]:
        """The contract's order: vertical, fewer hops, judged, stronger, code."""
        score = -self.score if self.score is not None else Decimal(0)
        return self.sideways, self.hops, self.score is None, score, self.thing.code


def impact(
    model: ThreadModel,
    source: str,
    hops: int,
    strength_values: Mapping[str, Decimal],
    per_end: int = 3,
) -> tuple[Reached, ...]:
    """Everything within so many hops of a thing, of every kind, in the contract's order."""
    found = search(model, source, hops, strength_values, per_end)
    reached = (_reached(model.things[end], routes, per_end) for end, routes in found.routes.items())
    return tuple(sorted(reached, key=Reached.rank))


def _reached(thing: Thing, routes: tuple[Route, ...], per_end: int) -> Reached:
    directions = {route.direction for route in routes}
    return Reached(
        thing=thing,
        strength=routes[0].strength,
        score=routes[0].score,
        direction="mixed" if len(directions) > 1 else routes[0].direction,
        hops=min(route.hops for route in routes),
        sideways=not any(route.vertical for route in routes),
        unjudged_routes=sum(route.score is None for route in routes),
        routes=foremost(routes, per_end),
    )
