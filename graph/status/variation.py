"""Tell real change from the ordinary ups and downs of a series, by an XmR chart.

The limits lie 2.66 mean moving ranges on either side of the mean; four rules say when a
point is out of the ordinary. Each period is judged by the points up to it and none after.
All arithmetic is exact; the limits are only rounded where they are shown.

The rules count points, not periods: a month without a figure is no point, so the points on either
side of it follow one another, in a run, a trend and a moving range alike. A run says that the
process has shifted, and a figure that nobody collected is no evidence that it shifted back; nor
does a gap add to a run. What starts a process anew is a break or new limits, which people state.

What you would get wrong: a trend goes by its slope, not by its side of the mean, so seven
points falling from a good height are a concern, not an improvement.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from itertools import accumulate, pairwise, takewhile

from graph.status.periods import PeriodKind
from graph.status.scheme import HIGHER, LOWER

LIMIT_FACTOR = Fraction(266, 100)
NEAR_FACTOR = LIMIT_FACTOR * 2 / 3
EXTRA_PLACES = 2
_LONGEST_LIMIT = Context(prec=400)
_MANY: dict[PeriodKind, str] = {
    PeriodKind.HALF: "half-years",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.MONTH: "months",
}


class Variation(Enum):
    """Whether a figure is out of the ordinary; the values are the keys of the code list."""

    COMMON_CAUSE = "common-cause"
    IMPROVEMENT_HIGH = "improvement-high"
    IMPROVEMENT_LOW = "improvement-low"
    CONCERN_HIGH = "concern-high"
    CONCERN_LOW = "concern-low"
    NEUTRAL_HIGH = "neutral-high"
    NEUTRAL_LOW = "neutral-low"


class NoVariation(Enum):
    """Why variation is not judged; the values are the keys of the code list."""

    NO_FIGURE = "no-figure"
    TOO_FEW_POINTS = "too-few-points"
    CUMULATIVE = "cumulative"
    ROLLING = "rolling"
    SEASONAL = "seasonal"
    UNEQUAL_PERIODS = "unequal-periods"
    YES_NO = "yes-no"
    NOT_STATED = "not-stated"


class VariationRule(Enum):
    """The four signs that a figure is out of the ordinary; the values are the keys of the code list."""

    OUTSIDE_LIMITS = "outside-limits"
    ONE_SIDE = "one-side"
    TREND = "trend"
    TWO_OF_THREE = "two-of-three"


class Assurance(Enum):
    """Whether the process as it is will meet its target; the values are the keys of the code list."""

    CONSISTENTLY_PASSES = "consistently-passes"
    CONSISTENTLY_FAILS = "consistently-fails"
    HIT_AND_MISS = "hit-and-miss"


@dataclass(frozen=True, slots=True)
class VariationSettings:
    """How many points in a row are a run or a trend, and how many points make limits and firm limits."""

    run: int = 7
    trend: int = 7
    fewest: int = 8
    firm: int = 12


SETTINGS = VariationSettings()
VARIATION_RULE_SET = f"XmR-2026-1: run {SETTINGS.run}, trend {SETTINGS.trend}, firm from {SETTINGS.firm}"
"""The name of the four rules and their settings; it is stored with what they conclude."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on the chart; ``starts_anew`` at a break in the series or where limits are re-based."""

    last_day: date
    value: Decimal
    starts_anew: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The natural limits of a process: exact numbers, in the measure's unit."""

    mean: Fraction
    mean_range: Fraction

    @property
    def lower(self) -> Fraction:
        """The lower limit; it may lie below what the measure can reach."""
        return self.mean - LIMIT_FACTOR * self.mean_range

    @property
    def upper(self) -> Fraction:
        """The upper limit; it may lie above what the measure can reach."""
        return self.mean + LIMIT_FACTOR * self.mean_range


@dataclass(frozen=True, slots=True)
class Judged:
    """What is concluded of the variation at one period.

    Either ``variation`` or ``none_because`` is set. ``points`` is how many points the limits rest
    on; they are ``provisional`` below twelve, and worth showing at so many ``places``.
    ``ordinary_for`` counts the points in a row, up to this one, without a signal.
    """

    variation: Variation | None
    none_because: NoVariation | None
    rules: tuple[VariationRule, ...] = ()
    assurance: Assurance | None = None
    limits: Limits | None = None
    places: int = 0
    points: int = 0
    provisional: bool = False
    ordinary_for: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """The points of one process up to the one that is judged, and the limits they are held against."""

    values: Sequence[Fraction]
    limits: Limits

    def rules(self, settings: VariationSettings) -> tuple[VariationRule, ...]:
        """The rules by which the last point is out of the ordinary."""
        found = {
            VariationRule.OUTSIDE_LIMITS: self._side(-1, LIMIT_FACTOR) != 0,
            VariationRule.ONE_SIDE: self._run(settings.run),
            VariationRule.TREND: self.slope(settings.trend) != 0,
            VariationRule.TWO_OF_THREE: self._two_of_three(),
        }
        return tuple(rule for rule, fires in found.items() if fires)

    def side(self) -> int:
        """The side of the mean on which the last point lies: 1 above, -1 below, 0 on it."""
        return self._side(-1, Fraction(0))

    def slope(self, length: int) -> int:
        """1 when the last points each lie above the one before, -1 when below, else 0."""
        last = self.values[-length:]
        if len(last) < length:
            return 0
        if all(earlier < later for earlier, later in pairwise(last)):
            return 1
        return -all(earlier > later for earlier, later in pairwise(last))

    def _side(self, index: int, factor: Fraction) -> int:
        """Whether a point lies beyond so many mean ranges from the mean, and on which side."""
        away = self.values[index] - self.limits.mean
        distance = factor * self.limits.mean_range
        return (away > distance) - (away < -distance)

    def _run(self, length: int) -> bool:
        if len(self.values) < length:
            return False
        side = self.side()
        return side != 0 and all(self._side(-back, Fraction(0)) == side for back in range(2, length + 1))

    def _two_of_three(self) -> bool:
        side = self._side(-1, NEAR_FACTOR)
        earlier = range(2, min(3, len(self.values)) + 1)
        return side != 0 and any(self._side(-back, NEAR_FACTOR) == side for back in earlier)


def not_judged(why: NoVariation) -> Judged:
    """A conclusion that there is none, and why."""
    return Judged(None, why)


def unsuitable(
    accumulation: str, kind: PeriodKind, *, seasonal: bool, yes_or_no: bool = False
) -> NoVariation | None:
    """Why no series of this sort may be put on an XmR chart; None when it may."""
    if yes_or_no:
        return NoVariation.YES_NO
    if accumulation == "cumulative":
        return NoVariation.CUMULATIVE
    if accumulation == "rolling":
        return NoVariation.ROLLING
    if accumulation == "not-stated":
        return NoVariation.NOT_STATED
    if seasonal:
        return NoVariation.SEASONAL
    return NoVariation.UNEQUAL_PERIODS if kind is PeriodKind.INTERVAL else None


def judge_points(
    points: Sequence[Point],
    polarity: str,
    fixed_until: date | None = None,
    settings: VariationSettings = SETTINGS,
) -> tuple[Judged, ...]:
    """What is concluded at each point, oldest first, from the points of its own process up to it.

    Limits rest on all those points or, where there are any up to ``fixed_until``, on these alone.
    Assurance is left open: see ``assured``.
    """
    found: list[Judged] = []
    for process in _processes(points):
        found.extend(_judge_process(process, polarity, fixed_until, settings))
    return tuple(found)


def assured(judged: Judged, target: Decimal | None, polarity: str) -> Judged:
    """The conclusion with its assurance: the target in force held against the limits of the process."""
    if judged.limits is None or target is None or polarity not in {HIGHER, LOWER}:
        return judged
    above, below = target > judged.limits.upper, target < judged.limits.lower
    if not above and not below:
        return replace(judged, assurance=Assurance.HIT_AND_MISS)
    fails = above == (polarity == HIGHER)
    return replace(judged, assurance=Assurance.CONSISTENTLY_FAILS if fails else Assurance.CONSISTENTLY_PASSES)


def shown_at(exact: Fraction, places: int) -> Decimal:
    """A limit as it is stored: at so many places, half away from nought, by whole numbers alone."""
    doubled, divisor = 2 * abs(exact.numerator) * 10**places, 2 * exact.denominator
    units = (doubled + exact.denominator) // divisor
    return _LONGEST_LIMIT.scaleb(Decimal(units if exact >= 0 else -units), -places)


def variation_phrase(judged: Judged, kind: PeriodKind) -> str:
    """The conclusion in a few words: ``no real change in 12 quarters``, ``real worsening``.

    >>> variation_phrase(Judged(None, NoVariation.TOO_FEW_POINTS, points=3), PeriodKind.QUARTER)
    'too few points to tell real change (3 of 8)'
    """
    if judged.variation is None:
        return _why_none(judged)
    tentative = ", by provisional limits" if judged.provisional else ""
    if judged.variation is Variation.COMMON_CAUSE:
        many = _MANY.get(kind, "years")
        length = f"{judged.ordinary_for} {many if judged.ordinary_for > 1 else many[:-1]}"
        return f"no real change in {length}{tentative}"
    return f"{_REAL[judged.variation]} ({_rules_text(judged)}){tentative}"


_WHY_NONE = {
    NoVariation.NO_FIGURE: "no figure to judge real change by",
    NoVariation.CUMULATIVE: "real change is not judged on year-to-date figures",
    NoVariation.ROLLING: "real change is not judged on rolling figures",
    NoVariation.SEASONAL: "real change is not judged on seasonal figures",
    NoVariation.UNEQUAL_PERIODS: "real change is not judged on periods of unequal length",
    NoVariation.YES_NO: "real change is not judged on a yes or no",
    NoVariation.NOT_STATED: "real change is not judged, as nobody has stated what a figure covers",
}
_REAL = {
    Variation.IMPROVEMENT_HIGH: "real improvement",
    Variation.IMPROVEMENT_LOW: "real improvement",
    Variation.CONCERN_HIGH: "real worsening",
    Variation.CONCERN_LOW: "real worsening",
    Variation.NEUTRAL_HIGH: "real rise",
    Variation.NEUTRAL_LOW: "real fall",
}


def _why_none(judged: Judged) -> str:
    why = judged.none_because
    if why is None or why is NoVariation.TOO_FEW_POINTS:
        return f"too few points to tell real change ({judged.points} of {SETTINGS.fewest})"
    return _WHY_NONE[why]


def _rules_text(judged: Judged) -> str:
    found = {
        VariationRule.OUTSIDE_LIMITS: "outside the limits",
        VariationRule.ONE_SIDE: f"{SETTINGS.run} in a row on one side of the mean",
        VariationRule.TREND: f"{SETTINGS.trend} in a row one way",
        VariationRule.TWO_OF_THREE: "two of three near a limit",
    }
    return ", ".join(found[rule] for rule in judged.rules)


# --- one process ------------------------------------------------------------


def _processes(points: Sequence[Point]) -> Iterator[Sequence[Point]]:
    """The series in the pieces that have limits of their own."""
    starts = [0, *(index for index, point in enumerate(points) if index and point.starts_anew), len(points)]
    for start, end in pairwise(starts):
        if start < end:
            yield points[start:end]


def _judge_process(
    points: Sequence[Point], polarity: str, fixed_until: date | None, settings: VariationSettings
) -> Iterator[Judged]:
    values = [Fraction(point.value) for point in points]
    places = max(_places(point.value) for point in points) + EXTRA_PLACES
    fixed = sum(1 for point in points if fixed_until is not None and point.last_day <= fixed_until)
    limits = _limits_by_count(values)
    ordinary: int | None = None
    for count in range(1, len(values) + 1):
        used = min(count, fixed or count)
        if used < settings.fewest:
            yield Judged(None, NoVariation.TOO_FEW_POINTS, points=used)
            continue
        chart = Chart(values[:count], limits[used])
        rules = chart.rules(settings)
        ordinary = _ordinary_before(chart, settings) if ordinary is None else ordinary
        ordinary = 0 if rules else ordinary + 1
        yield Judged(
            variation=_variation(chart, rules, polarity, settings),
            none_because=None,
            rules=rules,
            limits=chart.limits,
            places=places,
            points=used,
            provisional=used < settings.firm,
            ordinary_for=ordinary,
        )


def _limits_by_count(values: Sequence[Fraction]) -> Mapping[int, Limits]:
    """The limits of the first so many values, from two on."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    sums = list(accumulate(values))[1:]
    return {
        count: Limits(total / count, of_ranges / (count - 1))
        for count, (total, of_ranges) in enumerate(zip(sums, accumulate(ranges), strict=True), start=2)
    }


def _ordinary_before(chart: Chart, settings: VariationSettings) -> int:
    """How many points in a row before the last show no signal by the limits it is judged by."""
    counts = range(len(chart.values) - 1, 0, -1)
    signals = (bool(Chart(chart.values[:count], chart.limits).rules(settings)) for count in counts)
    return sum(1 for _ in takewhile(lambda signal: not signal, signals))


def _variation(
    chart: Chart, rules: Sequence[VariationRule], polarity: str, settings: VariationSettings
) -> Variation:
    """A trend goes by its slope, every other signal by its side of the mean."""
    if not rules:
        return Variation.COMMON_CAUSE
    high = (chart.slope(settings.trend) or chart.side()) > 0
    if polarity not in {HIGHER, LOWER}:
        return Variation.NEUTRAL_HIGH if high else Variation.NEUTRAL_LOW
    if polarity == HIGHER:
        return Variation.IMPROVEMENT_HIGH if high else Variation.CONCERN_LOW
    return Variation.CONCERN_HIGH if high else Variation.IMPROVEMENT_LOW


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
