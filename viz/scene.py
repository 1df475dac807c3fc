"""The explorer's content with every box measured, placed and worded: what the page draws.

Plain values only, ready for JSON. What you would get wrong: things are named by their code
here, which is unique in a thread; where two kinds share one, both are named by kind and code.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from graph.answers.explorer import ExplorerData, LinkCard
from graph.answers.explorer.cards import Card
from graph.answers.explorer.dips import DipTold
from graph.answers.explorer.views import COLUMNS, Box, Line, View
from graph.answers.ratings import Rating
from graph.status.words import figure_text
from graph.thing import Thing
from viz.catalogue import Words
from viz.layout import Block, Layout, layout
from viz.palette import NOT_RATED, Mark, mark_of

OVERVIEW = "overview"
LINE_HEIGHT = 17
PADDING = 8
MARK_WIDTH = 22
LETTER, BOLD_LETTER, SMALL_LETTER = 6.8, 7.6, 6.1
PAGE_WIDTH = 1120.0
NARROWEST_GAP, WIDEST_GAP = 30.0, 120.0
THREAD_WIDTHS: Mapping[str, int] = {
    "ends": 132,
    "objectives": 132,
    "steps": 150,
    "work": 142,
    "services": 130,
    "figures": 182,
    "elsewhere": 158,
}
OVERVIEW_WIDTHS: Mapping[str, int] = {
    **THREAD_WIDTHS,
    "ends": 168,
    "objectives": 168,
    "steps": 196,
    "services": 166,
}

Plain = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """The scene of some explorer data, in the words of a language."""

    data: ExplorerData
    words: Words = field(default_factory=lambda: Words("en"))

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The short name of each thing, by its address."""
        shared = Counter(card.thing.code for card in self.data.cards.values())
        return {
            iri: card.thing.code if shared[card.thing.code] == 1 else f"{card.thing.kind}/{card.thing.code}"
            for iri, card in self.data.cards.items()
        }

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """How each rating is shown, best first, then what is not rated."""
        found = {rating.key: mark_of(rating) for rating in self.data.ratings}
        return {**found, NOT_RATED.key: NOT_RATED}

    def view_key(self, view: View) -> str:
        """The short name of a view: that of its objective, or overview."""
        return self.keys[view.focus.iri] if view.focus else OVERVIEW

    def mark(self, rating: Rating | None) -> Mark:
        """How a rating, or its absence, is shown."""
        return self.marks[rating.key] if rating else NOT_RATED

    def plain(self) -> Plain:
        """Everything that the page draws and says."""
        data = self.data
        return {
            "things": {self.keys[iri]: self._thing(card) for iri, card in data.cards.items()},
            "links": [self._link(card) for card in data.links],
            "views": {self.view_key(view): self.view(view) for view in data.views},
            "dips": [self._dip(dip) for dip in data.dips],
            "belongs": {self.keys[iri]: [self.keys[x] for x in found] for iri, found in data.belongs.items()},
        }

    def view(self, view: View) -> Plain:
        """A view with every box and line in its place."""
        columns = _columns(view)
        boxes = sorted(view.boxes, key=self._worst_first)
        several = len({self._plan(box) for box in boxes if box.column == "objectives"}) > 1
        drawn = {box.thing.iri: self._drawn(box, columns[box.column].width, several) for box in boxes}
        places = {name: place for place, name in enumerate(columns)}
        blocks = [Block(b.thing.iri, places[b.column], drawn[b.thing.iri].height) for b in boxes]
        placed = layout(blocks, [(line.end, line.start) for line in view.lines])
        return {
            "columns": [{"key": key, "x": c.left, "w": c.width} for key, c in columns.items()],
            "width": max((column.left + column.width for column in columns.values()), default=0),
            "height": placed.height,
            "boxes": [
                self._box(box, drawn[box.thing.iri], placed, columns[box.column])
                | {"loose": is_loose(view, box)}
                for box in boxes
            ],
            "lines": [self._line(line, placed, list(columns.values())) for line in view.lines],
            "leftOut": [f"{count} × {self.words.spoken_kind(kind)[0]}" for kind, count in view.left_out],
        }

    def words_of(self, card: Card) -> str:
        """A figure or an amount in a few words; empty for what has neither."""
        if card.standing:
            return f"{card.standing.text}, {card.standing.period}"
        if card.money:
            amount, period = pounds(card.money.actual), card.money.period
            spent = self.words.text("explorer.spent", amount=amount, period=period)
            variance = card.money.variance
            return spent if variance is None else f"{spent}; {variance_words(variance, self.words)}"
        return self.words.text("explorer.no-figure") if card.thing.kind == "measure" else ""

    def _worst_first(self, box: Box) -> tuple[bool, int, str, int, str]:
        rating = self._rating(box)
        plan = self._plan(box) if box.column == "objectives" else ""
        count = sum(n for _, n in box.counts)
        return rating is None, rating.from_worst if rating else 0, plan, -count, box.thing.code

    def _rating(self, box: Box) -> Rating | None:
        standing = self.data.cards[box.thing.iri].standing
        return standing.rating if standing else None

    def _plan(self, box: Box) -> str:
        plan = self.data.cards[box.thing.iri].plan
        return plan.label if plan else ""

    def _drawn(self, box: Box, width: float, several_plans: bool) -> "_Drawn":
        room = width - 2 * PADDING - (MARK_WIDTH if box.thing.kind == "measure" else 0)
        text = wrapped(box.thing.label, room, BOLD_LETTER if box.column == "objectives" else LETTER)
        muted = [
            line for part in self._muted(box, several_plans) for line in wrapped(part, room, SMALL_LETTER)
        ]
        rows = len(text) + len(muted) + (1 if box.counts else 0)
        return _Drawn(tuple(text), tuple(muted), rows * LINE_HEIGHT + 2 * PADDING)

    def _muted(self, box: Box, several_plans: bool) -> list[str]:
        """The small print of a box, in parts that start a line each."""
        card = self.data.cards[box.thing.iri]
        if box.column == "elsewhere":
            return [_priorities_words(box.priorities)] if box.priorities else []
        if box.column == "objectives" and several_plans and card.plan:
            return [card.plan.label]
        if card.standing:
            return [f"{card.standing.text}, {short_period(card.standing.period)}"]
        if card.money:
            parts = [f"{pounds(card.money.actual)}, {short_period(card.money.period)}"]
            variance = card.money.variance
            return parts if variance is None else [*parts, variance_words(variance, self.words)]
        return [self.words.text("explorer.no-figure")] if box.thing.kind == "measure" else []

    def _box(self, box: Box, drawn: "_Drawn", placed: Layout, column: "_Column") -> Plain:
        return {
            "id": self.keys[box.thing.iri],
            "column": box.column,
            "x": column.left,
            "y": round(placed.middles[box.thing.iri] - drawn.height / 2, 1),
            "w": column.width,
            "h": drawn.height,
            "text": list(drawn.text),
            "muted": list(drawn.muted),
            "mark": self.mark(self._rating(box)).key if box.thing.kind == "measure" else None,
            "counts": [[key, count] for key, count in self.in_order(box.counts)],
        }

    def in_order(self, counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        """Counts worst first, those without a rating last."""
        ranks = {rating.key: rating.order for rating in self.data.ratings}
        return sorted(counts, key=lambda pair: -ranks.get(pair[0], 0))

    def _line(self, line: Line, placed: Layout, columns: Sequence["_Column"]) -> Plain:
        lanes = placed.lanes.get((line.end, line.start), ())
        return {
            "from": self.keys[line.start],
            "to": self.keys[line.end],
            "lanes": [[columns[c].left, round(y, 1), columns[c].left + columns[c].width] for c, y in lanes],
            "sideways": line.sideways,
            "editor": line.editor,
            "strength": line.strength,
            "sign": line.sign,
            "routed": line.routed,
        }

    def _thing(self, card: Card) -> Plain:
        thing, standing = card.thing, card.standing
        found: Plain = {"code": thing.code, "label": thing.label, "kind": thing.kind, "lang": card.language}
        if card.plan:
            found["plan"] = card.plan.label
        if card.boards:
            found["boards"] = [self.keys[board.iri] for board in card.boards if board.iri in self.keys]
        if words := self.words_of(card):
            found["figure"] = words
        if standing or thing.kind == "measure":
            found["mark"] = self.mark(standing.rating if standing else None).key
        if standing:
            found |= {"reason": standing.reason, "dip": standing.is_dip, "dipReason": standing.dip_reason}
            found |= {"noRating": standing.no_rating} if standing.no_rating else {}
        return found

    def _link(self, card: LinkCard) -> Plain:
        link = card.link
        facts: Plain = {
            "iri": link.iri,
            "from": self.keys[link.start],
            "to": self.keys[link.end],
            "words": card.words,
            "vertical": link.vertical,
            "sign": link.sign,
            "strength": link.strength,
            "basis": link.basis,
            "by": card.asserted_by,
            "evidence": link.evidence,
            "reviewed": link.reviewed_on.isoformat() if link.reviewed_on else None,
            "lag": link.lag_months,
            "under": [self.keys.get(iri, iri) for iri in sorted(link.under)],
            "serves": [self.keys.get(iri, iri) for iri in card.serves],
        }
        return {name: value for name, value in facts.items() if value not in (None, [])}

    def _dip(self, dip: DipTold) -> Plain:
        numbers = self._numbers
        return {
            "thing": self.keys[dip.measure.iri],
            "reason": dip.reason,
            "priorities": [self.keys[aim.iri] for aim in dip.priorities],
            "routes": [
                {
                    "to": self.keys[route.affected.iri],
                    "strength": route.strength,
                    "direction": route.direction,
                    "sideways": route.sideways,
                    "links": [numbers[iri] for iri in route.links],
                    "path": route.path,
                }
                for route in dip.routes
            ],
        }

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {card.link.iri: number for number, card in enumerate(self.data.links)}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A box's lines of text and its height."""

    text: tuple[str, ...]
    muted: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column stands."""

    left: float
    width: float


def is_loose(view: View, box: Box) -> bool:
    """Whether a box is linked to nothing in a view, and holds nothing."""
    joined = any(box.thing.iri in (line.start, line.end) for line in view.lines if not line.routed)
    return not joined and not box.counts and box.thing != view.focus


def wrapped(text: str, room: float, letter: float = LETTER) -> list[str]:
    """Text in lines that fit a width in pixels; a box grows rather than cut its words short."""
    return textwrap.wrap(text, max(8, int(room / letter)), break_long_words=True) or [""]


def short_period(label: str) -> str:
    """A period without its explanation in brackets."""
    return label.split(" (", maxsplit=1)[0]


def _priorities_words(priorities: Sequence[Thing]) -> str:
    first, *others = priorities
    named = f"→ {first.label} ({first.code})"
    return f"{named}, {', '.join(aim.code for aim in others)}" if others else named


def pounds(amount: Decimal) -> str:
    """An amount of money as councils write it: £731,000, from a million on £1.2m."""
    if abs(amount) < 1_000_000:
        return figure_text(amount, "pounds", 0)
    return f"{figure_text(amount / 1_000_000, 'pounds', 1)}m"


def variance_words(variance: Decimal, words: Words) -> str:
    """A variance against profile in words."""
    if variance == 0:
        return words.text("explorer.on-profile")
    key = "explorer.over-profile" if variance > 0 else "explorer.under-profile"
    return words.text(key, amount=pounds(abs(variance)))


def _columns(view: View) -> dict[str, _Column]:
    """The columns that a view needs, spread over a page's width where they leave room."""
    widths = THREAD_WIDTHS if view.focus else OVERVIEW_WIDTHS
    names = [name for name in COLUMNS if any(box.column == name for box in view.boxes)]
    free = PAGE_WIDTH - sum(widths[name] for name in names)
    gap = min(WIDEST_GAP, max(NARROWEST_GAP, free / max(1, len(names) - 1)))
    found: dict[str, _Column] = {}
    left = 0.0
    for name in names:
        found[name] = _Column(round(left, 1), widths[name])
        left += widths[name] + gap
    return found
