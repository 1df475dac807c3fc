"""What regulators and panels recommended: the response that is recorded, and the work that answers it.

What you would get wrong: closed is what somebody recorded; *closed on evidence* needs
something in the thread that shows it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.answers.evidence import Evidence, cited_evidence
from graph.answers.impact import Step, step_told
from graph.answers.model import Walkable, key_of
from graph.questions.assurance import (
    PROGRESS_OF_ANSWERS,
    RECOMMENDATIONS,
    REPORTS_OF_RECOMMENDATIONS,
    RecommendationRow,
    ReportRow,
)
from graph.terms import day_term
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Reported:
    """How a piece of work was last reported to be going; ``status`` is a key of the delivery statuses."""

    reported_on: date
    status: str | None
    forecast_date: date | None
    done_on: date | None
    commentary: str | None


@dataclass(frozen=True, slots=True)
class WorkInAnswer:
    """An action, project or intervention that answers a recommendation, by which link."""

    work: Thing
    link: Step
    reported: Reported | None


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation from who made it to what answers it.

    ``state`` is open, in-progress, closed-on-evidence or closed-without-evidence; none where
    no response is recorded. ``overdue`` is judged on the snapshot's judging day.
    """

    recommendation: Thing
    made_by: Thing | None
    report: str | None
    reported_on: date | None
    panel_assessment: Thing | None
    owner: Thing | None
    due_on: date | None
    overdue: bool
    state: str | None
    closed_on: date | None
    answered_by: tuple[WorkInAnswer, ...]
    evidence: tuple[Evidence, ...]


def every_recommended(walkable: Walkable) -> tuple[Recommended, ...]:
    """Every recommendation, by code."""
    read = _Read(walkable)
    rows = {row.recommendation: row for row in reversed(walkable.snapshot.ask(RECOMMENDATIONS))}
    return tuple(read.recommended(row) for row in reversed(rows.values()))


class _Read:
    """What is known of all recommendations, read once."""

    def __init__(self, walkable: Walkable) -> None:
        self.walkable = walkable
        self.evidence = cited_evidence(walkable)
        until = day_term(walkable.snapshot.moment.on)
        self.reported = {
            row.work: Reported(row.reported_on, key_of(row.status), row.forecast, row.done_on, row.commentary)
            for row in walkable.snapshot.ask(PROGRESS_OF_ANSWERS, until=until)
        }
        self.reports: dict[str, ReportRow] = {}
        for row in walkable.snapshot.ask(REPORTS_OF_RECOMMENDATIONS):
            self.reports.setdefault(row.recommendation, row)

    def recommended(self, row: RecommendationRow) -> Recommended:
        """One recommendation."""
        known, moment = self.walkable.things, self.walkable.snapshot.moment
        report = self.reports.get(row.recommendation)
        evidence = self.evidence.get(row.recommendation, ())
        state = _state(key_of(row.response), evidence)
        closed = state is not None and state.startswith("closed")
        return Recommended(
            recommendation=known[row.recommendation],
            made_by=known.some(row.made_by),
            report=report.label if report else None,
            reported_on=report.reported_on if report else None,
            panel_assessment=known.by_iri.get(report.made_in) if report else None,
            owner=known.some(row.owner),
            due_on=row.due_on,
            overdue=not closed and row.due_on is not None and row.due_on < moment.judged_on,
            state=state,
            closed_on=row.closed_on,
            answered_by=tuple(self._answers(row.recommendation)),
            evidence=evidence,
        )

    def _answers(self, recommendation: str) -> Iterator[WorkInAnswer]:
        entering = self.walkable.model.entering(recommendation)
        answers = [link for link in entering if link.link_type == "respondsTo"]
        for link in sorted(answers, key=lambda link: link.iri):
            told = step_told(self.walkable, link)
            yield WorkInAnswer(self.walkable.things[link.start], told, self.reported.get(link.start))


def _state(response: str | None, evidence: tuple[Evidence, ...]) -> str | None:
    if response != "closed":
        return response
    return "closed-on-evidence" if evidence else "closed-without-evidence"
