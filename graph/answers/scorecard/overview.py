"""The whole council by area: each objective, and what no objective sees; money shared out to the pound.

For those who answer for all of it. What you would get wrong: a measure that two objectives share
counts in each area and once in the council's total; money is never counted twice, for it goes
by stated shares, and what nobody has shared out stays on the unallocated line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.glance import Past, RatingCount, counted
from graph.answers.scorecard.lens import WITH_AREAS, Lens
from graph.answers.scorecard.money import MoneyLine
from graph.answers.scorecard.money_totals import NOUGHT, MoneyTotal, current, parts_of, totals
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
    lens: Lens,
    status: Iterable[Judgement],
    lines: Sequence[MeasureLine],
    money: Sequence[MoneyLine],
    past: Past,
) -> Overview | None:
    """The council by area for the bodies that look at all of it or at several objectives; else nothing.

    Money is shared out for those who answer for all of it, at whose scorecard every line is whole.
    """
    if lens.body_kind not in WITH_AREAS:
        return None
    shared = money if lens.is_whole_council else ()
    judged = {each.about: each for each in status}
    objectives = [each for each in lens.objectives if each.kind == "well-being-objective"]
    own = {each: lens.own_measures_of(each) for each in objectives}
    areas = [
        _area(judged.get(each), each, [line for line in lines if line.measure.iri in own[each]], past, shared)
        for each in objectives
    ]
    if lens.is_whole_council:
        seen = frozenset().union(*own.values())
        areas.append(_area(None, None, [line for line in lines if line.measure.iri not in seen], past, ()))
    return Overview(tuple(areas), totals(_left_over(shared, objectives)), totals(shared))


def _area(
    judged: Judgement | None,
    objective: Thing | None,
    lines: Sequence[MeasureLine],
    past: Past,
    money: Sequence[MoneyLine],
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
        money=totals(parts_of(current(money), objective)) if objective else (),
    )


def _left_over(money: Sequence[MoneyLine], objectives: Sequence[Thing]) -> list[MoneyLine]:
    """Every line at the share that nobody has stated to go to one of the areas."""
    return [
        replace(
            line, share=WHOLE - sum((each.share for each in line.shares if each.aim in objectives), NOUGHT)
        )
        for line in current(money)
    ]
