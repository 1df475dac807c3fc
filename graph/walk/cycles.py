"""Loops in the thread: vertical links that lead back to where they started.

A load with one is refused. Influences may go round in circles and are not looked at.
"""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.walk.model import ThreadLink


def find_cycles(links: Iterable[ThreadLink]) -> tuple[tuple[ThreadLink, ...], ...]:
    """One loop of vertical links for each group of things that lead to one another.

    Mending it may uncover another in the same group. The order does not depend on that of
    the links given.
    """
    vertical = sorted((link for link in links if link.vertical), key=lambda link: link.iri)
    groups = sorted(nx.strongly_connected_components(_graph(vertical)), key=min)
    group_of = {iri: number for number, group in enumerate(groups) for iri in group}
    inside: dict[int, list[ThreadLink]] = defaultdict(list)
    for link in vertical:
        if group_of[link.start] == group_of[link.end]:
            inside[group_of[link.start]].append(link)
    return tuple(_one_loop(inside[number]) for number in sorted(inside))


def _graph(links: Iterable[ThreadLink]) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for link in links:
        graph.add_edge(link.start, link.end, key=link.iri)
    return graph


def _one_loop(links: list[ThreadLink]) -> tuple[ThreadLink, ...]:
    by_iri = {link.iri: link for link in links}
    return tuple(by_iri[key] for _, _, key in nx.find_cycle(_graph(links)))
