"""The load shapes: each rule stays silent on a good record and speaks alone on its own bad one."""

from functools import cache
from importlib.resources.abc import Traversable

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from ontology import GTS
from ontology.codes import code_lists
from ontology.shapes import example_files, load_shapes, rules_of

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
BASE = "https://data.anytown.example/examples/"
Results = dict[URIRef, set[tuple[URIRef, URIRef]]]


@cache
def manifest(name: str) -> Graph:
    """The manifest of this class, with the records it speaks of."""
    file = next(file for file in example_files() if file.name == name)
    return Graph().parse(data=file.read_text("utf-8"), format="turtle", publicID=BASE + name)


@cache
def fired(name: str) -> Results:
    """Which shapes fired on which record of a manifest, with their severity."""
    _, report, _ = pyshacl.validate(manifest(name), shacl_graph=load_shapes())
    return results_in(report, report.subjects(RDF.type, SH.ValidationResult))


def results_in(graph: Graph, nodes) -> Results:
    """Validation results by the record they are about."""
    found: Results = {}
    for node in nodes:
        shape = (graph.value(node, SH.sourceShape), graph.value(node, SH.resultSeverity))
        found.setdefault(graph.value(node, SH.focusNode), set()).add(shape)
    return found


def entries() -> list[tuple[str, URIRef]]:
    """Every entry of every manifest."""
    found = []
    for file in example_files():
        graph = manifest(file.name)
        head = graph.value(graph.value(None, RDF.type, MF.Manifest), MF.entries)
        found.extend((file.name, entry) for entry in Collection(graph, head))
    return found


ENTRIES = entries()


@pytest.mark.parametrize(
    ("name", "entry"), ENTRIES, ids=[str(entry).removeprefix(BASE) for _, entry in ENTRIES]
)
def test_an_example_fires_what_it_says_and_nothing_else(name: str, entry: URIRef) -> None:
    """A rule that misses its case, or speaks out of turn, would mislead whoever fills in a workbook."""
    graph = manifest(name)
    result = graph.value(entry, MF.result)
    focus = graph.value(graph.value(entry, MF.action), SH.focusNode)
    expected = results_in(graph, graph.objects(result, SH.result))
    assert {node: shapes for node, shapes in fired(name).items() if node == focus} == expected
    assert graph.value(result, SH.conforms) == Literal(not expected)


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    """A rule without an example is not known to work."""
    shown = {
        str(shape).removeprefix(GTS.iri)
        for name, entry in ENTRIES
        for shape in manifest(name).objects(
            manifest(name).value(entry, MF.result), SH.result / SH.sourceShape
        )
    }
    assert shown == set(rules_of(load_shapes()))


@pytest.mark.parametrize("file", example_files(), ids=lambda file: file.name)
def test_every_class_shows_one_record_that_conforms(file: Traversable) -> None:
    """A rule that refuses everything would pass every other test."""
    graph = manifest(file.name)
    conforming = list(graph.subjects(SH.conforms, Literal(True)))
    assert len(conforming) == 1


def test_the_shapes_are_themselves_valid_shacl() -> None:
    """A misplaced word in a shape makes it silently do nothing."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=load_shapes(), meta_shacl=True)
    assert conforms, text


def test_every_rule_has_one_english_sentence_a_severity_and_a_name_after_its_class() -> None:
    """The sentence is what an officer reads; the name is what a finding points at."""
    shapes = load_shapes()
    classes = {file.name.removesuffix(".ttl") for file in example_files()}
    for name, rule in rules_of(shapes).items():
        messages = list(shapes.objects(URIRef(GTS[name].value), SH.message))
        assert [message.language for message in messages] == ["en"], name
        assert rule.message[-1] in ".?", name
        assert rule.severity in {str(SH.Violation), str(SH.Warning)}, name
        assert name.split("-")[0] in classes, name


def test_no_property_shape_that_speaks_is_without_a_name() -> None:
    """A finding could not say which rule an unnamed shape was."""
    shapes = load_shapes()
    assert all(isinstance(shape, URIRef) for shape in shapes.subjects(RDF.type, SH.PropertyShape))
    assert all(isinstance(shape, URIRef) for shape in shapes.subjects(SH.message, None))


def test_choices_in_shapes_are_the_whole_code_list() -> None:
    """A code added to a list and not to its shape would be offered and then refused."""
    shapes = load_shapes()
    lists = {frozenset(each.iri.value for each in code_list.concepts) for code_list in code_lists().values()}
    for shape, head in shapes.subject_objects(SH["in"]):
        if isinstance(shape, URIRef):
            assert frozenset(str(item) for item in Collection(shapes, head)) in lists, shape
