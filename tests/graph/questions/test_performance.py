"""Questions about figures, targets and money, each with a story that answers and one that stays silent."""

from collections.abc import Callable
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.answers.impact import OWN_MEASURES
from graph.questions.performance import (
    AMBITION,
    DID_IT_WORK,
    DUE_BUT_NOT_IN,
    EFFECTS_AWAITED,
    MEASURES_IN_PERIOD,
    OFF_TARGET_IN_PERIOD,
    PERFORMANCE_BESIDE_MONEY,
    WORSE_TWICE_RUNNING,
)
from graph.status.periods import parse_period
from graph.thread import Snapshot

Tell = Callable[[str], Snapshot]
Q1, Q2 = parse_period("2020-21-Q1").iri, parse_period("2020-21-Q2").iri

BOARD = """
measure ED03
measure LE01
service SV1
outcome OUT1
well-being-objective WB1
well-being-objective WB2
ED03 indicates OUT1
OUT1 isOutcomeFor WB1
LE01 indicates SV1 under:WB2
SV1 supportsObjective WB1
SV1 supportsObjective WB2
figure ED03 2020-21-Q1 93.4
figure ED03 2020-21-Q2 91.8
target ED03 2020-21-Q2 93 improve
figure LE01 2020-21-Q2 40
"""


def thing(snapshot: Snapshot, path: str) -> NamedNode:
    """The address of a thing of a story."""
    return NamedNode(f"{snapshot.names.base}/id/{path}")


def test_an_objectives_measures_stand_with_their_stored_rating_and_reason(tell: Tell) -> None:
    """A scorecard and this query must say the same of a figure, to the digit."""
    snapshot = tell(BOARD)
    objective = thing(snapshot, "well-being-objective/WB1")
    row, *others = snapshot.ask(MEASURES_IN_PERIOD, objective=objective, period=Q2)
    assert others == []
    assert (row.code, row.value, row.target, row.rating, row.no_rating) == (
        "ED03",
        Decimal("91.8"),
        Decimal(93),
        "red",
        None,
    )
    assert (row.previous, row.difference, row.direction) == (Decimal("93.4"), Decimal("-1.6"), "worsened")


def test_the_measures_of_an_objective_are_those_the_named_query_decides(tell: Tell) -> None:
    """Membership has one rule; a shared service must not put its measures on every scorecard."""
    snapshot = tell(BOARD)
    for code in ("WB1", "WB2"):
        objective = thing(snapshot, f"well-being-objective/{code}")
        here = {row.measure for row in snapshot.ask(MEASURES_IN_PERIOD, objective=objective, period=Q2)}
        assert here == {row.measure for row in snapshot.ask(OWN_MEASURES, thing=objective)}


def test_an_objective_without_measures_has_no_rows(tell: Tell) -> None:
    """Nothing may be borrowed from elsewhere to fill a scorecard."""
    snapshot = tell("well-being-objective WB1\nmeasure ED03\nfigure ED03 2020-21-Q2 91")
    objective = thing(snapshot, "well-being-objective/WB1")
    assert snapshot.ask(MEASURES_IN_PERIOD, objective=objective, period=Q2) == []


def test_a_red_measure_that_nothing_corrects_is_named(tell: Tell) -> None:
    """Red with nobody acting is the first thing a board must see."""
    row, *others = tell(BOARD).ask(OFF_TARGET_IN_PERIOD, period=Q2)
    assert (row.code, row.periods_running, others) == ("ED03", 1, [])


def test_a_red_measure_that_an_intervention_corrects_is_not_named(tell: Tell) -> None:
    """Somebody is acting, so the question has its answer."""
    text = BOARD + "intervention IV1\nIV1 corrects ED03"
    assert tell(text).ask(OFF_TARGET_IN_PERIOD, period=Q2) == []


MONEY = """
measure LE01
service SV1
budget-line BL1
LE01 indicates SV1
BL1 funds SV1
figure LE01 2020-21-Q2 40
:money\\/1 a gt:FinancialObservation ; gt:ofBudgetLine :budget-line\\/BL1 ; sdmxm:obsValue 1000.5 ; \
sdmxd:refPeriod quarter:2020-2021\\/Q2 ; gt:financialView gtc:financial-view\\/profile .
"""
SPENT = """
:money\\/2 a gt:FinancialObservation ; gt:ofBudgetLine :budget-line\\/BL1 ; sdmxm:obsValue 1250.0 ; \
sdmxd:refPeriod quarter:2020-2021\\/Q2 ; gt:financialView gtc:financial-view\\/actual .
"""


def test_performance_stands_beside_money_on_service_and_period(tell: Tell) -> None:
    """The review found the two reported apart; overspending counts as positive."""
    (row,) = tell(MONEY + SPENT).ask(PERFORMANCE_BESIDE_MONEY, period=Q2)
    assert (row.service_code, row.code, row.no_rating) == ("SV1", "LE01", "no-target")
    assert (row.profile, row.actual, row.variance) == (Decimal("1000.5"), Decimal(1250), Decimal("249.5"))


def test_a_service_whose_spending_is_not_known_has_no_variance(tell: Tell) -> None:
    """Blank spending is not nought: no row is better than a false saving."""
    assert tell(MONEY).ask(PERFORMANCE_BESIDE_MONEY, period=Q2) == []


def test_a_figure_that_was_due_and_has_not_come_is_named_with_its_owner(tell: Tell) -> None:
    """The performance team has to know whom to ask."""
    snapshot = tell("post CO\nmeasure ED03 gt:hasOwner :post\\/CO\nfigure ED03 2020-21-Q1 93")
    (row,) = snapshot.ask(DUE_BUT_NOT_IN, period=Q2)
    assert (row.code, row.owner) == ("ED03", thing(snapshot, "post/CO").value)


def test_a_figure_that_came_is_not_called_late(tell: Tell) -> None:
    """A reminder for what was sent is how people stop reading reminders."""
    assert tell(BOARD).ask(DUE_BUT_NOT_IN, period=Q1) == []


EFFECT = """
measure ED03
intervention IV1
:expected-effect\\/IV1 a gt:ExpectedEffect ; gt:effectOf :intervention\\/IV1 ; gt:effectOn :measure\\/ED03 ; \
gt:expectedValue 92.5 ; gt:byPeriod quarter:2020-2021\\/Q2 .
figure ED03 2020-21-Q1 93.4
"""


def test_what_an_intervention_was_to_reach_stands_beside_what_was_reached(tell: Tell) -> None:
    """Whether it worked is for people to judge, on both numbers and on which way is better."""
    snapshot = tell(EFFECT + "figure ED03 2020-21-Q2 91.8")
    (row,) = snapshot.ask(DID_IT_WORK)
    assert (row.code, row.expected, row.observed, row.polarity) == (
        "IV1",
        Decimal("92.5"),
        Decimal("91.8"),
        "Higher is better",
    )
    assert snapshot.ask(EFFECTS_AWAITED) == []


def test_an_effect_without_a_figure_yet_is_awaited_and_not_judged(tell: Tell) -> None:
    """Not yet known is neither yes nor no."""
    snapshot = tell(EFFECT)
    assert [(row.code, row.measure_code, row.period) for row in snapshot.ask(EFFECTS_AWAITED)] == [
        ("IV1", "ED03", "2020-21-Q2")
    ]
    assert snapshot.ask(DID_IT_WORK) == []


def test_a_measure_that_got_worse_twice_is_named_for_scrutiny(tell: Tell) -> None:
    """One bad quarter is noise; two running is a reason to ask."""
    text = "measure ED03\nfigure ED03 2019-20-Q4 95\nfigure ED03 2020-21-Q1 93.4\nfigure ED03 2020-21-Q2 91.8"
    (row,) = tell(text).ask(WORSE_TWICE_RUNNING)
    assert (row.code, row.value, row.compared_value, row.compared_before) == (
        "ED03",
        Decimal("91.8"),
        Decimal("93.4"),
        Decimal(95),
    )


def test_a_measure_that_got_worse_once_is_not_on_the_watch_list(tell: Tell) -> None:
    """A change within the dead band in between is not a worsening."""
    text = (
        "measure ED03\nfigure ED03 2019-20-Q4 93.5\nfigure ED03 2020-21-Q1 93.4\nfigure ED03 2020-21-Q2 91.8"
    )
    assert tell(text).ask(WORSE_TWICE_RUNNING) == []


def test_targets_are_counted_by_what_they_are_meant_to_do_and_how_their_figures_were_rated(
    tell: Tell,
) -> None:
    """Only easy targets being met is itself a finding."""
    text = """
    measure A
    measure B
    figure A 2020-21-Q2 5
    target A 2020-21-Q2 4 sustain
    figure B 2020-21-Q2 5
    target B 2020-21-Q2 9 stretch
    """
    assert [tuple(row) for row in tell(text).ask(AMBITION, period=Q2)] == [
        ("stretch", "red", None, 1),
        ("sustain", "green", None, 1),
    ]


def test_a_period_without_targets_shows_no_ambition(tell: Tell) -> None:
    """Figures alone say nothing of what was wanted."""
    assert tell("measure A\nfigure A 2020-21-Q2 5").ask(AMBITION, period=Q2) == []
