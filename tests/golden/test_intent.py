"""Targets that name an intent and a dated baseline, with or without a number, by the rule of each intent."""

import pytest

from tests.golden.conftest import MEASURES, Golden, rated

ROW = (
    "M | Active | performance | percent | 1 | ratio | flow | annual | financial | Higher is better | POINTS2"
)
TABLE = (
    MEASURES
    + f"""
    {ROW}
    Sheet: Figures
    Measure | Period | Value
    M | 2019-20 | 62.0
    M | 2020-21 | {{value}}
    Sheet: Targets
    Measure | Period | Intent | Value | Baseline (period) | Tolerance | Least improvement
    M | 2020-21 | {{intent}} | {{target}} | 2019-20 | {{tolerance}} | {{least}}
"""
)


def _line(
    golden: Golden, intent: str, value: str, target: str = "", tolerance: str = "", least: str = ""
) -> dict:
    text = TABLE.format(intent=intent, value=value, target=target, tolerance=tolerance, least=least)
    return golden.lines(text, "2020-21")["M"]


@pytest.mark.parametrize(
    ("intent", "value", "target", "rating"),
    [
        ("Sustain", "62.0", "", "green"),
        ("Sustain", "61.9", "", "amber"),
        ("Improve", "62.0", "", "amber"),
        ("Improve", "62.1", "", "green"),
        ("Stretch", "68.0", "68", "green"),
        ("Stretch", "62.0", "68", "red"),
        ("Stretch", "64.0", "68", "amber"),
    ],
)
def test_intent_is_judged_against_its_baseline(
    golden: Golden, intent: str, value: str, target: str, rating: str
) -> None:
    """62.0% again sustains, does not improve, and misses a stretch; missing that while better is not red."""
    assert rated(_line(golden, intent, value, target)) == rating


def test_the_reason_names_the_baseline_and_its_date(golden: Golden) -> None:
    """A promise against a year that was unlike others is another promise."""
    line = _line(golden, "Improve", "62.0")
    assert line["figure"]["reason"].startswith(
        "Amber: 62.0% is on the baseline (2019-20) of 62.0%, which is to be bettered"
    )
    assert (line["target"]["value"], line["target"]["intent"]) == ("62", "improve")


def test_tolerance_and_least_improvement_move_the_line(golden: Golden) -> None:
    """Sustaining allows the tolerance; improving asks for at least what was promised."""
    line = _line(golden, "Sustain", "60.0", tolerance="2")
    assert rated(line) == "green"
    assert "on the baseline (2019-20) less the tolerance of 60.0%" in line["figure"]["reason"]


def test_least_improvement_must_be_reached(golden: Golden) -> None:
    """A promise of two points is not kept by one."""
    line = _line(golden, "Improve", "63.0", least="2")
    assert rated(line) == "amber"
    assert (
        "1.0 points below the baseline (2019-20) plus the least improvement of 64.0%"
        in line["figure"]["reason"]
    )
