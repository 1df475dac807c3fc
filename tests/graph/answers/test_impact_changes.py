"""What is other in an impact list than it was: by the day a link holds to, and by what was recorded."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from pyoxigraph import NamedNode

from graph.answers.impact import impact_of
from graph.answers.impact_changes import ImpactChanges, impact_changes
from graph.answers.model import LINK_IN_FORCE, THREAD_LINKS, Walkable, gone_on
from graph.thread import Moment, Snapshot, Thread
from ingest.load import Manner, Order, load

Asked = Callable[..., Walkable]
DAY = date(2020, 11, 15)
HEADINGS = ("From", "Type", "To", "Strength", "Sign", "Lag (months)", "Valid to", "Basis", "Asserted by")


@pytest.fixture
def recorded(first_steps: Thread, tmp_path: Path) -> Callable[..., Thread]:
    """The council of the first steps with more links recorded after its own load."""
    root = tmp_path / "thread"
    shutil.copytree(first_steps.layout.root, root)

    def record(*links: tuple[object, ...]) -> Thread:
        book = Workbook()
        sheet = book.active
        sheet.title = "Links"
        for row in (HEADINGS, *links):
            sheet.append(row)
        book.save(tmp_path / "links.xlsx")
        order = Order((tmp_path / "links.xlsx",), "Performance team", reason="Yearly review of links")
        answer = load(root, [order], Manner(DAY, datetime(2026, 1, 1, tzinfo=UTC)))
        assert not answer.refused, answer
        return Thread(root)

    return record


def snapshot(thread: Thread) -> Snapshot:
    """What holds now."""
    return thread.snapshot(Moment(None, DAY, DAY))


def changes(before: Thread, after: Thread, code: str) -> ImpactChanges:
    """What the last load changed of one thing's impact."""
    then, now = Walkable(snapshot(before)), Walkable(snapshot(after))
    return impact_changes(after, then, now, now.things.find(code))


def test_a_link_that_ended_is_why_an_objective_went(dyffryn_aur: Thread, at: Asked) -> None:
    """HS18 bore on OUT-53, and so on secondary education, until September 2020."""
    now, then = at(dyffryn_aur), at(dyffryn_aur, on=date(2020, 8, 1))
    answer = impact_changes(dyffryn_aur, then, now, now.things.find("HS18"))
    went = {each.thing.code: each for each in answer.went}
    (reason,) = went["WB5"].because
    assert (reason.what, reason.day) == ("ended", date(2020, 9, 1))
    assert reason.link and (reason.link.from_.code, reason.link.to.code) == ("HS18", "OUT-53")
    assert went["WB5"].after is None
    assert answer.then.affected - len(answer.went) + len(answer.appeared) == answer.now.affected
    backwards = impact_changes(dyffryn_aur, now, then, now.things.find("HS18"))
    assert {each.thing.code for each in backwards.appeared} == set(went)


def test_a_link_that_begins_is_why_another_appeared(dyffryn_aur: Thread, at: Asked) -> None:
    """EN01 bears on the savings from October 2020, the other way."""
    now, then = at(dyffryn_aur), at(dyffryn_aur, on=date(2020, 9, 30))
    answer = impact_changes(dyffryn_aur, then, now, now.things.find("EN01"))
    reasons = [reason for each in answer.appeared for reason in each.because]
    assert {(reason.what, reason.day) for reason in reasons} == {("began", date(2020, 10, 1))}


def test_a_link_recorded_since_says_in_which_change_set(
    first_steps: Thread, recorded: Callable[..., Thread]
) -> None:
    """Who said so, when and why stands beside what it brought."""
    link = ("FS1", "influences", "ED1", "weak", "hinders", 3, None, "officer", "CO-ED")
    answer = changes(first_steps, recorded(link), "FS1")
    appeared = {each.thing.code: each for each in answer.appeared}
    (reason,) = appeared["WB1"].because
    assert reason.what == "new"
    assert reason.recorded and (reason.recorded.recorded_by, reason.recorded.reason) == (
        "Performance team",
        "Yearly review of links",
    )
    assert appeared["WB1"].after and appeared["WB1"].after.direction == "against"


def test_a_link_judged_anew_changes_what_it_leads_to(
    first_steps: Thread, recorded: Callable[..., Thread]
) -> None:
    """Nothing came or went, and yet the list reads otherwise."""
    link = ("ED1", "indicates", "WB1", "weak", "reinforces", None, None, "officer", "CO-ED")
    answer = changes(first_steps, recorded(link), "ED1")
    assert (answer.appeared, answer.went) == ((), ())
    (objective,) = [each for each in answer.changed if each.thing.code == "WB1"]
    assert objective.before and objective.after
    assert (objective.before.strength, objective.after.strength) == ("strong", "weak")
    assert [reason.what for reason in objective.because] == ["altered"]


def test_without_a_change_there_is_nothing_to_say(first_steps: Thread) -> None:
    """Two equal lists are equal."""
    answer = changes(first_steps, first_steps, "ED1")
    assert (answer.appeared, answer.went, answer.changed) == ((), (), ())
    assert answer.same == answer.now.affected > 0


class _Counting:
    """A store that counts the values it hands over, each about one statement read."""

    def __init__(self, store: object) -> None:
        self.store, self.read = store, 0

    def query(self, *args: object, **given: object) -> object:
        """The store's own answer, counted."""
        found = list(self.store.query(*args, **given))  # type: ignore[attr-defined]
        again = self.store.query(*args, **given)  # type: ignore[attr-defined]
        width = len(again.variables)
        self.read += sum(row[place] is not None for row in found for place in range(width))
        return again


def test_a_changed_link_is_felt_without_reading_the_thread_again(
    first_steps: Thread, recorded: Callable[..., Thread]
) -> None:
    """What is read does not grow with the thread: the change set's records and the links among them."""
    before = Walkable(snapshot(first_steps))
    before.model  # noqa: B018 - what a server has read already
    after = recorded(("ED2", "indicates", "WB2", "strong", "reinforces", 12, None, "officer", "CO-HE"))
    here = snapshot(after)
    counted = _Counting(here.store)
    whole = Walkable(Snapshot(counted, here.names, here.moment, here.sequence))  # type: ignore[arg-type]
    expected = impact_of(whole, whole.things.find("ED1"))
    reading_all, counted.read = counted.read, 0
    after.store = counted  # type: ignore[assignment]
    now = gone_on(before, after, Snapshot(counted, here.names, here.moment, here.sequence))  # type: ignore[arg-type]
    assert now is not None
    assert now.links == whole.links
    assert counted.read < 20 < reading_all
    assert impact_of(now, now.things.find("ED1")) == expected
    felt = {each.thing.code: each for each in expected.affected}
    assert felt["WB2"].lag and felt["WB2"].lag.latest_months == 18


def test_a_new_thing_or_another_day_is_read_whole(first_steps: Thread) -> None:
    """Names and dated links may be others then."""
    before = Walkable(snapshot(first_steps))
    assert gone_on(before, first_steps, first_steps.snapshot(Moment(None, date(2020, 6, 1), DAY))) is None
    same = gone_on(before, first_steps, snapshot(first_steps))
    assert same is not None
    assert same.links == before.links


def test_one_link_is_read_as_all_links_are(dyffryn_aur: Thread, at: Asked) -> None:
    """Two questions that say the same of a link in two files must not drift apart."""
    asked = at(dyffryn_aur).snapshot
    every = asked.ask(THREAD_LINKS)
    for iri in dict.fromkeys(row.link for row in every[::7]):
        assert asked.ask(LINK_IN_FORCE, link=NamedNode(iri)) == [row for row in every if row.link == iri]
