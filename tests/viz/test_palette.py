"""The palette: words that can be read, and ratings told apart without colour."""

import pytest

from graph.answers.explorer.views import DRAWN
from graph.answers.ratings import Rating
from viz.palette import (
    EDITOR,
    ELSEWHERE,
    ENOUGH_FOR_SHAPES,
    ENOUGH_FOR_TEXT,
    IMPACT,
    INK,
    KIND_STYLES,
    LINE,
    NOT_RATED,
    WHITE,
    KindStyle,
    contrast,
    mark_of,
)


def rating(colour: str | None, symbol: str | None = None, order: int = 1) -> Rating:
    return Rating("key", "Word", "Word", colour, symbol, order, from_worst=0)


def test_every_drawn_kind_has_a_style() -> None:
    """A kind without one would break the page of the council that uses it."""
    assert set(KIND_STYLES) == DRAWN


@pytest.mark.parametrize("style", [*KIND_STYLES.values(), ELSEWHERE], ids=lambda style: style.word)
def test_text_and_edges_can_be_seen(style: KindStyle) -> None:
    """WCAG asks for 4.5 for text and 3 for what tells shapes apart."""
    assert contrast(style.text, style.fill) >= ENOUGH_FOR_TEXT
    assert contrast(style.muted, style.fill) >= ENOUGH_FOR_TEXT
    assert contrast(style.stroke, WHITE) >= ENOUGH_FOR_SHAPES


@pytest.mark.parametrize("colour", [LINE, IMPACT, EDITOR, NOT_RATED.colour])
def test_lines_can_be_seen(colour: str) -> None:
    """A line too faint to see is not there."""
    assert contrast(colour, WHITE) >= ENOUGH_FOR_SHAPES


@pytest.mark.parametrize(("one", "other", "known"), [(WHITE, "#000000", 21.0), (WHITE, WHITE, 1.0)])
def test_contrast_is_that_of_the_guidelines(one: str, other: str, known: float) -> None:
    """Black on white is 21, a colour on itself 1."""
    assert contrast(one, other) == pytest.approx(known)


@pytest.mark.parametrize("colour", [None, "", "#ffff00", "red", "#12", "url(x)"])
def test_a_colour_that_cannot_be_seen_or_read_gives_way_to_ink(colour: str | None) -> None:
    """Colours come from a workbook and go into a page."""
    assert mark_of(rating(colour)).colour == INK


def test_a_councils_own_colour_and_symbol_are_kept() -> None:
    """A council's scheme is its own."""
    found = mark_of(rating("#B35900", "▲"))
    assert (found.colour, found.shape, found.word) == ("#b35900", "triangle", "Word")


def test_a_star_is_not_drawn_as_the_circle_beside_it() -> None:
    """East Riding's star and circle are two ratings."""
    star, circle = (mark_of(rating("#00703c", symbol, order)) for order, symbol in ((1, "★"), (2, "●")))
    assert (star.shape, star.symbol, circle.shape) == ("star", "★", "circle")


def test_ratings_without_symbols_still_differ_in_shape() -> None:
    """Shape comes before colour, whatever the data say."""
    assert len({mark_of(rating(None, None, order)).shape for order in (1, 2, 3, 4)}) == 4
