"""The thread as it would be after a load, for checks that look beyond one record.

Only what points at something is read, never everything, so that a small load costs little.
What you would get wrong: a record that some version let point at a thing may have been
changed or withdrawn since; it is asked again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.trail.reading import InForce
from graph.trail.records import Record, Records


@dataclass(frozen=True, slots=True)
class Prospect:
    """The records that would be in force, and which of them the load changes."""

    records: Records
    changed: frozenset[NamedNode]
    before: InForce

    @classmethod
    def once_stated(cls, fresh: Iterable[Record], before: InForce) -> "Prospect":
        """What would be in force once these records have come."""
        stated = list(fresh)
        return cls(before.once_stated(stated), frozenset(record.iri for record in stated), before)

    def pointing(self, prop: NamedNode, thing: NamedNode) -> Iterator[Record]:
        """The records that point at a thing by a property, in the order of their addresses."""
        for iri in sorted({*self.before.ever_pointing(prop, thing), *self.changed}, key=str):
            record = self.records.get(iri)
            if record is not None and thing in record.values(prop):
                yield record
