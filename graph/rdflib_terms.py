"""Terms between Oxigraph, which keeps the thread, and rdflib, which reads shapes and writes JSON-LD.

The one converter. What you would get wrong: rdflib knows plain text only without a
datatype; an explicit xsd:string would make ``sh:in`` and ``sh:hasValue`` miss it.
"""

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology import RDF, XSD

_PLAIN = frozenset({XSD.string.value, RDF.langString.value})


def to_rdflib(term: NamedNode | BlankNode | Literal) -> rdflib.term.Identifier:
    """The same term for rdflib, spelled as it is."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value in _PLAIN:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def from_rdflib(term: rdflib.term.Identifier) -> NamedNode | BlankNode | Literal:
    """The same term for Oxigraph."""
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if not isinstance(term, rdflib.Literal):
        raise TypeError(f"{term!r} is not a term of a triple")
    if term.language:
        return Literal(str(term), language=term.language)
    if term.datatype is None or str(term.datatype) in _PLAIN:
        return Literal(str(term))
    return Literal(str(term), datatype=NamedNode(str(term.datatype)))


def to_rdflib_triple(triple: Triple) -> tuple[rdflib.term.Identifier, ...]:
    """A whole triple for rdflib."""
    return (to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object))  # type: ignore[arg-type]
