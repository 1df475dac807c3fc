"""Where boxes stand: fixed columns, an order with few crossings, then heights that straighten the lines.

Pure and deterministic. A line that passes over a column gets a lane there, shared by all
lines to the same box, so that no line runs beneath a box. What you would get wrong: the
order given is kept among boxes that nothing tells apart, so give the worst rated first.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

SWEEPS = 12
LANE_HEIGHT = 8.0
Order = dict[int, list[str]]


@dataclass(frozen=True, slots=True)
class Block:
    """A box to be placed: its column from the left and its height; a lane is a block of its own kind."""

    key: str
    column: int
    height: float
    lane: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of each box's height, the lanes of each line from left to right, and the total height.

    Lanes are pairs of column and height; ``crossings`` counts crossing lines between neighbours.
    """

    middles: Mapping[str, float]
    lanes: Mapping[tuple[str, str], tuple[tuple[int, float], ...]]
    height: float
    crossings: int


@dataclass(frozen=True, slots=True)
class _Net:
    """Blocks with lanes added, and the lines cut so that each joins neighbouring columns."""

    blocks: Mapping[str, Block]
    pieces: tuple[tuple[str, str], ...]
    lanes: Mapping[tuple[str, str], tuple[str, ...]]
    touched: frozenset[str]


def layout(blocks: Sequence[Block], lines: Iterable[tuple[str, str]], gap: float = 14.0) -> Layout:
    """Place the blocks; lines between blocks of one column, or to unknown ones, do not count."""
    net = _net(blocks, lines)
    order = _best_order(net)
    middles = _middles(net, order, gap)
    top = min((middles[b.key] - b.height / 2 for b in net.blocks.values()), default=0.0)
    placed = {key: middle - top for key, middle in middles.items()}
    lanes = {
        line: tuple((net.blocks[key].column, placed[key]) for key in keys) for line, keys in net.lanes.items()
    }
    bottom = max((placed[b.key] + b.height / 2 for b in net.blocks.values()), default=0.0)
    shown = {key: placed[key] for key, block in net.blocks.items() if not block.lane}
    return Layout(shown, lanes, bottom, _crossings(net, order))


def crossings_as_given(blocks: Sequence[Block], lines: Iterable[tuple[str, str]]) -> int:
    """The crossings if the blocks stayed in the order given; what sorting is measured against."""
    net = _net(blocks, lines)
    return _crossings(net, _given_order(net))


def _net(blocks: Sequence[Block], lines: Iterable[tuple[str, str]]) -> _Net:
    known = {block.key: block for block in blocks}
    lanes: dict[tuple[str, str], tuple[str, ...]] = {}
    pieces: dict[tuple[str, str], None] = {}
    for one, other in lines:
        if one in known and other in known and known[one].column != known[other].column:
            left, right = sorted((one, other), key=lambda key: known[key].column)
            passed = range(known[left].column + 1, known[right].column)
            keys = tuple(f"{left} | {column}" for column in passed)
            for key, column in zip(keys, passed, strict=True):
                known.setdefault(key, Block(key, column, LANE_HEIGHT, lane=True))
            lanes[one, other] = keys
            stops = (left, *keys, right)
            pieces.update(dict.fromkeys(pairwise(stops)))
    return _Net(known, tuple(pieces), lanes, frozenset(key for piece in pieces for key in piece))


def _given_order(net: _Net) -> Order:
    """The order given, with what no line touches after the rest."""
    order: Order = defaultdict(list)
    for block in sorted(net.blocks.values(), key=lambda block: block.key not in net.touched):
        order[block.column].append(block.key)
    return {column: order[column] for column in sorted(order)}


def _best_order(net: _Net) -> Order:
    """The order with fewest crossings met while sweeping left and right; the given one if none is better."""
    order = _given_order(net)
    best, fewest = order, _crossings(net, order)
    for sweep in range(SWEEPS):
        order = _swept(net, order, rightwards=sweep % 2 == 0)
        crossings = _crossings(net, order)
        if crossings < fewest:
            best, fewest = order, crossings
    return best


def _swept(net: _Net, order: Order, rightwards: bool) -> Order:
    beside = _neighbours(net, left=rightwards)
    swept = dict(order)
    columns = list(order) if rightwards else list(reversed(order))
    for fixed, column in pairwise(columns):
        places = {key: place for place, key in enumerate(swept[fixed])}
        kept = [key for key in swept[column] if key in net.touched]
        loose = [key for key in swept[column] if key not in net.touched]
        swept[column] = [*_by_barycentre(kept, beside, places), *loose]
    return swept


def _by_barycentre(
    keys: Sequence[str], beside: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> list[str]:
    """Each key where its neighbours are on average; one without neighbours keeps its place in proportion."""
    share = len(places) / len(keys) if keys else 0.0

    def centre(key: str) -> float:
        found = [places[each] for each in beside.get(key, ()) if each in places]
        return sum(found) / len(found) if found else here[key] * share

    here = {key: place for place, key in enumerate(keys)}
    return sorted(keys, key=centre)


def _neighbours(net: _Net, left: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in net.pieces:
        if left:
            found[other].append(one)
        else:
            found[one].append(other)
    return found


def _crossings(net: _Net, order: Order) -> int:
    places = {key: place for keys in order.values() for place, key in enumerate(keys)}
    by_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for left, right in net.pieces:
        by_column[net.blocks[left].column].append((places[left], places[right]))
    return sum(_inversions(sorted(pairs)) for pairs in by_column.values())


def _inversions(pairs: Sequence[tuple[int, int]]) -> int:
    seen: list[int] = []
    found = 0
    for _, right in pairs:
        found += len(seen) - bisect_right(seen, right)
        insort(seen, right)
    return found


def _middles(net: _Net, order: Order, gap: float) -> dict[str, float]:
    """Stacked columns, then each drawn towards its neighbours, from the tallest column outwards."""
    middles = {key: at for keys in order.values() for key, at in _stacked(net, keys, gap).items()}
    columns = list(order)
    tallest = max(columns, key=lambda c: sum(net.blocks[k].height + gap for k in order[c]), default=0)
    rightwards = [column for column in columns if column > tallest]
    leftwards = [column for column in reversed(columns) if column < tallest]
    for column in rightwards:
        middles |= _drawn_to(net, order[column], middles, _neighbours(net, left=True), gap)
    for column in leftwards:
        middles |= _drawn_to(net, order[column], middles, _neighbours(net, left=False), gap)
    return middles


def _stacked(net: _Net, keys: Sequence[str], gap: float) -> dict[str, float]:
    found, top = {}, 0.0
    for key in keys:
        height = net.blocks[key].height
        found[key] = top + height / 2
        top += height + gap
    return found


def _drawn_to(
    net: _Net,
    keys: Sequence[str],
    middles: Mapping[str, float],
    beside: Mapping[str, Sequence[str]],
    gap: float,
) -> dict[str, float]:
    """As near to the neighbours' middles as the order and the gaps allow (isotonic regression)."""
    offsets = _stacked(net, keys, gap)
    pools: list[_Pool] = []
    for key in keys:
        near = [middles[each] for each in beside.get(key, ())]
        loose = not near
        wanted = sum(near) / len(near) if near else offsets[key] + (pools[-1].value if pools else 0.0)
        pools.append(_Pool(wanted - offsets[key], 0.001 if loose else 1.0, (key,)))
        while len(pools) > 1 and pools[-2].value > pools[-1].value:
            last = pools.pop()
            pools[-1] = pools[-1].joined(last)
    return {key: pool.value + offsets[key] for pool in pools for key in pool.keys}


@dataclass(frozen=True, slots=True)
class _Pool:
    """Boxes that stand as close as they may, by how far they are moved from their stack."""

    value: float
    weight: float
    keys: tuple[str, ...]

    def joined(self, other: "_Pool") -> "_Pool":
        weight = self.weight + other.weight
        value = (self.value * self.weight + other.value * other.weight) / weight
        return replace(self, value=value, weight=weight, keys=(*self.keys, *other.keys))
