"""All dips at once: the measures that dipped, what may feel each, and whom to tell.

What you would get wrong: asked about a period, a measure counts only if its latest figure
is for a period that ended in it; last year's annual figure is no news of this quarter.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from graph.answers.impact import Dip, bodies_to_tell, notes_on_walk
from graph.answers.model import Walkable
from graph.answers.owners import first_owner_of
from graph.answers.part import FIRST_PART, Part, part_of
from graph.query import Query
from graph.status.periods import Period
from graph.thing import Thing
from graph.walk.bearings import Bearing


@dataclass(frozen=True, slots=True)
class FeltBy:
    """Something that may feel a dip; `golden-thread impact` gives the routes."""

    thing: Thing
    strength: str | None
    direction: str
    hops: int
    sideways: bool


@dataclass(frozen=True, slots=True)
class DipFound:
    """A measure that dipped; ``objectives`` counts those of all kinds that may feel it."""

    measure: Thing
    owner: Thing | None
    dip: Dip
    objectives: int
    felt_by: tuple[FeltBy, ...]
    tell: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class DipCounts:
    """Measures whose latest figure counts: dipped, did not, or cannot be told."""

    measures: int
    dips: int
    no_dip: int
    not_known: int


@dataclass(frozen=True, slots=True)
class Dips:
    """The dips of a period, or the latest of every measure; those that touch most objectives first."""

    period: str | None
    as_of: datetime | None
    on: date
    illustrative: bool
    hops: int
    counts: DipCounts
    part: Part
    dips: tuple[DipFound, ...]
    notes: tuple[str, ...]


class LatestMovementRow(NamedTuple):
    """What was concluded of a measure's latest figure."""

    measure: str
    period: str
    last_day: date
    is_dip: bool | None
    comparator: str | None
    value: Decimal | None
    compared: Decimal | None
    difference: Decimal | None
    reason: str


LATEST_MOVEMENTS = Query("latest_movements", LatestMovementRow)


def dips_in(walkable: Walkable, period: Period | None = None, part: Part = FIRST_PART) -> Dips:
    """The dips of a period, for the snapshot of its last day, or the latest of every measure."""
    rows = [row for row in walkable.snapshot.ask(LATEST_MOVEMENTS) if _counts_in(row, period)]
    owners = first_owner_of(walkable)
    dipped = [row for row in rows if row.is_dip and row.measure in walkable.model.things]
    felt = {row.measure: walkable.priorities.of(row.measure) for row in dipped}
    dipped.sort(key=lambda row: (-_objectives(felt[row.measure]), walkable.things[row.measure].code))
    shown, listed = part_of(dipped, part)
    moment = walkable.snapshot.moment
    return Dips(
        period=period.key if period else None,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        hops=walkable.hops,
        counts=DipCounts(
            measures=len(rows),
            dips=len(dipped),
            no_dip=sum(row.is_dip is False for row in rows),
            not_known=sum(row.is_dip is None for row in rows),
        ),
        part=shown,
        dips=tuple(_found(walkable, row, felt[row.measure], owners.get(row.measure)) for row in listed),
        notes=notes_on_walk(walkable),
    )


def _counts_in(row: LatestMovementRow, period: Period | None) -> bool:
    return period is None or period.first_day <= row.last_day <= period.last_day


def _objectives(felt: tuple[Bearing, ...]) -> int:
    return sum(each.end.kind.endswith("objective") for each in felt)


def _found(
    walkable: Walkable, row: LatestMovementRow, felt: tuple[Bearing, ...], owner: Thing | None
) -> DipFound:
    measure = walkable.things[row.measure]
    return DipFound(
        measure=measure,
        owner=owner,
        dip=Dip(row.is_dip, row.comparator, row.value, row.compared, row.difference, row.reason, row.period),
        objectives=_objectives(felt),
        felt_by=tuple(FeltBy(b.end, b.strength, b.direction, b.hops, b.sideways) for b in felt),
        tell=bodies_to_tell(walkable, measure, (each.end for each in felt)),
    )
