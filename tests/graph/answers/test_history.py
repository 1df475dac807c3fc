"""How a restated figure and other records tell of their past."""

from datetime import UTC, datetime

import pytest

from graph.answers.history import history, record_iri
from graph.errors import NotInThread, WrongUsage
from graph.thread import Thread

FIGURE = "HS05@2020-21-Q3"


def test_versions_are_told_newest_first_with_who_when_and_why(dyffryn_aur: Thread) -> None:
    """The reader wants to know first what changed last."""
    told = history(dyffryn_aur, FIGURE)
    assert [version.change_set for version in told.versions] == [2, 1]
    newest = told.versions[0]
    assert newest.recorded_at == datetime(2021, 5, 11, 14, 30, tzinfo=UTC)
    assert newest.recorded_by == "Performance team"
    assert newest.reason is not None
    assert newest.reason.startswith("Sixteen assessments")
    assert newest.kind == "load"
    assert told.illustrative


def test_a_change_gives_both_values_and_the_cell(dyffryn_aur: Thread) -> None:
    """The old value survives, and the new one can be checked in its workbook."""
    changes = history(dyffryn_aur, FIGURE).versions[0].changes
    value = next(change for change in changes if (change.before, change.after) == ("78.4", "74.8"))
    assert value.cell is not None
    assert (value.cell.file, value.cell.sheet, value.cell.cell) == ("figures-restated.xlsx", "Figures", "F2")
    assert value.cell.text == "74.8"
    assert ("345", "329") in {(change.before, change.after) for change in changes}
    assert "440" not in {change.after for change in changes}, "what did not change is not told"


def test_the_first_version_has_nothing_before_it(dyffryn_aur: Thread) -> None:
    """New is not the same as changed."""
    first = history(dyffryn_aur, FIGURE).versions[-1]
    assert {change.before for change in first.changes} == {None}
    assert first.cell is not None
    assert first.cell.file == "figures.xlsx"


def test_a_recorded_time_cuts_off_what_came_later(dyffryn_aur: Thread) -> None:
    """Who asks as of a day must not see what nobody knew then."""
    told = history(dyffryn_aur, FIGURE, datetime(2021, 5, 10, tzinfo=UTC))
    assert [version.change_set for version in told.versions] == [1]
    with pytest.raises(NotInThread):
        history(dyffryn_aur, FIGURE, datetime(2021, 5, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("handle", "path"),
    [
        ("ED03", "measure/ED03"),
        ("ED03@2020-21-Q2", "figure/ED03/2020-21-Q2"),
        ("ED03@2020-21-Q2/target", "target/ED03/2020-21-Q2"),
        ("BL07@2020-21-Q2/actual", "money/BL07/2020-21-Q2/actual"),
        ("RK-05@2020-21-Q3/current", "risk-score/RK-05/2020-21-Q3/current"),
        ("figure/ED03/2020-21-Q2", "figure/ED03/2020-21-Q2"),
        ("https://data.dyffryn-aur.example/id/measure/ED03", "measure/ED03"),
    ],
)
def test_handles_name_records_without_their_addresses(dyffryn_aur: Thread, handle: str, path: str) -> None:
    """Nobody types an address for a figure."""
    assert dyffryn_aur.names.path(record_iri(dyffryn_aur, handle)) == path
    assert history(dyffryn_aur, handle).record == path


@pytest.mark.parametrize(
    "handle", ["NOPE", "NOPE@2020-21-Q2", "ED03@1999-00", "https://not a iri", "figure/NOPE"]
)
def test_what_has_no_history_is_not_in_the_thread(dyffryn_aur: Thread, handle: str) -> None:
    """An empty list would look like a record that never changed."""
    with pytest.raises(NotInThread):
        history(dyffryn_aur, handle)


def test_a_period_that_cannot_be_read_says_how_to_write_it(dyffryn_aur: Thread) -> None:
    """The remedy is in the message."""
    with pytest.raises(WrongUsage, match="2020-21-Q2"):
        history(dyffryn_aur, "ED03@last quarter")
