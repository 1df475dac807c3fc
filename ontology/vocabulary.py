"""The vocabulary: its Turtle files, and what they say about links and classes.

The files are the source; everything here is read from them once. Only links between
``gt:`` terms and what they build on are known: no outside ontology is ever fetched.

`link_ends` is advice, not a rule: a link whose ends do not fit is worth a warning.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from ontology import GT, RDFS, SCHEMA

THEMES = (
    "assurance",
    "measurement",
    "money",
    "organisation",
    "period",
    "priority",
    "risk",
    "thread",
    "trail",
)
ROOT = GT.bearsOn
VERTICAL = GT.threadsTo


def vocabulary_files() -> tuple[Traversable, ...]:
    """The Turtle files of the vocabulary, one per theme, in the order of their names."""
    return tuple(files("ontology").joinpath(f"{theme}.ttl") for theme in THEMES)


def vocabulary_triples() -> Iterator[Triple]:
    """Everything the vocabulary says; the files hold no blank nodes."""
    for file in vocabulary_files():
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE):
            yield quad.triple


@cache
def super_properties() -> Mapping[NamedNode, frozenset[NamedNode]]:
    """For each type of link, all properties it is a kind of up to ``gt:bearsOn``, itself included."""
    parents = _objects_of(RDFS.subPropertyOf)
    closed = {term: _closure(term, parents) for term in (ROOT, *parents)}
    outside = {term: supers for term, supers in closed.items() if ROOT in supers}
    return MappingProxyType({term: supers & frozenset(outside) for term, supers in outside.items()})


def is_vertical(link_type: NamedNode) -> bool:
    """Whether a type of link belongs to the vertical thread, ``gt:threadsTo``."""
    return VERTICAL in super_properties().get(link_type, frozenset())


def link_ends(link_type: NamedNode) -> tuple[frozenset[NamedNode], frozenset[NamedNode]]:
    """The classes a type of link is meant to start from and to lead to.

    A type that names none takes those of the type it is a kind of. KeyError when it is not a type of link.
    """
    if link_type not in super_properties():
        raise KeyError(f"{link_type.value} is not a type of link.")
    return _inherited(link_type, SCHEMA.domainIncludes), _inherited(link_type, SCHEMA.rangeIncludes)


@cache
def subclasses_of(class_iri: NamedNode) -> frozenset[NamedNode]:
    """The class itself and every class below it."""
    parents = _objects_of(RDFS.subClassOf)
    return frozenset({class_iri} | {term for term in parents if class_iri in _closure(term, parents)})


def _inherited(link_type: NamedNode, predicate: NamedNode) -> frozenset[NamedNode]:
    own = _objects_of(predicate).get(link_type)
    if own:
        return own
    parents = _objects_of(RDFS.subPropertyOf).get(link_type, frozenset()) & frozenset(super_properties())
    return frozenset(term for parent in parents for term in _inherited(parent, predicate))


@cache
def _objects_of(predicate: NamedNode) -> Mapping[NamedNode, frozenset[NamedNode]]:
    found: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
    for triple in vocabulary_triples():
        if (
            triple.predicate == predicate
            and isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, NamedNode)
        ):
            found[triple.subject].add(triple.object)
    return {subject: frozenset(objects) for subject, objects in found.items()}


def _closure(term: NamedNode, parents: Mapping[NamedNode, frozenset[NamedNode]]) -> frozenset[NamedNode]:
    reached = {term}
    waiting = [term]
    while waiting:
        new = parents.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting.extend(new)
    return frozenset(reached)
