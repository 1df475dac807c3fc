"""Golden cases of the year: what adds up, what is last, what a profile asks, what is forecast."""
# ruff: noqa: E501 (tables are read across)

import pytest

from tests.golden.conftest import MEASURES, Golden, rated

TARGETS = """
    Sheet: Targets
    Measure | Period | Intent | Value | Tolerance | Profile
"""


def test_ratio_to_date_is_the_sum_of_numerators_over_the_sum_of_denominators(golden: Golden) -> None:
    """90 of 100 and 20 of 40 are 78.6%, green against 75%; the mean of the percentages would be red."""
    line = golden.lines(
        MEASURES
        + """
        R | Answered | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | POINTS2
        Sheet: Figures
        Measure | Period | Value | Numerator | Denominator
        R | 2020-21-Q1 | 90 | 90 | 100
        R | 2020-21-Q2 | 50 | 20 | 40
        """
        + TARGETS
        + "R | 2020-21 | Improve | 75",
        "2020-21-Q2",
    )["R"]
    to_date = line["year_to_date"]
    assert (to_date["period"], to_date["text"], to_date["value"]) == ("2020-21-H1", "78.6%", "78.571")
    assert (to_date["rating"]["key"], to_date["target_text"]) == ("green", "75.0%")
    assert "sum of numerators over that of denominators of 2 periods" in to_date["reason"]
    assert rated(line) == "no-profile"


def test_cumulative_arrow_goes_by_last_year_not_by_the_quarter_before(golden: Golden) -> None:
    """Sickness of 2.49 and then 4.83 days to date is 2.34 in the quarter, and better than 5.96 a year ago."""
    line = golden.lines(
        MEASURES
        + """
        S | Days lost | performance | days | 2 | mean | cumulative | quarterly | financial | Lower is better | PERCENT5
        Sheet: Figures
        Measure | Period | Value
        S | 2019-20-Q2 | 5.96
        S | 2020-21-Q1 | 2.49
        S | 2020-21-Q2 | 4.83
        """,
        "2020-21-Q2",
    )["S"]
    assert (line["direction"], line["comparator"]) == ("improved", "same period last year")
    assert line["period_alone"]["text"] == "2.34 days"
    assert line["year_to_date"]["value"] == "4.83"
    assert "better than Q2 last year (5.96 days)" in line["figure"]["reason"]


def test_a_snapshots_year_is_its_last_value(golden: Golden) -> None:
    """Children looked after on the last day of each quarter are not added up over the year."""
    line = golden.lines(
        MEASURES
        + """
        C | Looked after | population | number | 0 | count | point-in-time | quarterly | financial | Lower is better | PERCENT5
        Sheet: Figures
        Measure | Period | Value
        C | 2020-21-Q1 | 300
        C | 2020-21-Q2 | 310
        C | 2020-21-Q3 | 320
        C | 2020-21-Q4 | 330
        """
        + TARGETS
        + "C | 2020-21 | Improve | 320",
        "2020-21-Q4",
    )["C"]
    assert (line["year_to_date"]["period"], line["year_to_date"]["value"]) == ("2020-21", "330")
    assert (rated(line), line["scope"]) == ("amber", "population")


@pytest.mark.parametrize(
    ("profile", "asked", "rating"),
    [("Linear", "5.50 days", "green"), ("Last year's shape", "4.71 days", "amber")],
)
def test_linear_and_seasonal_profile_part_at_half_year(
    golden: Golden, profile: str, asked: str, rating: str
) -> None:
    """4.83 days are 12% under the linear profile of 11.0 and 2.5% over last year's shape of it."""
    line = golden.lines(
        MEASURES
        + f"""
        S | Days lost | performance | days | 2 | mean | cumulative | quarterly | financial | Lower is better | PERCENT5
        Sheet: Figures
        Measure | Period | Value
        S | 2019-20-Q2 | 5.96
        S | 2019-20-Q4 | 13.91
        S | 2020-21-Q2 | 4.83
        {TARGETS}
        S | 2020-21 | Improve | 11.0 | | {profile}
        """,
        "2020-21-Q2",
    )["S"]
    assert (line["target"]["text"], rated(line)) == (asked, rating)
    assert line["year_end_target"]["text"] == "11.00 days"


def test_no_profile_no_colour_in_the_year(golden: Golden) -> None:
    """5.96 days at half-year against 11 for the year is not green: the year ended 26% over."""
    text = (
        MEASURES
        + """
        S | Days lost | performance | days | 2 | mean | cumulative | quarterly | financial | Lower is better | PERCENT5
        Sheet: Figures
        Measure | Period | Value
        S | 2019-20-Q2 | 5.96
        S | 2019-20-Q4 | 13.91
        """
        + TARGETS
        + "S | 2019-20 | Improve | 11"
    )
    line = golden.lines(text, "2019-20-Q2")["S"]
    assert (line["figure"]["rating"], line["figure"]["no_rating"]) == (None, "no-profile")
    assert line["figure"]["reason"].startswith("There is a year-end target of 11.00 days but none for this")
    (year,) = golden.card("2019-20-Q4")["measures"]
    assert rated(year) == "red"


def test_a_profile_that_cannot_be_worked_out_says_so(golden: Golden) -> None:
    """A shape was chosen, so to say that there is none for the quarter would blame the wrong thing."""
    line = golden.lines(
        MEASURES
        + """
        V | Visits | performance | number | 0 | count | flow | quarterly | financial | Higher is better | POINTS2
        Sheet: Figures
        Measure | Period | Value
        V | 2019-20-Q1 | 10
        V | 2020-21-Q1 | 9
        """
        + TARGETS
        + "V | 2020-21 | Improve | 110 | | Last year's shape",
        "2020-21-Q1",
    )["V"]
    assert line["figure"]["no_rating"] == "no-profile"
    assert line["figure"]["reason"].startswith(
        "There is a year-end target of 110, but its profile by last year's shape cannot be worked out for this"
        " period: last year's figures do not tell it"
    )


def test_forecast_stands_beside_the_current_figure_with_its_own_rating(golden: Golden) -> None:
    """A green forecast over an amber figure is two facts, and the reader sees both."""
    line = golden.lines(
        MEASURES
        + """
        F | Answered | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | POINTS2
        Sheet: Figures
        Measure | Period | Value | Status
        F | 2020-21-Q2 | 61.2 | Final
        F | 2020-21    | 64   | Forecast
        """
        + TARGETS
        + """
        F | 2020-21-Q2 | Improve | 63
        F | 2020-21    | Improve | 63.5
        """,
        "2020-21-Q2",
    )["F"]
    assert rated(line) == "amber"
    forecast = line["forecast"]
    assert (forecast["text"], forecast["rating"]["key"]) == ("64.0%", "green")
    assert forecast["reason"] == "Green: 64.0% is 0.5 points above the target of 63.5%."
    assert forecast["provenance"]["recorded_by"] == "Officer"


def test_a_move_is_told_in_points_and_a_small_one_is_steady(golden: Golden) -> None:
    """84.1% to 84.2% is steady; 62% to 65% is three points better, not three per cent."""
    header = MEASURES.rstrip() + " | Dead band\n"
    row = "| Answered | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | POINTS2"
    lines = golden.lines(
        f"""{header}
        SMALL {row} | 0.5
        LARGE {row} | 0.5
        Sheet: Figures
        Measure | Period | Value
        SMALL | 2020-21-Q1 | 84.1
        SMALL | 2020-21-Q2 | 84.2
        LARGE | 2020-21-Q1 | 62
        LARGE | 2020-21-Q2 | 65
        """,
        "2020-21-Q2",
    )
    assert {code: line["direction"] for code, line in lines.items()} == {
        "SMALL": "steady",
        "LARGE": "improved",
    }
    assert lines["SMALL"]["figure"]["reason"].endswith("; steady since the quarter before (84.1%).")
    assert (lines["LARGE"]["difference"], lines["LARGE"]["comparator"]) == ("3", "previous period")


def test_a_year_ends_where_the_next_begins(golden: Golden) -> None:
    """2.2 days in the first quarter are not 7.3 better than the 9.5 of the year before."""
    line = golden.lines(
        MEASURES
        + """
        S | Days lost | performance | days | 2 | mean | cumulative | quarterly | financial | Lower is better | PERCENT5
        Sheet: Figures
        Measure | Period | Value
        S | 2019-20-Q4 | 9.5
        S | 2020-21-Q1 | 2.2
        """,
        "2020-21-Q1",
    )["S"]
    assert (line["direction"], line["period_alone"]["text"]) == (None, "2.20 days")


def test_last_years_shape_and_colour_are_not_taken_across_a_break(golden: Golden) -> None:
    """Where a new series begins, last year tells neither what to ask for nor whether it got worse."""
    scheme = """
        Sheet: Rating schemes
        Scheme | Rating | Order | Word (English) | Basis | From | To | Condition
        HAV | green | 1 | Green | Per cent | -10 | |
        HAV | amber | 2 | Amber | Per cent | | -10 | No worse than last year
        HAV | red   | 3 | Red   | Per cent | | -10 | Worse than last year
    """
    row = (
        "| Visits | performance | number | 0 | count | flow | quarterly | financial | Higher is better | HAV"
    )
    line = golden.lines(
        MEASURES
        + f"""
        V {row}
        Sheet: Figures
        Measure | Period | Value | Status
        V | 2019-20-Q1 | 10 | Final
        V | 2019-20-Q2 | 20 | Final
        V | 2019-20-Q3 | 30 | Final
        V | 2019-20-Q4 | 40 | Final
        V | 2020-21-Q1 | 9  | Break in series
        V | 2020-21-Q2 | 12 | Final
        {TARGETS}
        V | 2020-21    | Improve | 110 | | Last year's shape
        V | 2020-21-Q2 | Improve | 20  | |
        V | 2020-21-H1 | Improve | 40  | |
        """,
        "2020-21-Q2",
        schemes=scheme,
    )["V"]
    assert rated(line) == "no-comparator"
    assert (line["year_to_date"]["value"], line["year_to_date"]["no_rating"]) == ("21", "no-comparator")
