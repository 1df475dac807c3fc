"""The health report of a made-up council: every section says what the thread holds."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from graph.answers.gaps import gaps
from graph.answers.health import NEXT_FIXES, Health, health
from graph.answers.model import Walkable
from graph.thread import Thread


@pytest.fixture(scope="module")
def report(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> Health:
    """The report of Dyffryn Aur on its today."""
    return health(dyffryn_aur, at(dyffryn_aur))


def test_the_next_fixes_are_the_head_of_the_worklist(
    report: Health, dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """A second ranking would send people two ways."""
    worklist = gaps(at(dyffryn_aur).snapshot)
    assert report.next_fixes == worklist.gaps[:NEXT_FIXES]
    assert report.gaps == len(worklist.gaps)


def test_links_add_up(report: Health) -> None:
    """Reviewed, overdue and never reviewed are all the links there are."""
    links = report.links
    assert links.reviewed + links.review_overdue + links.never_reviewed == links.in_force
    assert links.never_reviewed == links.in_force - links.judged
    assert [(each.from_.code, each.settled_on) for each in links.contested] == [
        ("HS10", date(2020, 9, 10)),
        ("EN01", None),
        ("EC09", None),
    ]


def test_orphans_are_things_without_any_link(report: Health) -> None:
    """Replaced objectives are history, not orphans."""
    assert {thing.code for thing in report.orphans} == {"EQ5", "MR20"}


def test_changes_are_those_of_the_quarter_up_to_the_moment_asked_for(
    report: Health, dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """The restatement is one changed figure; a week before it nothing had changed."""
    before = health(dyffryn_aur, at(dyffryn_aur, as_of=datetime(2021, 5, 5, tzinfo=UTC)))
    found = {
        report.as_of: {each.kind: (each.new, each.changed) for each in report.changes.kinds}
        for report in (before, report)
    }
    assert report.changes.period == "2021-22-Q1"
    assert found[None]["figure"] == (found[before.as_of]["figure"][0], 1)
    assert found[before.as_of]["figure"][1] == 0


def test_what_rests_on_one_thing_is_told_as_structure(report: Health) -> None:
    """The culture theme has one objective behind it, and that is all that is said."""
    points = {each.thing.code: (each.rests_on.code, each.how) for each in report.single_points}
    assert points["PT6"] == ("WB6", "supportsTheme")
    assert "PT1" not in points


def test_parity_and_data_are_counted_without_a_grade(report: Health) -> None:
    """Nobody gave grades, so none are shown; all of a kind is said beside those that have it."""
    welsh = {each.kind: (each.welsh, each.of) for each in report.translation}
    assert welsh["well-being-objective"] == (6, 6)
    assert welsh["measure"][0] == 0
    data = report.data_quality
    assert data.without_dead_band == 5
    assert sum(data.by_status.values()) == sum(data.by_assurance.values()) == data.figures
