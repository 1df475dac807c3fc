"""Questions about plans: their steps, their dates, what replaced what, and what a post works for."""

from datetime import date
from typing import NamedTuple

from graph.query import Query


class ServicePlanRow(NamedTuple):
    """A service plan that is not replaced."""

    plan: str
    service: str | None
    owner: str | None
    approved_by: str | None
    approved_on: date | None


class StepRow(NamedTuple):
    """A step of a service plan; ``step`` and ``state`` are concepts of their lists."""

    plan: str
    step: str
    state: str | None
    done_on: date | None
    done_by: str | None


class PlanDatesRow(NamedTuple):
    """From when to when a plan holds."""

    plan: str
    valid_from: date | None
    valid_to: date | None


class SuccessionRow(NamedTuple):
    """One plan or aim that replaced another."""

    newer: str
    older: str


class PlanOfThingRow(NamedTuple):
    """A thing and the plan it is defined in."""

    thing: str
    plan: str


class WorksForRow(NamedTuple):
    """What a post owns, or is agreed to serve."""

    relation: str
    thing: str


SERVICE_PLANS = Query("service_plans", ServicePlanRow)
PLAN_STEPS = Query("plan_steps", StepRow)
PLAN_DATES = Query("plan_dates", PlanDatesRow)
SUCCESSIONS = Query("successions", SuccessionRow)
PLANS_OF_THINGS = Query("plans_of_things", PlanOfThingRow)
POST_WORKS_FOR = Query("post_works_for", WorksForRow)
