"""Bringing the front-end files: nothing when they are there, one line when they cannot be had."""

import json
from pathlib import Path

import pytest

from viz import front_end


def test_nothing_is_done_when_everything_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Set-up runs often and must not ask a registry each time."""
    there = tmp_path / "there.js"
    there.touch()
    monkeypatch.setattr(front_end, "COPIES", {"package/there.js": there})
    monkeypatch.setattr(front_end, "FOR_TESTS", tmp_path / "not-made")
    front_end.main()
    assert not (tmp_path / "not-made").exists()
    assert capsys.readouterr().err == ""


def test_set_up_goes_on_where_npm_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behind a wall, everything but the picture works; one line says so."""
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(front_end, "COPIES", {"package/file.js": tmp_path / "file.js"})
    monkeypatch.setattr(front_end, "FOR_TESTS", tmp_path / "modules")
    front_end.main()
    said = capsys.readouterr().err
    assert said.startswith("The explorer's picture will be missing")
    assert said.count("\n") == 1


def test_versions_are_exact() -> None:
    """A range would bring another library tomorrow."""
    package = json.loads((front_end.ROOT / "package.json").read_text("utf-8"))
    assert package["private"] is True
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(version.replace(".", "").isdigit() for version in versions)
