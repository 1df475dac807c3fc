"""Records: everything said with one IRI as its subject, and the cells that said it.

A record is the unit that is compared, versioned and hashed. It has no blank nodes. The
hash is over the terms as the engine spells them (`graph.terms`), so a record read back
from the store hashes as the one that was written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from graph.kinds import KIND_OF_CLASS, Kind
from graph.terms import Statement, Term
from ontology import RDF


@dataclass(frozen=True, slots=True)
class Record:
    """Everything said of one IRI."""

    iri: NamedNode
    statements: frozenset[Statement]

    def values(self, prop: NamedNode) -> tuple[Term, ...]:
        """The values of a property, in a stable order."""
        return tuple(sorted((o for p, o in self.statements if p == prop), key=str))

    def value(self, prop: NamedNode) -> Term | None:
        """The value of a property that has at most one; the first in order if it has more."""
        return next(iter(self.values(prop)), None)

    def text(self, prop: NamedNode) -> str | None:
        """The text or IRI of a property's value."""
        value = self.value(prop)
        return value.value if value is not None else None

    @property
    def kind(self) -> Kind | None:
        """What kind of record this is, by its class."""
        class_iri = self.value(RDF.type)
        return KIND_OF_CLASS.get(class_iri) if isinstance(class_iri, NamedNode) else None

    def triples(self) -> Iterable[Triple]:
        """The record as triples."""
        return (Triple(self.iri, p, o) for p, o in self.statements)

    def lines(self) -> list[str]:
        """The record as sorted N-Triples lines."""
        return sorted(f"{self.iri} {p} {o} ." for p, o in self.statements)

    def digest(self) -> str:
        """SHA-256 over the record's lines, in hexadecimal."""
        return sha256("\n".join(self.lines()).encode()).hexdigest()


Records = Mapping[NamedNode, Record]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its name, its content's SHA-256, its size and the mapping it was read by."""

    name: str
    sha256: str
    size: int
    mapping: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as evidence: where it stands and exactly what it showed.

    ``sheet`` is absent for CSV, whose references are those a spreadsheet would show.
    """

    file: SourceFile
    sheet: str | None
    reference: str
    text: str
    formula: str | None = None
    number_format: str | None = None


@dataclass(frozen=True, slots=True)
class StatedRecord:
    """A record as one load states it, with the cell behind each property that came from one."""

    record: Record
    cells: tuple[tuple[NamedNode, Cell], ...] = ()


def records_of(triples: Iterable[Triple]) -> dict[NamedNode, Record]:
    """Group triples into records by subject; blank subjects cannot occur in the thread."""
    grouped: dict[NamedNode, set[Statement]] = defaultdict(set)
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            grouped[triple.subject].add((triple.predicate, triple.object))
    return {iri: Record(iri, frozenset(statements)) for iri, statements in grouped.items()}


def changed_properties(before: Record | None, after: Record | None) -> frozenset[NamedNode]:
    """The properties whose values differ; all of them when the record is new or gone."""
    old, new = (each.statements if each else frozenset() for each in (before, after))
    return frozenset(p for p, _ in old ^ new)
