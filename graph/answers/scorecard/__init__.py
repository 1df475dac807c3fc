"""The scorecard of a lens: eleven sections, every one the answer to named queries.

Always all eleven are there, in the order people read them; an empty one is empty, not left
out. Each section has a module of its own, `sections` reads them all, and this one puts them in the
contract's shape. What you would get wrong: the same fact is read by every lens, so nothing is
worked out for one of them alone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.model import Walkable
from graph.answers.recommended import Recommended
from graph.answers.scorecard.data import DataMatters
from graph.answers.scorecard.decisions import Decision, decisions_sought
from graph.answers.scorecard.elsewhere import Elsewhere, ToElsewhere
from graph.answers.scorecard.empty import EmptySection, empty_sections
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.glance import AtAGlance
from graph.answers.scorecard.interventions import EffectsSummary, InterventionLine
from graph.answers.scorecard.last_meeting import LastMeeting
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.measures import Measures
from graph.answers.scorecard.money import MoneyLine
from graph.answers.scorecard.money_beside import MoneySummary
from graph.answers.scorecard.overview import Overview
from graph.answers.scorecard.risks import RiskLine
from graph.answers.scorecard.sections import sections_of
from graph.answers.scorecard.status import Judgement
from graph.answers.scorecard.summary import Summary, summarise
from graph.answers.scorecard.work import Apart, MilestoneLine, WorkLine, milestones_among
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
    told = sections_of(lens, Measures(thread, walkable, lens.until))
    sought, moment = decisions_sought(told), walkable.snapshot.moment
    return Scorecard(
        for_=thing,
        period=period.key,
        as_of=moment.as_of,
        on=moment.on,
        language=walkable.language,
        illustrative=walkable.snapshot.illustrative,
        summary=summarise(told, sought),
        overview=told.overview,
        effects=told.effects,
        money_summary=told.money_summary,
        sought=sought,
        recommendations=lens.recommended,
        work=told.work,
        apart=told.apart,
        from_last_time=told.last,
        empty=empty_sections(thing, told, sought),
        status=told.status,
        at_a_glance=told.glance,
        measures=told.measures,
        interventions=told.interventions,
        milestones=milestones_among(told.work),
        money=told.money,
        risks=told.risks,
        elsewhere=told.elsewhere,
        thread=told.thread,
        data=told.data,
        decisions=tuple(each.text for each in sought),
    )
