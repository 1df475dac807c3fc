"""Public facts of a real council whose sources give no scheme: nothing of it is judged."""

import json
from collections.abc import Callable, Iterator

import pytest

from graph.answers.as_json import Json, as_json
from graph.answers.audit import audit, verify
from graph.answers.gaps import gaps
from graph.answers.history import history
from graph.answers.impact import impact_of
from graph.answers.model import Walkable
from graph.answers.rows import run_query
from graph.answers.scorecard import scorecard_of
from graph.answers.trace import trace_of
from graph.status.periods import parse_period
from graph.thread import Thread


def judged(value: Json, key: str = "") -> Iterator[tuple[str, Json]]:
    """Every rating, dip and strength inside an answer that is there and not no."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from judged(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from judged(each, key)
    elif key in {"strength", "score", "is_dip", "rating"} and value:
        yield key, value


@pytest.fixture(scope="module")
def answers(wrexham: Thread, at: Callable[..., Walkable]) -> list[object]:
    """An answer of every kind about every body, objective and measure."""
    walkable = at(wrexham)
    things = walkable.things.by_iri.values()
    cards = [thing for thing in things if thing.kind in {"body", "well-being-objective"}]
    measures = [thing for thing in things if thing.kind == "measure"]
    year = parse_period("2024-25")
    assert cards
    assert measures
    return [
        *(scorecard_of(wrexham, walkable, thing, year) for thing in cards),
        *(impact_of(walkable, thing) for thing in measures),
        *(trace_of(walkable, thing, "up") for thing in measures),
        gaps(walkable.snapshot),
        history(wrexham, measures[0].code),
        audit(wrexham),
        verify(wrexham),
        run_query(wrexham, walkable, "overseers", ()),
    ]


def test_no_answer_holds_a_rating_a_dip_or_a_strength(answers: list[object]) -> None:
    """A colour that no source gives would be our own opinion of a real council."""
    for answer in answers:
        made = as_json(answer)
        assert list(judged(made)) == []
        if isinstance(made, dict) and "at_a_glance" in made:
            glance = made["at_a_glance"]
            assert isinstance(glance, dict)
            assert (glance["rated"], glance["dips"], glance["by_rating"]) == (0, 0, [])


def test_no_answer_says_that_it_is_made_up(answers: list[object]) -> None:
    """These are facts with sources."""
    for answer in answers:
        assert json.loads(json.dumps(as_json(answer)))["illustrative"] is False


def test_there_are_impacts_though_nothing_is_judged(answers: list[object]) -> None:
    """The structure is known; only how strong the links are is not."""
    impacts = [
        answer for answer in map(as_json, answers) if isinstance(answer, dict) and "affected" in answer
    ]
    reached = [each for impact in impacts for each in impact["affected"]]  # type: ignore[union-attr]
    assert reached
    assert {each["strength"] for each in reached} == {None}  # type: ignore[call-overload, index]
