"""Service planning: four steps as states, who and when, and weaknesses in plain words."""

from collections.abc import Callable
from datetime import date

from graph.answers.model import Walkable
from graph.answers.service_plans import ServicePlan, ServicePlans, service_plans
from graph.thread import Snapshot, Thread

Tell = Callable[[str], Snapshot]
Asked = Callable[..., Walkable]

STORY = """
    post CO
    service S1
    service S2
    plan P1 dcterms:type gtc:plan-kind\\/service ; gt:planOf :service\\/S1 ; gt:hasOwner :post\\/CO
    well-being-objective W1
    service-objective O1 gt:isDefinedIn :plan\\/P1
    O1 supportsObjective W1
"""
DONE = (
    ":plan-step\\/P1\\/self-assessment a gt:PlanStep ; gt:ofPlan :plan\\/P1 ; "
    "gt:stepKind gtc:plan-step\\/self-assessment ; gt:stepState gtc:step-state\\/done ; "
    'gt:doneOn "2020-01-31"^^xsd:date ; gt:doneBy :post\\/CO .\n'
)


def plan_of(found: ServicePlans, code: str) -> ServicePlan:
    """The plan with a code."""
    return next(each for each in found.plans if each.plan.code == code)


def test_the_four_steps_come_in_their_order_with_who_and_when(tell: Tell) -> None:
    """A step that nobody recorded anything of is there too, without a state."""
    (plan,) = service_plans(Walkable(tell(STORY + DONE))).plans
    assert [step.step for step in plan.steps] == [
        "self-assessment",
        "building",
        "measures-of-success",
        "completion-and-sign-off",
    ]
    first, second = plan.steps[:2]
    assert first.done_by is not None
    assert (first.state, first.done_on, first.done_by.code) == ("done", date(2020, 1, 31), "CO")
    assert (second.state, second.done_on, second.done_by) == (None, None, None)
    assert (plan.steps_done, plan.signed_off) == (1, False)


def test_a_plan_shows_what_its_objectives_serve_and_by_which_links(tell: Tell) -> None:
    """A service plan must show a clear link to the council's priorities."""
    (plan,) = service_plans(Walkable(tell(STORY))).plans
    (objective,) = plan.objectives
    assert [(link.link_type, link.to.code) for link in objective.serves] == [("supportsObjective", "W1")]


def test_a_plan_can_be_asked_for_by_its_service_or_its_owner(tell: Tell) -> None:
    """A head of service knows their service, not the code of its plan."""
    walkable = Walkable(tell(STORY))
    for code in ("P1", "S1", "CO"):
        assert len(service_plans(walkable, walkable.things.find(code)).plans) == 1
    other = service_plans(walkable, walkable.things.find("S2"))
    assert other.plans == ()
    assert [gap.thing.code for gap in other.without_plan] == ["S2"]


def test_dyffryn_aur_has_the_weak_plans_that_its_story_tells_of(dyffryn_aur: Thread, at: Asked) -> None:
    """Public protection stopped at measures of success; inclusion wrote nothing about itself."""
    found = service_plans(at(dyffryn_aur))
    weak = {each.plan.code: each.steps_done for each in found.plans if not each.signed_off}
    assert weak == {"SP-HT": 3, "SP-IN": 3, "SP-LH": 1, "SP-PP": 2}
    assert [gap.thing.code for gap in found.without_plan] == ["SVC-CA", "SVC-CB", "SVC-ES"]
    assert "service-plan-without-self-assessment" in {gap.rule for gap in plan_of(found, "SP-IN").weaknesses}
    assert {gap.rule for gap in plan_of(found, "SP-EW").weaknesses} == {"service-plan-ended"}
