"""What sums of counts tell of the counts that are not shown: exact elimination, and nothing below nought.

Whoever knows that some unknown counts come to ten together, and others to four, can add and
subtract; and counts are never negative, so that what comes to nought together is nought each.
`recovered` does both to the end, and these two steps are all there is:

1. `noughts` finds every unknown that is nought in all solutions. There is then a solution in which
   each of the others is above nought, since the middle of two solutions is one too.
2. From that solution one can go a little way in any direction that the sums allow without a count
   falling below nought. So what is still not told by the sums alone, by elimination (`System.add`),
   has at least two values; nothing else can be worked out, and nothing is called safe that is not.

Step 1 asks how great an unknown can be, which is a linear programme; adding up rows by themselves
would miss an unknown that only several rows together hold at nought. `System` is that
programme's tableau in fractions, so that no rounding decides what may be shown. What you would get
wrong: one sum at a time is not enough. Three sums that each hide two counts may together give all
of them away.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Unknown = TypeVar("Unknown", bound=Hashable)
NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True)
class Equation(Generic[Unknown]):
    """What unknown counts, each so many times, come to.

    ``rest`` is None where a reader may know it though it is not written down, as the
    numerator of a percentage is known to whoever knows the population. ``made_of`` says how
    many times each of the sums first given, by their numbers, is in it.
    """

    unknowns: Mapping[Unknown, Fraction]
    rest: Fraction | None
    made_of: Mapping[int, Fraction]

    def over(self, factor: Fraction) -> "Equation[Unknown]":
        """The same equation with everything divided by a factor."""
        rest = None if self.rest is None else self.rest / factor
        return Equation(_minus({}, self.unknowns, -1 / factor), rest, _minus({}, self.made_of, -1 / factor))

    def without(self, unknown: Unknown, solved: "Equation[Unknown]") -> "Equation[Unknown]":
        """This equation with an unknown replaced by what another, solved for it, says it is."""
        factor = self.unknowns[unknown]
        rest = None if self.rest is None or solved.rest is None else self.rest - factor * solved.rest
        return Equation(
            _minus(self.unknowns, solved.unknowns, factor), rest, _minus(self.made_of, solved.made_of, factor)
        )


def _minus(
    one: Mapping[Key, Fraction], other: Mapping[Key, Fraction], factor: Fraction
) -> Mapping[Key, Fraction]:
    """One less so many times the other; what comes to nought is left out."""
    found = dict(one)
    for key, times in other.items():
        left = found.get(key, NOUGHT) - factor * times
        if left:
            found[key] = left
        else:
            del found[key]
    return found


@dataclass(frozen=True, slots=True)
class Recovered(Generic[Unknown]):
    """What a reader can work out: single counts, and what several that stay unknown come to."""

    single: Mapping[Unknown, Equation[Unknown]]
    together: tuple[Equation[Unknown], ...]


def recovered(equations: Sequence[Equation[Unknown]]) -> Recovered[Unknown]:
    """Everything that follows for single counts, and the sums of those that remain unknown.

    Whatever is not in ``single`` can have at least two values, each with all counts nought or
    more. Sums that contradict each other say nothing about what is nought.
    """
    system: System[Unknown] = System()
    for equation in (*noughts([each for each in equations if each.rest is not None]), *equations):
        system.add(equation)
    rows = system.rows.items()
    single = {unknown: row for unknown, row in rows if len(row.unknowns) == 1}
    remaining = (_reduced(equation, single) for equation in equations)
    combined = (row for unknown, row in rows if unknown not in single)
    return Recovered(single, tuple(each for each in (*remaining, *combined) if len(each.unknowns) > 1))


def noughts(equations: Iterable[Equation[Unknown]]) -> list[Equation[Unknown]]:
    """That an unknown is nought, for each that is so in every solution without negative counts."""
    system: System[Unknown] = System()
    for equation in equations:
        system.add(equation)
    if not system.make_feasible():
        return []
    found: dict[Unknown, Equation[Unknown]] = {}
    for unknown in list(system.order):
        if unknown not in found and (proof := system.proof_of_nought(unknown)):
            found |= {each: Equation({each: Fraction(1)}, NOUGHT, proof.made_of) for each in proof.unknowns}
    return list(found.values())


def _reduced(equation: Equation[Unknown], single: Mapping[Unknown, Equation[Unknown]]) -> Equation[Unknown]:
    for unknown in [each for each in equation.unknowns if each in single]:
        equation = equation.without(unknown, single[unknown])
    return equation


class System(Generic[Unknown]):
    """Equations solved for one unknown each, which none of the others contains.

    Read as a linear programme it is the simplex method's dictionary: an unknown that a row is
    solved for has the row's rest, all others are nought. Of several choices the unknown that
    came first is taken (Bland's rule), so that no search goes in circles.
    """

    def __init__(self) -> None:
        self.rows: dict[Unknown, Equation[Unknown]] = {}
        self.order: dict[Unknown, int] = {}
        self._rows_with: defaultdict[Unknown, set[Unknown]] = defaultdict(set)

    def add(self, equation: Equation[Unknown]) -> None:
        """Take in one more equation; what follows from the others or contradicts them changes nothing."""
        for unknown in equation.unknowns:
            self.order.setdefault(unknown, len(self.order))
        for unknown in [each for each in equation.unknowns if each in self.rows]:
            equation = equation.without(unknown, self.rows[unknown])
        if equation.unknowns:
            self._solve_for(min(equation.unknowns, key=lambda u: len(self._rows_with[u])), equation)

    def make_feasible(self) -> bool:
        """Bring every row's rest to nought or more; False where no counts can satisfy the equations.

        A row below nought in which nothing can raise what it is solved for is the proof that none can.
        """
        while below := [unknown for unknown, row in self.rows.items() if _rest(row) < 0]:
            lowest = self._first(below)
            raising = _raising(self.rows[lowest])
            if not raising:
                return False
            self._exchange(lowest, self._first(raising))
        return True

    def proof_of_nought(self, unknown: Unknown) -> Equation[Unknown] | None:
        """The equation by which an unknown can only be nought; None where it can be more.

        Every row's rest must be nought or more, and stays so. The proof is a row that says that it and
        others, none of them taken away, come to nought; each of those is then nought as well.
        """
        if unknown not in self.rows and not self._enter(unknown):
            return None
        while _rest(row := self.rows[unknown]) == 0:
            raising = _raising(row)
            if not raising:
                return row
            if not self._enter(self._first(raising)):
                return None
        return None

    def _enter(self, unknown: Unknown) -> bool:
        """Solve for an unknown that other rows keep at nought for now; False where it can grow at once."""
        rows = ((each, self.rows[each]) for each in self._rows_with[unknown])
        limiting = [each for each, row in rows if row.unknowns[unknown] > 0]
        at_nought = [each for each in limiting if _rest(self.rows[each]) == 0]
        if at_nought:
            self._exchange(self._first(at_nought), unknown)
        return bool(at_nought)

    def _exchange(self, solved: Unknown, instead: Unknown) -> None:
        self._solve_for(instead, self._take_out(solved))

    def _solve_for(self, unknown: Unknown, equation: Equation[Unknown]) -> None:
        solved = equation.over(equation.unknowns[unknown])
        for each in list(self._rows_with[unknown]):
            self._put_in(each, self._take_out(each).without(unknown, solved))
        self._put_in(unknown, solved)

    def _put_in(self, solved: Unknown, row: Equation[Unknown]) -> None:
        self.rows[solved] = row
        for each in row.unknowns:
            self._rows_with[each].add(solved)

    def _take_out(self, solved: Unknown) -> Equation[Unknown]:
        row = self.rows.pop(solved)
        for each in row.unknowns:
            self._rows_with[each].discard(solved)
        return row

    def _first(self, unknowns: Iterable[Unknown]) -> Unknown:
        return min(unknowns, key=self.order.__getitem__)


def _raising(row: Equation[Unknown]) -> list[Unknown]:
    """The unknowns that make the one a row is solved for greater when they grow."""
    return [unknown for unknown, times in row.unknowns.items() if times < 0]


def _rest(row: Equation[Unknown]) -> Fraction:
    return row.rest or NOUGHT
