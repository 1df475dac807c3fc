"""Which posts answer for each thing, asked once for all."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from graph.answers.model import Walkable
from graph.query import Query
from graph.thing import Thing


class OwnerRow(NamedTuple):
    """A thing and a post that answers for it."""

    thing: str
    owner: str


OWNERS = Query("owners", OwnerRow)


def owners_of(walkable: Walkable) -> Mapping[str, tuple[Thing, ...]]:
    """The posts that answer for each thing, by the thing's address."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for row in walkable.snapshot.ask(OWNERS):
        found[row.thing].append(walkable.things[row.owner])
    return {thing: tuple(posts) for thing, posts in found.items()}


def first_owner_of(walkable: Walkable) -> Mapping[str, Thing]:
    """The one post to ask about each thing; the first by its address where there are several."""
    return {thing: posts[0] for thing, posts in owners_of(walkable).items()}
