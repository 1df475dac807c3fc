"""How long it takes to know how strongly every measure bears on every priority, theme and goal.

``python -m benchmarks.strengths`` first checks that all ways give the same answers, then
times each in processes of its own and prints a table. What you would get wrong: only the
walk itself is compared, on links that are in memory; what making ready costs stands beside it.
"""

import json
import math
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from time import process_time
from typing import TypeVar

import networkx as nx

from benchmarks.thread_of_many import many_things
from graph.walk import ThreadModel, thread_model
from graph.walk.arrays import NOT_REACHED, Arrays, arrays_of
from graph.walk.bearings import bearings
from graph.walk.impact import impact

RUNS = 5
HOPS = 24
NAIVE_MEASURES = 40
WALKED_MEASURES = 60
VALUES = {"weak": Decimal("0.2"), "moderate": Decimal("0.5"), "strong": Decimal("0.8")}
END_KINDS = {"well-being-objective", "theme", "goal"}
Made = TypeVar("Made")
Scores = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Ready:
    """The thread made ready for each way of walking it, and how long that took (seconds)."""

    model: ThreadModel
    arrays: Arrays
    graph: "nx.DiGraph[int]"
    measures: Sequence[str]
    ends: Sequence[str]
    took: Mapping[str, float]


def made_ready() -> Ready:
    """The thread of many, as a model, as arrays and as a networkx graph of the same steps."""
    many = many_things()
    took: dict[str, float] = {}
    model = _timed(took, "model", lambda: thread_model(many.things, many.links))
    arrays = _timed(took, "arrays", lambda: arrays_of(model))
    graph = _timed(took, "networkx", lambda: _networkx(arrays))
    measures = [thing.iri for thing in many.things if thing.kind == "measure"]
    ends = [thing.iri for thing in many.things if thing.kind in END_KINDS]
    return Ready(model, arrays, graph, measures, ends, took)


def _timed(took: dict[str, float], name: str, make: Callable[[], Made]) -> Made:
    start = process_time()
    made = make()
    took[name] = process_time() - start
    return made


def _networkx(arrays: Arrays) -> "nx.DiGraph[int]":
    """The judged steps between places, of parallel ones the strongest, weighted by -log of the strength."""
    weights = [-math.log(float(VALUES[word])) for word in ("weak", "moderate", "strong")]
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(arrays.places)))
    for start, end, word in zip(
        arrays.start.tolist(), arrays.end.tolist(), arrays.word.tolist(), strict=True
    ):
        if word < len(weights) and weights[word] < graph.get_edge_data(start, end, {"weight": 99})["weight"]:
            graph.add_edge(start, end, weight=weights[word])
    return graph


def by_arrays(ready: Ready) -> object:
    """The product's way: one walk backwards from all ends."""
    return bearings(ready.model, ready.arrays, ready.ends, HOPS, VALUES).strongest


def by_dijkstra(ready: Ready) -> object:
    """Dijkstra from each measure, lengths only."""
    return [
        nx.single_source_dijkstra_path_length(ready.graph, place) for place in _places(ready, ready.measures)
    ]


def by_dijkstra_with_paths(ready: Ready) -> object:
    """Dijkstra from each measure, with the path to everything."""
    return [nx.single_source_dijkstra(ready.graph, place) for place in _places(ready, ready.measures)]


def by_dijkstra_from_ends(ready: Ready) -> object:
    """Dijkstra backwards from each end, lengths only: the same pairs with fewer sources."""
    backwards = ready.graph.reverse(copy=False)
    return [
        nx.multi_source_dijkstra_path_length(backwards, ready.arrays.places_of[end]) for end in ready.ends
    ]


def by_walking(ready: Ready) -> object:
    """The product's reference walk, with every route it keeps, for some of the measures."""
    some = ready.measures[:: len(ready.measures) // WALKED_MEASURES]
    return [impact(ready.model, measure, 6, VALUES) for measure in some]


WAYS: Mapping[str, Callable[[Ready], object]] = {
    "arrays": by_arrays,
    "networkx Dijkstra per source": by_dijkstra,
    "networkx Dijkstra per source, with paths": by_dijkstra_with_paths,
    "networkx Dijkstra backwards per end": by_dijkstra_from_ends,
    f"reference walk of {WALKED_MEASURES} measures, with routes": by_walking,
}


def _places(ready: Ready, things: Sequence[str]) -> list[int]:
    return [ready.arrays.places_of[thing][0] for thing in things]


def check(ready: Ready) -> int:
    """That all ways agree on every pair; returns how many pairs a judged route joins."""
    found = _scores_by_arrays(ready)
    peers = _scores_by_networkx(ready)
    _same("networkx", found, peers)
    some = set(ready.measures[:: len(ready.measures) // NAIVE_MEASURES])
    naive = {pair: score for measure in some for pair, score in _naive(ready, measure).items()}
    _same("listing every route", {pair: score for pair, score in found.items() if pair[0] in some}, naive)
    return len(found)


def _scores_by_arrays(ready: Ready) -> Scores:
    made = bearings(ready.model, ready.arrays, ready.ends, HOPS, VALUES)
    return {
        (measure, end): float(made.score(value))
        for measure, place in zip(ready.measures, _places(ready, ready.measures), strict=True)
        for end, value in zip(ready.ends, made.strongest[:, place].tolist(), strict=True)
        if value != NOT_REACHED and measure != end
    }


def _scores_by_networkx(ready: Ready) -> Scores:
    end_of = {place: end for end in ready.ends for place in ready.arrays.places_of[end]}
    return {
        (measure, end_of[place]): math.exp(-length)
        for measure, start in zip(ready.measures, _places(ready, ready.measures), strict=True)
        for place, length in nx.single_source_dijkstra_path_length(ready.graph, start).items()
        if place in end_of
    }


def _naive(ready: Ready, measure: str) -> Scores:
    """The best product to each end by following every step from every place, with no cleverness."""
    end_of = {place: end for end in ready.ends for place in ready.arrays.places_of[end]}
    best: Scores = {}
    waiting = [(ready.arrays.places_of[measure][0], 1.0, frozenset[int]())]
    while waiting:
        place, score, seen = waiting.pop()
        if place in end_of:
            pair = measure, end_of[place]
            best[pair] = max(best.get(pair, 0.0), score)
        for onward, data in ready.graph[place].items():
            if onward not in seen:
                waiting.append((onward, score * math.exp(-data["weight"]), seen | {place}))
    return best


def _same(whose: str, found: Scores, theirs: Scores) -> None:
    if found.keys() != theirs.keys():
        sys.exit(f"{whose}: {len(found.keys() ^ theirs.keys())} pairs are in one answer only")
    wrong = [pair for pair, score in found.items() if not math.isclose(score, theirs[pair], rel_tol=1e-9)]
    if wrong:
        sys.exit(f"{whose}: {len(wrong)} scores differ, such as that of {wrong[0]}")


def once() -> dict[str, float]:
    """Processor time of each way, once, in this process; each walks a little first to warm up."""
    ready = made_ready()
    took = {f"ready: {name}": seconds for name, seconds in ready.took.items()}
    by_arrays(ready)
    for name, way in WAYS.items():
        start = process_time()
        way(ready)
        took[name] = process_time() - start
    return took


def table(runs: Sequence[Mapping[str, float]]) -> str:
    """Median and range of each way in milliseconds, and its ratio to the arrays run by run."""
    lines = ["| | median ms | range ms | times the arrays |", "|---|---|---|---|"]
    for name in runs[0]:
        times = [run[name] * 1000 for run in runs]
        ratios = [run[name] / run["arrays"] for run in runs]
        shown = "" if name.startswith("ready") else f"{statistics.median(ratios):.1f} ({_range(ratios)})"
        lines.append(f"| {name} | {statistics.median(times):.1f} | {_range(times)} | {shown} |")
    return "\n".join(lines)


def _range(values: Sequence[float]) -> str:
    return f"{min(values):.1f} to {max(values):.1f}"


def main() -> None:
    """Check, then time in processes of their own, then print."""
    if "--once" in sys.argv:
        print(json.dumps(once()))
        return
    ready = made_ready()
    pairs = check(ready)
    print(f"{len(ready.model.things)} things, {ready.model.graph.number_of_edges()} links; ", end="")
    print(f"{len(ready.measures)} measures, {len(ready.ends)} ends, {pairs} pairs; all ways agree.\n")
    command = [sys.executable, "-m", "benchmarks.strengths", "--once"]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603 - itself
        for _ in range(RUNS)
    ]
    print(table(runs))


if __name__ == "__main__":
    main()
