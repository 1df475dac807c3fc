"""The rules of five councils, loaded from the example's own workbook and read out of its scorecards."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main

HOME = Path(__file__).resolve().parents[2] / "examples" / "rating-schemes"
Show = Callable[[str, str], str]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """A scorecard of the example, loaded and asked for as a reader would."""
    store = str(tmp_path_factory.mktemp("rules") / "thread")

    def run(*words: str) -> str:
        result = CliRunner().invoke(main, [*words, "--store", store, "--today", "2020-11-15"])
        assert result.exit_code == 0, result.output
        return result.stdout

    run("load", str(HOME))
    return lambda thing, form: run("scorecard", thing, "--period", "2020-21-Q2", "--format", form)


@pytest.fixture(scope="module")
def told() -> Mapping[str, str]:
    """What the README says that each measure comes to."""
    rows = re.findall(r"^\| ([A-Z]{3}\d) \|.*\| ([^|]+) \|$", (HOME / "README.md").read_text("utf-8"), re.M)
    return dict(rows)


@pytest.fixture(scope="module")
def lines(show: Show) -> Mapping[str, dict]:
    """Every measure's line on the Executive Board's scorecard."""
    return {line["measure"]["code"]: line for line in json.loads(show("EXB", "json"))["measures"]}


def test_each_measure_comes_to_what_the_readme_tells(
    lines: Mapping[str, dict], told: Mapping[str, str]
) -> None:
    """Nineteen bounds and exceptions of five published rules, in one table that cannot go stale."""
    words = {"context-only": "for context", "no-comparator": "nothing to compare with"}
    shown = {
        code: (line["figure"]["rating"] or {}).get("label") or words[line["figure"]["no_rating"]]
        for code, line in lines.items()
    }
    assert shown == dict(told)


def test_a_blue_is_not_a_blue_and_both_keep_their_shape(lines: Mapping[str, dict]) -> None:
    """Best of four in Swansea, on target in the East Riding."""
    swansea, riding = (lines[code]["figure"]["rating"] for code in ("SWA1", "EAR2"))
    assert (swansea["colour"], swansea["symbol"], swansea["from_worst"]) == ("#1d70b8", "★", 3)
    assert (riding["colour"], riding["symbol"], riding["from_worst"]) == ("#1d70b8", "●", 1)


def test_reasons_say_by_which_rule(lines: Mapping[str, dict]) -> None:
    """An auditor checks the sentence, not the colour."""
    assert {code: lines[code]["figure"]["reason"] for code in ("HAV3", "SWA4", "EAR2", "KEN2")} == {
        "HAV3": "Red: 80.0% is 10.0 points below the target of 90.0%, outside the tolerance of 10% of the"
        " target; worse than the same period last year (81.0%).",
        "SWA4": 'Red: 92.1% is 4.9 points below the threshold "acceptable" of 97.0%, outside the tolerance of'
        ' 5% of the threshold "acceptable".',
        "EAR2": "On target: 62.0% is 2.0 points above the target of 60.0%, inside the 2.0-point tolerance.",
        "KEN2": 'Amber: 85.0% is on the threshold "floor" of 85.0%.',
    }  # fmt: skip


def test_only_the_colour_that_the_rule_does_not_give_differs(lines: Mapping[str, dict]) -> None:
    """Swansea's own example prints red; the reason for it is kept in words."""
    differing = {code for code, line in lines.items() if line["reported"] and not line["reported"]["agrees"]}
    assert differing == {"SWA3"}
    assert "Printed red as in the published key" in lines["SWA3"]["commentary"]


def test_reds_are_seen_though_a_scheme_has_a_mark_below_red(show: Show, lines: Mapping[str, dict]) -> None:
    """Grey and activity are no ratings, so Brighton's and Kent's worst is red; like ratings count as one."""
    overview = json.loads(show("EXB", "json"))
    reds = {
        area["objective"]["code"]: [red["code"] for red in area["reds"]]
        for area in overview["overview"]["areas"]
        if area["objective"]
    }
    assert reds == {
        "AS-BRI": ["BRI3"], "AS-EAR": ["EAR4"], "AS-HAV": ["HAV3"], "AS-KEN": ["KEN3"], "AS-SWA": ["SWA4"],
    }  # fmt: skip
    counts = [(each["rating"]["label"], each["count"]) for each in overview["at_a_glance"]["by_rating"]]
    assert counts == [
        ("Blue", 1), ("Green", 4), ("Better than target", 1), ("Amber", 4), ("On target", 2), ("Red", 4),
        ("Worse than target", 1),
    ]  # fmt: skip
    gone = [line["measure"]["code"] for line in lines.values() if line["figure"]["rating"] is None]
    assert sorted(gone) == ["BRI4", "HAV4", "KEN4"]


@pytest.mark.parametrize("form", ["text", "html"])
def test_text_and_page_say_word_and_shape(show: Show, form: str) -> None:
    """Never colour alone: star, circle and triangle stand beside their words."""
    shown = show("AS-EAR", form)
    shapes = {"★": 'd="M8 .5l2.2', "●": "<circle", "▲": 'd="M8 1 '}
    for symbol, word in (("★", "Better than target"), ("●", "On target"), ("▲", "Worse than target")):
        assert (symbol if form == "text" else shapes[symbol]) in shown
        assert word in shown
    assert "outside the 2.0-point tolerance" in " ".join(shown.split())
