"""The explorer's pages as text: policy, escaping, moment, and that list and picture say the same."""

import json
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from graph.answers.explorer import ExplorerData, explorer_data
from graph.answers.model import Walkable
from viz import explorer
from viz.catalogue import MESSAGES, Words
from viz.explorer import (
    COLUMNS,
    FROM_PAGES,
    HERE,
    PARTS,
    SCRIPTS,
    Assets,
    FrontEndMissing,
    explorer_file,
    explorer_page,
    front_end_is_there,
)
from viz.frame import Frame
from viz.outline import Item, outline
from viz.scene import Scene, pounds, variance_words, wrapped

SERVED = Assets("/static/vis.js", ("/static/data.js", "/static/start.js"), "/static/explorer.css")
FRAME = Frame("en", "/explorer", explorer=True)
needs_front_end = pytest.mark.skipif(not front_end_is_there(), reason="the front-end files are not here")
HOSTILE = """
:council\\/C a gt:Council ; gt:code "C" ; gt:illustrative true ;
  rdfs:label "</script><script>alert(1)</script>"@en .
:well-being-objective\\/W a gt:WellBeingObjective ; gt:code "W" ;
  rdfs:label "<img src=x onerror=alert(1)> href"@en .
"""


@pytest.fixture(scope="module")
def page(aur: ExplorerData) -> str:
    return explorer_page(aur, FRAME, SERVED)


def island(page: str, name: str) -> object:
    """A block of JSON inside a page."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_served_page_needs_nothing_but_files_of_its_own(page: str) -> None:
    """Under script-src and style-src 'self' an inline script, style or handler would not run."""
    scripts = re.findall(r"<script(?![^>]*application/json)([^>]*)>(.*?)</script>", page, re.DOTALL)
    assert [(attributes.strip(), body) for attributes, body in scripts] == [
        ('src="/static/vis.js"', ""),
        ('src="/static/data.js"', ""),
        ('src="/static/start.js"', ""),
    ]
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert "http://" not in page.replace("http://", "", 0) or 'src="http' not in page


def test_a_page_says_whose_and_when(page: str, wrexham_data: ExplorerData) -> None:
    """A picture without its moment is a rumour; made-up councils say so."""
    assert "Made up: every name and figure of this council is invented." in page
    assert "What holds on: 2021-05-20" in page
    assert "Change set: 2" in page
    assert "Made up" not in explorer_page(wrexham_data, FRAME, SERVED)


def test_a_served_page_leads_to_each_things_own_page(page: str) -> None:
    """The explorer is a way to the pages, not an island."""
    assert island(page, "page")["things"]["ED03"]["page"] == "/en/measures/ED03"  # type: ignore[index]
    for path in ("/en/", "/en/measures", "/en/gaps", "/en/audit", "/cy/explorer"):
        assert f'href="{path}"' in page


def test_links_from_the_explorer_keep_the_moment(aur: ExplorerData) -> None:
    """Whoever looks at last year must not slip into now by opening a thing's page."""
    then = replace(FRAME, moment={"on": "2020-09-30"}, query=(("on", "2020-09-30"),))
    page = explorer_page(aur, then, SERVED)
    assert island(page, "page")["things"]["ED03"]["page"] == "/en/measures/ED03?on=2020-09-30"  # type: ignore[index]
    assert 'href="/cy/explorer?on=2020-09-30"' in page


def test_every_word_of_template_and_script_is_in_the_catalogue_and_none_is_left_over() -> None:
    """A translator sees the explorer in the same list as the pages; a word never said is never asked for."""
    template = (HERE / "templates" / "explorer.html").read_text("utf-8")
    script = "\n".join((SCRIPTS / part).read_text("utf-8") for part in PARTS)
    python = "\n".join((HERE / name).read_text("utf-8") for name in ("scene.py", "explorer.py"))
    wanted = set(re.findall(r"""\bt(?:\.text)?\(["']([a-z0-9.-]+)["'][,)]""", template))
    said = set(re.findall(r'"([a-z-]+)"', script)) | {f"column.{name}" for name in COLUMNS}
    known = {key.removeprefix("explorer.") for key in MESSAGES if key.startswith("explorer.")}
    assert wanted <= set(MESSAGES)
    asked = re.findall(r'\b(?:told|words|add|linkList)\("([a-z-]+)"', script)
    assert set(asked) <= known | set(FROM_PAGES)
    assert {key for key in known if key not in said and f'"explorer.{key}"' not in template + python} - {
        key.removeprefix("explorer.") for key in wanted
    } == set()


def test_a_welsh_explorer_marks_what_is_english(aur: ExplorerData) -> None:
    """Its words await a translator; until then a screen reader is told which language they are in."""
    page = explorer_page(aur, replace(FRAME, language="cy"), SERVED)
    assert '<html lang="cy">' in page
    assert '<span lang="en">The same as a list</span>' in page
    assert 'href="/cy/measures"' in page
    words = island(page, "page")["words"]  # type: ignore[index]
    assert words["evidence"] == ["Tystiolaeth", "cy"]
    assert words["let-go"] == ["Let go", "en"]


def test_names_from_workbooks_are_escaped_everywhere(story) -> None:
    """A name is text, in the list as in the data."""
    data = explorer_data(Walkable(story(HOSTILE)))
    made = explorer_page(data, FRAME, SERVED)
    assert "<img" not in made
    assert made.count("<script") == made.count("</script>") == 5 + len(SERVED.scripts)
    assert island(made, "page")["things"]["W"]["label"].startswith("<img")  # type: ignore[index]


@needs_front_end
def test_the_file_carries_a_policy_that_fits_its_own_scripts(aur: ExplorerData) -> None:
    """One character changed after hashing, and nothing would run."""
    made = explorer_file(aur, "en")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in allowed
    assert "@license" in made


def test_without_the_library_a_sentence_says_what_to_do(
    aur: ExplorerData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where npm was out of reach, the rest of the product works and this says why it does not."""
    monkeypatch.setattr(explorer, "VENDOR", tmp_path)
    with pytest.raises(FrontEndMissing, match=r"viz\.front_end"):
        explorer_file(aur, "en")


def test_pyvis_holds_the_first_view_and_its_other_fields_stay_empty(page: str, aur: ExplorerData) -> None:
    """pyvis writes titles and headings into pages unescaped, so neither may ever be passed."""
    nodes = island(page, "nodes")
    assert isinstance(nodes, list)
    assert len(nodes) == len(aur.views[0].boxes)
    assert all("title" not in node for node in nodes)


def test_a_focus_opens_its_thread(aur: ExplorerData, aur_walkable: Walkable) -> None:
    """``explore --focus`` begins where it was told to."""
    made = explorer_page(aur, FRAME, SERVED, aur_walkable.things.find("ED03").iri)
    assert island(made, "page")["first"] == {"view": "WB5", "thing": "ED03"}  # type: ignore[index]


def told(item: Item) -> set[str]:
    return {item.key}.union(*(told(child) for child in item.children))


def test_the_list_tells_every_box_of_the_picture(aur: ExplorerData, wrexham_data: ExplorerData) -> None:
    """The list is the picture's equal: nothing may be only drawn."""
    for data in (aur, wrexham_data):
        scene = Scene(data)
        for view in data.views:
            found = outline(scene, view)
            keys = set[str]().union(*(told(item) for item in (*found.threads, *found.served, *found.loose)))
            keys |= {end.key for each in found.across for end in (each.start, each.end)}
            assert keys == {scene.keys[box.thing.iri] for box in view.boxes}


def test_words_of_a_box_are_never_cut() -> None:
    """A long name makes a taller box; in the prototype it lost its end."""
    name = "A Wales of vibrant culture and thriving Welsh language"
    assert " ".join(wrapped(name, 100)) == name


@pytest.mark.parametrize(
    ("amount", "words"), [(731000, "£731,000"), (1234567, "£1.2m"), (-12000, "-£12,000")]
)
def test_money_is_written_as_councils_write_it(amount: int, words: str) -> None:
    """Millions with one place, the rest in full."""
    assert pounds(Decimal(amount)) == words


def test_a_variance_says_which_way() -> None:
    """A bare number does not say whether money was over- or underspent."""
    assert [variance_words(Decimal(n), Words("en")) for n in (12000, -12000, 0)] == [
        "£12,000 over profile",
        "£12,000 under profile",
        "on profile",
    ]


def test_the_libraries_of_the_page_are_not_in_the_repository() -> None:
    """Third-party files are brought at set-up and ignored by git."""
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text("utf-8").splitlines()
    assert {"viz/static/vendor/", ".front-end/"} <= set(ignored)
