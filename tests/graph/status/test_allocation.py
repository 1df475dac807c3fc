"""Money shared out by stated shares adds up to the pound, whatever the shares."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graph.status.allocation import allocate

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
SHARES = st.dictionaries(
    st.sampled_from(["WB1", "WB2", "WB3"]), st.decimals(min_value=1, max_value=33, places=2), max_size=3
)


@given(AMOUNTS, SHARES)
def test_parts_and_rest_reconcile_to_the_amount(amount: Decimal, shares: dict[str, Decimal]) -> None:
    """A pound that is lost or counted twice is found by the first accountant who adds up the columns."""
    found = allocate(amount, shares)
    assert sum(found.parts.values(), Decimal(0)) + found.unallocated == amount
    assert found.parts.keys() == shares.keys()


def test_what_nobody_has_stated_stays_unallocated() -> None:
    """Spreading it evenly would invent a decision."""
    assert allocate(Decimal(900), {}).unallocated == Decimal(900)
    assert allocate(Decimal(900), {"WB1": Decimal(60)}).unallocated == Decimal(360)
