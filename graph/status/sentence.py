"""The whole reason of a status in one sentence: the rating, the movement, whether change is real.

``Amber: 61.2% is 1.8 points below the target of 63.0%, inside the 2.0-point tolerance; worse
than Q2 last year (62.5%); no real change in 7 quarters.`` What you would get wrong: a clause
that nothing is known for is left out; it never says that there was no change.
"""

from graph.status.direction import IMPROVED, STEADY, Movement
from graph.status.facts import FigureFacts, MeasureFacts
from graph.status.periods import MONTH_NAMES, Period, PeriodKind
from graph.status.variation import Judged, variation_phrase
from graph.status.words import figure_text

LAST_YEAR_SAID = "the same period last year"


def whole_reason(
    rating: str,
    measure: MeasureFacts,
    period: Period,
    earlier: FigureFacts | None,
    moved: Movement,
    judged: Judged,
    *,
    at_best: bool,
) -> str:
    """The reason for a rating with what is known of the figure's movement and of its variation."""
    clauses = [
        _movement_clause(measure, period, earlier, moved) if LAST_YEAR_SAID not in rating else "",
        "at the best possible" if at_best else "",
        variation_phrase(judged, period.kind) if judged.variation else "",
    ]
    said = "".join(f"; {clause}" for clause in clauses if clause)
    return f"{rating.removesuffix('.')}{said}." if said else rating


def _movement_clause(
    measure: MeasureFacts, period: Period, earlier: FigureFacts | None, moved: Movement
) -> str:
    """How the figure stands to the one it is compared with: ``worse than Q2 last year (62.5%)``."""
    if moved.direction is None or earlier is None:
        return ""
    unmoved = "level with" if moved.difference == 0 else "steady since"
    how = unmoved if moved.direction == STEADY else _BETTER[moved.direction == IMPROVED]
    value = figure_text(earlier.actual, measure.unit, measure.decimals)
    return f"{how} {_name_of(earlier.period, period)} ({value})"


_BETTER = {True: "better than", False: "worse than"}


def _name_of(earlier: Period, period: Period) -> str:
    """What an earlier period is called in a sentence about a later one."""
    if earlier == period.same_last_year and earlier.kind in _LAST_YEAR:
        return f"{_LAST_YEAR[earlier.kind](earlier)} last year"
    if earlier == period.previous and earlier.kind in _BEFORE:
        return f"the {_BEFORE[earlier.kind]} before"
    return earlier.label


_LAST_YEAR = {
    PeriodKind.QUARTER: lambda period: f"Q{period.number}",
    PeriodKind.HALF: lambda period: f"H{period.number}",
    PeriodKind.MONTH: lambda period: MONTH_NAMES[period.first_day.month - 1],
}
_BEFORE = {
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half-year",
    PeriodKind.MONTH: "month",
    PeriodKind.YEAR: "year",
    PeriodKind.ACADEMIC_YEAR: "academic year",
    PeriodKind.CALENDAR_YEAR: "calendar year",
}
