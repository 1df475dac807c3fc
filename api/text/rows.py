"""Rows of a query as CSV or JSON, ready to be written out."""

import csv
import io
import json

from graph.answers.rows import Rows

FORMS = ("table", "csv", "json")


def write_rows(answer: Rows, form: str) -> str:
    """The rows as text in one of the forms but the table."""
    if form == "json":
        return (
            json.dumps({"columns": answer.columns, "rows": answer.rows}, ensure_ascii=False, indent=2) + "\n"
        )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.as_text())
    return out.getvalue()
