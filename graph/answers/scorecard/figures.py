"""A measure's row on a scorecard: its figure with where it came from, what it is held against, how it moved.

These are the shapes that answers hold; `graph.answers.scorecard.measures` reads them. What you would
get wrong: the row shows the latest period that was over by the day asked for, which for an annual
measure may be last year's; its own period is always shown with it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from graph.answers.ratings import Rating
from graph.answers.scorecard.form import Comparison
from graph.answers.scorecard.targets import TargetShown
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a figure came from: its cell, and the change set that brought it."""

    file: str | None
    sheet: str | None
    cell: str | None
    change_set: int
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as answers give it; either ``rating`` or ``no_rating`` is set, and ``reason`` says why."""

    value: Decimal | None
    unit: str
    text: str
    period: str
    obs_status: str | None
    assurance: str | None
    rating: Rating | None
    no_rating: str | None
    reason: str
    provenance: Provenance | None


@dataclass(frozen=True, slots=True)
class Baseline:
    """The figure that a measure is counted from, and its period; a name where it is a value of its own."""

    period: str
    value: Decimal | None
    text: str
    name: str | None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of the last few; a period without a figure is a gap, never nought."""

    period: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class LimitsShown:
    """The limits of a measure's ordinary ups and downs, and how many points they rest on."""

    mean: Decimal
    lower: Decimal
    upper: Decimal
    points: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class LimitsSet:
    """Why limits of variation rest on the points that they rest on, and the post that decided so.

    ``until`` is the last day of the points where they are fixed, ``from_period`` where they begin anew.
    """

    until: date | None
    from_period: str | None
    reason: str
    set_by: Thing | None


@dataclass(frozen=True, slots=True)
class VariationShown:
    """Whether the figure is out of the ordinary, or why that is not judged; ``reason`` says it in words.

    ``assurance`` tells whether the target will be met if nothing changes; ``rules`` the signs of
    real change, by the ``rule_set`` of that name.
    """

    variation: str | None
    no_variation: str | None
    reason: str
    assurance: str | None
    limits: LimitsShown | None
    rules: tuple[str, ...]
    rule_set: str | None
    limits_set: tuple[LimitsSet, ...]


@dataclass(frozen=True, slots=True)
class YearToDateShown:
    """The year so far with a target and a rating of its own; ``period`` is all of its days.

    ``meets_target`` tells whether it is at least as good as the target, whatever its rating.
    """

    period: str
    label: str
    value: Decimal | None
    text: str
    target: Decimal | None
    target_text: str | None
    rating: Rating | None
    no_rating: str | None
    reason: str
    meets_target: bool | None


@dataclass(frozen=True, slots=True)
class ForecastShown:
    """What is expected for the end of the year, the rating it would earn, and who forecast it when and how.

    ``made_on`` and ``made_by`` are as stated; ``provenance`` tells when it was recorded and by whom.
    """

    value: Decimal
    text: str
    rating: Rating | None
    no_rating: str | None
    reason: str
    provenance: Provenance | None
    made_by: Thing | None
    made_on: date | None
    method: str | None
    meets_target: bool | None


@dataclass(frozen=True, slots=True)
class BenchmarkShown:
    """The figure of somebody else; ``standing`` is None unless it counts the same thing."""

    comparator: str
    label: str
    period: str
    value: Decimal
    text: str
    definition_match: str
    standing: str | None
    reason: str
    source: str | None


@dataclass(frozen=True, slots=True)
class ReportedShown:
    """The rating in the source beside the one worked out; where they differ, the likely cause."""

    rating: str
    agrees: bool
    cause: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Restatement:
    """What was first recorded of a figure that has changed since, and whether that turned its rating."""

    value: Decimal
    text: str
    recorded_on: date
    rating: Rating | None
    no_rating: str | None
    flipped: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure on a scorecard; ``restated_from`` is the value first recorded, if it was changed since.

    ``as_at`` is the last day that the figure tells of, ``age_days`` how long before the end of the
    period asked for that was. ``period_alone`` is what the period adds to a cumulative figure.
    ``margin_of_error`` is how far a surveyed figure may lie from the true one, on either side.
    ``method`` is how an estimate came about; ``prices_of`` the period whose prices real terms are.
    """

    measure: Thing
    owner: Thing | None
    figure: Figure
    target: TargetShown | None
    previous: Comparison | None
    same_period_last_year: Comparison | None
    baseline: Baseline | None
    direction: str | None
    comparator: str | None
    difference: Decimal | None
    is_dip: bool | None
    periods_running: int
    reported_rating: str | None
    explained_by: Thing | None
    commentary: str | None
    restated_from: Comparison | None
    trend: tuple[TrendPoint, ...]
    variation: VariationShown
    scope: str | None
    statistic: str | None
    as_at: date
    age_days: int
    year_end_target: TargetShown | None
    year_to_date: YearToDateShown | None
    period_alone: Comparison | None
    forecast: ForecastShown | None
    benchmarks: tuple[BenchmarkShown, ...]
    at_best: bool
    cautions: tuple[str, ...]
    reported: ReportedShown | None
    restatement: Restatement | None
    method: str | None
    publication: str | None
    data_quality: str | None
    quality_checked_on: date | None
    price_basis: str | None
    prices_of: str | None
    margin_of_error: Comparison | None


def year_apart(line: MeasureLine) -> YearToDateShown | None:
    """The year to date where it tells more than the period's figure: another value or another target."""
    year, target = line.year_to_date, line.target.text if line.target else None
    if year is None or year.value is None:
        return None
    return None if (year.text, year.target_text) == (line.figure.text, target) else year


def worst_first(line: MeasureLine) -> tuple[bool, int, str]:
    """The order in which people look at measures: the worst rating first, those without one last."""
    rating = line.figure.rating
    return rating is None, rating.from_worst if rating else 0, line.measure.code
