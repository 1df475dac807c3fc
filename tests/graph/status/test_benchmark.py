"""A measure's figure beside somebody else's: always shown, ranked only where both count the same."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode

from graph.status.benchmark import BETTER, LEVEL, WORSE, beside
from graph.status.facts import BenchmarkFacts
from graph.status.periods import parse_period
from tests.graph.status.test_measure_status import ATTENDANCE

NEIGHBOURS = BenchmarkFacts(
    NamedNode("https://data.anytown.example/id/benchmark/ED03/2020-21-Q2/AVERAGE"),
    parse_period("2020-21-Q2"),
    "Average of neighbours",
    Decimal("92.0"),
    "same",
)


@pytest.mark.parametrize(
    ("own", "polarity", "standing"),
    [
        ("93.0", "higher-is-better", BETTER),
        ("93.0", "lower-is-better", WORSE),
        ("91.0", "higher-is-better", WORSE),
        ("92.4", "higher-is-better", LEVEL),
        ("93.0", "context-only", None),
    ],
)
def test_the_polarity_and_the_dead_band_decide(own: str, polarity: str, standing: str | None) -> None:
    """Higher is not better in itself, and less than the dead band is nothing."""
    found = beside(Decimal(own), NEIGHBOURS, replace(ATTENDANCE, polarity=polarity))
    assert found.standing == standing
    assert found.reason.startswith("Average of neighbours: 92.0%; ")


@pytest.mark.parametrize(
    ("match", "why"),
    [
        ("different", "the definition differs"),
        ("similar", "the definition is only similar"),
        ("not-stated", "nobody has matched definitions"),
    ],
)
def test_other_definitions_are_shown_and_not_ranked(match: str, why: str) -> None:
    """Two figures of one name may count different things."""
    found = beside(Decimal(95), replace(NEIGHBOURS, match=match), ATTENDANCE)
    assert found.standing is None
    assert found.reason == f"Average of neighbours: 92.0%; not ranked, because {why}."


def test_without_an_own_figure_there_is_nothing_to_rank() -> None:
    """A blank is not behind anybody."""
    found = beside(None, NEIGHBOURS, ATTENDANCE)
    assert found.standing is None
    assert found.reason.endswith("the measure has no figure for this period.")


def test_the_difference_is_told_in_points() -> None:
    """Three points are not three per cent."""
    assert beside(Decimal(95), NEIGHBOURS, ATTENDANCE).reason.endswith("better by 3.0 points.")
