"""What delivery and outcomes suggest: counted, never averaged, and left open where the review leaves it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.status.priority import (
    DEFAULT_BEHIND_FLAG,
    DEFAULT_OUTCOME_FLAG,
    FLAT,
    IMPROVING,
    SUGGESTED,
    UNKNOWN,
    WORSENING,
    Flags,
    OutcomeCount,
    Work,
    WorkCount,
    count_work,
    delivery_found,
    outcome_sign,
    outcomes_found,
    priority_status,
)

DAY = date(2021, 3, 31)
EARLIER, LATER = date(2021, 2, 1), date(2021, 6, 1)
SIGNS = st.lists(st.sampled_from([IMPROVING, FLAT, WORSENING, UNKNOWN]))


@pytest.mark.parametrize(
    ("delivery", "outcomes", "suggested"),
    [
        ("done", [IMPROVING, IMPROVING], "green"),
        ("done", [FLAT], "amber"),
        ("done", [WORSENING], None),
        ("slipped", [IMPROVING], None),
        ("slipped", [FLAT], "red"),
        ("slipped", [WORSENING], "red"),
    ],
)
def test_the_two_axes_suggest_what_the_review_says_and_no_more(
    delivery: str, outcomes: list[str], suggested: str | None
) -> None:
    """Two of six combinations are undefined; filling them in would take a decision from people."""
    status = priority_status([Work(LATER, delivery)], outcomes, DAY, Flags())
    assert status.suggested == suggested
    assert ("a judgement is asked for" in status.reason) is (suggested is None)


def test_what_is_due_and_not_done_is_behind_whatever_was_said() -> None:
    """An old “on track” does not make an overdue milestone well."""
    counted = count_work([Work(EARLIER, "on-track"), Work(EARLIER, None), Work(EARLIER, "done")], DAY)
    assert counted == WorkCount(on_track=1, behind=2, unreported=0)


@pytest.mark.parametrize("status", ["slipped", "paused", "stopped"])
def test_work_that_does_not_go_on_is_behind(status: str) -> None:
    """Paused by a good decision is still not delivered."""
    counted = count_work([Work(LATER, status), Work(LATER, "on-track")], DAY)
    assert counted == WorkCount(on_track=1, behind=1, unreported=0)


def test_what_nobody_reported_is_neither_well_nor_behind() -> None:
    """A blank is not a nought; with nothing but blanks the axis is not known."""
    counted = count_work([Work(LATER, None), Work(None, None)], DAY)
    assert counted == WorkCount(on_track=0, behind=0, unreported=2)
    assert delivery_found(counted, DEFAULT_BEHIND_FLAG) is None
    status = priority_status([Work(LATER, None)], [IMPROVING], DAY, Flags())
    assert (status.delivery, status.suggested) == (None, None)


def test_exactly_the_flagged_share_is_still_on_track() -> None:
    """A council's limit reads “more than”; one more piece of work tips it."""
    assert delivery_found(WorkCount(3, 1, 0), Decimal(25)) == "on-track"
    assert delivery_found(WorkCount(2, 1, 0), Decimal(25)) == "off-track"
    assert delivery_found(WorkCount(3, 1, 0), Decimal(10)) == "off-track"


@pytest.mark.parametrize(
    ("better", "flat", "worse", "found"),
    [(1, 9, 2, FLAT), (1, 3, 0, FLAT), (2, 3, 0, IMPROVING), (4, 0, 4, FLAT), (1, 6, 5, WORSENING)],
)
def test_outcomes_move_where_the_balance_exceeds_the_flag(
    better: int, flat: int, worse: int, found: str
) -> None:
    """One measure among many is not yet an outcome, and what nobody can tell counts for neither."""
    assert outcomes_found(OutcomeCount(better, flat, worse, 9), DEFAULT_OUTCOME_FLAG) == found
    assert outcomes_found(OutcomeCount(0, 0, 0, 9), DEFAULT_OUTCOME_FLAG) is None


def test_the_council_says_how_far_outcomes_must_move() -> None:
    """A council that wants a majority asks for 50; the reason tells its rule."""
    counted = [IMPROVING] * 4 + [FLAT] * 6
    asked = {flag: priority_status([], counted, DAY, Flags(outcome=Decimal(flag))) for flag in (25, 50)}
    assert (asked[25].outcomes, asked[50].outcomes) == (IMPROVING, FLAT)
    assert "4 better, 0 worse, 6 unchanged (better exceeds worse by more than 25%)" in asked[25].reason
    assert "(better and worse differ by no more than 50%)" in asked[50].reason


def test_the_signal_of_variation_comes_before_one_periods_movement() -> None:
    """A quarter that is a little worse within its ordinary range is no worsening."""
    assert outcome_sign("common-cause", "worsened") == FLAT
    assert outcome_sign("improvement-low", "steady") == IMPROVING
    assert outcome_sign("concern-high", None) == WORSENING
    assert outcome_sign(None, "worsened") == WORSENING
    assert outcome_sign(None, None) == UNKNOWN


@given(SIGNS)
def test_better_and_worse_mirror_each_other_in_the_counts(signs: list[str]) -> None:
    """No sign is counted twice or lost, and turning all signs round turns the axis round."""
    turned = {IMPROVING: WORSENING, WORSENING: IMPROVING}
    one = priority_status([], signs, DAY, Flags()).measures
    other = priority_status([], [turned.get(sign, sign) for sign in signs], DAY, Flags()).measures
    assert (one.improving, one.worsening) == (other.worsening, other.improving)
    assert one.improving + one.flat + one.worsening + one.unknown == len(signs)
    axis, mirrored = (outcomes_found(each, DEFAULT_OUTCOME_FLAG) for each in (one, other))
    assert mirrored == turned.get(axis or "", axis)


def test_what_is_suggested_is_never_better_for_worse_outcomes() -> None:
    """With delivery held, a worse outcome may not brighten the status."""
    order = {"green": 0, "amber": 1, "red": 2}
    for delivery in ("on-track", "off-track"):
        row = [SUGGESTED.get((delivery, axis)) for axis in (IMPROVING, FLAT, WORSENING)]
        known = [order[each] for each in row if each]
        assert known == sorted(known)
