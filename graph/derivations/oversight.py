"""``gt:oversees`` for every oversight that holds: the subject is a body and what it oversees."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.view import View
from graph.trail.records import Record
from ontology import GT


def touched(changed: Changed, _: View) -> Iterator[Subject]:
    """The body and the thing that a changed oversight joins."""
    for side in changed.sides:
        yield from _pair(side)


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """That a body oversees a thing, if any oversight says so."""
    body, thing = subject
    if any(subject in _pair(state.view.about(iri)) for iri in state.view.saying(GT.overseen, thing)):
        yield Triple(body, GT.oversees, thing)


def _pair(record: Record) -> list[Subject]:
    body, thing = record.value(GT.ofBody), record.value(GT.overseen)
    return [(body, thing)] if isinstance(body, NamedNode) and isinstance(thing, NamedNode) else []


OVERSIGHT = Derivation("oversight", touched, derive)
