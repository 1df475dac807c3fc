"""A view as a nested list: the equal of the picture, for whoever would rather read than look.

What you would get wrong: a thing may stand under several others. It is told in full the
first time and referred to afterwards, so that the list stays as long as the view is large.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.answers.explorer.cards import Card
from graph.answers.explorer.views import Box, Line, View
from graph.thing import Thing
from viz.palette import Mark
from viz.scene import Scene, is_loose


@dataclass(frozen=True, slots=True)
class Count:
    """How many measures have a mark."""

    mark: Mark
    number: int


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: a thing, how it stands, what is under it; ``again`` says that it was told above."""

    key: str
    card: Card
    figure: str
    mark: Mark | None
    counts: tuple[Count, ...]
    editor: bool
    again: bool
    children: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Across:
    """A link across the thread: how strongly it was judged, and whether it hinders."""

    start: Item
    end: Item
    strength: str | None
    hinders: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A view in words: threads from its objectives down, what those serve, links across, what is loose."""

    key: str
    focus: Thing | None
    threads: tuple[Item, ...]
    served: tuple[Item, ...]
    across: tuple[Across, ...]
    loose: tuple[Item, ...]
    left_out: tuple[str, ...]


def outline(scene: Scene, view: View) -> Outline:
    """The outline of a view."""
    return _Teller(scene, view).told()


class _Teller:
    """Tells a view once; it remembers what was told already."""

    def __init__(self, scene: Scene, view: View) -> None:
        self.scene, self.view = scene, view
        self.boxes: Mapping[str, Box] = {box.thing.iri: box for box in view.boxes}
        self.below: dict[str, list[Line]] = defaultdict(list)
        for line in view.lines:
            if not line.sideways and not line.routed:
                self.below[line.end].append(line)
        self.told_already: set[str] = set()

    def told(self) -> Outline:
        plain = self.scene.view(self.view)
        ordered = sorted(self.view.boxes, key=lambda box: self._place(plain, box))
        threads = tuple(self._item(box.thing.iri) for box in ordered if self._starts_a_thread(box))
        served, loose = self._served(ordered), self._loose(ordered)
        return Outline(
            key=self.scene.view_key(self.view),
            focus=self.view.focus,
            threads=threads,
            served=served,
            across=tuple(self._across()),
            loose=loose,
            left_out=tuple(plain["leftOut"]),
        )

    def _starts_a_thread(self, box: Box) -> bool:
        return box.column == "objectives" and not is_loose(self.view, box)

    def _place(self, plain: Mapping[str, list[Mapping[str, object]]], box: Box) -> int:
        keys = [each["id"] for each in plain["boxes"]]
        return keys.index(self.scene.keys[box.thing.iri])

    def _served(self, ordered: Iterable[Box]) -> tuple[Item, ...]:
        ends = [box.thing.iri for box in ordered if box.column == "ends" and self.below[box.thing.iri]]
        return tuple(self._item(iri) for iri in ends)

    def _loose(self, ordered: Iterable[Box]) -> tuple[Item, ...]:
        found = [box.thing.iri for box in ordered if is_loose(self.view, box)]
        return tuple(self._item(iri) for iri in found if iri not in self.told_already)

    def _across(self) -> Iterable[Across]:
        for line in self.view.lines:
            if line.sideways and not line.routed:
                start, end = self._alone(line.start), self._alone(line.end, line.editor)
                yield Across(start, end, line.strength, line.sign == "hinders")

    def _item(self, iri: str, editor: bool = False) -> Item:
        again = iri in self.told_already
        self.told_already.add(iri)
        lines = [] if again else self.below[iri]
        lines = sorted(lines, key=lambda line: self._order(line.start))
        return self._alone(iri, editor, again, tuple(self._item(x.start, x.editor) for x in lines))

    def _order(self, iri: str) -> tuple[str, int, str]:
        card = self.scene.data.cards[iri]
        rating = card.standing.rating if card.standing else None
        return self.boxes[iri].column, -(rating.order if rating else 0), card.thing.code

    def _alone(
        self, iri: str, editor: bool = False, again: bool = False, children: tuple[Item, ...] = ()
    ) -> Item:
        card = self.scene.data.cards[iri]
        is_measure = card.thing.kind == "measure"
        counts = self.scene.in_order(self.boxes[iri].counts)
        return Item(
            key=self.scene.keys[iri],
            card=card,
            figure=self.scene.words_of(card),
            mark=self.scene.mark(card.standing.rating if card.standing else None) if is_measure else None,
            counts=tuple(Count(self.scene.marks[key], number) for key, number in counts),
            editor=editor,
            again=again and bool(self.below[iri]),
            children=children,
        )
