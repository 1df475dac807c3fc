"""Every shipped query: its header, its row, its words, and its place in the catalogue."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from pyoxigraph import NamedNode

import graph
import ingest
from graph.bind import Value
from graph.catalogue import CATALOGUE
from graph.query import Query, parse_header, without_comments
from graph.questions.gaps import GAP_RULES
from graph.status.periods import parse_period
from graph.terms import day_term, text_term
from graph.thread import Snapshot
from ontology import GT, PREFIXES
from ontology.vocabulary import vocabulary_triples

ROOT = Path(__file__).parents[2]
FILES = {file.stem: file for file in sorted((ROOT / "graph" / "queries").glob("*.rq"))}
KINDS_OF_PARAMETER = {"thing", "period", "day", "time", "text"}
NUMBERED = {f"CQ{number:02}" for number in range(1, 25)} - {"CQ16"}


def declared() -> Iterator[Query[Any]]:
    """Every query that a module of the product declares."""
    yield from GAP_RULES
    for package in (graph, ingest):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Query):
                    yield value


DECLARED = {query.name: query for query in declared()}


def body(name: str) -> str:
    """The SPARQL of a file without the words around it."""
    return without_comments(FILES[name].read_text("utf-8"))


def many_steps(text: str) -> list[str]:
    """The OPTIONAL parts that take more than one step from what is already found."""
    parts = re.findall(r"OPTIONAL\s*\{([^{}]*(?:\{[^{}]*\})?[^{}]*)\}", text)
    plain = [re.sub(r"FILTER\s*\([^)]*\)|<[^>]*>", "", part) for part in parts]
    return [part for part in plain if re.search(r"[.;]\s*[?$\w]|\w/\w", part)]


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_asks_and_of_which_parameters(name: str) -> None:
    """The catalogue, the command line and the page all read the header; it must not lie."""
    header = parse_header(name, FILES[name].read_text("utf-8"))
    assert header.title
    assert header.question.endswith((".", "?"))
    assert header.who
    assert set(header.parameters) == set(re.findall(r"\$(\w+)", body(name)))
    assert set(header.parameters.values()) <= KINDS_OF_PARAMETER
    assert header.reads in {"snapshot", "trail"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_a_row_with_the_columns_it_selects(name: str) -> None:
    """A file that no module asks is dead; a row in another order would swap its values."""
    selected = re.search(r"SELECT\s+(?:DISTINCT\s+)?(.*?)\bWHERE\b", body(name), re.DOTALL)
    assert selected
    columns = re.sub(r"\([^()]*(?:\([^()]*\))?[^()]*AS\s+(\?\w+)\s*\)", r"\1", selected[1])
    assert tuple(re.findall(r"\?(\w+)", columns)) == DECLARED[name].row._fields


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_in_the_catalogue_or_inside(name: str) -> None:
    """A question that nobody can find might as well not be there."""
    assert (name in CATALOGUE) != DECLARED[name].header.inside


@pytest.mark.parametrize("name", FILES)
def test_prefixes_stand_for_what_they_stand_for_everywhere_and_are_used(name: str) -> None:
    """A prefix with another meaning in one file finds nothing, silently."""
    text = body(name)
    stated = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    assert stated == {prefix: PREFIXES[prefix] for prefix in stated}
    rest = re.sub(r"PREFIX .*|<[^>]*>|\"[^\"]*\"", "", text)
    assert set(re.findall(r"(?<![\w?])(\w+):\w", rest)) == set(stated)


@pytest.mark.parametrize("name", FILES)
def test_every_term_is_declared(name: str) -> None:
    """SPARQL accepts a misspelt property and finds nothing."""
    known = {triple.subject for triple in vocabulary_triples()}
    assert {term for term in re.findall(r"\bgt:(\w+)", body(name)) if GT[term] not in known} == set()


@pytest.mark.parametrize("name", CATALOGUE)
def test_rows_come_in_an_order(name: str) -> None:
    """The same question asked twice gives the same page; a single row needs no order."""
    assert "ORDER BY" in body(name)


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_optional_part_is_a_single_step(name: str) -> None:
    """Two steps in an OPTIONAL make the engine read the whole store."""
    assert many_steps(body(name)) == []


@pytest.mark.parametrize("part", ["?a gt:x ?b . ?b gt:y ?c", "?a gt:x/gt:y ?c", "?a gt:x ?b ; gt:y ?c"])
def test_several_steps_are_recognised(part: str) -> None:
    """A check that cannot fail guards nothing."""
    assert many_steps(f"OPTIONAL {{ {part} }}") != []


def test_every_competency_question_is_asked_by_its_number() -> None:
    """The list that the vocabulary was designed against is what the product answers."""
    asked = {
        number for query in CATALOGUE.values() for number in re.findall(r"CQ\d\d", query.header.question)
    }
    assert asked == NUMBERED


def test_every_question_has_a_story() -> None:
    """A question is only known to be answered when a story has been seen to answer it."""
    folder = Path(__file__).parent
    told = "\n".join(file.read_text("utf-8") for file in (folder / "questions").glob("test_*.py"))
    rules = {rule.name for rule in GAP_RULES}
    questions = {name for name, query in CATALOGUE.items() if "CQ" in query.header.question} - rules
    assert {name for name in questions if name.upper() not in told} == set()


STORY = """
:council\\/C a gt:Council ; gt:code "C" ; rdfs:label "Council"@en ; gt:illustrative true .
:body\\/B a gt:GovernanceBody ; gt:code "B" ; rdfs:label "Board"@en .
:well-being-objective\\/W a gt:WellBeingObjective ; gt:code "W" ; rdfs:label "Aim"@en .
:oversight\\/B\\/W a gt:Oversight ; gt:ofBody :body\\/B ; gt:overseen :well-being-objective\\/W .
:measure\\/M a gt:Measure ; gt:code "M" ; rdfs:label "Measure"@en .
:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M ; gt:linkType gt:indicates ;
  gt:linkTo :well-being-objective\\/W .
:figure\\/M\\/2020-21-Q2 a gt:Observation ; gt:ofMeasure :measure\\/M ;
  sdmxd:refPeriod quarter:2020-2021\\/Q2 ; sdmxm:obsValue 91.8 .
"""


@pytest.mark.parametrize(
    "name", [name for name, query in CATALOGUE.items() if query.header.reads == "snapshot"]
)
def test_every_question_of_a_snapshot_runs(story: Any, name: str) -> None:
    """Each must parse, bind its parameters and give rows of its own type."""
    snapshot: Snapshot = story(STORY)
    query = CATALOGUE[name]
    values: dict[str, Value] = {
        "thing": NamedNode(f"{snapshot.names.base}/id/well-being-objective/W"),
        "period": parse_period("2020-21-Q2").iri,
        "day": day_term(snapshot.moment.on),
        "text": text_term("M"),
    }
    rows = snapshot.ask(query, **{key: values[kind] for key, kind in query.header.parameters.items()})
    assert all(isinstance(row, query.row) for row in rows)


def test_the_questions_that_other_answers_ask_too_are_answered(story: Any) -> None:
    """Who oversees what and whose thread it is are asked by people as well."""
    snapshot: Snapshot = story(STORY)
    assert [row.code for row in snapshot.ask(CATALOGUE["council"])] == ["C"]
    assert [row.body.rsplit("/", 1)[-1] for row in snapshot.ask(CATALOGUE["overseers"])] == ["B"]
    board = NamedNode(f"{snapshot.names.base}/id/body/B")
    assert len(snapshot.ask(CATALOGUE["own_measures"], thing=board)) == 1


def test_a_question_that_reads_values_of_the_past_is_about_one_record() -> None:
    """Of a record it is given, the trail leaves untold what is withheld now; of all at once it cannot."""
    telling = re.compile(r"rawText|cellFormula|sha256|GRAPH|obsValue|numerator|denominator")
    careless = {
        name: query.header.parameters
        for name, query in DECLARED.items()
        if query.header.reads == "trail" and telling.search(query.text)
        if not {"record", "figure", "change_set"} & set(query.header.parameters)
    }
    assert set(careless) == {"files_used"}, "it tells the hashes of files, not of records"
