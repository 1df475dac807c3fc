"""Boards at a glance and the latest of every measure agree with whole scorecards."""

from graph.answers.impact import own_measures
from graph.answers.latest import boards, latest_measures
from graph.answers.measure import measure_of
from graph.answers.model import Walkable
from graph.answers.scorecard import scorecard_of
from graph.status.periods import parse_period
from graph.thread import Moment, Thread

PERIOD = parse_period("2020-21-Q2")


def walkable_of(thread: Thread) -> Walkable:
    """The snapshot of the period's last day."""
    return Walkable(thread.snapshot(Moment(None, PERIOD.last_day, PERIOD.last_day)))


def test_a_board_at_a_glance_is_its_scorecard_at_a_glance(first_steps: Thread) -> None:
    """Two numbers for one thing on two pages would end all trust in either."""
    walkable = walkable_of(first_steps)
    told = boards(walkable)
    assert [line.board.code for line in told.boards][:2] == ["PB-ED", "PB-HE"]
    for line in told.boards:
        card = scorecard_of(first_steps, walkable, line.board, PERIOD).at_a_glance
        glance = line.at_a_glance
        assert (glance.n, glance.by_rating, glance.not_rated) == (card.n, card.by_rating, card.not_rated)
        assert (glance.improved, glance.worsened, glance.dips) == (card.improved, card.worsened, card.dips)


def test_every_measure_is_listed_once_with_or_without_figures(first_steps: Thread) -> None:
    """A measure that falls out of the list is never asked about."""
    walkable = walkable_of(first_steps)
    told = latest_measures(walkable)
    listed = [line.measure.code for line in told.measures] + [thing.code for thing in told.without]
    every = [thing.code for thing in walkable.things.by_iri.values() if thing.kind == "measure"]
    assert sorted(listed) == sorted(every)


def test_dips_come_with_the_objectives_that_may_feel_them(first_steps: Thread) -> None:
    """A dip alone says nothing of why it matters."""
    walkable = walkable_of(first_steps)
    dip = boards(walkable).dips[0]
    assert dip.latest.measure.code == "ED1"
    assert {thing.code for thing in dip.felt_by} == {"WB1", "WB2"}


def test_a_measures_last_point_is_its_row_on_the_scorecard(first_steps: Thread) -> None:
    """The page and the board pack must show one figure with one rating."""
    walkable = walkable_of(first_steps)
    body = walkable.things.find("PB-ED")
    for iri in own_measures(walkable, body):
        told = measure_of(first_steps, walkable, walkable.things[iri])
        assert told.latest is not None
        point = next(each for each in told.series if each.period == told.latest.figure.period)
        assert (point.value, point.rating) == (told.latest.figure.value, told.latest.figure.rating)
        assert point.provenance == told.latest.figure.provenance
