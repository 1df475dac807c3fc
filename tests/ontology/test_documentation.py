"""The pages written from the vocabulary: they must never lag behind it."""

import pytest

from ontology.codes import code_lists
from ontology.documentation import FOLDER, PAGES, term_entries, translate_page


@pytest.mark.parametrize("name", PAGES)
def test_a_committed_page_is_what_would_be_written_now(name: str) -> None:
    """A stale page lies; run `python -m ontology.documentation` to bring it up to date."""
    assert (FOLDER / name).read_text("utf-8") == PAGES[name]()


def test_a_translator_is_asked_for_everything_without_welsh_and_nothing_else() -> None:
    """Asking twice wastes a translator's time; not asking leaves English on a Welsh page."""
    page = translate_page()
    for entry in term_entries():
        assert (f"`gt:{entry.name}`" in page) == ("cy" not in entry.labels)
    for code_list in code_lists().values():
        for each in code_list.concepts:
            assert (f"| `{code_list.key}` | `{each.key}` |" in page) == ("cy" not in each.labels)
