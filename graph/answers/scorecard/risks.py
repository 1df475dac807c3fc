"""Section 7: risks beside what they threaten, with scores, movement and what keeps them in check."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.terms import day_term
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk with its latest current score and its target score.

    A score is likelihood times impact; ``movement`` is rising, falling or unchanged since the
    score before, null where there is none to compare with.
    """

    risk: Thing
    owner: Thing | None
    controls: str | None
    period: str | None
    likelihood: int | None
    impact: int | None
    previous_score: int | None
    target_score: int | None
    score: int | None
    movement: str | None
    threatens: tuple[Thing, ...]


class RiskRow(NamedTuple):
    """A risk."""

    risk: str
    owner: str | None
    control: str | None


class ScoreRow(NamedTuple):
    """One score of a risk."""

    period: str
    last_day: date
    view: str
    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact


class ThreatenedRow(NamedTuple):
    """What a risk threatens."""

    threatened: str


RISKS_TO = Query("risks_to", RiskRow)
SCORES_OF = Query("scores_of", ScoreRow)
THREATENED_BY = Query("threatened_by", ThreatenedRow)


def risk_lines(lens: Lens) -> tuple[RiskLine, ...]:
    """The risks to what is aimed at here, the highest score first."""
    found = [_risk(lens, row) for row in lens.ask(RISKS_TO, thing=lens.node)]
    return tuple(sorted(found, key=lambda line: (-(line.score or 0), line.risk.code)))


def movement(now: int | None, before: int | None) -> str | None:
    """How a score moved since the one before."""
    if now is None or before is None:
        return None
    return "unchanged" if now == before else "rising" if now > before else "falling"


def _risk(lens: Lens, row: RiskRow) -> RiskLine:
    node, things = NamedNode(row.risk), lens.walkable.things
    scores = lens.ask(SCORES_OF, risk=node, until=day_term(lens.until))
    current = [score for score in scores if key_of(score.view) == "current"]
    target = next((score for score in scores if key_of(score.view) == "target"), None)
    latest = current[0] if current else None
    before = current[1].score if len(current) > 1 else None
    return RiskLine(
        risk=things[row.risk],
        owner=things.some(row.owner),
        controls=row.control,
        period=latest.period if latest else None,
        likelihood=latest.likelihood if latest else None,
        impact=latest.impact if latest else None,
        previous_score=before,
        target_score=target.score if target else None,
        score=latest.score if latest else None,
        movement=movement(latest.score if latest else None, before),
        threatens=tuple(things[each.threatened] for each in lens.ask(THREATENED_BY, risk=node)),
    )
