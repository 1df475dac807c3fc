"""What a reader should know before relying on a rating.

What you would get wrong: 97% on time against 98% and 3% late against 2% are one fact; where a
tolerance in per cent gives them two colours, it is the tolerance that is wrong.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from graph.status.facts import Series, TargetFacts
from graph.status.outcome import InForce, outcome_of_value
from graph.status.rating import Rated
from graph.status.scheme import HIGHER, LOWER, PERCENT, Band
from graph.status.words import figure_text

WHOLE = Decimal(100)
_OPPOSITE = {HIGHER: LOWER, LOWER: HIGHER}


def cautions_of(series: Series, value: Decimal, rating: Band | None, in_force: InForce) -> tuple[str, ...]:
    """The cautions about a rating, as sentences."""
    return tuple(_flip(series, value, rating, in_force)) if rating else ()


def _flip(series: Series, value: Decimal, rating: Band, in_force: InForce) -> Iterator[str]:
    """Whether the same fact told the other way round would be rated otherwise."""
    measure = series.measure
    in_percent = any(band.basis == PERCENT for band in series.bands)
    if not in_percent or measure.unit != "percent" or measure.polarity not in _OPPOSITE:
        return
    turned = replace(series, measure=replace(measure, polarity=_OPPOSITE[measure.polarity]))
    complements = {name: _complement(target) for name, target in in_force.items()}
    other = outcome_of_value(turned, next(iter(in_force.values())).period, WHOLE - value, complements, None)
    if isinstance(other, Rated) and other.band.key != rating.key:
        restated = figure_text(WHOLE - value, measure.unit, measure.decimals)
        yield (
            f"Told the other way round, as {restated}, the same fact would be {other.band.label.lower()}: "
            "a tolerance in per cent of the target hangs on how the measure is worded."
        )


def _complement(target: TargetFacts) -> TargetFacts:
    return replace(target, value=None if target.value is None else WHOLE - target.value)
