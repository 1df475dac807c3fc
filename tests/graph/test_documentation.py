"""The page about the catalogue: it must never lag behind the queries."""

from graph.catalogue import CATALOGUE
from graph.documentation import PAGE, questions_page


def test_the_committed_page_is_what_would_be_written_now() -> None:
    """A stale page lies; run `python -m graph.documentation` to bring it up to date."""
    assert PAGE.read_text("utf-8") == questions_page()


def test_every_query_has_a_line_with_its_columns() -> None:
    """Who writes a script against a query needs its columns, in order."""
    page = questions_page()
    for name, query in CATALOGUE.items():
        (line,) = [each for each in page.splitlines() if each.startswith(f"| `{name}` |")]
        assert line.endswith(", ".join(f"`{field}`" for field in query.row._fields) + " |")
