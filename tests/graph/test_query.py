"""Queries: a header that says what is asked, and rows that have the shape they promise."""

from datetime import UTC, datetime
from importlib.resources import files
from typing import NamedTuple

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graph.errors import QueryContractError
from graph.query import Query, parse_header, without_comments
from graph.trail.reading import CHANGE_SETS

GRAPH = NamedNode("https://data.anytown.example/graph/trail")
HEADER = """# Title: A title
# Question: What is asked?
# Who: the board
# Parameters: $thing thing, $period period
# Severity: warning
SELECT ?x WHERE { }
# Title: not the header any more
"""


def test_a_header_says_what_is_asked_by_whom_and_with_what():
    """The command line and the documentation are made from it."""
    header = parse_header("a", HEADER)
    assert (header.title, header.question, header.who) == ("A title", "What is asked?", "the board")
    assert header.parameters == {"thing": "thing", "period": "period"}
    assert (header.severity, header.reads) == ("warning", "snapshot")


@pytest.mark.parametrize("line", ["Title", "Question", "Who"])
def test_a_header_without_one_of_its_lines_is_refused(line):
    """A query nobody can find is not there."""
    with pytest.raises(QueryContractError, match=line):
        parse_header("a", HEADER.replace(f"# {line}:", "#"))


def test_comments_are_no_part_of_the_query():
    """A parameter named in prose is not one to be bound."""
    assert without_comments("# $a\n  # $b\nSELECT * { ?s ?p <#c> }") == "SELECT * { ?s ?p <#c> }"


def trail() -> Store:
    """A trail of one change set."""
    text = """
        @prefix gt: <https://w3id.org/goldenthread/def#> .
        <https://data.anytown.example/id/change-set/1> a gt:ChangeSet ; gt:sequence 1 ;
            gt:changeKind <https://w3id.org/goldenthread/code/change-kind/load> ;
            gt:recordedAt "2020-11-02T10:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> ;
            gt:recordedBy "Officer" ; gt:seal "00" .
    """
    quads = parse(text, format=RdfFormat.TURTLE)
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object, GRAPH) for q in quads)
    return store


def test_rows_are_typed_and_what_is_not_said_is_none():
    """A caller compares numbers and times, never their texts."""
    (row,) = CHANGE_SETS.answer(trail(), GRAPH)
    assert row.sequence == 1
    assert row.recorded_at == datetime(2020, 11, 2, 10, tzinfo=UTC)
    assert (row.reason, row.clock_time) == (None, None)


def test_a_row_that_promises_other_columns_is_refused():
    """A renamed variable would otherwise put one value into another's place."""

    class Other(NamedTuple):
        """Not what the query selects."""

        change_set: str

    with pytest.raises(QueryContractError, match="its row has"):
        Query("change_sets", Other).answer(trail(), GRAPH)


def test_a_query_sees_the_graph_it_is_given_and_no_other():
    """The union of graphs gives double rows and double sums."""
    assert CHANGE_SETS.answer(trail(), NamedNode("https://data.anytown.example/graph/snapshot")) == []


def test_every_query_file_has_a_header_and_binds_what_it_names():
    """A parameter named in the header and missing from the text, or the reverse, fails only when asked."""
    for file in files("graph.queries").iterdir():
        if file.name.endswith(".rq"):
            text = file.read_text("utf-8")
            header = parse_header(file.name, text)
            named = {word[1:].rstrip(".,;)") for word in without_comments(text).split() if word[0] == "$"}
            assert named <= set(header.parameters), file.name
