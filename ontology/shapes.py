"""The rules a record must keep, as SHACL, in tiers; so far the load tier.

Every rule is named ``gts:Class-property`` or ``gts:Class-property-rule``: the name is what a
finding, a test and a document point at. Each looks at one record alone; what needs the
whole thread (known references, unique codes, cycles) is not a shape.

Parse a fresh graph for each use: a graph can be altered by whoever holds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from rdflib import Graph, URIRef
from rdflib.namespace import SH

from ontology import GTS


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: what it says to people, and the severity it is reported with (an IRI of SHACL)."""

    name: str
    message: str
    severity: str


def load_shapes() -> Graph:
    """The shapes of the load tier, in a graph of their own."""
    return Graph().parse(data=_folder().joinpath("load.ttl").read_text("utf-8"), format="turtle")


def rules_of(shapes: Graph) -> Mapping[str, Rule]:
    """The named rules in a graph of shapes, by name without the namespace."""
    found = (
        Rule(_local(shape), str(message), str(shapes.value(shape, SH.severity)))
        for shape, message in shapes.subject_objects(SH.message)
        if isinstance(shape, URIRef)
    )
    return {rule.name: rule for rule in sorted(found, key=lambda rule: rule.name)}


def example_files() -> tuple[Traversable, ...]:
    """The manifests of examples, one Turtle file per class, in the order of their names."""
    folder = _folder().joinpath("examples")
    return tuple(sorted(folder.iterdir(), key=lambda file: file.name))


def _folder() -> Traversable:
    return files("ontology").joinpath("shapes")


def _local(shape: URIRef) -> str:
    return str(shape).removeprefix(GTS.iri)
