"""Forecasts whose outcome has come: how far each was off, and whether the rating it promised came true.

Read from the trail, since an outcome takes its forecast's place and nothing is overwritten. What
you would get wrong: a forecast that was corrected or undone was a slip, not a forecast, and is
not scored; and its rating is the one it had when it was recorded, by the target then in force.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.figures import Measures, Rating
from graph.answers.scorecard.form import Form
from graph.answers.scorecard.measure_rows import FIGURE_DETAILS, STATUS_IN_FULL, SeriesRow
from graph.query import Query
from graph.status.facts import FORECAST
from graph.status.periods import Period, day_text, parse_period, period_of_iri
from graph.status.words import difference_text
from graph.thing import Thing

SLIPS = frozenset({"correction", "undo", "withdrawal"})


@dataclass(frozen=True, slots=True)
class ForecastScored:
    """A forecast beside its outcome; ``error`` is outcome less forecast, in the measure's unit.

    ``made_on`` is the day stated, else the day recorded. ``came_true`` tells whether the outcome earned
    the rating forecast; None where either has none.
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
    rating_forecast: Rating | None
    rating_outcome: Rating | None
    came_true: bool | None
    sentence: str


class ForecastRow(NamedTuple):
    """A forecast as it was recorded; ``next_kind`` is the kind of the change set that revised it."""

    figure: str
    period: str
    value: Decimal
    sequence: int
    recorded_at: datetime
    made_by: str | None
    made_on: date | None
    method: str | None
    next_kind: str | None


class ForecastRating(NamedTuple):
    """The rating that a forecast would have earned."""

    rating: str | None


class Outcome(NamedTuple):
    """What a period came to, and its rating by address."""

    value: Decimal
    rating: str | None


FORECASTS_MADE = Query("forecasts_made", ForecastRow)
FORECAST_RATING = Query("forecast_rating", ForecastRating)


def forecasts_scored(measures: Measures, measure: Thing) -> tuple[ForecastScored, ...]:
    """Every forecast of a measure whose outcome has come, by period, oldest first."""
    made = measures.thread.ask_trail(FORECASTS_MADE, measure=NamedNode(measure.iri))
    known = measures.walkable.snapshot.sequence
    meant = [row for row in made if row.sequence <= known and key_of(row.next_kind) not in SLIPS]
    if not meant:
        return ()
    series = measures.series(measure)
    form = measures.form(measure)
    scored = []
    for row in sorted(meant, key=lambda each: (period_of_iri(NamedNode(each.period)), each.sequence)):
        outcome = _outcome(measures, series, period_of_iri(NamedNode(row.period)))
        if outcome:
            scored.append(_scored(measures, measure, row, outcome, form))
    return tuple(scored)


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
    measures: Measures, measure: Thing, row: ForecastRow, outcome: Outcome, form: Form
) -> ForecastScored:
    promised = measures.ratings.get(_rating_then(measures, row) or "")
    earned = measures.ratings.get(outcome.rating or "")
    found = ForecastScored(
        measure=measure,
        period=period_of_iri(NamedNode(row.period)).key,
        forecast=row.value,
        forecast_text=form.text(row.value),
        made_on=row.made_on or row.recorded_at.date(),
        made_by=measures.walkable.things.some(row.made_by),
        method=row.method,
        outcome=outcome.value,
        outcome_text=form.text(outcome.value),
        error=outcome.value - row.value,
        rating_forecast=promised,
        rating_outcome=earned,
        came_true=promised.key == earned.key if promised and earned else None,
        sentence="",
    )
    return replace(found, sentence=_sentence(found, form))


def _rating_then(measures: Measures, row: ForecastRow) -> str | None:
    """The rating that the forecast had when it was recorded."""
    day = row.recorded_at.date()
    moment = replace(measures.walkable.snapshot.moment, as_of=row.recorded_at, on=day)
    found = measures.thread.snapshot(moment).ask(FORECAST_RATING, figure=NamedNode(row.figure))
    return found[0].rating if found else None


def _sentence(found: ForecastScored, form: Form) -> str:
    size = difference_text(found.error, form.unit, form.decimals)
    off = "as forecast" if found.error == 0 else f"{size} {'higher' if found.error > 0 else 'lower'}"
    by = f" by {found.made_by.code}" if found.made_by else ""
    how = f" ({found.method.rstrip('.')})" if found.method else ""
    said = (
        f"{found.forecast_text} was forecast for {parse_period(found.period).label} on "
        f"{day_text(found.made_on)}{by}{how}; it came to {found.outcome_text}, {off}"
    )
    promised, earned = found.rating_forecast, found.rating_outcome
    if not promised or not earned:
        return f"{said}."
    if found.came_true:
        return f"{said}; {earned.label.lower()} as forecast."
    return f"{said}; {promised.label.lower()} was forecast, {earned.label.lower()} came."
