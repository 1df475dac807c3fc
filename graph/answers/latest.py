"""The latest of every measure, and every board at a glance, without the cost of whole scorecards.

What you would get wrong: these are the latest statuses that count on the snapshot's valid
day; a scorecard for an earlier period asks an earlier day's snapshot.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from graph.answers.impact import own_measures
from graph.answers.model import Walkable, key_of
from graph.answers.ratings import Rating, ratings_by_iri
from graph.answers.scorecard.glance import NoRatingCount, RatingCount, counted
from graph.query import Query
from graph.status.words import figure_text, told_text
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class LatestLine:
    """The latest figure of a measure, what it was held against and what was concluded."""

    measure: Thing
    period: str
    value: Decimal | None
    text: str
    target: str | None
    rating: Rating | None
    no_rating: str | None
    reason: str
    direction: str | None
    difference: Decimal | None
    is_dip: bool | None


@dataclass(frozen=True, slots=True)
class LatestMeasures:
    """Every measure with anything expected or reported, by code; ``without`` are those with nothing."""

    as_of: datetime | None
    on: date
    illustrative: bool
    measures: tuple[LatestLine, ...]
    without: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """How many measures, how they are rated and how they moved."""

    n: int
    by_rating: tuple[RatingCount, ...]
    not_rated: tuple[NoRatingCount, ...]
    improved: int
    worsened: int
    dips: int


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A body, its kind of body, what it oversees, and its own measures at a glance."""

    board: Thing
    body_kind: str | None
    oversees: tuple[Thing, ...]
    at_a_glance: Glance


@dataclass(frozen=True, slots=True)
class DipLine:
    """A measure that has dipped and the objectives that may feel it."""

    latest: LatestLine
    felt_by: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Boards:
    """Every body in force, those with measures first by code, and the dips that touch most."""

    as_of: datetime | None
    on: date
    illustrative: bool
    boards: tuple[BoardLine, ...]
    dips: tuple[DipLine, ...]


class LatestRow(NamedTuple):
    """A measure's latest status as the snapshot holds it."""

    measure: str
    unit: str | None
    decimals: int | None
    period: str
    value: Decimal | None
    target: Decimal | None
    rating: str | None
    no_rating: str | None
    reason: str
    direction: str | None
    difference: Decimal | None
    is_dip: bool | None


class BodyRow(NamedTuple):
    """A body, and one thing it oversees."""

    body: str
    body_kind: str | None
    overseen: str | None


LATEST_STATUSES = Query("latest_statuses", LatestRow)
BODIES = Query("bodies", BodyRow)


def latest_measures(walkable: Walkable) -> LatestMeasures:
    """The latest of every measure."""
    lines = _lines(walkable)
    measures = sorted(
        (thing for thing in walkable.things.by_iri.values() if thing.kind == "measure"),
        key=lambda thing: thing.code,
    )
    moment = walkable.snapshot.moment
    return LatestMeasures(
        moment.as_of,
        moment.on,
        walkable.snapshot.illustrative,
        tuple(lines[measure.iri] for measure in measures if measure.iri in lines),
        tuple(measure for measure in measures if measure.iri not in lines),
    )


def boards(walkable: Walkable) -> Boards:
    """Every body with its own measures counted, and the dips, those that touch most first."""
    lines = _lines(walkable)
    kinds: dict[str, str | None] = {}
    overseen: dict[str, list[Thing]] = {}
    for row in walkable.snapshot.ask(BODIES):
        kinds[row.body] = key_of(row.body_kind)
        overseen.setdefault(row.body, []).extend([walkable.things[row.overseen]] if row.overseen else [])
    told = [
        BoardLine(body, kinds[body.iri], tuple(overseen[body.iri]), _glance_of(walkable, body, lines))
        for body in map(walkable.things.__getitem__, overseen)
    ]
    told.sort(key=lambda line: (line.at_a_glance.n == 0, line.board.code))
    moment = walkable.snapshot.moment
    return Boards(
        moment.as_of, moment.on, walkable.snapshot.illustrative, tuple(told), _dips(walkable, lines.values())
    )


def glance(lines: Iterable[LatestLine]) -> Glance:
    """Measures counted by rating, by the reason for having none, and by direction."""
    found = list(lines)
    reasons = Counter(line.no_rating for line in found if line.no_rating and line.rating is None)
    return Glance(
        n=len(found),
        by_rating=counted(line.rating for line in found),
        not_rated=tuple(NoRatingCount(key, n) for key, n in sorted(reasons.items())),
        improved=sum(line.direction == "improved" for line in found),
        worsened=sum(line.direction == "worsened" for line in found),
        dips=sum(line.is_dip is True for line in found),
    )


def _lines(walkable: Walkable) -> dict[str, LatestLine]:
    ratings = ratings_by_iri(walkable)
    return {row.measure: _line(walkable, row, ratings) for row in walkable.snapshot.ask(LATEST_STATUSES)}


def _line(walkable: Walkable, row: LatestRow, ratings: Mapping[str, Rating]) -> LatestLine:
    unit = key_of(row.unit) or "not-stated"
    return LatestLine(
        measure=walkable.things[row.measure],
        period=row.period,
        value=row.value,
        text=told_text(row.value, key_of(row.no_rating), unit, row.decimals),
        target=None if row.target is None else figure_text(row.target, unit, row.decimals),
        rating=ratings.get(row.rating or ""),
        no_rating=key_of(row.no_rating),
        reason=row.reason,
        direction=key_of(row.direction),
        difference=row.difference,
        is_dip=row.is_dip,
    )


def _glance_of(walkable: Walkable, body: Thing, lines: Mapping[str, LatestLine]) -> Glance:
    own = own_measures(walkable, body)
    return glance(lines[measure] for measure in own if measure in lines)


def _dips(walkable: Walkable, lines: Iterable[LatestLine]) -> tuple[DipLine, ...]:
    found = []
    for line in lines:
        if line.is_dip and line.measure.iri in walkable.model.things:
            felt = [each.end for each in walkable.priorities.of(line.measure.iri)]
            found.append(DipLine(line, tuple(thing for thing in felt if thing.kind.endswith("objective"))))
    return tuple(sorted(found, key=lambda dip: (-len(dip.felt_by), dip.latest.measure.code)))
