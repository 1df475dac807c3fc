"""The fast check of the load shapes gives pySHACL's verdict, on every example and on a whole council."""

from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode, Triple
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from graph.names import Names
from graph.rdflib_terms import from_rdflib, to_rdflib_triple
from graph.shape_check import faults, rules_by_class
from graph.trail.reading import NOTHING
from graph.trail.records import Record, records_of
from ingest.load import state
from ingest.reading import read_files
from ontology import GTS
from ontology.shapes import example_files, load_shapes, rules_of
from ontology.vocabulary import subclasses_of, vocabulary_triples

EXAMPLES = Path(__file__).parents[2] / "examples"
Verdict = set[tuple[str, str]]


def referee(graph: Graph) -> Verdict:
    """What pySHACL says: the record and the rule of each result."""
    classes = Graph()
    for triple in vocabulary_triples():
        if triple.predicate.value.endswith("#subClassOf"):
            classes.add(to_rdflib_triple(triple))
    _, report, _ = pyshacl.validate(graph, shacl_graph=load_shapes(), ont_graph=classes)
    return {
        (str(report.value(result, SH.focusNode)), rule_name(report.value(result, SH.sourceShape)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def rule_name(shape: URIRef) -> str:
    """A rule's name as findings give it."""
    return str(shape).removeprefix(GTS.iri)


def fast(records: list[Record]) -> Verdict:
    """What the check in the product says."""
    return {(fault.record.value, fault.rule) for fault in faults(records)}


@pytest.mark.parametrize("file", example_files(), ids=lambda file: file.name)
def test_it_agrees_with_the_referee_on_every_example(file):
    """The rules are the SHACL file; a second reading of them must not be another opinion."""
    graph = Graph().parse(
        data=file.read_text("utf-8"), format="turtle", publicID="https://data.anytown.example/"
    )
    triples = (Triple(*(from_rdflib(term) for term in row)) for row in graph)
    own = [
        record
        for record in records_of(triples).values()
        if any(record.iri.value == str(focus) for focus in foci(graph))
    ]
    assert fast(own) == referee(graph)


def foci(graph: Graph) -> set[str]:
    """The records that a manifest speaks of."""
    return {str(node) for node in graph.objects(None, SH.focusNode)}


def test_every_rule_of_the_file_is_checked_for_some_class():
    """A rule that was read and never applied would be kept by nobody."""
    applied = {rule.name for rules in rules_by_class().values() for rule in rules}
    assert applied == set(rules_of(load_shapes()))


def test_a_rule_holds_for_the_narrower_classes_too():
    """A service objective is an objective."""
    rules = rules_by_class()
    for class_iri, own in rules.items():
        for narrower in subclasses_of(class_iri):
            assert {rule.name for rule in own} <= {rule.name for rule in rules[narrower]}, narrower


def records_in(*paths: Path, base: str) -> list[Record]:
    """The records that some workbooks state."""
    stated = state(read_files(paths), Names(base), NOTHING)
    assert stated.findings == ()
    return [each.record for each in stated.records]


def damaged(records: list[Record]) -> list[Record]:
    """The records, every other one without one of its statements: faults of every kind."""
    return [
        Record(record.iri, frozenset(sorted(record.statements, key=str)[number % 2 * (number % 3 + 1) :]))
        for number, record in enumerate(records)
    ]


def agree(records: list[Record]) -> None:
    """Both give the same verdict on records as they are and with faults."""
    for each in (records, damaged(records)):
        graph = Graph()
        for record in each:
            for triple in record.triples():
                graph.add(to_rdflib_triple(triple))
        assert fast(each) == referee(graph)


def test_it_agrees_with_the_referee_on_a_small_council():
    """Real records hold combinations that no example shows."""
    agree(records_in(EXAMPLES / "first-steps" / "council.xlsx", base="https://data.first-steps.example"))


@pytest.mark.long
def test_it_agrees_with_the_referee_on_a_whole_council():
    """Some thousands of records of every kind."""
    folder = EXAMPLES / "dyffryn-aur"
    agree(records_in(*sorted(folder.glob("*.xlsx")), base="https://data.dyffryn-aur.example"))


def test_a_value_is_judged_by_its_record_alone():
    """Whatever needs the whole thread is checked elsewhere; an unknown construct would stop the reading."""
    assert fast([Record(NamedNode("https://data.anytown.example/id/x/1"), frozenset())]) == set()
