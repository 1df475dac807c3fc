"""Addresses of the thread's things: made from codes, and read back as they were."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.names import Names, segment

NAMES = Names("https://data.anytown.example/thread")
CODES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.lists(CODES, min_size=1, max_size=4))
def test_every_key_comes_back_from_its_address(key):
    """A stroke, a hash, a space or a Welsh letter in a code must not become another code."""
    iri = NAMES.record("figure", *key)
    assert list(NAMES.key(iri)) == key
    assert iri.value.startswith("https://data.anytown.example/thread/id/figure/")


@given(st.lists(CODES, min_size=2, max_size=4), st.lists(CODES, min_size=2, max_size=4))
def test_different_keys_have_different_addresses(one, other):
    """Two records under one address would be one record."""
    assert (NAMES.record("figure", *one) == NAMES.record("figure", *other)) == (one == other)


@given(CODES)
def test_a_code_is_one_segment_of_an_address(code):
    """Anything that could end a segment or an address is escaped."""
    assert not set(segment(code)) & set('/?#<>"{}|\\^` \n')


@given(st.integers(1, 10**6), st.text("0123456789abcdef", min_size=64, max_size=64), CODES)
def test_a_cell_is_read_back_from_its_address(sequence, sha256, sheet):
    """File, sheet and reference stand nowhere else."""
    iri = NAMES.cell(sequence, sha256, sheet, "AB12")
    file, found, reference = NAMES.cell_parts(iri)
    assert file == NAMES.source_file(sequence, sha256)
    assert (found, reference) == (None if sheet == "~" else sheet, "AB12")
    assert NAMES.cell_parts(NAMES.cell(sequence, sha256, None, "A1"))[1] is None


def test_a_version_holds_the_path_of_its_record():
    """The version of a foreign address is still one segment."""
    record = NAMES.record("figure", "ED1", "2020-21-Q2")
    assert NAMES.version(3, record).value.endswith("/id/version/3/figure/ED1/2020-21-Q2")
    outside = NamedNode("http://other.example/a/b")
    assert NAMES.version(3, outside).value.count("/") == NAMES.head.value.count("/") + 2
