"""The whole reason of a status in one sentence: the rating, the movement, whether change is real.

``Amber: 61.2% is 1.8 points below the target of 63.0%, inside the 2.0-point tolerance; worse
than Q2 last year (62.5%); no real change in 7 quarters.`` What you would get wrong: a clause
that nothing is known for is left out; it never says that there was no change.
"""

from decimal import Decimal

from graph.status.direction import IMPROVED, STEADY, Movement
from graph.status.facts import FigureFacts, MeasureFacts
from graph.status.periods import MONTH_NAMES, Period, PeriodKind
from graph.status.scheme import RANGE
from graph.status.variation import Judged, variation_phrase
from graph.status.words import figure_text, rounded, telling_places

LAST_YEAR = "the same period last year"


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
        _movement_clause(rating, measure, period, earlier, moved),
        "at the best possible" if at_best else "",
        variation_phrase(judged, period.kind) if judged.variation else "",
    ]
    said = "".join(f"; {clause}" for clause in clauses if clause)
    return f"{rating.removesuffix('.')}{said}." if said else rating


def _movement_clause(
    rating: str, measure: MeasureFacts, period: Period, earlier: FigureFacts | None, moved: Movement
) -> str:
    """How the figure has moved, unless a rating that hangs on last year's figure has said so already."""
    if earlier is None or (LAST_YEAR in rating and earlier.period == period.same_last_year):
        return ""
    return movement_words(measure, moved, _name_of(earlier.period, period))


def movement_words(measure: MeasureFacts, moved: Movement, earlier: str) -> str:
    """How a figure stands to an earlier one, called by its name: ``worse than Q2 last year (62.5%)``.

    Where no direction is better it is only higher or lower. Two figures that look alike and are not
    are shown with as many digits as tell them apart.
    """
    if moved.compared_with is None or moved.difference is None:
        return ""
    before, now = moved.compared_with, moved.compared_with + moved.difference

    def tells(places: int | None) -> bool:
        shown = rounded(now, places) - rounded(before, places)
        return (shown > 0) - (shown < 0) == (now > before) - (now < before)

    places = telling_places(measure.decimals, measure.unit, (before, now), tells)
    value = figure_text(before, measure.unit, places)
    if places != measure.decimals and moved.direction != STEADY:
        value += f"; {figure_text(now, measure.unit, places)} now"
    return f"{_how(measure, moved, moved.difference)} {earlier} ({value})"


def _how(measure: MeasureFacts, moved: Movement, difference: Decimal) -> str:
    """The word for a movement, which a figure's name follows."""
    if difference == 0:
        return "level with"
    if moved.direction is None:
        return "higher than" if difference > 0 else "lower than"
    if moved.direction == STEADY:
        across = measure.polarity == RANGE and abs(difference) > (measure.dead_band or 0)
        return "no better and no worse than" if across else "steady since"
    return "better than" if moved.direction == IMPROVED else "worse than"


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
