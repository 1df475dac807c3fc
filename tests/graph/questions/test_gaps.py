"""Every rule of gaps: a story in which it speaks, and of what, and one in which it is silent."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graph.questions.gaps import GAP_RULES, OBJECTIVES_TOUCHED, rule_name
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
        "well-being-objective W1\n"
        + "\n".join(
            f":link\\/{key} a gt:Link ; gt:linkFrom :well-being-objective\\/W1 ; "
            f"gt:linkType gt:furthersGoal ; gt:linkTo gtc:goal\\/{key} ."
            for key in (
                "prosperous", "resilient", "healthier", "more-equal", "cohesive", "culture", "global",
            )
        ),
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
    ],
)
def test_what_stood_in_a_plan_that_was_replaced_is_no_gap(tell: Tell, rule: str, kind: str) -> None:
    """Aims of the last plan stay in the thread for their history, not to be mended."""
    snapshot = tell(REPLACED.format(kind=kind))
    assert codes(snapshot, rule) == []
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
