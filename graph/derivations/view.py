"""What a snapshot says, asked in the three ways that derivations ask.

In memory, in a store, or as another view would be after a change: a derivation cannot tell
which, and so concludes the same of a whole snapshot and of the part that a change touches.
What you would get wrong: a view gives derived statements too, so read named properties of a
subject, never all of them.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode, Store, Triple

from graph.terms import Statement
from graph.trail.records import Record


class View(ABC):
    """A set of statements."""

    @abstractmethod
    def about(self, subject: NamedNode) -> Record:
        """Everything said of a subject; a record without statements where nothing is."""

    @abstractmethod
    def saying(self, prop: NamedNode, value: NamedNode) -> Iterator[NamedNode]:
        """The subjects that point at this by a property, each once, in no order, found one by one."""

    @abstractmethod
    def says(self, subject: NamedNode, prop: NamedNode, value: NamedNode) -> bool:
        """Whether this is said."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements that go and statements that come; nothing is in both."""

    removed: frozenset[Triple]
    added: frozenset[Triple]

    @classmethod
    def between(cls, before: Iterable[Triple], after: Iterable[Triple]) -> "Difference":
        """What leads from one set of statements to another."""
        old, new = frozenset(before), frozenset(after)
        return cls(old - new, new - old)

    def with_more(self, other: "Difference") -> "Difference":
        """Both one after the other."""
        return Difference(
            (self.removed - other.added) | (other.removed - self.added),
            (self.added - other.removed) | (other.added - self.removed),
        )

    def subjects(self) -> set[NamedNode]:
        """Everything of which something else is said."""
        found = (triple.subject for triples in (self.removed, self.added) for triple in triples)
        return {subject for subject in found if isinstance(subject, NamedNode)}


class Statements(View):
    """Statements in memory, sorted out when they are first asked for."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._triples = frozenset(triples)

    @cached_property
    def _of(self) -> Mapping[NamedNode, Record]:
        found: defaultdict[NamedNode, list[Statement]] = defaultdict(list)
        for subject, prop, value in self._triples:
            found[subject].append((prop, value))
        return {subject: Record(subject, frozenset(said)) for subject, said in found.items()}

    @cached_property
    def _saying(self) -> Mapping[tuple[NamedNode, NamedNode], list[NamedNode]]:
        found: defaultdict[tuple[NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
        for subject, prop, value in self._triples:
            if isinstance(value, NamedNode):
                found[prop, value].append(subject)
        return found

    def about(self, subject: NamedNode) -> Record:
        """Everything said of a subject."""
        return self._of.get(subject) or Record(subject, frozenset())

    def saying(self, prop: NamedNode, value: NamedNode) -> Iterator[NamedNode]:
        """The subjects of which this is said."""
        return iter(self._saying.get((prop, value), ()))

    def says(self, subject: NamedNode, prop: NamedNode, value: NamedNode) -> bool:
        """Whether this is said."""
        return Triple(subject, prop, value) in self._triples


class Stored(View):
    """The statements of a graph in a store; what has been read of a subject is kept."""

    def __init__(self, store: Store, graph: NamedNode) -> None:
        self._store, self._graph = store, graph
        self._read: dict[NamedNode, Record] = {}

    def about(self, subject: NamedNode) -> Record:
        """Everything said of a subject."""
        if subject not in self._read:
            rows = self._store.quads_for_pattern(subject, None, None, self._graph)
            statements = frozenset((row.predicate, row.object) for row in rows)
            self._read[subject] = Record(subject, statements)  # type: ignore[arg-type]
        return self._read[subject]

    def saying(self, prop: NamedNode, value: NamedNode) -> Iterator[NamedNode]:
        """The subjects of which this is said."""
        for row in self._store.quads_for_pattern(None, prop, value, self._graph):
            if isinstance(row.subject, NamedNode):
                yield row.subject

    def says(self, subject: NamedNode, prop: NamedNode, value: NamedNode) -> bool:
        """Whether this is said."""
        return any(self._store.quads_for_pattern(subject, prop, value, self._graph))


class Altered(View):
    """Another view as it is after a difference; what has been put together of a subject is kept."""

    def __init__(self, before: View, difference: Difference) -> None:
        self._before = before
        self._removed, self._added = Statements(difference.removed), Statements(difference.added)
        self._told: dict[NamedNode, Record] = {}

    def about(self, subject: NamedNode) -> Record:
        """Everything said of a subject."""
        if subject not in self._told:
            before = self._before.about(subject)
            gone, come = self._removed.about(subject).statements, self._added.about(subject).statements
            now = Record(subject, before.statements - gone | come) if gone or come else before
            self._told[subject] = now
        return self._told[subject]

    def saying(self, prop: NamedNode, value: NamedNode) -> Iterator[NamedNode]:
        """The subjects of which this is said."""
        yield from self._added.saying(prop, value)
        for subject in self._before.saying(prop, value):
            if not self._removed.says(subject, prop, value) and not self._added.says(subject, prop, value):
                yield subject

    def says(self, subject: NamedNode, prop: NamedNode, value: NamedNode) -> bool:
        """Whether this is said."""
        if self._added.says(subject, prop, value):
            return True
        return not self._removed.says(subject, prop, value) and self._before.says(subject, prop, value)


def in_order(subjects: Iterable[NamedNode]) -> list[NamedNode]:
    """Subjects in the order of their IRIs, so that nothing depends on that of a store."""
    return sorted(subjects, key=lambda iri: iri.value)
