"""Measures read as a scorecard shows them, from one snapshot and the trail behind it.

Every judgement here is read from the snapshot; nothing is rated again. What you would get wrong:
what a figure was when first recorded is read from the trail, and told as it may be told now.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable, key_of
from graph.answers.ratings import Rating, ratings_by_iri
from graph.answers.scorecard.figures import (
    Baseline,
    BenchmarkShown,
    Figure,
    ForecastShown,
    LimitsSet,
    LimitsShown,
    MeasureLine,
    Provenance,
    ReportedShown,
    Restatement,
    TrendPoint,
    VariationShown,
    YearToDateShown,
)
from graph.answers.scorecard.form import Comparison, Form
from graph.answers.scorecard.measure_rows import (
    BENCHMARKS_OF,
    CAUTIONS_ABOUT,
    FIGURE_DETAILS,
    FIGURE_FOR_PERIOD,
    FIGURE_VERSIONS,
    LIMITS_BEGUN,
    MEASURE_DETAILS,
    MEASURE_SERIES,
    MEASURE_STATUS,
    NO_DETAILS,
    STATUS_IN_FULL,
    VARIATION_RULES,
    FigureDetails,
    FigureVersion,
    MeasureDetails,
    SeriesRow,
    StatusInFull,
    StatusRow,
)
from graph.answers.scorecard.targets import target_shown
from graph.status.facts import FORECAST
from graph.status.from_records import figure_of
from graph.status.periods import day_text, parse_period, period_of_iri
from graph.status.words import difference_text, told_text
from graph.terms import day_term
from graph.thing import Thing
from graph.thread import Thread
from graph.trail.reading import files_used

TREND_POINTS = 12
NO_COLOUR = "This tells how people fare, which no service answers for alone, so it colours none."


class FirstReported(NamedTuple):
    """The value that was first recorded of a figure as having happened, if it had one, and when."""

    value: Decimal | None
    recorded_at: datetime


@dataclass(frozen=True)
class Measures:
    """Measures as a scorecard shows them, from one snapshot and the trail behind it."""

    thread: Thread
    walkable: Walkable
    until: date

    def line(self, measure: Thing) -> MeasureLine | None:
        """The measure's row; nothing for one of which nothing was ever expected or reported."""
        series = self.series(measure)
        latest = next((row for row in reversed(series) if key_of(row.no_rating) != "not-due"), None)
        if latest is None:
            return None
        shown = self.concluded(latest)
        iri, period = NamedNode(measure.iri), parse_period(shown.period).iri
        details = self.walkable.snapshot.ask(MEASURE_DETAILS, measure=iri)[0]
        full = self.walkable.snapshot.ask(STATUS_IN_FULL, status=NamedNode(latest.status))[0]
        said, first = self._figure_details(shown), self._restated(shown)
        form = _form(details)
        return MeasureLine(
            measure=measure,
            owner=self.walkable.things.some(details.owner),
            figure=self._figure(shown, said, form),
            target=target_shown(self.walkable, shown.target, shown.target_value, form),
            previous=form.comparison(shown.previous),
            same_period_last_year=form.comparison(shown.last_year),
            baseline=self._baseline(measure, details, form),
            direction=key_of(shown.direction),
            comparator=shown.comparator,
            difference=shown.difference,
            is_dip=shown.is_dip,
            periods_running=shown.running,
            reported_rating=said.reported_rating,
            explained_by=self.walkable.things.some(said.explained_by),
            commentary=said.commentary,
            restated_from=form.comparison(first.value if first else None),
            trend=tuple(TrendPoint(row.period, row.value) for row in series[-TREND_POINTS:]),
            variation=self._variation(iri, period, shown, details, full),
            scope=key_of(details.scope),
            statistic=key_of(details.statistic),
            as_at=shown.last_day,
            age_days=(self.until - shown.last_day).days,
            year_end_target=target_shown(self.walkable, full.year_end, None, form),
            year_to_date=self._year_to_date(full, form),
            period_alone=form.comparison(full.alone),
            forecast=self._forecast(full, form),
            benchmarks=self._benchmarks(iri, form),
            at_best=bool(full.at_best),
            cautions=self._cautions(iri, period),
            reported=_reported(said, full),
            restatement=self._restatement(NamedNode(latest.status), shown, first, form),
            method=said.method,
            publication=key_of(details.publication),
            data_quality=key_of(details.data_quality),
            quality_checked_on=details.quality_checked_on,
            price_basis=key_of(details.price_basis),
            prices_of=details.prices_of,
            margin_of_error=_margin(said.margin, form) if shown.value is not None else None,
        )

    def restatement_before(self, line: MeasureLine) -> tuple[StatusRow, Restatement] | None:
        """What was first recorded for the period before a row's, with what is concluded of it now."""
        first_day = parse_period(line.figure.period).first_day
        earlier = [row for row in self.series(line.measure) if row.last_day < first_day]
        if not earlier:
            return None
        shown = self.concluded(earlier[-1])
        form, first = self.form(line.measure), self._restated(shown)
        again = self._restatement(NamedNode(earlier[-1].status), shown, first, form)
        return (shown, again) if again else None

    def form(self, measure: Thing) -> Form:
        """How a measure's values are written."""
        return _form(self.walkable.snapshot.ask(MEASURE_DETAILS, measure=NamedNode(measure.iri))[0])

    def line_for(self, thing: Thing, measure: Thing) -> MeasureLine | None:
        """The measure's row on the scorecard of a thing: how people fare colours no service."""
        line = self.line(measure)
        if line is None or thing.kind != "service" or line.scope != "population":
            return line
        return _without_colour(line)

    @cached_property
    def ratings(self) -> Mapping[str, Rating]:
        """The council's ratings by their address, worded in the language asked for."""
        return ratings_by_iri(self.walkable)

    @cached_property
    def _series(self) -> dict[str, list[SeriesRow]]:
        """The periods of measures that were asked for, by their addresses: several sections ask for them."""
        return {}

    def series(self, measure: Thing) -> list[SeriesRow]:
        """The periods of a measure up to the day, oldest first."""
        if measure.iri not in self._series:
            iri, until = NamedNode(measure.iri), day_term(self.until)
            self._series[measure.iri] = self.walkable.snapshot.ask(MEASURE_SERIES, measure=iri, until=until)
        return self._series[measure.iri]

    def concluded(self, row: SeriesRow) -> StatusRow:
        """What was concluded for one of a measure's periods."""
        return self.walkable.snapshot.ask(MEASURE_STATUS, status=NamedNode(row.status))[0]

    def _figure_details(self, row: StatusRow) -> FigureDetails:
        if row.figure is None:
            return NO_DETAILS
        return self.walkable.snapshot.ask(FIGURE_DETAILS, figure=NamedNode(row.figure))[0]

    def _figure(self, row: StatusRow, said: FigureDetails, form: Form) -> Figure:
        return Figure(
            value=row.value,
            unit=form.unit,
            text=told_text(row.value, key_of(row.no_rating), form.unit, form.decimals),
            period=row.period,
            obs_status=key_of(said.obs_status),
            assurance=key_of(said.assurance),
            rating=self.ratings.get(row.rating or ""),
            no_rating=key_of(row.no_rating),
            reason=row.reason,
            provenance=self.provenance(row.figure) if row.figure else None,
        )

    def versions(self, figure: str) -> list[FigureVersion]:
        """The versions of a figure, by its address, that were known by the time asked for, newest first."""
        rows = self.thread.ask_trail(FIGURE_VERSIONS, figure=NamedNode(figure))
        return [row for row in rows if row.sequence <= self.walkable.snapshot.sequence]

    def first_reported(self, figure: str) -> FirstReported | None:
        """What was first recorded of a figure, by its address; a forecast reported nothing."""
        for version in reversed(self.versions(figure)):
            stated = self.thread.told.stated(version.sequence, NamedNode(figure))
            first = figure_of(stated) if stated else None
            if first is not None and first.obs_status != FORECAST:
                return FirstReported(first.value, version.recorded_at)
        return None

    def _restated(self, row: StatusRow) -> FirstReported | None:
        """What was first recorded of a figure that has another value now."""
        first = self.first_reported(row.figure) if row.figure and row.value is not None else None
        return None if first is None or first.value in {None, row.value} else first

    def provenance(self, figure: str) -> Provenance | None:
        """Where a figure, by its address, came from."""
        versions = self.versions(figure)
        if not versions:
            return None
        last = versions[0]
        file = sheet = cell = None
        if last.cell:
            sequence, sha, found, cell = self.thread.names.key(NamedNode(last.cell))
            file, sheet = self._files[int(sequence), sha], None if found == "~" else found
        return Provenance(file, sheet, cell, last.sequence, last.recorded_at, last.recorded_by)

    @cached_property
    def _files(self) -> Mapping[tuple[int, str], str]:
        used = files_used(self.thread.store, self.thread.names)
        return {(row.sequence, row.sha256[:16]): row.name for row in used}

    def _baseline(self, measure: Thing, details: MeasureDetails, form: Form) -> Baseline | None:
        if details.baseline is None:
            return None
        period, value = NamedNode(details.baseline), details.baseline_value
        if value is not None:
            return Baseline(period_of_iri(period).key, value, form.text(value), details.baseline_name)
        rows = self.walkable.snapshot.ask(FIGURE_FOR_PERIOD, measure=NamedNode(measure.iri), period=period)
        value = rows[0].value if rows else None
        return Baseline(period_of_iri(period).key, value, form.text(value), None)

    def _variation(
        self,
        measure: NamedNode,
        period: NamedNode,
        row: StatusRow,
        details: MeasureDetails,
        full: StatusInFull,
    ) -> VariationShown:
        rules = self.walkable.snapshot.ask(VARIATION_RULES, measure=measure, period=period)
        return VariationShown(
            variation=key_of(row.variation),
            no_variation=key_of(row.no_variation),
            reason=row.variation_reason or "",
            assurance=key_of(row.assurance),
            limits=_limits(row),
            rules=tuple(key for each in rules if (key := key_of(each.rule))),
            rule_set=full.rule_set,
            limits_set=self._limits_set(measure, row, details),
        )

    def _limits_set(
        self, measure: NamedNode, row: StatusRow, details: MeasureDetails
    ) -> tuple[LimitsSet, ...]:
        """What people decided about the points that the limits rest on; nothing where nobody did."""
        some, until = self.walkable.things.some, day_term(row.last_day)
        begun = [
            LimitsSet(None, each.period, each.reason, some(each.set_by))
            for each in self.walkable.snapshot.ask(LIMITS_BEGUN, measure=measure, until=until)
        ]
        if details.limits_until is None:
            return tuple(begun[:1])
        why = details.limits_reason or ""
        return (*begun[:1], LimitsSet(details.limits_until, None, why, some(details.limits_set_by)))

    def _year_to_date(self, full: StatusInFull, form: Form) -> YearToDateShown | None:
        if full.to_date is None:
            return None
        days = period_of_iri(NamedNode(full.to_date))
        return YearToDateShown(
            period=days.key,
            label=days.label,
            value=full.to_date_value,
            text=form.text(full.to_date_value),
            target=full.to_date_target,
            target_text=None if full.to_date_target is None else form.text(full.to_date_target),
            rating=self.ratings.get(full.to_date_rating or ""),
            no_rating=key_of(full.to_date_no_rating),
            reason=full.to_date_reason or "",
            meets_target=full.to_date_meets,
        )

    def _forecast(self, full: StatusInFull, form: Form) -> ForecastShown | None:
        if full.forecast is None or full.forecast_value is None:
            return None
        said = self.walkable.snapshot.ask(FIGURE_DETAILS, figure=NamedNode(full.forecast))[0]
        return ForecastShown(
            value=full.forecast_value,
            text=form.text(full.forecast_value),
            rating=self.ratings.get(full.forecast_rating or ""),
            no_rating=key_of(full.forecast_no_rating),
            reason=full.forecast_reason or "",
            provenance=self.provenance(full.forecast),
            made_by=self.walkable.things.some(said.made_by),
            made_on=said.made_on,
            method=said.method,
            meets_target=full.forecast_meets,
        )

    def _benchmarks(self, measure: NamedNode, form: Form) -> tuple[BenchmarkShown, ...]:
        """The latest figure of each comparator."""
        rows = self.walkable.snapshot.ask(BENCHMARKS_OF, measure=measure, until=day_term(self.until))
        latest = {row.comparator: row for row in reversed(rows)}
        return tuple(
            BenchmarkShown(
                comparator=row.comparator,
                label=row.label or row.comparator,
                period=row.period,
                value=row.value,
                text=form.text(row.value),
                definition_match=key_of(row.match) or "not-stated",
                standing=key_of(row.standing),
                reason=row.reason,
                source=row.source,
            )
            for _, row in sorted(latest.items())
        )

    def _cautions(self, measure: NamedNode, period: NamedNode) -> tuple[str, ...]:
        rows = self.walkable.snapshot.ask(CAUTIONS_ABOUT, measure=measure, period=period)
        return tuple(row.caution for row in rows)

    def _restatement(
        self, status: NamedNode, row: StatusRow, first: FirstReported | None, form: Form
    ) -> Restatement | None:
        """What was concluded when the figure was first recorded, from the snapshot of that time."""
        if first is None or first.value is None:
            return None
        value, recorded = first.value, first.recorded_at
        was = self._as_first_recorded(status, recorded)
        before = self.ratings.get(was.rating or "") if was else None
        no_rating = key_of(was.no_rating) if was else None
        now = self.ratings.get(row.rating or "")
        flipped = (before.key if before else None) != (now.key if now else None)
        then = before.english.lower() if before else "not rated"
        since = now.english.lower() if now else "not rated"
        day = day_text(recorded.date())
        sentence = f"reported {then} on {day}, now {since}" if flipped else f"{then} on {day} and now"
        return Restatement(value, form.text(value), recorded.date(), before, no_rating, flipped, sentence)

    def _as_first_recorded(self, status: NamedNode, recorded: datetime) -> StatusRow | None:
        moment = replace(self.walkable.snapshot.moment, as_of=recorded)
        rows = self.thread.snapshot(moment).ask(MEASURE_STATUS, status=status)
        return rows[0] if rows else None


def _margin(margin: Decimal | None, form: Form) -> Comparison | None:
    return None if margin is None else Comparison(margin, difference_text(margin, form.unit, None))


def _form(details: MeasureDetails) -> Form:
    return Form(key_of(details.unit) or "not-stated", details.decimals)


def _without_colour(line: MeasureLine) -> MeasureLine:
    """The row with its figures and their movement, and no rating."""
    figure, to_date, forecast = line.figure, line.year_to_date, line.forecast
    if figure.rating is not None:
        figure = replace(figure, rating=None, no_rating="context-only", reason=NO_COLOUR)
    if to_date is not None:
        to_date = replace(to_date, rating=None, no_rating="context-only", reason=NO_COLOUR, meets_target=None)
    if forecast is not None:
        forecast = replace(
            forecast, rating=None, no_rating="context-only", reason=NO_COLOUR, meets_target=None
        )
    return replace(
        line,
        figure=figure,
        year_to_date=to_date,
        forecast=forecast,
        restatement=_value_alone(line.restatement),
        reported=None,
        reported_rating=None,
        periods_running=0,
    )


def _value_alone(restatement: Restatement | None) -> Restatement | None:
    """What was first recorded, without what it was rated."""
    if restatement is None:
        return None
    sentence = f"first recorded on {day_text(restatement.recorded_on)}"
    return replace(restatement, rating=None, no_rating="context-only", flipped=False, sentence=sentence)


def _reported(said: FigureDetails, full: StatusInFull) -> ReportedShown | None:
    if said.reported_rating is None or full.agrees is None:
        return None
    return ReportedShown(said.reported_rating, full.agrees, key_of(full.cause), full.disagreement)


def _limits(row: StatusRow) -> LimitsShown | None:
    if row.mean is None or row.lower is None or row.upper is None:
        return None
    return LimitsShown(row.mean, row.lower, row.upper, row.points or 0, bool(row.provisional))
