"""The JSON-LD context: our prefixes, and for every property of the vocabulary whether it leads to a thing.

What you would get wrong: with the context, a value that is an address must be coerced to
one; written as plain text it would come back as a string.
"""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import NamedNode

from ontology import GT, OWL, PREFIXES, RDF
from ontology.vocabulary import vocabulary_triples

Entry = str | dict[str, str]


@cache
def _links() -> frozenset[NamedNode]:
    return frozenset(
        triple.subject
        for triple in vocabulary_triples()
        if triple.predicate == RDF.type
        and triple.object == OWL.ObjectProperty
        and isinstance(triple.subject, NamedNode)
    )


def context(properties: Iterable[NamedNode] | None = None) -> dict[str, Entry]:
    """The context for some properties, or for all that lead to things when none are named.

    Only properties of our own vocabulary get a short name; all others are written with their prefix.
    """
    wanted = _links() if properties is None else _links() & frozenset(properties)
    named = {
        term.value.removeprefix(GT.iri): {"@id": f"gt:{term.value.removeprefix(GT.iri)}", "@type": "@id"}
        for term in sorted(wanted, key=str)
        if term.value.startswith(GT.iri)
    }
    return {**PREFIXES, **named}
