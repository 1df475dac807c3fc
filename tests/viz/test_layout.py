"""The layout: nothing on top of anything, fewer crossings than before, the same every time."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viz.layout import Block, crossings_as_given, layout

GAP = 14.0


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[Block], list[tuple[str, str]]]:
    """Some blocks in up to five columns, and lines between any of them."""
    count = draw(st.integers(1, 25))
    blocks = [
        Block(f"b{n}", draw(st.integers(0, 4)), draw(st.sampled_from([30.0, 47.0, 90.0])))
        for n in range(count)
    ]
    keys = st.sampled_from([block.key for block in blocks])
    return blocks, draw(st.lists(st.tuples(keys, keys), max_size=40))


@given(pictures())
def test_no_two_boxes_of_a_column_touch(picture: tuple[list[Block], list[tuple[str, str]]]) -> None:
    """A box beneath another cannot be read; lanes keep their place too."""
    blocks, lines = picture
    placed = layout(blocks, lines, GAP)
    spans: dict[int, list[tuple[float, float]]] = {}
    for block in blocks:
        middle = placed.middles[block.key]
        spans.setdefault(block.column, []).append((middle - block.height / 2, middle + block.height / 2))
    lanes = {lane for found in placed.lanes.values() for lane in found}
    for column, middle in lanes:
        spans.setdefault(column, []).append((middle, middle))
    for found in spans.values():
        assert all(below[0] - above[1] >= GAP / 2 for above, below in pairwise(sorted(found)))


@given(pictures())
def test_sorting_never_adds_crossings(picture: tuple[list[Block], list[tuple[str, str]]]) -> None:
    """A sweep that made it worse is not kept."""
    blocks, lines = picture
    assert layout(blocks, lines).crossings <= crossings_as_given(blocks, lines)


@given(pictures())
def test_everything_is_placed_inside_the_picture_and_always_alike(
    picture: tuple[list[Block], list[tuple[str, str]]],
) -> None:
    """The same thread gives the same picture, so that people find things again."""
    blocks, lines = picture
    placed = layout(blocks, lines)
    assert placed == layout(blocks, lines)
    assert set(placed.middles) == {block.key for block in blocks}
    tops = [placed.middles[block.key] - block.height / 2 for block in blocks]
    bottoms = [placed.middles[block.key] + block.height / 2 for block in blocks]
    assert min(tops) >= -0.001
    assert max(bottoms) <= placed.height + 0.001


def test_a_tangle_is_undone() -> None:
    """Lines that all cross in the order given need not cross at all."""
    blocks = [Block(f"{side}{n}", column, 30) for column, side in enumerate("ab") for n in range(5)]
    lines = [(f"a{n}", f"b{4 - n}") for n in range(5)]
    assert crossings_as_given(blocks, lines) == 10
    assert layout(blocks, lines).crossings == 0


def test_a_long_line_has_a_lane_in_each_column_that_it_passes() -> None:
    """Without lanes, lines run beneath boxes and cannot be followed."""
    blocks = [Block("left", 0, 30), Block("between", 1, 30), Block("right", 2, 30)]
    placed = layout(blocks, [("left", "right"), ("left", "between")])
    ((column, middle),) = placed.lanes["left", "right"]
    assert column == 1
    assert abs(middle - placed.middles["between"]) >= 15


def test_what_nothing_is_linked_to_stands_last() -> None:
    """Loose boxes may not push apart what hangs together."""
    blocks = [Block("loose", 0, 30), Block("a", 0, 30), Block("b", 1, 30)]
    placed = layout(blocks, [("a", "b")])
    assert placed.middles["a"] < placed.middles["loose"]
    assert placed.middles["a"] == placed.middles["b"]
