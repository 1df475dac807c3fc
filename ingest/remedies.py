"""What to do about a cell, from what its column takes: for rules that say only what is wrong.

What you would get wrong: a rule that knows better says so itself; this is what is left to
say of any cell of the kind.
"""

from ingest.sheets import Column, Reads

_WRITE = {
    Reads.CODE: "Write a code of letters, numbers and hyphens in column “{column}”.",
    Reads.DECIMAL: "Write one plain number in column “{column}”.",
    Reads.FIGURE: "Write one plain number in column “{column}”.",
    Reads.WHOLE: "Write one whole number in column “{column}”.",
    Reads.DAY: "Write one day in column “{column}”, such as 2020-09-30.",
    Reads.PERIOD: "Write one period in column “{column}”, such as 2020-21-Q2.",
    Reads.YES_NO: "Write yes or no in column “{column}”.",
    Reads.CHOICE: "Choose one from the list in column “{column}”.",
}


def remedy_for(column: Column | None, value: str | None) -> str:
    """The remedy for a cell that holds a value, or for one that is blank and should not be."""
    if column is None:
        return "Correct this row."
    sheets = " or ".join(f"“{sheet}”" for sheet in column.targets if sheet != "any")
    if column.reads is Reads.REFERENCE and sheets:
        return f"Write a code of the sheet {sheets} in column “{column.heading}”."
    otherwise = "Fill in column “{column}”." if value is None else "Correct column “{column}”."
    return _WRITE.get(column.reads, otherwise).replace("{column}", column.heading)
