"""Service planning: how far each service plan has come with its four steps, and where it is weak.

The checks of a plan's quality are rules of gaps like any other (`SERVICE_PLAN_RULES`), so
that a plan and the worklist can never disagree. What you would get wrong: a plan that has
ended is still the service's plan until another replaces it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.gaps import Gap, gaps_of, ranked_gaps
from graph.answers.impact import Step, step_told
from graph.answers.model import Walkable, key_of
from graph.questions.gaps import GAP_RULES, SERVICE_PLAN_RULES
from graph.questions.planning import (
    PLAN_DATES,
    PLAN_STEPS,
    PLANS_OF_THINGS,
    SERVICE_PLANS,
    ServicePlanRow,
    StepRow,
)
from graph.thing import Thing
from ontology.codes import code_lists


@dataclass(frozen=True, slots=True)
class StepOfPlan:
    """One of the four steps; ``state`` is absent where nothing is recorded of it."""

    step: str
    state: str | None
    done_on: date | None
    done_by: Thing | None


@dataclass(frozen=True, slots=True)
class ObjectiveOfPlan:
    """An objective that stands in a plan, and the links by which it serves others."""

    objective: Thing
    serves: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """A service plan, its four steps in their order, and its weaknesses in plain words."""

    plan: Thing
    service: Thing | None
    owner: Thing | None
    valid_from: date | None
    valid_to: date | None
    approved_by: Thing | None
    approved_on: date | None
    steps_done: int
    signed_off: bool
    steps: tuple[StepOfPlan, ...]
    objectives: tuple[ObjectiveOfPlan, ...]
    weaknesses: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ServicePlans:
    """The service plans that are not replaced, by code, and the services without one."""

    as_of: datetime | None
    on: date
    illustrative: bool
    plans: tuple[ServicePlan, ...]
    without_plan: tuple[Gap, ...]


def service_plans(walkable: Walkable, thing: Thing | None = None) -> ServicePlans:
    """Every service plan, or the one of a plan, service or owner."""
    moment = walkable.snapshot.moment
    told = _Told(walkable)
    rows = {row.plan: row for row in reversed(walkable.snapshot.ask(SERVICE_PLANS))}
    wanted = [
        row
        for row in reversed(rows.values())
        if thing is None or thing.iri in {row.plan, row.service, row.owner}
    ]
    without = next(rule for rule in GAP_RULES if rule.name == "gap_service_without_plan")
    missing = [
        gap
        for gap in gaps_of(walkable.snapshot, without, walkable.things)
        if thing in {None, gap.thing, gap.owner}
    ]
    return ServicePlans(
        moment.as_of,
        moment.on,
        walkable.snapshot.illustrative,
        tuple(told.plan(row) for row in wanted),
        tuple(ranked_gaps(walkable.snapshot, missing)),
    )


class _Told:
    """What is known of all plans, read once."""

    def __init__(self, walkable: Walkable) -> None:
        snapshot = walkable.snapshot
        self.walkable = walkable
        self.dates = {row.plan: row for row in snapshot.ask(PLAN_DATES)}
        self.steps: dict[str, dict[str, StepRow]] = defaultdict(dict)
        for row in snapshot.ask(PLAN_STEPS):
            self.steps[row.plan][key_of(row.step) or ""] = row
        found = [gap for rule in SERVICE_PLAN_RULES for gap in gaps_of(snapshot, rule, walkable.things)]
        self.weaknesses: dict[str, list[Gap]] = defaultdict(list)
        for gap in ranked_gaps(snapshot, found):
            self.weaknesses[gap.thing.iri].append(gap)
        self.inside = plan_contents(walkable)

    def plan(self, row: ServicePlanRow) -> ServicePlan:
        """One plan in full."""
        known = self.walkable.things
        steps = self._steps(self.steps[row.plan])
        dates = self.dates[row.plan]
        return ServicePlan(
            plan=known[row.plan],
            service=known.some(row.service),
            owner=known.some(row.owner),
            valid_from=dates.valid_from,
            valid_to=dates.valid_to,
            approved_by=known.some(row.approved_by),
            approved_on=row.approved_on,
            steps_done=sum(step.state == "done" for step in steps),
            signed_off=steps[-1].state == "done",
            steps=steps,
            objectives=tuple(self._objective(thing) for thing in self.inside.get(row.plan, ())),
            weaknesses=tuple(self.weaknesses[row.plan]),
        )

    def _steps(self, rows: Mapping[str, StepRow]) -> tuple[StepOfPlan, ...]:
        told = []
        for step in code_lists()["plan-step"].concepts:
            row = rows.get(step.key)
            if row is None:
                told.append(StepOfPlan(step.key, None, None, None))
            else:
                by = self.walkable.things.some(row.done_by)
                told.append(StepOfPlan(step.key, key_of(row.state), row.done_on, by))
        return tuple(told)

    def _objective(self, thing: Thing) -> ObjectiveOfPlan:
        leaving = sorted(
            (link for link in self.walkable.model.leaving(thing.iri) if link.vertical),
            key=lambda link: link.iri,
        )
        return ObjectiveOfPlan(thing, tuple(step_told(self.walkable, link) for link in leaving))


def plan_contents(walkable: Walkable) -> Mapping[str, tuple[Thing, ...]]:
    """The objectives that stand in each plan, by code."""
    inside: dict[str, list[Thing]] = defaultdict(list)
    for row in walkable.snapshot.ask(PLANS_OF_THINGS):
        thing = walkable.things[row.thing]
        if thing.kind.endswith("objective"):
            inside[row.plan].append(thing)
    return {plan: tuple(sorted(found, key=lambda thing: thing.code)) for plan, found in inside.items()}
