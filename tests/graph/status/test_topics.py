"""The order of scrutiny topics: sign by sign, what is not known last, never a sum."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.periods import parse_period
from graph.status.topics import Candidate, deciding_sign, gap_share, in_order, months_running, signs

ORDER = ("months-worst", "priorities", "money")
NUMBERS = st.dictionaries(st.sampled_from(ORDER), st.integers(0, 3).map(Decimal))
CANDIDATES = st.lists(
    st.builds(Candidate, st.text("ABC", min_size=1, max_size=2), NUMBERS), unique_by=lambda each: each.code
)


def candidate(code: str, **numbers: int) -> Candidate:
    """A topic with these numbers."""
    return Candidate(code, {key.replace("_", "-"): Decimal(number) for key, number in numbers.items()})


def test_an_earlier_sign_decides_whatever_the_later_ones_say() -> None:
    """A score could let a great sum of money hide a year of red; an order cannot."""
    long_red, dear = candidate("A", months_worst=9, money=1), candidate("B", months_worst=6, money=10**9)
    assert in_order([dear, long_red], ORDER) == (long_red, dear)
    assert deciding_sign(long_red, dear, ORDER) == "months-worst"


def test_what_is_not_known_comes_after_nought() -> None:
    """Nobody having said what is spent is not the same as nothing being spent."""
    nought, blank = candidate("B", months_worst=3, money=0), candidate("A", months_worst=3)
    assert in_order([blank, nought], ORDER) == (nought, blank)
    assert deciding_sign(nought, blank, ORDER) == "money"


def test_topics_level_in_every_sign_stand_by_their_code() -> None:
    """The same question asked twice has to give the same list."""
    assert [each.code for each in in_order([candidate("B"), candidate("A")], ORDER)] == ["A", "B"]
    assert deciding_sign(candidate("A"), candidate("B"), ORDER) is None


@given(CANDIDATES, st.randoms())
def test_the_order_does_not_depend_on_the_order_given(found: list[Candidate], random) -> None:
    """Rows come from a store in any order."""
    shuffled = random.sample(found, len(found))
    assert in_order(found, ORDER) == in_order(shuffled, ORDER)


@given(CANDIDATES)
def test_no_topic_stands_below_one_with_less_of_the_deciding_sign(found: list[Candidate]) -> None:
    """What the page says of why a topic stands above the next has to be true."""
    ranked = in_order(found, ORDER)
    for above, below in pairwise(ranked):
        sign = deciding_sign(above, below, ORDER)
        if sign and sign in below.numbers:
            assert above.numbers[sign] > below.numbers[sign]


def test_the_signs_are_those_of_the_code_list() -> None:
    """The rule is data: a council that edits the list edits the order."""
    assert signs() == ("months-worst", "priorities", "recommendations", "gap", "meetings-since", "money")


@pytest.mark.parametrize(
    ("value", "target", "polarity", "share"),
    [
        ("91.4", "93.4", "higher-is-better", "0.021"),
        ("12.2", "10.1", "lower-is-better", "0.208"),
        ("95.0", "93.4", "higher-is-better", "0.000"),
        ("-3", "-2", "higher-is-better", "0.500"),
        ("5", "0", "lower-is-better", None),
        ("5", "4", "within-range", None),
        ("5", "4", None, None),
        (None, "4", "lower-is-better", None),
        ("5", None, "lower-is-better", None),
    ],
)
def test_a_gap_is_a_share_of_the_target_on_its_worse_side(
    value: str | None, target: str | None, polarity: str | None, share: str | None
) -> None:
    """Points, pounds and days stand side by side only as shares; a target of nought has none."""
    numbers = (None if text is None else Decimal(text) for text in (value, target))
    assert gap_share(*numbers, polarity) == (None if share is None else Decimal(share))


@pytest.mark.parametrize(
    ("running", "period", "months"), [(3, "2020-21-Q4", 9), (11, "2021-03", 11), (1, "2020-21", 12)]
)
def test_runs_of_months_quarters_and_years_are_counted_alike(running: int, period: str, months: int) -> None:
    """A measure counted monthly must not seem three times as persistent as one counted quarterly."""
    assert months_running(running, parse_period(period)) == months
