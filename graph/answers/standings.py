"""How measures stood in the periods that ended between two days, with what is worst in each scheme.

Shared by the answers about oversight. Every judgement is read from the snapshot; only which
rating is the last of its scheme is looked up here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable, key_of
from graph.answers.ratings import Rating, ratings_by_iri
from graph.query import Query
from graph.status.periods import Period, period_of_iri
from graph.status.scheme import CONTEXT_ONLY
from graph.status.words import figure_text
from graph.terms import day_term
from graph.thing import Thing

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """A measure in one period, as the snapshot concludes it; ``is_worst`` is of its own scheme's ratings."""

    measure: Thing
    period: Period
    available_after: int | None
    figure: str | None
    value: Decimal | None
    text: str
    compared_with: str | None
    target: str | None
    rating: Rating | None
    is_worst: bool
    no_rating: str | None
    reason: str
    is_dip: bool | None
    dip_reason: str


class PeriodStandingRow(NamedTuple):
    """What was concluded of a measure for a period."""

    measure: str
    period: str
    unit: str | None
    decimals: int | None
    available_after: int | None
    figure: str | None
    value: Decimal | None
    compared: Decimal | None
    target: Decimal | None
    rating: str | None
    no_rating: str | None
    reason: str
    is_dip: bool | None
    dip_reason: str


STANDINGS_BETWEEN = Query("standings_between", PeriodStandingRow)


def standings_between(walkable: Walkable, since: date, until: date) -> Iterator[PeriodStanding]:
    """How every measure stood in each period that ended from one day to another, oldest first."""
    ratings = ratings_by_iri(walkable)
    for row in walkable.snapshot.ask(STANDINGS_BETWEEN, since=day_term(since), until=day_term(until)):
        yield _standing(walkable, row, ratings)


def standings_in(walkable: Walkable, period: Period | None) -> list[PeriodStanding]:
    """How measures stood in every period that lies in one, or that ended in the year up to the valid day."""
    until = walkable.snapshot.moment.on
    if period is None:
        return list(standings_between(walkable, until - YEAR, until))
    found = standings_between(walkable, period.first_day, period.last_day)
    return [standing for standing in found if period.contains(standing.period)]


def not_known(standings: Iterable[PeriodStanding]) -> int:
    """How many have a figure of which nobody can tell whether it is a dip; for context none can be."""
    counted = (standing for standing in standings if standing.no_rating != CONTEXT_ONLY)
    return sum(standing.value is not None and standing.is_dip is None for standing in counted)


def _standing(walkable: Walkable, row: PeriodStandingRow, ratings: Mapping[str, Rating]) -> PeriodStanding:
    def text(value: Decimal | None) -> str | None:
        return None if value is None else figure_text(value, key_of(row.unit) or "not-stated", row.decimals)

    rating = ratings.get(row.rating or "")
    return PeriodStanding(
        measure=walkable.things[row.measure],
        period=period_of_iri(NamedNode(row.period)),
        available_after=row.available_after,
        figure=row.figure,
        value=row.value,
        text=text(row.value) or figure_text(None, "not-stated", None),
        compared_with=text(row.compared),
        target=text(row.target),
        rating=rating,
        is_worst=rating is not None and rating.is_worst,
        no_rating=key_of(row.no_rating),
        reason=row.reason,
        is_dip=row.is_dip,
        dip_reason=row.dip_reason,
    )
