"""Forecasts whose outcome has come: how far each was off.

Read from the trail, since an outcome takes its forecast's place and nothing is overwritten. What
you would get wrong: a forecast that was corrected or undone was a slip, not a forecast, and is
not scored; nor is one that may not be told any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.ratings import Rating
from graph.answers.scorecard.form import Form
from graph.answers.scorecard.measure_rows import FIGURE_DETAILS, STATUS_IN_FULL, SeriesRow
from graph.answers.scorecard.measures import Measures
from graph.status.facts import FORECAST, YEARS
from graph.status.from_records import figure_of
from graph.status.periods import Period, day_text, parse_period, period_holding
from graph.status.record_values import day_of
from graph.status.words import difference_text
from graph.thing import Thing
from graph.trail.records import Record
from ontology import GT

SLIPS = frozenset({"correction", "undo", "withdrawal"})


@dataclass(frozen=True, slots=True)
class ForecastScored:
    """A forecast beside its outcome; ``error`` is outcome less forecast, in the measure's unit.

    ``made_on`` is the day stated, else the day recorded; ``rating`` is what the outcome earned.
    """

    measure: Thing
    period: str
    forecast: Decimal
    forecast_text: str
    made_on: date
    made_by: Thing | None
    method: str | None
    outcome: Decimal
    outcome_text: str
    error: Decimal
    rating: Rating | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Made:
    """A forecast as it was recorded."""

    value: Decimal
    record: Record
    recorded_on: date


class Outcome(NamedTuple):
    """What a period came to, and its rating by address."""

    value: Decimal
    rating: str | None


def forecasts_scored(
    measures: Measures, measure: Thing, periods: Iterable[str]
) -> tuple[ForecastScored, ...]:
    """The forecasts of what periods, or the years that they close, came to; by period, oldest first."""
    ended = sorted({end for key in periods for end in _ends_with(parse_period(key))})
    made = {period: found for period in ended if (found := _made(measures, measure, period))}
    if not made:
        return ()
    form, series = measures.form(measure), measures.series(measure)
    scored: list[ForecastScored] = []
    for period, forecasts in made.items():
        outcome = _outcome(measures, series, period)
        if outcome:
            scored += [_scored(measures, measure, period, each, outcome, form) for each in forecasts]
    return tuple(scored)


def _ends_with(period: Period) -> set[Period]:
    """A period and the years that end with it."""
    years = {period_holding(kind, period.last_day) for kind in YEARS}
    return {period, *(year for year in years if period.closes(year))}


def _made(measures: Measures, measure: Thing, period: Period) -> list[Made]:
    """What was forecast of the council's own figure for a period, oldest first; slips left out."""
    figure = measures.thread.names.record("figure", measure.code, period.key)
    versions = measures.versions(figure.value)[::-1]
    made = []
    for version, following in zip_longest(versions, versions[1:]):
        stated = measures.thread.told.stated(version.sequence, figure)
        found = figure_of(stated) if stated else None
        slip = following is not None and key_of(following.kind) in SLIPS
        if stated and found and found.value is not None and found.obs_status == FORECAST and not slip:
            made.append(Made(found.value, stated, version.recorded_at.date()))
    return made


def _outcome(measures: Measures, series: Sequence[SeriesRow], period: Period) -> Outcome | None:
    """What a period came to: its own actual figure, or the year to date at the year's end."""
    ask = measures.walkable.snapshot.ask
    for row in series:
        if row.period == period.key and row.value is not None:
            shown = measures.concluded(row)
            said = ask(FIGURE_DETAILS, figure=NamedNode(shown.figure or ""))[0]
            forecast = key_of(said.obs_status) == FORECAST
            return None if forecast or shown.value is None else Outcome(shown.value, shown.rating)
        if parse_period(row.period).closes(period):
            full = ask(STATUS_IN_FULL, status=NamedNode(row.status))[0]
            if full.to_date == period.iri.value and full.to_date_value is not None:
                return Outcome(full.to_date_value, full.to_date_rating)
    return None


def _scored(
    measures: Measures, measure: Thing, period: Period, made: Made, outcome: Outcome, form: Form
) -> ForecastScored:
    found = ForecastScored(
        measure=measure,
        period=period.key,
        forecast=made.value,
        forecast_text=form.text(made.value),
        made_on=day_of(made.record, GT.forecastOn) or made.recorded_on,
        made_by=measures.walkable.things.some(made.record.text(GT.forecastBy)),
        method=made.record.text(GT.method),
        outcome=outcome.value,
        outcome_text=form.text(outcome.value),
        error=outcome.value - made.value,
        rating=measures.ratings.get(outcome.rating or ""),
        sentence="",
    )
    return replace(found, sentence=_sentence(found, form))


def _sentence(found: ForecastScored, form: Form) -> str:
    size = difference_text(found.error, form.unit, form.decimals)
    off = "as forecast" if found.error == 0 else f"{size} {'higher' if found.error > 0 else 'lower'}"
    by = f" by {found.made_by.code}" if found.made_by else ""
    how = f" ({found.method.rstrip('.')})" if found.method else ""
    earned = f"; {found.rating.english.lower()}" if found.rating else ""
    return (
        f"{found.forecast_text} was forecast for {parse_period(found.period).label} on "
        f"{day_text(found.made_on)}{by}{how}; it came to {found.outcome_text}, {off}{earned}."
    )
