"""Which boxes stand in which column, and which lines join them: the overview and each thread.

A view is never larger than a person can read: kinds are left out whole, and named, until it
fits. What you would get wrong: a line may stand for several links, where what lies between
is not drawn; it is only drawn if a walk may really go that way.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.answers.explorer.cards import Card
from graph.thing import Thing
from graph.walk import Route, ThreadLink, ThreadModel, Trace, trace
from graph.walk.model import Sign, Strength

MOST_BOXES = 120
OBJECTIVE = "well-being-objective"
COLUMN_OF_KIND: Mapping[str, str] = {
    "vision": "ends",
    "goal": "ends",
    "theme": "ends",
    "equality-objective": "ends",
    OBJECTIVE: "objectives",
    "outcome": "steps",
    "service-objective": "steps",
    "action": "work",
    "project": "work",
    "service": "services",
    "measure": "figures",
    "budget-line": "figures",
}
COLUMNS = ("ends", "objectives", "steps", "work", "services", "figures", "elsewhere")
DRAWN = frozenset(COLUMN_OF_KIND)
OVERVIEW_KINDS = DRAWN - {"action", "project", "measure", "budget-line", "service-objective"}
EDITOR = "editor"
NOT_RATED = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in a column.

    ``counts`` are the measures rolled up into it, by key of rating; the empty key stands for
    those without one. ``priorities`` are the objectives that a box from elsewhere belongs to.
    """

    thing: Thing
    column: str
    counts: tuple[tuple[str, int], ...] = ()
    priorities: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line from the working end to the ends, with the addresses of the links it stands for.

    ``editor`` says that one of them rests on an editor's word. Strength is the weakest link's,
    none where one is not judged; sign is that of all links together. ``routed`` is a line that
    is only there while an impact route runs along it.
    """

    start: str
    end: str
    links: tuple[str, ...]
    sideways: bool
    editor: bool
    strength: Strength | None
    sign: Sign
    routed: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A picture: the overview (no focus) or the thread of an objective; ``left_out`` counts by kind."""

    focus: Thing | None
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: tuple[tuple[str, int], ...]

    def holds(self, thing: Thing) -> bool:
        """Whether a thing is part of the view itself, not brought in from elsewhere."""
        return any(box.thing == thing and box.column != "elsewhere" for box in self.boxes)


Routes = Iterable[tuple[ThreadLink, ...]]


def overview(
    model: ThreadModel, cards: Mapping[str, Card], dipped: Collection[Thing], routes: Routes
) -> View:
    """The whole council: ends, objectives, outcomes, services, measures as counts, and what dipped."""
    wanted = [thing for thing in model.things.values() if thing.kind in OVERVIEW_KINDS]
    shown, left_out = _fitting([*dipped, *wanted], ("service", "theme", "outcome", "equality-objective"))
    links = [link for iri in model.things for link in model.leaving(iri)]
    return _view(model, cards, None, shown, links, routes, left_out)


def thread_of(model: ThreadModel, cards: Mapping[str, Card], objective: Thing, routes: Routes) -> View:
    """All that serves an objective or is served by it, its money, and what its measures touch elsewhere."""
    below, above = trace(model, objective.iri, "down"), trace(model, objective.iri, "up")
    found = [objective, *_drawn(above), *_drawn(below)]
    shown, left_out = _fitting(found, ("budget-line", "measure", "service-objective", "action"))
    links = {link.iri: link for link in (*below.links, *above.links)}
    sideways = [link for thing in shown for link in _sideways(model, thing.iri)]
    return _view(model, cards, objective, shown, [*links.values(), *sideways], routes, left_out)


def _drawn(found: Trace) -> Iterator[Thing]:
    return (thing for thing, _ in found.things if thing.kind in DRAWN)


def _sideways(model: ThreadModel, iri: str) -> Iterator[ThreadLink]:
    for link in (*model.leaving(iri), *model.entering(iri)):
        far = link.end if link.start == iri else link.start
        if not link.vertical and model.things[far].kind in DRAWN:
            yield link


def _fitting(things: Iterable[Thing], expendable: Iterable[str]) -> tuple[list[Thing], dict[str, int]]:
    """As many things as a person can read; kinds are left out whole, in the order given."""
    shown = list(dict.fromkeys(things))
    left_out: dict[str, int] = {}
    for kind in expendable:
        if len(shown) > MOST_BOXES:
            left_out[kind] = sum(thing.kind == kind for thing in shown)
            shown = [thing for thing in shown if thing.kind != kind]
    return shown, {kind: count for kind, count in left_out.items() if count}


def _view(
    model: ThreadModel,
    cards: Mapping[str, Card],
    focus: Thing | None,
    shown: list[Thing],
    links: list[ThreadLink],
    routes: Routes,
    left_out: Mapping[str, int],
) -> View:
    columns = {thing.iri: COLUMN_OF_KIND[thing.kind] for thing in shown}
    beside = _elsewhere(model, columns, links) if focus else []
    counts = _counts(model, cards, columns, links)
    boxes = [Box(thing, columns[thing.iri], counts.get(thing.iri, ())) for thing in shown]
    far = [Box(thing, "elsewhere", (), _priorities(model, thing)) for thing in beside]
    known = {**columns, **{box.thing.iri: box.column for box in far}}
    lines = [*_vertical_lines(model, columns, links), *_sideways_lines(known, links)]
    routed = _routed_lines(known, routes, {(line.start, line.end) for line in lines})
    return View(focus, (*boxes, *far), (*lines, *routed), tuple(sorted(left_out.items())))


def _elsewhere(model: ThreadModel, columns: Mapping[str, str], links: Iterable[ThreadLink]) -> list[Thing]:
    ends = (iri for link in links if not link.vertical for iri in (link.start, link.end))
    return [model.things[iri] for iri in dict.fromkeys(ends) if iri not in columns]


def _priorities(model: ThreadModel, thing: Thing) -> tuple[Thing, ...]:
    """The objectives that a thing serves by the rule for shared services, in the order of their codes."""
    above = (aim for aim, _ in trace(model, thing.iri, "up").things if aim.kind == OBJECTIVE)
    return tuple(sorted(above, key=lambda aim: aim.code))


def _counts(
    model: ThreadModel, cards: Mapping[str, Card], columns: Mapping[str, str], links: Iterable[ThreadLink]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The measures that are not drawn, counted at the drawn things that they stand under."""
    onward = _onward(links)
    holders = {iri: column for iri, column in columns.items() if model.things[iri].kind != "measure"}
    found: dict[str, Counter[str]] = {}
    for iri, thing in model.things.items():
        if thing.kind == "measure" and iri not in columns:
            for end in _reached(model, holders, onward, iri):
                found.setdefault(end, Counter())[_rating_key(cards[iri])] += 1
    return {iri: tuple(sorted(counts.items())) for iri, counts in found.items()}


def _rating_key(card: Card) -> str:
    rating = card.standing.rating if card.standing else None
    return rating.key if rating else NOT_RATED


def _vertical_lines(
    model: ThreadModel, columns: Mapping[str, str], links: Iterable[ThreadLink]
) -> Iterator[Line]:
    onward = _onward(links)
    for start in columns:
        for end, passed in _reached(model, columns, onward, start).items():
            yield _line(start, end, passed)


def _sideways_lines(columns: Mapping[str, str], links: Iterable[ThreadLink]) -> Iterator[Line]:
    across = {link.iri: link for link in links if not link.vertical}
    for link in across.values():
        if link.start in columns and link.end in columns:
            yield _line(link.start, link.end, (link,))


def _routed_lines(
    columns: Mapping[str, str], routes: Routes, there: Collection[tuple[str, str]]
) -> Iterator[Line]:
    """The pieces of routes between drawn things, where no other line joins the two."""
    found: dict[tuple[str, str], Line] = {}
    for route in routes:
        passed: tuple[ThreadLink, ...] = ()
        for link in route:
            passed = (*passed, link) if passed or link.start in columns else ()
            if passed and link.end in columns:
                line = _line(passed[0].start, link.end, passed, routed=True)
                found.setdefault((line.start, line.end), line)
                passed = ()
    return (line for ends, line in found.items() if ends not in there)


def _line(start: str, end: str, passed: tuple[ThreadLink, ...], routed: bool = False) -> Line:
    hinders = sum(link.sign == "hinders" for link in passed) % 2 == 1
    return Line(
        start=start,
        end=end,
        links=tuple(link.iri for link in passed),
        sideways=not all(link.vertical for link in passed),
        editor=any(link.basis == EDITOR for link in passed),
        strength=Route(start, passed).strength,
        sign="hinders" if hinders else "reinforces",
        routed=routed,
    )


def _onward(links: Iterable[ThreadLink]) -> dict[str, list[ThreadLink]]:
    """The vertical links by where they start."""
    found: dict[str, list[ThreadLink]] = {}
    for link in sorted({link.iri: link for link in links if link.vertical}.values(), key=lambda x: x.iri):
        found.setdefault(link.start, []).append(link)
    return found


def _reached(
    model: ThreadModel, columns: Mapping[str, str], onward: Mapping[str, list[ThreadLink]], start: str
) -> dict[str, tuple[ThreadLink, ...]]:
    """The first drawn things ahead, each with the links passed to get there.

    A walk goes on through what is not drawn, and from a drawn thing to others of its own column,
    between which there are no lines.
    """
    found: dict[str, tuple[ThreadLink, ...]] = {}
    waiting: deque[tuple[ThreadLink, ...]] = deque((link,) for link in onward.get(start, ()))
    seen = {passed[-1].iri for passed in waiting}
    while waiting:
        passed = waiting.popleft()
        here = passed[-1].end
        if here in columns and columns[here] != columns.get(start):
            found.setdefault(here, passed)
        for link in onward.get(here, ()):
            same = here in columns and columns.get(link.end) == columns[here]
            goes_on = here not in columns or same or columns[here] == columns.get(start)
            if goes_on and link.iri not in seen and model.may_follow(passed[-1], link):
                seen.add(link.iri)
                waiting.append((*passed, link))
    return found
