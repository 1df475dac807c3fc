"""Targets that change within their year, and baselines that are not one period's figure."""
# ruff: noqa: E501 (tables are read across)

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.golden.conftest import MEASURES, Golden, rated

LATE = date(2021, 6, 30)
BODY = """
    Sheet: Bodies
    Code | Name (English) | Kind
    EXB  | Executive Board | executive
"""
FIGURES = """
    Sheet: Figures
    Measure | Period | Value | Status
"""
TARGETS = """
    Sheet: Targets
    Measure | Period | Intent | Value | Profile | In force from | Approved by | Reason
"""
ATTENDANCE = """
    A | Attendance | performance | percent | 1 | ratio | point-in-time | quarterly | financial | Higher is better | POINTS2
"""
CHANGED = """
    A | 2020-21 | Improve | 95 |        |            | EXB | As in the plan
    A | 2020-21 | Improve | 93 |        | 2020-10-01 | EXB | Schools were shut in the spring
    A | 2020-21-Q1 | Improve | 94 |     |            | EXB |
    A | 2020-21-Q2 | Improve | 95 |     |            | EXB |
    A | 2020-21-Q3 | Improve | 95 |     |            | EXB |
    A | 2020-21-Q3 | Improve | 93 |     | 2020-10-01 | EXB | Schools were shut in the spring
"""
MEASURED = (
    FIGURES + "A | 2020-21-Q1 | 93.5\nA | 2020-21-Q2 | 93.5\nA | 2020-21-Q3 | 93.5\nA | 2020-21-Q4 | 93.5"
)


@pytest.fixture
def changed(golden: Golden) -> Golden:
    """A measure whose target for the year and the third quarter was lowered on 1 October."""
    golden.lines(BODY + MEASURES + ATTENDANCE + MEASURED + TARGETS + CHANGED, "2020-21-Q3", LATE)
    return golden


@pytest.mark.parametrize(
    ("period", "rating", "target", "year_end"),
    [
        ("2020-21-Q1", "amber", "94", "95"),
        ("2020-21-Q2", "amber", "95", "95"),
        ("2020-21-Q3", "green", "93", "93"),
        ("2020-21-Q4", "green", "93", "93"),
    ],
)
def test_a_period_is_judged_by_the_target_in_force_when_it_ended(
    changed: Golden, period: str, rating: str, target: str, year_end: str
) -> None:
    """What was lowered in October turns no colour of the spring, and rules from then on."""
    (line,) = changed.card(period, LATE)["measures"]
    assert (rated(line), line["target"]["value"], line["year_end_target"]["value"]) == (
        rating,
        target,
        year_end,
    )


def test_a_figure_put_right_after_the_change_is_judged_by_the_old_target(changed: Golden) -> None:
    """Restating the first quarter in June does not bring it under a target of October."""
    changed.load(FIGURES + "A | 2020-21-Q2 | 93.2 | Final", name="restated.xlsx", today=LATE)
    (line,) = changed.card("2020-21-Q2", LATE)["measures"]
    assert (rated(line), line["target"]["value"]) == ("amber", "95")


def test_the_change_is_told_with_from_and_to_when_by_whom_and_why(changed: Golden) -> None:
    """A board that sees green must see that the bar was lowered."""
    card = changed.card("2020-21-Q3", LATE)
    (line,) = card["measures"]
    told = (
        "The target for Q3 2020-21 (Oct to Dec 2020) changed from 95.0% to 93.0% on 1 October 2020, "
        "approved by Executive Board: Schools were shut in the spring."
    )
    assert line["target"]["changed"]["sentence"] == told
    assert (line["target"]["in_force_from"], line["target"]["approved_by"]["code"]) == ("2020-10-01", "EXB")
    assert [each["change"]["period"] for each in card["data"]["target_changes"]] == ["2020-21-Q3", "2020-21"]


def test_nothing_is_said_to_have_changed_before_it_did(changed: Golden) -> None:
    """The scorecard of the second quarter is what the board saw."""
    card = changed.card("2020-21-Q2", LATE)
    assert card["data"]["target_changes"] == []
    assert card["measures"][0]["target"]["changed"] is None


@pytest.mark.parametrize(
    ("period", "expected"), [("2020-21-Q1", "10"), ("2020-21-Q2", "20"), ("2020-21-Q3", "24")]
)
def test_a_profile_spreads_the_years_target_that_was_in_force(
    golden: Golden, period: str, expected: str
) -> None:
    """Forty trees a year asked for twenty by September; thirty-two ask for twenty-four by December."""
    rows = "TREES | Planted | performance | number | 0 | count | cumulative | quarterly | financial | Higher is better | POINTS2"
    figures = FIGURES + "TREES | 2020-21-Q1 | 11\nTREES | 2020-21-Q2 | 19\nTREES | 2020-21-Q3 | 24"
    targets = (
        TARGETS
        + "TREES | 2020-21 | Improve | 40 | Linear\nTREES | 2020-21 | Improve | 32 | Linear | 2020-10-01 | | Frost"
    )
    line = golden.lines(MEASURES + rows + figures + targets, period, LATE)["TREES"]
    assert line["target"]["value"] == expected


def test_the_target_of_a_year_that_goes_on_is_that_of_the_day_asked_about(changed: Golden) -> None:
    """The year-end target shown in September is the one that held then, though another was set since."""
    (line,) = changed.card("2020-21-Q2", date(2020, 12, 1))["measures"]
    assert line["year_end_target"]["text"] == "95.0%"


def test_a_named_baseline_of_several_years_is_what_a_target_holds_to(golden: Golden) -> None:
    """An average of three years is no period's figure; it has a name, its days and a value."""
    text = (
        MEASURES
        + ATTENDANCE
        + FIGURES
        + "A | 2020-21-Q2 | 92.0"
        + """
    Sheet: Targets
    Measure | Period | Intent | Baseline (period) | Baseline value | Baseline name
    A | 2020-21-Q2 | Improve | 2017-04-01--2020-03-31 | 92.0 | Average of three years
    """
    )
    line = golden.lines(text, "2020-21-Q2")["A"]
    assert rated(line) == "amber"
    assert (
        "on the baseline (Average of three years, 2017-04-01--2020-03-31) of 92.0%"
        in line["figure"]["reason"]
    )


FIRST, THEN = datetime(2020, 10, 20, 9, tzinfo=UTC), datetime(2021, 4, 20, 9, tzinfo=UTC)
POSTS = """
    Sheet: Posts
    Code | Name (English)
    ANALYST | Data analyst
"""
FORECAST = """
    Sheet: Figures
    Measure | Period | Value | Status | Forecast by | Forecast on | Method
    A | 2020-21-Q2 | 94.0 | Final |  |  |
    A | 2020-21-Q4 | 96.0 | Forecast | ANALYST | 2020-10-12 | Last year's trend carried on
"""


@pytest.fixture
def forecast(golden: Golden) -> Golden:
    """A forecast of October for the year's end, with its maker, day and method."""
    earlier = Golden(replace(golden.council, now=FIRST))
    targets = TARGETS + "A | 2020-21 | Improve | 95\nA | 2020-21-Q2 | Improve | 95"
    earlier.lines(BODY + POSTS + MEASURES + ATTENDANCE + FORECAST + targets, "2020-21-Q2", date(2020, 10, 20))
    return earlier


def test_a_forecast_keeps_its_maker_its_day_and_its_method(forecast: Golden) -> None:
    """A number about the future is worth what is known of how it came about."""
    card = forecast.card("2020-21-Q2", date(2020, 10, 20))
    (line,) = card["measures"]
    found = line["forecast"]
    assert (found["text"], found["rating"]["key"], found["meets_target"]) == ("96.0%", "green", True)
    assert (found["made_by"]["code"], found["made_on"]) == ("ANALYST", "2020-10-12")
    assert found["method"] == "Last year's trend carried on"
    assert card["data"]["forecasts"] == []


def test_when_the_outcome_has_come_the_forecast_is_scored_against_it(forecast: Golden) -> None:
    """Four points too high, and red: said plainly, and no restatement of a figure."""
    later = Golden(replace(forecast.council, now=THEN))
    later.load(FIGURES + "A | 2020-21-Q4 | 92.0 | Final", name="outturn.xlsx", today=LATE)
    card = later.card("2020-21-Q4", LATE)
    (line,), (scored,) = card["measures"], card["data"]["forecasts"]
    assert (scored["error"], scored["rating"]["key"]) == ("-4", "red")
    assert scored["sentence"] == (
        "96.0% was forecast for Q4 2020-21 (Jan to Mar 2021) on 12 October 2020 by ANALYST (Last year's trend carried on); "
        "it came to 92.0%, 4.0 points lower; red."
    )
    assert (line["restatement"], line["restated_from"]) == (None, None)
    assert card["data"]["timeliness"][0]["recorded_on"] == "2021-04-20"


def test_a_forecast_for_the_year_is_scored_by_the_year_to_date_at_its_end(golden: Golden) -> None:
    """A flow has no figure for its year; what its quarters come to is the outcome."""
    rows = "TREES | Planted | performance | number | 0 | count | flow | quarterly | financial | Higher is better | POINTS2"
    earlier = Golden(replace(golden.council, now=FIRST))
    first = FIGURES + "TREES | 2020-21-Q1 | 10\nTREES | 2020-21-Q2 | 10\nTREES | 2020-21 | 42 | Forecast"
    targets = TARGETS + "TREES | 2020-21 | Improve | 40 | Linear"
    earlier.lines(MEASURES + rows + first + targets, "2020-21-Q2", date(2020, 10, 20))
    later = Golden(replace(golden.council, now=THEN))
    later.load(FIGURES + "TREES | 2020-21-Q3 | 10\nTREES | 2020-21-Q4 | 10", name="outturn.xlsx", today=LATE)
    (scored,) = later.card("2020-21-Q4", LATE)["data"]["forecasts"]
    assert (scored["period"], scored["outcome"], scored["error"]) == ("2020-21", "40", "-2")
    assert scored["rating"]["key"] == "green"


def test_three_proportions_each_say_of_how_many(golden: Golden) -> None:
    """Improving, meeting the target to date and forecast to meet it are three sets, not one."""
    rows = "\n".join(
        f"{code} | Case | performance | percent | 1 | ratio | point-in-time | quarterly | financial | Higher is better | POINTS2"
        for code in ("A", "B", "C")
    )
    figures = FIGURES + "\n".join(
        (
            "A | 2020-21-Q1 | 60",
            "A | 2020-21-Q2 | 64",
            "B | 2020-21-Q1 | 60",
            "B | 2020-21-Q2 | 58",
            "C | 2020-21-Q2 | 59",
            "A | 2020-21-Q4 | 61 | Forecast",
        )
    )
    targets = (
        TARGETS + "A | 2020-21-Q2 | Improve | 62\nB | 2020-21-Q2 | Improve | 62\nA | 2020-21 | Improve | 65"
    )
    golden.lines(MEASURES + rows + figures + targets, "2020-21-Q2", date(2020, 10, 20))
    glance = golden.card("2020-21-Q2", date(2020, 10, 20))["at_a_glance"]
    assert glance["improving_or_steady"] == {"count": 1, "of": 2, "left_out": 1}
    assert glance["meeting_target_to_date"] == {"count": 1, "of": 2, "left_out": 1}
    assert glance["forecast_to_meet"] == {"count": 0, "of": 1, "left_out": 2}
