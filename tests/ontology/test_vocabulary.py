"""The vocabulary: it has to parse in both libraries, read as one hand, and hold every name in use."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH, SKOS

import ontology
from graph.kinds import KINDS
from ingest.sheets import SHEETS
from ontology import GT, GTC, GTS, ORG, OWL, RDF
from ontology.codes import code_list_triples, code_lists
from ontology.vocabulary import (
    is_vertical,
    link_ends,
    subclasses_of,
    super_properties,
    vocabulary_files,
    vocabulary_triples,
)

ROOT = Path(ontology.__file__).parent.parent
FOLDERS = ("ontology", "graph", "ingest", "api", "viz", "tests", "examples")
DECLARED = {
    triple.subject
    for triple in vocabulary_triples()
    if triple.predicate == RDF.type and triple.object in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
}
COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
PREFIXED = re.compile(r"(?<![\w:/#.-])([A-Za-z][\w-]*):([A-Za-z][\w.-]*\w)")
IRI = re.compile(r"<([^<>\s]+)>")


def files_named(*endings: str) -> list[Path]:
    """Every file of the project with one of these endings."""
    return sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*") if path.suffix in endings)


def names_in_python(path: Path, namespace: str) -> Iterator[str]:
    """Names taken from a namespace, as an attribute or as a constant in brackets."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == namespace
        ):
            if node.attr not in {"iri", "prefix"}:
                yield node.attr
        elif (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Name)
            and node.value.id == namespace
            and isinstance(node.slice, ast.Constant)
        ):
            yield str(node.slice.value)


def iris_in_text(path: Path) -> Iterator[str]:
    """IRIs written out or shortened in a query, an update or a Turtle file."""
    text = COMMENT.sub("", path.read_text("utf-8"))
    prefixes = {**ontology.PREFIXES, **dict(PREFIX.findall(text))}
    yield from IRI.findall(text)
    for prefix, name in PREFIXED.findall(IRI.sub("", text)):
        if prefix in prefixes:
            yield prefixes[prefix] + name


def whole_vocabulary() -> Graph:
    """The vocabulary as rdflib reads it."""
    graph = Graph()
    for file in vocabulary_files():
        graph.parse(data=file.read_text("utf-8"), format="turtle")
    return graph


def style_faults(graph: Graph) -> set[str]:
    """The names of the style rules that a vocabulary breaks."""
    style = Graph().parse(ROOT / "ontology" / "style.ttl")
    _, report, _ = pyshacl.validate(graph, shacl_graph=style)
    return {str(shape).removeprefix(GTS.iri) for shape in report.objects(None, SH.sourceShape)}


@pytest.mark.parametrize("path", files_named(".ttl"), ids=lambda path: path.name)
def test_turtle_means_the_same_in_both_libraries(path: Path) -> None:
    """What one library accepts and the other refuses would fail on somebody else's machine."""
    text = path.read_text("utf-8")
    base = "https://data.anytown.example/file.ttl"
    from_rdflib = len(Graph().parse(data=text, format="turtle", publicID=base))
    from_pyoxigraph = {quad.triple for quad in parse(text, format=RdfFormat.TURTLE, base_iri=base)}
    assert from_rdflib == len(from_pyoxigraph) > 0


def test_every_turtle_file_of_the_folder_belongs_to_the_vocabulary_or_is_its_style() -> None:
    """A file that is not listed would be shipped and never read."""
    listed = {file.name for file in vocabulary_files()} | {"style.ttl"}
    assert {path.name for path in (ROOT / "ontology").glob("*.ttl")} == listed


def test_the_vocabulary_keeps_its_own_style() -> None:
    """The terms have to read as if one person had written them."""
    assert style_faults(whole_vocabulary()) == set()


def test_a_badly_written_term_is_told_off() -> None:
    """A style that never complains would let every fault through."""
    graph = whole_vocabulary()
    measure = URIRef(GT.Measure.value)
    graph.remove((measure, SKOS.definition, None))
    graph.add((measure, SKOS.definition, Literal("a number. It is counted", lang="en")))
    graph.remove((measure, SKOS.example, None))
    assert style_faults(graph) == {"Class-example", "Term-definition-style"}


def test_each_term_is_declared_once() -> None:
    """Two declarations of one term drift apart."""
    heads = Counter(
        name
        for file in vocabulary_files()
        for name in re.findall(r"^gt:(\w+)$", file.read_text("utf-8"), re.MULTILINE)
    )
    assert [name for name, times in heads.items() if times > 1] == []
    assert {GT[name] for name in heads} == DECLARED


@pytest.mark.parametrize("file", vocabulary_files(), ids=lambda file: file.name)
def test_terms_stand_in_alphabetical_order(file) -> None:
    """A reader looks a term up by its name."""
    heads = re.findall(r"^gt:(\w+)$", file.read_text("utf-8"), re.MULTILINE)
    assert heads == sorted(heads, key=lambda name: (name.casefold(), name))


def test_every_name_used_in_python_is_declared() -> None:
    """A misspelt term is accepted everywhere and only ever gives an empty answer."""
    used = {
        (str(path.relative_to(ROOT)), name)
        for path in files_named(".py")
        for name in names_in_python(path, "GT")
    }
    assert len(used) > 200
    assert sorted(place for place in used if GT[place[1]] not in DECLARED) == []


def test_every_name_used_in_queries_and_shapes_is_declared() -> None:
    """SPARQL and SHACL accept a misspelt term silently."""
    used = {
        (str(path.relative_to(ROOT)), iri)
        for path in files_named(".rq", ".ru", ".ttl")
        for iri in iris_in_text(path)
        if iri.startswith(GT.iri) and iri != GT.iri
    }
    assert len(used) > 200
    assert sorted(place for place in used if NamedNode(place[1]) not in DECLARED) == []


def test_every_code_used_in_queries_shapes_and_python_is_in_its_list() -> None:
    """A misspelt code never equals anything."""
    known = {triple.subject.value for triple in code_list_triples()}
    in_text = {
        (path.name, iri)
        for path in files_named(".rq", ".ru", ".ttl")
        for iri in iris_in_text(path)
        if iri.startswith(GTC.iri) and not iri.endswith("/")
    }
    in_python = {
        (path.name, GTC.iri + name) for path in files_named(".py") for name in names_in_python(path, "GTC")
    }
    assert sorted(place for place in in_text | in_python if place[1] not in known) == []


def test_every_property_and_class_of_the_workbook_and_the_kinds_is_declared() -> None:
    """A record made of an undeclared term could not be asked about."""
    properties = {column.property for sheet in SHEETS for column in sheet.columns if column.property}
    classes = {kind.class_iri for kind in KINDS.values()}
    own = {term for term in properties | classes if term.value.startswith(GT.iri)}
    assert own - DECLARED == set()


def test_every_link_type_leads_to_the_root() -> None:
    """Impact walks one property; a type outside its tree would be invisible to it."""
    for link_type, supers in super_properties().items():
        assert {link_type, GT.bearsOn} <= supers


def test_sideways_links_and_threats_are_not_vertical() -> None:
    """The vertical thread may hold no cycles, sideways links may."""
    assert is_vertical(GT.isOutcomeFor)
    assert not is_vertical(GT.influences)
    assert not is_vertical(GT.threatens)
    assert not is_vertical(GT.hasOwner)


def test_a_link_type_without_ends_of_its_own_takes_those_of_its_parent() -> None:
    """Advice on ends has to exist for every type of link."""
    assert link_ends(GT.threatens) == (frozenset({GT.Risk}), frozenset({GT.ThreadElement}))
    assert link_ends(GT.threadsTo) == link_ends(GT.bearsOn)
    assert GT.Objective in link_ends(GT.funds)[1] & link_ends(GT.isMilestoneOf)[1]
    with pytest.raises(KeyError):
        link_ends(GT.hasOwner)


def test_subclasses_reach_all_the_way_down() -> None:
    """Records carry their most specific class only, so a question for a parent needs all of them."""
    assert GT.WellBeingObjective in subclasses_of(GT.End)
    assert GT.Council in subclasses_of(ORG.Organization)
    assert subclasses_of(GT.Vision) == {GT.Vision}


def test_link_types_are_defined_alike_in_the_vocabulary_and_the_list() -> None:
    """The same concept with two meanings would confuse whoever records a link."""
    definitions = {
        t.subject: t.object.value for t in vocabulary_triples() if t.predicate.value == str(SKOS.definition)
    }
    for each in code_lists()["link-type"].concepts:
        assert definitions[each.iri] == each.definition
