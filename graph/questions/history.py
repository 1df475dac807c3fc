"""Questions about history: they read the trail, and the records of change sets in their own graphs.

Ask them with `graph.thread.Thread.ask_trail`; a snapshot knows only what is in force.
"""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from graph.query import Query


class BelievedRow(NamedTuple):
    """The value on record at a time, with the change set that put it there; none where it was blank."""

    sequence: int
    recorded_at: datetime
    recorded_by: str
    value: Decimal | None


class ValueChangeRow(NamedTuple):
    """One value of a figure or target as a change set recorded it."""

    sequence: int
    recorded_at: datetime
    recorded_by: str
    reason: str | None
    value: Decimal | None


class CellReadRow(NamedTuple):
    """A cell behind a version: where it stands, which property it states, what it showed.

    The sheet of a CSV file is ``~``.
    """

    sequence: int
    file: str
    sha256: str
    sheet: str
    reference: str
    property: str
    raw: str


WHAT_DID_WE_BELIEVE = Query("what_did_we_believe", BelievedRow)
HOW_HAS_THIS_CHANGED = Query("how_has_this_changed", ValueChangeRow)
SHOW_ME_THE_CELL = Query("show_me_the_cell", CellReadRow)
