"""The thread as arrays: from every thing at once to a few ends, in the time that some walks take.

The same walk as `graph.walk.routes`, without its routes: it goes from the ends backwards, hop
by hop, and takes up only what the hop before made better. What you would get wrong: a node
here is a *place*, so a service that is entered under two objectives is two nodes, and a
value may be carried over only from the hop before, or routes grow longer than was asked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.walk.model import Place, ThreadLink, ThreadModel
from graph.walk.routes import WEAKEST_FIRST

Whole = NDArray[np.int32]
Marks = NDArray[np.bool_]
Carry = Callable[[Whole, Whole], Whole]
"""Values and the links they are carried over, to the values at the links' starts."""

NOT_REACHED = np.iinfo(np.int32).max
NOT_JUDGED = len(WEAKEST_FIRST)
ENDS_AT_ONCE = 128
"""So many ends that what is known of them stays in a processor's cache while it is worked on."""
NOT_STATED = 0xFFFF
"""The lag of a link, or of a route with such a link, that nobody stated."""


@dataclass(frozen=True)
class Arrays:
    """Every step that a walk may take, as one entry in each of some arrays of one length.

    ``start`` and ``end`` number the places, with the steps in the order of their ends, so that
    those into one place lie side by side; ``word`` is the index of a strength, weakest first,
    or `NOT_JUDGED`; ``lag`` is in months, or `NOT_STATED`.
    """

    places: Sequence[Place]
    start: Whole
    end: Whole
    word: Whole
    hinders: Marks
    vertical: Marks
    lag: Whole

    @cached_property
    def number(self) -> Mapping[Place, int]:
        """The number of each place."""
        return {place: number for number, place in enumerate(self.places)}

    @cached_property
    def places_of(self) -> Mapping[str, list[int]]:
        """The numbers of each thing's places."""
        found: dict[str, list[int]] = {}
        for number, place in enumerate(self.places):
            found.setdefault(place.thing, []).append(number)
        return found

    @cached_property
    def judged(self) -> Marks:
        """Which steps somebody judged."""
        judged: Marks = self.word != NOT_JUDGED
        return judged

    @cached_property
    def may_turn(self) -> Marks:
        """The places from which a walk may come to a circle that turns its direction round.

        There a place may be reached both ways by going round again, which no route does.
        """
        turned = np.zeros(len(self.places), np.bool_)
        turned[_turning(self)] = True
        seeds = np.flatnonzero(turned).astype(np.int32)
        found = spread(self, np.ones(len(self.start), np.bool_), seeds, np.zeros_like(seeds), 1, one_more)
        reached: Marks = found[0] != NOT_REACHED
        return reached


def arrays_of(model: ThreadModel) -> Arrays:
    """The steps of a model."""
    links = [link for iri in model.things for link in model.leaving(iri)]
    places = dict.fromkeys([*map(Place, model.things), *map(model.place, links)])
    number = {place: index for index, place in enumerate(places)}
    of_service: dict[str, list[Place]] = {}
    for place in places:
        if model.is_service(place.thing):
            of_service.setdefault(place.thing, []).append(place)
    steps = [
        (number[place], number[model.place(link)], link)
        for link in links
        for place in of_service.get(link.start, (Place(link.start),))
        if model.may_leave(place, link)
    ]
    return _arrays(tuple(places), sorted(steps, key=itemgetter(1)))


def _arrays(places: Sequence[Place], steps: Sequence[tuple[int, int, ThreadLink]]) -> Arrays:
    words = {word: index for index, word in enumerate(WEAKEST_FIRST)}
    links = [link for _, _, link in steps]
    lags = (NOT_STATED if link.lag_months is None else link.lag_months for link in links)
    return Arrays(
        places=places,
        start=_whole(start for start, _, _ in steps),
        end=_whole(end for _, end, _ in steps),
        word=_whole(words[link.strength] if link.strength else NOT_JUDGED for link in links),
        hinders=np.array([link.sign == "hinders" for link in links], np.bool_),
        vertical=np.array([link.vertical for link in links], np.bool_),
        lag=_whole(lags),
    )


def _whole(values: Iterable[int]) -> Whole:
    return np.fromiter(values, np.int32)


def spread(
    arrays: Arrays, followed: Marks, seeds: Whole, ends: Whole, width: int, carry: Carry, hops: int = -1
) -> Whole:
    """The least value at every place (a column) of what is carried back to it from some ends (a row each).

    ``seeds`` are places of the ends, ``ends`` the row of each; only the steps marked in
    ``followed`` are taken, and no more hops than given unless that is negative. A value grows
    with each step, so that going round a circle never pays.
    """
    steps = _by_end(arrays.end, followed, len(arrays.places))
    best = np.full((width, len(arrays.places)), NOT_REACHED, np.int32)
    last_seen = np.empty(min(width, ENDS_AT_ONCE) * len(arrays.places), np.int32)
    for first in range(0, width, ENDS_AT_ONCE):
        some = best[first : first + ENDS_AT_ONCE]
        own = (ends >= first) & (ends < first + len(some))
        _spread_some(arrays, steps, some.reshape(-1), last_seen, (seeds[own], ends[own] - first), carry, hops)
    return best


def _spread_some(
    arrays: Arrays,
    steps: "_ByEnd",
    best: Whole,
    last_seen: Whole,
    seeds: tuple[Whole, Whole],
    carry: Carry,
    hops: int,
) -> None:
    """Lower the values of a few ends, end after end in one row, by what is carried back hop by hop."""
    places, ends = seeds
    best[ends * len(arrays.places) + places] = 0
    values = np.zeros_like(places)
    while len(places) and hops != 0:
        hops -= 1
        counts, taken = steps.into(places)
        carried = carry(np.repeat(values, counts), taken)
        starts, ends = arrays.start[taken], np.repeat(ends, counts)
        at = ends * len(arrays.places) + starts
        better = np.flatnonzero(carried < best[at])
        at = at[better]
        np.minimum.at(best, at, carried[better])
        once = _each_once(at, last_seen)
        places, ends, values = starts[better[once]], ends[better[once]], best[at[once]]


def _each_once(values: Whole, last_seen: Whole) -> NDArray[np.intp]:
    """Where each different value stands, faster than by sorting; ``last_seen`` has room for every value."""
    order = np.arange(len(values), dtype=np.int32)
    last_seen[values] = order
    return np.flatnonzero(last_seen[values] == order)


def one_more(values: Whole, _: Whole) -> Whole:
    """Count hops."""
    return values + 1


@dataclass(frozen=True, slots=True)
class _ByEnd:
    """Steps sorted by the place where they end: those into place n are ``step[first[n]:first[n + 1]]``."""

    step: Whole
    first: Whole

    def into(self, ends: Whole) -> tuple[Whole, Whole]:
        """Every step into some places: how many there are for each place, and the steps."""
        first = self.first[ends]
        counts = self.first[ends + 1] - first
        before = np.cumsum(counts, dtype=np.int32) - counts
        where = np.repeat(first - before, counts)
        where += np.arange(len(where), dtype=np.int32)
        return counts, self.step[where]


def _by_end(end: Whole, followed: Marks, places: int) -> _ByEnd:
    chosen = np.flatnonzero(followed).astype(np.int32)
    ends = end[chosen]
    first = np.zeros(places + 1, np.int32)
    np.cumsum(np.bincount(ends, minlength=places), out=first[1:])
    return _ByEnd(chosen[np.argsort(ends, kind="stable")], first)


def both_ways(arrays: Arrays) -> Arrays:
    """The same steps between places told apart by direction.

    Place n is 2n where a walk goes with its start, and 2n + 1 where it goes against it.
    """
    turned = arrays.hinders.astype(np.int32)
    doubled = [(2 * arrays.start + way, 2 * arrays.end + (way ^ turned)) for way in (0, 1)]
    return Arrays(
        places=[place for place in arrays.places for _ in (0, 1)],
        start=np.concatenate([start for start, _ in doubled]).astype(np.int32),
        end=np.concatenate([end for _, end in doubled]).astype(np.int32),
        word=np.tile(arrays.word, 2),
        hinders=np.tile(arrays.hinders, 2),
        vertical=np.tile(arrays.vertical, 2),
        lag=np.tile(arrays.lag, 2),
    )


def _turning(arrays: Arrays) -> list[int]:
    """The places on a circle of steps that hinders an odd number of times."""
    doubled = both_ways(arrays)
    kept = _on_circles(doubled)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from(zip(doubled.start[kept].tolist(), doubled.end[kept].tolist(), strict=True))
    found = []
    for group in nx.strongly_connected_components(graph):
        found += [node // 2 for node in group if node % 2 == 0 and node + 1 in group]
    return found


def _on_circles(arrays: Arrays) -> Marks:
    """The steps that remain when those into or out of a dead end are taken away again and again."""
    kept = np.ones(len(arrays.start), np.bool_)
    while True:
        leaves = np.zeros(len(arrays.places), np.bool_)
        enters = leaves.copy()
        leaves[arrays.start[kept]] = True
        enters[arrays.end[kept]] = True
        still = kept & enters[arrays.start] & leaves[arrays.end]
        if still.sum() == kept.sum():
            return kept
        kept = still
