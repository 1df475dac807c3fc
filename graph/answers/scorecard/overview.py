"""The whole council by area: each objective, and what no objective sees; money shared out to the pound.

For those who answer for all of it. What you would get wrong: a measure that two objectives share
counts in each area and once in the council's total; money is never counted twice, for it goes
by stated shares, and what nobody has shared out stays on the unallocated line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.glance import Past, RatingCount, counted
from graph.answers.scorecard.lens import WHOLE_COUNCIL, WITH_AREAS, Lens
from graph.answers.scorecard.money import MoneyLine, MoneyTotal, line_facts, money_line, totals
from graph.answers.scorecard.status import Judgement
from graph.status.allocation import WHOLE
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Area:
    """An objective's measures counted; without an objective, the measures that none of them sees."""

    objective: Thing | None
    agreed_rating: str | None
    suggested: str | None
    n: int
    by_rating: tuple[RatingCount, ...]
    not_rated: int
    reds: tuple[Thing, ...]
    money: tuple[MoneyTotal, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The areas, and the council's money: what is allocated, what is not, and all of it."""

    areas: tuple[Area, ...]
    unallocated: tuple[MoneyTotal, ...]
    total: tuple[MoneyTotal, ...]


def overview_of(
    lens: Lens, status: Iterable[Judgement], lines: Sequence[MeasureLine], past: Past
) -> Overview | None:
    """The council by area for the bodies that look at all of it or at several objectives; else nothing."""
    if lens.body_kind not in WITH_AREAS:
        return None
    whole = lens.body_kind in WHOLE_COUNCIL
    money = _all_money(lens) if whole else {}
    judged = {each.about: each for each in status}
    objectives = [each for each in lens.objectives if each.kind == "well-being-objective"]
    own = {each: lens.own_measures_of(each) for each in objectives}
    areas = [
        _area(judged.get(each), each, [line for line in lines if line.measure.iri in own[each]], past, money)
        for each in objectives
    ]
    if whole:
        seen = frozenset().union(*own.values())
        areas.append(_area(None, None, [line for line in lines if line.measure.iri not in seen], past, {}))
    every = [line for same in money.values() for line in same]
    unallocated = totals(_parts(money, None))
    return Overview(tuple(areas), unallocated, totals(_whole(every)))


def _area(
    judged: Judgement | None,
    objective: Thing | None,
    lines: Sequence[MeasureLine],
    past: Past,
    money: Mapping[str, Sequence[MoneyLine]],
) -> Area:
    suggestion = judged.suggestion if judged else None
    return Area(
        objective=objective,
        agreed_rating=judged.agreed_rating if judged else None,
        suggested=suggestion.status if suggestion else None,
        n=len(lines),
        by_rating=counted(line.figure.rating for line in lines),
        not_rated=sum(line.figure.rating is None for line in lines),
        reds=tuple(line.measure for line in lines if past.is_worst(past.now(line))),
        money=totals(_parts(money, objective)) if objective else (),
    )


def _all_money(lens: Lens) -> Mapping[str, Sequence[MoneyLine]]:
    return {line: [money_line(lens, line, None, facts)] for line, facts in line_facts(lens).items()}


def _whole(lines: Iterable[MoneyLine]) -> list[MoneyLine]:
    return [replace(line, share=WHOLE) for line in lines]


def _parts(money: Mapping[str, Sequence[MoneyLine]], objective: Thing | None) -> list[MoneyLine]:
    """Every line at the share that goes to an objective, or at what is left unallocated."""
    found = []
    for line in (line for same in money.values() for line in same):
        if objective is None:
            share: Decimal | None = WHOLE if line.unallocated is None else line.unallocated
        else:
            share = next((each.share for each in line.shares if each.aim == objective), None)
        if share:
            found.append(replace(line, share=share))
    return found
