"""Who leans on a service and on whom it leans, by stored links.

A service's own are the measures that it answers for and the work that it delivers. Leaning
on it are the services, objectives, themes and goals that something of its own bears on; it leans
on the services and measures of others that bear on something of its own. What you would
get wrong: a measure is another's unless this service answers for it, whoever owns it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from graph.answers.impact import notes_on_walk, own_measures
from graph.answers.model import Walkable
from graph.answers.owners import first_owner_of
from graph.answers.part import FIRST_PART, Part, part_of
from graph.errors import BadArgument
from graph.thing import Thing
from graph.walk import path, routes_between
from graph.walk.bearings import Bearing, Bearings
from graph.walk.model import SERVICE_KIND

DELIVERS = "delivers"


@dataclass(frozen=True, slots=True)
class Dependence:
    """A thing of others, the thing of ours it hangs together with, and how; the best route in words."""

    thing: Thing
    owner: Thing | None
    ours: Thing
    strength: str | None
    score: Decimal | None
    direction: str
    hops: int
    sideways: bool
    lag_months: int | None
    path: str


@dataclass(frozen=True, slots=True)
class SideCounts:
    """How many services lean, and how many other things do."""

    services: int
    others: int


@dataclass(frozen=True, slots=True)
class DependsOf:
    """Both sides of one service; ``own`` is what counts as its own. ``part`` is of each list."""

    service: Thing
    as_of: datetime | None
    on: date
    illustrative: bool
    hops: int
    own: tuple[Thing, ...]
    leaning_on_us: SideCounts
    we_lean_on: SideCounts
    part: Part
    on_us: tuple[Dependence, ...]
    on_others: tuple[Dependence, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service and how many lean on it and are leant on."""

    service: Thing
    leaning_on_it: SideCounts
    it_leans_on: SideCounts


@dataclass(frozen=True, slots=True)
class DependsAll:
    """Every service with its two counts, first the one that most lean on."""

    as_of: datetime | None
    on: date
    illustrative: bool
    hops: int
    services: tuple[ServiceLine, ...]
    notes: tuple[str, ...]


class _Lean(NamedTuple):
    """A thing of others, the thing of ours that it hangs together with, and how."""

    thing: Thing
    ours: Thing
    bearing: Bearing


def depends_of(walkable: Walkable, service: Thing, part: Part = FIRST_PART) -> DependsOf:
    """Both sides of one service; raises `BadArgument` for what is no service."""
    if service.kind != SERVICE_KIND:
        raise BadArgument(f"{service.code} {service.label} is no service. Services: golden-thread depends")
    own = _own(walkable, service)
    on_us, on_others = _on_us(walkable, own, _services(walkable)), _on_others(walkable, own)
    owners = first_owner_of(walkable)
    moment = walkable.snapshot.moment
    return DependsOf(
        service=service,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        hops=walkable.hops,
        own=tuple(walkable.things[iri] for iri in own),
        leaning_on_us=_side(on_us),
        we_lean_on=_side(on_others),
        part=part_of(max(on_us, on_others, key=len), part)[0],
        on_us=tuple(_told(walkable, lean, owners) for lean in part_of(on_us, part)[1]),
        on_others=tuple(_told(walkable, lean, owners) for lean in part_of(on_others, part)[1]),
        notes=notes_on_walk(walkable),
    )


def depends_all(walkable: Walkable) -> DependsAll:
    """Every service, with how many lean on it and on how many it leans."""
    services = _services(walkable)
    lines = []
    for iri in services.ends:
        own = _own(walkable, walkable.things[iri])
        sides = _side(_on_us(walkable, own, services)), _side(_on_others(walkable, own))
        lines.append(ServiceLine(walkable.things[iri], *sides))
    lines.sort(key=lambda line: (-line.leaning_on_it.services, -line.leaning_on_it.others, line.service.code))
    moment = walkable.snapshot.moment
    return DependsAll(
        moment.as_of,
        moment.on,
        walkable.snapshot.illustrative,
        walkable.hops,
        tuple(lines),
        notes_on_walk(walkable),
    )


def _services(walkable: Walkable) -> Bearings:
    things = walkable.model.things.values()
    return walkable.bearings(thing.iri for thing in things if thing.kind == SERVICE_KIND)


def _own(walkable: Walkable, service: Thing) -> tuple[str, ...]:
    """The service, the measures that it answers for and the work that it delivers."""
    work = (link.end for link in walkable.model.leaving(service.iri) if link.link_type == DELIVERS)
    measures = own_measures(walkable, service) & walkable.model.things.keys()
    return tuple(dict.fromkeys([service.iri, *sorted(measures), *sorted(work)]))


def _on_us(walkable: Walkable, own: tuple[str, ...], services: Bearings) -> list[_Lean]:
    found = (b for iri in own for towards in (services, walkable.priorities) for b in towards.of(iri))
    return _best(_Lean(each.end, each.source, each) for each in found if each.end.iri not in own)


def _on_others(walkable: Walkable, own: tuple[str, ...]) -> list[_Lean]:
    bearings = walkable.bearings(own)
    found = (each for iri in own for each in bearings.towards(iri) if each.source.iri not in own)
    wanted = (each for each in found if each.source.kind in {SERVICE_KIND, "measure"})
    return _best(_Lean(each.source, each.end, each) for each in wanted)


def _best(found: Iterable[_Lean]) -> list[_Lean]:
    """The best for each thing of others, services first, then in the contract's order."""
    best: dict[str, _Lean] = {}
    for lean in found:
        known = best.setdefault(lean.thing.iri, lean)
        if lean.bearing.rank() < known.bearing.rank():
            best[lean.thing.iri] = lean
    return sorted(best.values(), key=lambda lean: (lean.thing.kind != SERVICE_KIND, lean.bearing.rank()))


def _side(found: list[_Lean]) -> SideCounts:
    services = sum(lean.thing.kind == SERVICE_KIND for lean in found)
    return SideCounts(services, len(found) - services)


def _told(walkable: Walkable, lean: _Lean, owners: Mapping[str, Thing]) -> Dependence:
    bearing = lean.bearing
    ends = bearing.source.iri, bearing.end.iri
    (route,) = routes_between(walkable.model, *ends, walkable.hops, walkable.strengths, per_end=1)
    return Dependence(
        thing=lean.thing,
        owner=owners.get(lean.thing.iri),
        ours=lean.ours,
        strength=bearing.strength,
        score=bearing.score,
        direction=bearing.direction,
        hops=bearing.hops,
        sideways=bearing.sideways,
        lag_months=bearing.lag_months,
        path=path(route, walkable.model, walkable.words),
    )
