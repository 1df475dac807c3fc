"""What the sections of one scorecard tell, read once.

Its summary, the decisions sought and the reasons for empty sections follow from this and from
nothing else, so that none of them can say what no section says.
"""

from dataclasses import dataclass
from datetime import date

from graph.answers.scorecard.data import DataMatters, data_matters
from graph.answers.scorecard.elsewhere import Elsewhere, across_borders
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.glance import AtAGlance, Past, at_a_glance, at_the_worst
from graph.answers.scorecard.interventions import (
    EffectsSummary,
    InterventionLine,
    effects_summary,
    interventions,
)
from graph.answers.scorecard.last_meeting import LastMeeting, last_meeting
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.measures import Measures
from graph.answers.scorecard.money import MoneyLine, money_lines
from graph.answers.scorecard.money_beside import Beside, MoneySummary, money_summary
from graph.answers.scorecard.overview import Overview, overview_of
from graph.answers.scorecard.risks import RiskLine, risk_lines
from graph.answers.scorecard.served import what_is_served
from graph.answers.scorecard.status import Judgement, judgements
from graph.answers.scorecard.work import Apart, WorkLine, work_apart, work_lines
from graph.status.periods import Period
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a scorecard for one period; ``at_worst`` are its measures at their worst rating.

    ``reported_by`` is the day up to which what was reported counts.
    """

    period: Period
    reported_by: date
    status: tuple[Judgement, ...]
    overview: Overview | None
    glance: AtAGlance
    measures: tuple[MeasureLine, ...]
    at_worst: tuple[MeasureLine, ...]
    interventions: tuple[InterventionLine, ...]
    effects: EffectsSummary
    work: tuple[WorkLine, ...]
    apart: tuple[Apart, ...]
    money: tuple[MoneyLine, ...]
    money_summary: MoneySummary
    risks: tuple[RiskLine, ...]
    elsewhere: Elsewhere
    thread: tuple[Thing, ...]
    data: DataMatters
    last: LastMeeting


def sections_of(lens: Lens, shown: Measures) -> Sections:
    """Every section of the scorecard of a lens, from its measures as they are shown."""
    past = Past(lens, shown.ratings)
    lines = tuple(line for measure in lens.measures if (line := shown.line_for(lens.thing, measure)))
    status, at_worst = judgements(lens), at_the_worst(lines, past)
    done, spent, work = interventions(lens, shown), money_lines(lens), work_lines(shown.thread, lens)
    return Sections(
        period=lens.period,
        reported_by=lens.reported_by,
        status=status,
        overview=overview_of(lens, status, lines, spent, past),
        glance=at_a_glance(lines, past),
        measures=lines,
        at_worst=tuple(at_worst),
        interventions=done,
        effects=effects_summary(done),
        work=work,
        apart=work_apart(lens, work, done, at_worst),
        money=spent,
        money_summary=money_summary(Beside(lens, past, status), spent),
        risks=risk_lines(lens),
        elsewhere=across_borders(shown.thread, lens, lines, shown.ratings),
        thread=what_is_served(lens),
        data=data_matters(shown, lens, lines),
        last=last_meeting(lens),
    )
