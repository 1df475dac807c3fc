"""Say whether a figure improved, and whether it dipped, against a comparator that is named.

Cumulative, seasonal and academic figures are compared with the same period last year, all
others with the previous period; a change no larger than the measure's dead band is steady.

What you would get wrong: a year-to-date count always rises during the year, so comparing it
with the quarter before shows a decline that never happened; and without a dead band nobody
has said what a dip is, so ``is_dip`` is None, not False.
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from graph.status.rating import EXACT_DIGITS
from graph.status.scheme import HIGHER, LOWER, RANGE, Threshold, compare
from graph.status.words import difference_text, rounded

PREVIOUS_PERIOD = "previous period"
SAME_PERIOD_LAST_YEAR = "same period last year"
IMPROVED, WORSENED, STEADY = "improved", "worsened", "steady"


@dataclass(frozen=True, slots=True)
class Movement:
    """How a figure moved since its comparator.

    ``difference`` is figure less comparator, in the unit, whichever way is better.
    ``direction`` and ``is_dip`` are None where nothing honest can be said; ``dip_reason``
    is a phrase that then says why, and otherwise how far the figure moved.
    """

    direction: str | None
    compared_with: Decimal | None
    difference: Decimal | None
    is_dip: bool | None
    dip_reason: str


def comparator_for(accumulation: str, calendar: str, *, seasonal: bool) -> str:
    """Which earlier figure is comparable: the previous period, or the same period last year."""
    yearly = accumulation == "cumulative" or calendar == "academic" or seasonal
    return SAME_PERIOD_LAST_YEAR if yearly else PREVIOUS_PERIOD


def unknown_movement(reason: str) -> Movement:
    """A movement of which nothing can be said, and why."""
    return Movement(None, None, None, None, reason)


def movement(
    value: Decimal,
    compared_with: Decimal,
    polarity: str,
    dead_band: Decimal | None,
    good_range: Threshold | None,
    unit: str,
    decimals: int | None,
) -> Movement:
    """Compare a figure with an earlier one.

    ``good_range`` is what a measure that is best within a range is aimed at; better is then
    closer to the range, and inside it all figures are alike.
    """
    with localcontext(prec=EXACT_DIGITS):
        difference = value - compared_with
        better_by = _better_by(value, compared_with, polarity, good_range)
    if better_by is None:
        return Movement(None, compared_with, difference, None, _why_neither(polarity))
    direction = _direction(better_by, dead_band or Decimal(0))
    if dead_band is None:
        return Movement(direction, compared_with, difference, None, "no dead band is set")
    tells_the_same = _direction(rounded(better_by, decimals), dead_band) == direction
    change = difference_text(better_by, unit, decimals if tells_the_same else None)
    margin = difference_text(dead_band, unit, None)
    phrase = _range_phrase if polarity == RANGE else _phrase
    reason = phrase(direction, change, margin)
    return Movement(direction, compared_with, difference, direction == WORSENED, reason)


def _better_by(
    value: Decimal, compared_with: Decimal, polarity: str, good_range: Threshold | None
) -> Decimal | None:
    """The change counted towards better; None when no direction is better."""
    if polarity == HIGHER:
        return value - compared_with
    if polarity == LOWER:
        return compared_with - value
    if polarity != RANGE or good_range is None:
        return None
    now, before = _outside(value, good_range), _outside(compared_with, good_range)
    return None if now is None or before is None else before - now


def _outside(value: Decimal, good_range: Threshold) -> Decimal | None:
    """How far a value lies outside the range; nought inside it."""
    found = compare(value, RANGE, good_range)
    return None if found is None else max(-found.better_by, Decimal(0))


def _direction(better_by: Decimal, dead_band: Decimal) -> str:
    if abs(better_by) <= dead_band:
        return STEADY
    return IMPROVED if better_by > 0 else WORSENED


def _why_neither(polarity: str) -> str:
    if polarity == RANGE:
        return "no range is set for this period"
    if polarity == "context-only":
        return "neither higher nor lower is better"
    return "nobody has stated whether higher or lower is better"


def _phrase(direction: str, change: str, band: str) -> str:
    if direction == STEADY:
        return f"a change of {change} is within the dead band of {band}"
    better = "better" if direction == IMPROVED else "worse"
    return f"{better} by {change}, more than the dead band of {band}"


def _range_phrase(direction: str, change: str, band: str) -> str:
    """The same where better is nearer to the range: a figure may move far and be no nearer."""
    if direction == STEADY:
        return f"nearer to its range or further from it by no more than the dead band of {band}"
    nearer = "nearer to its range" if direction == IMPROVED else "further from its range"
    return f"{nearer} by {change}, more than the dead band of {band}"
