"""Rows of a query: a table on a page, or CSV or JSON ready to be written out."""

import csv
import io
from collections.abc import Iterable, Sequence

from api.text.page import Page, json_text
from api.text.wording import counted, made_up
from graph.answers.rows import Rows, Statements
from graph.errors import BadArgument

FORMS = ("table", "csv", "json", "ttl")


def show_answer(page: Page, answer: Rows) -> None:
    """The rows that answer a query."""
    made_up(page, answer.illustrative)
    show_rows(page, answer.columns, answer.as_text())


def show_rows(page: Page, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table and the number of its rows."""
    found = list(rows)
    page.table(columns, found)
    page.line(f"{counted(len(found), 'row')}.")


def write_answer(answer: Rows | Statements, form: str) -> str:
    """An answer as text in one of the forms but the table; each kind of answer has forms of its own."""
    if isinstance(answer, Statements):
        if form in {"csv", "json"}:
            raise BadArgument("This query makes statements, not rows; ask for them with --format ttl.")
        return answer.turtle
    if form == "ttl":
        raise BadArgument("This query gives rows, not statements; ask for them as table, csv or json.")
    return write_rows(answer, form)


def write_rows(answer: Rows, form: str) -> str:
    """Rows as CSV or JSON."""
    if form == "json":
        return json_text(answer)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.as_text())
    return out.getvalue()
