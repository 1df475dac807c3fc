"""The scorecard of a body or an aim: eleven sections, every one the answer to named queries.

Always all eleven are there, in the order people read them; an empty one is empty, not
left out. What you would get wrong: an annual measure's line is of its own latest period,
which for a quarter's scorecard may be last year's.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.impact import own_measures
from graph.answers.model import Walkable
from graph.answers.scorecard.elsewhere import Elsewhere, elsewhere_of
from graph.answers.scorecard.figures import MeasureLine, Measures, Rating
from graph.answers.scorecard.sections import (
    InterventionLine,
    Judgement,
    MilestoneLine,
    MoneyLine,
    RiskLine,
    Sections,
)
from graph.status.periods import Period
from graph.thing import Thing
from graph.thread import Thread

LATE = frozenset({"late", "missing"})


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


def scorecard_of(thread: Thread, walkable: Walkable, thing: Thing, period: Period) -> Scorecard:
    """The scorecard of a body, objective, theme, goal or service for a period."""
    snapshot = walkable.snapshot
    own = sorted((walkable.things[iri] for iri in own_measures(walkable, thing)), key=lambda t: t.code)
    measures = Measures(thread, walkable, period.last_day)
    lines = tuple(line for line in (measures.line(measure) for measure in own) if line)
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
        elsewhere=elsewhere_of(
            thread, walkable, thing, period, lines, own_measures(walkable, thing), measures.ratings
        ),
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


def _data_matters(lines: tuple[MeasureLine, ...]) -> DataMatters:
    return DataMatters(
        late=tuple(line.measure for line in lines if line.figure.no_rating in LATE),
        provisional=tuple(line.measure for line in lines if line.figure.obs_status == "provisional"),
        restated=tuple(line.measure for line in lines if line.restated_from),
    )
