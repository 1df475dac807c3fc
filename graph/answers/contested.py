"""Links that somebody doubts: who, why, since when, and what came of it.

What you would get wrong: a contested link stays in force and on the walk until somebody
changes the link itself; doubt is shown, not acted on.
"""

from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from graph.answers.model import Walkable, local_name
from graph.questions.state import CONTESTED_LINKS
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Contest:
    """A link that a post contests; ``settled_on`` is absent while it is open."""

    from_: Thing
    link_type: str
    to: Thing
    contested_by: Thing
    contested_on: date
    reason: str
    settled_on: date | None
    settlement: str | None


def contests(walkable: Walkable) -> tuple[Contest, ...]:
    """Every contest of a link, the oldest first."""
    known = walkable.things
    return tuple(
        Contest(
            known[row.start],
            local_name(NamedNode(row.type)),
            known[row.end],
            known[row.contested_by],
            row.contested_on,
            row.reason,
            row.settled_on,
            row.settlement,
        )
        for row in walkable.snapshot.ask(CONTESTED_LINKS)
    )
