"""Rows of a query as CSV or JSON, ready to be written out."""

import csv
import io

from api.text.page import json_text
from graph.answers.rows import Rows, Statements
from graph.errors import BadArgument

FORMS = ("table", "csv", "json", "ttl")


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
