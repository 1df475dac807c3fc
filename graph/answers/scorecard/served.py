"""Section 9: the national goals, partnership themes and equality objectives that are served from here."""

from typing import NamedTuple

from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.thing import Thing


class ServedRow(NamedTuple):
    """A goal, theme or equality objective that is served."""

    served: str
    class_: str


SERVED_BY = Query("served_by", ServedRow)


def what_is_served(lens: Lens) -> tuple[Thing, ...]:
    """What is served from here, by kind."""
    rows = lens.ask(SERVED_BY, thing=lens.node)
    return tuple(lens.walkable.things[row.served] for row in rows)
