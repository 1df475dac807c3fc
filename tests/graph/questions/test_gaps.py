"""Every rule of gaps: a story in which it speaks, and of what, and one in which it is silent."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graph.questions.gaps import GAP_RULES, OBJECTIVES_TOUCHED, SERVICE_PLAN_RULES, rule_name
from graph.thread import Snapshot

Tell = Callable[[str], Snapshot]


@dataclass(frozen=True)
class Stories:
    """A story in which the rule names these codes, and one in which it names nothing."""

    speaks: str
    codes: list[str]
    silent: str


RED = "measure M1\nfigure M1 2020-21-Q2 90\ntarget M1 2020-21-Q2 93 improve\n"
OWNED = "post CO\n{kind} X1 gt:hasOwner :post\\/CO"
REPLACED = "plan P1\nplan P2 dcterms:replaces :plan\\/P1\n{kind} X1 gt:isDefinedIn :plan\\/P1"
WELSH = 'rdfs:label "Mesur"@cy'
WB = "well-being-objective W1\n"
KIND = "gt:measureKind gtc:measure-kind\\/"
OUTCOME_MEASURE = f"measure M1 {KIND}outcome\n"
USERS_MEASURE = f"measure M1 {KIND}user-perspective\n"
TYPE = "dcterms:type gtc:plan-kind\\/"
STRATEGY = f"plan P1 {TYPE}strategy"
SERVICE = "service S1\n"
SERVICE_PLAN = SERVICE + f"plan P1 {TYPE}service ; gt:planOf :service\\/S1\n"
INSIDE = " gt:isDefinedIn :plan\\/P1\n"
FOUR_STEPS = ("self-assessment", "building", "measures-of-success", "completion-and-sign-off")
RECOMMENDATION = "recommendation R1 {more}\n"
CLOSED = "gt:responseStatus gtc:response-status\\/closed"
STATEMENT = "self-assessment SA1 gt:assesses :service\\/S1\n"
SHOWN = "gt:basedOn :figure\\/M1\\/2020-21-Q2"
INFLUENCE = (
    "measure M1\nmeasure M2\n:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M1 ; "
    "gt:linkType gt:influences ; gt:linkTo :measure\\/M2{more} .\n"
)
DOUBT = (
    ":contested-link\\/1 a gt:ContestedLink ; gt:linkFrom :measure\\/M1 ; gt:linkType gt:influences ; "
    "gt:linkTo :measure\\/M2{more} .\n"
)
GOAL_KEYS = ("prosperous", "resilient", "healthier", "more-equal", "cohesive", "culture", "global")
ALL_GOALS = "\n".join(
    f":link\\/{key} a gt:Link ; gt:linkFrom :{{start}} ; gt:linkType gt:furthersGoal ; "
    f"gt:linkTo gtc:goal\\/{key} ."
    for key in GOAL_KEYS
)
AGREED = 'agreed-action AA1 gt:dueOn "{due}"^^xsd:date\n'


def report(about: str, status: str, more: str = "", on: str = "2020-10-05") -> str:
    """A line that tells what was reported of something on a day."""
    thing = about.replace("/", "\\/")
    return (
        f":progress\\/{thing}\\/{on} a gt:ProgressUpdate ; gt:updateOf :{thing} ; "
        f'gt:reportedOn "{on}"^^xsd:date ; gt:deliveryStatus gtc:delivery-status\\/{status}{more} .\n'
    )


def step(kind: str, state: str = "done", more: str = "") -> str:
    """A step of the plan P1."""
    return (
        f":plan-step\\/P1\\/{kind} a gt:PlanStep ; gt:ofPlan :plan\\/P1 ; "
        f"gt:stepKind gtc:plan-step\\/{kind} ; gt:stepState gtc:step-state\\/{state}{more} .\n"
    )


def on(day: str) -> str:
    """The day on which a step was done, and the post that did it."""
    return f' ; gt:doneOn "{day}"^^xsd:date ; gt:doneBy :post\\/CO'


def reviewed(day: str) -> str:
    """The day of a link's last review."""
    return f' ; gt:reviewedOn "{day}"^^xsd:date'


STORIES = {
    "off-target-nobody-acting": Stories(RED, ["M1"], RED + "intervention IV1\nIV1 corrects M1"),
    "figure-late": Stories(
        "measure M1\nfigure M1 2020-21-Q1 93", ["M1"], "measure M1\nfigure M1 2020-21-Q2 93"
    ),
    "measure-serves-nothing": Stories("measure M1", ["M1"], "measure M1\noutcome O1\nM1 indicates O1"),
    "action-serves-nothing": Stories("action A1", ["A1"], "action A1\noutcome O1\nA1 actsTowards O1"),
    "outcome-has-no-measure": Stories("outcome O1", ["O1"], "measure M1\noutcome O1\nM1 indicates O1"),
    "objective-has-no-outcome": Stories(
        "well-being-objective W1",
        ["W1"],
        "outcome O1\nwell-being-objective W1\nO1 isOutcomeFor W1",
    ),
    "objective-names-no-goal": Stories(
        "well-being-objective W1", ["W1"], "well-being-objective W1\nW1 furthersGoal GOAL-1"
    ),
    "goal-not-furthered": Stories(
        "well-being-objective W1\nvision V1\nW1 furthersGoal GOAL-1\nV1 furthersGoal GOAL-2",
        ["GOAL-2", "GOAL-3", "GOAL-4", "GOAL-5", "GOAL-6", "GOAL-7"],
        "well-being-objective W1\n" + ALL_GOALS.format(start="well-being-objective\\/W1"),
    ),
    "theme-not-supported": Stories("theme T1", ["T1"], "theme T1\naction A1\nA1 supportsTheme T1"),
    "equality-objective-not-supported": Stories(
        "equality-objective E1", ["E1"], "equality-objective E1\naction A1\nA1 supportsEqualityObjective E1"
    ),
    "measure-without-owner": Stories("measure X1", ["X1"], OWNED.format(kind="measure")),
    "action-without-owner": Stories("action X1", ["X1"], OWNED.format(kind="action")),
    "objective-without-owner": Stories(
        "well-being-objective X1\nservice-objective X2\nequality-objective X3\noutcome O1",
        ["X1", "X2", "X3"],
        OWNED.format(kind="service-objective"),
    ),
    "budget-line-without-owner": Stories("budget-line X1", ["X1"], OWNED.format(kind="budget-line")),
    "risk-without-owner": Stories("risk X1", ["X1"], OWNED.format(kind="risk")),
    "objective-without-outcome-measure": Stories(
        WB + f"measure M1 {KIND}output\nM1 indicates W1",
        ["W1"],
        WB + OUTCOME_MEASURE + "outcome O1\nM1 indicates O1\nO1 isOutcomeFor W1",
    ),
    "objective-without-user-perspective": Stories(
        WB + OUTCOME_MEASURE + "M1 indicates W1", ["W1"], WB + USERS_MEASURE + "M1 indicates W1"
    ),
    "objective-without-budget": Stories(
        WB + "budget-line B1\nservice S1\nB1 funds S1",
        ["W1"],
        WB + "budget-line B1\nservice S1\nB1 funds S1\nS1 supportsObjective W1",
    ),
    "no-service-plan-reaches": Stories(
        "theme T1\nequality-objective E1\nwell-being-objective W1\nW1 supportsTheme T1\n"
        f"plan P1 {TYPE}council\naction A1{INSIDE}A1 supportsTheme T1",
        ["E1", "GOAL-1", "GOAL-2", "GOAL-3", "GOAL-4", "GOAL-5", "GOAL-6", "GOAL-7", "T1"],
        SERVICE_PLAN + f"action A1{INSIDE}" + "theme T1\nequality-objective E1\n"
        "A1 supportsTheme T1\nA1 supportsEqualityObjective E1\n" + ALL_GOALS.format(start="action\\/A1"),
    ),
    "strategy-without-ambition": Stories(
        STRATEGY, ["P1"], STRATEGY + ' ; gt:longTermAmbition "Nobody left out"'
    ),
    "strategy-without-ambition-measure": Stories(
        STRATEGY + ' ; gt:longTermAmbition "Nobody left out"',
        ["P1"],
        "measure M1\n" + STRATEGY + " ; gt:ambitionMeasure :measure\\/M1",
    ),
    "service-without-plan": Stories(
        f"service S1\nplan P1 {TYPE}strategy ; gt:planOf :service\\/S1", ["S1"], SERVICE_PLAN
    ),
    "service-plan-step-not-done": Stories(
        SERVICE_PLAN + step("self-assessment") + step("building", "in-progress"),
        ["P1"],
        SERVICE_PLAN + "".join(step(kind) for kind in FOUR_STEPS[:3]),
    ),
    "service-plan-not-signed-off": Stories(
        SERVICE_PLAN + "".join(step(kind) for kind in FOUR_STEPS[:3]),
        ["P1"],
        SERVICE_PLAN + step("completion-and-sign-off"),
    ),
    "service-plan-steps-out-of-order": Stories(
        "post CO\n" + SERVICE_PLAN + step("completion-and-sign-off", "done", on("2020-04-01"))
        + step("building", "done", on("2020-04-02")),
        ["P1"],
        "post CO\n" + SERVICE_PLAN + step("completion-and-sign-off", "done", on("2020-04-02"))
        + step("building", "done", on("2020-04-02")),
    ),
    "service-plan-step-without-who-or-when": Stories(
        SERVICE_PLAN + step("building"),
        ["P1"],
        "post CO\n"
        + SERVICE_PLAN
        + step("building", "done", on("2020-04-01"))
        + step("self-assessment", "in-progress"),
    ),
    "service-plan-without-objective": Stories(
        SERVICE_PLAN + f"action A1{INSIDE}", ["P1"], SERVICE_PLAN + f"service-objective O1{INSIDE}"
    ),
    "service-plan-serves-no-priority": Stories(
        WB + SERVICE_PLAN + f"service-objective O1{INSIDE}",
        ["P1"],
        WB + SERVICE_PLAN + f"service-objective O1{INSIDE}O1 supportsObjective W1",
    ),
    "service-plan-without-measure": Stories(
        SERVICE_PLAN + f"service-objective O1{INSIDE}", ["P1"], SERVICE_PLAN + "measure M1\nM1 indicates S1"
    ),
    "service-plan-without-budget": Stories(
        SERVICE_PLAN + "budget-line B1", ["P1"], SERVICE_PLAN + "budget-line B1\nB1 funds S1"
    ),
    "service-plan-without-self-assessment": Stories(
        SERVICE_PLAN + step("self-assessment"),
        ["P1"],
        SERVICE_PLAN + step("self-assessment") + STATEMENT,
    ),
    "service-plan-without-user-perspective": Stories(
        SERVICE_PLAN + OUTCOME_MEASURE + "M1 indicates S1",
        ["P1"],
        SERVICE_PLAN + "voice V1 gt:concerns :service\\/S1 ; gt:voiceOf gtc:voice-of\\/service-users",
    ),
    "service-plan-ended": Stories(
        f'plan P1 {TYPE}service ; gt:validTo "2020-11-15"^^xsd:date',
        ["P1"],
        f'plan P1 {TYPE}service ; gt:validTo "2020-11-16"^^xsd:date',
    ),
    "self-assessment-without-evidence": Stories(
        f"service S1\nself-assessment SA1 {SHOWN}",
        ["SA1"],
        f"measure M1\nfigure M1 2020-21-Q2 93\nself-assessment SA1 {SHOWN}",
    ),
    "recommendation-not-answered": Stories(
        RECOMMENDATION.format(more=""),
        ["R1"],
        RECOMMENDATION.format(more="") + "action A1\nA1 respondsTo R1",
    ),
    "recommendation-overdue": Stories(
        RECOMMENDATION.format(more='gt:dueOn "2020-11-14"^^xsd:date'),
        ["R1"],
        RECOMMENDATION.format(more='gt:dueOn "2020-11-15"^^xsd:date'),
    ),
    "recommendation-closed-without-evidence": Stories(
        RECOMMENDATION.format(more=f"{CLOSED} ; {SHOWN}"),
        ["R1"],
        "measure M1\nfigure M1 2020-21-Q2 93\n" + RECOMMENDATION.format(more=f"{CLOSED} ; {SHOWN}"),
    ),
    "panel-assessment-without-response": Stories(
        "panel-assessment PA1", ["PA1"], 'panel-assessment PA1 gt:respondedOn "2020-10-01"^^xsd:date'
    ),
    "agreed-action-overdue": Stories(
        AGREED.format(due="2020-11-14") + report("agreed-action/AA1", "paused"),
        ["AA1"],
        AGREED.format(due="2020-11-14") + report("agreed-action/AA1", "done"),
    ),
    "agreed-action-without-owner": Stories(
        AGREED.format(due="2020-11-16"), ["AA1"], AGREED.format(due="2020-11-16") + OWNED.format(kind="risk")
        + "\n:agreed-action\\/AA1 gt:hasOwner :post\\/CO .",
    ),
    "stopped-without-decision": Stories(
        "action A1\n" + report("action/A1", "stopped"),
        ["A1"],
        "action A1\naction A2\n"
        + report("action/A1", "stopped", " ; gt:byDecision :decision\\/D1")
        + report("action/A2", "stopped")
        + report("action/A2", "on-track", on="2020-11-02"),
    ),
    "way-of-working-not-shown": Stories(
        "action A1 gt:showsWayOfWorking gtc:way\\/prevention , gtc:way\\/involvement",
        ["WAY-1", "WAY-3", "WAY-4"],
        "project X1 gt:showsWayOfWorking "
        + " , ".join(f"gtc:way\\/{key}" for key in (
            "long-term", "prevention", "integration", "collaboration", "involvement",
        )),
    ),
    "link-contested": Stories(
        INFLUENCE.format(more="") + DOUBT.format(more=""),
        ["M1 → M2"],
        INFLUENCE.format(more="") + DOUBT.format(more=' ; gt:settledOn "2020-10-01"^^xsd:date'),
    ),
    "link-review-overdue": Stories(
        INFLUENCE.format(more=reviewed("2019-11-15")),
        ["M1 → M2"],
        INFLUENCE.format(more=reviewed("2019-11-16")),
    ),
    "link-never-reviewed": Stories(
        INFLUENCE.format(more=""), ["M1 → M2"], INFLUENCE.format(more=reviewed("2009-11-16"))
    ),
    "outside-the-priorities": Stories(
        "measure M1\nmeasure M2\nservice S1\nwell-being-objective W1\nM1 indicates S1\nM2 indicates W1",
        ["M1"],
        "measure M1\nservice S1\nwell-being-objective W1\nM1 indicates S1\nS1 supportsObjective W1",
    ),
    "welsh-missing": Stories(
        f"measure M1\naction A1\nplan P1 {WELSH}\npost CO", ["A1", "M1"], f"measure M1 {WELSH}\nrisk R1"
    ),
}  # fmt: skip


def codes(snapshot: Snapshot, rule: str) -> list[str]:
    """The codes that a rule names in a story."""
    query = next(query for query in GAP_RULES if rule_name(query) == rule)
    return [row.code for row in snapshot.ask(query)]


def test_every_rule_has_its_two_stories() -> None:
    """A rule nobody has seen speak may never do so."""
    assert list(STORIES) == [rule_name(query) for query in GAP_RULES]


@pytest.mark.parametrize("rule", STORIES)
def test_a_rule_speaks_where_the_gap_is(tell: Tell, rule: str) -> None:
    """Each gap is named by its code, in the order of codes."""
    assert codes(tell(STORIES[rule].speaks), rule) == STORIES[rule].codes


@pytest.mark.parametrize("rule", STORIES)
def test_a_rule_is_silent_where_there_is_no_gap(tell: Tell, rule: str) -> None:
    """False alarms teach people not to look."""
    assert codes(tell(STORIES[rule].silent), rule) == []


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("objective-has-no-outcome", "well-being-objective"),
        ("objective-names-no-goal", "well-being-objective"),
        ("objective-without-owner", "well-being-objective"),
        ("outcome-has-no-measure", "outcome"),
        ("action-serves-nothing", "action"),
        ("action-without-owner", "action"),
        ("theme-not-supported", "theme"),
        ("equality-objective-not-supported", "equality-objective"),
        ("objective-without-outcome-measure", "well-being-objective"),
        ("objective-without-user-perspective", "well-being-objective"),
        ("objective-without-budget", "well-being-objective"),
        ("no-service-plan-reaches", "theme"),
    ],
)
def test_what_stood_in_a_plan_that_was_replaced_is_no_gap(tell: Tell, rule: str, kind: str) -> None:
    """Aims of the last plan stay in the thread for their history, not to be mended."""
    snapshot = tell(REPLACED.format(kind=kind))
    assert "X1" not in codes(snapshot, rule)
    assert "X1" not in codes(snapshot, "welsh-missing")


@pytest.mark.parametrize(
    "rule", ["measure-serves-nothing", "measure-without-owner", "outside-the-priorities", "welsh-missing"]
)
def test_a_measure_is_asked_about_until_the_day_it_ends(tell: Tell, rule: str) -> None:
    """The story is told for 15 November 2020; the day of the end is the first without the measure."""
    text = 'measure M1 gt:validTo "2020-11-15"^^xsd:date\nmeasure M2 gt:validTo "2020-11-16"^^xsd:date'
    assert codes(tell(text), rule) == ["M2"]


def test_a_rating_is_worst_by_the_order_of_its_own_scheme(tell: Tell) -> None:
    """Another council's words for red are its own; a longer scheme beside it changes nothing."""
    longer = (
        "\n:rating-scheme\\/LONG a gt:RatingScheme ; gt:code \"LONG\" .\n"
        ":rating-band\\/LONG\\/black a gt:RatingBand ; gt:ofScheme :rating-scheme\\/LONG ; gt:order 9 ."
    )  # fmt: skip
    assert codes(tell(RED + longer), "off-target-nobody-acting") == ["M1"]


def test_a_thing_touches_the_objectives_it_threads_to_and_an_objective_itself(tell: Tell) -> None:
    """What touches most priorities is put right first."""
    text = """
    measure M1
    measure M2
    well-being-objective W1
    well-being-objective W2
    M1 indicates W1
    M1 indicates W2
    """
    rows = {row.thing.rsplit("/", 1)[-1]: row.objectives for row in tell(text).ask(OBJECTIVES_TOUCHED)}
    assert rows == {"M1": 2, "W1": 1, "W2": 1}
    assert tell("measure M1").ask(OBJECTIVES_TOUCHED) == []


@pytest.mark.parametrize(
    "rule", [rule_name(rule) for rule in SERVICE_PLAN_RULES if rule_name(rule) != "service-plan-ended"]
)
def test_a_service_plan_is_asked_about_until_another_replaces_it(tell: Tell, rule: str) -> None:
    """Last year's plan cannot be mended, and a plan that has ended is still the only one there is."""
    story = STORIES[rule].speaks + f"\nplan P2 {TYPE}service ; dcterms:replaces :plan\\/P1"
    assert "P1" not in codes(tell(story), rule)
