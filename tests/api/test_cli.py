"""The doors as a whole: help, exit codes, and real processes with pipes and locks."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from api.cli import COMMANDS
from graph.store.layout import Layout
from graph.thread import Thread

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from graph.store.layout import Layout
from graph.store.writer import locked
with locked(Layout(Path(sys.argv[1])), 0):
    print("held", flush=True)
    sys.stdin.read()
"""
Run = Callable[..., Result]


def process(*words: object, store: Path) -> "subprocess.CompletedProcess[str]":
    """A command in a process of its own, with pipes for its output."""
    return subprocess.run(
        [sys.executable, "-m", "api", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "GOLDEN_THREAD_STORE": str(store), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_help_lists_every_command_and_no_other(run: Run) -> None:
    """What is not built is not promised."""
    shown = run("--help").output
    listed = re.findall(r"^  ([a-z-]+) ", shown.partition("Commands:")[2], re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_takes_a_store(run: Run, command: str) -> None:
    """Nobody reads a manual before typing --help."""
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert "--store" in shown.output


@pytest.mark.parametrize(
    "command",
    [
        "scorecard",
        "impact",
        "trace",
        "gaps",
        "radar",
        "oversight",
        "alerts",
        "calendar",
        "actions",
        "conflicts",
        "keystones",
        "what-if",
        "query",
        "history",
        "audit",
        "export",
    ],
)
def test_every_reading_command_takes_the_moment_and_the_language(run: Run, command: str) -> None:
    """Any state and any day can be asked about from every door."""
    shown = run(command, "--help").output
    assert all(option in shown for option in ("--as-of", "--on", "--today", "--lang"))


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("gaps",), 0, "gaps in the thread"),
        (("audit", "--verify"), 0, "The audit trail holds"),
        (("impact", "ED1"), 0, "May be felt by"),
        (("impact", "School attendance"), 0, "(ED1)"),
        (("impact", "https://data.first-steps.example/id/measure/ED1"), 0, "(ED1)"),
        (("impact", "ed1"), 0, "(ED1)"),
        (("impact", "school attendence"), 1, "Nearest: ED1 School attendance"),
        (("history", "ED9@2020-21-Q2"), 1, "ED9@2020-21-Q2"),
        (("trace", "ED1", "--to", "nowhere"), 1, "nowhere"),
        (("query", "overseer"), 1, "overseers"),
        (("gaps", "--as-of", "2020-01-01"), 1, "Nothing had been recorded by 2020-01-01T23:59:59Z"),
        (("impact",), 2, "Missing argument"),
        (("impact", "ED1", "--hops", "0"), 2, "--hops"),
        (("impact", "ED1", "--period", "Q2"), 2, "2020-21-Q2"),
        (("scorecard", "PB-ED", "--format", "papyrus"), 2, "papyrus"),
        (("gaps", "--on", "tomorrow"), 2, "is not a day. Write it as 2020-10-05."),
        (("gaps", "--today", "2020-02-30"), 2, "is not a day"),
        (("gaps", "--as-of", "noon"), 2, "is not a time"),
        (("gaps", "--lang", "fr"), 2, "The language is en or cy"),
        (("query", "ambition", "period=Q2"), 2, "2020-21-Q2"),
        (("invent",), 2, "No such command"),
        (("gaps", "--frobnicate"), 2, "No such option"),
    ],
)
def test_exit_codes_say_answered_refused_or_wrong_usage(
    run: Run, first_steps: Thread, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    """Scripts go by the code, people by the sentence."""
    result = run(*words, STORE=str(first_steps.layout.root))
    assert result.exit_code == exit_code, result.output
    assert said in " ".join(result.output.split())
    assert "Traceback" not in result.output
    assert (result.stderr == "") == (exit_code == 0)


def test_a_name_that_several_things_carry_is_asked_about(run: Run, dyffryn_aur: Thread) -> None:
    """Guessing would answer another question than the one asked."""
    result = run("impact", "Youth service", store=dyffryn_aur.layout.root)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "may mean any of these; give the code: BL04 (budget-line), SVC-YS (service)" in result.stderr


def test_no_thread_says_how_to_begin(run: Run) -> None:
    """The first command of a newcomer may well be the wrong one."""
    result = run("gaps")
    assert result.exit_code == 1
    assert "There is no thread in .golden-thread yet" in result.stderr
    assert "golden-thread load PATH" in result.stderr


def test_a_store_of_a_newer_version_is_left_alone(run: Run, first_steps: Thread, tmp_path: Path) -> None:
    """An old program that writes into a new layout destroys it."""
    root = tmp_path / "thread"
    shutil.copytree(first_steps.layout.root, root)
    layout = Layout(root)
    layout.format_file.write_text(layout.format_file.read_text().replace('"format": 1', '"format": 99'))
    for words in (("gaps",), ("load", ROOT / "examples/first-steps", "--again")):
        result = run(*words, store=root)
        assert result.exit_code == 1
        assert "written by a newer version (format 99" in result.stderr


def test_a_store_at_an_address_is_refused_until_there_is_such_a_thing(run: Run, tmp_path: Path) -> None:
    """A folder called ``http:`` would be a strange place for a council's records."""
    result = run("load", ROOT / "examples/first-steps", "--store", "https://store.example/sparql")
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_load_while_another_process_writes_changes_nothing(first_steps: Thread, tmp_path: Path) -> None:
    """Two writers at once lose writes without an error; the second is told who is the first."""
    root = tmp_path / "thread"
    shutil.copytree(first_steps.layout.root, root)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD,
            str(root),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        result = process("load", "examples/first-steps", "--again", store=root)
        read = process("gaps", "--most", "1", store=root)
    finally:
        holder.communicate("")
    assert result.returncode == 1
    assert f"Process {holder.pid} is writing" in result.stderr
    assert "Nothing was changed" in result.stderr
    assert read.returncode == 0, "reading never waits for a writer"
    assert len(Thread(root).change_sets) == 1


def test_in_a_pipe_a_load_is_quiet_and_output_is_plain(tmp_path: Path) -> None:
    """What goes into a file or a mail has no colours, no spinner, no blanks at the ends of lines."""
    loaded = process("load", "examples/first-steps", store=tmp_path / "thread")
    assert loaded.returncode == 0
    assert loaded.stderr == ""
    assert loaded.stdout.splitlines()[-1] == "The thread now stands at change set 1."
    shown = [
        process(*words, store=tmp_path / "thread")
        for words in (("scorecard", "PB-ED"), ("impact", "ED1"), ("audit",), ("query", "overseers"))
    ]
    for result in (loaded, *shown):
        assert result.returncode == 0
        assert result.stderr == ""
        assert "\x1b" not in result.stdout
        assert not re.search(r"[ \t]+$", result.stdout, re.MULTILINE)
        assert all(len(line) <= 110 for line in result.stdout.splitlines())


def test_a_reader_that_leaves_early_gets_no_traceback(first_steps: Thread) -> None:
    """``| head`` is the commonest filter of all."""
    with subprocess.Popen(
        [sys.executable, "-m", "api", "gaps", "--json", "--store", str(first_steps.layout.root)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


def test_what_cannot_be_written_is_said_in_a_sentence(run: Run, first_steps: Thread, tmp_path: Path) -> None:
    """A missing folder is a mistake of everyday."""
    where = tmp_path / "missing" / "out.nq"
    result = run("export", "--format", "nquads", "-o", where, store=first_steps.layout.root)
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr
