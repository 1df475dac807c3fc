"""A derivation asked by hand: what a change touches, and what is concluded of it."""

from collections.abc import Iterable
from datetime import date

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Days, Derivation, State, Subject
from graph.derivations.view import Statements
from graph.trail.records import Record
from tests.graph.trail.conftest import NAMES, TODAY


def view(*records: Record) -> Statements:
    """A view of some records."""
    return Statements(triple for each in records for triple in each.triples())


def concluded(derivation: Derivation, subject: Subject, *records: Record, today: date = TODAY) -> set[Triple]:
    """What is concluded of a subject from some records."""
    return set(derivation.derive(subject, State(NAMES, view(*records), Days(today, today))))


def touched(
    derivation: Derivation, before: Record | None, after: Record | None, *others: Record
) -> set[Subject]:
    """The subjects that a change of one record touches, beside others that stay."""
    iri = _iri_of(before, after)
    changed = Changed(*(each or Record(iri, frozenset()) for each in (before, after)))
    sides: Iterable[tuple[Record, ...]] = ((*others, *([each] if each else [])) for each in (before, after))
    return {subject for side in sides for subject in derivation.touched(changed, view(*side))}


def _iri_of(*sides: Record | None) -> NamedNode:
    return next(each.iri for each in sides if each)
