"""Real Chromium, where there is one: the example councils served, and their explorers as files.

Every test in a browser stands in this folder, because one process may start Playwright once.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from graph.answers.explorer import ExplorerData
from graph.thread import Thread
from tests.browser.chromium import chromium
from viz.explorer import explorer_file, front_end_is_there

AXE = Path(__file__).parents[2] / ".front-end" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 700}
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
    path = chromium()
    if path is None:
        pytest.skip("there is no Chromium here: python -m tests.browser.chromium")
    if not (front_end_is_there() and AXE.exists()):
        pytest.skip("the front-end files are not here: python -m viz.front_end")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield found
        found.close()


@pytest.fixture(scope="session")
def addresses(serve: Callable[..., Any], dyffryn_aur: Thread, wrexham: Thread) -> dict[str, str]:
    """Where each example council is served."""
    return {"dyffryn-aur": serve(dyffryn_aur).address, "wrexham": serve(wrexham).address}


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


def flaws(page: Page) -> list[str]:
    """What axe finds wrong with a page as it stands, and whether it is wider than its window."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8") + "; undefined")
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
        ".then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | ')))",
        RULES,
    )
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*(str(each) for each in found), *([f"{overflow} pixels too wide"] if overflow > 0 else [])]


def flaws_at_both_widths(page: Page) -> list[str]:
    """As `flaws`, on a wide screen and on a telephone."""
    found = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {flaw}" for flaw in flaws(page)]
    return found
