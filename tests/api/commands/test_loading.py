"""``load`` and ``template`` as a person types them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from graph.thread import Thread

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples/first-steps"
Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A council's own folder, to be altered."""
    shutil.copytree(EXAMPLE, tmp_path / "council")
    return tmp_path / "council"


def test_a_folder_says_who_when_why_and_which_day(run: Run, folder: Path, tmp_path: Path) -> None:
    """An example loads the same on every machine."""
    result = run("load", folder)
    assert result.exit_code == 0, result.output
    thread = Thread(tmp_path / ".golden-thread")
    (row,) = thread.change_sets
    assert (row.recorded_by, row.reason) == ("Performance team", "First load of the made-up council")
    assert row.recorded_at.isoformat() == "2020-11-02T10:00:00+00:00"
    assert row.clock_time is not None
    assert thread.format.today == "2020-11-15"


def test_loading_it_again_changes_nothing_and_says_when_it_was_loaded(run: Run, folder: Path) -> None:
    """Twice the same command is the commonest mistake."""
    run("load", folder)
    again = run("load", folder)
    assert again.exit_code == 0
    assert "unchanged" in again.stdout
    assert "loaded before, in change set 1 on 2 November 2020, 10:00 (UTC) by Performance team" in (
        " ".join(again.stdout.split())
    )
    assert again.stdout.endswith("Nothing had changed; the thread is as it was.\n")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("load = [", "is not TOML"),
        ('base = "https://x.example"', "orders no load"),
        ('[[load]]\nas = "A"', "A load has paths and as"),
        ('[[load]]\npaths = ["council.xlsx"]', "A load has paths and as"),
        ('today = "soon"\n[[load]]\npaths = ["council.xlsx"]\nas = "A"', "cannot be read"),
        ('[[load]]\npaths = ["nothing.xlsx"]\nas = "A"', "nothing.xlsx"),
        ('[[load]]\npaths = ["council.xlsx"]\nas = "A"\nmapping = "no.toml"', "no.toml"),
        (
            '[[load]]\npaths = ["council.xlsx"]\nas = "A"\nrecorded_at = "2020-11-02T10:00:00Z"',
            "needs a reason",
        ),
    ],
)
def test_faults_of_the_order_are_named_and_nothing_is_loaded(
    run: Run, folder: Path, tmp_path: Path, toml: str, words: str
) -> None:
    """The file that gives the order is written by hand."""
    (folder / "council.toml").write_text(toml, "utf-8")
    result = run("load", folder)
    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output
    assert run("gaps").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [("--as", "Officer"), ("--reason", "Because"), ("--recorded-at", "2020-11-03"), ("--mapping", "m.toml")],
)
def test_what_the_folder_says_is_not_said_twice(run: Run, folder: Path, words: tuple[str, str]) -> None:
    """An option that is silently passed over would leave a false trail."""
    result = run("load", folder, *words)
    assert result.exit_code == 2
    assert words[0] in result.stderr


def test_a_folder_with_an_order_is_loaded_alone(run: Run, folder: Path) -> None:
    """What stands beside it would have no place in the order."""
    result = run("load", folder, folder / "council.xlsx")
    assert result.exit_code == 2
    assert "council.toml is loaded alone" in result.stderr


def test_options_say_who_and_why(run: Run, folder: Path, tmp_path: Path) -> None:
    """A workbook by itself says neither."""
    book = folder / "council.xlsx"
    at = ("--recorded-at", "2020-11-03T08:00:00Z")
    result = run("load", book, "--as", "An Officer", "--reason", "Quarter 2", *at, "--today", "2020-11-15")
    assert result.exit_code == 0, result.output
    (row,) = Thread(tmp_path / ".golden-thread").change_sets
    assert (row.recorded_by, row.reason) == ("An Officer", "Quarter 2")
    assert row.recorded_at.isoformat() == "2020-11-03T08:00:00+00:00"


def test_an_earlier_time_needs_a_reason(run: Run, folder: Path) -> None:
    """Back-dating without a word is what a trail is there to stop."""
    result = run("load", folder / "council.xlsx", "--recorded-at", "2020-11-03")
    assert result.exit_code == 1
    assert "needs a reason: --reason" in result.stderr


def test_a_dry_run_writes_nothing(run: Run, folder: Path) -> None:
    """What would change is counted, and the thread is as it was."""
    result = run("load", folder, "--dry-run")
    assert result.exit_code == 0
    assert "40 new" in result.stdout
    assert "This was a dry run: the thread is as it was." in result.stdout
    assert run("gaps").exit_code == 1


def test_a_refused_load_names_every_cell_and_exits_with_1(run: Run, folder: Path) -> None:
    """All of them, not the first; file, sheet, row, column, value and remedy."""
    book = load_workbook(folder / "council.xlsx")
    book["Figures"]["F2"] = "lots"
    book["Figures"]["B3"] = "a while ago"
    book["Links"]["A3"] = "WB9"
    book.save(folder / "council.xlsx")
    result = run("load", folder, "--json")
    assert result.exit_code == 1
    (receipt,) = json.loads(result.stdout)["receipts"]
    cells = [(each["sheet"], each["cell"]) for each in receipt["findings"] if each["severity"] == "violation"]
    assert {("Figures", "F2"), ("Figures", "B3"), ("Links", "A3")} <= set(cells)
    shown = run("load", folder)
    assert shown.exit_code == 1
    assert "council.xlsx, sheet “Figures”, row 2, column “Value” (F2)" in " ".join(shown.stdout.split())
    assert "Nothing was loaded; the thread is as it was." in shown.stdout


def test_names_with_markup_and_turned_text_are_shown_as_text(run: Run, folder: Path) -> None:
    """A workbook from a stranger must not colour, hide or turn what an officer reads."""
    book = load_workbook(folder / "council.xlsx")
    book["Measures"]["B2"] = "[bold red]Attendance[/] \u202e:boom: [link=https://x.example]here[/link]"
    book.save(folder / "council.xlsx")
    assert run("load", folder).exit_code == 0
    for words in (("impact", "ED1"), ("scorecard", "PB-ED"), ("gaps",), ("query", "gap_welsh_missing")):
        shown = run(*words).stdout
        assert "\u202e" not in shown
        assert "\x1b" not in shown
    title = run("impact", "ED1").stdout.splitlines()[0]
    assert "[bold red]Attendance[/]" in title
    assert "[link=https://x.example]here[/link]" in title


def test_control_characters_in_a_cell_are_refused_and_not_sent_on(run: Run, folder: Path) -> None:
    """Some terminals take the single character U+009B for the start of a command."""
    book = load_workbook(folder / "council.xlsx")
    book["Measures"]["B2"] = "Attendance\x9b31m"
    book.save(folder / "council.xlsx")
    for words in (("load", folder), ("load", folder, "--json")):
        result = run(*words)
        assert result.exit_code == 1
        assert "\x9b" not in result.output
        assert "control characters" in result.output


@pytest.mark.parametrize(
    ("language", "sheet", "heading"), [("en", "Council", "Code *"), ("cy", "Cyngor", "Cod *")]
)
def test_the_template_in_either_language_loads_as_it_is(
    run: Run, tmp_path: Path, language: str, sheet: str, heading: str
) -> None:
    """Its example rows are passed over; once the sheet of the council is filled in, it is a thread."""
    path = tmp_path / "blank.xlsx"
    made = run("template", "-o", path, "--lang", language)
    assert made.exit_code == 0
    assert f"golden-thread load {path}" in made.stdout
    book = load_workbook(path)
    council = book[sheet]
    assert council["A1"].value == heading
    empty = run("load", path)
    assert empty.exit_code == 1
    assert "Traceback" not in empty.output
    for cell in council[2]:
        council.cell(3, cell.column, cell.value)
    council["A3"] = "ANYTOWN"
    book.save(path)
    result = run("load", path)
    assert result.exit_code == 0, result.output
    assert "accepted: 1 new" in result.stdout


def test_the_template_is_an_xlsx_file(run: Run, tmp_path: Path) -> None:
    """Excel would not open it under another name."""
    result = run("template", "-o", tmp_path / "blank.csv")
    assert result.exit_code == 1
    assert ".xlsx" in result.stderr
