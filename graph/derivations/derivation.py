"""What a derivation is: for a changed record the subjects to conclude anew, and the conclusions of one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode, Triple

from graph.derivations.view import View
from graph.names import Names
from graph.trail.records import Record, changed_properties

Subject = tuple[NamedNode, ...]
"""What one derivation concludes about at a time: a measure, the two ends of a link, a period."""


@dataclass(frozen=True, slots=True)
class Days:
    """The valid day of a snapshot, and the day on which not due and late are judged."""

    on: date
    today: date


@dataclass(frozen=True, slots=True)
class State:
    """What a derivation may read: a view of the thread, for its days."""

    names: Names
    view: View
    days: Days


@dataclass(frozen=True, slots=True)
class Changed:
    """Something of which other statements are made than before; either side may be without any."""

    before: Record
    after: Record

    @property
    def iri(self) -> NamedNode:
        """What changed."""
        return self.after.iri

    @property
    def sides(self) -> tuple[Record, Record]:
        """What was said and what is said."""
        return self.before, self.after

    def differs_in(self, *properties: NamedNode) -> bool:
        """Whether the values of any of these properties are others now."""
        return not changed_properties(self.before, self.after).isdisjoint(properties)

    def ends(self, prop: NamedNode) -> set[NamedNode]:
        """The things that a property points at, before or after."""
        return {v for side in self.sides for v in side.values(prop) if isinstance(v, NamedNode)}


def no_subjects(_: View) -> Iterable[Subject]:
    """For derivations that do not look at the days."""
    return ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """One kind of conclusion.

    ``touched`` names every subject whose conclusions may differ because of one change, asked of
    the view before and of the view after it. ``derive`` concludes all of one subject; no other
    subject and no record may state the same triples. ``depends_on_days`` names the subjects to
    conclude anew when the days move. Naming too many subjects costs time; too few is a fault.
    """

    name: str
    touched: Callable[[Changed, View], Iterable[Subject]]
    derive: Callable[[Subject, State], Iterable[Triple]]
    depends_on_days: Callable[[View], Iterable[Subject]] = no_subjects
