"""What is wrong with a definition, as violation or warning; places and remedies are added where it is told."""

from pyoxigraph import NamedNode

from graph.findings import Severity
from graph.shape_check import Fault


def violation(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    """A contradiction that refuses the load."""
    return Fault(Severity.VIOLATION, rule, iri, prop, message)


def warning(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    """A definition that may be meant: it is said and taken in."""
    return Fault(Severity.WARNING, rule, iri, prop, message)
