"""Rate a figure against its target by a council's own scheme, and say why in a sentence.

A scheme is data: bands, best first, and the first that fits wins. Bounds are counted
towards better, the lower one inclusive, so a figure on the target is green and one on
the amber bound is amber. All comparing is exact; only the sentence is rounded.

What you would get wrong: a difference is positive when the figure is *better* than the
target, whichever way the measure runs, so -2 to 0 is amber for high and low alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from graph.status.rating_reason import reason_of, threshold_name, with_what_is_left_out
from graph.status.scheme import (
    CONTEXT_ONLY,
    HIGHER,
    LOWER,
    NO_WORSE,
    PERCENT,
    RANGE,
    TARGET,
    WITHOUT_TARGET,
    WORSE,
    Band,
    Comparison,
    Threshold,
    compare,
    fits,
    scale,
)
from graph.status.words import figure_text

EXACT_DIGITS = 200
NO_RATING_KEYS = (
    "not-due", "late", "missing", "not-applicable", "withheld", "discontinued",
    "no-target", "no-profile", "context-only", "break", "no-scheme", "no-comparator",
)  # fmt: skip


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
        if fits(band, found.position, scale(band, found)):
            better = _compared_with(name, bands[:index])
            reason = reason_of(band, found, unit, decimals, better)
            return Rated(band, with_what_is_left_out(reason, found, left_out))
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
    return Rated(band, reason_of(band, last, unit, decimals, _compared_with(last.threshold.name, tried)))


def _compared_with(name: str, bands: Sequence[Band]) -> Sequence[Band]:
    return [band for band in bands if not band.takes_the_rest and (band.compared_with or TARGET) == name]


def _unknown_threshold(name: str) -> NotRated:
    return NotRated("no-target", f"There is no {threshold_name(name)} with a value for this period.")


def _percent_of_nought(name: str) -> NotRated:
    return NotRated(
        "no-scheme",
        f"The scheme counts in per cent of the {threshold_name(name)}, which cannot be done when that is 0.",
    )


def _no_band(value: Decimal, unit: str, decimals: int | None) -> NotRated:
    return NotRated("no-scheme", f"No band of the rating scheme covers {figure_text(value, unit, decimals)}.")
