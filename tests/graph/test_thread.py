"""Any earlier state and any valid day: what a snapshot for a moment holds, and that it is kept."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pyoxigraph import Store, Triple

from graph.answers.audit import verify
from graph.answers.impact import own_measures
from graph.answers.model import Walkable
from graph.store.reader import KEPT_SNAPSHOTS
from graph.thread import Moment, Snapshot, Thread
from graph.trail.reading import in_force
from graph.trail.snapshots import snapshot_triples
from graph.version import MAKER
from ontology import GT, SDMX_MEASURE

TODAY = date(2021, 5, 20)
BEFORE = datetime(2021, 5, 10, 9, tzinfo=UTC)
AFTER = datetime(2021, 5, 12, 9, tzinfo=UTC)


@pytest.fixture
def small(first_steps: Thread, tmp_path: Path) -> Thread:
    """A copy of the small council, whose kept snapshots are nobody else's."""
    kept = shutil.ignore_patterns("snapshots")
    shutil.copytree(first_steps.layout.root, tmp_path / "thread", ignore=kept)
    return Thread(tmp_path / "thread")


def held(snapshot: Snapshot) -> set[Triple]:
    """Everything a snapshot holds."""
    quads = snapshot.store.quads_for_pattern(None, None, None, snapshot.names.snapshot)
    return {quad.triple for quad in quads}


def said_of_hs05(snapshot: Snapshot) -> tuple[str, str]:
    """The value of the restated figure, and the rating concluded from it."""
    names = snapshot.names
    figure = names.record("figure", "HS05", "2020-21-Q3")
    status = names.record("measure-status", "HS05", "2020-21-Q3")
    (value,) = snapshot.store.quads_for_pattern(figure, SDMX_MEASURE.obsValue, None, names.snapshot)
    (rating,) = snapshot.store.quads_for_pattern(status, GT.rating, None, names.snapshot)
    return value.object.value, names.key(rating.object)[-1]  # type: ignore[union-attr, arg-type]


def test_an_earlier_time_gives_the_figure_and_the_rating_of_then(dyffryn_aur: Thread) -> None:
    """The restatement turned a green into a red; both states can be asked for."""
    assert said_of_hs05(dyffryn_aur.snapshot(Moment(BEFORE, TODAY, TODAY))) == ("78.4", "green")
    assert said_of_hs05(dyffryn_aur.snapshot(Moment(AFTER, TODAY, TODAY))) == ("74.8", "red")
    assert said_of_hs05(dyffryn_aur.snapshot(Moment(None, TODAY, TODAY))) == ("74.8", "red")


def test_late_is_judged_on_the_day_of_an_earlier_time(dyffryn_aur: Thread) -> None:
    """What was not late yet on that day must not look late in hindsight."""
    snapshot = dyffryn_aur.snapshot(Moment(BEFORE, TODAY, TODAY))
    (judged,) = snapshot.store.quads_for_pattern(None, GT.judgedOnDay, None, snapshot.names.snapshot)
    assert judged.object.value == "2021-05-10"  # type: ignore[union-attr]


def test_before_anything_was_recorded_nothing_holds(dyffryn_aur: Thread) -> None:
    """An empty state is a state."""
    snapshot = dyffryn_aur.snapshot(Moment(datetime(2020, 1, 1, tzinfo=UTC), TODAY, TODAY))
    assert snapshot.sequence == 0
    assert snapshot.council is None


def test_a_link_holds_until_its_last_day_and_no_longer(dyffryn_aur: Thread) -> None:
    """``validTo`` is the first day on which it does not hold."""
    records = in_force(dyffryn_aur.store, dyffryn_aur.names).records
    dated = [r for r in records.values() if r.kind and r.kind.name == "link" and r.text(GT.validTo)]
    assert dated
    link = dated[0]
    end = date.fromisoformat(link.text(GT.validTo) or "")
    for day, there in ((end - timedelta(days=1), True), (end, False)):
        snapshot = dyffryn_aur.snapshot(Moment(None, day, TODAY))
        about = list(snapshot.store.quads_for_pattern(link.iri, None, None, snapshot.names.snapshot))
        plain = Triple(link.value(GT.linkFrom), link.value(GT.linkType), link.value(GT.linkTo))  # type: ignore[arg-type]
        assert bool(about) == there
        assert (plain in held(snapshot)) == there


def test_the_improvement_board_oversees_only_while_it_lasts(dyffryn_aur: Thread) -> None:
    """It overlaid the health board from 14 October 2019 to 31 March 2021."""
    names = dyffryn_aur.names
    board = names.record("body", "AIB-CH")
    for day, there in (
        (date(2019, 10, 13), False),
        (date(2019, 10, 14), True),
        (date(2021, 3, 31), True),
        (date(2021, 4, 1), False),
    ):
        snapshot = dyffryn_aur.snapshot(Moment(None, day, TODAY))
        overseen = list(snapshot.store.quads_for_pattern(board, GT.oversees, None, names.snapshot))
        assert bool(overseen) == there, day
        walkable = Walkable(snapshot)
        codes = {thing.code: thing for thing in walkable.things.by_iri.values()}
        assert ("AIB-CH" in codes) == there
        if there:
            measures = {walkable.things[iri].code for iri in own_measures(walkable, codes["AIB-CH"])}
            assert {"HS05", "HS07", "HS08"} <= measures


def test_a_kept_snapshot_is_what_a_fresh_one_would_be(small: Thread) -> None:
    """A day's answer must not depend on who asked first."""
    moment = Moment(None, date(2020, 9, 30), date(2020, 11, 15))
    fresh = held(small.snapshot(moment))
    kept = held(Thread(small.layout.root).snapshot(moment))
    records = in_force(small.store, small.names).records
    assert kept == fresh == set(snapshot_triples(small.names, records, 1, moment.on, moment.today))
    assert [path.name for path in small.layout.snapshots.iterdir()] == [f"1-2020-09-30-2020-11-15-{MAKER}"]


def test_the_moment_of_the_current_snapshot_keeps_nothing_more(small: Thread) -> None:
    """The commonest question is answered from what the load built."""
    snapshot = small.snapshot(Moment(None, date(2020, 11, 15), date(2020, 11, 15)))
    assert snapshot.store is small.store
    assert not small.layout.snapshots.exists()


def test_kept_snapshots_make_room_for_newer_ones(small: Thread) -> None:
    """A year of daily questions must not fill the disk."""
    days = [date(2020, 9, 1) + timedelta(days=number) for number in range(KEPT_SNAPSHOTS + 2)]
    for day in days:
        small.snapshot(Moment(None, day, date(2020, 11, 15)))
    kept = sorted(path.name for path in small.layout.snapshots.iterdir())
    assert kept == [f"1-{day}-2020-11-15-{MAKER}" for day in days[2:]]


def test_a_current_snapshot_that_lost_its_moment_is_built_again(small: Thread) -> None:
    """A reader gets an answer from the records whatever became of the snapshot."""
    path = small.layout.checkpoints / "1"
    store = Store(str(path))
    for quad in list(store.quads_for_pattern(None, GT.builtTo, None, small.names.snapshot)):
        store.remove(quad)
    store.flush()
    del store
    thread = Thread(small.layout.root)
    assert thread.current is None
    moment = Moment(None, date(2020, 11, 15), date(2020, 11, 15))
    assert thread.snapshot(moment).council is not None


def test_a_snapshot_that_another_version_made_is_built_afresh(first_steps, tmp_path, monkeypatch):
    """After an upgrade old conclusions must not pass for those of the new rules, nor the trail for broken."""
    root = tmp_path / "thread"
    shutil.copytree(first_steps.layout.root, root)
    monkeypatch.setattr("graph.thread.MAKER", "golden-thread-99-rules-99")
    thread = Thread(root)
    assert thread.is_of_another_version
    assert thread.current is None
    assert verify(thread).verified
