"""What sums tell of counts that are not shown, held against trying every filling of small tables."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph.status.recovery import Equation, noughts, recovered

Table = tuple[tuple[int, ...], ...]
Place = tuple[int, int]


def equation(rest: int | None, number: int = 0, /, **times: int) -> Equation[str]:
    """Unknowns by name, each so many times, and what they come to."""
    unknowns = {name: Fraction(each) for name, each in times.items()}
    return Equation(unknowns, None if rest is None else Fraction(rest), {number: Fraction(1)})


def values(*equations: Equation[str]) -> Mapping[str, Fraction | None]:
    """The single counts that can be worked out."""
    return {unknown: row.rest for unknown, row in recovered(equations).single.items()}


def test_three_sums_of_two_give_all_of_them_away() -> None:
    """No sum alone tells anything; the three together are as good as a list."""
    pairs = [equation(5, 0, a=1, b=1), equation(6, 1, b=1, c=1), equation(7, 2, a=1, c=1)]
    assert values(*pairs) == {"a": 3, "b": 2, "c": 4}
    assert values(*pairs[:2]) == {}
    assert set(recovered(pairs).single["a"].made_of) == {0, 1, 2}


def test_counts_that_come_to_nought_together_are_nought_each() -> None:
    """Nobody can be fewer than none; without that knowledge two unknowns would keep their secret."""
    assert values(equation(0, a=1, b=1)) == {"a": 0, "b": 0}
    assert values(equation(1, a=1, b=1)) == {}


def test_nought_is_found_between_sums_that_are_not_nought() -> None:
    """Two rows come to what two columns come to, so nothing is left for the third."""
    rows = [equation(5, 0, a=1, b=1, x=1), equation(4, 1, c=1, d=1, y=1)]
    columns = [equation(3, 2, a=1, c=1), equation(6, 3, b=1, d=1), equation(2, 4, x=1, y=1, z=1)]
    assert values(*rows, *columns) == {"x": 0, "y": 0, "z": 2}
    assert set(recovered([*rows, *columns]).single["x"].made_of) == {0, 1, 2, 3}


def test_what_only_a_reader_knows_gives_away_as_much() -> None:
    """A percentage without its counts is known to whoever knows the population."""
    assert values(equation(None, a=1)) == {"a": None}
    assert values(equation(None, 0, a=1, b=1), equation(3, 1, b=1)) == {"a": None, "b": 3}
    assert values(equation(None, a=1, b=1)) == {}


def test_sums_that_contradict_each_other_leave_plain_subtraction() -> None:
    """Whoever mistypes a total has not made the others safe."""
    assert noughts([equation(-1, a=1, b=1)]) == []
    assert values(equation(-1, 0, a=1, b=1), equation(3, 1, a=1)) == {"a": 3, "b": -4}


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, frozenset[Place]]:
    """A small table of counts, and which of its cells are hidden; all margins are shown."""
    height, width = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    counts = st.lists(st.integers(0, 3), min_size=width, max_size=width).map(tuple)
    table = draw(st.lists(counts, min_size=height, max_size=height).map(tuple))
    places = st.sampled_from(list(product(range(height), range(width))))
    return table, draw(st.frozensets(places, min_size=1, max_size=6))


def margins(table: Table) -> Iterator[tuple[list[Place], int]]:
    """The places of each row and column, and what they come to."""
    for row, counts in enumerate(table):
        yield [(row, column) for column in range(len(counts))], sum(counts)
    for column, counts in enumerate(zip(*table, strict=True)):
        yield [(row, column) for row in range(len(counts))], sum(counts)


def remainders(table: Table, hidden: frozenset[Place]) -> list[tuple[list[Place], int]]:
    """The hidden places of each row and column, and what its total leaves for them."""
    return [
        (
            [place for place in places if place in hidden],
            total - sum(table[r][c] for r, c in places if (r, c) not in hidden),
        )
        for places, total in margins(table)
    ]


def fillings(table: Table, hidden: frozenset[Place]) -> list[Mapping[Place, int]]:
    """Every way of filling the hidden places with counts that agrees with all margins."""
    left = remainders(table, hidden)
    most = {p: min(rest for places, rest in left if p in places) for p in hidden}
    tried = (dict(zip(most, each, strict=True)) for each in product(*(range(m + 1) for m in most.values())))
    return [way for way in tried if all(sum(way[p] for p in places) == rest for places, rest in left)]


@given(tables())
def test_what_is_worked_out_is_what_all_fillings_agree_on(drawn: tuple[Table, frozenset[Place]]) -> None:
    """Nothing that is called safe has one possible value, and nothing that has several is called known."""
    table, hidden = drawn
    equations = [
        Equation({place: Fraction(1) for place in places}, Fraction(rest), {number: Fraction(1)})
        for number, (places, rest) in enumerate(remainders(table, hidden))
        if places
    ]
    possible = fillings(table, hidden)
    agreed = {place: possible[0][place] for place in hidden if len({way[place] for way in possible}) == 1}
    found = recovered(equations)
    assert {place: row.rest for place, row in found.single.items()} == agreed
    for row in found.together:
        for way in possible:
            assert sum(times * way[place] for place, times in row.unknowns.items()) == row.rest
