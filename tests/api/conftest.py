"""The command line as a person runs it, in an environment that says nothing of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli import main

ROOT = Path(__file__).parents[2]
VARIABLES = ("STORE", "TODAY", "LANG", "AS", "HOPS")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run one command in an empty folder; ``store`` names the thread to use."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(f"GOLDEN_THREAD_{name}", raising=False)

    def invoke(*words: object, store: Path | None = None, **environment: str) -> Result:
        given = {f"GOLDEN_THREAD_{name}": value for name, value in environment.items()}
        args = [str(word) for word in words] + (["--store", str(store)] if store else [])
        return CliRunner().invoke(main, args, env=given)

    return invoke
