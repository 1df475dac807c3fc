"""One thing as linked data: its own statements, and those that point to it.

What you would get wrong: a popular thing is pointed to by thousands, so those are bounded,
and how many were left out is told.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store, Triple, serialize

from graph.errors import NotInThread
from graph.rdflib_terms import to_rdflib_triple
from graph.thread import Snapshot, Thread
from ontology import PREFIXES
from ontology.context import context

MOST_POINTERS = 500
FORMS: Mapping[str, RdfFormat] = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES}


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements about a thing, its own first; ``left_out`` counts pointers beyond the bound."""

    triples: tuple[Triple, ...]
    left_out: int


def record_statements(thread: Thread, snapshot: Snapshot, iri: NamedNode) -> Statements:
    """What a snapshot says of a thing, or else what the trail says of it; raises `NotInThread`."""
    places = ((snapshot.store, thread.names.snapshot), (thread.store, thread.names.trail))
    for store, graph in places:
        own = sorted(thread.told.statements(_sorted(store, graph, subject=iri)), key=str)
        if own:
            pointers = _sorted(store, graph, pointed=iri)
            shown = pointers[:MOST_POINTERS]
            return Statements((*own, *shown), len(pointers) - len(shown))
    raise NotInThread(iri.value)


def write_statements(triples: Iterable[Triple], form: str) -> bytes:
    """Statements as ``ttl``, ``nt`` or ``jsonld``; the last carries its context, so nothing is fetched."""
    if form != "jsonld":
        return serialize(triples, format=FORMS[form], prefixes=PREFIXES) or b""
    found = list(triples)
    graph = rdflib.Graph()
    for triple in found:
        graph.add(to_rdflib_triple(triple))  # type: ignore[arg-type]
    used = {triple.predicate for triple in found if isinstance(triple.predicate, NamedNode)}
    text = graph.serialize(format="json-ld", context=context(used), auto_compact=False, sort_keys=True)
    return (json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _sorted(
    store: Store, graph: NamedNode, subject: NamedNode | None = None, pointed: NamedNode | None = None
) -> list[Triple]:
    quads = store.quads_for_pattern(subject, None, pointed, graph)
    return sorted((quad.triple for quad in quads), key=str)
