"""Lineage: which plans and objectives took the place of which, and a measure's line across them.

It rests on what records say they replace. What you would get wrong: a measure is shown
under the forerunners of the objectives that it serves now; no link of that time is claimed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pyoxigraph import NamedNode

from graph.answers.impact import own_measures
from graph.answers.model import Walkable, key_of
from graph.answers.scorecard.measure_rows import MEASURE_DETAILS
from graph.answers.scorecard.measures import Measures
from graph.errors import NotInThread
from graph.questions.planning import PLAN_DATES, PLANS_OF_THINGS, SUCCESSIONS
from graph.status.periods import parse_period
from graph.status.words import figure_text
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import trace

Change = Literal["replaced", "merged", "split", "ended", "new"]
OBJECTIVE = "well-being-objective"


@dataclass(frozen=True, slots=True)
class Succession:
    """What took the place of what, as one change.

    *Split* is one into several, *merged* several into one; where an aim was split and one of
    its parts merged with another's, both are told. An aim of a replaced plan that nothing
    replaces *ended*, one of the plan after it that replaces nothing is *new*. ``on`` is the
    day from which the newer plan holds.
    """

    change: Change
    older: tuple[Thing, ...]
    newer: tuple[Thing, ...]
    older_plans: tuple[Thing, ...]
    newer_plans: tuple[Thing, ...]
    on: date | None


@dataclass(frozen=True, slots=True)
class PointOfLine:
    """A figure of a measure; ``is_break`` says that it cannot be compared with those before it."""

    period: str
    value: Decimal | None
    text: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a measure's line that lies under one generation of objectives.

    ``begins`` is the marked break at its start: the change that made the objectives; none
    at the first stretch.
    """

    objectives: tuple[Thing, ...]
    plans: tuple[Thing, ...]
    since: date | None
    begins: tuple[Succession, ...]
    points: tuple[PointOfLine, ...]


@dataclass(frozen=True, slots=True)
class MeasureLineage:
    """A measure's line from the earliest generation of objectives to the present one."""

    measure: Thing
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The successions of plans and of aims, and the lines of measures where a thing was asked about."""

    thing: Thing | None
    as_of: datetime | None
    on: date
    illustrative: bool
    plans: tuple[Succession, ...]
    aims: tuple[Succession, ...]
    measures: tuple[MeasureLineage, ...]


def lineage(thread: Thread, walkable: Walkable, thing: Thing | None = None) -> Lineage:
    """Every succession, or those of a plan, an objective or a measure, with the lines under them."""
    moment = walkable.snapshot.moment
    told = _Successions(walkable)
    plans, aims, lines = told.plans, told.aims, list[Thing]()
    if thing is not None:
        if thing.kind == "plan":
            plans, aims = _about(plans, {thing}), _about_plans(aims, thing)
        elif thing.kind == "measure":
            aims, lines = told.around(told.objectives_of(thing)), [thing]
            plans = _of_those(plans, aims)
        elif thing.kind.endswith("objective"):
            aims = told.around([thing])
            plans = _of_those(plans, aims)
            lines = [walkable.things[iri] for iri in sorted(own_measures(walkable, thing))]
        else:
            raise NotInThread(thing.code, [f"{thing.code} {thing.label} is no plan, objective or measure"])
    measures = Measures(thread, walkable, moment.on)
    return Lineage(
        thing=thing,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        plans=plans,
        aims=aims,
        measures=tuple(told.line(measures, measure) for measure in lines),
    )


def changes(pairs: Collection[tuple[str, str]]) -> list[tuple[Change, tuple[str, ...], tuple[str, ...]]]:
    """Pairs of older and newer as changes: splits and mergers first found, then plain replacements."""
    newer_of, older_of = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for older, newer in sorted(pairs):
        newer_of[older].append(newer)
        older_of[newer].append(older)
    found: list[tuple[Change, tuple[str, ...], tuple[str, ...]]] = []
    found += [("split", (old,), tuple(new)) for old, new in newer_of.items() if len(new) > 1]
    found += [("merged", tuple(old), (new,)) for new, old in older_of.items() if len(old) > 1]
    found += [
        ("replaced", (old,), (new[0],))
        for old, new in newer_of.items()
        if len(new) == 1 and len(older_of[new[0]]) == 1
    ]
    return sorted(found, key=lambda each: (each[1], each[2]))


class _Successions:
    """The successions of a snapshot, read once."""

    def __init__(self, walkable: Walkable) -> None:
        self.walkable = walkable
        snapshot, known = walkable.snapshot, walkable.things
        self.dates = {row.plan: row for row in snapshot.ask(PLAN_DATES)}
        self.plan_of = {row.thing: row.plan for row in reversed(snapshot.ask(PLANS_OF_THINGS))}
        pairs = {(row.older, row.newer) for row in snapshot.ask(SUCCESSIONS)}
        plan_pairs = {pair for pair in pairs if known[pair[0]].kind == "plan"}
        self.aim_pairs = pairs - plan_pairs
        self.plans = tuple(self._told(each) for each in changes(plan_pairs))
        unpaired = self._ended_and_new(plan_pairs)
        self.aims = tuple(self._told(each) for each in [*changes(self.aim_pairs), *unpaired])

    def _ended_and_new(
        self, plan_pairs: Collection[tuple[str, str]]
    ) -> Iterator[tuple[Change, tuple[str, ...], tuple[str, ...]]]:
        """Objectives of a replaced plan that nothing replaces, and of its successor that replace none."""
        replaced, replacing = ({pair[index] for pair in self.aim_pairs} for index in (0, 1))
        older_plans, newer_plans = ({pair[index] for pair in plan_pairs} for index in (0, 1))
        for aim, plan in sorted(self.plan_of.items()):
            if self.walkable.things[aim].kind == OBJECTIVE:
                if plan in older_plans and aim not in replaced:
                    yield "ended", (aim,), ()
                if plan in newer_plans and aim not in replacing:
                    yield "new", (), (aim,)

    def _told(self, found: tuple[Change, tuple[str, ...], tuple[str, ...]]) -> Succession:
        change, older, newer = found
        older_plans, newer_plans = self._plans(older), self._plans(newer)
        starts = [self.dates[plan.iri].valid_from for plan in newer_plans if plan.iri in self.dates]
        known = self.walkable.things
        return Succession(
            change,
            tuple(known[iri] for iri in older),
            tuple(known[iri] for iri in newer),
            older_plans,
            newer_plans,
            min((day for day in starts if day), default=None),
        )

    def _plans(self, iris: Iterable[str]) -> tuple[Thing, ...]:
        """The plans in which things stand; a plan is its own."""
        found = dict.fromkeys(self.plan_of.get(iri, iri if iri in self.dates else "") for iri in iris)
        return tuple(self.walkable.things[plan] for plan in found if plan)

    def objectives_of(self, measure: Thing) -> list[Thing]:
        """The well-being objectives that a measure threads to now, as the rule for shared services has it."""
        above = trace(self.walkable.model, measure.iri, "up").things
        return [thing for thing, _ in above if thing.kind == OBJECTIVE]

    def around(self, aims: Iterable[Thing]) -> tuple[Succession, ...]:
        """The changes that led to aims, back to the first, and those that led on from them."""
        start = set(aims)
        before, after = set(start), set(start)
        for _ in self.aims:
            before |= {old for each in self.aims if before & set(each.newer) for old in each.older}
            after |= {new for each in self.aims if after & set(each.older) for new in each.newer}
        return tuple(each for each in self.aims if before & set(each.newer) or after & set(each.older))

    def line(self, measures: Measures, measure: Thing) -> MeasureLineage:
        """A measure's points, under the objectives of each generation."""
        points = _points(measures, measure)
        generations = list(self._generations(tuple(self.objectives_of(measure))))
        stretches: list[Stretch] = []
        for index, (objectives, begins) in enumerate(generations):
            until = stretches[-1].since if stretches else None
            since = min((each.on for each in begins if each.on), default=None)
            last = index == len(generations) - 1
            inside = [
                point
                for day, point in points
                if (until is None or day < until) and (last or since is None or day >= since)
            ]
            stretches.append(
                Stretch(objectives, self._plans([o.iri for o in objectives]), since, begins, tuple(inside))
            )
        return MeasureLineage(measure, tuple(reversed(stretches)))

    def _generations(
        self, objectives: tuple[Thing, ...]
    ) -> Iterator[tuple[tuple[Thing, ...], tuple[Succession, ...]]]:
        """The objectives of now with the changes that made them, then those before, and so on.

        Each objective comes once, so that records which replace each other in a circle end.
        """
        seen: set[str] = set()
        now = tuple(sorted(objectives, key=lambda thing: thing.code))
        while True:
            begins = tuple(each for each in self.aims if each.older and set(each.newer) & set(now))
            yield now, begins
            those = {aim.iri for aim in now}
            seen |= those
            before = {older for older, newer in self.aim_pairs if newer in those} - seen
            if not before:
                return
            now = tuple(self.walkable.things[iri] for iri in sorted(before))


def _about(found: Iterable[Succession], things: set[Thing]) -> tuple[Succession, ...]:
    return tuple(each for each in found if things & {*each.older, *each.newer})


def _about_plans(found: Iterable[Succession], plan: Thing) -> tuple[Succession, ...]:
    return tuple(each for each in found if plan in {*each.older_plans, *each.newer_plans})


def _of_those(plans: Iterable[Succession], aims: Iterable[Succession]) -> tuple[Succession, ...]:
    standing = {plan for each in aims for plan in (*each.older_plans, *each.newer_plans)}
    return _about(plans, standing)


def _points(measures: Measures, measure: Thing) -> list[tuple[date, PointOfLine]]:
    details = measures.walkable.snapshot.ask(MEASURE_DETAILS, measure=NamedNode(measure.iri))[0]
    unit = key_of(details.unit) or "not-stated"
    return [
        (
            parse_period(row.period).first_day,
            PointOfLine(
                row.period,
                row.value,
                figure_text(row.value, unit, details.decimals),
                key_of(row.no_rating) == "break",
            ),
        )
        for row in measures.series(measure)
    ]
