"""Year-end targets with a profile, from the row of a workbook to the scorecard's own line."""

from datetime import date
from decimal import Decimal

import pytest

from graph.answers.model import Walkable
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.measures import Measures
from graph.thread import Moment, Thread
from tests.ingest.conftest import COUNCIL, TODAY, Council

QUARTER_END = date(2020, 9, 30)
SICKNESS = """
    Sheet: Rating schemes
    Scheme | Rating | Order | Word (English) | Basis  | From | To
    STD    | green  | 1     | Green          | Points | 0    |
    STD    | red    | 2     | Red            | Points |      | 0
    Sheet: Measures
    Code | Name (English) | Scope | Unit | Decimals | Accumulation | Frequency | Calendar | Polarity | Scheme
    HR1 | Days lost | performance | days | 2 | cumulative | quarterly | financial | lower-is-better | STD
    Sheet: Figures
    Measure | Period     | Value
    HR1     | 2019-20-Q2 | 5.96
    HR1     | 2019-20-Q4 | 13.91
    HR1     | 2020-21-Q2 | 4.83
    Sheet: Targets
    Measure | Period  | Intent  | Value | Profile
    HR1     | 2020-21 | Improve | 11    | {profile}
"""


def half_year(council: Council, profile: str) -> MeasureLine:
    """The scorecard's line at half-year under a profile."""
    council.take(COUNCIL + SICKNESS.format(profile=profile))
    thread = Thread(council.root)
    walkable = Walkable(thread.snapshot(Moment(None, QUARTER_END, TODAY)))
    line = Measures(thread, walkable, QUARTER_END).line(walkable.things.find("HR1"))
    assert line is not None
    return line


@pytest.mark.parametrize(
    ("profile", "value", "text", "rating"),
    [("Linear", "5.5", "5.50 days", "green"), ("Last year's shape", "4.7132", "4.71 days", "red")],
)
def test_linear_and_seasonal_profile_reach_the_scorecard(
    council: Council, profile: str, value: str, text: str, rating: str
) -> None:
    """The target shown is the one that the figure was judged against."""
    line = half_year(council, profile)
    assert line.target is not None
    assert (line.target.value, line.target.text, line.target.period) == (Decimal(value), text, "2020-21")
    assert line.figure.rating is not None
    assert line.figure.rating.key == rating


def test_no_profile_no_colour(council: Council) -> None:
    """A year-end target alone says nothing at half-year."""
    line = half_year(council, "")
    assert (line.figure.rating, line.figure.no_rating) == (None, "no-profile")
