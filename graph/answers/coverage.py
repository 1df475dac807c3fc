"""Coverage: which objectives reach which themes, equality objectives and goals, by which services.

A cell counts stored links. What you would get wrong: an objective reaches a theme through
what stands under it too, so a link of an outcome or a service objective that two
objectives share is counted for both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.impact import Step, step_told
from graph.answers.model import Walkable
from graph.questions.state import REPLACED_THINGS
from graph.thing import Thing
from graph.walk import ThreadLink, trace

STRENGTHS = ("weak", "moderate", "strong")
COLUMNS = {
    "themes": "theme",
    "equality-objectives": "equality-objective",
    "goals": "goal",
    "services": "service",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How many links join a row and a column; ``strongest`` is absent where nobody judged one of them.

    No links is an empty cell, which is marked and never left out.
    """

    column: Thing
    count: int
    strongest: str | None
    links: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An objective and its cells, in the order of the matrix's columns."""

    objective: Thing
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Objectives by one kind of thing.

    ``unreached`` are the columns and ``reaching_none`` the rows without a link.
    """

    name: str
    columns: tuple[Thing, ...]
    rows: tuple[MatrixRow, ...]
    unreached: tuple[Thing, ...]
    reaching_none: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The four matrices of the well-being objectives in force."""

    as_of: datetime | None
    on: date
    illustrative: bool
    matrices: tuple[Matrix, ...]


def coverage(walkable: Walkable) -> Coverage:
    """The well-being objectives by themes, equality objectives, national goals and services."""
    moment = walkable.snapshot.moment
    links = {each.iri: _links_under(walkable, each) for each in current(walkable, "well-being-objective")}
    matrices = tuple(_matrix(walkable, name, kind, links) for name, kind in COLUMNS.items())
    return Coverage(moment.as_of, moment.on, walkable.snapshot.illustrative, matrices)


def current(walkable: Walkable, kind: str) -> list[Thing]:
    """The things of a kind that were not replaced, nor their plan, by code."""
    gone = {row.thing for row in walkable.snapshot.ask(REPLACED_THINGS)}
    every = (thing for thing in walkable.things.by_iri.values() if thing.kind == kind)
    return sorted((thing for thing in every if thing.iri not in gone), key=_by_code)


def _by_code(thing: Thing) -> str:
    return thing.code


def _links_under(walkable: Walkable, objective: Thing) -> tuple[ThreadLink, ...]:
    """The vertical links that lead to an objective, and those that leave it or what stands under it."""
    under = trace(walkable.model, objective.iri, "down")
    inside = {objective.iri, *(thing.iri for thing, _ in under.things if thing.kind != "service")}
    leaving = (link for iri in inside for link in walkable.model.leaving(iri) if link.vertical)
    return tuple({link.iri: link for link in [*under.links, *leaving]}.values())


def _matrix(walkable: Walkable, name: str, kind: str, links: dict[str, tuple[ThreadLink, ...]]) -> Matrix:
    columns = tuple(current(walkable, kind))
    rows = tuple(
        MatrixRow(walkable.things[objective], tuple(_cells(walkable, columns, found)))
        for objective, found in links.items()
    )
    reached = {cell.column for row in rows for cell in row.cells if cell.count}
    return Matrix(
        name=name,
        columns=columns,
        rows=rows,
        unreached=tuple(column for column in columns if column not in reached),
        reaching_none=tuple(row.objective for row in rows if not any(cell.count for cell in row.cells)),
    )


def _cells(walkable: Walkable, columns: Iterable[Thing], links: tuple[ThreadLink, ...]) -> Iterator[Cell]:
    for column in columns:
        joining = sorted((link for link in links if _joins(link, column)), key=_by_iri)
        steps = tuple(step_told(walkable, link) for link in joining)
        yield Cell(column, len(steps), _strongest(steps), steps)


def _joins(link: ThreadLink, column: Thing) -> bool:
    """Whether a link leads to an end that is a column, or sets out from a service that is one."""
    return column.iri == (link.start if column.kind == "service" else link.end)


def _by_iri(link: ThreadLink) -> str:
    return link.iri


def _strongest(steps: Iterable[Step]) -> str | None:
    judged = [step.strength for step in steps if step.strength]
    return max(judged, key=STRENGTHS.index, default=None)
