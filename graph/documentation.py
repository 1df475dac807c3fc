"""The page about the catalogue of queries, written from the files themselves.

``python -m graph.documentation`` rewrites it; a test fails while the committed page
differs from what is written here. Change the ``.rq`` files and their rows, never the page.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.catalogue import CATALOGUE
from graph.query import Query

PAGE = Path(__file__).with_name("QUESTIONS.md")
HEADINGS = ("Name", "Title", "Question", "Who asks", "Parameters", "Columns")


def questions_page() -> str:
    """A table of every query that can be run by name."""
    lines = [
        "# Questions",
        "",
        "Written from the queries by `python -m graph.documentation`. Each is asked with",
        "`golden-thread query NAME`, its parameters as `name=value`. Those that read the trail",
        "are marked; all others read a snapshot.",
        "",
        _row(HEADINGS),
        _row(["---"] * len(HEADINGS)),
        *(_row(_cells(query)) for query in CATALOGUE.values()),
    ]
    return "\n".join(lines) + "\n"


def _cells(query: Query[Any]) -> list[str]:
    header = query.header
    return [
        f"`{query.name}`",
        header.title + (" *(trail)*" if header.reads == "trail" else ""),
        header.question,
        header.who,
        ", ".join(f"`{name}` ({kind})" for name, kind in header.parameters.items()),
        ", ".join(f"`{field}`" for field in query.row._fields),
    ]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(questions_page(), encoding="utf-8")
