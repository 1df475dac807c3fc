"""The radar for scrutiny: candidate topics in the order of their signs, each with the reasons in words.

A candidate is a measure whose latest figure has the worst rating of its scheme or is a dip.
What you would get wrong: there is no score. The first sign in which two topics differ
decides (`graph.status.topics`), and each topic says which one that was.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.calendar import MEETINGS, body_kinds
from graph.answers.impact import DEFAULT_HOPS, RouteTold, Step, own_measures, route_told, step_told
from graph.answers.keystones import PRIORITY
from graph.answers.model import Walkable, key_of
from graph.answers.scorecard.figures import Rating
from graph.answers.standings import ratings_of
from graph.query import Query
from graph.questions.governance import OPEN_RECOMMENDATIONS
from graph.status.periods import day_text, parse_period
from graph.status.topics import Candidate, deciding_sign, gap_share, in_order, months_running, signs
from graph.status.words import figure_text, number_text
from graph.terms import day_term
from graph.thing import Thing
from graph.walk import Reached, impact
from ontology.codes import code_lists

SCRUTINY = "scrutiny"
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Sign:
    """What topics are put in order by, in the order of deciding."""

    key: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class SignShown:
    """The number behind a sign of a topic, none where it is not known, and what it says in words."""

    key: str
    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class PriorityReached:
    """A priority that may feel it, by the best stored route."""

    priority: Thing
    route: RouteTold


@dataclass(frozen=True, slots=True)
class RecommendationShared:
    """An open recommendation; ``links`` lead from the work that answers it to it and to the topic."""

    recommendation: Thing
    work: Thing
    due_on: date | None
    links: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Funding:
    """A budget line that pays for what a topic's measure indicates, with its original budget in pounds."""

    line: Thing
    funds: Thing
    budget: Decimal | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a scrutiny body decided on a topic, or on what the topic's measure indicates, and why."""

    body: Thing
    topic: Thing
    decided_on: date
    decision: str
    reason: str | None
    scrutinised_on: date | None


@dataclass(frozen=True, slots=True)
class Topic:
    """A candidate topic; ``placed`` says by which sign it stands above the next."""

    rank: int
    topic: Thing
    period: str
    text: str
    target: str | None
    rating: Rating | None
    is_dip: bool | None
    reason: str
    signs: tuple[SignShown, ...]
    placed: str
    overseen_by: tuple[Thing, ...]
    priorities: tuple[PriorityReached, ...]
    recommendations: tuple[RecommendationShared, ...]
    funding: tuple[Funding, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """Candidate topics, for one body where ``body`` is set; ``ranked_by`` is the rule, ``log`` every decision."""

    body: Thing | None
    as_of: datetime | None
    on: date
    illustrative: bool
    ranked_by: tuple[Sign, ...]
    topics: tuple[Topic, ...]
    log: tuple[Decision, ...]


class RunRow(NamedTuple):
    """What was last concluded of a measure, and for how many periods running it has its rating."""

    measure: str
    period: str
    unit: str | None
    decimals: int | None
    polarity: str | None
    value: Decimal | None
    target: Decimal | None
    rating: str | None
    reason: str
    running: int
    is_dip: bool | None
    dip_reason: str


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


def radar_of(walkable: Walkable, body: Thing | None = None) -> Radar:
    """The candidate topics of every scrutiny body, or those that are one body's business."""
    sweep = _Sweep(walkable)
    found = {sighting.measure.code: sighting for sighting in sweep.sightings(body)}
    ranked = in_order((Candidate(code, each.numbers) for code, each in found.items()), signs())
    topics = [
        _topic(rank, found[candidate.code], candidate, ranked[rank : rank + 1])
        for rank, candidate in enumerate(ranked, start=1)
    ]
    moment = walkable.snapshot.moment
    return Radar(
        body=body,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        ranked_by=tuple(
            Sign(each.key, each.labels["en"], each.definition) for each in code_lists()["topic-sign"].concepts
        ),
        topics=tuple(topics),
        log=tuple(each for each in sweep.decisions if body is None or each.body == body),
    )


@dataclass(frozen=True)
class _Sighting:
    """A candidate with everything that is known of it."""

    row: RunRow
    measure: Thing
    rating: Rating | None
    is_worst: bool
    reached: Sequence[Reached]
    overseen_by: tuple[Thing, ...]
    priorities: tuple[PriorityReached, ...]
    recommendations: tuple[RecommendationShared, ...]
    funding: tuple[Funding, ...]
    decisions: tuple[Decision, ...]
    meetings: int | None
    last_looked_into: date | None

    def text(self, value: Decimal | None) -> str:
        return figure_text(value, key_of(self.row.unit) or "not-stated", self.row.decimals)

    @cached_property
    def numbers(self) -> Mapping[str, Decimal]:
        """The number behind each sign that is known."""
        budgets = [each.budget for each in self.funding if each.budget is not None]
        known = {
            "months-worst": Decimal(self._months if self.is_worst else 0),
            "priorities": Decimal(len(self.priorities)),
            "recommendations": Decimal(len({each.recommendation for each in self.recommendations})),
            "gap": gap_share(self.row.value, self.row.target, key_of(self.row.polarity)),
            "meetings-since": None if self.meetings is None else Decimal(self.meetings),
            "money": sum(budgets, Decimal(0)) if budgets else None,
        }
        return {key: number for key, number in known.items() if number is not None}

    def words(self, key: str) -> str:
        """What a sign says of this topic."""
        return {
            "months-worst": self._worst_words,
            "priorities": self._priority_words,
            "recommendations": self._recommendation_words,
            "gap": self._gap_words,
            "meetings-since": self._meeting_words,
            "money": self._money_words,
        }[key]()

    def _worst_words(self) -> str:
        if not self.is_worst or self.rating is None:
            return "not at the worst rating; a dip"
        periods, months = _counted(self.row.running, "period"), _counted(self._months, "month")
        return f"{self.rating.label}, the worst rating, for {periods} running ({months})"

    @property
    def _months(self) -> int:
        return months_running(self.row.running, parse_period(self.row.period))

    def _priority_words(self) -> str:
        codes = _codes(each.priority for each in self.priorities)
        return f"may be felt by {_counted(len(self.priorities), 'priority', 'priorities')}{codes}"

    def _recommendation_words(self) -> str:
        things = list(dict.fromkeys(each.recommendation for each in self.recommendations))
        return f"{_counted(len(things), 'open recommendation')} answered by work on the same{_codes(things)}"

    def _gap_words(self) -> str:
        share = self.numbers.get("gap")
        if share is None:
            return "the gap to its target is not known"
        held = f"{self.text(self.row.value)} against {self.text(self.row.target)}"
        return f"{_percent(share)} of its target on the worse side: {held}"

    def _meeting_words(self) -> str:
        if self.meetings is None:
            return "no scrutiny body oversees what it may be felt by"
        if self.last_looked_into is None:
            return f"not looked into on record; {_counted(self.meetings, 'scrutiny meeting')} held"
        since = _counted(self.meetings, "scrutiny meeting")
        return f"last looked into on {day_text(self.last_looked_into)}; {since} since"

    def _money_words(self) -> str:
        amount = self.numbers.get("money")
        if amount is None:
            return "no budget line funds what it indicates directly"
        return f"£{number_text(amount, 0)} voted for what it indicates{_codes(each.line for each in self.funding)}"


def _topic(rank: int, found: _Sighting, candidate: Candidate, following: Sequence[Candidate]) -> Topic:
    shown = (SignShown(key, found.numbers.get(key), found.words(key)) for key in signs())
    return Topic(
        rank=rank,
        topic=found.measure,
        period=found.row.period,
        text=found.text(found.row.value),
        target=None if found.row.target is None else found.text(found.row.target),
        rating=found.rating,
        is_dip=found.row.is_dip,
        reason=found.row.dip_reason if found.row.is_dip else found.row.reason,
        signs=tuple(shown),
        placed=_placed(candidate, following[0]) if following else "The last of those found.",
        overseen_by=found.overseen_by,
        priorities=found.priorities,
        recommendations=found.recommendations,
        funding=found.funding,
        decisions=found.decisions,
    )


def _placed(above: Candidate, below: Candidate) -> str:
    key = deciding_sign(above, below, signs())
    if key is None:
        return f"Level with {below.code} in every sign."
    label = next(each.labels["en"] for each in code_lists()["topic-sign"].concepts if each.key == key)
    mine, theirs = (_number_words(key, each.numbers.get(key)) for each in (above, below))
    return f"Above {below.code} by {label.lower()}: {mine} against {theirs}."


@dataclass(frozen=True)
class _Sweep:
    """One look over a snapshot for candidates."""

    walkable: Walkable

    def sightings(self, body: Thing | None) -> Iterator[_Sighting]:
        """Every candidate that is the business of the body, or of anybody."""
        ratings = ratings_of(self.walkable)
        own = own_measures(self.walkable, body) if body else frozenset()
        for row in self.walkable.snapshot.ask(LATEST_RUNS):
            is_worst = row.rating in ratings.worst
            if not is_worst and not row.is_dip:
                continue
            found = self._sighting(row, ratings.by_iri.get(row.rating or ""), is_worst)
            if body is None or row.measure in own or self._touches(body, found.reached):
                yield found

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision by the valid day, newest first."""
        things, today = self.walkable.things, self.walkable.snapshot.moment.judged_on
        return tuple(
            Decision(
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

    def _sighting(self, row: RunRow, rating: Rating | None, is_worst: bool) -> _Sighting:
        walkable, measure = self.walkable, self.walkable.things[row.measure]
        reached = impact(walkable.model, measure.iri, DEFAULT_HOPS, walkable.strengths)
        about = {measure.iri, *(link.end for link in walkable.model.leaving(measure.iri) if link.vertical)}
        decisions = tuple(each for each in self.decisions if each.topic.iri in about)
        bodies = tuple(body for body in self._scrutiny if self._concerns(body, measure, reached))
        looked = [each.scrutinised_on for each in decisions if each.scrutinised_on]
        last = max((day for day in looked if day <= walkable.snapshot.moment.judged_on), default=None)
        return _Sighting(
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
        return tuple(self.walkable.things[iri] for iri, kind in body_kinds(self.walkable).items() if kind == SCRUTINY)

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
    def _meetings(self) -> list[tuple[str, date, str | None]]:
        return list(self.walkable.snapshot.ask(MEETINGS))

    def _recommendations(self, measure: Thing) -> Iterator[RecommendationShared]:
        """Open recommendations answered by work that bears on the measure or on what it indicates."""
        model = self.walkable.model
        near = {link.end for link in model.leaving(measure.iri) if link.vertical and not model.is_service(link.end)}
        for iri, due_on in self._open.items():
            for answer in model.entering(iri):
                shared = [link for link in model.leaving(answer.start) if link.end in {measure.iri, *near}]
                if shared:
                    links = (step_told(self.walkable, link) for link in (answer, *shared))
                    things = self.walkable.things
                    yield RecommendationShared(things[iri], things[answer.start], due_on, tuple(links))

    @cached_property
    def _open(self) -> Mapping[str, date | None]:
        rows = self.walkable.snapshot.ask(OPEN_RECOMMENDATIONS)
        return {row.recommendation: row.due_on for row in rows if row.recommendation in self.walkable.model.things}

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


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _codes(things: Iterable[Thing]) -> str:
    codes = sorted(thing.code for thing in things)
    return f" ({', '.join(codes)})" if codes else ""


def _percent(share: Decimal) -> str:
    return f"{number_text(share * 100, 1)}%"


def _number_words(key: str, number: Decimal | None) -> str:
    if number is None:
        return NOT_KNOWN
    return {"gap": _percent, "money": lambda n: f"£{number_text(n, 0)}"}.get(key, str)(number)
