"""The money of budget lines shared out over objectives by shares that somebody has stated.

What you would get wrong: what nobody has stated is not spread; it stays unallocated, so that
the parts always add up to the budget and no pound is counted twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Allocated:
    """An amount in parts, by what each goes to, and the rest."""

    parts: Mapping[str, Decimal]
    unallocated: Decimal


def allocate(amount: Decimal, shares: Mapping[str, Decimal]) -> Allocated:
    """Share an amount out by shares in per cent, which add up to at most 100; the parts are exact."""
    parts = {end: part_of(amount, share) for end, share in shares.items()}
    return Allocated(parts, amount - sum(parts.values(), Decimal(0)))


def part_of(amount: Decimal, share: Decimal) -> Decimal:
    """The part of an amount that a share in per cent stands for."""
    return amount * share / WHOLE
