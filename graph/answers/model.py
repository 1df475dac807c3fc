"""The snapshot's links as the model that walks follow, and what words of strength count for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, cast

from pyoxigraph import NamedNode

from graph.answers.things import Things, things
from graph.query import Query
from graph.thread import Snapshot
from graph.walk import ThreadLink, ThreadModel, thread_model
from graph.walk.model import Sign, Strength
from ontology.codes import concepts_by_iri
from ontology.vocabulary import is_vertical


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
STRENGTHS = Query("strengths", StrengthRow)
OVERSEERS = Query("overseers", OverseerRow)

DEFAULT_STRENGTHS: Mapping[str, Decimal] = {
    "weak": Decimal("0.2"),
    "moderate": Decimal("0.5"),
    "strong": Decimal("0.8"),
}


@dataclass(frozen=True)
class Walkable:
    """A snapshot made ready for walks: its things, its links, its overseers, its words of strength."""

    snapshot: Snapshot
    language: str = "en"

    @cached_property
    def things(self) -> Things:
        """Every thing of the snapshot."""
        return things(self.snapshot, self.language)

    @cached_property
    def model(self) -> ThreadModel:
        """The links in force between known things."""
        known = self.things.by_iri
        links = [link for link in self._links() if link.start in known and link.end in known]
        return thread_model(known.values(), links)

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

    def _links(self) -> Iterator[ThreadLink]:
        grouped: dict[str, list[LinkRow]] = defaultdict(list)
        for row in self.snapshot.ask(THREAD_LINKS):
            grouped[row.link].append(row)
        for rows in grouped.values():
            yield _thread_link(rows[0], frozenset(row.under for row in rows if row.under))


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
    )


def key_of(concept: str | None) -> str | None:
    """The key of a code-list concept, given its address."""
    found = concepts_by_iri().get(NamedNode(concept)) if concept else None
    return found.key if found else None


def local_name(iri: NamedNode) -> str:
    """The last part of a term's address."""
    return iri.value.replace("#", "/").rsplit("/", 1)[-1]
