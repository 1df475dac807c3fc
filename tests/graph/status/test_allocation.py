"""Money shared out by stated shares adds up to the pound, whatever the shares."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graph.status.allocation import WHOLE, part_of

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
SHARES = st.lists(st.decimals(min_value=1, max_value=33, places=2), max_size=3)


@given(AMOUNTS, SHARES)
def test_parts_and_rest_reconcile_to_the_amount(amount: Decimal, shares: list[Decimal]) -> None:
    """A pound that is lost or counted twice is found by the first accountant who adds up the columns."""
    parts = [part_of(amount, share) for share in (*shares, WHOLE - sum(shares, Decimal(0)))]
    assert sum(parts, Decimal(0)) == amount


def test_a_part_is_exact() -> None:
    """Rounding each part to the pound would lose some of the whole."""
    assert part_of(Decimal(1000), Decimal("33.33")) == Decimal("333.3")
