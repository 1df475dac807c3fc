"""Finding what a person means: a code, a name in either language, or an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.errors import AmbiguousThing, NotInThread
from graph.kinds import KIND_OF_CLASS
from graph.query import Query
from graph.thing import Thing
from graph.thread import Snapshot
from ontology.codes import concepts_by_iri

RESTRICTED = "restricted"


class ThingRow(NamedTuple):
    """A thing with one of its labels."""

    thing: str
    code: str
    class_: str
    label: str | None
    language: str | None
    publication: str | None


THINGS = Query("things", ThingRow)


@dataclass(frozen=True, slots=True)
class Things:
    """Every thing of a snapshot, labelled in one language where it can be, and all names for searching.

    ``spoken`` gives the language of the label of each thing that has none in the one asked for.
    """

    by_iri: Mapping[str, Thing]
    names: Mapping[str, frozenset[str]]
    spoken: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, iri: str) -> Thing:
        """The thing at an address; one that the thread does not hold is named by its address."""
        return self.by_iri.get(iri) or Thing(iri, iri, iri, "thing")

    def some(self, iri: str | None) -> Thing | None:
        """The thing at an address, if there is an address."""
        return self[iri] if iri else None

    def find(self, asked: str) -> Thing:
        """The one thing meant by a code, name or address; raises `NotInThread` or `AmbiguousThing`."""
        if asked in self.by_iri:
            return self.by_iri[asked]
        wanted = " ".join(asked.split()).casefold()
        coded = [thing for thing in self.by_iri.values() if thing.code.casefold() == wanted]
        found = coded or [self.by_iri[iri] for iri in sorted(self.names.get(wanted, ()))]
        if not found:
            raise NotInThread(asked, self.nearest(wanted))
        if len(found) > 1:
            raise AmbiguousThing(asked, [f"{thing.code} ({thing.kind})" for thing in found])
        return found[0]

    def nearest(self, wanted: str) -> list[str]:
        """The nearest codes and names, each as “code name”."""
        known = {thing.code.casefold(): thing for thing in self.by_iri.values()}
        for name, iris in self.names.items():
            known.setdefault(name, self.by_iri[min(iris)])
        within = [name for name in known if wanted in name][:5]
        close = get_close_matches(wanted, known, n=5, cutoff=0.5)
        chosen = dict.fromkeys(known[name] for name in [*close, *within])
        return [f"{thing.code} {thing.label}" for thing in list(chosen)[:5]]


def things(snapshot: Snapshot, language: str = "en") -> Things:
    """The things of a snapshot, labelled in a language; English stands in for a missing label."""
    rows: dict[str, list[ThingRow]] = {}
    for row in snapshot.ask(THINGS):
        if NamedNode(row.class_) in KIND_OF_CLASS:
            rows.setdefault(row.thing, []).append(row)
    names: dict[str, set[str]] = {}
    for iri, found in rows.items():
        for row in found:
            if row.label:
                names.setdefault(row.label.casefold(), set()).add(iri)
    by_iri = {iri: _thing(found, language) for iri, found in rows.items()}
    spoken = {iri: other for iri, found in rows.items() if (other := _other_language(found, language))}
    return Things(by_iri, {name: frozenset(iris) for name, iris in names.items()}, spoken)


def _other_language(rows: Iterable[ThingRow], language: str) -> str | None:
    """The language that stands in where there is no label in the one asked for."""
    languages = [row.language for row in rows if row.label and row.language]
    if not languages or language in languages:
        return None
    return "en" if "en" in languages else languages[0]


def _thing(rows: Iterable[ThingRow], language: str) -> Thing:
    found = list(rows)
    labels = {row.language: row.label for row in found if row.label}
    first = found[0]
    label = labels.get(language) or labels.get("en") or next(iter(labels.values()), None) or first.code
    mark = _mark(first.publication, language)
    return Thing(first.thing, first.code, f"{label}{mark}", KIND_OF_CLASS[NamedNode(first.class_)].name)


def _mark(publication: str | None, language: str) -> str:
    """What the name of a thing whose figures may not be published carries wherever it is told."""
    concept = concepts_by_iri().get(NamedNode(publication)) if publication else None
    if concept is None or concept.key != RESTRICTED:
        return ""
    return f" [{concept.labels.get(language) or concept.labels['en']}]"
