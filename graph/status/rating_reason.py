"""Why a figure has its rating, as a sentence: by how much it is off its target, and inside which tolerance.

What you would get wrong: a number is rounded to be read, and the sentence must still be true of what
is shown; where rounding would turn it, more digits are shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from graph.status.scheme import EXPLICIT, PERCENT, TARGET, Band, Comparison, fits, scale
from graph.status.words import (
    YES_OR_NO,
    difference_text,
    figure_text,
    number_text,
    rounded,
    telling_places,
    tolerance_text,
)


def reason_of(
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
        fits(each, position, scale(each, found)) for each in better if each.condition == band.condition
    )
    return not taken and (band.takes_the_rest or fits(band, position, scale(band, found)))


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
        name = found.threshold.words or threshold_name(found.threshold.name)
        return f"the {name} of {figure_text(found.compared_with, unit, places)}"
    lowest, highest = found.threshold.bounds
    name = "range" if found.threshold.name == TARGET else f'range "{found.threshold.name}"'
    if lowest is None or highest is None:
        side = "up to" if lowest is None else "from"
        return f"the {name} {side} {figure_text(found.compared_with, unit, places)}"
    return f"the {name} of {figure_text(lowest, unit, places)} to {figure_text(highest, unit, places)}"


def threshold_name(name: str) -> str:
    """What a sentence calls a threshold of this name."""
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
    allowed = None if bound is None else bound * scale(band, found)
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
    return f"the {found.threshold.words or threshold_name(found.threshold.name)}"


def _enough_places(allowed: Decimal, places: int | None) -> int | None:
    """The places to show a tolerance with: as the figures, unless that would round it."""
    return places if rounded(allowed, places) == allowed else None


def with_what_is_left_out(reason: str, found: Comparison, left_out: Sequence[str]) -> str:
    """The reason, with the better thresholds that the figure might have met if they had been set."""
    if found.better_by < 0 or not left_out:
        return reason
    names = " or ".join(threshold_name(name) for name in left_out)
    return f"{reason.removesuffix('.')}; no {names} is set for this period."
