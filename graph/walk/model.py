"""The thread as a networkx graph: things are nodes, links are edges keyed by their own address.

What you would get wrong: a service is not an ordinary node. Whoever enters it by a link
recorded under an objective may leave it only towards that objective, so that one service's
measures do not land on every board; see `ThreadModel.may_follow`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, NamedTuple

import networkx as nx

from graph.errors import NotInThread
from graph.thing import Thing

Strength = Literal["weak", "moderate", "strong"]
Sign = Literal["reinforces", "hinders"]

OBJECTIVE_KINDS = frozenset({"well-being-objective", "service-objective", "equality-objective"})
SERVICE_KIND = "service"


@dataclass(frozen=True, slots=True)
class ThreadLink:
    """One link in force, from the working end to the ends.

    ``link_type`` is the local name of a property under ``gt:bearsOn``; ``vertical`` says
    that it is also under ``gt:threadsTo``. The sign is of betterment: *reinforces* means
    that the end gets better when the start does. No strength means not judged. ``under``
    holds the objectives that the link is recorded under.
    """

    iri: str
    start: str
    link_type: str
    end: str
    vertical: bool
    strength: Strength | None = None
    sign: Sign = "reinforces"
    lag_months: int | None = None
    under: frozenset[str] = frozenset()
    asserted_by: str | None = None
    basis: str | None = None
    evidence: str | None = None
    rationale: str | None = None
    reviewed_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class Place(NamedTuple):
    """Where a walk stands: at a thing, and for a service the objectives that it was entered under.

    A service entered under two objectives is two places, since different links leave it.
    """

    thing: str
    entered_under: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ThreadModel:
    """Things and links, ready to be walked.

    ``aims`` gives for each node the objectives that it reaches by vertical links, itself
    included if it is one; whatever a link is recorded under counts as an objective here.
    ``shared_services`` lead to more than one objective.
    """

    graph: "nx.MultiDiGraph[str]"
    things: Mapping[str, Thing]
    aims: Mapping[str, frozenset[str]]
    shared_services: frozenset[str]

    def thing(self, iri: str) -> Thing:
        """The thing at an address; raises `NotInThread`."""
        if iri not in self.things:
            raise NotInThread(iri)
        return self.things[iri]

    def leaving(self, iri: str) -> list[ThreadLink]:
        """The links that start at a thing."""
        return [data["link"] for _, _, data in self.graph.out_edges(iri, data=True)]

    def entering(self, iri: str) -> list[ThreadLink]:
        """The links that end at a thing."""
        return [data["link"] for _, _, data in self.graph.in_edges(iri, data=True)]

    def leading_to(self, ends: Iterable[str]) -> frozenset[str]:
        """Everything from which some chain of links leads to one of these ends, whatever a service asks.

        A sieve before a walk: what is not in it cannot be found by one.
        """
        waiting = [end for end in ends if end in self.graph]
        found: set[str] = set()
        while waiting:
            for before in self.graph.predecessors(waiting.pop()):
                if before not in found:
                    found.add(before)
                    waiting.append(before)
        return frozenset(found)

    def is_service(self, iri: str) -> bool:
        """Whether the rule for shared services holds at this thing."""
        return self.things[iri].kind == SERVICE_KIND

    def serves(self, link: ThreadLink) -> frozenset[str]:
        """The objectives that a link names or from whose end they are reached."""
        return link.under | self.aims[link.end]

    def place(self, entered: ThreadLink) -> Place:
        """Where a walk stands once it has arrived by a link."""
        under = entered.under if self.is_service(entered.end) else frozenset[str]()
        return Place(entered.end, under)

    def may_leave(self, place: Place, link: ThreadLink) -> bool:
        """Whether a walk may go on from a place by a link that starts at its thing.

        Only a service restricts: entered under an objective, it is left by vertical links
        that serve that objective and by no others, so never by its own influences.
        """
        if not place.entered_under:
            return True
        return link.vertical and bool(place.entered_under & self.serves(link))

    def may_follow(self, entered: ThreadLink | None, left: ThreadLink) -> bool:
        """Whether a walk that arrived by one link may go on by another; none is where it starts."""
        return entered is None or self.may_leave(self.place(entered), left)


def thread_model(things: Iterable[Thing], links: Iterable[ThreadLink]) -> ThreadModel:
    """The model of these things and links; raises `NotInThread` where a link's end is not a thing."""
    known = {thing.iri: thing for thing in things}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(known)
    objectives = {iri for iri, thing in known.items() if thing.kind in OBJECTIVE_KINDS}
    named = set(objectives)
    for link in links:
        for end in (link.start, link.end):
            if end not in known:
                raise NotInThread(end)
        graph.add_edge(link.start, link.end, key=link.iri, link=link)
        named |= link.under
    aims = _aims(graph, named)
    services = (iri for iri, thing in known.items() if thing.kind == SERVICE_KIND)
    shared = frozenset(iri for iri in services if _is_shared(graph, iri, aims, objectives))
    return ThreadModel(graph, known, aims, shared)


def _aims(graph: "nx.MultiDiGraph[str]", named: set[str]) -> dict[str, frozenset[str]]:
    """What each node reaches of those named: one pass over the vertical links, from the ends down."""
    vertical: nx.DiGraph[str] = nx.DiGraph()
    vertical.add_nodes_from(graph)
    vertical.add_edges_from(
        (start, end) for start, end, data in graph.edges(data=True) if data["link"].vertical
    )
    groups = nx.condensation(vertical)
    reached: dict[int, frozenset[str]] = {}
    aims: dict[str, frozenset[str]] = {}
    for group in reversed(list(nx.topological_sort(groups))):
        members = groups.nodes[group]["members"]
        reached[group] = frozenset(members & named).union(*(reached[up] for up in groups.successors(group)))
        aims.update(dict.fromkeys(members, reached[group]))
    return aims


def _is_shared(
    graph: "nx.MultiDiGraph[str]", service: str, aims: Mapping[str, frozenset[str]], objectives: set[str]
) -> bool:
    """Whether a service's links lead to two objectives of which neither leads to the other."""
    ahead = frozenset[str]().union(*(aims[end] for end in graph.successors(service))) & objectives
    return any(a not in aims[b] and b not in aims[a] for a, b in combinations(sorted(ahead), 2))
