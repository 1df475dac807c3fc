"""The measures that dipped at their latest figure, and the routes by which others may feel it."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.answers.explorer.cards import Card
from graph.answers.explorer.views import OBJECTIVE
from graph.answers.impact import felt_by
from graph.answers.model import Walkable
from graph.thing import Thing
from graph.walk import Reached, path

MOST_DIPS = 12


@dataclass(frozen=True, slots=True)
class RouteDrawn:
    """What may feel a dip, by its best route: the addresses of its links, in order, and in words."""

    affected: Thing
    strength: str | None
    direction: str
    sideways: bool
    links: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class DipTold:
    """A measure that dipped; ``priorities`` are the well-being objectives that may feel it."""

    measure: Thing
    reason: str
    priorities: tuple[Thing, ...]
    routes: tuple[RouteDrawn, ...]


def dips_of(walkable: Walkable, cards: Mapping[str, Card]) -> tuple[DipTold, ...]:
    """The latest dips, first the one that touches most priorities; at most so many as a picture bears."""
    dipped = [card for card in cards.values() if card.standing and card.standing.is_dip]
    told = [_dip(walkable, card.thing, card.standing.dip_reason) for card in dipped if card.standing]
    return tuple(sorted(told, key=_most_priorities_first)[:MOST_DIPS])


def _most_priorities_first(dip: DipTold) -> tuple[int, str]:
    return -len(dip.priorities), dip.measure.code


def _dip(walkable: Walkable, measure: Thing, reason: str) -> DipTold:
    reached = felt_by(walkable, measure)
    return DipTold(
        measure=measure,
        reason=reason,
        priorities=tuple(each.thing for each in reached if each.thing.kind == OBJECTIVE),
        routes=tuple(_route(walkable, each) for each in reached),
    )


def _route(walkable: Walkable, reached: Reached) -> RouteDrawn:
    best = reached.routes[0]
    return RouteDrawn(
        affected=reached.thing,
        strength=reached.strength,
        direction=reached.direction,
        sideways=reached.sideways,
        links=tuple(link.iri for link in best.links),
        path=path(best, walkable.model, walkable.words),
    )
