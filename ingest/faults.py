"""What is wrong with a definition: a violation or a warning, told at a property of a record."""

from pyoxigraph import NamedNode

from graph.findings import Severity
from graph.shape_check import Fault


def violation(rule: str, iri: NamedNode, prop: NamedNode, message: str, remedy: str | None = None) -> Fault:
    """A contradiction that refuses the load."""
    return Fault(Severity.VIOLATION, rule, iri, prop, message, remedy)


def warning(rule: str, iri: NamedNode, prop: NamedNode, message: str) -> Fault:
    """A definition that may be meant: it is said and taken in."""
    return Fault(Severity.WARNING, rule, iri, prop, message)
