"""Long sections fold, and nothing is lost in the folds."""

from hypothesis import given
from hypothesis import strategies as st

from viz.folding import FOLDED_AFTER, parted

LINES = st.lists(st.tuples(st.booleans(), st.sampled_from("abc"), st.integers()), max_size=40)


@given(LINES)
def test_every_line_is_open_or_in_the_fold_of_what_it_shares(lines: list[tuple[bool, str, int]]) -> None:
    """A councillor who opens every fold has read all there is, each line once and in its order."""
    found = parted(lines, lambda line: line[0], lambda line: line[1])
    folded = [line for _, alike in found.folded for line in alike]
    assert sorted([*found.first, *folded]) == sorted(lines)
    for shared, alike in found.folded:
        assert alike == [line for line in lines if not line[0] and line[1] == shared]


def test_few_other_lines_are_not_folded_away() -> None:
    """To open a fold for a handful of lines is a burden."""
    few = [(True, "a", 0), *((False, "b", number) for number in range(FOLDED_AFTER))]
    assert parted(few, lambda line: line[0], lambda line: line[1]) == (few, [])
    many = [*few, (False, "b", FOLDED_AFTER)]
    assert parted(many, lambda line: line[0], lambda line: line[1]).first == few[:1]
