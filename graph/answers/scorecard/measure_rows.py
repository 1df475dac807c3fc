"""What is asked of the snapshot and the trail for a measure's row on a scorecard: queries and their rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from graph.query import Query


class SeriesRow(NamedTuple):
    """A period of a measure with the status concluded for it; ask for what that says where it is needed."""

    status: str
    period: str
    last_day: date
    value: Decimal | None
    no_rating: str | None


class StatusRow(NamedTuple):
    """What was concluded of a measure for one period."""

    period: str
    last_day: date
    figure: str | None
    value: Decimal | None
    previous: Decimal | None
    last_year: Decimal | None
    target: str | None
    target_value: Decimal | None
    rating: str | None
    no_rating: str | None
    reason: str
    direction: str | None
    comparator: str | None
    compared: Decimal | None
    difference: Decimal | None
    is_dip: bool | None
    running: int
    variation: str | None
    no_variation: str | None
    variation_reason: str | None
    assurance: str | None
    mean: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    points: int | None
    provisional: bool | None


class StatusInFull(NamedTuple):
    """What was concluded for one period beside the figure itself."""

    to_date: str | None
    to_date_value: Decimal | None
    to_date_target: Decimal | None
    to_date_rating: str | None
    to_date_no_rating: str | None
    to_date_reason: str | None
    alone: Decimal | None
    year_end: str | None
    forecast: str | None
    forecast_value: Decimal | None
    forecast_rating: str | None
    forecast_no_rating: str | None
    forecast_reason: str | None
    at_best: bool | None
    agrees: bool | None
    cause: str | None
    disagreement: str | None
    rule_set: str | None
    to_date_meets: bool | None
    forecast_meets: bool | None


class CautionRow(NamedTuple):
    """A sentence to read before relying on a rating."""

    caution: str


class RuleRow(NamedTuple):
    """A sign of real change."""

    rule: str


class LimitsBegunRow(NamedTuple):
    """A figure from which on limits were worked out anew."""

    period: str
    last_day: date
    reason: str
    set_by: str | None


class BenchmarkRow(NamedTuple):
    """A figure of somebody else."""

    comparator: str
    label: str | None
    period: str
    value: Decimal
    match: str
    standing: str | None
    reason: str
    source: str | None


class MeasureDetails(NamedTuple):
    """What a measure is."""

    unit: str | None
    decimals: int | None
    owner: str | None
    polarity: str | None
    scope: str | None
    baseline: str | None
    statistic: str | None
    limits_until: date | None
    limits_reason: str | None
    limits_set_by: str | None
    baseline_value: Decimal | None
    baseline_name: str | None
    publication: str | None
    data_quality: str | None
    quality_checked_on: date | None
    price_basis: str | None
    prices_of: str | None
    own_scheme: str | None
    accumulation: str | None
    calendar: str | None


class FigureDetails(NamedTuple):
    """What is said of a figure beside its value."""

    obs_status: str | None
    assurance: str | None
    reported_rating: str | None
    explained_by: str | None
    commentary: str | None
    made_by: str | None
    made_on: date | None
    method: str | None
    margin: Decimal | None


class FigureForPeriod(NamedTuple):
    """A measure's own figure for a period."""

    figure: str
    value: Decimal


class FigureVersion(NamedTuple):
    """A change set that brought a figure, its kind, and the cell."""

    sequence: int
    recorded_at: datetime
    recorded_by: str
    kind: str
    cell: str | None


class TargetDetails(NamedTuple):
    """What a target says."""

    period: str
    intent: str | None
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    tolerance: Decimal | None
    in_force_from: date | None
    approved_by: str | None
    why: str | None


class TargetBefore(NamedTuple):
    """The target that another took the place of."""

    before: str


MEASURE_SERIES = Query("measure_series", SeriesRow)
MEASURE_STATUS = Query("measure_status", StatusRow)
STATUS_IN_FULL = Query("status_in_full", StatusInFull)
CAUTIONS_ABOUT = Query("cautions_about", CautionRow)
VARIATION_RULES = Query("variation_rules", RuleRow)
LIMITS_BEGUN = Query("limits_begun", LimitsBegunRow)
BENCHMARKS_OF = Query("benchmarks_of", BenchmarkRow)
MEASURE_DETAILS = Query("measure_details", MeasureDetails)
FIGURE_DETAILS = Query("figure_details", FigureDetails)
FIGURE_FOR_PERIOD = Query("figure_for_period", FigureForPeriod)
FIGURE_VERSIONS = Query("figure_versions", FigureVersion)
TARGET_DETAILS = Query("target_details", TargetDetails)
TARGET_BEFORE = Query("target_before", TargetBefore)
NO_DETAILS = FigureDetails(None, None, None, None, None, None, None, None, None)
