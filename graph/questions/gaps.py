"""The rules of gaps: each is a query of its own, ``gap_….rq``, and all have the same row.

The file's header says how severe the gap is, what to say of it and what to do. A new rule
is a new file and its name here.
"""

from typing import NamedTuple

from graph.query import Query


class GapRow(NamedTuple):
    """A thing that has the gap, its class, and the post that owns it."""

    thing: str
    code: str
    label: str
    kind_class: str
    owner: str | None


class ObjectivesRow(NamedTuple):
    """How many well-being objectives a thing serves; an objective counts for itself."""

    thing: str
    objectives: int


class LinkEndRow(NamedTuple):
    """A link and what it leads to."""

    link: str
    end: str


LINK_ENDS = Query("link_ends", LinkEndRow)
OBJECTIVES_TOUCHED = Query("objectives_touched", ObjectivesRow)

GAP_RULES: tuple[Query[GapRow], ...] = tuple(
    Query(f"gap_{rule}", GapRow)
    for rule in (
        "off_target_nobody_acting",
        "figure_late",
        "measure_serves_nothing",
        "action_serves_nothing",
        "outcome_has_no_measure",
        "objective_has_no_outcome",
        "objective_names_no_goal",
        "goal_not_furthered",
        "theme_not_supported",
        "equality_objective_not_supported",
        "measure_without_owner",
        "action_without_owner",
        "objective_without_owner",
        "budget_line_without_owner",
        "risk_without_owner",
        "objective_without_outcome_measure",
        "objective_without_user_perspective",
        "objective_without_budget",
        "no_service_plan_reaches",
        "strategy_without_ambition",
        "strategy_without_ambition_measure",
        "service_without_plan",
        "service_plan_step_not_done",
        "service_plan_not_signed_off",
        "service_plan_steps_out_of_order",
        "service_plan_step_without_who_or_when",
        "service_plan_without_objective",
        "service_plan_serves_no_priority",
        "service_plan_without_measure",
        "service_plan_without_budget",
        "service_plan_without_self_assessment",
        "service_plan_without_user_perspective",
        "service_plan_ended",
        "self_assessment_without_evidence",
        "recommendation_not_answered",
        "recommendation_overdue",
        "recommendation_closed_without_evidence",
        "panel_assessment_without_response",
        "agreed_action_overdue",
        "agreed_action_without_owner",
        "stopped_without_decision",
        "way_of_working_not_shown",
        "link_contested",
        "link_review_overdue",
        "link_never_reviewed",
        "outside_the_priorities",
        "welsh_missing",
    )
)
SERVICE_PLAN_RULES: tuple[Query[GapRow], ...] = tuple(
    rule for rule in GAP_RULES if rule.name.startswith("gap_service_plan_")
)


def rule_name(query: Query[GapRow]) -> str:
    """The name of a rule as answers give it: ``figure-late`` for ``gap_figure_late.rq``."""
    return query.name.removeprefix("gap_").replace("_", "-")
