"""The thread above or below one thing: vertical links only, every one of them, with depths.

The rule for shared services ties two links together, so walking down must remember the
link by which a service was left just as walking up remembers the one that entered it.
Then what is below a thing is exactly all that has the thing above it.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.thing import Thing
from graph.walk.model import ThreadLink, ThreadModel

Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands above or below a thing, nearest first, and the links that lead there.

    Each thing has its depth: the fewest links between it and the source, from 1.
    """

    source: Thing
    direction: Direction
    things: tuple[tuple[Thing, int], ...]
    links: tuple[ThreadLink, ...]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Being at a thing: how deep, and what the link that led there opens at a service.

    Upwards, ``under`` are the objectives the service was entered under; downwards, the
    objectives that the link left it for. None where nothing is restricted.
    """

    at: str
    under: frozenset[str] | None
    depth: int


def trace(model: ThreadModel, source: str, direction: Direction) -> Trace:
    """Everything above or below a thing; raises `NotInThread` if there is no such thing."""
    start = _Arrival(source, None, 0)
    depths = {model.thing(source).iri: 0}
    links: dict[str, ThreadLink] = {}
    waiting, seen = deque([start]), {(start.at, start.under)}
    while waiting:
        for link, arrival in _onwards(model, waiting.popleft(), direction):
            if arrival.at == source:
                continue
            links.setdefault(link.iri, link)
            depths.setdefault(arrival.at, arrival.depth)
            if (arrival.at, arrival.under) not in seen:
                seen.add((arrival.at, arrival.under))
                waiting.append(arrival)
    del depths[source]
    things = sorted(((model.things[iri], depth) for iri, depth in depths.items()), key=_nearest_first)
    return Trace(model.things[source], direction, tuple(things), tuple(links.values()))


def _nearest_first(reached: tuple[Thing, int]) -> tuple[int, str]:
    thing, depth = reached
    return depth, thing.code


def _onwards(
    model: ThreadModel, here: _Arrival, direction: Direction
) -> Iterator[tuple[ThreadLink, _Arrival]]:
    """The vertical links that may be walked from here, with where each arrives."""
    links = model.leaving(here.at) if direction == "up" else model.entering(here.at)
    for link in sorted((link for link in links if link.vertical), key=lambda link: link.iri):
        if _opens(model, here.under, link, direction):
            far = link.end if direction == "up" else link.start
            under = link.under if direction == "up" else model.serves(link)
            yield link, _Arrival(far, under if model.is_service(far) else None, here.depth + 1)


def _opens(model: ThreadModel, under: frozenset[str] | None, link: ThreadLink, direction: Direction) -> bool:
    """`ThreadModel.may_follow`, told from whichever of the two links was walked first."""
    if under is None:
        return True
    if direction == "up":
        return not under or bool(under & model.serves(link))
    return not link.under or bool(link.under & under)
