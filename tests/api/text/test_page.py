"""A page of text: nothing that a stranger wrote steers a terminal, nothing is read as markup."""

import json
import re
import unicodedata
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.text.page import WIDTH, Page, json_text, safe

HOSTILE = "\x1b[31mred\x1b[0m [bold]b[/bold] :smile: \u202eevil\u202c \x9b31m \u2028x \x07"


def written(text: str) -> str:
    """The text in every place of a page."""
    out = StringIO()
    page = Page(out)
    page.title(text)
    page.heading(text)
    page.line(text)
    page.lines([text])
    page.table(("Code", "Name"), [("A", text)], right=(0,))
    return out.getvalue()


@given(st.text())
@example("\xa0")
def test_nothing_that_steers_a_terminal_gets_through(text: str) -> None:
    """Labels come from workbooks that strangers fill in."""
    steering = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    assert not {unicodedata.category(char) for char in written(text).replace("\n", "")} & steering
    assert not re.search(r"[ ]+$", written(text), re.MULTILINE)


def test_markup_is_shown_as_it_was_written() -> None:
    """A name with brackets keeps them."""
    shown = written(HOSTILE)
    assert shown.count("[bold]b[/bold]") == 5
    assert shown.count(":smile:") == 5


@given(st.text())
def test_json_steers_no_terminal_and_loses_nothing(text: str) -> None:
    """Escapes inside a JSON text mean the same characters."""
    made = json_text({"label": text})
    assert json.loads(made) == {"label": text}
    assert safe(made) == made


def test_plain_text_and_welsh_are_left_alone() -> None:
    """What people can read is not escaped."""
    assert safe("Tŷ £5 – “naïve”\n") == "Tŷ £5 – “naïve”\n"
    assert "Tŷ £5" in json_text(["Tŷ £5"])


def test_long_lines_are_folded_under_their_start() -> None:
    """A dash stays readable as the start of an item."""
    out = StringIO()
    Page(out).lines(["word " * 60])
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("  - word")
    assert all(line.startswith("    word") for line in lines[1:])
    assert all(len(line) <= WIDTH for line in lines)


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_line_is_an_empty_line(text: str) -> None:
    """It parts what stands above from what stands below."""
    out = StringIO()
    Page(out).line(text)
    assert out.getvalue() == "\n"
