"""``golden-thread explore``: one file, opened where it was asked to open."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from graph.thread import Thread
from viz.explorer import front_end_is_there

needs_front_end = pytest.mark.skipif(not front_end_is_there(), reason="the front-end files are not here")


@needs_front_end
def test_the_file_is_written_and_named(wrexham: Thread, tmp_path: Path) -> None:
    """Whoever asked must know where to look."""
    out = tmp_path / "wrexham.html"
    store = str(wrexham.layout.root)
    result = CliRunner().invoke(main, ["explore", "--store", store, "--focus", "OBJ-EDUC", "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert str(out) in result.output
    assert '"first": {"thing": "OBJ-EDUC", "view": "OBJ-EDUC"}' in out.read_text("utf-8")


def test_an_unknown_focus_is_refused_with_the_nearest(wrexham: Thread, tmp_path: Path) -> None:
    """A typing error must not write a file about something else."""
    out = tmp_path / "nothing.html"
    arguments = ["explore", "--store", str(wrexham.layout.root), "--focus", "OBJ-EDUX", "-o", str(out)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "OBJ-EDUC" in result.output
    assert not out.exists()
