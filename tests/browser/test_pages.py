"""Every page in real Chromium, wide and narrow: accessible, asking no other host, by keys alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import WIDE, flaws, flaws_at_both_widths

OF_EACH_KIND = [
    "/",
    "/measures?show=dips",
    "/measures/ED03",
    "/things/WB5",
    "/scorecards/PB-HEA?period=2020-21-Q2",
    "/impact/ED03",
    "/thread/WB5?direction=down",
    "/thread/ED03?to=WB6",
    "/drivers/WB5?kind=measure",
    "/dips",
    "/radar",
    "/oversight",
    "/coverage",
    "/health",
    "/gaps",
    "/search?q=school",
    "/questions/own_measures?thing=PB-EDU",
    "/audit",
    "/change-sets/2",
    "/history/HS05@2020-21-Q3",
    "/explorer",
    "/nowhere",
]
MORE_OF_DYFFRYN_AUR = [
    "/measures",
    "/measures/ED07",
    "/things/PB-EDU",
    "/things/SVC-EW",
    "/scorecards/WB5",
    "/thread/ED03",
    "/search?q=nothing-of-the-kind",
    "/questions",
    "/questions/own_measures?thing=NOBODY",
    "/def",
    "/explorer?focus=WB5",
]
OF_WREXHAM = [
    "/",
    "/measures",
    "/measures/M-ATTSEC",
    "/things/OBJ-EDUC",
    "/scorecards/BOARD-EDUC",
    "/impact/M-ATTSEC",
    "/thread/OBJ-EDUC?direction=down",
    "/drivers/OBJ-EDUC",
    "/dips",
    "/radar",
    "/oversight",
    "/coverage",
    "/health",
    "/gaps",
    "/audit",
    "/history/M-ATTSEC",
    "/explorer",
]
EVERY = [
    (council, language, path)
    for council, paths in (
        ("dyffryn-aur", OF_EACH_KIND + MORE_OF_DYFFRYN_AUR),
        ("wrexham", OF_WREXHAM),
    )
    for language in ("en", "cy")
    for path in paths
]


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One context for all pages, so that the style is fetched once."""
    found = browser.new_context(viewport=WIDE)
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab of one's own."""
    found = context.new_page()
    yield found
    found.close()


def looked_at(page: Page, base: str, path: str) -> list[str]:
    """What is wrong with a page: errors, requests to other hosts, and what axe finds at both widths."""
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    answer = page.goto(f"{base}{path}")
    assert answer is not None
    missing = answer.status == 404 and path.endswith("/nowhere")
    assert answer.status == 200 or missing
    strangers = [url for url in requests if not url.startswith((f"{base}/", "data:"))]
    return [*flaws_at_both_widths(page), *([] if missing else errors), *strangers]


@pytest.mark.parametrize("path", OF_EACH_KIND)
def test_a_page_of_each_kind_is_accessible_at_both_widths_and_asks_no_other_host(
    page: Page, addresses: dict[str, str], path: str
) -> None:
    """Officers read these on wide screens, councillors on telephones, some with a screen reader."""
    assert looked_at(page, addresses["dyffryn-aur"], f"/en{path}") == []


@pytest.mark.long
@pytest.mark.parametrize(("council", "language", "path"), EVERY, ids=map("-".join, EVERY))
def test_every_page_is_accessible_in_both_languages(
    page: Page, addresses: dict[str, str], council: str, language: str, path: str
) -> None:
    """What one council's records leave out, another's hold; a language may break a line or a landmark."""
    assert looked_at(page, addresses[council], f"/{language}{path}") == []


def test_a_page_looks_the_same_when_it_is_visited_again(page: Page, addresses: dict[str, str]) -> None:
    """The second visit is answered from what the browser kept, and must keep the style too."""
    for _ in range(2):
        assert looked_at(page, addresses["dyffryn-aur"], "/en/audit") == []


@pytest.mark.parametrize(
    "path", ["/", "/measures/ED03", "/scorecards/PB-HEA?period=2020-21-Q2", "/impact/ED03"]
)
def test_the_welsh_page_is_the_same_page_and_marks_what_is_english(
    page: Page, addresses: dict[str, str], path: str
) -> None:
    """A screen reader that reads English with Welsh rules cannot be understood."""
    base = addresses["dyffryn-aur"]
    page.goto(f"{base}/en{path}")
    page.click(".toggle a")
    assert page.url == f"{base}/cy{path}"
    assert page.get_attribute("html", "lang") == "cy"
    assert page.locator("nav.main-nav li:nth-child(2)").inner_text() == "Mesurau perfformiad"
    assert page.locator("main [lang=en]").count() > 0
    assert flaws(page) == []
    page.click(".toggle a")
    assert page.url == f"{base}/en{path}"


def focus(page: Page, name: str, most: int = 120) -> None:
    """Press the tab key until what has this name has the focus, as somebody without a mouse does."""
    said = "document.activeElement.textContent.trim() || document.activeElement.id"
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(said) == name:
            return
    raise AssertionError(f"{name} was never reached by the tab key")


def test_from_search_to_a_route_by_keys_alone(page: Page, addresses: dict[str, str]) -> None:
    """Find a measure, open it, see what may feel its dip, follow a route: nobody may need a mouse for it."""
    page.set_viewport_size(WIDE)
    page.goto(f"{addresses['dyffryn-aur']}/en/")
    focus(page, "q")
    page.keyboard.type("secondary school attendance")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search?q=*")
    focus(page, "Secondary school attendance")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/measures/ED03")
    focus(page, "See what may feel it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/impact/ED03")
    focus(page, "Routes: Promoting good health and well-being")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/thread/ED03?to=WB6")
    focus(page, "1")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('tr:target th').innerText") == "1"


def test_the_first_key_offers_to_skip_to_the_content(page: Page, addresses: dict[str, str]) -> None:
    """Nobody should have to pass the navigation on every page."""
    page.goto(f"{addresses['dyffryn-aur']}/en/measures/ED03")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_pages_work_without_scripts(browser: Browser, addresses: dict[str, str]) -> None:
    """The pages are documents; a council's browser policy must not matter."""
    plain = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = plain.new_page()
    page.goto(f"{addresses['dyffryn-aur']}/en/search?q=attendance")
    page.click("main a:has-text('Secondary school attendance')")
    assert page.locator("h1").inner_text() == "Secondary school attendance"
    assert page.locator("svg.chart").first.is_visible()
    plain.close()
