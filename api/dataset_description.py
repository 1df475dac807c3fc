"""What ``/.well-known/void`` says: where this thread's linked data and its queries are found, in VoID.

The first address that a harvester of the web of data tries. What you would get wrong: the
addresses of things are the council's own, those of the doors are where it is served.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph.terms import boolean_term, whole_term
from graph.thread import Snapshot
from ontology import DCTERMS, GT, PREFIXES, RDF, RDFS, Namespace

VOID = Namespace("void", "http://rdfs.org/ns/void#")
FORMATS = Namespace("formats", "http://www.w3.org/ns/formats/")
OFFERED = ("Turtle", "N-Triples", "JSON-LD")


def dataset_statements(snapshot: Snapshot, served_at: str) -> Iterator[Triple]:
    """The description of a snapshot as a dataset; ``served_at`` is the address of the server alone."""
    dataset = NamedNode(f"{served_at}/.well-known/void#dataset")
    names, council = snapshot.names, snapshot.council
    triples = sum(1 for _ in snapshot.store.quads_for_pattern(None, None, None, names.snapshot))
    yield Triple(dataset, RDF.type, VOID.Dataset)
    yield Triple(dataset, VOID.sparqlEndpoint, NamedNode(f"{served_at}/sparql"))
    yield Triple(dataset, VOID.uriSpace, Literal(f"{names.base}/id/"))
    yield Triple(dataset, VOID.vocabulary, NamedNode(PREFIXES["gt"]))
    yield Triple(dataset, VOID.triples, whole_term(triples))
    for form in OFFERED:
        yield Triple(dataset, VOID.feature, FORMATS[form])
    if council:
        yield Triple(dataset, DCTERMS.title, Literal(council.label, language="en"))
        yield Triple(dataset, VOID.exampleResource, NamedNode(council.council))
        yield Triple(dataset, GT.illustrative, boolean_term(council.illustrative))
    if snapshot.illustrative:
        said = "Made up: every name and figure of this council is invented."
        yield Triple(dataset, RDFS.comment, Literal(said, language="en"))
