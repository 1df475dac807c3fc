"""The commands about who sees what and when, as a person types them."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from graph.thread import Thread

Run = Callable[..., Result]
SAID = [
    ("radar", "Secondary school attendance (ED03)"),
    ("radar --body SC-LIF", "looked into on 2021-01-20"),
    ("radar --most 2", "more: golden-thread radar --most"),
    ("oversight", "ED03@2020-21-Q4, ED11@2020-21-Q4"),
    ("oversight", "194 later ("),
    ("oversight --period 1999-00", "No measure has dipped in these periods."),
    ("alerts", "No meeting has considered it yet ("),
    ("alerts --period 2020-21-Q3", "Acknowledged by Education Priority Board (PB-EDU) on 2021-02-17"),
    ("calendar --body EXB", "2021-07-13  Executive Board (EXB)  2020-21-Q4  to come"),
    ("actions", "20 actions: 12 open, 6 of them overdue; as they stood on 2021-05-20"),
    ("actions PB-EDU", "due 30 April 2021, overdue by 20 days: on track"),
    ("actions HD-EW", "due 10 February 2021: done on 3 March 2021 (reported 2021-03-05), 21 days late"),
    ("actions PB-ENV", "stopped, by decision MIN-ENV-3"),
    ("scorecard PB-EDU --period 2020-21-Q4", "Actions agreed up to our last meeting on 2021-02-17"),
    ("scorecard PB-EDU --period 2020-21-Q4", "Expected: 92.5% (+1.9 points) by 2020-21-Q4."),
    ("scorecard PB-COU --period 2020-21-Q4", "stopped, decision MIN-SLT-1"),
    ("conflicts", "Opposite pulls over a hindering link (3)"),
    ("keystones", "it says nothing about what moves what"),
    ("what-if --withdraw SVC-YS --set ED03@2020-21-Q2=88.0", "Nothing was saved: the thread is as it was."),
    ("what-if --withdraw SVC-YS --set ED03@2020-21-Q2=88.0", "Youth club visits (ED18)"),
]


@pytest.mark.parametrize(("words", "said"), SAID)
def test_the_made_up_council_tells_its_story(run: Run, dyffryn_aur: Thread, words: str, said: str) -> None:
    """What a person reads first has to be what matters."""
    shown = run(*words.split(), store=dyffryn_aur.layout.root)
    assert shown.exit_code == 0, shown.output
    assert said in " ".join(shown.stdout.split()) or said in shown.stdout
    assert "Made up" in shown.stdout


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        ("what-if", 2, "Say what to withdraw"),
        ("what-if --set ED03@2020-21-Q2", 2, "sets nothing. Write a figure and its value"),
        ("what-if --set ED03@2020-21-Q2=lots", 2, "“lots” is not a value"),
        ("what-if --withdraw WB5", 1, "what can be withdrawn is: service, project"),
        ("what-if --withdraw SVC-QQ", 1, "SVC-QQ"),
        ("radar --body nobody", 1, "nobody"),
        ("calendar --body ED03", 1, "is a measure, not a body"),
        ("oversight --period soon", 2, "2020-21-Q2"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    run: Run, dyffryn_aur: Thread, words: str, exit_code: int, said: str
) -> None:
    """Never a traceback, and the exit code tells a script what happened."""
    shown = run(*words.split(), store=dyffryn_aur.layout.root)
    assert shown.exit_code == exit_code
    assert said in " ".join(shown.stderr.split())


def test_nothing_is_said_to_cause_or_affect_anything(run: Run, dyffryn_aur: Thread) -> None:
    """A link is a person's judgement; the words must not make more of it."""
    for words in ("radar", "oversight", "alerts", "conflicts", "keystones", "what-if --withdraw SVC-PL"):
        text = run(*words.split(), store=dyffryn_aur.layout.root).stdout.casefold()
        assert not {"causes", "caused", "affects", "affected", "blame"} & set(text.split()), words


def test_wrexham_has_no_dips_and_says_so(run: Run, wrexham: Thread) -> None:
    """Public figures without a dead band tell no dip, and an empty answer is a sentence."""
    store = wrexham.layout.root
    assert "No measure has dipped in these periods." in run("oversight", store=store).stdout
    assert json.loads(run("alerts", "--json", store=store).stdout)["alerts"] == []
    assert json.loads(run("radar", "--json", store=store).stdout)["illustrative"] is False
