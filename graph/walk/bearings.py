"""How every thing bears on some ends: strength, direction, hops and lag, without the routes.

For watch-lists, drivers and matrices, which ask of all things at once what `graph.walk.impact`
tells of one; a test holds the two to each other. What you would get wrong: whether routes
go both ways cannot be told by counting steps where a circle turns the direction round; for
those few sources the routes themselves are asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from itertools import product
from typing import Literal

import numpy as np

from graph.thing import Thing
from graph.walk.arrays import (
    NOT_REACHED,
    NOT_STATED,
    Arrays,
    Carry,
    Marks,
    Whole,
    both_ways,
    one_more,
    spread,
)
from graph.walk.impact import Reached, impact
from graph.walk.model import Place, Strength, ThreadModel
from graph.walk.routes import WEAKEST_FIRST

LAG_BITS = 16


@dataclass(frozen=True, slots=True)
class Bearing:
    """That one thing bears on another, as `Reached` has it.

    ``lag_months`` is that of the best judged route, if all its links state one.
    """

    source: Thing
    end: Thing
    strength: Strength | None
    score: Decimal | None
    lag_months: int | None
    direction: Literal["with", "against", "mixed"]
    hops: int
    sideways: bool

    def rank(self) -> tuple[bool, int, bool, Decimal, str, str]:
        """The order of `Reached`, for one source or for one end."""
        score = -self.score if self.score is not None else Decimal(0)
        return self.sideways, self.hops, self.score is None, score, self.end.code, self.source.code


@dataclass(frozen=True, slots=True)
class _Products:
    """Every product of at most so many strengths, best first, and what each becomes with one more.

    ``after[p, w]`` is the index of product p times strength w, weakest first. ``words`` are the
    weakest strengths, none for the empty product.
    """

    scores: Sequence[Decimal]
    words: Sequence[Strength | None]
    after: Whole

    def carry(self, arrays: Arrays) -> Carry:
        """Take a product and its lag over steps that are all judged."""

        after = (self.after << LAG_BITS).ravel()

        def carried(values: Whole, steps: Whole) -> Whole:
            made: Whole = after[(values >> LAG_BITS) * len(WEAKEST_FIRST) + arrays.word[steps]]
            lag = (values & NOT_STATED) + arrays.lag[steps]
            made |= np.minimum(lag, NOT_STATED, out=lag)
            return made

        return carried


@cache
def _products(hops: int, numbers: tuple[Decimal, ...]) -> _Products:
    """The products of strengths in the order of routes: stronger, shorter, fewer weak and moderate steps."""
    counts = [each for each in product(range(hops + 1), repeat=3) if sum(each) <= hops]

    def score(count: Sequence[int]) -> Decimal:
        made = Decimal(1)
        for number, times in zip(numbers, count, strict=True):
            made *= number**times
        return made

    scores = {count: score(count) for count in counts}
    counts.sort(key=lambda count: (-scores[count], sum(count), count[0], count[1]))
    index = {count: place for place, count in enumerate(counts)}
    longer = [[_one_more(count, word) for word in range(3)] for count in counts]
    return _Products(
        scores=[scores[count] for count in counts],
        words=[
            next((word for word, n in zip(WEAKEST_FIRST, count, strict=True) if n), None) for count in counts
        ],
        after=np.array([[index.get(count, 0) for count in each] for each in longer], np.int32),
    )


def _one_more(count: tuple[int, ...], word: int) -> tuple[int, ...]:
    return tuple(n + (place == word) for place, n in enumerate(count))


@dataclass(frozen=True)
class Bearings:
    """What was found of every thing and some ends within so many hops, a row for each end."""

    model: ThreadModel
    arrays: Arrays
    ends: Sequence[str]
    hops: int
    strength_values: Mapping[str, Decimal]
    _walked: dict[str, Mapping[str, Reached]] = field(default_factory=dict)

    def of(self, source: str) -> tuple[Bearing, ...]:
        """What a thing bears on, in the contract's order; raises `NotInThread`."""
        place = self.arrays.number[Place(self.model.thing(source).iri)]
        rows = np.flatnonzero(self._fewest[:, place] != NOT_REACHED).tolist()
        found = (self._bearing(place, row) for row in rows if self.ends[row] != source)
        return tuple(sorted(found, key=Bearing.rank))

    def towards(self, end: str) -> tuple[Bearing, ...]:
        """What bears on one of the ends, of every kind, in the contract's order."""
        row = self._row[end]
        reached = np.flatnonzero(self._fewest[row] != NOT_REACHED).tolist()
        free = (place for place in reached if not self.arrays.places[place].entered_under)
        found = (self._bearing(place, row) for place in free if self.arrays.places[place].thing != end)
        return tuple(sorted(found, key=Bearing.rank))

    @cached_property
    def products(self) -> _Products:
        """The strengths that routes may have."""
        return _products(self.hops, tuple(self.strength_values[word] for word in WEAKEST_FIRST))

    @cached_property
    def strongest(self) -> Whole:
        """The best judged route to each end (a row) from each place: see `score`."""
        return self._spread(self.arrays.judged, self.products.carry(self.arrays))

    def score(self, value: int) -> Decimal:
        """The score that a value of `strongest` stands for."""
        return self.products.scores[value >> LAG_BITS]

    @cached_property
    def _strongest_vertical(self) -> Whole:
        return self._spread(self.arrays.judged & self.arrays.vertical, self.products.carry(self.arrays))

    @cached_property
    def _vertical(self) -> Whole:
        return self._spread(self.arrays.vertical, one_more)

    @cached_property
    def _ways(self) -> tuple[Whole, Whole]:
        """The fewest hops with a dip's direction and against it."""
        seeds, rows = self._seeds
        doubled = both_ways(self.arrays)
        followed = np.ones(len(doubled.start), np.bool_)
        found = spread(doubled, followed, seeds * 2, rows, len(self.ends), one_more, self.hops)
        return found[:, 0::2], found[:, 1::2]

    @cached_property
    def _fewest(self) -> Whole:
        return np.minimum(*self._ways)

    @cached_property
    def _row(self) -> Mapping[str, int]:
        return {end: row for row, end in enumerate(self.ends)}

    @cached_property
    def _seeds(self) -> tuple[Whole, Whole]:
        pairs = [(place, row) for end, row in self._row.items() for place in self.arrays.places_of[end]]
        return (
            np.array([place for place, _ in pairs], np.int32),
            np.array([row for _, row in pairs], np.int32),
        )

    def _spread(self, followed: Marks, carry: Carry) -> Whole:
        return spread(self.arrays, followed, *self._seeds, len(self.ends), carry, self.hops)

    def _bearing(self, place: int, row: int) -> Bearing:
        source, end = self.arrays.places[place].thing, self.ends[row]
        strength, score, lag = self._best(place, row)
        return Bearing(
            source=self.model.things[source],
            end=self.model.things[end],
            strength=strength,
            score=score,
            lag_months=lag,
            direction=self._direction(place, row),
            hops=int(self._fewest[row, place]),
            sideways=bool(self._vertical[row, place] == NOT_REACHED),
        )

    def _best(self, place: int, row: int) -> tuple[Strength | None, Decimal | None, int | None]:
        """The best judged route's strength, score and lag; of two as strong the vertical one."""
        best, vertical = int(self.strongest[row, place]), int(self._strongest_vertical[row, place])
        if best == NOT_REACHED:
            return None, None, None
        if vertical != NOT_REACHED and self.score(vertical) == self.score(best):
            best = vertical
        lag = best & NOT_STATED
        return self.products.words[best >> LAG_BITS], self.score(best), None if lag == NOT_STATED else lag

    def _direction(self, place: int, row: int) -> Literal["with", "against", "mixed"]:
        same, other = (bool(way[row, place] != NOT_REACHED) for way in self._ways)
        if not other:
            return "with"
        if not same:
            return "against"
        if not self.arrays.may_turn[place]:
            return "mixed"
        return self._walk(self.arrays.places[place].thing)[self.ends[row]].direction

    def _walk(self, source: str) -> Mapping[str, Reached]:
        if source not in self._walked:
            found = impact(self.model, source, self.hops, self.strength_values)
            self._walked[source] = {reached.thing.iri: reached for reached in found}
        return self._walked[source]


def bearings(
    model: ThreadModel,
    arrays: Arrays,
    ends: Iterable[str],
    hops: int,
    strength_values: Mapping[str, Decimal],
) -> Bearings:
    """How all things bear on some ends; ``arrays`` are those of the model."""
    return Bearings(model, arrays, tuple(dict.fromkeys(ends)), hops, strength_values)
