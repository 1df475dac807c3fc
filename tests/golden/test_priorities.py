"""The review's two axes, cell by cell, each from a workbook; what a body agrees stands beside, never instead."""
# ruff: noqa: E501 (tables are read across)

import pytest

from tests.golden.conftest import Card, Golden

VALUES = {"improving": 70, "flat": 60, "worsening": 50}


def priority(delivery: str, outcomes: str) -> str:
    """A measure that goes from 60 to what the outcomes say, and a piece of work reported so."""
    return f"""
        Sheet: Measures
        Code | Name (English) | Scope | Unit | Decimals | Statistic | Accumulation | Frequency | Calendar | Polarity | Scheme | Dead band
        M1   | Read to | performance | percent | 0 | ratio | flow | quarterly | financial | Higher is better | POINTS2 | 1
        Sheet: Figures
        Measure | Period     | Value
        M1      | 2020-21-Q2 | 60
        M1      | 2020-21-Q3 | {VALUES[outcomes]}
        Sheet: Work
        Code | Name (English) | Kind   | Due on
        ACT1 | Read more      | action | 2021-12-31
        Sheet: Progress
        About | Reported on | Status
        ACT1  | 2021-01-15  | {delivery}
    """


def judged(golden: Golden, delivery: str, outcomes: str) -> Card:
    """How the objective stands on its scorecard."""
    golden.lines(priority(delivery, outcomes), "2020-21-Q3")
    golden.load("Sheet: Links\nFrom | Type | To\nACT1 | Acts towards | OUT1")
    return golden.card("2020-21-Q3")


@pytest.mark.parametrize(
    ("delivery", "outcomes", "suggested", "asked"),
    [
        ("On track", "improving", "green", "status-not-agreed"),
        ("On track", "flat", "amber", "status-not-agreed"),
        ("On track", "worsening", None, "undefined-axes"),
        ("Slipped", "improving", None, "undefined-axes"),
        ("Slipped", "flat", "red", "status-not-agreed"),
        ("Slipped", "worsening", "red", "status-not-agreed"),
    ],
)
def test_each_cell_suggests_what_the_review_says_or_asks_for_a_judgement(
    golden: Golden, delivery: str, outcomes: str, suggested: str | None, asked: str
) -> None:
    """Green, amber and red where the review has them; the two cells that it leaves open go to people."""
    card = judged(golden, delivery, outcomes)
    (status,) = card["status"]
    assert status["suggestion"]["outcomes"] == outcomes
    assert status["suggestion"]["status"] == suggested
    asked_of_status = [each["rule"] for each in card["sought"] if each["rule"] != "money-beside-red"]
    assert asked_of_status == [asked]


def test_what_is_agreed_stands_beside_what_was_suggested(golden: Golden) -> None:
    """Two bodies may read one table differently; who, when and why is kept, and so is the suggestion."""
    judged(golden, "On track", "worsening")
    golden.load(
        """
        Sheet: Bodies
        Code | Name (English) | Kind
        PB   | Priority Board | Priority Board
        Sheet: Judgements
        About | Period     | Delivery | Outcomes | Agreed rating | Reason                 | Judged by | Judged on
        WB1   | 2020-21-Q3 | On track | Flat     | Amber         | One bad term of three. | PB        | 2021-01-20
        """
    )
    card = golden.card("2020-21-Q3")
    (status,) = card["status"]
    assert (status["agreed_rating"], status["outcomes"], status["reason"]) == (
        "Amber", "flat", "One bad term of three.",
    )  # fmt: skip
    assert (status["judged_by"]["code"], status["judged_on"]) == ("PB", "2021-01-20")
    assert (status["suggestion"]["status"], status["suggestion"]["outcomes"]) == (None, "worsening")
    assert card["sought"] == []
