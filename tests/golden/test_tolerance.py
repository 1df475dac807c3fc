"""Golden cases of tolerance, target and scheme: the same figure under rules that councils publish."""
# ruff: noqa: E501 (tables are read across)

from tests.golden.conftest import MEASURES, Golden, rated
from tests.ingest.conftest import sentences

FIGURES = """
    Sheet: Figures
    Measure | Period | Value
"""
TARGETS = """
    Sheet: Targets
    Measure | Period | Threshold | Intent | Value | Lowest | Highest | Tolerance
"""


def test_relative_and_point_tolerance_part_at_the_same_figure(golden: Golden) -> None:
    """57.5% against 60%: within 5% of the target is amber, within two points is red."""
    lines = golden.lines(
        MEASURES
        + """
        REL | On time | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | PERCENT5
        PTS | On time | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | POINTS2
        """
        + FIGURES
        + """
        REL | 2020-21-Q2 | 57.5
        PTS | 2020-21-Q2 | 57.5
        """
        + TARGETS
        + """
        REL | 2020-21-Q2 | | Improve | 60
        PTS | 2020-21-Q2 | | Improve | 60
        """,
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {"REL": "amber", "PTS": "red"}
    assert "inside the tolerance of 5% of the target" in lines["REL"]["figure"]["reason"]
    assert "outside the 2.0-point tolerance" in lines["PTS"]["figure"]["reason"]


def test_complement_flip_is_exposed(golden: Golden) -> None:
    """97% on time against 98% is amber; the same fact as 3% late against 2% is red, and that is said."""
    lines = golden.lines(
        MEASURES
        + """
        TIME | On time | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | PERCENT5
        LATE | Late    | performance | percent | 1 | ratio | flow | quarterly | financial | Lower is better  | PERCENT5
        """
        + FIGURES
        + """
        TIME | 2020-21-Q2 | 97
        LATE | 2020-21-Q2 | 3
        """
        + TARGETS
        + """
        TIME | 2020-21-Q2 | | Improve | 98
        LATE | 2020-21-Q2 | | Improve | 2
        """,
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {"TIME": "amber", "LATE": "red"}
    (caution,) = lines["TIME"]["cautions"]
    assert caution.startswith("Told the other way round, as 3.0%, the same fact would be red")
    (caution,) = lines["LATE"]["cautions"]
    assert caution.startswith("Told the other way round, as 97.0%, the same fact would be amber")


def test_a_share_is_too_strict_for_few_and_too_lax_near_a_hundred(golden: Golden) -> None:
    """5% of three cases is 0.15 of one, so four are red; 94.05% of 99% is still amber."""
    few = "| Upheld | performance | number | 0 | count | flow | quarterly | financial | Lower is better | "
    most = (
        "| On time | performance | percent | 2 | ratio | flow | quarterly | financial | Higher is better | "
    )
    rows = {"FEW-REL": few + "PERCENT5", "FEW-ABS": few + "TOLERANCE", "MOST-REL": most + "PERCENT5",
            "MOST-ABS": most + "TOLERANCE"}  # fmt: skip
    lines = golden.lines(
        MEASURES
        + "".join(f"\n{code} {row}" for code, row in rows.items())
        + FIGURES
        + "".join(f"\n{code} | 2020-21-Q2 | {4 if code[0] == 'F' else 94.05}" for code in rows)
        + TARGETS
        + "".join(
            f"\n{code} | 2020-21-Q2 | | Improve | {3 if code[0] == 'F' else 99} | | | 1" for code in rows
        ),
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {
        "FEW-REL": "red", "FEW-ABS": "amber", "MOST-REL": "amber", "MOST-ABS": "red",
    }  # fmt: skip


def test_rounded_money_never_contradicts_its_difference(golden: Golden) -> None:
    """£6.462m against £6.377m is £84k over, though the two as printed differ by £85k."""
    row = "| Spent | performance | pounds | 0 | money | flow | quarterly | financial | Lower is better | PERCENT5"
    line = golden.lines(
        MEASURES
        + f"""
        M {row}
        {FIGURES}
        M | 2020-21-Q2 | 6461.5
        {TARGETS}
        M | 2020-21-Q2 | | Improve | 6377.4
        """,
        "2020-21-Q2",
    )["M"]
    assert line["figure"]["text"] == "£6,462"
    assert line["figure"]["reason"].startswith("Amber: £6,461.50 is £84.10 above the target of £6,377.40,")


def test_zero_target_needs_an_absolute_bound(golden: Golden) -> None:
    """No share of nought can be told; one upheld complaint is judged by the target's own tolerance."""
    text = (
        MEASURES
        + """
        REL | Upheld | performance | number | 0 | count | flow | quarterly | financial | Lower is better | PERCENT5
        ABS | Upheld | performance | number | 0 | count | flow | quarterly | financial | Lower is better | TOLERANCE
        """
        + FIGURES
        + """
        REL | 2020-21-Q2 | 1
        ABS | 2020-21-Q1 | 0
        ABS | 2020-21-Q2 | 1
        """
        + TARGETS
        + """
        REL | 2020-21-Q2 | | Improve | 0
        ABS | 2020-21-Q1 | | Improve | 0 | | | 1
        ABS | 2020-21-Q2 | | Improve | 0 | | | 1
        """
    )
    lines = golden.lines(text, "2020-21-Q2")
    assert {code: rated(line) for code, line in lines.items()} == {"REL": "no-scheme", "ABS": "amber"}
    assert "cannot be done when that is 0" in lines["REL"]["figure"]["reason"]
    earlier = golden.card("2020-21-Q1")["measures"]
    assert {line["measure"]["code"]: rated(line) for line in earlier}["ABS"] == "green"
    receipt = golden.council.take(TARGETS + "REL | 2020-21-Q3 | | Improve | 0", "more.xlsx")
    assert "Use a scheme that counts in points" in sentences(receipt.findings)


def test_negative_target_has_its_tolerance_on_the_worse_side(golden: Golden) -> None:
    """Emissions are to fall by 5%: 5% of that is a quarter point, counted towards worse."""
    row = "| Change | performance | Per cent change | 2 | rate | flow | quarterly | financial | Lower is better | PERCENT5"
    cases = {"MET": "-5", "NEAR": "-4.75", "FAR": "-4.74"}
    lines = golden.lines(
        MEASURES
        + "".join(f"\n{code} {row}" for code in cases)
        + FIGURES
        + "".join(f"\n{code} | 2020-21-Q2 | {value}" for code, value in cases.items())
        + TARGETS
        + "".join(f"\n{code} | 2020-21-Q2 | | Improve | -5" for code in cases),
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {
        "MET": "green", "NEAR": "amber", "FAR": "red",
    }  # fmt: skip


def test_on_the_line_is_met(golden: Golden) -> None:
    """On the target is green; on the amber bound is amber; a hair below is red."""
    row = "| On time | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | POINTS2"
    cases = {"ON": "60", "BOUND": "58", "BELOW": "57.999"}
    lines = golden.lines(
        MEASURES
        + "".join(f"\n{code} {row}" for code in cases)
        + FIGURES
        + "".join(f"\n{code} | 2020-21-Q2 | {value}" for code, value in cases.items())
        + TARGETS
        + "".join(f"\n{code} | 2020-21-Q2 | | Improve | 60" for code in cases),
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {
        "ON": "green", "BOUND": "amber", "BELOW": "red",
    }  # fmt: skip
    assert lines["ON"]["figure"]["reason"] == "Green: 60.0% is on the target of 60.0%."
    assert "57.999%" in lines["BELOW"]["figure"]["reason"]


def test_low_is_good_has_a_ceiling(golden: Golden) -> None:
    """8.0 days with 5%: up to 8.4 is amber, beyond is red."""
    row = "| Days | performance | days | 1 | mean | flow | quarterly | financial | Lower is better | PERCENT5"
    cases = {"MET": "8", "CEILING": "8.4", "BEYOND": "8.5"}
    lines = golden.lines(
        MEASURES
        + "".join(f"\n{code} {row}" for code in cases)
        + FIGURES
        + "".join(f"\n{code} | 2020-21-Q2 | {value}" for code, value in cases.items())
        + TARGETS
        + "".join(f"\n{code} | 2020-21-Q2 | | Improve | 8.0" for code in cases),
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {
        "MET": "green", "CEILING": "amber", "BEYOND": "red",
    }  # fmt: skip


def test_band_best_is_worse_on_both_sides(golden: Golden) -> None:
    """Beds are to be between 85% and 95% full: too empty and too full are rated alike."""
    row = "| Beds | performance | percent | 0 | ratio | point-in-time | quarterly | financial | Best within a range | TOLERANCE"
    cases = {"LOW2": "82", "LOW": "84", "IN": "90", "HIGH": "96", "HIGH2": "98"}
    lines = golden.lines(
        MEASURES
        + "".join(f"\n{code} {row}" for code in cases)
        + FIGURES
        + "".join(f"\n{code} | 2020-21-Q2 | {value}" for code, value in cases.items())
        + TARGETS
        + "".join(f"\n{code} | 2020-21-Q2 | | Sustain | | 85 | 95 | 2" for code in cases),
        "2020-21-Q2",
    )
    assert {code: rated(line) for code, line in lines.items()} == {
        "LOW2": "red", "LOW": "amber", "IN": "green", "HIGH": "amber", "HIGH2": "red",
    }  # fmt: skip


def test_havering_colour_depends_on_the_same_quarter_last_year(golden: Golden) -> None:
    """More than 10% off target is amber where last year's quarter is at least held, else red."""
    scheme = """
        Sheet: Rating schemes
        Scheme | Rating | Order | Word (English) | Basis | From | To | Condition
        HAV | green | 1 | Green | Per cent | -10 | |
        HAV | amber | 2 | Amber | Per cent | | -10 | No worse than last year
        HAV | red   | 3 | Red   | Per cent | | -10 | Worse than last year
    """
    row = "| Answered | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | HAV"
    cases = {"NEAR": ("81", "85"), "HELD": ("80", "80"), "FELL": ("80", "81")}
    text = MEASURES + "".join(f"\n{code} {row}" for code in cases) + FIGURES
    for code, (now, before) in cases.items():
        text += f"\n{code} | 2020-21-Q2 | {now}\n{code} | 2019-20-Q2 | {before}"
    text += TARGETS + "".join(f"\n{code} | 2020-21-Q2 | | Improve | 90" for code in cases)
    lines = golden.lines(text, "2020-21-Q2", schemes=scheme)
    assert {code: rated(line) for code, line in lines.items()} == {
        "NEAR": "green", "HELD": "amber", "FELL": "red",
    }  # fmt: skip


def test_swansea_four_colours_from_two_targets(golden: Golden) -> None:
    """Blue is the target to aim for, green the acceptable level, amber within 5% of that."""
    scheme = """
        Sheet: Rating schemes
        Scheme | Rating | Order | Word (English) | Basis | Compared with (threshold) | From | To | Own basis
        SWA | blue  | 1 | Blue  | Explicit | aim        |    |   |
        SWA | green | 2 | Green | Explicit | acceptable |    |   |
        SWA | amber | 3 | Amber | Explicit | acceptable | -5 | 0 | Per cent
        SWA | red   | 4 | Red   | Explicit |            |    |   |
    """
    row = "| Answered | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | SWA"
    cases = {"AIM": "98", "ALP": "97", "KEY": "95.4", "MISS": "92.1"}
    text = MEASURES + "".join(f"\n{code} {row}" for code in cases)
    text += "\nSheet: Figures\nMeasure | Period | Value | Reported rating"
    text += "".join(f"\n{code} | 2020-21-Q2 | {value} |" for code, value in cases.items()).replace(
        "95.4 |", "95.4 | Red"
    )
    text += TARGETS
    for code in cases:
        text += f"\n{code} | 2020-21-Q2 | aim | Stretch | 98\n{code} | 2020-21-Q2 | acceptable | Sustain | 97"
    lines = golden.lines(text, "2020-21-Q2", schemes=scheme)
    assert {code: rated(line) for code, line in lines.items()} == {
        "AIM": "blue", "ALP": "green", "KEY": "amber", "MISS": "red",
    }  # fmt: skip
    reported = lines["KEY"]["reported"]
    assert (reported["rating"], reported["agrees"]) == ("Red", False)
    assert reported["reason"].startswith("Reported as Red, rated amber here")


def test_grey_contextual_measure_is_no_rating(golden: Golden) -> None:
    """Brighton shows a trend-only indicator grey, with no values and out of the count of those rated."""
    scheme = """
        Sheet: Rating schemes
        Scheme | Rating | Order | Word (English) | Basis | Compared with (threshold) | Condition
        BRI | green | 1 | Green | Explicit | green | |
        BRI | amber | 2 | Amber | Explicit | amber | |
        BRI | red   | 3 | Red   | Explicit |       | |
        BRI | grey  | 4 | Grey  | Explicit |       | Without target
    """
    row = (
        "| Calls | performance | percent | 1 | ratio | flow | quarterly | financial | Higher is better | BRI"
    )
    text = MEASURES + f"\nKPI {row}\nTREND {row}" + FIGURES
    text += "\nKPI | 2020-21-Q2 | 72\nTREND | 2020-21-Q2 | 50" + TARGETS
    text += "\nKPI | 2020-21-Q2 | green | Improve | 75\nKPI | 2020-21-Q2 | amber | Improve | 70"
    lines = golden.lines(text, "2020-21-Q2", schemes=scheme)
    assert {code: rated(line) for code, line in lines.items()} == {"KPI": "amber", "TREND": "context-only"}
    assert lines["TREND"]["figure"]["reason"] == "Grey: no target is set; only its trend is shown."
    glance = golden.card("2020-21-Q2")["at_a_glance"]
    assert (glance["n"], glance["rated"]) == (2, 1)
