"""Bringing the browser never fails a test run: what cannot be done is said in one line."""

from pathlib import Path

import pytest

from tests.browser import chromium


def test_without_root_or_apt_one_line_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An officer's machine is not ours to install on."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert chromium.chromium() is None
    chromium.main()
    assert capsys.readouterr().err == chromium.MISSING.format(reason="there is no apt to bring it")


def test_a_browser_that_does_not_start_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Some distributions ship a file of that name which only says where to get the real one."""
    shell = tmp_path / "chromium"
    shell.write_text("#!/bin/sh\nexit 1\n")
    shell.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.chromium() is None
    shell.write_text("#!/bin/sh\nexit 0\n")
    assert chromium.chromium() == str(shell)
