"""The scorecard of a lens: eleven sections, every one the answer to named queries.

Always all eleven are there, in the order people read them; an empty one is empty, not left
out. Each section has a module of its own; this one puts them together. What you would get
wrong: the same fact is read by every lens, so nothing is worked out for one of them alone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.model import Walkable
from graph.answers.recommended import Recommended
from graph.answers.scorecard.data import DataMatters, data_matters
from graph.answers.scorecard.decisions import Decision, Facts, decisions_sought
from graph.answers.scorecard.elsewhere import Elsewhere, ToElsewhere, across_borders
from graph.answers.scorecard.empty import EmptySection, empty_sections
from graph.answers.scorecard.figures import MeasureLine, Measures
from graph.answers.scorecard.glance import AtAGlance, Past, at_a_glance, at_the_worst
from graph.answers.scorecard.interventions import (
    EffectsSummary,
    InterventionLine,
    effects_summary,
    interventions,
)
from graph.answers.scorecard.last_meeting import LastMeeting, last_meeting
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.money import MoneyLine, money_lines
from graph.answers.scorecard.money_beside import Beside, MoneySummary, money_summary
from graph.answers.scorecard.overview import Overview, overview_of
from graph.answers.scorecard.risks import RiskLine, risk_lines
from graph.answers.scorecard.served import what_is_served
from graph.answers.scorecard.status import Judgement, judgements
from graph.answers.scorecard.summary import Summary, summarise
from graph.answers.scorecard.work import (
    Apart,
    MilestoneLine,
    WorkLine,
    milestones_among,
    work_apart,
    work_lines,
)
from graph.status.periods import Period
from graph.thing import Thing
from graph.thread import Thread

__all__ = ["Scorecard", "ToElsewhere", "scorecard_of"]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scorecard; ``for_`` is the lens, ``thread`` what it serves, ``decisions`` what is asked.

    ``effects`` sums up the interventions, ``money_summary`` the money; ``sought`` are the decisions
    with their rules, ``from_last_time`` what was agreed before. ``work`` are actions, projects and
    milestones, ``apart`` those that go as planned while their measure does not. ``overview`` is there
    for bodies that look at several objectives, ``recommendations`` for regulators; ``empty`` says why
    a section has nothing in it.
    """

    for_: Thing
    period: str
    as_of: datetime | None
    on: date
    language: str
    illustrative: bool
    summary: Summary
    overview: Overview | None
    effects: EffectsSummary
    money_summary: MoneySummary
    sought: tuple[Decision, ...]
    recommendations: tuple[Recommended, ...]
    work: tuple[WorkLine, ...]
    apart: tuple[Apart, ...]
    from_last_time: LastMeeting
    empty: tuple[EmptySection, ...]
    status: tuple[Judgement, ...]
    at_a_glance: AtAGlance
    measures: tuple[MeasureLine, ...]
    interventions: tuple[InterventionLine, ...]
    milestones: tuple[MilestoneLine, ...]
    money: tuple[MoneyLine, ...]
    risks: tuple[RiskLine, ...]
    elsewhere: Elsewhere
    thread: tuple[Thing, ...]
    data: DataMatters
    decisions: tuple[str, ...]

    def why_empty(self, section: str) -> str:
        """Why there is nothing in a section, and what would fill it."""
        return next(each.text for each in self.empty if each.section == section)


def scorecard_of(thread: Thread, walkable: Walkable, thing: Thing, period: Period) -> Scorecard:
    """The scorecard of anything that looks at measures, for a period."""
    lens = Lens(walkable, thing, period)
    shown = Measures(thread, walkable, lens.until)
    past = Past(lens, shown.ratings)
    lines = tuple(line for measure in lens.measures if (line := shown.line_for(thing, measure)))
    status, glance = judgements(lens), at_a_glance(lines, past)
    reds = at_the_worst(lines, past)
    done, spent, work = interventions(lens, shown), money_lines(lens), work_lines(thread, lens)
    apart, last = work_apart(lens, work, done, reds), last_meeting(lens)
    effects, beside = effects_summary(done), money_summary(Beside(lens, past, status), spent)
    across = across_borders(thread, lens, lines, shown.ratings)
    sought = decisions_sought(
        Facts(status, glance, lines, reds, done, work, beside.mismatches, lens.period, lens.reported_by)
    )
    threats, serves = risk_lines(lens), what_is_served(lens)
    matters, moment = data_matters(shown, lens, lines), walkable.snapshot.moment
    filled = {
        "status": bool(status),
        "measures": bool(lines),
        "interventions": bool(done),
        "work": bool(work),
        "money": bool(spent or beside.mismatches),
        "risks": bool(threats),
        "thread": bool(serves),
        "data": not matters.is_silent,
        "decisions": bool(sought),
    }
    return Scorecard(
        for_=thing,
        period=period.key,
        as_of=moment.as_of,
        on=moment.on,
        language=walkable.language,
        illustrative=walkable.snapshot.illustrative,
        summary=summarise(status, glance, effects, apart, last, beside, across, sought),
        overview=overview_of(lens, status, lines, spent, past),
        effects=effects,
        money_summary=beside,
        sought=sought,
        recommendations=lens.recommended,
        work=work,
        apart=apart,
        from_last_time=last,
        empty=empty_sections(thing, filled),
        status=status,
        at_a_glance=glance,
        measures=lines,
        interventions=done,
        milestones=milestones_among(work),
        money=spent,
        risks=threats,
        elsewhere=across,
        thread=serves,
        data=matters,
        decisions=tuple(each.text for each in sought),
    )
