"""Section 8: dips elsewhere that may be felt here, our own that may be felt elsewhere, and the watch-list.

What you would get wrong: what comes from elsewhere is found by walking from others' measures
to what is looked at here, never by asking who shares a service.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.answers.impact import RouteTold, bodies_to_tell, route_told
from graph.answers.model import Walkable
from graph.answers.ratings import Rating
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.lens import EveryMeasureRow, Lens
from graph.answers.scorecard.watch_list import Concern, WatchList, watch_list
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import routes_between

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
    """What comes from other priorities, where our own dips go, and what to watch of what others own."""

    from_: FromOthers
    to: tuple[ToElsewhere, ...]
    watch: WatchList


def across_borders(
    thread: Thread, lens: Lens, lines: Iterable[MeasureLine], ratings: Mapping[str, Rating]
) -> Elsewhere:
    """Both directions of what crosses the border of this scorecard, and what changed beyond it."""
    ends = {thing.iri for thing in lens.looked_at}
    own = {measure.iri for measure in lens.measures}
    others = [row for row in lens.every_measure if row.measure not in own]
    concerns = {concern.measure.iri: concern for concern in _concerns(lens.walkable, ends, others)}
    dipped = [row for row in others if row.is_dip and row.measure in concerns]
    dips = tuple(_from_elsewhere(lens.walkable, concerns[row.measure], row.period) for row in dipped)
    list_with = f"golden-thread query measures_that_bear_on thing={lens.thing.code}"
    return Elsewhere(
        FromOthers(dips, len(concerns) - len(dips), list_with),
        tuple(_to_elsewhere(lens.walkable, line.measure, ends) for line in lines if line.is_dip),
        watch_list(thread, lens.walkable, lens.thing, lens.period, concerns.values(), ratings),
    )


def _concerns(
    walkable: Walkable, ends: Iterable[str], others: Iterable[EveryMeasureRow]
) -> Iterator[Concern]:
    """Others' measures that bear on any of the ends, each with the one that stands first in its impact."""
    bearings = walkable.bearings(end for end in ends if end in walkable.model.things)
    for row in others:
        reached = bearings.of(row.measure) if row.measure in walkable.model.things else ()
        for first in reached[:1]:
            yield Concern(
                measure=first.source,
                contact=walkable.things.some(row.owner),
                bears_on=first.end,
                strength=first.strength,
                direction=first.direction,
                hops=first.hops,
                sideways=first.sideways,
            )


def _from_elsewhere(walkable: Walkable, concern: Concern, period: str) -> FromElsewhere:
    ends = concern.measure.iri, concern.bears_on.iri
    routes = routes_between(walkable.model, *ends, walkable.hops, walkable.strengths, SIDE_ROUTES)
    return FromElsewhere(
        measure=concern.measure,
        owner=concern.contact,
        period=period,
        bears_on=concern.bears_on,
        strength=concern.strength,
        direction=concern.direction,
        routes=tuple(route_told(walkable, route) for route in routes),
    )


def _to_elsewhere(walkable: Walkable, measure: Thing, ends: set[str]) -> ToElsewhere:
    bears_on = [each.end for each in walkable.priorities.of(measure.iri) if each.end.iri not in ends]
    return ToElsewhere(measure, tuple(bears_on), bodies_to_tell(walkable, measure, bears_on))
