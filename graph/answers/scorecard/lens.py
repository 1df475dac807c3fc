"""A lens: the thing whose scorecard is made, what it looks at, and up to which day.

Every section asks its questions through it. What you would get wrong: a period is reported on
after it has ended, so what was reported of work until the end of the next one counts for it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.impact import own_measures
from graph.answers.model import Walkable, key_of
from graph.answers.recommended import Recommended, every_recommended
from graph.bind import Value
from graph.query import Query, Row
from graph.status.periods import Period
from graph.thing import Thing

WHOLE_COUNCIL = frozenset({"executive", "council", "leadership-team"})
WITH_AREAS = WHOLE_COUNCIL | {"scrutiny"}


class LookedAtRow(NamedTuple):
    """A thing that is looked at."""

    thing: str


class BodyKindRow(NamedTuple):
    """A kind of body."""

    body_kind: str


class ObjectiveRow(NamedTuple):
    """A well-being objective."""

    objective: str


class EveryMeasureRow(NamedTuple):
    """A measure with figures, its owner, and whether it has dipped."""

    measure: str
    period: str
    is_dip: bool | None
    owner: str | None


LOOKED_AT = Query("looked_at", LookedAtRow)
KIND_OF_BODY = Query("kind_of_body", BodyKindRow)
OBJECTIVES_TOWARDS = Query("objectives_towards", ObjectiveRow)
EVERY_MEASURE = Query("every_measure", EveryMeasureRow)


@dataclass(frozen=True)
class Lens:
    """Who looks, at which snapshot, for which period."""

    walkable: Walkable
    thing: Thing
    period: Period

    @property
    def until(self) -> date:
        """The last day that the scorecard is about."""
        return self.period.last_day

    @property
    def reported_by(self) -> date:
        """The day until which reports on work count: the next period's end, or today if that is earlier."""
        following = self.period.next
        moment = self.walkable.snapshot.moment
        today = min(moment.today, moment.as_of.date()) if moment.as_of else moment.today
        return max(self.until, min(following.last_day, today)) if following else self.until

    @cached_property
    def looked_at(self) -> tuple[Thing, ...]:
        """What the thing looks at; the thing itself where it looks at nothing."""
        found = tuple(self.walkable.things[row.thing] for row in self.ask(LOOKED_AT, viewer=self.node))
        return found or (self.thing,)

    @cached_property
    def objectives(self) -> tuple[Thing, ...]:
        """The objectives whose status is shown: those looked at, else those that lead to what is."""
        own = tuple(thing for thing in self.looked_at if thing.kind.endswith("objective"))
        if own:
            return own
        rows = (row for aim in self.looked_at for row in self.ask(OBJECTIVES_TOWARDS, aim=NamedNode(aim.iri)))
        return tuple(self.walkable.things[iri] for iri in dict.fromkeys(row.objective for row in rows))

    @cached_property
    def every_measure(self) -> list[EveryMeasureRow]:
        """Every measure of the council with its latest movement."""
        return self.ask(EVERY_MEASURE)

    @cached_property
    def measures(self) -> tuple[Thing, ...]:
        """The measures of the scorecard by code; all there are for those who answer for the whole council."""
        own = self.own_measures_of(self.thing)
        if self.is_whole_council:
            own |= {row.measure for row in self.every_measure}
        return tuple(sorted((self.walkable.things[iri] for iri in own), key=lambda each: each.code))

    def own_measures_of(self, thing: Thing) -> frozenset[str]:
        """The addresses of the measures that a body or an aim answers for, asked once for each."""
        if thing.iri not in self._own:
            self._own[thing.iri] = own_measures(self.walkable, thing)
        return self._own[thing.iri]

    @cached_property
    def _own(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def body_kind(self) -> str | None:
        """Which kind of body looks, if it is one."""
        rows = self.ask(KIND_OF_BODY, body=self.node) if self.thing.kind == "body" else []
        return key_of(rows[0].body_kind) if rows else None

    @property
    def is_whole_council(self) -> bool:
        """Whether it answers for everything, also for what no objective sees."""
        return self.body_kind in WHOLE_COUNCIL

    @cached_property
    def recommended(self) -> tuple[Recommended, ...]:
        """What a regulator recommended; nothing for who is none."""
        if self.body_kind != "regulator":
            return ()
        return tuple(each for each in every_recommended(self.walkable) if each.made_by == self.thing)

    @property
    def node(self) -> NamedNode:
        """The address of the thing whose scorecard it is."""
        return NamedNode(self.thing.iri)

    def ask(self, query: Query[Row], **given: Value) -> list[Row]:
        """Put a question to the snapshot."""
        return self.walkable.snapshot.ask(query, **given)
