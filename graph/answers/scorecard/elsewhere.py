"""What comes from other priorities to a body or an aim, and where its own dips go.

What you would get wrong: it is found by walking from others' measures to what is overseen
here, never by asking who shares a service.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.impact import DEFAULT_HOPS, RouteTold, own_measures, route_told
from graph.answers.model import Walkable
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.sections import OVERSEEN_BY
from graph.query import Query
from graph.thing import Thing
from graph.walk import AFFECTED_KINDS, impact

SIDE_ROUTES = 2


@dataclass(frozen=True, slots=True)
class FromElsewhere:
    """Somebody else's measure that has dipped and bears on what is overseen here."""

    measure: Thing
    owner: Thing | None
    period: str
    bears_on: Thing
    strength: str | None
    direction: str
    routes: tuple[RouteTold, ...]


@dataclass(frozen=True, slots=True)
class ToElsewhere:
    """One of our dips, and those who should be told."""

    measure: Thing
    bears_on: tuple[Thing, ...]
    tell: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class FromOthers:
    """Dips elsewhere in full; the measures that bear on us and have not dipped as a count."""

    dips: tuple[FromElsewhere, ...]
    others: int
    list_with: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What comes from other priorities, and where our own dips go."""

    from_: FromOthers
    to: tuple[ToElsewhere, ...]


class EveryMeasureRow(NamedTuple):
    """A measure with figures, its owner, and whether it has dipped."""

    measure: str
    period: str
    is_dip: bool | None
    owner: str | None


EVERY_MEASURE = Query("every_measure", EveryMeasureRow)


def elsewhere_of(
    walkable: Walkable, thing: Thing, lines: Iterable[MeasureLine], own: frozenset[str]
) -> Elsewhere:
    """Others' dips that may be felt here, and ours that may be felt elsewhere."""
    overseen = {row.thing for row in walkable.snapshot.ask(OVERSEEN_BY, body=NamedNode(thing.iri))}
    ends = overseen or {thing.iri}
    dips: list[FromElsewhere] = []
    others = 0
    for row in walkable.snapshot.ask(EVERY_MEASURE):
        if row.measure in own or row.measure not in walkable.model.things:
            continue
        reached = impact(walkable.model, row.measure, DEFAULT_HOPS, walkable.strengths)
        found = next((each for each in reached if each.thing.iri in ends), None)
        if found and row.is_dip:
            told = tuple(route_told(walkable, route) for route in found.routes[:SIDE_ROUTES])
            owner = walkable.things.some(row.owner)
            measure = walkable.things[row.measure]
            dips.append(
                FromElsewhere(measure, owner, row.period, found.thing, found.strength, found.direction, told)
            )
        elif found:
            others += 1
    list_with = f"golden-thread query measures_that_bear_on thing={thing.code}"
    to = tuple(_to_elsewhere(walkable, line.measure, ends) for line in lines if line.is_dip)
    return Elsewhere(FromOthers(tuple(dips), others, list_with), to)


def _to_elsewhere(walkable: Walkable, measure: Thing, ends: set[str]) -> ToElsewhere:
    reached = impact(walkable.model, measure.iri, DEFAULT_HOPS, walkable.strengths)
    bears_on = [r.thing for r in reached if r.thing.kind in AFFECTED_KINDS and r.thing.iri not in ends]
    bodies = dict.fromkeys(body for each in bears_on for body in walkable.overseers.get(each.iri, ()))
    tell = [walkable.things[body] for body in bodies]
    return ToElsewhere(
        measure,
        tuple(bears_on),
        tuple(body for body in tell if measure.iri not in own_measures(walkable, body)),
    )
