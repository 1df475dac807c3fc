"""Colour, shape and word for each kind of thing and each rating: shape and word first, colour second.

The one place where colours of pictures are chosen. What you would get wrong: a council's own
rating colours come as data, and one too faint to be seen on white is darkened here, never shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.answers.ratings import Rating
from graph.kinds import KINDS

WHITE = "#ffffff"
INK = "#0b0c0c"
MUTED = "#4a5459"
LINE = "#66737a"
IMPACT = "#5b2385"
EDITOR = "#8a4b08"
ENOUGH_FOR_TEXT = 4.5
ENOUGH_FOR_SHAPES = 3.0


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How boxes of a kind look: ``shape`` is square, rounded, pill, solid or cut; ``word`` names the kind."""

    word: str
    shape: str
    fill: str
    stroke: str
    text: str
    muted: str = MUTED


@dataclass(frozen=True, slots=True)
class Mark:
    """How a rating looks: a word with a shape (circle, triangle, square, diamond, star, ring), a colour."""

    key: str
    word: str
    shape: str
    symbol: str
    colour: str


def _style(kind: str, shape: str, fill: str, stroke: str, text: str = INK, muted: str = MUTED) -> KindStyle:
    return KindStyle(KINDS[kind].words, shape, fill, stroke, text, muted)


KIND_STYLES: Mapping[str, KindStyle] = {
    "goal": _style("goal", "square", "#e3ecf7", "#2b5188"),
    "vision": _style("vision", "square", "#d3e2f4", "#2b5188"),
    "theme": _style("theme", "square", "#eef3fa", "#2b5188"),
    "equality-objective": _style("equality-objective", "square", "#ecdff4", "#6a3d8f"),
    "well-being-objective": _style("well-being-objective", "solid", "#12343b", "#12343b", WHITE, "#d5e3e6"),
    "outcome": _style("outcome", "rounded", WHITE, "#12343b"),
    "service-objective": _style("service-objective", "rounded", "#eef1f1", "#54666b"),
    "action": _style("action", "cut", "#f4f6f3", "#4f5f45"),
    "project": _style("project", "cut", "#e8ede3", "#4f5f45"),
    "service": _style("service", "pill", "#dff0e8", "#17694c"),
    "measure": _style("measure", "rounded", WHITE, "#5c666b"),
    "budget-line": _style("budget-line", "rounded", "#fdf3d3", "#8a6a00"),
}
ELSEWHERE = KindStyle("elsewhere", "rounded", "#f4eefa", IMPACT, INK, MUTED)

_SHAPES: Mapping[str, str] = {
    "●": "circle",
    "▲": "triangle",
    "▼": "triangle",
    "■": "square",
    "◆": "diamond",
    "★": "star",
}
_BY_ORDER = ("circle", "triangle", "square", "diamond")
_SYMBOL_OF: Mapping[str, str] = {
    "circle": "●",
    "triangle": "▲",
    "square": "■",
    "diamond": "◆",
    "star": "★",
}
NOT_RATED = Mark("", "Not rated", "ring", "○", MUTED)


def mark_of(rating: Rating) -> Mark:
    """How a council's rating is shown; a symbol that is not known gives way to one by its order."""
    by_order = _BY_ORDER[min(max(rating.order, 1), len(_BY_ORDER)) - 1]
    shape = _SHAPES.get(rating.symbol or "", by_order)
    return Mark(rating.key, rating.label, shape, _SYMBOL_OF[shape], _visible(rating.colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written as six hexadecimal digits, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _visible(colour: str | None) -> str:
    found = _hexadecimal(colour)
    return found if found and contrast(found, WHITE) >= ENOUGH_FOR_TEXT else INK


def _hexadecimal(colour: str | None) -> str | None:
    digits = (colour or "").removeprefix("#")
    if len(digits) != 6 or any(char not in "0123456789abcdefABCDEF" for char in digits):
        return None
    return f"#{digits.lower()}"


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (_linear(part) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
