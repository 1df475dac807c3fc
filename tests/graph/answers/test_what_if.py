"""What if: before and after side by side, and not a byte of the thread changed."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from graph.answers.audit import verify
from graph.answers.impact import impact_of
from graph.answers.model import Walkable
from graph.answers.what_if import Supposed, WhatIf, what_if_of
from graph.errors import BadArgument, NotInThread, WrongUsage
from graph.status.periods import parse_period
from graph.thread import Moment, Thread

TODAY = date(2020, 11, 15)
TellRecorded = Callable[[str, datetime], Thread]
STORY = """
body PB
well-being-objective WB1
outcome OUT1
:oversight\\/PB a gt:Oversight ; gt:ofBody :body\\/PB ; gt:overseen :well-being-objective\\/WB1 .
service S1
action A1
budget-line BL1
measure M1
measure M2
OUT1 isOutcomeFor WB1
S1 delivers A1
A1 actsTowards OUT1
BL1 funds S1
M1 indicates S1
M2 indicates OUT1
figure M1 2020-21-Q1 96.0
figure M1 2020-21-Q2 96.0
target M1 2020-21-Q2 95.0 improve
"""


@pytest.fixture
def suppose(tell_recorded: TellRecorded) -> Callable[[Supposed], WhatIf]:
    """Suppose something of the story."""
    thread = tell_recorded(STORY, datetime(2020, 11, 1, tzinfo=UTC))
    walkable = Walkable(thread.snapshot(Moment(None, TODAY, TODAY)))
    return lambda supposed: what_if_of(thread, walkable, supposed)


def codes(things: object) -> list[str]:
    """The codes of things."""
    return [thing.code for thing in things]  # type: ignore[attr-defined]


def test_a_withdrawn_service_leaves_its_measure_its_work_and_its_money_hanging(suppose) -> None:
    """What rests on it, and what rests on nothing without it."""
    told = suppose(Supposed(withdraw=("S1",)))
    assert codes(told.withdrawn) == ["S1"]
    assert codes(told.orphaned) == ["M1"]
    assert codes(told.leads_nowhere) == ["BL1"]
    lost = {(each.thing.code, each.kind): (codes(each.lost), each.nothing_left) for each in told.lost_support}
    assert lost[("A1", "service")] == (["S1"], True)
    assert lost[("OUT1", "service")] == (["S1"], False)
    assert ("OUT1", "action") not in lost
    assert {(step.from_.code, step.to.code) for step in told.links} == {
        ("S1", "A1"),
        ("BL1", "S1"),
        ("M1", "S1"),
    }
    assert (told.before.links - told.after.links, told.after.measures_with_objective) == (3, 1)


def test_the_only_work_withdrawn_leaves_its_objective_without_any(suppose) -> None:
    """The objective stands in the plan with nothing under it."""
    told = suppose(Supposed(withdraw=("A1",)))
    lost = {each.thing.code: each.nothing_left for each in told.lost_support if each.kind == "action"}
    assert lost == {"OUT1": True, "WB1": True}
    (body,) = told.bodies
    assert (body.body.code, codes(body.oversees)) == ("PB", ["WB1"])


def test_a_figure_set_lower_turns_rating_and_dip(suppose) -> None:
    """Both are told with their reasons, and the period after would be compared with it."""
    told = suppose(Supposed(figures=(("M1@2020-21-Q2", "90.0"),)))
    (change,) = told.standings
    assert change.before is not None
    assert change.after is not None
    assert (change.before.rating and change.before.rating.key, change.before.is_dip) == ("green", False)
    assert (change.after.rating and change.after.rating.key, change.after.is_dip) == ("red", True)
    assert "90" in change.after.reason
    assert (told.before.worst_rated, told.after.worst_rated) == (0, 1)
    assert (told.before.dips, told.after.dips) == (0, 1)
    assert told.links == ()


def test_a_figure_set_to_what_it_is_changes_nothing(suppose) -> None:
    """The scratch side is made by the same builder, so any difference is of what was supposed."""
    told = suppose(Supposed(figures=(("M1@2020-21-Q2", "96.0"),)))
    assert told.before == told.after
    assert (told.standings, told.orphaned, told.lost_support, told.leads_nowhere) == ((), (), (), ())


def test_a_figure_may_be_supposed_where_there_is_none(suppose) -> None:
    """What if next quarter came in at this? From the first figure on, the next is awaited."""
    told = suppose(Supposed(figures=(("M2@2020-21-Q2", "50"),)))
    set_, awaited = told.standings
    assert (set_.period, set_.before, set_.after and set_.after.text) == ("2020-21-Q2", None, "50")
    assert (awaited.period, awaited.after and awaited.after.no_rating) == ("2020-21-Q3", "not-due")
    assert told.figures[0].value == Decimal(50)


@pytest.mark.parametrize(
    ("supposed", "error", "said"),
    [
        (Supposed(), WrongUsage, "Say what to withdraw"),
        (Supposed(withdraw=("WB1",)), BadArgument, "WB1 in words (WB1) is a well-being objective"),
        (Supposed(withdraw=("S9",)), NotInThread, "S9"),
        (Supposed(withdraw=("S1",) * 21), WrongUsage, "At most 20"),
        (Supposed(figures=(("M1", "1"),)), WrongUsage, "“M1” is not a figure"),
        (Supposed(figures=(("S1@2020-21-Q2", "1"),)), BadArgument, "is no measure"),
        (Supposed(figures=(("M1@soon", "1"),)), WrongUsage, "2020-21-Q2"),
        (Supposed(figures=(("M1@2020-21-Q2", "many"),)), WrongUsage, "“many” is not a value"),
        (Supposed(figures=(("M1@2020-21-Q2", "NaN"),)), WrongUsage, "“NaN” is not a value"),
        (Supposed(figures=(("M1@2020-21-Q2", "1e999999"),)), WrongUsage, "is not a value"),
        (Supposed(figures=(("M1@2020-21-Q2", "1"), ("m1@Q2 2020/21", "2"))), WrongUsage, "only one value"),
    ],
)
def test_what_cannot_be_supposed_is_said_in_a_sentence(
    suppose, supposed: Supposed, error: type[Exception], said: str
) -> None:
    """The person at the door has to learn what can."""
    with pytest.raises(error) as refused:
        suppose(supposed)
    assert said in str(refused.value)


def digests(root: Path) -> dict[str, str]:
    """Every file under a folder with its hash."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_nothing_is_saved(first_steps: Thread, tmp_path: Path) -> None:
    """Every byte of the folder and the head of the trail are as they were, and the next answer too."""
    root = shutil.copytree(first_steps.layout.root, tmp_path / "thread")
    thread = Thread(root)
    day = date(2020, 11, 15)
    walkable = Walkable(thread.snapshot(Moment(None, day, day)))
    measure, period = walkable.things.find("ED1"), parse_period("2020-21-Q2")
    before, head = digests(root), thread.change_sets[-1].seal
    answer = impact_of(walkable, measure, period)
    services = [thing.code for thing in walkable.things.by_iri.values() if thing.kind == "service"]
    what_if_of(thread, walkable, Supposed(tuple(services), (("ED1@2020-21-Q2", "1.0"),)))
    assert digests(root) == before
    again = Thread(root)
    assert again.change_sets[-1].seal == head
    assert verify(again).verified
    assert impact_of(Walkable(again.snapshot(Moment(None, day, day))), measure, period) == answer


def test_the_made_up_councils_youth_service(dyffryn_aur: Thread, at: Callable[..., Walkable]) -> None:
    """Two of its measures serve an objective by it alone; finance's budget line pays for nothing else."""
    supposed = Supposed(("SVC-YS", "SVC-FN"), (("ED03@2020-21-Q2", "88.0"),))
    told = what_if_of(dyffryn_aur, at(dyffryn_aur), supposed)
    assert {"ED18", "ED19"} <= set(codes(told.orphaned))
    assert codes(told.leads_nowhere) == ["BL25"]
    assert ("ED03", "2020-21-Q2") in {(each.measure.code, each.period) for each in told.standings}
    education = next(each for each in told.bodies if each.body.code == "PB-EDU")
    assert (education.own_measures_before, education.own_measures_after) == (24, 22)


def test_a_supposition_about_an_earlier_time_starts_from_what_was_known_then(
    dyffryn_aur: Thread, at: Callable[..., Walkable]
) -> None:
    """Before the restatement HS05 was green in the third quarter; a set value replaces that one."""
    then = at(dyffryn_aur, as_of=datetime(2021, 5, 10, tzinfo=UTC))
    told = what_if_of(dyffryn_aur, then, Supposed(figures=(("HS05@2020-21-Q3", "74.8"),)))
    change = next(each for each in told.standings if each.period == "2020-21-Q3")
    assert (change.before and change.before.text, change.after and change.after.text) == ("78.4%", "74.8%")
