"""Which counts of a measure are the sum of which others: groups, units, areas, times.

Each kind of sum is one function, and they are said nowhere else. A count is known here by what
it counts (`Cell`), not by its figure: sums hold for counts that nobody has loaded too, and
whoever subtracts uses those on the way. What you would get wrong: a figure for the year to
date and one for the period alone are sums of the same spans of days.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import TypeVar

from graph.status.facts import MeasureFacts
from graph.status.periods import Period
from graph.status.year_to_date import year_of

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("female", "male"),
    ("aged-under-16", "aged-16-to-24", "aged-25-to-64", "aged-65-and-over"),
    ("disabled", "not-disabled"),
    ("ethnic-minority", "white-british"),
    ("religion-or-belief", "no-religion"),
    ("free-school-meals", "not-free-school-meals"),
)
"""Groups that together, or very nearly, are everybody."""
COUNTS_A_SPAN = frozenset({"flow", "cumulative", "rolling"})
"""Accumulations whose figures count over days, so that longer spans are sums of shorter ones."""
COUNCILS = frozenset({"W06", "E06", "E07", "E08", "E09", "E10", "S12", "N09"})
BODIES_AND_NATIONS = frozenset({"W11", "W15", "E12", "W92", "E92", "S92", "N92", "K02", "K03", "K04"})
"""How the codes begin of areas of health, police, regions and nations."""
NOT_WITHIN_A_COUNCIL = COUNCILS | BODIES_AND_NATIONS
"""How the codes of areas begin that stand beside or above a council: they are compared, not added up."""
DAY = timedelta(days=1)
Member = TypeVar("Member")
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Days:
    """From a first day up to the day after the last."""

    first: date
    after: date

    def meets(self, other: "Days") -> bool:
        """Whether some day lies in both."""
        return self.first < other.after and other.first < self.after


SOME_DAYS = Days(date.min, date.min)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one figure counts; without unit, area or group it is the whole council and everybody."""

    days: Days
    unit: str | None = None
    area: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A count and the counts it is the sum of; ``how`` is subtraction by it, in words."""

    total: Cell
    parts: tuple[Cell, ...]
    how: str


def days_counted(measure: MeasureFacts, period: Period) -> Days:
    """The days that a figure for a period counts over; for the state at a point in time, that day."""
    after = period.last_day + DAY
    if measure.accumulation == "point-in-time":
        return Days(period.last_day, after)
    if measure.accumulation == "cumulative" and (year := year_of(measure, period)):
        return Days(year.first_day, after)
    if measure.accumulation == "rolling" and (before := period.same_last_year):
        return Days(before.last_day + DAY, after)
    return Days(period.first_day, after)


def sums(cells: Collection[Cell], measure: MeasureFacts, departments: Mapping[str, str]) -> Iterator[Sum]:
    """Every sum that the cells of a measure have a part in; ``departments`` are those of its services."""
    kinds = [by_group(cells), by_unit(cells, departments), by_area(cells)]
    if measure.accumulation in COUNTS_A_SPAN:
        kinds.append(by_time(cells))
    return (found for found in chain.from_iterable(kinds) if len(found.parts) > 1)


def by_group(cells: Collection[Cell]) -> Iterator[Sum]:
    """Everybody is the sum of the groups of a family, where the measure tells any of them apart."""
    told = {cell.group for cell in cells}
    families = [family for family in FAMILIES if told.intersection(family)]
    for whole in _unique(replace(cell, group=None) for cell in cells):
        for family in families:
            parts = tuple(replace(whole, group=group) for group in family)
            yield Sum(whole, parts, "the total less the other groups")


def by_unit(cells: Collection[Cell], departments: Mapping[str, str]) -> Iterator[Sum]:
    """The council is the sum of its units of one kind, and a department that of its services."""
    reported = _reported((cell.unit, cell.days) for cell in cells)
    kinds = _alike(reported, lambda unit: unit.rsplit("/", 2)[-2])
    services = _alike((unit for unit in reported if unit in departments), departments.__getitem__)
    for whole in _unique(replace(cell, unit=None) for cell in cells):
        for units in kinds.values():
            parts = [replace(whole, unit=unit) for unit in units if reported[unit].meets(whole.days)]
            yield Sum(whole, tuple(parts), "the council's total less the other units")
        for department, units in services.items():
            parts = [replace(whole, unit=unit) for unit in units if reported[unit].meets(whole.days)]
            total = replace(whole, unit=department)
            yield Sum(total, tuple(parts), "the department's total less its other services")


def by_area(cells: Collection[Cell]) -> Iterator[Sum]:
    """The council is the sum of its areas of one kind, such as wards, told by how their codes begin."""
    reported = _reported((cell.area, cell.days) for cell in cells)
    kinds = _alike(reported, lambda area: area.rsplit("/", 1)[-1][:3])
    within = [areas for kind, areas in kinds.items() if kind not in NOT_WITHIN_A_COUNCIL]
    for whole in _unique(replace(cell, area=None) for cell in cells):
        for areas in within:
            parts = [replace(whole, area=area) for area in areas if reported[area].meets(whole.days)]
            yield Sum(whole, tuple(parts), "the council's total less the other areas")


def by_time(cells: Collection[Cell]) -> Iterator[Sum]:
    """A span of days is the sum of the shorter ones between the days on which figures of its series turn."""
    spans = _unique(cell.days for cell in cells)
    by_series = _alike(cells, lambda cell: replace(cell, days=SOME_DAYS))
    for series, own in by_series.items():
        turns = sorted({day for cell in own for day in (cell.days.first, cell.days.after)})
        for days in spans:
            between = _between(turns, days)
            if between:
                parts = tuple(replace(series, days=Days(*pair)) for pair in pairwise(between))
                yield Sum(replace(series, days=days), parts, "the year less its other periods")


def _between(turns: Sequence[date], days: Days) -> Sequence[date]:
    """The turns from the first day to the day after the last; none where these are not turns themselves."""
    begin, end = bisect_left(turns, days.first), bisect_left(turns, days.after)
    both = end < len(turns) and turns[begin] == days.first and turns[end] == days.after
    return turns[begin : end + 1] if both else ()


def _reported(told: Iterable[tuple[str | None, Days]]) -> Mapping[str, Days]:
    """Each unit or area that has figures, with the days from its first to its last."""
    found: dict[str, Days] = {}
    for each, days in told:
        if each is not None:
            so_far = found.get(each, days)
            found[each] = Days(min(so_far.first, days.first), max(so_far.after, days.after))
    return dict(sorted(found.items()))


def _alike(members: Iterable[Member], kind: Callable[[Member], Kind]) -> Mapping[Kind, list[Member]]:
    found: defaultdict[Kind, list[Member]] = defaultdict(list)
    for member in members:
        found[kind(member)].append(member)
    return found


def _unique(members: Iterable[Member]) -> list[Member]:
    return list(dict.fromkeys(members))
