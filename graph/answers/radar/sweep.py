"""One look over a snapshot for candidate topics, with what stored links and records say of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from graph.answers.calendar import MEETINGS, MeetingRow, body_kinds
from graph.answers.impact import own_measures, route_told, step_told
from graph.answers.keystones import PRIORITY
from graph.answers.model import Walkable, key_of
from graph.answers.radar.topic import (
    Funding,
    PriorityReached,
    RecommendationShared,
    RunRow,
    Sighting,
    TopicDecision,
)
from graph.answers.ratings import Rating, ratings_by_iri
from graph.query import Query
from graph.questions.governance import OPEN_RECOMMENDATIONS
from graph.terms import day_term
from graph.thing import Thing
from graph.walk import Reached, impact

SCRUTINY = "scrutiny"


class DecisionRow(NamedTuple):
    """A decision on a topic."""

    topic: str
    body: str
    decided_on: date
    decision: str
    reason: str | None
    scrutinised_on: date | None


class BudgetRow(NamedTuple):
    """The original budget of a line for a period."""

    line: str
    period: str
    amount: Decimal


LATEST_RUNS = Query("latest_runs", RunRow)
TOPIC_DECISIONS = Query("topic_decisions", DecisionRow)
ORIGINAL_BUDGETS = Query("original_budgets", BudgetRow)


@dataclass(frozen=True)
class Sweep:
    """One look over a snapshot for candidates."""

    walkable: Walkable

    def sightings(self, body: Thing | None) -> Iterator[Sighting]:
        """Every candidate that is the business of the body, or of anybody."""
        ratings = ratings_by_iri(self.walkable)
        own = own_measures(self.walkable, body) if body else frozenset()
        for row in self._runs:
            rating = ratings.get(row.rating or "")
            is_worst = rating is not None and rating.is_worst
            if not is_worst and not row.is_dip:
                continue
            found = self._sighting(row, rating, is_worst)
            if body is None or row.measure in own or self._touches(body, found.reached):
                yield found

    @cached_property
    def not_judged(self) -> int:
        """How many measures have a latest figure that is neither rated nor known to dip or not."""
        return sum(row.value is not None and row.rating is None and row.is_dip is None for row in self._runs)

    @cached_property
    def _runs(self) -> list[RunRow]:
        return self.walkable.snapshot.ask(LATEST_RUNS)

    @cached_property
    def decisions(self) -> tuple[TopicDecision, ...]:
        """Every decision by the valid day, newest first."""
        things, today = self.walkable.things, self.walkable.snapshot.moment.judged_on
        return tuple(
            TopicDecision(
                things[row.body],
                things[row.topic],
                row.decided_on,
                key_of(row.decision) or "",
                row.reason,
                row.scrutinised_on,
            )
            for row in self.walkable.snapshot.ask(TOPIC_DECISIONS)
            if row.decided_on <= today
        )

    def _sighting(self, row: RunRow, rating: Rating | None, is_worst: bool) -> Sighting:
        walkable, measure = self.walkable, self.walkable.things[row.measure]
        reached = impact(walkable.model, measure.iri, walkable.hops, walkable.strengths)
        about = {measure.iri, *(link.end for link in walkable.model.leaving(measure.iri) if link.vertical)}
        decisions = tuple(each for each in self.decisions if each.topic.iri in about)
        bodies = tuple(body for body in self._scrutiny if self._concerns(body, measure, reached))
        looked = [each.scrutinised_on for each in decisions if each.scrutinised_on]
        last = max((day for day in looked if day <= walkable.snapshot.moment.judged_on), default=None)
        return Sighting(
            row=row,
            measure=measure,
            rating=rating,
            is_worst=is_worst,
            reached=reached,
            overseen_by=bodies,
            priorities=tuple(
                PriorityReached(each.thing, route_told(walkable, each.routes[0]))
                for each in sorted(reached, key=lambda each: each.thing.code)
                if each.thing.kind == PRIORITY
            ),
            recommendations=tuple(self._recommendations(measure)),
            funding=tuple(self._funding(measure)),
            decisions=decisions,
            meetings=self._meetings_since(bodies, last) if bodies else None,
            last_looked_into=last,
        )

    def _concerns(self, body: Thing, measure: Thing, reached: Sequence[Reached]) -> bool:
        return measure.iri in self._own[body] or self._touches(body, reached)

    def _touches(self, body: Thing, reached: Iterable[Reached]) -> bool:
        return any(body.iri in self.walkable.overseers.get(each.thing.iri, ()) for each in reached)

    @cached_property
    def _scrutiny(self) -> tuple[Thing, ...]:
        return tuple(
            self.walkable.things[iri] for iri, kind in body_kinds(self.walkable).items() if kind == SCRUTINY
        )

    @cached_property
    def _own(self) -> Mapping[Thing, frozenset[str]]:
        return {body: own_measures(self.walkable, body) for body in self._scrutiny}

    def _meetings_since(self, bodies: Iterable[Thing], last: date | None) -> int:
        """Meetings of these bodies that have been held, after a day if there is one."""
        concerned = {body.iri for body in bodies}
        today = self.walkable.snapshot.moment.judged_on
        held = [row.held_on for row in self._meetings if row.body in concerned and row.held_on <= today]
        return sum(last is None or day > last for day in held)

    @cached_property
    def _meetings(self) -> list[MeetingRow]:
        return self.walkable.snapshot.ask(MEETINGS)

    def _recommendations(self, measure: Thing) -> Iterator[RecommendationShared]:
        """Open recommendations answered by work that bears on the measure or on what it indicates."""
        model = self.walkable.model
        near = {
            link.end
            for link in model.leaving(measure.iri)
            if link.vertical and not model.is_service(link.end)
        }
        for iri, due_on in self._open.items():
            for answer in (link for link in model.entering(iri) if link.link_type == "respondsTo"):
                shared = [link for link in model.leaving(answer.start) if link.end in {measure.iri, *near}]
                if shared:
                    links = (step_told(self.walkable, link) for link in (answer, *shared))
                    things = self.walkable.things
                    yield RecommendationShared(things[iri], things[answer.start], due_on, tuple(links))

    @cached_property
    def _open(self) -> Mapping[str, date | None]:
        rows = self.walkable.snapshot.ask(OPEN_RECOMMENDATIONS)
        return {
            row.recommendation: row.due_on for row in rows if row.recommendation in self.walkable.model.things
        }

    def _funding(self, measure: Thing) -> Iterator[Funding]:
        """Each line that funds something the measure indicates, once."""
        model, things = self.walkable.model, self.walkable.things
        told: set[str] = set()
        for indicated in (link.end for link in model.leaving(measure.iri) if link.link_type == "indicates"):
            for link in model.entering(indicated):
                if link.link_type == "funds" and link.start not in told:
                    told.add(link.start)
                    yield Funding(things[link.start], things[indicated], self._budgets.get(link.start))

    @cached_property
    def _budgets(self) -> Mapping[str, Decimal]:
        """The latest original budget of each line by its address."""
        until = day_term(self.walkable.snapshot.moment.on)
        return {row.line: row.amount for row in self.walkable.snapshot.ask(ORIGINAL_BUDGETS, until=until)}
