"""The snapshot's links as the model that walks follow, and what words of strength count for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from pyoxigraph import NamedNode

from graph.answers.things import Things, things
from graph.kinds import KINDS
from graph.query import Query
from graph.questions.state import CONTESTED_LINKS, ContestRow
from graph.terms import whole_term
from graph.thread import Snapshot, Thread
from graph.walk import AFFECTED_KINDS, ThreadLink, ThreadModel, thread_model
from graph.walk.model import Sign, Strength
from ontology.codes import concepts_by_iri
from ontology.vocabulary import is_vertical

if TYPE_CHECKING:
    from graph.walk.arrays import Arrays
    from graph.walk.bearings import Bearings


class LinkRow(NamedTuple):
    """A link in force, once for each objective it is recorded under."""

    link: str
    start: str
    type: str
    end: str
    strength: str | None
    sign: str | None
    lag: int | None
    under: str | None
    asserted_by: str | None
    basis: str | None
    evidence: str | None
    rationale: str | None
    reviewed_on: date | None
    valid_from: date | None
    valid_to: date | None


class RecordedRow(NamedTuple):
    """A record of which there is a later version."""

    record: str


class StrengthRow(NamedTuple):
    """What the council's words of strength count for."""

    weak: Decimal | None
    moderate: Decimal | None
    strong: Decimal | None


class OverseerRow(NamedTuple):
    """A body that oversees a thing."""

    thing: str
    body: str


THREAD_LINKS = Query("thread_links", LinkRow)
LINK_IN_FORCE = Query("link_in_force", LinkRow)
RECORDED_AFTER = Query("recorded_after", RecordedRow)
STRENGTHS = Query("strengths", StrengthRow)
OVERSEERS = Query("overseers", OverseerRow)

DEFAULT_HOPS = 6
"""How many links a walk follows unless a setting says otherwise."""
DEFAULT_STRENGTHS: Mapping[str, Decimal] = {
    "weak": Decimal("0.2"),
    "moderate": Decimal("0.5"),
    "strong": Decimal("0.8"),
}


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """The things and links of a snapshot, as far as they were found without reading it whole."""

    things: Things
    links: tuple[ThreadLink, ...]


@dataclass(frozen=True)
class Walkable:
    """A snapshot made ready for walks: its things, its links, its overseers, its words of strength.

    ``hops`` is how many links a walk follows at most where nobody asks for another number;
    ``own`` keeps the own measures of bodies and aims that were asked about. What was
    ``read_before`` is not read again.
    """

    snapshot: Snapshot
    language: str = "en"
    hops: int = DEFAULT_HOPS
    read_before: ReadBefore | None = field(default=None, compare=False, repr=False)
    own: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def things(self) -> Things:
        """Every thing of the snapshot."""
        return self.read_before.things if self.read_before else things(self.snapshot, self.language)

    @cached_property
    def model(self) -> ThreadModel:
        """The links in force between known things."""
        known = self.things.by_iri
        return thread_model(known.values(), [link for link in self.links if self._joins_things(link)])

    @cached_property
    def links(self) -> tuple[ThreadLink, ...]:
        """Every link in force, also those that name what the thread does not hold."""
        return self.read_before.links if self.read_before else _links(self.snapshot.ask(THREAD_LINKS))

    @cached_property
    def left_out(self) -> tuple[ThreadLink, ...]:
        """The links in force that no walk can follow, because an end of theirs is not in the thread."""
        return tuple(link for link in self.links if not self._joins_things(link))

    @cached_property
    def arrays(self) -> "Arrays":
        """The model's steps as arrays, which only answers about many things at once need."""
        from graph.walk.arrays import arrays_of  # noqa: PLC0415 - short answers are not kept waiting by numpy

        return arrays_of(self.model)

    @cached_property
    def priorities(self) -> "Bearings":
        """How everything bears on every objective, theme and goal."""
        ends = (thing for thing in self.model.things.values() if thing.kind in AFFECTED_KINDS)
        return self.bearings(thing.iri for thing in ends)

    def bearings(self, ends: Iterable[str], hops: int | None = None) -> "Bearings":
        """How everything bears on some ends, given by their addresses."""
        from graph.walk.bearings import bearings  # noqa: PLC0415 - as above

        return bearings(self.model, self.arrays, ends, hops or self.hops, self.strengths)

    @cached_property
    def _contests(self) -> Mapping[tuple[str, str, str], tuple[ContestRow, ...]]:
        """What was said against links and not settled on the day looked at, by their ends and type."""
        moment = self.snapshot.moment
        day = min(moment.on, moment.judged_on)
        found: dict[tuple[str, str, str], list[ContestRow]] = defaultdict(list)
        for row in self.snapshot.ask(CONTESTED_LINKS):
            if row.contested_on <= day and (row.settled_on is None or row.settled_on > day):
                found[row.start, local_name(NamedNode(row.type)), row.end].append(row)
        return {link: tuple(rows) for link, rows in found.items()}

    def contests_of(self, link: ThreadLink) -> tuple[ContestRow, ...]:
        """Who contests a link and why, the oldest first; what is settled does not count."""
        return self._contests.get((link.start, link.link_type, link.end), ())

    def _joins_things(self, link: ThreadLink) -> bool:
        return link.start in self.things.by_iri and link.end in self.things.by_iri

    @cached_property
    def strengths(self) -> Mapping[str, Decimal]:
        """What weak, moderate and strong count for when routes are put in order."""
        row = next(iter(self.snapshot.ask(STRENGTHS)), None)
        said = row._asdict() if row else {}
        return {word: said.get(word) or default for word, default in DEFAULT_STRENGTHS.items()}

    @cached_property
    def overseers(self) -> Mapping[str, tuple[str, ...]]:
        """The bodies that oversee each thing."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.snapshot.ask(OVERSEERS):
            found[row.thing].append(row.body)
        return {thing: tuple(bodies) for thing, bodies in found.items()}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Each type of link as the verb of a sentence, by the local name of its property."""
        return {
            local_name(iri): concept.labels["en"].lower()
            for iri, concept in concepts_by_iri().items()
            if concept.list == "link-type"
        }


def gone_on(before: Walkable, thread: Thread, snapshot: Snapshot) -> Walkable | None:
    """A later snapshot ready for walks, for which only the links recorded since are read.

    None where that would not do: for another valid day, or where things themselves changed.
    """
    if (before.snapshot.moment.on, before.snapshot.names.base) != (snapshot.moment.on, snapshot.names.base):
        return None
    after = whole_term(before.snapshot.sequence)
    recorded = [row.record for row in thread.ask_trail(RECORDED_AFTER, change_set=after)]
    kinds = {iri: _kind(snapshot, iri) for iri in recorded}
    if any(kind is None or KINDS[kind].coded for kind in kinds.values()):
        return None
    changed = [iri for iri, kind in kinds.items() if kind == "link"]
    rows = [row for iri in changed for row in snapshot.ask(LINK_IN_FORCE, link=NamedNode(iri))]
    links = {link.iri: link for link in before.links if link.iri not in set(changed)}
    links |= {link.iri: link for link in _links(rows)}
    known = ReadBefore(before.things, tuple(sorted(links.values(), key=lambda link: link.iri)))
    return Walkable(snapshot, before.language, before.hops, known)


def _kind(snapshot: Snapshot, record: str) -> str | None:
    """The kind of a record, told by its address, which begins with it."""
    kind = snapshot.names.path(NamedNode(record)).partition("/")[0]
    return kind if kind in KINDS else None


def _links(rows: Iterable[LinkRow]) -> tuple[ThreadLink, ...]:
    grouped: dict[str, list[LinkRow]] = defaultdict(list)
    for row in rows:
        grouped[row.link].append(row)
    return tuple(
        _thread_link(same[0], frozenset(row.under for row in same if row.under)) for same in grouped.values()
    )


def links_in(model: ThreadModel) -> Iterator[ThreadLink]:
    """Every link of a model."""
    return (link for iri in model.things for link in model.leaving(iri))


def _thread_link(row: LinkRow, under: frozenset[str]) -> ThreadLink:
    kind = NamedNode(row.type)
    return ThreadLink(
        iri=row.link,
        start=row.start,
        link_type=local_name(kind),
        end=row.end,
        vertical=is_vertical(kind),
        strength=cast(Strength | None, key_of(row.strength)),
        sign=cast(Sign, key_of(row.sign) or "reinforces"),
        lag_months=row.lag,
        under=under,
        asserted_by=row.asserted_by,
        basis=key_of(row.basis),
        evidence=row.evidence,
        rationale=row.rationale,
        reviewed_on=row.reviewed_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def key_of(concept: str | None) -> str | None:
    """The key of a code-list concept, given its address."""
    found = concepts_by_iri().get(NamedNode(concept)) if concept else None
    return found.key if found else None


def local_name(iri: NamedNode) -> str:
    """The last part of a term's address."""
    return iri.value.replace("#", "/").rsplit("/", 1)[-1]
