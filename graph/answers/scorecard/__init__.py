"""The scorecard of a body or an aim: eleven sections, every one the answer to named queries.

Always all eleven are there, in the order people read them; an empty one is empty, not
left out. What you would get wrong: what comes from elsewhere is found by walking from
others' measures to what is overseen here, never by asking who shares a service.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.impact import DEFAULT_HOPS, RouteTold, own_measures, route_told
from graph.answers.model import Walkable
from graph.answers.scorecard.figures import MeasureLine, Measures, Rating
from graph.answers.scorecard.sections import (
    OVERSEEN_BY,
    InterventionLine,
    Judgement,
    MilestoneLine,
    MoneyLine,
    RiskLine,
    Sections,
)
from graph.query import Query
from graph.status.periods import Period
from graph.thing import Thing
from graph.thread import Thread
from graph.walk import AFFECTED_KINDS, impact

LATE = frozenset({"late", "missing"})
SIDE_ROUTES = 2


@dataclass(frozen=True, slots=True)
class RatingCount:
    """How many measures have a rating."""

    rating: Rating
    count: int


@dataclass(frozen=True, slots=True)
class NoRatingCount:
    """How many measures have no rating for one reason."""

    no_rating: str
    count: int


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """Counts: ``n`` measures, ``rated`` of them with a rating; the others by why they have none."""

    n: int
    rated: int
    by_rating: tuple[RatingCount, ...]
    not_rated: tuple[NoRatingCount, ...]
    improved: int
    steady: int
    worsened: int
    dips: int


@dataclass(frozen=True, slots=True)
class FromElsewhere:
    """Somebody else's measure that has dipped and bears on what is overseen here."""

    measure: Thing
    owner: Thing | None
    period: str
    bears_on: Thing
    strength: str | None
    direction: str
    routes: tuple[RouteTold, ...]


@dataclass(frozen=True, slots=True)
class ToElsewhere:
    """One of our dips, and those who should be told."""

    measure: Thing
    bears_on: tuple[Thing, ...]
    tell: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class FromOthers:
    """Dips elsewhere in full; the measures that bear on us and have not dipped as a count."""

    dips: tuple[FromElsewhere, ...]
    others: int
    list_with: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What comes from other priorities, and where our own dips go."""

    from_: FromOthers
    to: tuple[ToElsewhere, ...]


@dataclass(frozen=True, slots=True)
class DataMatters:
    """What to know of the data: figures that are late, provisional or changed since first recorded."""

    late: tuple[Thing, ...]
    provisional: tuple[Thing, ...]
    restated: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scorecard; ``for_`` is the body or aim, ``thread`` what it serves, ``decisions`` what is asked."""

    for_: Thing
    period: str
    as_of: datetime | None
    on: date
    language: str
    illustrative: bool
    status: tuple[Judgement, ...]
    at_a_glance: AtAGlance
    measures: tuple[MeasureLine, ...]
    interventions: tuple[InterventionLine, ...]
    milestones: tuple[MilestoneLine, ...]
    money: tuple[MoneyLine, ...]
    risks: tuple[RiskLine, ...]
    elsewhere: Elsewhere
    thread: tuple[Thing, ...]
    data: DataMatters
    decisions: tuple[str, ...]


class EveryMeasureRow(NamedTuple):
    """A measure with figures, its owner, and whether it has dipped."""

    measure: str
    period: str
    is_dip: bool | None
    owner: str | None


EVERY_MEASURE = Query("every_measure", EveryMeasureRow)


def scorecard_of(thread: Thread, walkable: Walkable, thing: Thing, period: Period) -> Scorecard:
    """The scorecard of a body, objective, theme, goal or service for a period."""
    snapshot = walkable.snapshot
    own = sorted((walkable.things[iri] for iri in own_measures(walkable, thing)), key=lambda t: t.code)
    measures = Measures(thread, walkable, period.last_day)
    lines = tuple(line for line in (measures.line_for(thing, measure) for measure in own) if line)
    sections = Sections(walkable, thing, period.last_day)
    return Scorecard(
        for_=thing,
        period=period.key,
        as_of=snapshot.moment.as_of,
        on=snapshot.moment.on,
        language=walkable.language,
        illustrative=snapshot.illustrative,
        status=sections.judgements(period),
        at_a_glance=at_a_glance(lines),
        measures=lines,
        interventions=sections.interventions(tuple(own)),
        milestones=sections.milestones(),
        money=sections.money(),
        risks=sections.risks(),
        elsewhere=_elsewhere(walkable, thing, lines, frozenset(measure.iri for measure in own)),
        thread=sections.served(),
        data=_data_matters(lines),
        decisions=(),
    )


def at_a_glance(lines: Iterable[MeasureLine]) -> AtAGlance:
    """Measures counted by their ratings and by the reasons for having none."""
    found = list(lines)
    rated = Counter(line.figure.rating for line in found if line.figure.rating)
    not_rated = Counter(line.figure.no_rating for line in found if line.figure.no_rating)
    directions = Counter(line.direction for line in found)
    by_rating = sorted(rated.items(), key=lambda each: each[0].order)
    return AtAGlance(
        n=len(found),
        rated=sum(rated.values()),
        by_rating=tuple(RatingCount(rating, count) for rating, count in by_rating),
        not_rated=tuple(NoRatingCount(key, count) for key, count in sorted(not_rated.items())),
        improved=directions["improved"],
        steady=directions["steady"],
        worsened=directions["worsened"],
        dips=sum(line.is_dip is True for line in found),
    )


def _elsewhere(
    walkable: Walkable, thing: Thing, lines: Iterable[MeasureLine], own: frozenset[str]
) -> Elsewhere:
    overseen = {row.thing for row in walkable.snapshot.ask(OVERSEEN_BY, body=NamedNode(thing.iri))}
    ends = overseen or {thing.iri}
    dips: list[FromElsewhere] = []
    others = 0
    for row in walkable.snapshot.ask(EVERY_MEASURE):
        if row.measure in own or row.measure not in walkable.model.things:
            continue
        reached = impact(walkable.model, row.measure, DEFAULT_HOPS, walkable.strengths)
        found = next((each for each in reached if each.thing.iri in ends), None)
        if found and row.is_dip:
            told = tuple(route_told(walkable, route) for route in found.routes[:SIDE_ROUTES])
            owner = walkable.things.some(row.owner)
            measure = walkable.things[row.measure]
            dips.append(
                FromElsewhere(measure, owner, row.period, found.thing, found.strength, found.direction, told)
            )
        elif found:
            others += 1
    list_with = f"golden-thread query measures_that_bear_on thing={thing.code}"
    to = tuple(_to_elsewhere(walkable, line.measure, ends) for line in lines if line.is_dip)
    return Elsewhere(FromOthers(tuple(dips), others, list_with), to)


def _to_elsewhere(walkable: Walkable, measure: Thing, ends: set[str]) -> ToElsewhere:
    reached = impact(walkable.model, measure.iri, DEFAULT_HOPS, walkable.strengths)
    bears_on = [r.thing for r in reached if r.thing.kind in AFFECTED_KINDS and r.thing.iri not in ends]
    bodies = dict.fromkeys(body for each in bears_on for body in walkable.overseers.get(each.iri, ()))
    tell = [walkable.things[body] for body in bodies]
    return ToElsewhere(
        measure,
        tuple(bears_on),
        tuple(body for body in tell if measure.iri not in own_measures(walkable, body)),
    )


def _data_matters(lines: tuple[MeasureLine, ...]) -> DataMatters:
    return DataMatters(
        late=tuple(line.measure for line in lines if line.figure.no_rating in LATE),
        provisional=tuple(line.measure for line in lines if line.figure.obs_status == "provisional"),
        restated=tuple(line.measure for line in lines if line.restated_from),
    )
