"""Whether a measure has really changed since an intervention on it began.

Judged by the signal of variation, not by one quarter against the next. What you would get
wrong: a signal that was there before the intervention began says nothing of it; a measure
that was out of the ordinary on the worse side and is back within its limits has improved.
And it tells what came after, never what came of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.status.periods import Period
from graph.status.priority import FLAT, IMPROVING, UNKNOWN, WORSENING, outcome_sign
from graph.status.words import figure_text

IMPROVEMENT, NO_SIGNAL, WORSE, TOO_EARLY, NOT_JUDGED = (
    "improvement",
    "no-signal",
    "worse",
    "too-early",
    "not-judged",
)
COMMON_CAUSE = "common-cause"
_BETTER = (IMPROVEMENT, "The measure shows a real improvement that was not there before.")
_WORSE = (WORSE, "The measure shows a real worsening that was not there before.")
_CHANGES: Mapping[tuple[str, str], tuple[str, str]] = {
    (FLAT, IMPROVING): _BETTER,
    (WORSENING, IMPROVING): _BETTER,
    (UNKNOWN, IMPROVING): _BETTER,
    (FLAT, WORSENING): _WORSE,
    (IMPROVING, WORSENING): _WORSE,
    (UNKNOWN, WORSENING): _WORSE,
    (WORSENING, FLAT): (IMPROVEMENT, "The measure is back within its ordinary range."),
    (IMPROVING, FLAT): (WORSE, "The measure was better than its ordinary range and is back within it."),
}
"""The signal before an intervention and the one now, and what the two say together; others say nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a measure stood in a period: its figure, and the key of its variation or none."""

    period: Period
    value: Decimal | None
    variation: str | None
    variation_reason: str
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """What an intervention was expected to bring a measure to; unit and decimals are the measure's."""

    started_on: date | None
    expected: Decimal | None
    by: Period | None
    unit: str
    decimals: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What is concluded: a key of the list of effects, the reason, and the two figures compared."""

    key: str
    reason: str
    at_start: Decimal | None
    observed: Decimal | None


def effect_seen(awaited: Awaited, series: Sequence[Standing]) -> Effect:
    """What a measure's standings, oldest first and up to one period, say since an intervention began."""
    if awaited.started_on is None:
        return Effect(NOT_JUDGED, "Nobody has stated when it began.", None, None)
    known = [each for each in series if each.value is not None]
    before = [each for each in known if each.period.last_day < awaited.started_on]
    after = [each for each in known if each.period.last_day >= awaited.started_on]
    at_start = before[-1] if before else None
    if not after:
        reason = f"There is no figure yet of a period that ended after it began. {_expected(awaited)}"
        return Effect(TOO_EARLY, reason.strip(), at_start.value if at_start else None, None)
    latest = after[-1]
    key, why = _judged(awaited, at_start, latest)
    reason = f"{_compared(awaited, at_start, latest)} {why}"
    return Effect(key, reason, at_start.value if at_start else None, latest.value)


def _judged(awaited: Awaited, before: Standing | None, latest: Standing) -> tuple[str, str]:
    if latest.variation is None:
        return NOT_JUDGED, f"{latest.variation_reason[:1].upper()}{latest.variation_reason[1:]}."
    then = outcome_sign(before.variation, None) if before else UNKNOWN
    changed = _CHANGES.get((then, outcome_sign(latest.variation, None)))
    if changed:
        return changed
    if awaited.by and latest.period.last_day < awaited.by.last_day:
        return TOO_EARLY, f"No signal yet; the effect is due by {awaited.by.key}."
    if latest.variation == COMMON_CAUSE:
        return NO_SIGNAL, "The measure has stayed within its ordinary range."
    return NO_SIGNAL, "The signal that the measure shows was there before it began."


def _compared(awaited: Awaited, before: Standing | None, latest: Standing) -> str:
    said = f"{_text(awaited, latest.value)} in {latest.period.key}"
    if before:
        said += f" against {_text(awaited, before.value)} in {before.period.key}, before it began"
    if awaited.expected is not None:
        said += f"; {_text(awaited, awaited.expected)} was expected"
        said += f" by {awaited.by.key}" if awaited.by else ""
    return f"{said}."


def _expected(awaited: Awaited) -> str:
    if awaited.expected is None or awaited.by is None:
        return ""
    return f"{_text(awaited, awaited.expected)} is expected by {awaited.by.key}."


def _text(awaited: Awaited, value: Decimal | None) -> str:
    return figure_text(value, awaited.unit, awaited.decimals)
