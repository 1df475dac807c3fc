"""What stands beside a figure: others' figures, the rating in the source, what a survey can tell."""
# ruff: noqa: E501 (tables are read across)

import pytest

from tests.golden.conftest import MEASURES, Golden, rated

ROW = "| Answered | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | POINTS2"
TARGETS = """
    Sheet: Targets
    Measure | Period | Intent | Value
"""


def test_a_benchmark_is_ranked_only_where_it_counts_the_same_thing(golden: Golden) -> None:
    """Wales by the same definition may be called better; a council that counts otherwise is only shown."""
    line = golden.lines(
        MEASURES
        + f"""
        M {ROW}
        Sheet: Figures
        Measure | Period | Value
        M | 2020-21-Q2 | 61.2
        Sheet: Benchmarks
        Measure | Period | Comparator | Name (English) | Value | Definition match | Source
        M | 2020-21-Q1 | WALES | Wales      | 50   | Same definition      | Made up
        M | 2020-21-Q2 | WALES | Wales      | 63.5 | Same definition      | Made up
        M | 2020-21-Q2 | NEXT  | Next door  | 70   | Different definition | Made up
        """,
        "2020-21-Q2",
    )["M"]
    next_door, wales = line["benchmarks"]
    assert (wales["standing"], wales["reason"]) == ("worse", "Wales: 63.5%; worse by 2.3 points.")
    assert (next_door["standing"], next_door["definition_match"]) == (None, "different")
    assert next_door["reason"] == "Next door: 70.0%; not ranked, because the definition differs."
    assert next_door["source"] == "Made up"


def test_a_reported_rating_is_kept_and_its_likely_cause_named(golden: Golden) -> None:
    """Each usual cause of two colours for one figure is found; what nothing explains says so."""
    cases = {
        "SAME": ("61.2", "Amber", "63"),
        "BASIS": ("61.2", "Red", "63"),
        "ROUND": ("62.96", "Green", "63"),
        "YEAR": ("61.2", "Green", "63"),
        "WORD": ("61.2", "Purple", "63"),
        "ODD": ("70", "Red", "63"),
    }
    text = MEASURES + "".join(f"\n{code} {ROW}" for code in cases)
    text += "\nSheet: Figures\nMeasure | Period | Value | Reported rating"
    text += "".join(f"\n{code} | 2020-21-Q2 | {value} | {word}" for code, (value, word, _) in cases.items())
    text += TARGETS + "".join(
        f"\n{code} | 2020-21-Q2 | Improve | {aim}" for code, (_, _, aim) in cases.items()
    )
    text += "\nYEAR | 2020-21 | Improve | 61"
    lines = golden.lines(text, "2020-21-Q2")
    assert {code: line["reported"]["cause"] for code, line in lines.items()} == {
        "SAME": None, "BASIS": "tolerance-basis", "ROUND": "rounding", "YEAR": "other-target",
        "WORD": "other-words", "ODD": "not-known",
    }  # fmt: skip
    assert lines["SAME"]["reported"]["agrees"] is True
    assert lines["YEAR"]["reported"]["reason"] == (
        "Reported as Green, rated amber here: green follows from the target of 61.0% for 2020-21."
    )
    assert rated(lines["BASIS"]) == "amber"


def test_a_move_inside_the_margin_of_a_survey_is_no_change(golden: Golden) -> None:
    """One point up with three points either side is not an improvement."""
    line = golden.lines(
        MEASURES
        + f"""
        M {ROW}
        Sheet: Figures
        Measure | Period | Value | Margin of error
        M | 2020-21-Q1 | 61 | 3
        M | 2020-21-Q2 | 62 | 3
        """,
        "2020-21-Q2",
    )["M"]
    assert (line["direction"], line["is_dip"]) == ("steady", False)
    assert line["margin_of_error"] == {"value": "3", "text": "3 points"}


@pytest.mark.parametrize(("now", "direction"), [("66", "steady"), ("66.1", "improved")])
def test_two_surveys_differ_by_chance_by_the_root_of_their_squared_margins(
    golden: Golden, now: str, direction: str
) -> None:
    """Three points and four either side are five between them, not four and not seven."""
    line = golden.lines(
        MEASURES
        + f"""
        M {ROW}
        Sheet: Figures
        Measure | Period | Value | Margin of error
        M | 2020-21-Q1 | 61 | 3
        M | 2020-21-Q2 | {now} | 4
        """,
        "2020-21-Q2",
    )["M"]
    assert line["direction"] == direction


def test_a_declared_precision_is_that_of_comparing_and_of_showing(golden: Golden) -> None:
    """Where the council compares what it shows, 62.96% is 63.0% and on its target."""
    header = MEASURES.rstrip() + " | Compare rounded\n"
    lines = golden.lines(
        f"""{header}
        EXACT {ROW} | no
        SHOWN {ROW} | yes
        Sheet: Figures
        Measure | Period | Value
        EXACT | 2020-21-Q2 | 62.96
        SHOWN | 2020-21-Q2 | 62.96
        {TARGETS}
        EXACT | 2020-21-Q2 | Improve | 63
        SHOWN | 2020-21-Q2 | Improve | 63
        """,
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {"EXACT": "amber", "SHOWN": "green"}
    assert lines["SHOWN"]["figure"]["reason"] == "Green: 63.0% is on the target of 63.0%."


def test_nothing_more_can_be_reached_is_a_state_of_its_own(golden: Golden) -> None:
    """100% after 100% is not a measure that has stalled."""
    line = golden.lines(
        MEASURES
        + f"""
        M {ROW}
        Sheet: Figures
        Measure | Period | Value
        M | 2020-21-Q1 | 100
        M | 2020-21-Q2 | 100
        {TARGETS}
        M | 2020-21-Q2 | Sustain | 98
        """,
        "2020-21-Q2",
    )["M"]
    assert (line["direction"], line["at_best"]) == ("steady", True)
    assert line["figure"]["reason"].endswith("level with the quarter before (100.0%); at the best possible.")


def test_a_yes_or_no_is_judged_and_said_as_one(golden: Golden) -> None:
    """No is no amber, however wide the scheme's tolerance, and nothing about it is charted."""
    row = "| Plan adopted | performance | Yes or no | 0 | yes-no | point-in-time | quarterly | financial | Higher is better | POINTS2"
    lines = golden.lines(
        MEASURES
        + f"""
        MET    {row}
        MISSED {row}
        Sheet: Figures
        Measure | Period | Value
        MET    | 2020-21-Q2 | 1
        MISSED | 2020-21-Q2 | 0
        {TARGETS}
        MET    | 2020-21-Q2 | Improve | 1
        MISSED | 2020-21-Q2 | Improve | 1
        """,
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {"MET": "green", "MISSED": "red"}
    assert {code: line["figure"]["text"] for code, line in lines.items()} == {"MET": "Yes", "MISSED": "No"}
    assert lines["MISSED"]["figure"]["reason"] == "Red: No is not the target of Yes."
    assert lines["MISSED"]["variation"]["no_variation"] == "yes-no"
