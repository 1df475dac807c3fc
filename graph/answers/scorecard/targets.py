"""A target as a scorecard shows it: what it asks, since when, by whose word, and what it took the place of.

What you would get wrong: the value in force for a part of the year may have been worked out from
the year's; what a target changed from and to is what was set.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.answers.model import Walkable, key_of
from graph.answers.scorecard.form import Form
from graph.answers.scorecard.measure_rows import TARGET_BEFORE, TARGET_DETAILS, TargetDetails
from graph.status.periods import day_text, parse_period
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class TargetChange:
    """That a target took the place of another: from which to which, from when on, by whose word and why."""

    period: str
    before: str
    after: str
    in_force_from: date
    approved_by: Thing | None
    reason: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class TargetShown:
    """The target in force: its value or range, its intent and tolerance, and the period it is for.

    ``in_force_from`` is None where it held from the start; ``reason`` is why it was set so, ``changed``
    what it took the place of.
    """

    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    text: str
    intent: str | None
    tolerance: Decimal | None
    period: str
    in_force_from: date | None
    approved_by: Thing | None
    reason: str | None
    changed: TargetChange | None


def target_shown(
    walkable: Walkable, target: str | None, in_force: Decimal | None, form: Form
) -> TargetShown | None:
    """The target at an address, with the value in force where that was worked out from it."""
    if target is None:
        return None
    found = _details(walkable, target)
    value = found.value if in_force is None else in_force
    return TargetShown(
        value=value,
        lower=found.lower,
        upper=found.upper,
        text=_text(found._replace(value=value), form),
        intent=key_of(found.intent),
        tolerance=found.tolerance,
        period=found.period,
        in_force_from=found.in_force_from,
        approved_by=walkable.things.some(found.approved_by),
        reason=found.why,
        changed=_change(walkable, target, found, form),
    )


def _details(walkable: Walkable, target: str) -> TargetDetails:
    return walkable.snapshot.ask(TARGET_DETAILS, target=NamedNode(target))[0]


def _change(walkable: Walkable, target: str, now: TargetDetails, form: Form) -> TargetChange | None:
    """What the target took the place of; nothing where it held from the start."""
    rows = walkable.snapshot.ask(TARGET_BEFORE, target=NamedNode(target))
    if not rows or now.in_force_from is None:
        return None
    before, after = _as_set(_details(walkable, rows[0].before), form), _as_set(now, form)
    body = walkable.things.some(now.approved_by)
    by = f", approved by {body.label}" if body else ""
    why = f": {now.why.rstrip('.')}" if now.why else ""
    period, day = parse_period(now.period).label, day_text(now.in_force_from)
    sentence = f"The target for {period} changed from {before} to {after} on {day}{by}{why}."
    return TargetChange(now.period, before, after, now.in_force_from, body, now.why, sentence)


def _text(target: TargetDetails, form: Form) -> str:
    if target.value is None and (target.lower is not None or target.upper is not None):
        return f"{form.text(target.lower)} to {form.text(target.upper)}"
    return form.text(target.value)


def _as_set(target: TargetDetails, form: Form) -> str:
    """A target as it was set: its value or range, or what it is meant to do where it has neither."""
    if target.value is None and target.lower is None and target.upper is None:
        return key_of(target.intent) or "not stated"
    return _text(target, form)
