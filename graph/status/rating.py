"""Rate a figure against its target by a council's own scheme, and say why in a sentence.

A scheme is data: bands, best first, and the first that fits wins. Bounds are counted
towards better, the lower one inclusive, so a figure on the target is green and one on
the amber bound is amber. All comparing is exact; only the sentence is rounded.

What you would get wrong: a difference is positive when the figure is *better* than the
target, whichever way the measure runs, so -2 to 0 is amber for high and low alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from graph.status.words import (
    YES_OR_NO,
    difference_text,
    figure_text,
    number_text,
    rounded,
    telling_places,
    tolerance_text,
)

HIGHER, LOWER, RANGE = "higher-is-better", "lower-is-better", "within-range"
CONTEXT_ONLY = "context-only"
POINTS, PERCENT, EXPLICIT, TOLERANCE = "points", "percent", "explicit", "tolerance"
TARGET = "target"
NO_WORSE, WORSE, WITHOUT_TARGET = "no-worse-than-last-year", "worse-than-last-year", "without-target"
EXACT_DIGITS = 200
NO_RATING_KEYS = (
    "not-due", "late", "missing", "not-applicable", "withheld", "discontinued",
    "no-target", "no-profile", "context-only", "break", "no-scheme", "no-comparator",
)  # fmt: skip


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
class LastYear:
    """How a figure stands to that of the same period last year, and words for it."""

    no_worse: bool
    words: str


@dataclass(frozen=True, slots=True)
class Rated:
    """The band a figure falls in, and the sentence that says why."""

    band: Band
    reason: str


@dataclass(frozen=True, slots=True)
class NotRated:
    """Why there is no rating: a key of the code list, and a sentence."""

    no_rating_key: str
    reason: str


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


def rate(
    value: Decimal,
    polarity: str,
    thresholds: Mapping[str, Threshold],
    bands: Sequence[Band],
    unit: str,
    decimals: int | None,
    last_year: LastYear | None = None,
) -> Rated | NotRated:
    """The rating of a figure by the bands, given the thresholds in force by their names.

    A threshold that is missing leaves its band out; the band for all other figures is then
    not given either, because the figure might have reached what is missing. ``last_year`` is None
    where nobody can tell how the figure stands to that of the same period last year.
    """
    if polarity == CONTEXT_ONLY:
        return NotRated("context-only", "This measure is for context: neither higher nor lower is better.")
    if polarity not in {HIGHER, LOWER, RANGE}:
        return NotRated("no-scheme", "Nobody has stated whether higher or lower is better.")
    if not bands:
        return NotRated("no-scheme", "The council has set no rating scheme for this measure.")
    with localcontext(prec=EXACT_DIGITS):
        outcome = _first_that_fits(
            value, polarity, thresholds, _rating_bands(bands, last_year), unit, decimals
        )
    if isinstance(outcome, Rated) and outcome.band.condition:
        return _by_last_year(outcome, last_year)
    return outcome


def thresholds_wanted(bands: Sequence[Band]) -> frozenset[str]:
    """The names of the thresholds that the bands compare a figure with; the target without bands."""
    comparing = [band for band in bands if not band.takes_the_rest and band.condition != WITHOUT_TARGET]
    return frozenset({band.compared_with or TARGET for band in comparing} or {TARGET})


def without_target(bands: Sequence[Band]) -> NotRated | None:
    """What a scheme shows for a measure that has no target at all; None when it says nothing of that."""
    for band in bands:
        if band.condition == WITHOUT_TARGET:
            return NotRated("context-only", f"{band.label}: no target is set; only its trend is shown.")
    return None


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


def _rating_bands(bands: Sequence[Band], last_year: LastYear | None) -> list[Band]:
    """The bands in their order, without those whose condition is known not to be met."""
    refused = {WITHOUT_TARGET}
    if last_year is not None:
        refused.add(WORSE if last_year.no_worse else NO_WORSE)
    ratings = [band for band in bands if band.condition not in refused]
    return sorted(ratings, key=lambda band: band.order)


def _by_last_year(rated: Rated, last_year: LastYear | None) -> Rated | NotRated:
    """A rating that hangs on last year's figure, with that in its reason; none without such a figure."""
    if last_year is None:
        return NotRated(
            "no-comparator",
            "The rating depends on the same period last year, for which there is no comparable figure.",
        )
    return Rated(rated.band, f"{rated.reason.removesuffix('.')}; {last_year.words}.")


def _first_that_fits(
    value: Decimal,
    polarity: str,
    thresholds: Mapping[str, Threshold],
    bands: Sequence[Band],
    unit: str,
    decimals: int | None,
) -> Rated | NotRated:
    last: Comparison | None = None
    unknown: str | None = None
    left_out: list[str] = []
    for index, band in enumerate(bands):
        if band.takes_the_rest:
            return _the_rest(band, last, unknown, unit, decimals, bands[:index])
        name = band.compared_with or TARGET
        found = compare(value, polarity, thresholds[name]) if name in thresholds else None
        unknown = name if found is None else None
        if found is None:
            left_out.append(name)
            continue
        last = found
        if band.basis == PERCENT and found.compared_with == 0:
            return _percent_of_nought(name)
        if _fits(band, found.position, _scale(band, found)):
            better = _compared_with(name, bands[:index])
            reason = _reason(band, found, unit, decimals, better)
            return Rated(band, _with_what_is_left_out(reason, found, left_out))
    return _unknown_threshold(unknown) if unknown else _no_band(value, unit, decimals)


def _the_rest(
    band: Band,
    last: Comparison | None,
    unknown: str | None,
    unit: str,
    decimals: int | None,
    tried: Sequence[Band],
) -> Rated | NotRated:
    """The band for all figures that no better band has taken."""
    if unknown:
        return _unknown_threshold(unknown)
    if last is None:
        return Rated(band, f"{band.label}: the scheme gives every figure this rating.")
    return Rated(band, _reason(band, last, unit, decimals, _compared_with(last.threshold.name, tried)))


def _compared_with(name: str, bands: Sequence[Band]) -> Sequence[Band]:
    return [band for band in bands if not band.takes_the_rest and (band.compared_with or TARGET) == name]


def _with_what_is_left_out(reason: str, found: Comparison, left_out: Sequence[str]) -> str:
    """The reason, with the better thresholds that the figure might have met if they had been set."""
    if found.better_by < 0 or not left_out:
        return reason
    names = " or ".join(_threshold_name(name) for name in left_out)
    return f"{reason.removesuffix('.')}; no {names} is set for this period."


def _unknown_threshold(name: str) -> NotRated:
    return NotRated("no-target", f"There is no {_threshold_name(name)} with a value for this period.")


def _percent_of_nought(name: str) -> NotRated:
    return NotRated(
        "no-scheme",
        f"The scheme counts in per cent of the {_threshold_name(name)}, which cannot be done when that is 0.",
    )


def _no_band(value: Decimal, unit: str, decimals: int | None) -> NotRated:
    return NotRated("no-scheme", f"No band of the rating scheme covers {figure_text(value, unit, decimals)}.")


def _scale(band: Band, found: Comparison) -> Decimal:
    """What one unit of the band's bounds is worth in the unit of the measure."""
    if band.basis == PERCENT:
        return abs(found.compared_with) / 100
    if band.basis == TOLERANCE:
        return found.threshold.tolerance or Decimal(0)
    return Decimal(1)


def _fits(band: Band, position: tuple[Decimal, int], scale: Decimal) -> bool:
    """Whether a position lies in the band; a bound short of the target is met by figures just short of it."""
    if band.basis == EXPLICIT:
        return position >= (0, 0)
    above_lower = True
    if band.lower is not None:
        lower = (band.lower * scale, -1 if band.lower < 0 else 0)
        above_lower = position > lower if band.beyond else position >= lower
    return above_lower and (band.upper is None or position < (band.upper * scale, 0))


# --- the sentence -----------------------------------------------------------


def _reason(
    band: Band, found: Comparison, unit: str, decimals: int | None, better: Sequence[Band] = ()
) -> str:
    """The rating, the figure, how far it is from what, and the tolerance where that decided.

    ``better`` are the bands of the same threshold that were tried before.
    """
    places = telling_places(
        decimals,
        unit,
        (found.value, found.compared_with),
        lambda each: _rounding_tells_the_same(band, found, each, better),
    )
    figure = figure_text(found.value, unit, places)
    position = _position(found, unit, places)
    return f"{band.label}: {figure} is {position}{_tolerance_clause(band, found, unit, places, better)}."


def _rounding_tells_the_same(
    band: Band, found: Comparison, decimals: int | None, better: Sequence[Band]
) -> bool:
    """Whether the rounded numbers would still be given this band, still differ or agree, and still add up."""
    shown = rounded(found.better_by, decimals)
    same_side = (shown > 0) - (shown < 0) == (found.better_by > 0) - (found.better_by < 0)
    if not same_side or not _adds_up(found, shown, decimals):
        return False
    position = (shown, found.position[1])
    taken = any(
        _fits(each, position, _scale(each, found)) for each in better if each.condition == band.condition
    )
    return not taken and (band.takes_the_rest or _fits(band, position, _scale(band, found)))


def _adds_up(found: Comparison, shown: Decimal, decimals: int | None) -> bool:
    """Whether figure and threshold as shown differ by the difference as shown, where one is told."""
    if found.is_range and found.better_by >= 0:
        return True
    apart = rounded(found.value, decimals) - rounded(found.compared_with, decimals)
    return abs(apart) == abs(shown)


def _position(found: Comparison, unit: str, places: int | None) -> str:
    """Where the figure lies: on, above or below the target, or inside or outside its range."""
    what = _threshold_text(found, unit, places)
    if found.is_range and found.better_by >= 0:
        return f"inside {what}"
    if found.value == found.compared_with:
        return f"on {what}" + (", which is to be bettered" if found.threshold.exclusive else "")
    if unit == YES_OR_NO:
        return f"not {what}"
    distance = difference_text(found.better_by, unit, places)
    return f"{distance} {'above' if found.value > found.compared_with else 'below'} {what}"


def _threshold_text(found: Comparison, unit: str, places: int | None) -> str:
    if not found.is_range:
        name = found.threshold.words or _threshold_name(found.threshold.name)
        return f"the {name} of {figure_text(found.compared_with, unit, places)}"
    lowest, highest = found.threshold.bounds
    name = "range" if found.threshold.name == TARGET else f'range "{found.threshold.name}"'
    if lowest is None or highest is None:
        side = "up to" if lowest is None else "from"
        return f"the {name} {side} {figure_text(found.compared_with, unit, places)}"
    return f"the {name} of {figure_text(lowest, unit, places)} to {figure_text(highest, unit, places)}"


def _threshold_name(name: str) -> str:
    return name if name == TARGET else f'threshold "{name}"'


def _tolerance_clause(
    band: Band, found: Comparison, unit: str, places: int | None, better: Sequence[Band]
) -> str:
    """What a figure off its target is allowed, or how much it was allowed and has left behind."""
    if band.takes_the_rest and better:
        band = replace(band, basis=better[-1].basis)
    if found.better_by == 0 or band.basis == EXPLICIT:
        return ""
    inside, bound = _worse_side(band, better) if found.better_by < 0 else _better_side(band, better)
    allowed = None if bound is None else bound * _scale(band, found)
    if bound is None or not allowed or (allowed < 0) != (found.better_by < 0):
        return ""
    word = "inside" if inside else "outside"
    if band.basis == PERCENT:
        return f", {word} the tolerance of {number_text(abs(bound), None)}% of {_whole_of_percent(found)}"
    return f", {word} the {tolerance_text(allowed, unit, _enough_places(allowed, places))}"


def _worse_side(band: Band, better: Sequence[Band]) -> tuple[bool, Decimal | None]:
    """Whether a figure short of the target is inside a tolerance, and the bound of the band that says so."""
    if band.lower is not None:
        return True, band.lower
    return False, band.upper if band.upper is not None else min(_lower_bounds(band, better), default=None)


def _better_side(band: Band, better: Sequence[Band]) -> tuple[bool, Decimal | None]:
    """The same for a figure that betters its target, in a scheme with a tolerance on that side too."""
    if band.lower is not None and band.lower > 0:
        return False, band.lower
    return True, min((bound for bound in _lower_bounds(band, better) if bound > 0), default=None)


def _lower_bounds(band: Band, better: Sequence[Band]) -> Iterator[Decimal]:
    return (each.lower for each in better if each.basis == band.basis and each.lower is not None)


def _whole_of_percent(found: Comparison) -> str:
    if found.is_range:
        return "the bound"
    return f"the {found.threshold.words or _threshold_name(found.threshold.name)}"


def _enough_places(allowed: Decimal, places: int | None) -> int | None:
    """The places to show a tolerance with: as the figures, unless that would round it."""
    return places if rounded(allowed, places) == allowed else None
