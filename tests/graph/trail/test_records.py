"""Records: what is said of one IRI, hashed the same before and after the store had it."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from graph.terms import boolean_term, day_term, decimal_term, text_term, time_term, whole_term
from graph.trail.records import Record, changed_properties, records_of
from ontology import GT, RDF, RDFS

IRI = NamedNode("https://data.anytown.example/id/risk/RK1")
PROPERTIES = (RDFS.label, GT.control, GT.order, GT.validFrom)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
TERMS = st.one_of(
    st.builds(text_term, st.text(), st.sampled_from([None, "en", "cy"])),
    st.builds(decimal_term, DECIMALS),
    st.builds(whole_term, st.integers(-(2**40), 2**40)),
    st.builds(boolean_term, st.booleans()),
    st.builds(day_term, st.dates(date(1900, 1, 1), date(2200, 1, 1))),
    st.builds(time_term, TIMES),
    st.just(NamedNode("https://data.anytown.example/id/post/P%2F1")),
)
STATEMENTS = st.frozensets(st.tuples(st.sampled_from(PROPERTIES), TERMS), min_size=1, max_size=6)


@given(STATEMENTS)
def test_a_record_read_back_from_the_store_hashes_as_it_was_written(statements):
    """The engine rewrites numbers and times; a hash over another spelling would break every seal."""
    record = Record(IRI, statements)
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in record.triples())
    (found,) = records_of(quad.triple for quad in store).values()
    assert found == record
    assert found.digest() == record.digest()


@given(STATEMENTS, STATEMENTS)
def test_records_that_differ_hash_differently(one, other):
    """A change that kept its hash would never be recorded."""
    assert (Record(IRI, one).digest() == Record(IRI, other).digest()) == (one == other)


def test_the_hash_covers_the_address():
    """The same words said of another thing are another record."""
    said = frozenset({(RDFS.label, Literal("A risk"))})
    other = NamedNode("https://data.anytown.example/id/risk/RK2")
    assert Record(IRI, said).digest() != Record(other, said).digest()


def test_the_recipe_of_the_hash_stays_as_it_is():
    """Seals of threads that exist were made with it; another one would declare them all broken."""
    record = Record(IRI, frozenset({(RDFS.label, Literal("A risk", language="en")), (RDF.type, GT.Risk)}))
    assert record.digest() == "66aae83ca869e689dc0ef0f289ea68775541658d58117e3853b98d752d2cb750"


def test_values_come_in_a_stable_order():
    """Answers that changed their order from day to day could not be compared."""
    codes = [Literal(text) for text in ("b", "a", "c")]
    record = Record(IRI, frozenset((GT.control, code) for code in codes))
    assert [value.value for value in record.values(GT.control)] == ["a", "b", "c"]
    assert (record.text(GT.control), record.value(GT.order), record.kind) == ("a", None, None)


def test_the_kind_of_a_record_is_that_of_its_class():
    """Findings and addresses use its word."""
    assert Record(IRI, frozenset({(RDF.type, GT.Risk)})).kind.name == "risk"


def test_triples_of_blank_subjects_are_no_records():
    """A record has an address or it cannot be versioned."""
    triples = [Triple(BlankNode("a"), RDFS.label, Literal("x")), Triple(IRI, RDFS.label, Literal("y"))]
    assert set(records_of(triples)) == {IRI}


@given(STATEMENTS, STATEMENTS)
def test_what_changed_is_what_differs_either_way(before, after):
    """A value taken away is a change as much as one that came."""
    found = changed_properties(Record(IRI, before), Record(IRI, after))
    assert found == {prop for prop, _ in before ^ after}
    assert changed_properties(None, Record(IRI, after)) == {prop for prop, _ in after}
