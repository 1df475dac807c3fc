"""Section 6: budget lines in totals by kind and side, and what is in none of them and why.

What you would get wrong: an amount that one line does not have is not nought; the total of it
is then not known, and says of which lines. Nor are a line's figures of September added to
others' of December.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.answers.scorecard.money import REVENUE, MoneyLine
from graph.status.allocation import part_of
from graph.thing import Thing

NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """The parts of ``lines`` budget lines that count here, of one kind and side, in pounds.

    ``adverse`` and ``favourable`` are the variances of either sign, so that the net hides nothing.
    An amount is null where a line does not have it; ``incomplete`` are those lines.
    """

    kind: str
    side: str
    lines: int
    budget: Decimal | None
    profile: Decimal | None
    actual: Decimal | None
    forecast: Decimal | None
    variance: Decimal | None
    adverse: Decimal | None
    favourable: Decimal | None
    incomplete: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The lines that are in no total: no share stated, no actual yet, or none as new as the others'."""

    no_share: tuple[Thing, ...]
    no_actual: tuple[Thing, ...]
    older: tuple[Thing, ...]


def totals(lines: Sequence[MoneyLine]) -> tuple[MoneyTotal, ...]:
    """Revenue and capital, spending and income apart; a line counts by its share alone."""
    grouped: dict[tuple[str, str], list[MoneyLine]] = defaultdict(list)
    for line in current(lines):
        if line.share:
            grouped[line.kind or "", line.side].append(line)
    ordered = sorted(grouped.items(), key=lambda each: (each[0][0] != REVENUE, each[0]))
    return tuple(_total(kind, side, same) for (kind, side), same in ordered)


def current(lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    """The lines with an actual up to the newest day that any of them has one for."""
    newest = max((line.as_at for line in lines if line.as_at), default=None)
    return [line for line in lines if line.as_at and line.as_at == newest]


def parts_of(lines: Iterable[MoneyLine], objective: Thing) -> list[MoneyLine]:
    """The lines of which a share is stated for an objective, each at that share."""
    found = []
    for line in lines:
        share = next((each.share for each in line.shares if each.aim == objective), None)
        if share:
            found.append(replace(line, share=share))
    return found


def left_out(lines: Sequence[MoneyLine]) -> LeftOut:
    """The lines that no total counts, each under the first reason that holds."""
    counted = {line.budget_line for line in current(lines)}
    stated = [line for line in lines if line.share is not None]
    return LeftOut(
        no_share=tuple(line.budget_line for line in lines if line.share is None),
        no_actual=tuple(line.budget_line for line in stated if line.as_at is None),
        older=tuple(line.budget_line for line in stated if line.as_at and line.budget_line not in counted),
    )


def _total(kind: str, side: str, lines: Sequence[MoneyLine]) -> MoneyTotal:
    needed = [(line.budget, line.profile, line.forecast) for line in lines]
    return MoneyTotal(
        kind=kind,
        side=side,
        lines=len(lines),
        budget=_sum(lines, lambda line: line.budget),
        profile=_sum(lines, lambda line: line.profile),
        actual=_sum(lines, lambda line: line.actual),
        forecast=_sum(lines, lambda line: line.forecast),
        variance=_sum(lines, lambda line: line.variance),
        adverse=_sum(lines, lambda line: _signed(line.variance, 1)),
        favourable=_sum(lines, lambda line: _signed(line.variance, -1)),
        incomplete=tuple(
            line.budget_line for line, amounts in zip(lines, needed, strict=True) if None in amounts
        ),
    )


def _signed(variance: Decimal | None, sign: int) -> Decimal | None:
    """A variance of this sign as it is, one of the other as nought."""
    return None if variance is None else variance if variance * sign > 0 else NOUGHT


def _sum(lines: Iterable[MoneyLine], amount: Callable[[MoneyLine], Decimal | None]) -> Decimal | None:
    """The parts that count here added up; not known where a line's amount is not."""
    total = NOUGHT
    for line in lines:
        value = amount(line)
        if value is None:
            return None
        total += part_of(value, line.share or NOUGHT)
    return total
