"""``gaps``, ``coverage`` and ``health`` as a person types them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from graph.thread import Thread

Run = Callable[..., Result]


@pytest.fixture
def ask(run: Run, dyffryn_aur: Thread) -> Callable[..., Result]:
    """Ask Dyffryn Aur on its own today."""

    def asked(*words: str) -> Result:
        return run(*words, store=dyffryn_aur.layout.root, TODAY="2021-05-20")

    return asked


def rows(result: Result) -> list[dict[str, str]]:
    """The rows of a CSV answer."""
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_gaps_begin_with_how_many_each_rule_finds(ask: Run) -> None:
    """Hundreds of links to review must not hide one strategy without an ambition."""
    lines = ask("gaps").stdout.splitlines()
    counts = next(line for line in lines if "link-review-overdue" in line)
    assert counts.split()[:3] == ["link-review-overdue", "info", "138"]
    assert any("133 more: golden-thread gaps --rule link-review-overdue" in line for line in lines)


def test_one_rule_is_told_whole(ask: Run) -> None:
    """Whoever asks for one rule wants all it finds."""
    text = ask("gaps", "--rule", "link-review-overdue").stdout
    assert text.splitlines()[0] == "138 gaps in the thread"
    assert "golden-thread gaps" not in text


def test_gaps_of_a_post_come_as_rows_for_a_spreadsheet(ask: Run) -> None:
    """A head of service gets a list by mail and works through it in Excel."""
    found = rows(ask("gaps", "--owner", "HD-PP", "--csv"))
    assert {row["owner_code"] for row in found} == {"HD-PP"}
    assert {"SP-PP"} <= {row["code"] for row in found}
    assert all(row["message"] and row["remedy"] for row in found)


def test_coverage_in_rows_has_the_empty_cells_too(ask: Run) -> None:
    """A pivot table that lacks the holes shows none."""
    found = rows(ask("coverage", "--csv"))
    assert len(found) == 6 * (6 + 5 + 7 + 25)
    ageing = [row for row in found if row["code"] == "PT5"]
    assert {(row["links"], row["strongest"]) for row in ageing} == {("0", "")}


def test_coverage_is_a_table_with_objectives_across(ask: Run) -> None:
    """The matrix is read at one look."""
    text = ask("coverage").stdout
    assert "Objectives by partnership themes" in text
    assert "No objective reaches: Ageing well (PT5)" in text
    assert max(len(line) for line in text.splitlines()) <= 110


def test_many_objectives_are_told_one_below_the_other(run: Run, wrexham: Thread) -> None:
    """Twenty columns of codes cannot be read on any screen."""
    text = run("coverage", store=wrexham.layout.root, TODAY="2025-10-01").stdout
    assert max(len(line) for line in text.splitlines()) <= 110
    assert "Improving secondary education (OBJ-EDUC)" in text


def test_health_says_each_of_its_sections(ask: Run) -> None:
    """The report goes to the Golden Thread Team as it is printed."""
    text = ask("health").stdout
    for heading in (
        "Next fixes",
        "Coverage",
        "Orphans",
        "Links",
        "Changes in 2021-22-Q1",
        "Welsh names",
        "Data",
    ):
        assert f"\n{heading}" in text
    assert "Only Promoting good health and well-being (WB6) supports theme" in text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("gaps", "--rule", "owners"), 2, "There is no rule “owners”."),
        (("gaps", "--severity", "grave"), 2, "The severity is violation, warning, info"),
        (("gaps", "--owner", "Nobody Such"), 1, "Nobody Such"),
        (("gaps", "--json", "--csv"), 2, "--json or --csv"),
        (("coverage", "--json", "--csv"), 2, "--json or --csv"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    ask: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    """Wrong usage ends with 2, an unknown post with 1."""
    result = ask(*words)
    assert (result.exit_code, said in result.output) == (code, True), result.output


def test_a_thread_without_anything_has_an_answer_to_each(
    run: Run, tmp_path: Path, first_steps: Thread
) -> None:
    """A council on its first day sees empty tables and sentences, never a traceback."""
    for words in (
        ("coverage",),
        ("health",),
        ("plans",),
        ("plans", "SVC-FS"),
        ("lineage",),
        ("lineage", "ED1"),
        ("recommendations",),
        ("lessons",),
        ("self-assessment",),
        ("line-of-sight", "CO-ED"),
    ):
        result = run(*words, store=first_steps.layout.root, TODAY="2020-11-15")
        assert (result.exit_code, result.stderr) == (0, ""), words
        assert result.stdout.splitlines()[1] == "Made up: every name and figure of this council is invented."
