"""The explorer in real Chromium: no request, no error, nothing run from a name, all of it by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from graph.answers.explorer import ExplorerData, explorer_data
from graph.answers.model import Walkable
from graph.walk import routes_between
from tests.browser.conftest import NARROW, WIDE, flaws
from viz.explorer import explorer_file

HOSTILE = """
:council\\/C a gt:Council ; gt:code "C" ; rdfs:label "C <img src=x onerror=hit()>"@en ; gt:illustrative true .
:well-being-objective\\/W a gt:WellBeingObjective ; gt:code "W" ;
  rdfs:label "<img src=x onerror=hit()> href </script><script>hit()</script>"@en .
:measure\\/M a gt:Measure ; gt:code "<b>M" ; rdfs:label "<svg onload=hit()>"@en .
:link\\/1 a gt:Link ; gt:linkFrom :measure\\/M ; gt:linkType gt:indicates ; gt:linkTo
  :well-being-objective\\/W ;
  gt:evidence "<img src=x onerror=hit()>" .
"""


class Visit:
    """A page opened from a file with the network off, and all that went wrong on it."""

    def __init__(self, context: BrowserContext, path: Path, address: str = "") -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.goto(path.as_uri() + address)
        self.page.wait_for_function("window.explorer")

    def chosen(self) -> str | None:
        """The code of what is chosen."""
        found = self.page.evaluate("explorer.state.thing")
        return str(found) if found else None

    def said(self) -> str:
        """What the live region says."""
        return self.page.locator("#said").inner_text()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport=WIDE, offline=True)
    yield found
    found.close()


@pytest.mark.parametrize("council", ["dyffryn-aur", "wrexham"])
def test_a_file_opens_with_no_network_and_no_error(
    context: BrowserContext, files: dict[str, Path], council: str
) -> None:
    """Sent by mail and opened on a train, it must be whole."""
    visit = Visit(context, files[council])
    assert [url for url in visit.requests if not url.startswith(("file:", "data:"))] == []
    assert visit.errors == []
    drawn = visit.page.evaluate(
        "(() => { const c = document.querySelector('canvas'); const d = c.getContext('2d')"
        ".getImageData(0, 0, c.width, Math.min(c.height, 800)).data; return d.some((v) => v > 0); })()"
    )
    assert drawn


@pytest.mark.parametrize("council", ["dyffryn-aur", "wrexham"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_violation(
    context: BrowserContext, files: dict[str, Path], council: str, size: ViewportSize
) -> None:
    """In the overview, and with something chosen and the picture open."""
    visit = Visit(context, files[council])
    visit.page.set_viewport_size(size)
    assert flaws(visit.page) == []
    visit.page.locator(".tree a:visible").first.click()
    if size == NARROW:
        visit.page.click("#open")
    assert flaws(visit.page) == []


@pytest.mark.parametrize("council", ["dyffryn-aur", "wrexham"])
def test_a_narrow_page_has_the_list_first_and_does_not_scroll_sideways(
    context: BrowserContext, files: dict[str, Path], council: str
) -> None:
    """On a telephone a picture of columns is a burden; its list is the equal."""
    visit = Visit(context, files[council])
    visit.page.set_viewport_size(NARROW)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    assert visit.page.locator("#list").is_visible()
    assert not visit.page.locator("canvas").is_visible()
    visit.page.click("#open")
    assert visit.page.locator("canvas").is_visible()
    assert visit.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_names_from_workbooks_do_nothing(context: BrowserContext, tmp_path: Path, story) -> None:
    """A name is text wherever it is shown: list, panel, search, route, title."""
    path = tmp_path / "hostile.html"
    path.write_text(explorer_file(explorer_data(Walkable(story(HOSTILE))), "en"), "utf-8")
    context.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
    visit = Visit(context, path)
    visit.page.fill("#find", "svg")
    visit.press("Enter")
    visit.page.wait_for_timeout(200)
    assert visit.chosen() == "<b>M"
    assert visit.page.evaluate("hits") == 0
    assert visit.page.locator("img, b, body svg[onload]").count() == 0
    assert visit.errors == []


def test_by_keys_alone_a_measure_is_found_and_its_thread_and_route_followed(
    context: BrowserContext, files: dict[str, Path]
) -> None:
    """Whoever cannot use a mouse finds a measure, walks its thread and follows what may feel it."""
    visit = Visit(context, files["dyffryn-aur"])
    page = visit.page
    page.focus("#find")
    page.keyboard.type("secondary school att")
    page.wait_for_selector("#found li[aria-selected=true]")
    visit.press("Enter")
    assert visit.chosen() == "ED03"
    assert "Secondary school attendance, measure, Red" in visit.said()
    assert page.evaluate("document.activeElement.id") == "stage"
    page.select_option("#view", "WB5")
    page.focus("#stage")
    visit.press("Home")
    assert visit.chosen() == "WB5"
    visit.press("ArrowRight")
    outcome = visit.chosen()
    assert outcome
    assert outcome != "WB5"
    visit.press("ArrowDown")
    assert visit.chosen() not in {outcome, "WB5"}
    visit.press("ArrowUp", "ArrowLeft")
    assert visit.chosen() == "WB5"
    visit.press("Backspace")
    page.wait_for_function("explorer.state.thing !== 'WB5'")
    assert visit.chosen() == outcome
    visit.press("Escape")
    assert visit.chosen() is None


def test_an_impact_route_is_followed_by_keys(context: BrowserContext, files: dict[str, Path]) -> None:
    """N goes along the links of the answer, P goes back, and each stop is said aloud."""
    visit = Visit(context, files["dyffryn-aur"], "#view=WB5&thing=ED03&dip=ED03")
    route = visit.page.evaluate("JSON.parse(document.getElementById('page').textContent).dips[0].routes[0]")
    links = visit.page.evaluate("JSON.parse(document.getElementById('page').textContent).links")
    stops = [links[number]["to"] for number in route["links"]]
    visit.page.focus("#stage")
    for stop in stops:
        visit.press("n")
        assert visit.chosen() == stop
    visit.press("n")
    assert "ends" in visit.said()
    for stop in ["ED03", *stops][-2::-1]:
        visit.press("p")
        assert visit.chosen() == stop


def test_the_shortest_route_is_one_that_walks_allow(
    context: BrowserContext, files: dict[str, Path], aur_walkable: Walkable
) -> None:
    """The page finds routes itself, without a server; it may not find others than the walks do."""
    visit = Visit(context, files["dyffryn-aur"])
    model, find = aur_walkable.model, aur_walkable.things.find
    starts = ("ED03", "ED11", "EN06", "HS11", "BL05", "HS02")
    ends = ("WB1", "WB2", "WB4", "WB5", "WB6", "GOAL-1", "EQ2")
    for start in starts:
        for end in ends:
            found = visit.page.evaluate("([a, b]) => (explorer.shortest(a, b) || []).length", [start, end])
            routes = routes_between(model, find(start).iri, find(end).iri, 8, aur_walkable.strengths)
            assert bool(found) == bool(routes), (start, end)
            assert found <= min((route.hops for route in routes), default=0), (start, end)


def test_a_route_is_found_from_the_form(context: BrowserContext, files: dict[str, Path]) -> None:
    """From one thing to another, link by link, with who says so."""
    visit = Visit(context, files["dyffryn-aur"])
    visit.page.click("#route summary")
    visit.page.fill("#from", "ED03")
    visit.page.fill("#to", "WB6")
    visit.page.click("#route-form button")
    steps = visit.page.locator("#route-found li")
    assert steps.count() >= 2
    assert "Asserted by: " in steps.first.inner_text()


def test_editors_links_can_be_switched_off(context: BrowserContext, files: dict[str, Path]) -> None:
    """What an editor guessed can be taken away, from the picture and from the list."""
    visit = Visit(context, files["wrexham"], "#view=OBJ-ENV")
    editors = visit.page.locator(".outline:not([hidden]) .from-editor")
    assert editors.first.is_visible()
    assert visit.page.evaluate("explorer.neighbours('OBJ-ENV', 1).length") > 0
    visit.page.uncheck("#editors")
    assert not editors.first.is_visible()
    assert visit.page.evaluate("explorer.neighbours('OBJ-ENV', 1).length") == 0


def test_nothing_covers_the_picture(context: BrowserContext, files: dict[str, Path]) -> None:
    """In the prototype, legend and buttons hid the lowest boxes."""
    visit = Visit(context, files["dyffryn-aur"])
    stage = visit.page.locator("#stage").bounding_box()
    assert stage
    for part in (".legend", ".zoom", "#keys"):
        box = visit.page.locator(part).bounding_box()
        assert box
        assert box["y"] + box["height"] <= stage["y"] + 1 or box["y"] >= stage["y"] + stage["height"] - 1


def test_the_overlay_starts_with_the_dip_that_touches_most(
    context: BrowserContext, files: dict[str, Path], aur: ExplorerData
) -> None:
    """The first sight answers the question that the product is for."""
    visit = Visit(context, files["dyffryn-aur"])
    assert visit.page.evaluate("explorer.state.dip") == aur.dips[0].measure.code
