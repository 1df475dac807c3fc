"""Code lists: the words people choose from, in both languages, and the concepts behind them.

Each list is a CSV file under ``codes/``; ``_lists.csv`` names the lists. A concept's IRI is
made of its list and key, except where an outside IRI serves better (units) or where the
concept is itself a property (types of link).

A key is for machines and never changes; the words may. Compare IRIs or keys, never words.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Triple

from ontology import GT, GTC, RDF, RDFS, SKOS

LANGUAGES = ("en", "cy")
CLASS_OF_LIST: Mapping[str, NamedNode] = MappingProxyType({"goal": GT.WellBeingGoal, "way": GT.WayOfWorking})


@dataclass(frozen=True, slots=True)
class Concept:
    """One choice of a code list.

    ``labels`` holds the words by language; a language without a sourced word is absent.
    ``matches`` is the concept of an outside list that means exactly the same, if there is one.
    """

    list: str
    key: str
    notation: str
    iri: NamedNode
    labels: Mapping[str, str] = field(hash=False)
    definition: str
    matches: NamedNode | None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of concepts in the order in which they are offered.

    ``forms`` leads from every accepted way of writing a concept, as `plain_form` gives it, to the concept.
    """

    key: str
    iri: NamedNode
    labels: Mapping[str, str] = field(hash=False)
    definition: str
    concepts: tuple[Concept, ...]
    forms: Mapping[str, Concept] = field(hash=False, repr=False)

    def find(self, text: str) -> Concept | None:
        """The concept written as its key, notation or word in either language; None if there is none."""
        return self.forms.get(plain_form(text))


def plain_form(text: str) -> str:
    """A word as it is compared: case, runs of spaces and the kind of apostrophe do not matter."""
    return " ".join(text.replace("’", "'").split()).casefold()


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every code list by its key."""
    return MappingProxyType({row["list"]: _code_list(row) for row in _rows("_lists")})


def concept(list_key: str, key: str) -> Concept:
    """The concept of this list with this key; KeyError when list or key is unknown."""
    for candidate in code_lists()[list_key].concepts:
        if candidate.key == key:
            return candidate
    raise KeyError(f"The code list {list_key} has no concept {key}.")


@cache
def concepts_by_iri() -> Mapping[NamedNode, Concept]:
    """Every concept by its IRI; the few that two lists share are found in the first."""
    every = (each for code_list in code_lists().values() for each in code_list.concepts)
    found: dict[NamedNode, Concept] = {}
    for each in every:
        found.setdefault(each.iri, each)
    return MappingProxyType(found)


def code_list_triples() -> Iterator[Triple]:
    """All lists and concepts as SKOS, the goals and ways of working also as things of the thread."""
    for code_list in code_lists().values():
        yield Triple(code_list.iri, RDF.type, SKOS.ConceptScheme)
        yield from _words(code_list.iri, SKOS.prefLabel, code_list.labels)
        yield Triple(code_list.iri, SKOS.definition, Literal(code_list.definition, language="en"))
        for each in code_list.concepts:
            yield from _concept_triples(each, code_list.iri)


def _concept_triples(each: Concept, scheme: NamedNode) -> Iterator[Triple]:
    yield Triple(each.iri, RDF.type, SKOS.Concept)
    yield Triple(each.iri, SKOS.inScheme, scheme)
    yield Triple(each.iri, SKOS.notation, Literal(each.notation))
    yield Triple(each.iri, SKOS.definition, Literal(each.definition, language="en"))
    yield from _words(each.iri, SKOS.prefLabel, each.labels)
    if each.matches:
        yield Triple(each.iri, SKOS.exactMatch, each.matches)
    if each.list in CLASS_OF_LIST:
        yield Triple(each.iri, RDF.type, CLASS_OF_LIST[each.list])
        yield Triple(each.iri, GT.code, Literal(each.notation))
        yield from _words(each.iri, RDFS.label, each.labels)


def _words(subject: NamedNode, predicate: NamedNode, labels: Mapping[str, str]) -> Iterator[Triple]:
    for language, text in labels.items():
        yield Triple(subject, predicate, Literal(text, language=language))


def _rows(name: str) -> list[dict[str, str]]:
    text = files("ontology").joinpath("codes", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _labels(row: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({language: row[language] for language in LANGUAGES if row[language]})


def _concept(list_key: str, row: Mapping[str, str]) -> Concept:
    return Concept(
        list=list_key,
        key=row["key"],
        notation=row["notation"],
        iri=NamedNode(row["iri"]) if row["iri"] else GTC[f"{list_key}/{row['key']}"],
        labels=_labels(row),
        definition=row["definition"],
        matches=NamedNode(row["matches"]) if row["matches"] else None,
    )


def _code_list(row: Mapping[str, str]) -> CodeList:
    concepts = tuple(_concept(row["list"], each) for each in _rows(row["list"]))
    forms = {
        plain_form(text): each
        for each in concepts
        for text in (each.key, each.notation, *each.labels.values())
    }
    return CodeList(
        key=row["list"],
        iri=GTC[row["list"]],
        labels=_labels(row),
        definition=row["definition"],
        concepts=concepts,
        forms=MappingProxyType(forms),
    )
