"""The council's ratings: every band of its schemes that a figure can have, in the words of a language.

What you would get wrong: schemes have two to five ratings, so that the place from the best does not
tell which is the worst; ask for ``is_worst``.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.answers.model import Walkable
from graph.query import Query


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating of one of the council's schemes.

    ``label`` is in the language asked for, ``english`` in that of the sentences that speak of it.
    ``order`` is 1 for the best; ``from_worst`` says how many ratings of the scheme are worse, so that
    ratings of schemes with other numbers of them can be put in one order.
    """

    key: str
    label: str
    english: str
    colour: str | None
    symbol: str | None
    order: int
    from_worst: int

    @property
    def is_worst(self) -> bool:
        """Whether it is the last of its scheme; a scheme of one rating has no worst."""
        return self.from_worst == 0 and self.order > 1


class RatingRow(NamedTuple):
    """A rating with its word in one language."""

    rating: str
    scheme: str
    key: str
    order: int
    label: str | None
    language: str | None
    colour: str | None
    symbol: str | None


RATINGS = Query("ratings", RatingRow)


def ratings_by_iri(walkable: Walkable) -> Mapping[str, Rating]:
    """The council's ratings by their address, worded in the language asked for where they can be."""
    rows = walkable.snapshot.ask(RATINGS)
    orders: dict[str, set[int]] = defaultdict(set)
    english: dict[str, str] = {}
    for row in rows:
        orders[row.scheme].add(row.order)
        if row.label and row.language != "cy":
            english[row.rating] = row.label
    found: dict[str, Rating] = {}
    for row in rows:
        if row.rating not in found or row.language == walkable.language:
            worse = sum(order > row.order for order in orders[row.scheme])
            label, words = row.label or row.key, english.get(row.rating, row.key)
            found[row.rating] = Rating(row.key, label, words, row.colour, row.symbol, row.order, worse)
    return found
