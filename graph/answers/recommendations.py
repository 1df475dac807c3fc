"""Recommendations as threads: who made it in which report, what answers it, its measures, its evidence.

What you would get wrong: closed is what somebody recorded; *closed on evidence* needs
something in the thread that shows it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.evidence import Evidence, cited_evidence
from graph.answers.impact import Step, step_told
from graph.answers.latest import LatestLine, latest_measures
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
from graph.thread import Thread
from graph.walk import ThreadLink


@dataclass(frozen=True, slots=True)
class Reported:
    """How a piece of work was last reported to be going; ``status`` is a key of the delivery statuses."""

    reported_on: date
    status: str | None
    forecast_date: date | None
    done_on: date | None
    commentary: str | None


@dataclass(frozen=True, slots=True)
class MeasureBehind:
    """A measure that shows whether an answer works, the links that say so, and its latest figure."""

    measure: Thing
    links: tuple[Step, ...]
    latest: LatestLine | None


@dataclass(frozen=True, slots=True)
class Answering:
    """An action, project or intervention that answers a recommendation, by which link."""

    work: Thing
    link: Step
    reported: Reported | None
    measures: tuple[MeasureBehind, ...]


@dataclass(frozen=True, slots=True)
class RecommendationTold:
    """A recommendation from who made it to what shows that it is dealt with.

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
    answered_by: tuple[Answering, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Recommendations by code, and how many are in each state."""

    as_of: datetime | None
    on: date
    illustrative: bool
    by_state: Mapping[str, int]
    recommendations: tuple[RecommendationTold, ...]


def recommendations(thread: Thread, walkable: Walkable, thing: Thing | None = None) -> Recommendations:
    """Every recommendation, or one, or those of a regulator, a panel assessment or an owner."""
    told = _Told(thread, walkable)
    rows = {row.recommendation: row for row in reversed(walkable.snapshot.ask(RECOMMENDATIONS))}
    every = [told.recommendation(row) for row in reversed(rows.values())]
    wanted = tuple(each for each in every if thing is None or thing in _of(each))
    states = dict.fromkeys(each.state or "not-stated" for each in wanted)
    moment = walkable.snapshot.moment
    return Recommendations(
        moment.as_of,
        moment.on,
        walkable.snapshot.illustrative,
        {state: sum((each.state or "not-stated") == state for each in wanted) for state in sorted(states)},
        wanted,
    )


def _of(each: RecommendationTold) -> tuple[Thing | None, ...]:
    """What a recommendation can be asked for by."""
    return each.recommendation, each.made_by, each.owner, each.panel_assessment


class _Told:
    """What is known of all recommendations, read once."""

    def __init__(self, thread: Thread, walkable: Walkable) -> None:
        self.walkable = walkable
        self.evidence = cited_evidence(walkable)
        self.latest = {line.measure.iri: line for line in latest_measures(thread, walkable).measures}
        until = day_term(walkable.snapshot.moment.on)
        self.reported = {
            row.work: Reported(row.reported_on, key_of(row.status), row.forecast, row.done_on, row.commentary)
            for row in walkable.snapshot.ask(PROGRESS_OF_ANSWERS, until=until)
        }
        self.reports: dict[str, ReportRow] = {}
        for row in walkable.snapshot.ask(REPORTS_OF_RECOMMENDATIONS):
            self.reports.setdefault(row.recommendation, row)

    def recommendation(self, row: RecommendationRow) -> RecommendationTold:
        """One recommendation in full."""
        known, moment = self.walkable.things, self.walkable.snapshot.moment
        report = self.reports.get(row.recommendation)
        evidence = self.evidence.get(row.recommendation, ())
        state = _state(key_of(row.response), evidence)
        closed = state is not None and state.startswith("closed")
        panel = known.by_iri.get(report.made_in) if report else None
        return RecommendationTold(
            recommendation=known[row.recommendation],
            made_by=known.some(row.made_by),
            report=report.label if report else None,
            reported_on=report.reported_on if report else None,
            panel_assessment=panel,
            owner=known.some(row.owner),
            due_on=row.due_on,
            overdue=not closed and row.due_on is not None and row.due_on < moment.judged_on,
            state=state,
            closed_on=row.closed_on,
            answered_by=tuple(self._answers(row.recommendation)),
            evidence=evidence,
        )

    def _answers(self, recommendation: str) -> Iterator[Answering]:
        model = self.walkable.model
        answers = [link for link in model.entering(recommendation) if link.link_type == "respondsTo"]
        for link in sorted(answers, key=lambda link: link.iri):
            measures = {each.measure.iri: each for each in self._measures(link.start)}
            yield Answering(
                work=self.walkable.things[link.start],
                link=step_told(self.walkable, link),
                reported=self.reported.get(link.start),
                measures=tuple(sorted(measures.values(), key=lambda each: each.measure.code)),
            )

    def _measures(self, work: str) -> Iterator[MeasureBehind]:
        """The measures that a piece of work corrects, or that indicate it or what it acts towards."""
        model = self.walkable.model
        for link in model.leaving(work):
            if link.link_type == "corrects" and model.things[link.end].kind == "measure":
                yield self._behind(link.end, link)
            elif link.link_type == "actsTowards":
                for shows in model.entering(link.end):
                    if shows.link_type == "indicates":
                        yield self._behind(shows.start, shows, link)
        for shows in model.entering(work):
            if shows.link_type == "indicates":
                yield self._behind(shows.start, shows)

    def _behind(self, measure: str, *links: ThreadLink) -> MeasureBehind:
        steps = tuple(step_told(self.walkable, link) for link in links)
        return MeasureBehind(self.walkable.things[measure], steps, self.latest.get(measure))


def _state(response: str | None, evidence: tuple[Evidence, ...]) -> str | None:
    if response != "closed":
        return response
    return "closed-on-evidence" if evidence else "closed-without-evidence"
