"""Charts as SVG text: round axes, honest gaps, nothing that a name could break out of."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from viz.charts import ChartPoint, line_chart, nice_range, sparkline

FIGURES = st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False).map(lambda value: round(value, 3))


def point(value: str | None, target: str | None = None, label: str = "Q1") -> ChartPoint:
    """A period of a chart."""
    return ChartPoint(
        label, Decimal(value) if value else None, value or "", Decimal(target) if target else None, "#00703c"
    )


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


def test_targets_are_drawn_also_where_there_is_no_figure() -> None:
    """What was promised stands whether or not it was reported on."""
    drawn = line_chart([point("1", "2"), point(None, "2")], "c", "Chart")
    assert drawn.count("chart-target") == 2


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
