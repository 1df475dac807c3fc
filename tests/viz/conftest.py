"""The example councils as explorer data, and a browser to open pages in, where there is one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from graph.answers.explorer import ExplorerData, explorer_data
from graph.answers.model import Walkable
from graph.thread import Moment, Thread
from viz.explorer import explorer_file, front_end_is_there

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def walkable_of(thread: Thread) -> Walkable:
    """The current snapshot, ready for walks."""
    _, on, today = thread.current
    return Walkable(thread.snapshot(Moment(None, on, today)))


@pytest.fixture(scope="session")
def aur_walkable(dyffryn_aur: Thread) -> Walkable:
    return walkable_of(dyffryn_aur)


@pytest.fixture(scope="session")
def aur(aur_walkable: Walkable) -> ExplorerData:
    return explorer_data(aur_walkable)


@pytest.fixture(scope="session")
def wrexham_data(wrexham: Thread) -> ExplorerData:
    return explorer_data(walkable_of(wrexham))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by its path; nothing is downloaded."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    if not front_end_is_there():
        pytest.skip("the front-end files are not here: python -m viz.front_end")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield found
        found.close()


@pytest.fixture(scope="session")
def files(
    tmp_path_factory: pytest.TempPathFactory, aur: ExplorerData, wrexham_data: ExplorerData
) -> dict[str, Path]:
    """The exported explorer of each example."""
    folder = tmp_path_factory.mktemp("explorers")
    made = {"dyffryn-aur": aur, "wrexham": wrexham_data}
    for name, data in made.items():
        (folder / f"{name}.html").write_text(explorer_file(data, "en"), "utf-8")
    return {name: folder / f"{name}.html" for name in made}
