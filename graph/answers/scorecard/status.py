"""Section 1: how each priority stands on two axes: suggested, agreed, by whom, and last time.

The suggestion is read from the snapshot; the agreed status is what a body said. Where they
differ both are shown, and neither replaces the other.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.periods import Period
from graph.terms import day_term
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What counting suggests of an objective for a quarter.

    Pieces of work are on track, behind or unreported; outcome measures improving, flat,
    worsening or unknown. ``status`` is null where the two axes leave it undefined.
    """

    period: str
    delivery: str | None
    outcomes: str | None
    status: str | None
    reason: str
    work_on_track: int
    work_behind: int
    work_unreported: int
    outcomes_improving: int
    outcomes_flat: int
    outcomes_worsening: int
    outcomes_unknown: int


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was agreed and suggested for the period before."""

    period: str
    agreed_rating: str | None
    suggested: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a body judged of an aim on two axes, or the aim alone where nothing was judged.

    Beside it what counting suggests, and what was agreed and suggested last time.
    """

    about: Thing
    delivery: str | None
    outcomes: str | None
    agreed_rating: str | None
    reason: str | None
    judged_by: Thing | None
    judged_on: date | None
    suggestion: Suggestion | None
    last_time: LastTime | None

    @property
    def is_judged(self) -> bool:
        """Whether a body has said anything of it for this period."""
        return bool(self.delivery or self.outcomes or self.agreed_rating)


class JudgementRow(NamedTuple):
    """A judgement as it is recorded."""

    about: str
    delivery: str | None
    outcomes: str | None
    agreed: str | None
    reason: str | None
    judged_by: str | None
    judged_on: date | None


class PriorityStatusRow(NamedTuple):
    """What the snapshot concludes of an objective for a quarter."""

    period: str
    last_day: date
    delivery: str | None
    outcomes: str | None
    suggested: str | None
    reason: str
    on_track: int
    behind: int
    unreported: int
    improving: int
    flat: int
    worsening: int
    unknown: int


JUDGEMENTS_OF = Query("judgements_of", JudgementRow)
PRIORITY_STATUSES_OF = Query("priority_statuses_of", PriorityStatusRow)


def judgements(lens: Lens) -> tuple[Judgement, ...]:
    """How each objective of the lens stands, and whatever else was judged of what it looks at."""
    now = _said(lens, lens.period)
    before = _said(lens, lens.period.previous)
    about = dict.fromkeys([*now, *(objective.iri for objective in lens.objectives)])
    return tuple(_judgement(lens, aim, now.get(aim), before.get(aim)) for aim in about)


def _said(lens: Lens, period: Period | None) -> dict[str, JudgementRow]:
    if period is None:
        return {}
    found: dict[str, JudgementRow] = {}
    for thing in (lens.thing, *(each for each in lens.objectives if each not in lens.looked_at)):
        node = NamedNode(thing.iri)
        found |= {row.about: row for row in lens.ask(JUDGEMENTS_OF, thing=node, period=period.iri)}
    return found


def _judgement(lens: Lens, aim: str, said: JudgementRow | None, before: JudgementRow | None) -> Judgement:
    rows = lens.ask(PRIORITY_STATUSES_OF, objective=NamedNode(aim), until=day_term(lens.until))
    things = lens.walkable.things
    return Judgement(
        about=things[aim],
        delivery=key_of(said.delivery) if said else None,
        outcomes=key_of(said.outcomes) if said else None,
        agreed_rating=said.agreed if said else None,
        reason=said.reason if said else None,
        judged_by=things.some(said.judged_by) if said else None,
        judged_on=said.judged_on if said else None,
        suggestion=next((_suggestion(row) for row in rows if row.last_day == lens.until), None),
        last_time=_last_time(lens.period.previous, before, rows),
    )


def _suggestion(row: PriorityStatusRow) -> Suggestion:
    return Suggestion(
        row.period,
        key_of(row.delivery),
        key_of(row.outcomes),
        key_of(row.suggested),
        row.reason,
        row.on_track,
        row.behind,
        row.unreported,
        row.improving,
        row.flat,
        row.worsening,
        row.unknown,
    )


def _last_time(
    period: Period | None, said: JudgementRow | None, rows: list[PriorityStatusRow]
) -> LastTime | None:
    if period is None:
        return None
    suggested = next((key_of(row.suggested) for row in rows if row.last_day == period.last_day), None)
    agreed = said.agreed if said else None
    return LastTime(period.key, agreed, suggested) if agreed or suggested else None
