"""What the thread says of one thing: its facts, its links in both directions, and what else names it.

What you would get wrong: links are told as links, with who asserted them; the plain
triples that a snapshot derives from them are not repeated among the facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.history import compact
from graph.answers.impact import Step, step_told
from graph.answers.model import Walkable
from graph.answers.progress import Progress, progress_of
from graph.query import Query
from graph.status.periods import PeriodError, period_of_iri
from graph.thing import Thing
from graph.walk import ThreadLink
from ontology import GT, RDF, RDFS, SKOS
from ontology.codes import concepts_by_iri
from ontology.vocabulary import super_properties

MOST_POINTERS = 200
APART = frozenset(
    {
        RDF.type,
        RDFS.label,
        GT.code,
        GT.threadsOutsideServices,
        GT.latestStatus,
        GT.ofMeasure,
        GT.looksAt,
        GT.priorityStatusOf,
        GT.effectStatusOf,
        GT.seenIn,
        SKOS.inScheme,
    }
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact as text, in its language if it has one; ``thing`` is what it points to."""

    text: str
    language: str | None
    thing: Thing | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One property with its values; ``property`` is its address with a prefix, ``label`` its name."""

    property: str
    label: str
    language: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class About:
    """Everything told of a thing; ``named_by`` is bounded, ``left_out`` counts what was left out of it.

    ``progress`` is what was last reported of work, an intervention or an agreed action.
    """

    thing: Thing
    as_of: datetime | None
    on: date
    illustrative: bool
    facts: tuple[Fact, ...]
    links_out: tuple[Step, ...]
    links_in: tuple[Step, ...]
    overseen_by: tuple[Thing, ...]
    named_by: tuple[Fact, ...]
    left_out: int
    progress: Progress | None


class SaidRow(NamedTuple):
    """One value of a property, once for each language that the property is named in."""

    property: str
    label: str | None
    value: str
    language: str | None
    label_language: str | None


class PointerRow(NamedTuple):
    """One thing that names this one."""

    property: str
    label: str | None
    value: str
    label_language: str | None


SAID_OF = Query("said_of", SaidRow)
POINTS_TO = Query("points_to", PointerRow)


def about(walkable: Walkable, thing: Thing) -> About:
    """What the thread says of a thing."""
    snapshot, node = walkable.snapshot, NamedNode(thing.iri)
    pointers = [
        SaidRow(row.property, row.label, row.value, None, row.label_language)
        for row in snapshot.ask(POINTS_TO, thing=node)
    ]
    known = thing.iri in walkable.model.things
    leaving = walkable.model.leaving(thing.iri) if known else []
    entering = walkable.model.entering(thing.iri) if known else []
    return About(
        thing=thing,
        as_of=snapshot.moment.as_of,
        on=snapshot.moment.on,
        illustrative=snapshot.illustrative,
        facts=_facts(walkable, snapshot.ask(SAID_OF, thing=node)),
        links_out=_steps(walkable, leaving),
        links_in=_steps(walkable, entering),
        overseen_by=tuple(walkable.things[body] for body in walkable.overseers.get(thing.iri, ())),
        named_by=_facts(walkable, pointers[:MOST_POINTERS]),
        left_out=max(0, len(pointers) - MOST_POINTERS),
        progress=progress_of(walkable, thing.iri, min(snapshot.moment.on, snapshot.moment.judged_on)),
    )


def _steps(walkable: Walkable, links: Iterable[ThreadLink]) -> tuple[Step, ...]:
    """Links up the thread first, then those sideways."""
    ordered = sorted(links, key=lambda link: (not link.vertical, link.link_type, link.iri))
    return tuple(step_told(walkable, link) for link in ordered)


def _facts(walkable: Walkable, rows: Iterable[SaidRow]) -> tuple[Fact, ...]:
    """The rows by property, named in the language asked for where there is a name in it."""
    labels: dict[str, tuple[str, str]] = {}
    values: dict[str, dict[tuple[str, str | None], None]] = {}
    for row in rows:
        term = NamedNode(row.property)
        if term in APART or term in super_properties():
            continue
        if row.property not in labels or row.label_language == walkable.language:
            name = row.label or _words(row.property)
            labels[row.property] = name, row.label_language or "en"
        values.setdefault(row.property, {})[row.value, row.language or None] = None
    return tuple(
        Fact(compact(NamedNode(prop)), *labels[prop], tuple(_value(walkable, *each) for each in found))
        for prop, found in values.items()
    )


def _value(walkable: Walkable, text: str, language: str | None) -> Value:
    if text in walkable.things.by_iri:
        thing = walkable.things[text]
        return Value(thing.label, None, thing)
    if not text.startswith(("http://", "https://")) or language:
        return Value({"true": "yes", "false": "no"}.get(text, text), language, None)
    concept = concepts_by_iri().get(_node(text))
    if concept:
        spoken = walkable.language if walkable.language in concept.labels else "en"
        return Value(concept.labels[spoken], spoken, None)
    try:
        return Value(period_of_iri(_node(text)).key, None, None)
    except PeriodError:
        return Value(text, None, None)


def _node(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError:  # plain text that only begins as an address does
        return RDF.nil


def _words(iri: str) -> str:
    """The local name of a property from another vocabulary, as words."""
    local = iri.replace("#", "/").rsplit("/", 1)[-1]
    return "".join(f" {char.lower()}" if char.isupper() else char for char in local).strip()
