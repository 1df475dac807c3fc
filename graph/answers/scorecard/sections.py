"""What stands beside the measures on a scorecard: work, money, risks, judgements, what is served.

Each section is rows of named queries, put together; a figure that is not there stays
away and is never taken for nought.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import Walkable, key_of
from graph.query import Query, Row
from graph.status.periods import Period
from graph.terms import day_term
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a body judged of an aim on two axes, or the aim alone where nothing was judged."""

    about: Thing
    delivery: str | None
    outcomes: str | None
    agreed_rating: str | None
    reason: str | None
    judged_by: Thing | None
    judged_on: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """What was last reported of work."""

    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None


@dataclass(frozen=True, slots=True)
class InterventionLine:
    """What is done about a measure, and what it is expected to change by when."""

    intervention: Thing
    measure: Thing
    owner: Thing | None
    started_on: date | None
    due_on: date | None
    expected_value: Decimal | None
    by_period: str | None
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone with its baseline date and what was last reported of it."""

    milestone: Thing
    due_on: date | None
    owner: Thing | None
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A budget line for its latest period, in pounds; ``variance`` is actual less profile.

    ``service`` is the service through which the line reaches the aim, if it is not direct:
    then others may lean on the same money.
    """

    budget_line: Thing
    service: Thing | None
    owner: Thing | None
    period: str | None
    budget: Decimal | None
    profile: Decimal | None
    actual: Decimal | None
    forecast: Decimal | None
    variance: Decimal | None


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk with its latest current score and its target score."""

    risk: Thing
    owner: Thing | None
    controls: str | None
    period: str | None
    likelihood: int | None
    impact: int | None
    previous_score: int | None
    target_score: int | None


class JudgementRow(NamedTuple):
    """A judgement as it is recorded."""

    about: str
    delivery: str | None
    outcomes: str | None
    agreed: str | None
    reason: str | None
    judged_by: str | None
    judged_on: date | None


class InterventionRow(NamedTuple):
    """An intervention on a measure."""

    intervention: str
    owner: str | None
    started_on: date | None
    due_on: date | None
    expected_value: Decimal | None
    by_period: str | None


class MilestoneRow(NamedTuple):
    """A milestone."""

    milestone: str
    due_on: date | None
    owner: str | None


class ProgressRow(NamedTuple):
    """What was last reported."""

    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None


class LineRow(NamedTuple):
    """A budget line, and the service it pays for if it is not direct."""

    line: str
    service: str | None
    owner: str | None


class MoneyRow(NamedTuple):
    """One amount of a budget line."""

    period: str
    first_day: date
    last_day: date
    view: str
    amount: Decimal


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


class ServedRow(NamedTuple):
    """A goal, theme or equality objective that is served."""

    served: str
    class_: str


class OverseenRow(NamedTuple):
    """A thing that a body oversees."""

    thing: str


JUDGEMENTS_OF = Query("judgements_of", JudgementRow)
INTERVENTIONS_ON = Query("interventions_on", InterventionRow)
MILESTONES_OF = Query("milestones_of", MilestoneRow)
PROGRESS_OF = Query("progress_of", ProgressRow)
BUDGET_LINES_OF = Query("budget_lines_of", LineRow)
MONEY_OF = Query("money_of", MoneyRow)
RISKS_TO = Query("risks_to", RiskRow)
SCORES_OF = Query("scores_of", ScoreRow)
SERVED_BY = Query("served_by", ServedRow)
OVERSEEN_BY = Query("overseen_by", OverseenRow)


@dataclass(frozen=True)
class Sections:
    """The sections of one scorecard, up to a day."""

    walkable: Walkable
    thing: Thing
    until: date

    def judgements(self, period: Period) -> tuple[Judgement, ...]:
        """What was judged of the aims in a period; aims without a judgement are named too."""
        rows = self._ask(JUDGEMENTS_OF, thing=NamedNode(self.thing.iri), period=period.iri)
        things = self.walkable.things
        judged = [
            Judgement(
                things[row.about],
                key_of(row.delivery),
                key_of(row.outcomes),
                row.agreed,
                row.reason,
                things.some(row.judged_by),
                row.judged_on,
            )
            for row in rows
        ]
        seen = {judgement.about for judgement in judged}
        unjudged = [aim for aim in self._aims() if aim not in seen]
        return (*judged, *(Judgement(aim, None, None, None, None, None, None) for aim in unjudged))

    def interventions(self, measures: tuple[Thing, ...]) -> tuple[InterventionLine, ...]:
        """What is being done about these measures."""
        return tuple(
            InterventionLine(
                self.walkable.things[row.intervention],
                measure,
                self.walkable.things.some(row.owner),
                row.started_on,
                row.due_on,
                row.expected_value,
                row.by_period,
                self._progress(row.intervention),
            )
            for measure in measures
            for row in self._ask(INTERVENTIONS_ON, measure=NamedNode(measure.iri))
            if row.started_on is None or row.started_on <= self.until
        )

    def milestones(self) -> tuple[MilestoneLine, ...]:
        """The milestones that lead here, by date."""
        return tuple(
            MilestoneLine(
                self.walkable.things[row.milestone],
                row.due_on,
                self.walkable.things.some(row.owner),
                self._progress(row.milestone),
            )
            for row in self._ask(MILESTONES_OF, thing=NamedNode(self.thing.iri))
        )

    def money(self) -> tuple[MoneyLine, ...]:
        """The budget lines that pay for what is done here."""
        return tuple(self._money(row) for row in self._ask(BUDGET_LINES_OF, thing=NamedNode(self.thing.iri)))

    def risks(self) -> tuple[RiskLine, ...]:
        """The risks to what is aimed at here."""
        return tuple(self._risk(row) for row in self._ask(RISKS_TO, thing=NamedNode(self.thing.iri)))

    def served(self) -> tuple[Thing, ...]:
        """The goals, themes and equality objectives that are served from here."""
        rows = self._ask(SERVED_BY, thing=NamedNode(self.thing.iri))
        return tuple(self.walkable.things[row.served] for row in rows)

    def _aims(self) -> list[Thing]:
        rows = self._ask(OVERSEEN_BY, body=NamedNode(self.thing.iri))
        things = [self.walkable.things[row.thing] for row in rows] or [self.thing]
        return [thing for thing in things if thing.kind.endswith("objective")]

    def _ask(self, query: Query[Row], **given: NamedNode) -> list[Row]:
        return self.walkable.snapshot.ask(query, **given)

    def _progress(self, work: str) -> Progress | None:
        rows = self.walkable.snapshot.ask(PROGRESS_OF, work=NamedNode(work), until=day_term(self.until))
        if not rows:
            return None
        row = rows[0]
        return Progress(row.reported_on, key_of(row.status), row.forecast, row.done_on, row.commentary)

    def _money(self, row: LineRow) -> MoneyLine:
        amounts = self.walkable.snapshot.ask(MONEY_OF, line=NamedNode(row.line), until=day_term(self.until))
        to_date = [each for each in amounts if key_of(each.view) == "actual" and each.last_day <= self.until]
        latest = to_date[0] if to_date else None
        of_period = {key_of(a.view): a.amount for a in amounts if latest and a.period == latest.period}
        of_year = {
            key_of(a.view): a.amount
            for a in reversed(amounts)
            if latest and a.first_day <= latest.first_day and a.last_day >= latest.last_day
        }
        profile, actual = of_period.get("profile"), of_period.get("actual")
        return MoneyLine(
            budget_line=self.walkable.things[row.line],
            service=self.walkable.things.some(row.service),
            owner=self.walkable.things.some(row.owner),
            period=latest.period if latest else None,
            budget=of_year.get("revised-budget", of_year.get("original-budget")),
            profile=profile,
            actual=actual,
            forecast=of_period.get("forecast"),
            variance=actual - profile if actual is not None and profile is not None else None,
        )

    def _risk(self, row: RiskRow) -> RiskLine:
        scores = self.walkable.snapshot.ask(SCORES_OF, risk=NamedNode(row.risk), until=day_term(self.until))
        current = [score for score in scores if key_of(score.view) == "current"]
        target = next((score for score in scores if key_of(score.view) == "target"), None)
        latest = current[0] if current else None
        before = current[1] if len(current) > 1 else None
        return RiskLine(
            self.walkable.things[row.risk],
            self.walkable.things.some(row.owner),
            row.control,
            latest.period if latest else None,
            latest.likelihood if latest else None,
            latest.impact if latest else None,
            before.likelihood * before.impact if before else None,
            target.likelihood * target.impact if target else None,
        )
