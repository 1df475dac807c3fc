"""The thread written out as RDF for other tools.

``nquads`` and ``trig`` hold the whole thread with its trail; the others one snapshot.
Every export carries the council's ``gt:illustrative``, since it is a record like any other.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import rdflib
from pyoxigraph import Quad, RdfFormat, Store, Triple, serialize

from graph.rdflib_terms import to_rdflib_triple
from graph.thread import Moment, Thread
from ontology import PREFIXES

WHOLE: Mapping[str, RdfFormat] = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
ONE: Mapping[str, RdfFormat] = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}
EXPORT_FORMATS = frozenset({*WHOLE, *ONE, "jsonld"})


def export(thread: Thread, moment: Moment, form: str, path: Path) -> int:
    """Write the thread or a snapshot to a file, whole or not at all; returns the number of statements."""
    if form in WHOLE:
        statements: list[Quad] | list[Triple] = sorted(_whole(thread, moment), key=str)
        content = serialize(statements, format=WHOLE[form], prefixes=PREFIXES)
    else:
        snapshot = thread.snapshot(moment)
        statements = _snapshot(snapshot.store, thread)
        content = (
            _jsonld(statements)
            if form == "jsonld"
            else serialize(statements, format=ONE[form], prefixes=PREFIXES)
        )
    _write(path, content or b"")
    return len(statements)


def _whole(thread: Thread, moment: Moment) -> Iterator[Quad]:
    """The trail as it stood at a moment, its change sets, and the snapshot for it."""
    trail, graphs = thread.trail(moment.as_of)
    snapshot = thread.snapshot(moment).store
    for store, graph in (
        *((trail, each) for each in (thread.names.trail, *graphs)),
        (snapshot, thread.names.snapshot),
    ):
        yield from store.quads_for_pattern(None, None, None, graph)


def _snapshot(store: Store, thread: Thread) -> list[Triple]:
    quads = store.quads_for_pattern(None, None, None, thread.names.snapshot)
    return sorted((quad.triple for quad in quads), key=str)


def _jsonld(triples: list[Triple]) -> bytes:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(to_rdflib_triple(triple))  # type: ignore[arg-type]
    return graph.serialize(format="json-ld", context=PREFIXES, encoding="utf-8", sort_keys=True)


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(content)
    temporary.replace(path)
