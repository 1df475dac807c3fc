"""Real Chromium, where there is one, and the two example councils being served."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from graph.thread import Thread

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by its path; nothing is downloaded."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield found
        found.close()


@pytest.fixture(scope="session")
def addresses(serve: Callable[..., Any], dyffryn_aur: Thread, wrexham: Thread) -> dict[str, str]:
    """Where each example council is served."""
    return {"dyffryn-aur": serve(dyffryn_aur).address, "wrexham": serve(wrexham).address}
