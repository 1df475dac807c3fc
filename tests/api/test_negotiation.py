"""Which form a caller wants: weights, wildcards, suffixes and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.negotiation import MEDIA_TYPES, chosen_form, chosen_language, split_suffix

OFFERED = ("ttl", "jsonld", "nt", "html")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "ttl"),
        ("", "ttl"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "html"),
        ("application/n-triples, text/turtle;q=0.9", "nt"),
        ("text/*;q=0.3, text/html;q=0.2", "ttl"),
        ("TEXT/TURTLE", "ttl"),
        ("text/turtle;q=0", None),
        ("text/turtle;q=high", None),
        ("image/png", None),
    ],
)
def test_the_weightiest_offered_form_is_chosen(accept: str | None, form: str | None) -> None:
    """The rules are HTTP's own."""
    assert chosen_form(accept, OFFERED) == form


@given(st.text(max_size=60))
def test_no_header_is_too_odd_to_be_read(accept: str) -> None:
    """Headers come from strangers."""
    assert chosen_form(accept, OFFERED) in {*OFFERED, None}
    assert chosen_language(accept) in {"en", "cy"}


@pytest.mark.parametrize(
    ("path", "split"),
    [
        ("measure/ED1.ttl", ("measure/ED1", "ttl")),
        ("measure/ED1.5", ("measure/ED1.5", None)),
        ("measure/ED1", ("measure/ED1", None)),
        (".ttl", (".ttl", None)),
    ],
)
def test_only_known_suffixes_are_taken_off(path: str, split: tuple[str, str | None]) -> None:
    """A code may hold a dot."""
    assert split_suffix(path) == split


@pytest.mark.parametrize(
    ("accept", "language"),
    [("cy", "cy"), ("cy-GB,en;q=0.9", "cy"), ("en-GB,cy;q=0.9", "en"), ("fr", "en"), (None, "en")],
)
def test_welsh_is_chosen_where_it_is_preferred(accept: str | None, language: str) -> None:
    """A Welsh browser should not have to ask twice."""
    assert chosen_language(accept) == language


def test_every_form_has_a_media_type() -> None:
    """A form without one could never be asked for."""
    assert set(OFFERED) == set(MEDIA_TYPES)
