"""A part of a long list: counts come first, the rest page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

MOST_LISTED = 200
"""How many things an answer lists unless another number is asked for."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is wanted or given: how many are passed over, and how many come at most.

    ``of`` is the length of the whole list, once it is known.
    """

    offset: int = 0
    limit: int = MOST_LISTED
    of: int = 0

    @property
    def after(self) -> int:
        """How many more there are after this part."""
        return max(self.of - self.offset - self.limit, 0)


FIRST_PART = Part()


def part_of(items: Sequence[Item], wanted: Part) -> tuple[Part, Sequence[Item]]:
    """The part of a list that is wanted, and what it is a part of."""
    given = Part(wanted.offset, wanted.limit, len(items))
    return given, items[wanted.offset : wanted.offset + wanted.limit]
