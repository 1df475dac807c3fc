"""Rows of a query as CSV, JSON or Turtle, ready to be written out."""

import json

import pandas as pd

from graph.answers.rows import Rows

FORMS = ("table", "csv", "json")


def write_rows(answer: Rows, form: str) -> str:
    """The rows as text in one of the forms but the table."""
    if form == "csv":
        return pd.DataFrame(answer.rows, columns=list(answer.columns)).to_csv(
            index=False, lineterminator="\n"
        )
    held = {"columns": answer.columns, "rows": answer.rows}
    return json.dumps(held, ensure_ascii=False, indent=2) + "\n"
