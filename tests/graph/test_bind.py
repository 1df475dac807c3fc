"""Values enter SPARQL text as terms and in no other way; no value can break out of its place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store, Variable

from graph.bind import bind
from graph.errors import QueryContractError
from graph.store.writer import sealing_update
from graph.terms import decimal_term, text_term
from ontology import RDFS

THING = NamedNode("https://data.anytown.example/id/risk/RK1")
GRAPH = NamedNode("https://data.anytown.example/graph/snapshot")
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ['"', "\\", "'", '"""', "} ; DROP ALL ; {", "$name", "?x", "\n#", '" . ?s ?p ?o', "\\u0022", "<>", '"@en']
)


@given(TEXTS, st.sampled_from([None, "en", "cy"]))
def test_a_text_comes_back_from_a_query_as_it_went_in(text, language):
    """Whatever an officer types, a query compares with it and does nothing else."""
    term = text_term(text, language)
    (row,) = Store().query(bind("SELECT ($value AS ?found) WHERE {}", {"value": term}))
    assert row[Variable("found")] == term


@given(TEXTS)
def test_a_text_comes_back_from_an_update_and_nothing_else_happens(text):
    """An update is where breaking out would cost most."""
    kept = Quad(THING, RDFS.comment, Literal("kept"), GRAPH)
    added = Quad(THING, RDFS.label, Literal(text), GRAPH)
    store = Store()
    store.add(kept)
    store.update(sealing_update((), (added,)))
    assert set(store) == {kept, added}
    store.update(sealing_update((added,), ()))
    assert set(store) == {kept}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_comes_back_as_the_same_number(value):
    """A figure is compared as a number, not as a text."""
    (row,) = Store().query(bind("SELECT ($value AS ?found) WHERE {}", {"value": decimal_term(value)}))
    assert Decimal(row[Variable("found")].value) == value


def test_an_address_that_could_break_out_cannot_be_made():
    """The term itself refuses what would end it."""
    for hostile in ("https://x.example/> } ; DROP ALL #", "not an address"):
        with pytest.raises(ValueError, match=r"."):
            NamedNode(hostile)


def test_parameters_missing_or_not_in_the_query_are_refused():
    """A parameter left open would match everything."""
    with pytest.raises(QueryContractError, match=r"missing: \['a'\]"):
        bind("SELECT * { ?s ?p $a }", {})
    with pytest.raises(QueryContractError, match=r"not in the query: \['b'\]"):
        bind("SELECT * { ?s ?p $a }", {"a": THING, "b": THING})


def test_a_value_that_looks_like_a_parameter_is_not_replaced_again():
    """One pass; otherwise text could name another value."""
    found = bind("$a $b", {"a": Literal("$b"), "b": Literal("two")})
    assert found == '"$b" "two"'
