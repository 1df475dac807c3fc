"""Golden cases of time: what is not due, which year a figure belongs to, lags, unequal periods."""
# ruff: noqa: E501 (tables are read across)

from datetime import date

from tests.golden.conftest import MEASURES, Golden, rated

FIGURES = """
    Sheet: Figures
    Measure | Period | Value
"""
TARGETS = """
    Sheet: Targets
    Measure | Period | Intent | Value
"""


def test_an_annual_measure_is_not_due_in_the_first_quarter(golden: Golden) -> None:
    """It keeps its last value with its own date and has no colour for the year that still runs."""
    today = date(2020, 7, 20)
    text = (
        MEASURES
        + """
        A | Survey | population | percent | 1 | ratio | flow | annual | financial | Higher is better | POINTS2
        N | New    | population | percent | 1 | ratio | flow | annual | financial | Higher is better | POINTS2
        """
        + FIGURES
        + "A | 2019-20 | 71"
        + TARGETS
        + "A | 2019-20 | Improve | 70"
    )
    lines = golden.lines(text, "2020-21-Q1", today=today)
    assert list(lines) == ["A"]
    assert (lines["A"]["figure"]["period"], lines["A"]["as_at"]) == ("2019-20", "2020-03-31")
    assert lines["A"]["age_days"] == 91
    assert rated(lines["A"]) == "green"
    card = golden.card("2020-21-Q1", today)
    assert card["data"]["late"] == []
    assert [(each["measure"]["code"], each["period"]) for each in card["data"]["not_due"]] == [
        ("A", "2020-21")
    ]
    assert [each["code"] for each in card["at_a_glance"]["no_figure_yet"]] == ["N"]


def test_a_measure_with_a_target_and_no_figure_is_late_when_its_quarter_is_over(golden: Golden) -> None:
    """Whoever set a target for the year promised figures, though nobody said when the measure began."""
    text = (
        MEASURES
        + """
        N | New | performance | number | 0 | count | flow | quarterly | financial | Higher is better | POINTS2
        """
        + TARGETS
        + "N | 2020-21 | Improve | 70"
    )
    lines = golden.lines(text, "2020-21-Q1", today=date(2020, 7, 20))
    assert lines["N"]["figure"]["no_rating"] == "late"
    assert golden.card("2020-21-Q1", date(2020, 7, 20))["at_a_glance"]["no_figure_yet"] == []


def test_a_month_without_a_figure_is_named_though_the_quarter_ends_with_one(golden: Golden) -> None:
    """September's figure would hide that nobody sent August's."""
    text = (
        MEASURES
        + """
        M | Calls | performance | number | 0 | count | flow | monthly | financial | Higher is better | POINTS2
        """
        + FIGURES
        + "M | 2020-07 | 40\nM | 2020-09 | 42"
    )
    golden.lines(text, "2020-21-Q2", today=date(2020, 10, 20))
    within = golden.card("2020-21-Q2", date(2020, 10, 20))["data"]["within"]
    assert [(each["measure"]["code"], each["period"]) for each in within] == [("M", "2020-08")]


def test_an_academic_year_is_reported_in_the_financial_year_it_ends_in(golden: Golden) -> None:
    """Results of summer 2020 are those of 2019/20, and stand on the card for July to September 2020."""
    line = golden.lines(
        MEASURES
        + """
        E | Results | population | percent | 1 | ratio | flow | annual | academic | Higher is better | POINTS2
        """
        + FIGURES
        + """
        E | 2018/19 | 60
        E | 2019/20 | 62
        """
        + TARGETS
        + "E | 2019/20 | Improve | 61",
        "2020-21-Q2",
    )["E"]
    assert (line["figure"]["period"], line["as_at"]) == ("2019-20-academic", "2020-08-31")
    assert (rated(line), line["comparator"], line["direction"]) == (
        "green", "same period last year", "improved",
    )  # fmt: skip


def test_a_lagged_quarter_is_shown_with_its_own_period(golden: Golden) -> None:
    """Waste comes 120 days after the quarter: the report for Q2 carries Q1, which is not late."""
    today = date(2020, 11, 5)
    header = MEASURES.rstrip() + " | Available after (days)\n"
    line = golden.lines(
        header
        + """
        W | Recycled | performance | percent | 1 | ratio | rolling | quarterly | financial | Higher is better | POINTS2 | 120
        """
        + FIGURES
        + "W | 2020-21-Q1 | 64"
        + TARGETS
        + "W | 2020-21-Q1 | Improve | 64",
        "2020-21-Q2",
        today=today,
    )["W"]
    assert (line["figure"]["period"], rated(line), line["age_days"]) == ("2020-21-Q1", "green", 92)
    assert golden.card("2020-21-Q2", today)["data"]["late"] == []
    late = golden.card("2020-21-Q2", date(2021, 2, 1))
    assert (rated(late["measures"][0]), len(late["data"]["late"])) == ("late", 1)


def test_unequal_periods_are_not_compared(golden: Golden) -> None:
    """Eight months beside four are neither better nor worse, and no limits are drawn from them."""
    line = golden.lines(
        MEASURES
        + """
        U | Cases | performance | number | 0 | count | flow | not-stated | financial | Lower is better | POINTS2
        """
        + FIGURES
        + """
        U | 2012-04-01--2012-11-30 | 80
        U | 2012-12-01--2013-03-31 | 45
        """,
        "2012-13-Q4",
    )["U"]
    assert (line["figure"]["period"], line["figure"]["text"]) == ("2012-12-01--2013-03-31", "45")
    assert (line["direction"], line["is_dip"], line["previous"]) == (None, None, None)
    assert line["variation"]["no_variation"] == "unequal-periods"


def test_each_kind_of_absence_is_told_apart(golden: Golden) -> None:
    """Not due, late, missing, not applicable, withheld, discontinued and nought are seven things."""
    header = MEASURES.rstrip() + " | Valid to\n"
    row = "| Cases | performance | number | 0 | count | flow | quarterly | financial | Lower is better | POINTS2"
    codes = ("LATE", "MISS", "NA", "HELD", "NIL")
    lines = golden.lines(
        header
        + "".join(f"\n{code} {row} |" for code in codes)
        + f"\nENDED {row} | 2020-07-01"
        + """
        Sheet: Figures
        Measure | Period | Value | Status
        """
        + "".join(f"\n{code} | 2020-21-Q1 | 5 | Final" for code in (*codes, "ENDED"))
        + """
        MISS | 2020-21-Q2 |   | Missing
        NA   | 2020-21-Q2 |   | Not applicable
        HELD | 2020-21-Q2 |   | Withheld
        NIL  | 2020-21-Q2 | 0 | Final
        """
        + TARGETS
        + "".join(f"\n{code} | 2020-21-Q2 | Improve | 1" for code in codes),
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {
        "LATE": "late", "MISS": "missing", "NA": "not-applicable", "HELD": "withheld",
        "NIL": "green", "ENDED": "discontinued",
    }  # fmt: skip
    assert [code for code, line in lines.items() if line["figure"]["value"] is not None] == ["NIL"]
    assert lines["NIL"]["at_best"] is True
    data = golden.card("2020-21-Q2")["data"]
    listed = {name: [each["code"] for each in data[name]] for name in ("late", "missing", "withheld")}
    assert listed == {"late": ["LATE"], "missing": ["MISS"], "withheld": ["HELD"]}
    assert {each["measure"]["code"] for each in data["timeliness"]} == {"HELD", "NIL"}
