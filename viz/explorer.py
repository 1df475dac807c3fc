"""The explorer as a page under a strict policy, or as one file that opens with no network.

pyvis holds the boxes, lines and options of the first view and renders our own template.
What you would get wrong: pyvis writes its ``title`` and ``heading`` into pages unescaped, so
neither is ever passed; and its template environment does not escape, so it is replaced.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from graph.answers.explorer import ExplorerData
from graph.answers.explorer.views import View
from graph.errors import GoldenThreadError
from ontology.codes import code_lists
from viz.catalogue import MESSAGES, Words
from viz.environment import TEMPLATES, template_environment
from viz.frame import Frame
from viz.outline import outline
from viz.palette import EDITOR, ELSEWHERE, IMPACT, INK, KIND_STYLES, LINE, MUTED, WHITE
from viz.scene import Scene

HERE = Path(str(files("viz")))
VENDOR = HERE / "static" / "vendor"
SCRIPTS = HERE / "static" / "explorer"
PARTS = ("data.js", "picture.js", "panel.js", "moving.js", "start.js")
"""The parts of the explorer's script, in the order in which a page loads them; they share one scope."""
VIS_NETWORK = "vis-network.min.js"
OPTIONS: Mapping[str, object] = {
    "physics": {"enabled": False},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "keyboard": {"enabled": False},
        "selectable": False,
    },
    "edges": {"smooth": False, "hidden": True},
    "layout": {"improvedLayout": False},
}
COLUMNS = ("ends", "objectives", "steps", "work", "services", "figures", "elsewhere", "dips")
FROM_PAGES = (
    "asserted-by", "basis", "evidence", "felt-by", "is-dip", "is-no-dip", "lag", "moves-other-way",
    "not-judged", "not-known-dip", "not-rated", "overseen-by", "reviewed",
)  # fmt: skip
"""The messages of pages that the explorer's script says too."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The addresses of the served page's files."""

    network: str
    scripts: tuple[str, ...]
    style: str


class FrontEndMissing(GoldenThreadError):
    """Set-up could not bring the drawing library."""

    code = "front-end-missing"


def front_end_is_there() -> bool:
    """Whether set-up has brought the drawing library that the picture needs."""
    return (VENDOR / VIS_NETWORK).exists()


def explorer_page(data: ExplorerData, frame: Frame, assets: Assets, focus: str | None = None) -> str:
    """The explorer as a page whose scripts and styles are files of its own host; ``focus`` is an address."""
    return _rendered(data, frame, focus, assets=assets, policy=None, inline=None)


def explorer_file(data: ExplorerData, language: str, focus: str | None = None) -> str:
    """The explorer as one file that asks no other for anything; raises `FrontEndMissing`."""
    if not front_end_is_there():
        raise FrontEndMissing(
            "The explorer's drawing library is not there. With npm within reach, run: python -m viz.front_end"
        )
    network = _inline_script((VENDOR / VIS_NETWORK).read_text("utf-8"))
    script = _inline_script("\n".join((SCRIPTS / name).read_text("utf-8") for name in PARTS))
    style = (HERE / "static" / "explorer.css").read_text("utf-8")
    inline = {"network": Markup(network), "script": Markup(script), "style": Markup(style)}  # noqa: S704 - our own files
    policy = (
        f"default-src 'none'; script-src {_hash(network)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    frame = Frame(language, "/explorer", standalone=True)
    return _rendered(data, frame, focus, assets=None, policy=policy, inline=inline)


def _rendered(data: ExplorerData, frame: Frame, focus: str | None, **given: object) -> str:
    from pyvis.network import Network  # noqa: PLC0415 - pulls in IPython, which only this needs

    words = Words(frame.language)
    scene = Scene(data, words)
    plain = scene.plain()
    first = _first_view(data, focus)
    network = Network(height="100%", width="100%", directed=True, cdn_resources="local")
    network.options = dict(OPTIONS)
    _fill(network, plain, scene.view_key(first))
    network.set_template_dir(str(TEMPLATES), "explorer.html")
    network.templateEnv = _environment()
    network.templateEnv.globals.update(
        data=data,
        frame=frame,
        t=words,
        scene=scene,
        outlines=[outline(scene, view) for view in data.views],
        page=_page_data(scene, plain, first, focus, frame),
        **given,
    )
    return str(network.generate_html())


def _environment() -> Environment:
    environment = template_environment()
    environment.filters["fromjson"] = json.loads
    return environment


def _first_view(data: ExplorerData, focus: str | None) -> View:
    return data.find_view(data.cards[focus].thing) if focus else data.views[0]


def _fill(network: Any, plain: Mapping[str, Any], first: str) -> None:  # noqa: ANN401 - pyvis has no types
    """Give pyvis the first view's boxes and lines; names go in as plain labels and nothing else."""
    view = plain["views"][first]
    for box in view["boxes"]:
        at = {"x": box["x"] + box["w"] / 2, "y": box["y"] + box["h"] / 2}
        network.add_node(box["id"], label=plain["things"][box["id"]]["label"], shape="custom", box=box, **at)
    for line in view["lines"]:
        network.add_edge(line["from"], line["to"], line=line)
    view["boxes"] = view["lines"] = None


def _page_data(
    scene: Scene, plain: Mapping[str, Any], first: View, focus: str | None, frame: Frame
) -> dict[str, Any]:
    found = dict(plain)
    if not frame.standalone:
        for iri, card in scene.data.cards.items():
            found["things"][scene.keys[iri]]["page"] = frame.thing(card.thing)
    found["first"] = {"view": scene.view_key(first), "thing": scene.keys[focus] if focus else None}
    found["marks"] = {
        key: {
            "word": mark.word if key else scene.words.text("not-rated"),
            "shape": mark.shape,
            "symbol": mark.symbol,
            "colour": mark.colour,
        }
        for key, mark in scene.marks.items()
    }
    found["kinds"] = {
        kind: {"shape": s.shape, "fill": s.fill, "stroke": s.stroke, "text": s.text, "muted": s.muted}
        for kind, s in {**KIND_STYLES, "elsewhere": ELSEWHERE}.items()
    }
    found["colours"] = {
        "line": LINE, "impact": IMPACT, "editor": EDITOR, "ink": INK, "muted": MUTED, "paper": WHITE
    }  # fmt: skip
    return found | _words(scene)


def _words(scene: Scene) -> dict[str, Any]:
    """What the script says, each text with its language."""
    words = scene.words
    shown = [key for key in MESSAGES if key.startswith("explorer.")]
    kinds = {card.thing.kind for card in scene.data.cards.values()}
    strengths = code_lists()["strength"].concepts
    return {
        "language": words.language,
        "columns": {name: words.text(f"explorer.column.{name}") for name in COLUMNS},
        "words": {key.removeprefix("explorer."): words.spoken(key) for key in (*FROM_PAGES, *shown)},
        "kindWords": {kind: words.spoken_kind(kind) for kind in sorted(kinds)},
        "strengthWords": {each.key: words.concept_text("strength", each.key) for each in strengths},
    }


def _inline_script(text: str) -> str:
    """A script as it may stand between script tags."""
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
