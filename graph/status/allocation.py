"""The money of budget lines shared out over objectives by shares that somebody has stated.

What you would get wrong: what nobody has stated is not spread; it stays unallocated, so that
the parts always add up to the budget and no pound is counted twice.
"""

from decimal import Decimal

WHOLE = Decimal(100)
"""All of a line, in per cent."""


def part_of(amount: Decimal, share: Decimal) -> Decimal:
    """The part of an amount that a share in per cent stands for, exactly."""
    return amount * share / WHOLE
