"""Money and the ledger: what is shown by objective adds up to the budget, and the net hides nothing."""

from decimal import Decimal

import pytest

from tests.golden.conftest import Card, Golden
from tests.ingest.conftest import COUNCIL

SHARED_SERVICE = f"""
    {COUNCIL}
    Sheet: Bodies
    Code | Name (English)  | Kind
    EXB  | Executive Board | Executive Board
    Sheet: Aims
    Code | Name (English)    | Kind
    WB1  | Healthier people  | well-being
    WB2  | Better schooling  | well-being
    Sheet: Services
    Code | Name (English)
    LIB  | Libraries
    SCH  | School support
    Sheet: Oversight
    Body | Oversees
    EXB  | WB1
    EXB  | WB2
    Sheet: Budget lines
    Code | Name (English)  | Kind
    B1   | Libraries       | Revenue
    B2   | School support  | Revenue
    B3   | Library roof    | Capital
    Sheet: Money
    Budget line | Period     | View            | Amount (£)
    B1          | 2020-21-Q3 | Original budget | 1000000
    B1          | 2020-21-Q3 | Profile to date | 516000
    B1          | 2020-21-Q3 | Actual to date  | 600000
    B1          | 2020-21-Q3 | Forecast outturn | 1112000
    B2          | 2020-21-Q3 | Original budget | 2000000
    B2          | 2020-21-Q3 | Profile to date | 1000000
    B2          | 2020-21-Q3 | Actual to date  | 805000
    B2          | 2020-21-Q3 | Forecast outturn | 1740000
    B3          | 2020-21-Q3 | Original budget | 400000
    B3          | 2020-21-Q3 | Profile to date | 300000
    B3          | 2020-21-Q3 | Actual to date  | 100000
    B3          | 2020-21-Q3 | Forecast outturn | 400000
    Sheet: Links
    From | Type               | To  | Share (%)
    B1   | Funds              | LIB |
    B2   | Funds              | SCH |
    B3   | Funds              | LIB | 100
    LIB  | Supports objective | WB1 | 60
    LIB  | Supports objective | WB2 | 25
    SCH  | Supports objective | WB2 | 100
"""


def sums(totals: list[Card], kind: str = "revenue") -> dict[str, int]:
    """The amounts of one kind in whole pounds; they must be whole."""
    (found,) = (each for each in totals if each["kind"] == kind)
    keys = ("budget", "actual", "variance", "adverse", "favourable", "forecast")
    return {key: int(found[key]) for key in keys}


def test_a_shared_service_is_counted_once_and_reconciles_to_the_ledger(golden: Golden) -> None:
    """60% and 25% of a library are two objectives', 15% nobody's; a net of £111k under hides £84k over."""
    golden.load(SHARED_SERVICE)
    overview = golden.card("2020-21-Q3", of="EXB")["overview"]
    first, second, none = overview["areas"]
    assert none["objective"] is None
    assert sums(first["money"]) == {
        "budget": 600_000, "actual": 360_000, "variance": 50_400, "adverse": 50_400, "favourable": 0,
        "forecast": 667_200,
    }  # fmt: skip
    assert sums(second["money"]) == {
        "budget": 2_250_000, "actual": 955_000, "variance": -174_000, "adverse": 21_000,
        "favourable": -195_000, "forecast": 2_018_000,
    }  # fmt: skip
    assert sums(overview["unallocated"]) == {
        "budget": 150_000, "actual": 90_000, "variance": 12_600, "adverse": 12_600, "favourable": 0,
        "forecast": 166_800,
    }  # fmt: skip
    whole = sums(overview["total"])
    assert (whole["budget"], whole["variance"]) == (3_000_000, -111_000)
    assert (whole["adverse"], whole["favourable"]) == (84_000, -195_000)
    parts = [sums(each) for each in (first["money"], second["money"], overview["unallocated"])]
    assert {key: sum(part[key] for part in parts) for key in whole} == whole


def test_capital_that_slips_is_kept_apart_from_revenue_that_is_saved(golden: Golden) -> None:
    """£200,000 of roof not built yet is no saving, and is in no total of revenue."""
    golden.load(SHARED_SERVICE)
    overview = golden.card("2020-21-Q3", of="EXB")["overview"]
    assert sums(overview["total"], "capital")["variance"] == -200_000
    assert sums(overview["total"])["variance"] == -111_000
    first, second, _ = overview["areas"]
    parts = [
        sums(each, "capital")["budget"] for each in (first["money"], second["money"], overview["unallocated"])
    ]
    assert parts == [240_000, 100_000, 60_000]


def test_the_shared_service_answers_for_all_of_its_own_money(golden: Golden) -> None:
    """What goes to whom is the objectives' question; the service's ledger is whole."""
    golden.load(SHARED_SERVICE)
    card = golden.card("2020-21-Q3", of="LIB")
    assert sums(card["money_summary"]["totals"])["budget"] == 1_000_000
    (line,) = (each for each in card["money"] if each["budget_line"]["code"] == "B1")
    assert {each["aim"]["code"]: each["share"] for each in line["shares"]} == {"WB1": "60", "WB2": "25"}
    assert (line["unallocated"], line["variance"]) == ("15", "84000")


def test_who_answers_for_the_whole_council_has_the_whole_ledger(golden: Golden) -> None:
    """Two totals on one page, one by shares and one whole, would send the reader back to the ledger."""
    golden.load(SHARED_SERVICE)
    card = golden.card("2020-21-Q3", of="EXB")
    assert card["money_summary"]["totals"] == card["overview"]["total"]
    assert {line["share"] for line in card["money"]} == {"100"}


ONE_OBJECTIVE = f"""
    {COUNCIL}
    Sheet: Aims
    Code | Name (English)    | Kind
    WB1  | Healthier people  | well-being
    WB2  | Better schooling  | well-being
    Sheet: Budget lines
    Code | Name (English)  | Kind
    B1   | Libraries       | Revenue
    B2   | School support  | Revenue
    Sheet: Links
    From | Type               | To  | Share (%)
    B1   | Funds              | WB1 | 100
    B2   | Funds              | WB1 | 100
"""


def money(*rows: str) -> str:
    """A sheet Money with these rows."""
    return "\n".join((ONE_OBJECTIVE, "Sheet: Money", "Budget line | Period | View | Amount (£)", *rows))


def summary(golden: Golden, *rows: str) -> Card:
    """What the scorecard of the objective sums up of such money."""
    golden.load(money(*rows))
    made: Card = golden.card("2020-21-Q3")["money_summary"]
    return made


def codes(things: list[Card]) -> list[str]:
    """The codes of things."""
    return [each["code"] for each in things]


def test_an_amount_that_a_line_does_not_have_is_not_a_nought(golden: Golden) -> None:
    """A total of forecasts without one of them would look like a saving."""
    made = summary(
        golden,
        "B1 | 2020-21-Q3 | Profile to date  | 500",
        "B1 | 2020-21-Q3 | Actual to date   | 600",
        "B1 | 2020-21-Q3 | Forecast outturn | 900",
        "B2 | 2020-21-Q3 | Actual to date   | 400",
    )
    (total,) = made["totals"]
    assert (total["actual"], total["profile"], total["forecast"]) == ("1000", None, None)
    assert (total["variance"], total["adverse"], total["favourable"]) == (None, None, None)
    assert codes(total["incomplete"]) == ["B1", "B2"]


def test_spending_to_september_is_not_added_to_spending_to_december(golden: Golden) -> None:
    """The line that has not reported since is named; a line that has spent nothing yet shows its budget."""
    made = summary(
        golden,
        "B1 | 2020-21-Q3 | Actual to date  | 600",
        "B2 | 2020-21-Q2 | Actual to date  | 400",
    )
    assert [total["actual"] for total in made["totals"]] == ["600"]
    assert codes(made["left_out"]["older"]) == ["B2"]
    assert codes(made["left_out"]["no_actual"]) == []


def test_a_line_without_an_actual_shows_its_budget_and_is_in_no_total(golden: Golden) -> None:
    """What was voted is known before anything is spent."""
    golden.load(money("B1 | 2020-21 | Original budget | 900", "B2 | 2020-21-Q3 | Actual to date | 400"))
    card = golden.card("2020-21-Q3")
    (first, _) = card["money"]
    assert (first["budget"], first["actual"], first["as_at"]) == ("900", None, None)
    assert codes(card["money_summary"]["left_out"]["no_actual"]) == ["B1"]


def test_a_budget_that_was_moved_holds_until_it_is_moved_again(golden: Golden) -> None:
    """A virement of September is still in force in December, though nobody writes it down twice."""
    golden.load(
        money(
            "B1 | 2020-21    | Original budget | 900",
            "B1 | 2020-21-Q2 | Revised budget  | 750",
            "B1 | 2020-21-Q3 | Actual to date  | 600",
        )
    )
    line = golden.card("2020-21-Q3")["money"][0]
    assert (line["original_budget"], line["budget"], line["virement"]) == ("900", "750", "-150")


def test_a_variance_that_the_source_states_stands_beside_ours(golden: Golden) -> None:
    """£6.462m and £6.377m differ by £85,000; the paper says £84,000, since it rounded what it printed."""
    golden.load(
        money(
            "B1 | 2020-21-Q3 | Profile to date      | 6377000",
            "B1 | 2020-21-Q3 | Actual to date       | 6462000",
            "B1 | 2020-21-Q3 | Variance as reported | 84000",
            "B1 | 2020-21-Q3 | Committed            | 12000",
        )
    )
    line = golden.card("2020-21-Q3")["money"][0]
    assert (line["variance"], line["variance_stated"], line["committed"]) == ("85000", "84000", "12000")


def test_pence_are_kept_and_said_to_be_rounded_in_print(golden: Golden) -> None:
    """Two lines of £10.50 come to £21; printed to the pound they would seem to come to £20 or £22."""
    made = summary(
        golden, "B1 | 2020-21-Q3 | Actual to date | 10.50", "B2 | 2020-21-Q3 | Actual to date | 10.50"
    )
    assert made["in_pence"]
    assert [Decimal(total["actual"]) for total in made["totals"]] == [21]


def test_a_line_that_goes_wholly_to_others_counts_nothing_here(golden: Golden) -> None:
    """All of it is stated to go to another objective: that is nought, not “nobody has stated it”."""
    golden.load(SHARED_SERVICE + "SCH | Supports objective | WB1 |")
    card = golden.card("2020-21-Q3", of="WB1")
    shares = {line["budget_line"]["code"]: line["share"] for line in card["money"]}
    assert (shares["B1"], shares["B2"]) == ("60", "0")
    assert sums(card["money_summary"]["totals"])["budget"] == 600_000
    assert codes(card["money_summary"]["no_share_stated"]) == []


JUDGED = """
    Sheet: Bodies
    Code | Name (English) | Kind
    PB   | Priority Board | Priority Board
    Sheet: Judgements
    About | Period | Agreed rating | Reason | Judged by | Judged on
"""


def flagged(golden: Golden, agreed: str, profile: int, actual: int) -> list[tuple[str, str]]:
    """The mismatches of an objective agreed as this, with so much planned and spent."""
    golden.load(
        money(
            f"B1 | 2020-21-Q3 | Profile to date | {profile}",
            f"B1 | 2020-21-Q3 | Actual to date  | {actual}",
        )
        + JUDGED
        + f"WB1 | 2020-21-Q3 | {agreed} | As seen. | PB | 2021-01-20"
    )
    found = golden.card("2020-21-Q3")["money_summary"]["mismatches"]
    return [(each["mismatch"], each["reason"]) for each in found]


def test_an_objectives_status_stands_beside_its_money(golden: Golden) -> None:
    """Agreed as red while a tenth of its money is unspent is the first thing to ask about."""
    ((key, reason),) = flagged(golden, "Red", 1000, 900)
    assert key == "red-and-underspent"
    assert reason == "WB1 is agreed as red, while its revenue is £100 under its profile (10%)."


@pytest.mark.parametrize(
    ("agreed", "actual", "expected"),
    [
        ("Green", 1100, ["green-and-overspent"]),
        ("Green", 1010, []),
        ("Amber", 1100, []),
        ("Red", 1100, []),
        ("Red", 990, []),
    ],
)
def test_an_objectives_flag_speaks_only_where_the_two_stories_differ(
    golden: Golden, agreed: str, actual: int, expected: list[str]
) -> None:
    """Within the council's flag, or where both say the same, there is nothing to ask."""
    assert [key for key, _ in flagged(golden, agreed, 1000, actual)] == expected


def test_an_objective_that_is_red_and_has_no_money_says_so(golden: Golden) -> None:
    """No budget line leads to WB2; for WB1 one does."""
    golden.load(
        ONE_OBJECTIVE + JUDGED + "WB2 | 2020-21-Q3 | Red | As seen. | PB | 2021-01-20\n"
        "WB1 | 2020-21-Q3 | Red | As seen. | PB | 2021-01-20"
    )
    (found,) = golden.card("2020-21-Q3", of="WB2")["money_summary"]["mismatches"]
    assert (found["mismatch"], found["about"]["code"], found["service"]) == (
        "red-without-budget",
        "WB2",
        None,
    )
    assert found["reason"] == "WB2 is agreed as red, and no budget line leads to it."
    assert golden.card("2020-21-Q3", of="WB1")["money_summary"]["mismatches"] == []


RED = """
    Sheet: Measures
    Code | Name (English) | Scope | Unit | Statistic | Accumulation | Frequency | Calendar | Polarity | Scheme
    M1   | Read to | performance | percent | ratio | flow | quarterly | financial | higher-is-better | POINTS2
    Sheet: Figures
    Measure | Period     | Value
    M1      | 2020-21-Q3 | 50
    Sheet: Targets
    Measure | Period     | Intent  | Value
    M1      | 2020-21-Q3 | Sustain | 60
"""


def test_a_red_measure_that_nothing_pays_for_says_so(golden: Golden) -> None:
    """It indicates an outcome behind which there is no service; once a line leads there, it is silent."""
    (line,) = golden.lines(RED, "2020-21-Q3").values()
    assert line["figure"]["rating"]["key"] == "red"
    (found,) = golden.card("2020-21-Q3")["money_summary"]["mismatches"]
    assert found["reason"] == "M1 has the worst rating, and no budget line leads to what it indicates."
    assert (found["mismatch"], found["about"]["code"]) == ("red-without-budget", "OUT1")
    golden.load(
        """
        Sheet: Budget lines
        Code | Name (English) | Kind
        B1   | Reading        | Revenue
        Sheet: Links
        From | Type  | To
        B1   | Funds | OUT1
        """
    )
    assert golden.card("2020-21-Q3")["money_summary"]["mismatches"] == []
