"""Reversing a change set by a new one, which puts every record back to what it was before.

Nothing is taken out of the trail: what was done and that it was undone both stay. What you
would get wrong: a record that was changed again since must not be put back over that change;
and what was valid then may not be so beside what came since, so whoever commits a reversal
checks it as a load is checked (a link that is back may close a loop).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from graph.errors import ChangedSince, NoSuchChangeSet
from graph.names import Names
from graph.trail.change_sets import Version, withdrawal
from graph.trail.reading import InForce, stated_of
from ontology import GT, PROV


@dataclass(frozen=True, slots=True)
class _Brought:
    """A version that a change set brought, of which record, and the version that it replaced."""

    version: NamedNode
    record: NamedNode
    revises: NamedNode | None


def reversal(store: Store, names: Names, sequence: int, before: InForce) -> list[Version]:
    """The versions that reverse a change set, sorted by record.

    What it brought anew is withdrawn, what it changed or withdrew is as before. Raises
    `NoSuchChangeSet`, or `ChangedSince` where a later change set changed one of its records.
    """
    brought = sorted(_brought_by(store, names, sequence), key=lambda each: each.record.value)
    if not brought:
        raise NoSuchChangeSet(sequence, before.sequence)
    later = [each.record for each in brought if before.versions.get(each.record) != each.version]
    if later:
        raise ChangedSince(sequence, [names.path(record) for record in later])
    return [_reversed(store, names, each) for each in brought]


def _brought_by(store: Store, names: Names, sequence: int) -> Iterator[_Brought]:
    trail = names.trail
    for row in store.quads_for_pattern(None, GT.inChangeSet, names.change_set(sequence), trail):
        record = _only(quad.object for quad in store.quads_for_pattern(row.subject, GT.ofRecord, None, trail))
        rows = store.quads_for_pattern(row.subject, PROV.wasRevisionOf, None, trail)
        revises = _only(quad.object for quad in rows)
        if isinstance(row.subject, NamedNode) and record:
            yield _Brought(row.subject, record, revises)


def _reversed(store: Store, names: Names, brought: _Brought) -> Version:
    revises = brought.revises
    before = stated_of(store, names, names.sequence_of(revises), brought.record) if revises else None
    if revises is None or before is None:
        return withdrawal(brought.record, brought.version)
    return Version(before, before.digest(), brought.version, restores=_restored(store, names, revises))


def _restored(store: Store, names: Names, version: NamedNode) -> NamedNode:
    """The version with the cells behind a state: itself, or the one that it put back."""
    rows = store.quads_for_pattern(version, GT.restores, None, names.trail)
    return _only(row.object for row in rows) or version


def _only(terms: Iterable[object]) -> NamedNode | None:
    return next((term for term in terms if isinstance(term, NamedNode)), None)
