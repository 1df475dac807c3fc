"""Finding things by part of a code or name, in either language, whatever the accents.

What you would get wrong: a search that finds nothing is an answer, not an error; it
gives the nearest names instead.
"""

import unicodedata
from dataclasses import dataclass

from graph.answers.model import Walkable
from graph.errors import WrongUsage
from graph.kinds import KINDS
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Found:
    """The things that a search found, best first; ``nearest`` are names to try where it found none."""

    query: str
    kind: str | None
    illustrative: bool
    count: int
    things: tuple[Thing, ...]
    nearest: tuple[str, ...]


def find_things(walkable: Walkable, query: str = "", kind: str | None = None) -> Found:
    """The things whose code or name holds every word of the query, of one kind if one is given.

    Raises `WrongUsage` for a kind that there is not.
    """
    if kind is not None and kind not in KINDS:
        coded = ", ".join(name for name, each in KINDS.items() if each.coded)
        raise WrongUsage(f"There is no kind “{kind}”. There are: {coded}.")
    words = plain(query).split()
    names = _names(walkable)
    ranked = sorted(
        (_rank(thing, names[thing.iri], words), thing.kind, thing.code, thing)
        for thing in walkable.things.by_iri.values()
        if kind in {None, thing.kind} and all(word in names[thing.iri] for word in words)
    )
    things = tuple(each[-1] for each in ranked)
    nearest = () if things else tuple(walkable.things.nearest(query.casefold()))
    return Found(query, kind, walkable.snapshot.illustrative, len(things), things, nearest)


def plain(text: str) -> str:
    """Text as it is searched: without case and accents, so that w finds ŵ."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _names(walkable: Walkable) -> dict[str, str]:
    found = {iri: [plain(thing.code), plain(thing.label)] for iri, thing in walkable.things.by_iri.items()}
    for name, iris in walkable.things.names.items():
        for iri in iris:
            found[iri].append(plain(name))
    return {iri: "\n".join(dict.fromkeys(names)) for iri, names in found.items()}


def _rank(thing: Thing, names: str, words: list[str]) -> int:
    """0 for the code itself, then codes and names that begin so, then all others."""
    whole = " ".join(words)
    if plain(thing.code) == whole:
        return 0
    return 1 if any(name.startswith(whole) for name in names.split("\n")) else 2
