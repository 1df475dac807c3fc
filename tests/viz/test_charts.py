"""Charts as SVG text: round axes, honest gaps, nothing that a name could break out of."""

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from viz.charts import ChartPoint, apart, line_chart, nice_range, sparkline, variation_icon
from viz.palette import Mark

FIGURES = st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False).map(lambda value: round(value, 3))


def point(
    value: str | None, target: str | None = None, label: str = "Q1", shape: str = "circle"
) -> ChartPoint:
    """A period of a chart."""
    mark = Mark(shape, "Word", shape, "", "#00703c")
    goal = Decimal(target) if target else None
    return ChartPoint(label, Decimal(value) if value else None, value or "", goal, target or "", mark)


@given(FIGURES, FIGURES)
def test_the_axis_holds_both_ends_with_a_handful_of_marks(one: float, other: float) -> None:
    """A figure outside its picture is a lie; thirty lines are no help."""
    low, high = sorted((one, other))
    start, end, ticks = nice_range(low, high)
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert start <= low + slack
    assert end >= high - slack
    assert 2 <= len(ticks) <= 8
    assert start == ticks[0]
    assert end == ticks[-1]


def test_a_missing_figure_is_a_gap() -> None:
    """A line drawn across would claim a figure that nobody has."""
    drawn = line_chart([point("1"), point("2"), point(None), point("3"), point("4")], "c", "Chart")
    assert drawn.count("<polyline") == 2
    assert drawn.count("<circle") == 4


def test_a_line_stops_where_counting_begins_anew() -> None:
    """Joined, March's total and June's would show a fall that never was."""
    told = [point("30"), point("40"), replace(point("10"), starts_anew=True), point("20")]
    assert line_chart(told, "c", "Chart").count("<polyline") == 2


def test_targets_are_drawn_also_where_there_is_no_figure() -> None:
    """What was promised stands whether or not it was reported on."""
    drawn = line_chart([point("1", "2"), point(None, "2")], "c", "Chart")
    assert drawn.count('"chart-target"') == 2


def test_labels_cannot_break_out() -> None:
    """Names come from workbooks."""
    drawn = line_chart([point("1", label="<script>")], "c", "<script>")
    assert "<script>" not in drawn


def test_nothing_known_draws_nothing() -> None:
    """An empty frame looks like a fault."""
    assert line_chart([point(None)], "c", "Chart") == ""
    assert sparkline([Decimal(1), None]) == ""


def test_a_spark_stays_inside_its_frame() -> None:
    """Two figures that are the same have no spread to divide by."""
    drawn = sparkline([Decimal(5), Decimal(5), None, Decimal(5)])
    heights = [float(y) for y in re.findall(r",(\d+\.\d)", drawn)]
    assert heights
    assert all(0 <= height <= 28 for height in heights)


def test_a_rating_has_its_shape_in_the_picture_too() -> None:
    """One in twelve men cannot tell the colours apart, on a chart no more than in a table."""
    shapes = ("circle", "triangle", "square", "diamond", "star", "ring")
    drawn = line_chart([point("1", shape=shape) for shape in shapes], "c", "Chart")
    assert [drawn.count(f"<{tag}") for tag in ("circle", "path", "rect")] == [2, 3, 1]
    assert drawn.count("Q1: 1, Word") == 6


@given(st.lists(FIGURES, max_size=2))
def test_end_labels_are_never_one_over_the_other(heights: list[float]) -> None:
    """A target close to the figure was written over it."""
    placed = apart(heights, 17)
    assert len(placed) == len(heights)
    if len(placed) == 2:
        slack = 1e-6 * max(1.0, *map(abs, heights))
        assert abs(placed[0] - placed[1]) >= 17 - slack
        assert (placed[0] <= placed[1]) == (heights[0] <= heights[1])


def test_a_spark_shows_its_target_inside_the_frame() -> None:
    """A line without its target does not tell whether it is where it should be."""
    drawn = sparkline([Decimal(5), Decimal(6)], [Decimal(50), None])
    heights = [float(y) for y in re.findall(r'y1="(\d+\.\d)"', drawn)]
    assert len(heights) == 1
    assert 0 <= heights[0] <= 28
    assert "spark-target" not in sparkline([Decimal(5), Decimal(6)])


def test_the_sign_of_variation_tells_its_side_and_kind() -> None:
    """High and low stand outside the band, an ordinary figure in it; what is not judged has no sign."""
    heights = {
        key: re.findall(r'cy="([\d.]+)"', variation_icon(key)) for key in ("concern-high", "concern-low")
    }
    assert heights == {"concern-high": ["3.5"], "concern-low": ["14.5"]}
    assert 'cy="9.0"' in variation_icon("common-cause")
    assert variation_icon(None) == ""
