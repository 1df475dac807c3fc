"""Small numbers: what may not be shown, and what would give it away by subtraction.

Few people behind a count can be recognised, so a council names a number below which its counts
are withheld. What you would get wrong: withholding one figure is not enough where the total
and all its other parts are shown; then it is found by taking them away. Which counts are sums
of others is said in `additive`, what follows from all of them at once is found in `recovery`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from graph.status.additive import Cell, Sum, days_counted, sums
from graph.status.facts import FigureFacts, MeasureFacts
from graph.status.recovery import Equation, Recovered, recovered

WITHHELD, NOT_APPLICABLE = "withheld", "not-applicable"
COUNTED = frozenset({"count", "not-stated"})
"""Statistics whose value is a count; one that nobody has stated may be."""
DIVIDED = frozenset({"ratio", "rate", "mean"})
"""Statistics whose value is a count or an amount over a count."""

CountOf = Callable[[FigureFacts], Decimal | None]
Known = Mapping[Cell, Fraction | None]
"""What the cells count that a reader is shown; None where it is shown, though not as a count."""


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a measure with what narrows it; no breakdown, unit or area is the whole."""

    figure: FigureFacts
    unit: str | None = None
    area: str | None = None
    breakdown: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """One kind of count that the figures of a measure hold, and which cells of it are withheld."""

    known: Known
    withheld: frozenset[Cell]


@dataclass(frozen=True, slots=True)
class Leak:
    """What the figures shown give away, told at ``part``, and ``how`` in words.

    ``by`` are the figures shown that it is worked out from, the best to withhold first.
    """

    part: Part
    how: str
    by: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Leaks:
    """The withheld figures that can be worked out, and the small counts left between those shown."""

    given_away: tuple[Leak, ...] = ()
    small: tuple[Leak, ...] = ()


def is_small(figure: FigureFacts, measure: MeasureFacts) -> bool:
    """Whether so few are counted in a figure, or left out of a share, that it may not be shown."""
    if measure.suppress_below is None:
        return False
    counted = [figure.denominator]
    if figure.obs_status != WITHHELD:
        counted += [figure.numerator, _others(figure, measure)]
        counted += [figure.value] if measure.statistic in COUNTED else []
    return any(count is not None and 0 < count < measure.suppress_below for count in counted)


def _others(figure: FigureFacts, measure: MeasureFacts) -> Decimal | None:
    """Those of a whole who are not counted: 397 of 400 tells of three as 3 of 400 does."""
    if measure.statistic != "ratio" or figure.numerator is None or figure.denominator is None:
        return None
    return figure.denominator - figure.numerator


def as_disclosed(figure: FigureFacts, measure: MeasureFacts) -> FigureFacts:
    """The figure as it may be shown: withheld where it is too small, whoever forgot to say so."""
    if not is_small(figure, measure):
        return figure
    return replace(figure, value=None, numerator=None, denominator=None, obs_status=WITHHELD)


def leaks(parts: Sequence[Part], measure: MeasureFacts, departments: Mapping[str, str]) -> Leaks:
    """What the figures of a measure give away; ``departments`` are those of its services."""
    least = measure.suppress_below
    if least is None:
        return Leaks()
    by_cell: dict[Cell, list[Part]] = {}
    for part in parts:
        by_cell.setdefault(_cell(part, measure), []).append(part)
    adding_up = tuple(sums(by_cell, measure, departments))
    given_away = {leak.part: leak for leak in _told_twice(by_cell)}
    small: dict[Part, Leak] = {}
    for tally in _tallies(by_cell, measure):
        found = recovered(_equations(adding_up, tally.known))
        shown = _Shown(by_cell, tally.known, adding_up)
        for cell, row in found.single.items():
            if cell in tally.withheld:
                hidden = filter(_is_withheld, by_cell[cell])
                given_away |= {part: shown.leak(row, part) for part in hidden}
        for row in _small(found, tally, Fraction(least)):
            leak = shown.leak(row)
            small[leak.part] = leak
    return Leaks(tuple(given_away.values()), tuple(small.values()))


def _cell(part: Part, measure: MeasureFacts) -> Cell:
    group = None if part.breakdown == "all" else part.breakdown
    return Cell(days_counted(measure, part.figure.period), part.unit, part.area, group)


# --- what is counted --------------------------------------------------------


def _tallies(by_cell: Mapping[Cell, Sequence[Part]], measure: MeasureFacts) -> Iterator[Tally]:
    """The counts in a measure's figures: of values, or of those above, below and left out of the line."""
    hidden = frozenset(cell for cell, parts in by_cell.items() if any(_is_withheld(part) for part in parts))
    if measure.statistic in COUNTED:
        yield Tally(_known(by_cell, lambda figure: figure.value), hidden)
    if measure.statistic in DIVIDED:
        yield Tally(_known(by_cell, lambda figure: figure.numerator), hidden)
        below = _known(by_cell, lambda figure: figure.denominator)
        yield Tally({cell: count for cell, count in below.items() if count is not None}, frozenset())
    if measure.statistic == "ratio":
        yield Tally(_known(by_cell, lambda figure: _others(figure, measure)), hidden)


def _is_withheld(part: Part) -> bool:
    return part.figure.obs_status == WITHHELD


def _known(by_cell: Mapping[Cell, Sequence[Part]], count_of: CountOf) -> Known:
    """What each cell shown counts; where there can be nothing to count, that is nought."""
    found: dict[Cell, Fraction | None] = {}
    for cell, parts in by_cell.items():
        for figure in (part.figure for part in parts):
            count = count_of(figure)
            if count is not None:
                found[cell] = Fraction(count)
            elif figure.obs_status == NOT_APPLICABLE:
                found[cell] = Fraction(0)
            elif figure.open_value is not None:
                found.setdefault(cell, None)
    return found


def _told_twice(by_cell: Mapping[Cell, Sequence[Part]]) -> Iterator[Leak]:
    """The withheld figures beside which another that counts the same is shown, as a year and its last day."""
    for parts in by_cell.values():
        shown = tuple(part for part in parts if part.figure.open_value is not None)
        if shown:
            hidden = (part for part in parts if _is_withheld(part))
            yield from (Leak(part, "another figure counts the same", shown) for part in hidden)


# --- what follows -----------------------------------------------------------


def _equations(adding_up: Sequence[Sum], known: Known) -> list[Equation[Cell]]:
    """What each sum says of the cells not shown; one whose parts exceed its total cannot hold."""
    found = []
    for number, each in enumerate(adding_up):
        times = dict.fromkeys(each.parts, Fraction(1)) | {each.total: Fraction(-1)}
        unknowns = {cell: factor for cell, factor in times.items() if cell not in known}
        rest = _rest(known, [(cell, factor) for cell, factor in times.items() if cell in known])
        exceeded = rest is not None and rest < 0 and each.total in known
        if unknowns and not exceeded:
            found.append(Equation(unknowns, rest, {number: Fraction(1)}))
    return found


def _rest(known: Known, cells: Iterable[tuple[Cell, Fraction]]) -> Fraction | None:
    """What is left of a total when the parts that are shown are taken away."""
    left = Fraction(0)
    for cell, factor in cells:
        count = known[cell]
        if count is None:
            return None
        left -= factor * count
    return left


def _small(found: Recovered[Cell], tally: Tally, least: Fraction) -> Iterator[Equation[Cell]]:
    """The counts that nobody has withheld and several withheld ones together, where these are small."""
    alone = [row for cell, row in found.single.items() if cell not in tally.withheld]
    for row in (*alone, *found.together):
        times = set(row.unknowns.values())
        if len(times) == 1 and row.rest is not None and 0 < row.rest / times.pop() < least:
            yield row


@dataclass(frozen=True, slots=True)
class _Shown:
    """The figures that a reader subtracts from each other."""

    by_cell: Mapping[Cell, Sequence[Part]]
    known: Known
    adding_up: Sequence[Sum]

    def leak(self, row: Equation[Cell], part: Part | None = None) -> Leak:
        """How an equation follows from what is shown; told at the latest figure shown if at no other."""
        used = [self.adding_up[number] for number in sorted(row.made_of)]
        cells = {cell for each in used for cell in (*each.parts, each.total) if cell in self.known}
        by = [shown for cell in sorted(cells, key=self._worth) for shown in self.by_cell[cell]]
        by = [shown for shown in by if not _is_withheld(shown)]
        how = " and ".join(dict.fromkeys(each.how for each in used))
        return Leak(part or max(by, key=lambda shown: shown.figure.period), how, tuple(by))

    def _worth(self, cell: Cell) -> tuple[bool, Fraction, str]:
        """Which figure to withhold first: the least that is more than nought, so that least is lost."""
        count = self.known.get(cell)
        return not count, count or Fraction(0), str(cell)
