"""The README tells the truth: its commands are run and their output compared."""

import re
import shlex
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from api.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SPANS = re.compile(rf"`((?:golden-thread|make|{'|'.join(COMMANDS)}) [^`]+)`")
BLOCK = re.compile(r"```console\n\$ golden-thread (?P<command>.*?)\n(?P<output>.*?)```", re.DOTALL)


def test_the_commands_of_the_readme_print_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever follows the first screen sees on theirs what it promises, to the letter."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GOLDEN_THREAD_STORE", str(tmp_path / "thread"))
    for name in ("GOLDEN_THREAD_TODAY", "GOLDEN_THREAD_LANG", "GOLDEN_THREAD_AS"):
        monkeypatch.delenv(name, raising=False)
    blocks = list(BLOCK.finditer(README))
    assert len(blocks) >= 3
    for block in blocks:
        result = CliRunner().invoke(main, shlex.split(block["command"]))
        assert result.output == block["output"], block["command"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command: str) -> None:
    """What can be typed can be found out, and what is not built is not promised."""
    shown = CliRunner().invoke(main, [command, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 5
    assert re.search(rf"`{command}\b|, `{command}`", README)


@pytest.mark.parametrize("said", sorted(set(SPANS.findall(README))))
def test_what_the_readme_says_to_type_can_be_typed(said: str) -> None:
    """A command in a table is followed as readily as one in a block."""
    words = shlex.split(said)
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
        return
    named = words[1] if words[0] == "golden-thread" else words[0]
    command = main.get_command(Context(main), named)
    assert command is not None
    options = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("command", COMMANDS)
def test_options_that_every_command_is_said_to_take(command: str) -> None:
    """The sentence below the table: where and on which day; the template alone needs no thread."""
    found = main.get_command(Context(main), command)
    assert found is not None
    options = {option for each in found.params for option in each.opts}
    assert {"--store", "--today"} <= options
