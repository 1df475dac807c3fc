"""Who imports whom, and what must never appear: the shape of the project, read from its syntax trees."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import graph

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "ontology": set(),
    "graph": {"ontology"},
    "ingest": {"ontology", "graph"},
    "viz": {"ontology", "graph"},
    "api": {"ontology", "graph", "ingest", "viz"},
}
FENCED = {
    "pandas": {"ingest"},
    "openpyxl": {"ingest"},
    "networkx": {"graph", "viz"},
    "numpy": {"graph"},
    "pyvis": {"viz"},
    "jinja2": {"viz"},
    "fastapi": {"api"},
    "click": {"api"},
    "rich": {"api"},
    "pyshacl": set(),
}
FILES = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))
NAMED_ABSOLUTE_PATH = re.compile(r"(/home/|/root/|/work/|/tmp/)\w")


def imported(path: Path) -> Iterator[str]:
    """The top-level names of everything a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_inwards(path: Path) -> None:
    """A package imports only those it may, so that the inner ones can be understood alone."""
    package = path.relative_to(ROOT).parts[0]
    others = set(imported(path)) & set(MAY_IMPORT)
    assert others <= MAY_IMPORT[package] | {package}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_in_their_place(path: Path) -> None:
    """A library that one package is for does not leak into the others."""
    package = path.relative_to(ROOT).parts[0]
    strays = {name for name in set(imported(path)) & set(FENCED) if package not in FENCED[name]}
    assert strays == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_and_public_name_is_documented(path: Path) -> None:
    """A reader learns from the docstring what the types cannot say."""
    tree = ast.parse(path.read_text("utf-8"))
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in tree.body if isinstance(node, defined) and not node.name.startswith("_")]
    methods = [
        inner
        for node in public
        if isinstance(node, ast.ClassDef)
        for inner in node.body
        if isinstance(inner, defined) and not inner.name.startswith("_")
    ]
    bare = [node.name for node in [*public, *methods] if not ast.get_docstring(node)]
    assert path.stat().st_size == 0 or ast.get_docstring(tree)
    assert bare == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_longer_than_a_page(path: Path) -> None:
    """Sixty lines is the most that anybody can hold in mind at once."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 60]
    assert long == []


def test_sparql_lives_in_its_own_files() -> None:
    """No Python text holds a query, so that every question can be found, run and tested as a file."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"\b(SELECT|CONSTRUCT|INSERT|DELETE)\b[^.]*\{", node.value)
    ]
    assert found == []


def test_whoever_answers_reads_the_past_as_it_may_be_told() -> None:
    """What is withheld now is still in the trail; bare, it is read for its seals and for work only."""
    bare = {"in_force", "stated_in", "stated_of", "first_stated"}
    answering = [ROOT / "graph/answers", ROOT / "graph/export", ROOT / "api", ROOT / "viz"]
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in FILES
        if path.parent == ROOT / "graph" or any(path.is_relative_to(each) for each in answering)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "graph.trail.reading"
        if bare & {alias.name for alias in node.names}
    }
    assert "graph/answers/audit.py" in readers
    assert readers <= {"graph/answers/audit.py", "graph/answers/scorecard/work.py"}


def test_the_graph_that_is_tested_is_this_one() -> None:
    """``graph`` is a common name; another package of that name must not be the one imported."""
    assert Path(graph.__file__).is_relative_to(ROOT)


def test_nothing_tracked_names_a_machine_or_a_package_index() -> None:
    """A clone anywhere must work, so no file may point at where it was written."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    texts = [
        ROOT / name for name in tracked if Path(name).suffix in {".py", ".toml", ".txt", ".md", ".ttl", ".rq"}
    ]
    named = [
        str(path.relative_to(ROOT))
        for path in texts
        if path.exists() and path.name != Path(__file__).name
        if NAMED_ABSOLUTE_PATH.search(text := path.read_text("utf-8")) or "index-url" in text
    ]
    assert named == []
