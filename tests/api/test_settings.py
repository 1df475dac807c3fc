"""Where each setting comes from: option before environment before the council's folder before default."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import Result

from api.settings import read_settings
from graph.errors import WrongUsage
from graph.status.periods import parse_period
from graph.thread import Thread

Run = Callable[..., Result]


def sources(result: Result) -> dict[str, tuple[str, str]]:
    """Each setting's value and source, as the command tells them."""
    return {each["name"]: (each["value"], each["source"]) for each in json.loads(result.stdout)}


def test_an_option_goes_before_the_environment_before_the_pinned_day(run: Run, first_steps: Thread) -> None:
    """Whoever types something means it."""
    store = str(first_steps.layout.root)
    pinned = sources(run("settings", "--json", STORE=store))
    assert pinned["store"] == (store, "environment")
    assert pinned["today"] == ("2020-11-15", "pinned by the council's folder")
    environment = sources(run("settings", "--json", STORE=store, TODAY="2020-12-01"))
    assert environment["today"] == ("2020-12-01", "environment")
    option = sources(run("settings", "--json", "--today", "2020-12-24", STORE=store, TODAY="2020-12-01"))
    assert option["today"] == ("2020-12-24", "option")


def test_without_anything_the_defaults_hold(run: Run) -> None:
    """A real council pins no day: its today is this machine's."""
    told = sources(run("settings", "--json"))
    assert told["store"] == (".golden-thread", "default")
    assert told["today"] == (datetime.now().astimezone().date().isoformat(), "default")
    assert told["lang"] == ("en", "default")
    assert told["as"][1] == "default"


def test_who_and_the_language_can_come_from_the_environment(run: Run) -> None:
    """Set once in a profile, they need not be typed again."""
    told = sources(run("settings", "--json", AS="Officer", LANG="cy"))
    assert (told["as"], told["lang"]) == (("Officer", "environment"), ("cy", "environment"))


def test_settings_as_text_show_the_same(run: Run) -> None:
    """For eyes, a table."""
    shown = run("settings", "--today", "2020-12-24").stdout
    assert "2020-12-24" in shown
    assert "option" in shown


def test_the_valid_day_is_the_period_s_last_unless_one_is_given() -> None:
    """A scorecard for a quarter is about those who held office in it."""
    plain = read_settings({"today": "2021-05-20"}, {})
    quarter = parse_period("2020-21-Q2")
    assert plain.moment().on == date(2021, 5, 20)
    assert plain.moment(quarter).on == date(2020, 9, 30)
    assert read_settings({"today": "2021-05-20", "on": "2020-07-01"}, {}).moment(quarter).on == date(
        2020, 7, 1
    )


@pytest.mark.parametrize(
    "options", [{"lang": "fr"}, {"on": "x"}, {"as_of": "x"}, {"today": "x"}, {"store": "http://x"}]
)
def test_what_cannot_be_read_is_wrong_usage(options: dict[str, str], tmp_path: Path) -> None:
    """Before anything is opened."""
    with pytest.raises(WrongUsage):
        read_settings({"store": str(tmp_path), **options}, {})


def test_the_limits_of_strangers_queries_are_settings(run: Run) -> None:
    """Whoever runs a server sees each limit with its unit, and changes it without a program."""
    told = sources(run("settings", "--json"))
    assert told["sparql-deadline-seconds"] == ("10", "default")
    assert told["sparql-query-characters"] == ("64000", "default")
    limits = read_settings({}, {"GOLDEN_THREAD_SPARQL_DEADLINE_SECONDS": "3"}).sparql
    assert (limits.readers.deadline, limits.readers.readers) == (3.0, 4)
    set_by_hand = sources(run("settings", "--json", SPARQL_DEADLINE_SECONDS="3"))
    assert set_by_hand["sparql-deadline-seconds"] == ("3", "environment")


@pytest.mark.parametrize("text", ["0", "-1", "601", "soon", "١", "9" * 400])
def test_a_limit_out_of_bounds_says_what_is_allowed(text: str) -> None:
    """No deadline at all would be a server that one query can hold for ever."""
    with pytest.raises(WrongUsage, match="a whole number from 1 to 600"):
        read_settings({}, {"GOLDEN_THREAD_SPARQL_DEADLINE_SECONDS": text})


def test_names_to_answer_to_are_a_list() -> None:
    """Behind a proxy the council's own name arrives, with or without a comma between two."""
    assert read_settings({}, {"GOLDEN_THREAD_HOSTS": "Thread.example, b.example"}).hosts == {
        "thread.example",
        "b.example",
    }


def test_the_longest_route_is_a_setting_that_every_walk_keeps_to(run: Run, first_steps: Thread) -> None:
    """Attendance reaches WB2 in two links: with one it is not told, unless one answer asks for two."""
    store = first_steps.layout.root
    assert sources(run("settings", "--json", store=store))["hops"] == ("6", "default")
    assert sources(run("settings", "--json", store=store, HOPS="1"))["hops"] == ("1", "environment")

    def reached(*words: str) -> dict[str, int]:
        told = json.loads(run("impact", "ED1", "--json", *words, store=store, HOPS="1").stdout)
        return {each["thing"]["code"]: each["hops"] for each in told["affected"]}

    assert "WB2" not in reached()
    assert max(reached().values()) == 1
    assert reached("--hops", "2")["WB2"] == 2
    dips = json.loads(run("dips", "--json", store=store, HOPS="1").stdout)
    assert {felt["hops"] for dip in dips["dips"] for felt in dip["felt_by"]} == {1}


def test_a_longest_route_that_is_no_number_is_refused(run: Run, first_steps: Thread) -> None:
    """The sentence says what is allowed."""
    result = run("settings", store=first_steps.layout.root, HOPS="far")
    assert result.exit_code == 2
    assert "a whole number from 1 to 12" in result.stderr
