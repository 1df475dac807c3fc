"""What to do about a cell, from what its column takes: for rules that say only what is wrong.

What you would get wrong: a rule that knows better says so itself; this is what is left to
say of any cell of the kind.
"""

from ingest.sheets import Column, Reads

_WRITE = {
    Reads.CODE: "Write a code of letters, numbers and hyphens",
    Reads.DECIMAL: "Write one plain number",
    Reads.WHOLE: "Write one whole number",
    Reads.DAY: "Write one day, such as 2020-09-30",
    Reads.PERIOD: "Write one period, such as 2020-21-Q2",
    Reads.YES_NO: "Write yes or no",
    Reads.CHOICE: "Choose one from the list",
}


def remedy_for(column: Column | None, value: str | None) -> str:
    """The remedy for a cell that holds a value, or for one that is blank and should not be."""
    if column is None:
        return "Correct this row."
    return f"{_what_to_write(column, value)} in column “{column.heading}”."


def _what_to_write(column: Column, value: str | None) -> str:
    if column.reads is Reads.REFERENCE:
        sheets = " or ".join(f"“{sheet}”" for sheet in column.targets if sheet != "any")
        return f"Write a code of the sheet {sheets}" if sheets else "Write a code of the thread"
    return _WRITE.get(column.reads) or ("Write what is missing" if value is None else "Correct what stands")
