"""What delivery and outcomes suggest of an objective, by counting; the judgement stays with people.

Two axes after the review: is the work on track, and do the outcomes get better? The rules
count pieces of work and measures; colours are never averaged.

Outcomes move where those that get better and those that get worse differ by more than a flagged
share of all that are known (the balance, as surveys of opinion report it). One rule for both
ways: a majority of each would call 5 worse of 12 flat and hide them, and mere outnumbering
would call 1 better, 2 worse and 9 unchanged a worsening. The council sets both flags.

What you would get wrong: two of the six combinations are left undefined on purpose, and then a
judgement is asked for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

ON_TRACK, OFF_TRACK = "on-track", "off-track"
IMPROVING, FLAT, WORSENING, UNKNOWN = "improving", "flat", "worsening", "unknown"
GREEN, AMBER, RED = "green", "amber", "red"
DONE = "done"
BEHIND = frozenset({"slipped", "paused", "stopped"})
DEFAULT_BEHIND_FLAG = Decimal(25)
DEFAULT_OUTCOME_FLAG = Decimal(25)
SUGGESTED: Mapping[tuple[str, str], str] = {
    (ON_TRACK, IMPROVING): GREEN,
    (ON_TRACK, FLAT): AMBER,
    (OFF_TRACK, FLAT): RED,
    (OFF_TRACK, WORSENING): RED,
}
_BY_DIRECTION: Mapping[str | None, str] = {"improved": IMPROVING, "steady": FLAT, "worsened": WORSENING}
_DELIVERY_WORDS = {ON_TRACK: "on track", OFF_TRACK: "off track"}
_OUTCOME_RULES = {
    IMPROVING: "better exceeds worse by more than",
    FLAT: "better and worse differ by no more than",
    WORSENING: "worse exceeds better by more than",
}
_OUTCOME_WORDS = {IMPROVING: "get better", FLAT: "are flat", WORSENING: "get worse"}


@dataclass(frozen=True, slots=True)
class Flags:
    """What a council calls off track and what it calls a movement, each as a share in per cent.

    Both are exceeded, never reached: a quarter of the work behind is still on track.
    """

    behind: Decimal = DEFAULT_BEHIND_FLAG
    outcome: Decimal = DEFAULT_OUTCOME_FLAG


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work as last reported; ``status`` is a key of the list of delivery statuses, if any."""

    due_on: date | None
    status: str | None


@dataclass(frozen=True, slots=True)
class WorkCount:
    """Pieces of work by how they go; those on which nobody has reported and that are not overdue apart."""

    on_track: int
    behind: int
    unreported: int


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """Outcome measures by how they move; those of which nobody can tell apart."""

    improving: int
    flat: int
    worsening: int
    unknown: int


@dataclass(frozen=True, slots=True)
class PriorityStatus:
    """What the two axes are found to be, what they suggest, and the counts behind it.

    An axis is None where nothing is known of it; ``suggested`` is None where the axes leave it open.
    """

    delivery: str | None
    outcomes: str | None
    suggested: str | None
    work: WorkCount
    measures: OutcomeCount
    reason: str


def priority_status(work: Iterable[Work], signs: Iterable[str], day: date, flags: Flags) -> PriorityStatus:
    """The status of an objective on a day; ``signs`` are those of its outcome measures."""
    work_count, outcome_count = count_work(work, day), count_outcomes(signs)
    delivery = delivery_found(work_count, flags.behind)
    outcomes = outcomes_found(outcome_count, flags.outcome)
    suggested = SUGGESTED.get((delivery or "", outcomes or ""))
    reason = " ".join(
        (
            _delivery_sentence(delivery, work_count, flags.behind),
            _outcome_sentence(outcomes, outcome_count, flags.outcome),
            _suggestion_sentence(delivery, outcomes, suggested),
        )
    )
    return PriorityStatus(delivery, outcomes, suggested, work_count, outcome_count, reason)


def count_work(work: Iterable[Work], day: date) -> WorkCount:
    """Pieces of work counted; one that is due and not reported as done is behind, whatever was said."""
    counted = Counter(_state(piece, day) for piece in work)
    return WorkCount(counted[ON_TRACK], counted[OFF_TRACK], counted[UNKNOWN])


def count_outcomes(signs: Iterable[str]) -> OutcomeCount:
    """Outcome measures counted by their signs."""
    counted = Counter(signs)
    return OutcomeCount(counted[IMPROVING], counted[FLAT], counted[WORSENING], counted[UNKNOWN])


def outcome_sign(variation: str | None, direction: str | None) -> str:
    """How one outcome measure moves: by its variation where that is judged, else by its direction."""
    kind = (variation or "").partition("-")[0]
    judged = {"improvement": IMPROVING, "concern": WORSENING, "common": FLAT}.get(kind)
    return judged or _BY_DIRECTION.get(direction, UNKNOWN)


def delivery_found(work: WorkCount, behind_flag: Decimal) -> str | None:
    """Off track where more than the flagged share, in per cent, of what is known is behind."""
    known = work.on_track + work.behind
    if not known:
        return None
    return OFF_TRACK if work.behind * 100 > behind_flag * known else ON_TRACK


def outcomes_found(count: OutcomeCount, outcome_flag: Decimal) -> str | None:
    """Improving or worsening where the balance exceeds the flagged share, in per cent, of what is known.

    Anything else is flat: one measure among many, good or bad, is not yet an outcome.
    """
    known = count.improving + count.flat + count.worsening
    if not known:
        return None
    balance = count.improving - count.worsening
    if abs(balance) * 100 <= outcome_flag * known:
        return FLAT
    return IMPROVING if balance > 0 else WORSENING


def _state(piece: Work, day: date) -> str:
    if piece.status == DONE:
        return ON_TRACK
    overdue = piece.due_on is not None and piece.due_on <= day
    if overdue or piece.status in BEHIND:
        return OFF_TRACK
    return ON_TRACK if piece.status else UNKNOWN


def _delivery_sentence(delivery: str | None, work: WorkCount, behind_flag: Decimal) -> str:
    unreported = f", {work.unreported} not reported on" if work.unreported else ""
    if delivery is None:
        return f"Delivery is not known: nothing has been reported of its work{unreported}."
    known = work.on_track + work.behind
    counted = f"{work.behind} of {known} pieces of work are behind{unreported}"
    return (
        f"Delivery is {_DELIVERY_WORDS[delivery]}: {counted} (off track above {behind_flag.normalize():f}%)."
    )


def _outcome_sentence(outcomes: str | None, count: OutcomeCount, outcome_flag: Decimal) -> str:
    unknown = f", {count.unknown} not known" if count.unknown else ""
    if outcomes is None:
        return f"Outcomes are not known: no outcome measure can be compared{unknown}."
    counted = f"{count.improving} better, {count.worsening} worse, {count.flat} unchanged{unknown}"
    rule = f"{_OUTCOME_RULES[outcomes]} {outcome_flag.normalize():f}%"
    return f"Outcomes {_OUTCOME_WORDS[outcomes]}: {counted} ({rule})."


def _suggestion_sentence(delivery: str | None, outcomes: str | None, suggested: str | None) -> str:
    if suggested:
        return f"{suggested.capitalize()} is suggested."
    if delivery is None or outcomes is None:
        return "With one axis unknown nothing is suggested; a judgement is asked for."
    return "For these two together no status is defined; a judgement is asked for."
