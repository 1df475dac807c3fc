"""Coverage: cells count stored links with their strongest word, and empty cells are marked."""

from collections.abc import Callable

import pytest

from graph.answers.coverage import Cell, Coverage, coverage
from graph.answers.model import Walkable
from graph.thread import Snapshot, Thread

Tell = Callable[[str], Snapshot]

STORY = """
    plan P1
    plan P2 dcterms:replaces :plan\\/P1
    well-being-objective W1
    well-being-objective W2
    well-being-objective OLD gt:isDefinedIn :plan\\/P1
    theme T1
    theme T2
    service S1
    outcome O1
    action A1
    A1 actsTowards O1
    O1 isOutcomeFor W1
    O1 supportsTheme T1
    S1 delivers A1
"""
JUDGED = (
    "\n:link\\/j a gt:Link ; gt:linkFrom :well-being-objective\\/W1 ; gt:linkType gt:supportsTheme ; "
    "gt:linkTo :theme\\/T1 ; gt:strength gtc:strength\\/moderate .\n"
)


def cell(found: Coverage, matrix: str, row: str, column: str) -> Cell:
    """One cell of a matrix by the codes of its row and column."""
    rows = next(each for each in found.matrices if each.name == matrix).rows
    cells = next(each for each in rows if each.objective.code == row).cells
    return next(each for each in cells if each.column.code == column)


def test_a_cell_counts_the_links_of_an_objective_and_of_what_stands_under_it(tell: Tell) -> None:
    """A theme that only an outcome of the objective supports is reached all the same."""
    found = coverage(Walkable(tell(STORY + JUDGED)))
    both = cell(found, "themes", "W1", "T1")
    assert (both.count, both.strongest) == (2, "moderate")
    assert {link.from_.code for link in both.links} == {"O1", "W1"}
    carried = cell(found, "services", "W1", "S1")
    assert (carried.count, carried.strongest) == (1, None)
    assert [link.to.code for link in carried.links] == ["A1"]


def test_an_empty_cell_is_there_and_marked(tell: Tell) -> None:
    """A hole that is left out of the table is a hole that nobody sees."""
    found = coverage(Walkable(tell(STORY)))
    empty = cell(found, "themes", "W2", "T2")
    assert (empty.count, empty.strongest, empty.links) == (0, None, ())
    themes = found.matrices[0]
    assert [thing.code for thing in themes.unreached] == ["T2"]
    assert [thing.code for thing in themes.reaching_none] == ["W2"]


def test_what_was_replaced_has_no_row(tell: Tell) -> None:
    """The last plan's objectives reach nothing now, and are not asked to."""
    found = coverage(Walkable(tell(STORY)))
    assert [row.objective.code for row in found.matrices[0].rows] == ["W1", "W2"]


@pytest.mark.parametrize(
    ("matrix", "unreached", "reaching_none"),
    [
        ("themes", ["PT5"], []),
        ("equality-objectives", ["EQ5"], ["WB4"]),
        ("goals", [], []),
        ("services", [], []),
    ],
)
def test_dyffryn_aur_has_the_holes_that_its_story_tells_of(
    dyffryn_aur: Thread,
    at: Callable[..., Walkable],
    matrix: str,
    unreached: list[str],
    reaching_none: list[str],
) -> None:
    """Ageing well and taking part in decisions are reached by nobody, on purpose."""
    found = next(each for each in coverage(at(dyffryn_aur)).matrices if each.name == matrix)
    assert [thing.code for thing in found.unreached] == unreached
    assert [thing.code for thing in found.reaching_none] == reaching_none
