"""What stands beside the measures of a scorecard, on the made-up council: axes, effects, money, lenses."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from graph.answers.model import Walkable
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.answers.scorecard.decisions import RULES
from graph.answers.scorecard.money_totals import MoneyTotal
from graph.answers.scorecard.summary import ASKED
from graph.status.periods import parse_period
from graph.thread import Thread

Asked = Callable[..., Walkable]
Card = Callable[..., Scorecard]
LENSES = (
    "PB-EDU",
    "WB5",
    "PT2",
    "EQ2",
    "GOAL-1",
    "SVC-EW",
    "LM-EDU",
    "HD-EW",
    "REG-ED",
    "SC-LIF",
    "SLT",
    "EXB",
)


@pytest.fixture(scope="module")
def card(dyffryn_aur: Thread, at: Asked) -> Card:
    """A scorecard of the made-up council, made once."""

    @cache
    def make(code: str, period: str = "2020-21-Q4") -> Scorecard:
        walkable = at(dyffryn_aur, period)
        return scorecard_of(dyffryn_aur, walkable, walkable.things.find(code), parse_period(period))

    return make


def test_many_lenses_show_one_fact(card: Card) -> None:
    """Two scorecards that differ on one figure send everybody back to the workbook."""
    lines = [next(line for line in card(code).measures if line.measure.code == "ED03") for code in LENSES]
    assert len(set(lines)) == 1


def test_the_executive_sees_what_no_objective_sees(card: Card) -> None:
    """The review asks for priority and non-priority areas; MR20 is in none."""
    made = card("EXB")
    assert made.overview is not None
    by_area = {area.objective.code if area.objective else None: area for area in made.overview.areas}
    assert set(by_area) == {"WB1", "WB2", "WB3", "WB4", "WB5", "WB6", None}
    assert by_area[None].n >= 1
    assert "MR20" in {line.measure.code for line in made.measures}
    assert "MR20" not in {line.measure.code for code in ("PB-COU", "WB3") for line in card(code).measures}
    assert card("PB-EDU").overview is None


def amount(totals: tuple[MoneyTotal, ...], kind: str, side: str) -> Decimal:
    """The budget of one kind and side."""
    return sum((each.budget for each in totals if (each.kind, each.side) == (kind, side)), Decimal(0))


def test_money_by_objective_reconciles_to_the_budget(card: Card) -> None:
    """Allocated and unallocated together are the council's budget, to the pound."""
    overview = card("EXB").overview
    assert overview is not None
    for total in overview.total:
        parts = sum((amount(area.money, total.kind, total.side) for area in overview.areas), Decimal(0))
        assert parts + amount(overview.unallocated, total.kind, total.side) == total.budget
        assert total.adverse + total.favourable == total.variance
    assert amount(overview.unallocated, "revenue", "spending") > 0


def test_a_line_counts_by_its_share_and_not_without_one(card: Card) -> None:
    """BL04 serves three objectives; the education board answers for three fifths of it."""
    made = card("PB-EDU")
    line = next(each for each in made.money if each.budget_line.code == "BL04")
    assert (line.share, line.unallocated) == (Decimal(60), Decimal(0))
    assert {(each.aim.code, each.share) for each in line.shares} == {("WB1", 20), ("WB2", 20), ("WB5", 60)}
    assert len({each.budget_line for each in made.money}) == len(made.money)
    revenue = next(each for each in made.money_summary.totals if each.kind == "revenue")
    shares = [each for each in made.money if each.kind == "revenue" and each.share is not None]
    expected = sum(
        (each.budget * each.share / 100 for each in shares if each.budget and each.share), Decimal(0)
    )
    assert revenue.budget == expected


def test_virement_once_only_money_and_income_are_told_apart(card: Card) -> None:
    """A line on its budget may be there only because of money that will not come again."""
    lines = {each.budget_line.code: each for code in ("WB2", "WB3", "SVC-HT") for each in card(code).money}
    assert lines["BL24"].virement == Decimal(150000)
    assert lines["BL20"].one_off == Decimal(300000)
    assert lines["BL20"].underlying_variance == (lines["BL20"].variance or 0) + 300000
    parking = lines["BL31"]
    assert (parking.side, parking.share) == ("income", Decimal(100))
    assert parking.actual is not None
    assert parking.profile is not None
    assert parking.variance == parking.profile - parking.actual > 0


def test_mismatches_say_why(card: Card) -> None:
    """Planning is red and underspent in Q3, with the sum in the sentence; libraries save while red."""
    found = {
        (each.mismatch, each.about.code): each for each in card("WB1", "2020-21-Q3").money_summary.mismatches
    }
    planning = found["red-and-underspent", "SVC-PL"]
    assert [each.code for each in planning.measures] == ["EC05"]
    assert planning.budget_line is not None
    assert planning.budget_line.code == "BL16"
    assert "under its profile (15%)" in planning.reason
    saving = {
        each.about.code for each in card("EXB").money_summary.mismatches if each.mismatch == "saving-on-red"
    }
    assert "SVC-LL" in saving


def test_every_lens_tells_the_same_of_a_service_and_its_money(card: Card) -> None:
    """The safety board sees one measure of highways, which is green; others are not: nothing is flagged."""
    told: dict[str, set[tuple[str, str]]] = {}
    for code in ("EXB", "WB1", "WB2", "WB3", "WB4", "WB5", "WB6", "PB-HEA", "SVC-HT", "PT2"):
        for each in card(code).money_summary.mismatches:
            told.setdefault(each.about.code, set()).add((each.mismatch, each.reason))
    assert {about: len(said) for about, said in told.items()} == dict.fromkeys(told, 1)
    assert {"SVC-HR", "SVC-HO", "SVC-LL", "SVC-PL", "WB2"} == set(told)


def test_priorities_show_suggested_agreed_and_last_time(card: Card) -> None:
    """What counting suggests never replaces what a body agreed; both stand side by side."""
    (wb6,) = card("PB-HEA", "2020-21-Q3").status
    assert wb6.suggestion is not None
    assert (wb6.agreed_rating, wb6.suggestion.status) == ("red", "amber")
    assert (wb6.suggestion.delivery, wb6.suggestion.outcomes) == ("on-track", "flat")
    assert wb6.last_time is not None
    assert (wb6.last_time.period, wb6.last_time.agreed_rating) == ("2020-21-Q2", "amber")


@pytest.mark.parametrize(
    ("board", "period", "delivery", "outcomes", "suggested"),
    [
        ("PB-ENV", "2020-21-Q3", "on-track", "improving", "green"),
        ("PB-HEA", "2020-21-Q4", "on-track", "flat", "amber"),
        ("PB-SAF", "2020-21-Q4", "off-track", "flat", "red"),
        ("PB-ENV", "2020-21-Q4", "off-track", "improving", None),
    ],
)
def test_the_made_up_council_shows_every_suggestion(
    card: Card, board: str, period: str, delivery: str, outcomes: str, suggested: str | None
) -> None:
    """A reader meets green, amber and red, and the case that the review leaves to people."""
    (priority,) = card(board, period).status
    assert priority.suggestion is not None
    assert (priority.suggestion.delivery, priority.suggestion.outcomes) == (delivery, outcomes)
    assert priority.suggestion.status == suggested


@pytest.mark.parametrize(
    ("code", "board", "effect"),
    [
        ("IV-08", "PB-COU", "improvement"),
        ("IV-04", "PB-HEA", "no-signal"),
        ("IV-11", "PB-HEA", "worse"),
        ("IV-03", "PB-HEA", "too-early"),
        ("IV-01", "PB-EDU", "not-judged"),
    ],
)
def test_interventions_are_judged_by_the_signal(card: Card, code: str, board: str, effect: str) -> None:
    """Every outcome has a case, and every case its reason in words."""
    line = next(each for each in card(board).interventions if each.intervention.code == code and each.seen)
    assert line.seen is not None
    assert line.seen.effect == effect
    assert line.seen.reason.endswith(".")
    assert line.expected_value is not None
    assert line.seen.at_start is not None
    assert line.expected_change == line.expected_value - line.seen.at_start


def test_effects_are_counted_with_their_exclusions(card: Card) -> None:
    """“Three of nine” means nothing without what became of the other six."""
    effects = card("EXB").effects
    assert sum(each.count for each in effects.by_effect) == effects.n
    assert 1 <= effects.moved <= effects.judged < effects.n


def test_new_recovered_and_lasting_reds_are_told(card: Card) -> None:
    """A colour says little; that it is the third in a row says what to ask."""
    glance = card("EXB").at_a_glance
    assert {"ED11", "EN06", "HS11"} == {each.measure.code for each in glance.new_reds}
    assert "HS05" in {each.measure.code for each in glance.recovered}
    ed03 = next(each for each in glance.lasting_reds if each.measure.code == "ED03")
    assert (ed03.periods_running, ed03.text) == (3, "3rd consecutive red")
    assert glance.worst is not None
    assert glance.worst.rating.key == "red"


def test_two_periods_are_compared_on_the_same_measures(card: Card) -> None:
    """A count that grows because a measure was added is not improvement."""
    last = card("PB-EDU").at_a_glance.last_period
    assert sum(each.count for each in last.then) == sum(each.count for each in last.now) == last.n
    assert last.n + last.left_out == card("PB-EDU").at_a_glance.n


def test_not_due_late_and_timely_are_three_things(card: Card) -> None:
    """EN09 is late, EN01 and the year's EN20 not due; how soon one came counts from its period's end."""
    data = card("PB-ENV").data
    assert [thing.code for thing in data.late] == ["EN09"]
    assert [(each.measure.code, each.period) for each in data.not_due] == [
        ("EN01", "2020-21-Q4"),
        ("EN20", "2020-21"),
    ]
    came = {each.measure.code: each.days for each in data.timeliness}
    assert came["EN06"] == 34
    assert "EN09" not in came


def test_a_restated_figure_came_when_it_first_came(card: Card) -> None:
    """Putting a figure right does not make it late."""
    came = {each.measure.code: each for each in card("PB-HEA", "2020-21-Q3").data.timeliness}
    assert came["HS05"].recorded_on.isoformat() == "2021-05-04"


def test_a_red_is_new_after_a_gap_and_the_first_time_and_not_while_it_lasts(card: Card) -> None:
    """Nobody could rate attendance while schools were closed; that makes its red no older."""
    assert "ED03" in {each.measure.code for each in card("PB-EDU", "2020-21-Q2").at_a_glance.new_reds}
    assert "ED03" not in {each.measure.code for each in card("PB-EDU", "2020-21-Q3").at_a_glance.new_reds}


def test_what_is_older_than_the_thread_does_not_tell_how_soon_it_came(card: Card) -> None:
    """HS09's year ended thirteen months before the first load; HS05's quarter a month before it."""
    came = {each.measure.code: each for each in card("PB-HEA").data.timeliness}
    assert came["HS09"].with_the_first_load
    assert not came["HS05"].with_the_first_load


def test_risks_move_and_threaten(card: Card) -> None:
    """A score alone does not say which way it goes, nor what it is a risk to."""
    risk = next(each for each in card("PB-EDU").risks if each.risk.code == "RK-01")
    assert (risk.score, risk.movement) == (12, "falling")
    assert {thing.code for thing in risk.threatens} == {"OUT-51", "OUT-54"}


def test_every_decision_names_its_rule(card: Card) -> None:
    """A decision sought follows from facts on the same card, and from nothing else."""
    sought = [each for code in ("PB-EDU", "PB-HEA", "PB-ENV") for each in card(code).sought]
    assert {each.rule for each in sought} <= set(RULES)
    by_rule = {(each.rule, each.about.code) for each in sought}
    assert ("late-data", "EN09") in by_rule
    assert ("red-without-intervention", "HS21") in by_rule
    assert ("intervention-due", "IV-01") in by_rule
    assert ("status-not-agreed", "WB6") in by_rule
    assert all(RULES[rule].__doc__ for rule in RULES)
    assert set(ASKED) == set(RULES)


def test_undefined_axes_ask_for_a_judgement_and_defined_ones_for_agreement(card: Card) -> None:
    """WB4's axes suggest nothing in Q4, WB2's suggest red; each is asked for once, by its own rule."""
    of_status = {"undefined-axes", "status-not-agreed"}
    asked = {
        code: [each.rule for each in card(board).sought if each.about.code == code and each.rule in of_status]
        for board, code in (("PB-ENV", "WB4"), ("PB-SAF", "WB2"))
    }
    assert asked == {"WB4": ["undefined-axes"], "WB2": ["status-not-agreed"]}


def test_the_first_lines_repeat_what_stands_below(card: Card) -> None:
    """What changed, so what, what is wanted: three answers before any table."""
    made = card("PB-EDU")
    assert any("ED11" in sentence for sentence in made.summary.changed)
    assert any("PB-HEA" in sentence for sentence in made.summary.so_what)
    (wanted,) = made.summary.wanted
    assert wanted.startswith(f"{len(made.sought)} decisions: agree the status of WB5; ")
    assert all(each.about.code in wanted for each in made.sought)


def test_an_empty_section_says_why_and_what_would_fill_it(card: Card) -> None:
    """“None” may mean that all is well or that nobody wrote it down; nothing is said where it is filled."""
    action = card("ACT-63")
    assert [each.section for each in action.empty] == [
        "status", "measures", "interventions", "risks", "data", "decisions",
    ]  # fmt: skip
    assert "“Threatens”" in action.why_empty("risks")
    assert action.why_empty("interventions") == "There is no measure here to put right."
    assert card("GOAL-3").why_empty("thread") == (
        "This stands at the end of the thread: there is nothing above it."
    )
    assert card("PB-HEA").empty == ()


def test_a_plan_shows_what_its_aims_show(card: Card) -> None:
    """The council plan's scorecard is that of its objectives together, each measure once."""
    plan = card("CP20")
    objectives = [card(f"WB{number}") for number in range(1, 7)]
    assert {each.about.code for each in plan.status} == {f"WB{number}" for number in range(1, 7)}
    assert set(plan.measures) == {line for each in objectives for line in each.measures}
    assert set(card("SP-CS").measures) == set(card("SVC-CS").measures)
