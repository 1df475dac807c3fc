"""The thread written out as RDF for other tools.

``nquads`` and ``trig`` hold the whole thread with its trail, the others one snapshot. What you would
get wrong: the trail is the auditor's copy, whose seals can be worked out again only because it
also holds values that are withheld now. It says so, and how many, in its first line.
Every export carries the council's ``gt:illustrative``, since it is a record like any other.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import rdflib
from pyoxigraph import Quad, RdfFormat, Store, Triple, serialize

from graph.rdflib_terms import to_rdflib_triple
from graph.thread import Moment, Thread
from ontology import PREFIXES

WHOLE: Mapping[str, RdfFormat] = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
ONE: Mapping[str, RdfFormat] = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}
EXPORT_FORMATS = frozenset({*WHOLE, *ONE, "jsonld"})


@dataclass(frozen=True, slots=True)
class Exported:
    """How many statements were written, and how many versions of figures with values withheld now."""

    statements: int
    closed: int

    @property
    def warning(self) -> str | None:
        """What whoever passes the file on must know; none where it holds nothing that is withheld."""
        if not self.closed:
            return None
        values = "1 version of a figure" if self.closed == 1 else f"{self.closed} versions of figures"
        return (
            f"This is the auditor's copy: with the trail it holds {values} whose values are withheld now. "
            "Pass on a snapshot instead: turtle, ntriples or jsonld."
        )


def export(thread: Thread, moment: Moment, form: str, path: Path) -> Exported:
    """Write the thread or a snapshot to a file, whole or not at all."""
    snapshot = thread.snapshot(moment)
    if form in WHOLE:
        quads = sorted(_whole(thread, moment), key=str)
        closed = sum(thread.told.closed_in(number) for number in range(1, snapshot.sequence + 1))
        written = Exported(len(quads), closed)
        comment = f"# {written.warning}\n" if written.warning else ""
        _write(path, comment.encode(), serialize(quads, format=WHOLE[form], prefixes=PREFIXES))
        return written
    triples = _snapshot(snapshot.store, thread)
    if form == "jsonld":
        _write(path, _jsonld(triples))
    else:
        _write(path, serialize(triples, format=ONE[form], prefixes=PREFIXES))
    return Exported(len(triples), 0)


def _whole(thread: Thread, moment: Moment) -> Iterator[Quad]:
    """The trail as it stood at a moment, its change sets, and the snapshot for it."""
    trail, graphs = thread.trail(moment.as_of, about=())
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


def _write(path: Path, *content: bytes | None) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(b"".join(filter(None, content)))
    temporary.replace(path)
