"""A rating scheme as data, and where a figure lies on its scale.

Bands come best first. Their bounds are counted in points, in per cent of the target, in the target's
own tolerance, or not at all (`EXPLICIT`). What you would get wrong: a difference is positive when the
figure is *better* than the target, whichever way the measure runs.
"""

from dataclasses import dataclass
from decimal import Decimal

HIGHER, LOWER, RANGE = "higher-is-better", "lower-is-better", "within-range"
CONTEXT_ONLY = "context-only"
POINTS, PERCENT, EXPLICIT, TOLERANCE = "points", "percent", "explicit", "tolerance"
TARGET = "target"
NO_WORSE, WORSE, WITHOUT_TARGET = "no-worse-than-last-year", "worse-than-last-year", "without-target"


@dataclass(frozen=True, slots=True)
class Band:
    """One rating of a scheme and the figures it is given to.

    ``basis`` says what the bounds are counted in: ``points`` in the measure's unit,
    ``percent`` in hundredths of the threshold, ``tolerance`` in the target's own tolerance.
    For ``explicit`` there are no bounds: the figure must be at least as good as the threshold
    named by ``compared_with``, and a band that names none takes whatever is left.
    For the other bases ``compared_with`` is the target when it is None. Open bounds are None;
    ``beyond`` leaves the lower bound itself out of the band.

    ``condition`` is a key of the code list: the band is only given to figures that are no worse,
    or worse, than the same period last year. A band ``without-target`` is no rating: it is what
    the council shows for a measure that has no target at all.
    """

    key: str
    label: str
    order: int
    colour: str
    symbol: str
    basis: str
    compared_with: str | None
    lower: Decimal | None
    upper: Decimal | None
    beyond: bool = False
    condition: str | None = None

    @property
    def takes_the_rest(self) -> bool:
        """Whether it is given to all figures that no better band has taken."""
        return self.basis == EXPLICIT and self.compared_with is None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value or a range that figures of one period are compared with, by its name.

    ``words`` is what a sentence calls it where that is not the name: the profile of a target.
    An ``exclusive`` value must be bettered: a figure on it just falls short.
    """

    name: str
    value: Decimal | None
    lower: Decimal | None = None
    upper: Decimal | None = None
    tolerance: Decimal | None = None
    words: str | None = None
    exclusive: bool = False

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The lowest and highest good value; the value itself where no range is given."""
        if self.lower is None and self.upper is None:
            return self.value, self.value
        return self.lower, self.upper


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside a threshold: how much better it is, and counted from which number."""

    value: Decimal
    threshold: Threshold
    compared_with: Decimal
    better_by: Decimal
    is_range: bool = False

    @property
    def position(self) -> tuple[Decimal, int]:
        """How much better, with figures on a value that must be bettered just below those on any other."""
        return self.better_by, -1 if self.threshold.exclusive else 0


def compare(value: Decimal, polarity: str, threshold: Threshold) -> Comparison | None:
    """How much better than the threshold the value is; None where the threshold says nothing."""
    if polarity == RANGE:
        return _compare_with_range(value, threshold)
    if threshold.value is None:
        return None
    raw = value - threshold.value
    return Comparison(value, threshold, threshold.value, raw if polarity == HIGHER else -raw)


def _compare_with_range(value: Decimal, threshold: Threshold) -> Comparison | None:
    """The side of the range that is nearer, or crossed, decides."""
    lowest, highest = threshold.bounds
    sides = [(value - lowest, lowest)] if lowest is not None else []
    sides += [(highest - value, highest)] if highest is not None else []
    if not sides:
        return None
    better_by, bound = min(sides)
    return Comparison(value, threshold, bound, better_by, is_range=lowest != highest)


def scale(band: Band, found: Comparison) -> Decimal:
    """What one unit of the band's bounds is worth in the unit of the measure."""
    if band.basis == PERCENT:
        return abs(found.compared_with) / 100
    if band.basis == TOLERANCE:
        return found.threshold.tolerance or Decimal(0)
    return Decimal(1)


def fits(band: Band, position: tuple[Decimal, int], scale: Decimal) -> bool:
    """Whether a position lies in the band; a bound short of the target is met by figures just short of it."""
    if band.basis == EXPLICIT:
        return position >= (0, 0)
    above_lower = True
    if band.lower is not None:
        lower = (band.lower * scale, -1 if band.lower < 0 else 0)
        above_lower = position > lower if band.beyond else position >= lower
    return above_lower and (band.upper is None or position < (band.upper * scale, 0))
