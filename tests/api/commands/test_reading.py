"""``scorecard``, ``impact``, ``trace`` and ``gaps`` as a person types them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from graph.thread import Thread

Run = Callable[..., Result]


def measure(card: Any, code: str) -> Any:
    """The row of a measure."""
    return next(line for line in card["measures"] if line["measure"]["code"] == code)


def test_as_of_answers_from_what_was_recorded_by_then(run: Run, dyffryn_aur: Thread) -> None:
    """Before the restatement 78.4, after it 74.8."""
    for as_of, value in (("2021-05-10", "78.4"), ("2021-05-20T23:59:59Z", "74.8")):
        words = ("history", "HS05@2020-21-Q3", "--json", "--as-of", as_of)
        versions = json.loads(run(*words, store=dyffryn_aur.layout.root).stdout)["versions"]
        assert value in {change["after"] for change in versions[0]["changes"]}
    words = ("query", "measures_in_period", "objective=WB6", "period=2020-21-Q3", "--as-of", "2021-05-10")
    shown = run(*words, "--format", "csv", store=dyffryn_aur.layout.root).stdout
    (line,) = [line for line in shown.splitlines() if ",HS05," in line]
    assert "78.4" in line
    assert "green" in line


def test_on_answers_for_those_who_held_office_on_the_day(run: Run, dyffryn_aur: Thread) -> None:
    """The improvement board ended on 31 March 2021."""
    store = dyffryn_aur.layout.root
    assert run("trace", "AIB-CH", "--on", "2021-03-31", store=store).exit_code == 0
    gone = run("trace", "AIB-CH", store=store)
    assert gone.exit_code == 1
    assert "AIB-CH" in gone.stderr


def test_today_decides_what_is_late(run: Run, dyffryn_aur: Thread) -> None:
    """A figure that was not due yet on that day is not late on it."""
    words = ("scorecard", "PB-ENV", "--period", "2020-21-Q4", "--format", "json")
    now = json.loads(run(*words, store=dyffryn_aur.layout.root).stdout)
    then = json.loads(run(*words, "--today", "2021-04-05", store=dyffryn_aur.layout.root).stdout)
    assert measure(now, "EN09")["figure"]["no_rating"] == "late"
    assert measure(then, "EN09")["figure"]["period"] == "2020-21-Q3"


def test_welsh_is_shown_where_there_is_any_and_english_elsewhere(run: Run, dyffryn_aur: Thread) -> None:
    """No Welsh is made up, and no name is left out for want of it."""
    store = dyffryn_aur.layout.root
    english, welsh = (
        json.loads(run("impact", "ED03", "--json", "--lang", lang, store=store).stdout)["affected"]
        for lang in ("en", "cy")
    )
    names = {each["thing"]["code"]: each["thing"]["label"] for each in welsh}
    assert names["GOAL-1"] == "Cymru lewyrchus"
    assert {each["thing"]["label"] for each in english} & set(names.values())
    assert all(names.values())
    card = json.loads(run("scorecard", "PB-HEA", "--format", "json", store=store, LANG="cy").stdout)
    assert card["language"] == "cy"
    labels = {each["rating"]["label"] for each in card["at_a_glance"]["by_rating"]}
    assert labels <= {"Gwyrdd", "Ambr", "Coch"}
    said = [*card["summary"]["changed"], *card["summary"]["so_what"], *(e["text"] for e in card["sought"])]
    assert "3rd consecutive red" in " ".join(said)
    assert not re.search(r"gwyrdd|ambr|coch", " ".join(said), re.IGNORECASE)


def test_gaps_are_told_in_the_language_asked_for(run: Run, first_steps: Thread) -> None:
    """The names in them, as far as there are any."""
    english, welsh = (
        json.loads(run("gaps", "--json", "--lang", lang, store=first_steps.layout.root).stdout)["gaps"]
        for lang in ("en", "cy")
    )
    goals = [(a["thing"]["label"], b["thing"]["label"]) for a, b in zip(english, welsh, strict=True)]
    assert ("A resilient Wales", "Cymru gydnerth") in goals


def test_without_a_period_a_scorecard_is_for_the_last_quarter(run: Run, first_steps: Thread) -> None:
    """That is what a board wants on the day it meets."""
    store = first_steps.layout.root
    assert ", 2020-21-Q2\n" in run("scorecard", "PB-ED", store=store).stdout
    assert ", 2020-21-Q1\n" in run("scorecard", "PB-ED", "--on", "2020-08-01", store=store).stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_scorecard_is_written_to_a_file_as_it_is_printed(
    run: Run, first_steps: Thread, tmp_path: Path, form: str
) -> None:
    """In either form."""
    path = tmp_path / f"card.{form}"
    words = ("scorecard", "PB-ED", "--format", form)
    printed = run(*words, store=first_steps.layout.root)
    written = run(*words, "-o", path, store=first_steps.layout.root)
    assert written.exit_code == 0
    assert written.stdout == ""
    assert written.stderr == f"Wrote {path}.\n"
    assert path.read_text("utf-8") == printed.stdout


def test_a_scorecard_on_screen_has_all_its_sections_and_says_it_is_made_up(
    run: Run, dyffryn_aur: Thread
) -> None:
    """Eleven headings, in the order people read them."""
    lines = run("scorecard", "PB-HEA", store=dyffryn_aur.layout.root).stdout.splitlines()
    assert lines[2] == "Made up: every name and figure of this council is invented."
    headings = [
        "Status", "At a glance", "Measures", "Interventions", "Milestones and other work", "Money", "Risks",
        "From elsewhere", "To elsewhere", "Thread", "Data", "Decisions and actions",
    ]  # fmt: skip
    assert [line for line in lines if line in headings] == headings


@pytest.mark.parametrize(
    "words",
    [
        ("scorecard", "PB-ED"), ("impact", "ED1"), ("trace", "ED1"), ("trace", "ED1", "--to", "WB2"),
        ("gaps", "--most", "1"),
        ("history", "ED1"), ("audit",), ("audit", "--verify"), ("query", "overseers"),
    ],
)  # fmt: skip
def test_every_answer_on_screen_says_that_it_is_made_up(
    run: Run, first_steps: Thread, words: tuple[str, ...]
) -> None:
    """A page torn out of its context must still not pass for a real council's."""
    assert "Made up: every name" in run(*words, store=first_steps.layout.root).stdout


def test_the_quarter_of_an_annual_figure_is_its_own(run: Run, dyffryn_aur: Thread) -> None:
    """Asked about a quarter, the line begins with the period that was judged."""
    shown = run("impact", "HS09", "--period", "2020-21-Q3", store=dyffryn_aur.layout.root).stdout
    assert shown.splitlines()[2].startswith("2019-20: ")


def test_a_measure_is_told_with_its_record_its_periods_and_its_forecasts(
    run: Run, dyffryn_aur: Thread
) -> None:
    """What the page shows can be read without a browser, and the mark is in the name."""
    store = dyffryn_aur.layout.root
    bill = run("measure", "EN13", store=store).stdout
    assert "£16,330 lower; green." in " ".join(bill.split())
    assert "rated by: STANDARD (STANDARD), the council's default" in bill
    young = run("measure", "SF15", store=store).stdout
    assert young.startswith(
        "Young people who enter the youth justice system [Restricted: not for publication]"
    )
    assert run("measure", "WB1", store=store).exit_code == 1


def test_hops_shorten_the_list(run: Run, dyffryn_aur: Thread) -> None:
    """Two steps reach the objective, three the other priority."""
    words = ("impact", "ED03", "--json", "--hops", "2")
    near = json.loads(run(*words, store=dyffryn_aur.layout.root).stdout)
    assert {each["hops"] for each in near["affected"]} <= {1, 2}
    assert "WB6" not in {each["thing"]["code"] for each in near["affected"]}


def test_most_gaps_says_how_many_more_there_are(run: Run, dyffryn_aur: Thread) -> None:
    """A short list must not look like the whole."""
    shown = run("gaps", "--most", "3", store=dyffryn_aur.layout.root).stdout
    assert " more: golden-thread gaps" in shown.splitlines()[-1]


def test_where_routes_disagree_both_ways_are_shown(run: Run, dyffryn_aur: Thread) -> None:
    """“Routes disagree” beside one route only would have to be taken on trust."""
    answer = json.loads(run("impact", "EN01", "--json", store=dyffryn_aur.layout.root).stdout)
    mixed = [each for each in answer["affected"] if each["direction"] == "mixed"]
    shown = " ".join(run("impact", "EN01", store=dyffryn_aur.layout.root).stdout.split())
    assert mixed
    assert shown.count("], same way") == shown.count("], other way") == len(mixed)


def test_an_impact_list_marks_what_is_contested_at_the_route_and_says_why(
    run: Run, dyffryn_aur: Thread
) -> None:
    """Whoever reads only the routes sees the doubt; whoever reads on sees whose it is."""
    shown = " ".join(run("impact", "EN01", store=dyffryn_aur.layout.root).stdout.split())
    routes, links = shown.split(" Links 1. ")
    assert " contested, " in routes or " contested]" in routes
    assert "contested by Head of Service, Waste and recycling: “The new contract has one price" in links
