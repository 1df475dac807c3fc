"""Where money and performance tell different stories of a service or an objective, each with its reason.

Flags ask a question; they blame nobody. What you would get wrong: an underspend is not good
in itself, since it may be work that was not done, and on a capital line it is slippage.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from graph.status.priority import GREEN, RED
from graph.status.words import figure_text

DEFAULT_FLAG = Decimal(5)
RED_AND_UNDERSPENT, GREEN_AND_OVERSPENT, RED_WITHOUT_BUDGET, SAVING_ON_RED = (
    "red-and-underspent",
    "green-and-overspent",
    "red-without-budget",
    "saving-on-red",
)


@dataclass(frozen=True, slots=True)
class Spending:
    """A budget line by a period's end, in pounds; ``variance`` is adverse where positive, income included."""

    code: str
    capital: bool
    income: bool
    profile: Decimal | None
    variance: Decimal | None
    savings_planned: Decimal | None


@dataclass(frozen=True, slots=True)
class RatedMeasure:
    """A measure that has a rating: whether it is the best or the worst of its scheme."""

    code: str
    best: bool
    worst: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How an objective stands: ``status`` as a body agreed it, or else as counting suggests."""

    code: str
    status: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Flags:
    """From which share of the profile on, in per cent, the council wants to see a variance."""

    underspend: Decimal = DEFAULT_FLAG
    overspend: Decimal = DEFAULT_FLAG


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One mismatch: its key, the measures and the budget line it is about, and why."""

    key: str
    measures: tuple[str, ...]
    line: str | None
    reason: str


def mismatches(
    measures: Sequence[RatedMeasure], lines: Sequence[Spending], flags: Flags
) -> Iterator[Mismatch]:
    """The mismatches of one service, from its rated measures and the budget lines that fund it."""
    worst = tuple(measure.code for measure in measures if measure.worst)
    if worst and not lines:
        reason = f"{_red(worst)}, and no budget line is linked to the service."
        yield Mismatch(RED_WITHOUT_BUDGET, worst, None, reason)
    best = tuple(measure.code for measure in measures if measure.best)
    for line in lines:
        if worst:
            yield from _beside_worst(worst, line, flags)
        elif len(best) == len(measures):
            yield from _beside_best(best, line, flags)


def unpaid(measure: str) -> Mismatch:
    """A measure with the worst rating where no budget line leads to anything that it indicates."""
    reason = f"{_red((measure,))}, and no budget line leads to what it indicates."
    return Mismatch(RED_WITHOUT_BUDGET, (measure,), None, reason)


def objective_mismatches(
    standing: Standing, spending: Sequence[Spending], flags: Flags, paid: bool
) -> Iterator[Mismatch]:
    """The mismatches of one objective, from its status and the sums of money shared out to it.

    ``paid`` says whether any budget line leads to it, with a share or without.
    """
    said = f"{standing.code} is {'agreed' if standing.agreed else 'suggested'} as {standing.status}"
    if standing.status == RED and not paid:
        yield Mismatch(RED_WITHOUT_BUDGET, (), None, f"{said}, and no budget line leads to it.")
    for each in spending:
        share = _share(each)
        if share is None:
            continue
        if standing.status == RED and -share >= flags.underspend:
            yield Mismatch(RED_AND_UNDERSPENT, (), None, f"{said}, while {_spent(each, share)}.")
        if standing.status == GREEN and share >= flags.overspend:
            yield Mismatch(GREEN_AND_OVERSPENT, (), None, f"{said}, while {_spent(each, share)}.")


def _beside_worst(worst: tuple[str, ...], line: Spending, flags: Flags) -> Iterator[Mismatch]:
    share = _share(line)
    if share is not None and -share >= flags.underspend:
        reason = f"{_red(worst)}, while {_spent(line, share)}."
        yield Mismatch(RED_AND_UNDERSPENT, worst, line.code, reason)
    if line.savings_planned:
        saving = figure_text(line.savings_planned, "pounds", 0)
        reason = f"{_red(worst)}, and {line.code} has to save {saving} this year."
        yield Mismatch(SAVING_ON_RED, worst, line.code, reason)


def _beside_best(best: tuple[str, ...], line: Spending, flags: Flags) -> Iterator[Mismatch]:
    share = _share(line)
    if best and share is not None and share >= flags.overspend:
        rated = {1: "The only rated measure has", 2: "Both rated measures have"}.get(
            len(best), f"All {len(best)} rated measures have"
        )
        reason = f"{rated} the best rating, while {_spent(line, share)}."
        yield Mismatch(GREEN_AND_OVERSPENT, best, line.code, reason)


def _share(line: Spending) -> Decimal | None:
    """The variance as a share of the profile, in per cent; none where there is no profile."""
    if line.variance is None or not line.profile:
        return None
    return line.variance * 100 / line.profile


def _spent(line: Spending, share: Decimal) -> str:
    size = figure_text(abs(line.variance or Decimal(0)), "pounds", 0)
    whole = abs(share).quantize(Decimal(1), ROUND_HALF_UP)
    if line.capital and share < 0:
        return f"{line.code} shows a slippage of {size} ({whole}% of its profile)"
    if line.income:
        return f"{line.code} took in {size} {'less' if share > 0 else 'more'} than its profile ({whole}%)"
    return f"{line.code} is {size} {'over' if share > 0 else 'under'} its profile ({whole}%)"


def _red(codes: Iterable[str]) -> str:
    named = list(codes)
    said = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"{said} {'has' if len(named) == 1 else 'have'} the worst rating"
