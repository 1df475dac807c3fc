"""Everything the explorer shows, made from the snapshot's own answers and from nothing else.

What you would get wrong: a picture must not decide who belongs to whom. Threads and
memberships come from `graph.walk.trace`, which keeps the rule for shared services; the lines
of a picture are only those links, and reachability along drawn lines means nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.explorer.cards import Card, cards_of
from graph.answers.explorer.dips import DipTold, dips_of
from graph.answers.explorer.views import DRAWN, OBJECTIVE, View, overview, thread_of
from graph.answers.model import Walkable
from graph.answers.ratings import Rating, ratings_by_iri
from graph.thing import Thing
from graph.walk import ThreadLink, trace

__all__ = ["ExplorerData", "LinkCard", "explorer_data"]


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A link with the words for its type and for whoever asserted it.

    ``serves`` holds the objectives that the link leads to; it is given where the link leaves a
    service, because a walk that entered the service under an objective asks for it there.
    """

    link: ThreadLink
    words: str
    asserted_by: str | None
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplorerData:
    """The explorer's content at one moment.

    ``views`` begins with the overview; then one for each well-being objective. ``dips`` begins
    with the one that touches most priorities. ``belongs`` gives for every drawn thing the
    addresses of all that stands above or below it on its thread.
    """

    council: str
    illustrative: bool
    language: str
    change_set: int
    as_of: datetime | None
    on: date
    today: date
    ratings: tuple[Rating, ...]
    cards: Mapping[str, Card]
    links: tuple[LinkCard, ...]
    views: tuple[View, ...]
    dips: tuple[DipTold, ...]
    belongs: Mapping[str, tuple[str, ...]]

    def find_view(self, thing: Thing) -> View:
        """The view that shows a thing best: its own thread, the only thread it is on, else the overview."""
        own = [view for view in self.views if view.focus == thing]
        holding = [view for view in self.views[1:] if view.holds(thing)]
        if not own and len(holding) != 1 and (self.views[0].holds(thing) or not holding):
            return self.views[0]
        return [*own, *holding][0]


def explorer_data(walkable: Walkable) -> ExplorerData:
    """The explorer's content for the snapshot and language of a walkable."""
    snapshot = walkable.snapshot
    ratings = ratings_by_iri(walkable)
    cards = cards_of(walkable, ratings)
    dips = dips_of(walkable, cards)
    model = walkable.model
    objectives = [thing for thing in model.things.values() if thing.kind == OBJECTIVE]
    every = {link.iri: link for iri in model.things for link in model.leaving(iri)}
    routes = [tuple(every[iri] for iri in route.links) for dip in dips for route in dip.routes]
    threads = (thread_of(model, cards, thing, routes) for thing in objectives)
    return ExplorerData(
        council=snapshot.council.label if snapshot.council else "",
        illustrative=snapshot.illustrative,
        language=walkable.language,
        change_set=snapshot.sequence,
        as_of=snapshot.moment.as_of,
        on=snapshot.moment.on,
        today=snapshot.moment.today,
        ratings=tuple(sorted({r.key: r for r in ratings.values()}.values(), key=lambda r: (r.order, r.key))),
        cards=cards,
        links=_links(walkable),
        views=(overview(model, cards, [dip.measure for dip in dips], routes), *threads),
        dips=dips,
        belongs=_belongs(walkable),
    )


def _links(walkable: Walkable) -> tuple[LinkCard, ...]:
    model = walkable.model
    every = (link for iri in model.things for link in model.leaving(iri))
    return tuple(_link(walkable, link) for link in sorted(every, key=lambda link: link.iri))


def _link(walkable: Walkable, link: ThreadLink) -> LinkCard:
    model = walkable.model
    who = walkable.things.by_iri.get(link.asserted_by or "")
    serves = tuple(sorted(model.serves(link))) if model.is_service(link.start) else ()
    return LinkCard(link, walkable.words[link.link_type], who.label if who else link.asserted_by, serves)


def _belongs(walkable: Walkable) -> dict[str, tuple[str, ...]]:
    drawn = [thing.iri for thing in walkable.model.things.values() if thing.kind in DRAWN]
    return {iri: _above_and_below(walkable, iri) for iri in drawn}


def _above_and_below(walkable: Walkable, iri: str) -> tuple[str, ...]:
    above, below = trace(walkable.model, iri, "up"), trace(walkable.model, iri, "down")
    return tuple(sorted(thing.iri for thing, _ in (*above.things, *below.things) if thing.kind in DRAWN))
