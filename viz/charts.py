"""Charts as SVG text: a line of figures with its targets, and a small line for a table.

No style attribute and no script, so that they stand under a strict policy. What you would
get wrong: a period without a figure is a gap in the line, and every value is also in the
table beside the picture, to which the picture's description points.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from viz.palette import Mark

SPARK_WIDTH, SPARK_HEIGHT = 112, 28
LEFT, TOP, BOTTOM = 56, 16, 34
LABEL_APART, LABEL_GAP, LABEL_LETTER = 17.0, 27.0, 8.5
LETTER_WIDTH = 7.5
LONGEST_TARGET = 22.0


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period: its label, its figure and target if there are any, their texts, its rating's mark.

    ``starts_anew`` parts the line before it.
    """

    label: str
    value: Decimal | None
    text: str
    target: Decimal | None
    target_text: str
    mark: Mark
    starts_anew: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places in a picture; ``right`` is the room beside it for words at its end."""

    low: float
    high: float
    width: float
    height: float
    count: int
    right: float

    def x(self, index: int) -> float:
        """How far to the right the point with this index stands."""
        inner = self.width - LEFT - self.right
        return LEFT + (inner / 2 if self.count == 1 else inner * index / (self.count - 1))

    def y(self, value: float) -> float:
        """How far down a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.height - BOTTOM - share * (self.height - TOP - BOTTOM)


def sparkline(values: Sequence[Decimal | None], targets: Sequence[Decimal | None] = ()) -> Markup:
    """The last few figures as a small line with a dot at its end; decoration beside the figures.

    ``targets`` are the target of the last period, or the two ends of its range, each a dashed line.
    """
    known = [(index, float(value)) for index, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return Markup()
    aims = [float(target) for target in targets if target is not None]
    seen = [*aims, *(value for _, value in known)]
    low, high = min(seen), max(seen)
    step = (SPARK_WIDTH - 8) / max(1, len(values) - 1)
    places: list[tuple[int, float, float]] = [
        (index, 4 + step * index, _spark_y(value, low, high)) for index, value in known
    ]
    lines = "".join(_polyline(run, "spark-line") for run in _runs(places))
    dashed = "".join(_spark_target(_spark_y(aim, low, high)) for aim in aims)
    _, x, y = places[-1]
    return Markup(  # noqa: S704 - made of numbers only
        f'<svg class="spark" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}" width="{SPARK_WIDTH}" '
        f'height="{SPARK_HEIGHT}" aria-hidden="true" focusable="false">{dashed}{lines}'
        f'<circle class="spark-dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/></svg>'
    )


def variation_icon(variation: str | None) -> Markup:
    """A point in or out of a band of ordinary ups and downs; decoration beside its word.

    ``variation`` is a key of that code list: a worsening is filled, what is no worsening hollow.
    """
    if variation is None:
        return Markup()
    kind, _, side = variation.partition("-")
    height = {"high": 3.5, "low": 14.5}.get(side, 9.0)
    return Markup(  # noqa: S704 - numbers, and the key of a code list as a class
        '<svg class="variation" viewBox="0 0 26 18" width="26" height="18" aria-hidden="true" '
        'focusable="false">'
        '<rect class="variation-band" x="0" y="6" width="26" height="6"/>'
        f'<polyline class="spark-line" fill="none" points="2,10 7,8 12,10 17,8 22,{height}"/>'
        f'<circle class="variation-dot variation-{escape(kind)}" cx="22" cy="{height}" r="3"/></svg>'
    )


def line_chart(points: Sequence[ChartPoint], name: str, title: str, width: int = 960) -> Markup:
    """Figures by period with their targets; ``name`` is an id and a class, ``title`` says what is shown."""
    known = [float(v) for point in points for v in (point.value, point.target) if v is not None]
    if not known:
        return Markup()
    low, high, ticks = nice_range(min(known), max(known))
    longest = max(len(points[-1].text), len(points[-1].target_text))
    scale = Scale(low, high, width, 280, len(points), right=LABEL_GAP + LABEL_LETTER * longest)
    places = [
        (index, scale.x(index), scale.y(float(point.value)))
        for index, point in enumerate(points)
        if point.value is not None
    ]
    starts = frozenset(index for index, point in enumerate(points) if point.starts_anew)
    drawn = [
        *(_grid(scale, tick) for tick in ticks),
        *_periods(scale, [point.label for point in points]),
        *_targets(scale, points),
        *(_polyline(run, "chart-line") for run in _runs(places, starts)),
        *(_dot(x, y, points[index]) for index, x, y in places),
        *_last(scale, points),
    ]
    return Markup(  # noqa: S704 - labels are escaped where they enter
        f'<svg class="chart {name}" viewBox="0 0 {width} 280" role="img" '
        f'aria-labelledby="{name}-t"><title id="{name}-t">{escape(title)}</title>{"".join(drawn)}</svg>'
    )


def nice_range(low: float, high: float) -> tuple[float, float, tuple[float, ...]]:
    """A range with round ends that holds both values, and the round values in it."""
    spread = (high - low) or abs(high) or 1.0
    raw = spread / 4
    size = 10.0 ** (len(str(int(raw))) - 1) if raw >= 1 else 10.0 ** -_zeros(raw)
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw)
    start = step * int(low // step)
    count = 1
    while start + step * count < high:
        count += 1
    return start, start + step * count, tuple(start + step * index for index in range(count + 1))


def _zeros(raw: float) -> int:
    count = 0
    while raw < 1 and count < 12:
        raw, count = raw * 10, count + 1
    return count


def _spark_y(value: float, low: float, high: float) -> float:
    if high == low:
        return SPARK_HEIGHT / 2
    return SPARK_HEIGHT - 4 - (value - low) / (high - low) * (SPARK_HEIGHT - 8)


def _spark_target(y: float) -> str:
    return f'<line class="spark-target" x1="0" x2="{SPARK_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _runs(
    places: Iterable[tuple[int, float, float]], starts: Container[int] = ()
) -> list[list[tuple[float, float]]]:
    """Places parted wherever a period between them has no figure, and before those that start anew."""
    runs: list[list[tuple[float, float]]] = []
    before = None
    for index, x, y in places:
        if before is None or index != before + 1 or index in starts:
            runs.append([])
        runs[-1].append((x, y))
        before = index
    return runs


def _polyline(run: Sequence[tuple[float, float]], name: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline class="{name}" points="{path}" fill="none"/>' if len(run) > 1 else ""


def _grid(scale: Scale, tick: float) -> str:
    y, end = scale.y(tick), scale.width - scale.right
    return (
        f'<line class="chart-grid" x1="{LEFT}" x2="{end:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="chart-tick" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_short(tick)}</text>'
    )


def _short(tick: float) -> str:
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if abs(tick) >= size:
            return f"{tick / (1e3 if letter == 'k' else size):,.4g}{letter}"
    return f"{tick:,.6g}"


def _periods(scale: Scale, labels: Sequence[str]) -> list[str]:
    """Labels below, as many as there is room for, the last always among them."""
    widest = LETTER_WIDTH * max(len(label) for label in labels) + 8
    room = max(1, int((scale.width - LEFT - scale.right) // widest) + 1)
    every = -(-len(labels) // room)
    shown = [index for index in range(len(labels)) if (len(labels) - 1 - index) % every == 0]
    return [
        f'<text class="chart-tick" x="{scale.x(index):.1f}" y="{scale.height - 10}" '
        f'text-anchor="middle">{escape(labels[index])}</text>'
        for index in shown
    ]


def _targets(scale: Scale, points: Sequence[ChartPoint]) -> list[str]:
    """A short dashed line for each period's target."""
    half = min(LONGEST_TARGET, max(6.0, (scale.width - LEFT - scale.right) / scale.count / 2.4))
    return [
        f'<line class="chart-target" x1="{scale.x(index) - half:.1f}" x2="{scale.x(index) + half:.1f}" '
        f'y1="{scale.y(float(point.target)):.1f}" y2="{scale.y(float(point.target)):.1f}"/>'
        for index, point in enumerate(points)
        if point.target is not None
    ]


_OUTLINES: Mapping[str, str] = {
    "triangle": "l7 12h-14",
    "diamond": "l7 7l-7 7l-7 -7",
    "star": "l2.2 5 5.3 .6-4 3.6 1.1 5.3-4.6-2.7-4.6 2.7 1.1-5.3-4-3.6 5.3-.6",
}
"""The outline of a shape from its top, seven units above its middle."""


def _dot(x: float, y: float, point: ChartPoint) -> str:
    """A figure in the shape and colour of its rating, with its words for whoever points at it."""
    said = f"<title>{escape(point.label)}: {escape(point.text)}, {escape(point.mark.word)}</title>"
    fill = f'class="chart-dot" fill="{point.mark.colour}"'
    if point.mark.shape in _OUTLINES:
        return f'<path {fill} d="M{x:.1f} {y - 7:.1f}{_OUTLINES[point.mark.shape]}Z">{said}</path>'
    if point.mark.shape == "square":
        return f'<rect {fill} x="{x - 5.5:.1f}" y="{y - 5.5:.1f}" width="11" height="11">{said}</rect>'
    if point.mark.shape == "ring":
        ring = f'class="chart-ring" fill="#ffffff" stroke="{point.mark.colour}"'
        return f'<circle {ring} cx="{x:.1f}" cy="{y:.1f}" r="4">{said}</circle>'
    return f'<circle {fill} cx="{x:.1f}" cy="{y:.1f}" r="5.5">{said}</circle>'


def _last(scale: Scale, points: Sequence[ChartPoint]) -> list[str]:
    """The last figure and its target in words, right of where they stand, never one over the other."""
    last = points[-1]
    labels = []
    if last.value is not None:
        labels.append((scale.y(float(last.value)), "chart-last", last.text))
    if last.target is not None and last.target_text:
        labels.append((scale.y(float(last.target)), "chart-last-target", last.target_text))
    heights = apart([height for height, _, _ in labels], LABEL_APART)
    x = scale.x(len(points) - 1) + LABEL_GAP
    return [
        f'<text class="{name}" x="{x:.1f}" y="{height + 5:.1f}">{escape(text)}</text>'
        for height, (_, name, text) in zip(heights, labels, strict=True)
    ]


def apart(heights: Sequence[float], least: float) -> list[float]:
    """Two heights moved away from their middle until they are far enough apart; fewer stay as they are."""
    if len(heights) < 2 or abs(heights[0] - heights[1]) >= least:
        return list(heights)
    middle, half = sum(heights) / 2, least / 2
    above = heights[0] <= heights[1]
    return [middle - half, middle + half] if above else [middle + half, middle - half]
