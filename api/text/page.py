"""A page of text: headings, lines and tables of one width, plain in a pipe.

What you would get wrong: labels come from workbooks that strangers fill in, so nothing
here is ever read as markup, and control characters are never sent to a terminal.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import IO, Literal

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.answers.as_json import as_json

WIDTH, NARROW = 110, 100
STEERING = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_MARKER = re.compile(r"- | *\d+\. ")


def console(out: IO[str] | None = None) -> Console:
    """Where text goes: as wide as the terminal, or of a fixed width in a pipe or file, to be compared."""
    found = Console(file=out, highlight=False, markup=False, emoji=False)
    if not found.is_terminal:
        found = Console(highlight=False, markup=False, emoji=False, width=WIDTH, no_color=True)
    return found


class Page:
    """Text as it is written out, line after line, without blanks at the ends of lines."""

    def __init__(self, out: IO[str] | None = None) -> None:
        self._out = out
        self._console = console(out)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for names beside many figures."""
        return self._console.width < NARROW

    def title(self, text: str) -> None:
        """The first line."""
        self._write(Text(safe(text), style="bold"))

    def heading(self, text: str) -> None:
        """A section's heading, after a blank line."""
        click.echo(file=self._out)
        self._write(Text(safe(text), style="bold underline"))

    def line(self, text: str = "", indent: int = 0) -> None:
        """One line, folded where it is too long; what is folded stands under its start."""
        marker = _MARKER.match(text)
        hang = indent + (marker.end() if marker else 0)
        folded = wrap(
            safe(text),
            self._console.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * hang,
            break_on_hyphens=False,
        )
        click.echo("\n".join(each.rstrip() for each in folded), file=self._out)

    def lines(self, texts: Iterable[str], indent: int = 2) -> None:
        """Several lines, each with a dash."""
        for text in texts:
            self.line(f"- {text}", indent)

    def section(self, heading: str, texts: Iterable[str], otherwise: str | None = None) -> None:
        """A heading with its lines; without lines what is said otherwise, or nothing at all."""
        said = list(texts) or ([otherwise] if otherwise else [])
        if said:
            self.heading(heading)
            self.lines(said)

    def table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()
    ) -> None:
        """A table; ``right`` names the columns of figures, by index: a figure is never broken in two."""
        shown = Table(box=box.SIMPLE_HEAD, padding=(0, 1), collapse_padding=True)
        figures = set(right)
        for index, heading in enumerate(headings):
            is_figure = index in figures
            justify: Literal["left", "right"] = "right" if is_figure else "left"
            shown.add_column(heading, justify=justify, overflow="fold", no_wrap=is_figure)
        for row in rows:
            shown.add_row(*(Text(safe(cell)) for cell in row))
        self._write(shown)

    def _write(self, shown: Text | Table) -> None:
        with self._console.capture() as captured:
            self._console.print(shown)
        lines = (line.rstrip() for line in captured.get().splitlines())
        click.echo("\n".join(line for line in lines if line), file=self._out)


def safe(text: str) -> str:
    """Text without characters that would steer a terminal or turn the direction of writing."""
    return "".join("\ufffd" if _steers(char) else char for char in text)


def json_text(answer: object) -> str:
    """An answer as JSON, closed by a new line; characters that would steer a terminal are escaped."""
    made = json.dumps(as_json(answer), ensure_ascii=False, indent=2)
    return "".join(json.dumps(char)[1:-1] if _steers(char) else char for char in made) + "\n"


def _steers(char: str) -> bool:
    return char != "\n" and unicodedata.category(char) in STEERING
