"""A measure by itself: what it is, how it stands, period by period, and what it serves.

What you would get wrong: every period that anything was expected for is a point, also one
without a figure; a gap in the series is never closed up.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.about import Fact, about
from graph.answers.impact import Dip, Step, dip_of
from graph.answers.model import Walkable, key_of
from graph.answers.ratings import Rating
from graph.answers.scorecard.figures import MeasureLine, Provenance
from graph.answers.scorecard.forecasts import ForecastScored, forecasts_scored
from graph.answers.scorecard.measure_rows import MEASURE_DETAILS, MeasureDetails, StatusRow
from graph.answers.scorecard.measures import Measures
from graph.answers.things import Things
from graph.answers.trace import ThingAtDepth, trace_of
from graph.errors import NotInThread
from graph.query import Query
from graph.status.periods import parse_period
from graph.status.words import figure_text, told_text
from graph.status.year_to_date import year_in
from graph.thing import Thing
from graph.thread import Thread


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a measure, as it stands now; ``source`` is the paper or page behind its figure.

    ``starts_anew`` says that no line may join its figure to the one before: the series was broken
    there, or counting began again with a new year.
    """

    period: str
    value: Decimal | None
    text: str
    target: Decimal | None
    target_text: str | None
    rating: Rating | None
    no_rating: str | None
    reason: str
    direction: str | None
    is_dip: bool | None
    starts_anew: bool
    source: str | None
    source_standing: str | None
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class RatedBy:
    """The scheme that a measure is rated by; ``inherited`` from the council where it names none itself."""

    scheme: Thing
    inherited: bool


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """A measure; ``latest`` is the row a scorecard would show of it, ``serves`` what stands above it.

    ``rated_by`` is the scheme that it is rated by, ``forecasts`` are those whose outcome has come.
    """

    measure: Thing
    as_of: datetime | None
    on: date
    illustrative: bool
    unit: str
    facts: tuple[Fact, ...]
    latest: MeasureLine | None
    dip: Dip | None
    series: tuple[Point, ...]
    links_out: tuple[Step, ...]
    links_in: tuple[Step, ...]
    serves: tuple[ThingAtDepth, ...]
    rated_by: RatedBy | None
    forecasts: tuple[ForecastScored, ...]


class SourceRow(NamedTuple):
    """Where a figure was taken from."""

    figure: str
    source: str
    standing: str | None


FIGURE_SOURCES = Query("figure_sources", SourceRow)


def measure_of(thread: Thread, walkable: Walkable, thing: Thing) -> MeasureTold:
    """What the thread knows of a measure; raises `NotInThread` for a thing of another kind."""
    if thing.kind != "measure":
        raise NotInThread(thing.code, _near(walkable.things, thing))
    moment = walkable.snapshot.moment
    told = about(walkable, thing)
    details = walkable.snapshot.ask(MEASURE_DETAILS, measure=NamedNode(thing.iri))[0]
    unit = key_of(details.unit) or "not-stated"
    measures = Measures(thread, walkable, moment.on)
    return MeasureTold(
        measure=thing,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=told.illustrative,
        unit=unit,
        facts=told.facts,
        latest=measures.line(thing),
        dip=dip_of(walkable, thing, None),
        series=_points(measures, thing, details),
        links_out=told.links_out,
        links_in=told.links_in,
        serves=trace_of(walkable, thing, "up").things,
        rated_by=_rated_by(walkable, details.own_scheme),
        forecasts=forecasts_scored(measures, thing, (row.period for row in measures.series(thing))),
    )


def _rated_by(walkable: Walkable, own: str | None) -> RatedBy | None:
    """The scheme that `graph.status.derived.scheme_of` chooses, and whose choice it is."""
    council = walkable.snapshot.council
    scheme = walkable.things.some(own or (council.scheme if council else None))
    return RatedBy(scheme, inherited=own is None) if scheme else None


def _near(things: Things, thing: Thing) -> list[str]:
    named = f"{thing.code} {thing.label} ({thing.kind})"
    return [named, *(name for name in things.nearest(thing.code.casefold()) if not named.startswith(name))]


def _points(measures: Measures, thing: Thing, details: MeasureDetails) -> tuple[Point, ...]:
    unit, decimals = key_of(details.unit) or "not-stated", details.decimals
    series = [measures.concluded(row) for row in measures.series(thing)]
    rows = measures.walkable.snapshot.ask(FIGURE_SOURCES, measure=NamedNode(thing.iri))
    sources = {row.figure: row for row in reversed(rows)}
    nothing = SourceRow("", "", None)
    return tuple(
        Point(
            period=row.period,
            value=row.value,
            text=told_text(row.value, key_of(row.no_rating), unit, decimals),
            target=row.target_value,
            target_text=None if row.target_value is None else figure_text(row.target_value, unit, decimals),
            rating=measures.ratings.get(row.rating or ""),
            no_rating=key_of(row.no_rating),
            reason=row.reason,
            direction=key_of(row.direction),
            is_dip=row.is_dip,
            starts_anew=_starts_anew(details, before, row),
            source=sources.get(row.figure or "", nothing).source or None,
            source_standing=key_of(sources.get(row.figure or "", nothing).standing),
            provenance=measures.provenance(row.figure) if row.figure else None,
        )
        for before, row in zip([None, *series], series, strict=False)
    )


def _starts_anew(details: MeasureDetails, before: StatusRow | None, row: StatusRow) -> bool:
    if before is None or key_of(row.no_rating) == "break":
        return True
    if key_of(details.accumulation) != "cumulative":
        return False
    years = (year_in(key_of(details.calendar) or "", parse_period(each.period)) for each in (before, row))
    return len(set(years)) > 1
