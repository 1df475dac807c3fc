"""The README tells the truth: its commands are run and their output compared."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n\$ golden-thread (?P<command>.*?)\n(?P<output>.*?)```", re.DOTALL)


def test_the_commands_of_the_readme_print_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever follows the first screen sees on theirs what it promises, to the letter."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GOLDEN_THREAD_STORE", str(tmp_path / "thread"))
    for name in ("GOLDEN_THREAD_TODAY", "GOLDEN_THREAD_LANG", "GOLDEN_THREAD_AS"):
        monkeypatch.delenv(name, raising=False)
    blocks = list(BLOCK.finditer((ROOT / "README.md").read_text("utf-8")))
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
    assert re.search(rf"`{command}\b|, `{command}`", (ROOT / "README.md").read_text("utf-8"))
