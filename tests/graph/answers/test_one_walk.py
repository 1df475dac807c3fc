"""One walk stands behind every form of the impact answer: sentences, table, picture, CSV and JSON."""

import csv
import io
from collections.abc import Callable
from time import process_time

import pytest
from pyoxigraph import NamedNode

from api.text.rows import write_rows
from graph.answers.as_json import as_json
from graph.answers.drivers import drivers_of
from graph.answers.explorer import explorer_data
from graph.answers.impact import Impact, impact_of
from graph.answers.impact_table import impact_table
from graph.answers.model import Walkable
from graph.answers.part import Part
from graph.questions.thread import WHAT_MAY_FEEL_THIS
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import ThreadLink, thread_model

Asked = Callable[..., Walkable]
DIPPED = ("ED03", "ED11", "EN06", "HS11", "HS02")


@pytest.fixture(scope="module")
def answers(dyffryn_aur: Thread, at: Asked) -> dict[str, Impact]:
    """The impact of some measures."""
    walkable = at(dyffryn_aur)
    return {code: impact_of(walkable, walkable.things.find(code)) for code in DIPPED}


def test_json_csv_and_sentences_list_the_same_things_in_the_same_order(answers: dict[str, Impact]) -> None:
    """A reader who exports the list must find what stood on the page."""
    for answer in answers.values():
        told = as_json(answer)["affected"]  # type: ignore[index, call-overload]
        rows = list(csv.DictReader(io.StringIO(write_rows(impact_table(answer), "csv"))))
        assert len(rows) == len(told) == len(answer.affected) == answer.counts.affected > 3
        for row, each, shown in zip(rows, told, answer.affected, strict=True):
            assert row["code"] == each["thing"]["code"] == shown.thing.code
            assert (row["strength"] or None) == each["strength"]
            assert (row["score"] or None) == each["score"]
            assert row["direction"] == each["direction"]
            assert row["best_route"] == each["routes"][0]["sentence"] == shown.routes[0].sentence
            steps = each["routes"][0]["steps"]
            assert all(step["to"]["label"] in row["best_route"] for step in steps)


def test_the_picture_draws_the_routes_that_the_list_tells(
    answers: dict[str, Impact], dyffryn_aur: Thread, at: Asked
) -> None:
    """The lines of a dip are the links of the best routes, link for link."""
    data = explorer_data(at(dyffryn_aur))
    drawn = {dip.measure.code: dip for dip in data.dips}
    links = {card.link.iri: card.link for card in data.links}
    for code in set(drawn) & set(answers):
        told = answers[code].affected
        assert [(r.affected, r.strength, r.direction, r.path) for r in drawn[code].routes] == [
            (a.thing, a.strength, a.direction, a.routes[0].path) for a in told
        ]
        for route, each in zip(drawn[code].routes, told, strict=True):
            ends = [(links[iri].start, links[iri].link_type, links[iri].end) for iri in route.links]
            assert ends == [(s.from_.iri, s.link_type, s.to.iri) for s in each.routes[0].steps]
    assert {"ED03", "ED11", "EN06", "HS11"} <= set(drawn)


def test_what_the_walk_reaches_the_path_reaches_too(dyffryn_aur: Thread, at: Asked) -> None:
    """``gt:bearsOn+`` knows nothing of shared services or hops, so it reaches as much or more."""
    walkable = at(dyffryn_aur)
    for code in DIPPED:
        source = walkable.things.find(code)
        rows = walkable.snapshot.ask(WHAT_MAY_FEEL_THIS, thing=NamedNode(source.iri))
        by_path = {row.code for row in rows}
        walked = {each.thing.code for each in impact_of(walkable, source, hops=12).affected}
        assert walked <= by_path
        if not any(row.kind == "Service" for row in rows):
            affected = {"objective", "theme", "goal"}
            assert walked == {row.code for row in rows if row.kind.split()[-1].lower() in affected}


def test_a_part_of_the_list_is_cut_out_of_the_whole(
    answers: dict[str, Impact], dyffryn_aur: Thread, at: Asked
) -> None:
    """Counts are of all, whom to tell too."""
    walkable = at(dyffryn_aur)
    whole = answers["ED03"]
    part = impact_of(walkable, whole.source, part=Part(2, 3))
    assert part.affected == whole.affected[2:5]
    assert (part.counts, part.tell) == (whole.counts, whole.tell)
    assert (part.part.of, part.part.after) == (len(whole.affected), len(whole.affected) - 5)


def test_a_hub_with_thousands_of_neighbours_answers_at_once(dyffryn_aur: Thread, at: Asked) -> None:
    """Five thousand objectives above one action, as many measures below it: counts first, then a part."""
    there = at(dyffryn_aur)
    base = "https://hub.example/"
    hub = Thing(f"{base}hub", "HUB", "Hub", "action")
    measures = [Thing(f"{base}m{n}", f"M{n:04}", f"Measure {n}", "measure") for n in range(5000)]
    aims = [Thing(f"{base}o{n}", f"O{n:04}", f"Objective {n}", "well-being-objective") for n in range(5000)]
    links = [
        ThreadLink(f"in{each.iri}", each.iri, "contributesTo", hub.iri, True, "weak") for each in measures
    ]
    links += [ThreadLink(f"out{each.iri}", hub.iri, "actsTowards", each.iri, True, "strong") for each in aims]
    model = thread_model([hub, *measures, *aims], links)
    walkable = Walkable(there.snapshot)
    walkable.__dict__["model"] = model  # the store behind it holds no such hub
    started = process_time()
    felt = impact_of(walkable, measures[0], part=Part(0, 20))
    assert (felt.counts.affected, len(felt.affected), felt.part.after) == (5000, 20, 4980)
    driven = drivers_of(walkable, aims[0], part=Part(40, 20))
    assert (driven.counts.drivers, len(driven.drivers)) == (5001, 20)
    assert process_time() - started < 10
