"""Golden cases of change: what was reported stays known when it is made final, restated or counted."""
# ruff: noqa: E501 (tables are read across)

from dataclasses import replace
from datetime import UTC, datetime

from tests.golden.conftest import MEASURES, Golden, rated
from tests.ingest.conftest import COUNCIL

FIRST, THEN = datetime(2020, 12, 12, 9, tzinfo=UTC), datetime(2021, 6, 1, 9, tzinfo=UTC)
MEASURE = (
    MEASURES
    + """
    W | Recycled | performance | percent | 1 | ratio | rolling | quarterly | financial | Higher is better | POINTS2
"""
)
FIGURES = """
    Sheet: Figures
    Measure | Period | Value | Status
"""
TARGETS = """
    Sheet: Targets
    Measure | Period | Intent | Value
    W | 2020-21-Q2 | Improve | 64
"""


def test_a_provisional_figure_made_final_lists_the_colour_it_had(golden: Golden) -> None:
    """The board saw amber in December; the final figure is red, and the card says both."""
    earlier = Golden(replace(golden.council, now=FIRST))
    line = earlier.lines(MEASURE + FIGURES + "W | 2020-21-Q2 | 62.5 | Provisional" + TARGETS, "2020-21-Q2")[
        "W"
    ]
    assert (rated(line), line["figure"]["obs_status"], line["restatement"]) == ("amber", "provisional", None)
    later = Golden(replace(golden.council, now=THEN))
    later.load(COUNCIL + FIGURES + "W | 2020-21-Q2 | 61.4 | Final", name="final.xlsx")
    (line,) = later.card("2020-21-Q2")["measures"]
    assert (rated(line), line["figure"]["obs_status"]) == ("red", "final")
    restatement = line["restatement"]
    assert restatement["flipped"] is True
    assert restatement["sentence"] == "reported amber on 12 December 2020, now red"
    assert (restatement["text"], restatement["recorded_on"]) == ("62.5%", "2020-12-12")


def test_the_next_card_tells_that_the_colour_of_the_last_one_has_turned(golden: Golden) -> None:
    """The board saw amber in the quarter before; whoever reads only the new card must learn that it is red."""
    later = Golden(replace(golden.council, now=THEN))
    Golden(replace(golden.council, now=FIRST)).lines(
        MEASURE + FIGURES + "W | 2020-21-Q2 | 62.5 | Provisional" + TARGETS, "2020-21-Q2"
    )
    later.load(COUNCIL + FIGURES + "W | 2020-21-Q3 | 65 | Provisional", name="next.xlsx")
    assert later.card("2020-21-Q3")["data"]["turned"] == []
    later.load(COUNCIL + FIGURES + "W | 2020-21-Q2 | 61.4 | Final", name="final.xlsx")
    (turned,) = later.card("2020-21-Q3")["data"]["turned"]
    assert (turned["period"], turned["before"], turned["now"]) == ("2020-21-Q2", "62.5%", "61.4%")
    assert turned["sentence"] == "reported amber on 12 December 2020, now red"


def test_a_restatement_is_listed_though_its_colour_stands(golden: Golden) -> None:
    """A corrected figure is listed with what was first recorded, whatever becomes of its rating."""
    earlier = Golden(replace(golden.council, now=FIRST))
    earlier.lines(MEASURE + FIGURES + "W | 2020-21-Q2 | 62.5 | Final" + TARGETS, "2020-21-Q2")
    later = Golden(replace(golden.council, now=THEN))
    later.load(COUNCIL + FIGURES + "W | 2020-21-Q2 | 62.9 | Final", name="restated.xlsx")
    card = later.card("2020-21-Q2")
    (line,) = card["measures"]
    assert [thing["code"] for thing in card["data"]["restated"]] == ["W"]
    assert (line["restated_from"]["text"], line["figure"]["text"]) == ("62.5%", "62.9%")
    assert (line["restatement"]["flipped"], rated(line)) == (False, "amber")


def test_a_headline_names_its_denominator(golden: Golden) -> None:
    """38 of 46 rated measures is 83% green, of all 50 it is 76%: both numbers are there, with why four are out."""
    row = "| Case | performance | percent | 1 | ratio | flow | quarterly | financial"
    green, red = ([f"{word}{number}" for number in range(count)] for word, count in (("G", 38), ("R", 8)))
    grey = [f"X{number}" for number in range(4)]
    text = MEASURES + "".join(f"\n{code} {row} | Higher is better | POINTS2" for code in (*green, *red))
    text += "".join(f"\n{code} {row} | For context only | POINTS2" for code in grey) + FIGURES
    text += "".join(f"\n{code} | 2020-21-Q2 | 70 |" for code in (*green, *grey))
    text += "".join(f"\n{code} | 2020-21-Q2 | 50 |" for code in red)
    text += "\nSheet: Targets\nMeasure | Period | Intent | Value"
    text += "".join(f"\n{code} | 2020-21-Q2 | Improve | 65" for code in (*green, *red))
    golden.lines(text, "2020-21-Q2")
    glance = golden.card("2020-21-Q2")["at_a_glance"]
    counts = {each["rating"]["key"]: each["count"] for each in glance["by_rating"]}
    assert (glance["n"], glance["rated"], counts) == (50, 46, {"green": 38, "red": 8})
    assert {each["no_rating"]: each["count"] for each in glance["not_rated"]} == {"context-only": 4}
