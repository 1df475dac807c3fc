"""Section 8: dips elsewhere that may be felt here, and our own dips that may be felt elsewhere.

What you would get wrong: what comes from elsewhere is found by walking from others' measures
to what is looked at here, never by asking who shares a service.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.answers.impact import DEFAULT_HOPS, RouteTold, route_told
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.lens import Lens
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


def across_borders(lens: Lens, lines: Iterable[MeasureLine]) -> Elsewhere:
    """Both directions of what crosses the border of this scorecard."""
    walkable, ends = lens.walkable, {thing.iri for thing in lens.looked_at}
    own = {measure.iri for measure in lens.measures}
    leading_here = walkable.model.leading_to(ends)
    dips: list[FromElsewhere] = []
    others = 0
    for row in lens.every_measure:
        if row.measure in own or row.measure not in leading_here:
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
    list_with = f"golden-thread query measures_that_bear_on thing={lens.thing.code}"
    to = tuple(_to_elsewhere(lens, line.measure, ends) for line in lines if line.is_dip)
    return Elsewhere(FromOthers(tuple(dips), others, list_with), to)


def _to_elsewhere(lens: Lens, measure: Thing, ends: set[str]) -> ToElsewhere:
    walkable = lens.walkable
    reached = impact(walkable.model, measure.iri, DEFAULT_HOPS, walkable.strengths)
    bears_on = [r.thing for r in reached if r.thing.kind in AFFECTED_KINDS and r.thing.iri not in ends]
    bodies = dict.fromkeys(body for each in bears_on for body in walkable.overseers.get(each.iri, ()))
    tell = [walkable.things[body] for body in bodies]
    return ToElsewhere(
        measure,
        tuple(bears_on),
        tuple(body for body in tell if measure.iri not in lens.own_measures_of(body)),
    )
