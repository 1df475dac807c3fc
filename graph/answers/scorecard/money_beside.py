"""Section 6: where money and performance tell different stories, by service, outcome and objective.

What you would get wrong: a service is judged by all its performance measures, also those that
the lens does not show, so that every lens says the same of it. A measure that no service
stands behind is set beside whatever pays for what it indicates; and an objective's status,
never an average of its measures, beside the money shared out to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.glance import Past
from graph.answers.scorecard.lens import Lens
from graph.answers.scorecard.money import BUDGET_LINES_OF, CAPITAL, INCOME, MoneyLine
from graph.answers.scorecard.money_totals import LeftOut, MoneyTotal, left_out, parts_of, totals
from graph.answers.scorecard.status import Judgement
from graph.query import Query
from graph.status.mismatch import (
    DEFAULT_FLAG,
    Flags,
    Mismatch,
    RatedMeasure,
    Spending,
    Standing,
    mismatches,
    objective_mismatches,
    unpaid,
)
from graph.thing import Thing

POPULATION = "population"


@dataclass(frozen=True, slots=True)
class MismatchLine:
    """Where money and performance tell different stories of something, and why that is said.

    ``about`` is a service, an objective, or what a measure indicates; ``service`` the same where it is one.
    """

    mismatch: str
    about: Thing
    service: Thing | None
    measures: tuple[Thing, ...]
    budget_line: Thing | None
    reason: str


@dataclass(frozen=True, slots=True)
class MoneySummary:
    """Totals of what counts here; the lines that are in none and why; mismatches with performance.

    ``no_share_stated`` repeats the first reason of ``left_out``. ``in_pence`` says that some amounts
    are not whole pounds, so that what is printed in pounds need not add up to the pound.
    """

    totals: tuple[MoneyTotal, ...]
    no_share_stated: tuple[Thing, ...]
    left_out: LeftOut
    mismatches: tuple[MismatchLine, ...]
    in_pence: bool


class BehindRow(NamedTuple):
    """A measure, what it indicates, the same if it is a service, and a budget line that funds that."""

    measure: str
    scope: str | None
    indicated: str
    service: str | None
    line: str | None


class FlagsRow(NamedTuple):
    """From when on the council wants to see a variance."""

    underspend: Decimal | None
    overspend: Decimal | None


MONEY_BEHIND_MEASURES = Query("money_behind_measures", BehindRow)
MONEY_FLAGS = Query("money_flags", FlagsRow)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the money of a lens: its measures and its objectives' status."""

    lens: Lens
    past: Past
    status: Sequence[Judgement]

    def rated(self, measure: str) -> RatedMeasure | None:
        """A measure with its latest rating, if it has one, whether the lens shows it or not."""
        row = self.past.latest(measure)
        if row is None or row.rating is None:
            return None
        code, best = self.lens.walkable.things[measure].code, self.past.ratings[row.rating].order == 1
        return RatedMeasure(code, best, self.past.is_worst(row))


def money_summary(beside: Beside, lines: Sequence[MoneyLine]) -> MoneySummary:
    """Totals by kind and side, what is in none of them, and the mismatches with performance."""
    apart, flags = left_out(lines), _flags(beside.lens)
    behind = beside.lens.ask(MONEY_BEHIND_MEASURES)
    found = (
        *_of_services(beside, lines, flags, behind),
        *_of_what_is_indicated(beside, behind),
        *_of_objectives(beside, lines, flags),
    )
    return MoneySummary(totals(lines), apart.no_share, apart, found, any(map(_in_pence, lines)))


def _in_pence(line: MoneyLine) -> bool:
    amounts = (line.budget, line.profile, line.actual, line.forecast)
    return any(amount is not None and amount % 1 for amount in amounts)


def _of_services(
    beside: Beside, lines: Sequence[MoneyLine], flags: Flags, behind: Iterable[BehindRow]
) -> Iterator[MismatchLine]:
    shown = {line.budget_line.iri: line for line in lines}
    own = {measure.iri for measure in beside.lens.measures}
    things = beside.lens.walkable.things
    services: dict[str, list[BehindRow]] = defaultdict(list)
    for row in behind:
        if row.service and key_of(row.scope) != POPULATION:
            services[row.service].append(row)
    for service, rows in services.items():
        measures = dict.fromkeys(row.measure for row in rows)
        funding = dict.fromkeys(row.line for row in rows if row.line)
        seen = [_spending(shown[line]) for line in funding if line in shown]
        if not own & set(measures) or (funding and not seen):
            continue
        rated = [known for iri in measures if (known := beside.rated(iri))]
        by_code = {things[iri].code: things[iri] for iri in measures}
        for each in mismatches(rated, seen, flags):
            named = tuple(by_code[code] for code in each.measures)
            yield _line(beside, each, things[service], things[service], named)


def _of_what_is_indicated(beside: Beside, behind: Iterable[BehindRow]) -> Iterator[MismatchLine]:
    """The measures with the worst rating behind which there is no service and no money at all."""
    things = beside.lens.walkable.things
    ends: dict[str, list[BehindRow]] = defaultdict(list)
    for row in behind:
        ends[row.measure].append(row)
    for measure in beside.lens.measures:
        rows, rated = ends.get(measure.iri, []), beside.rated(measure.iri)
        if not rows or not (rated and rated.worst) or any(row.service for row in rows):
            continue
        if not any(_is_paid_for(beside.lens, row.indicated) for row in rows):
            about = things[rows[0].indicated]
            yield _line(beside, unpaid(measure.code), about, None, (measure,))


def _of_objectives(beside: Beside, lines: Sequence[MoneyLine], flags: Flags) -> Iterator[MismatchLine]:
    for each in beside.status:
        standing = _standing(each)
        if standing:
            objective = each.about
            spent = [_shared_out(total) for total in totals(parts_of(lines, objective))]
            paid = bool(spent) or _is_paid_for(beside.lens, objective.iri)
            for found in objective_mismatches(standing, spent, flags, paid):
                yield _line(beside, found, objective, None, ())


def _standing(judged: Judgement) -> Standing | None:
    """How an objective stands: as agreed, else as counting suggests; nothing where neither is known."""
    if judged.agreed_rating:
        return Standing(judged.about.code, judged.agreed_rating.casefold(), agreed=True)
    suggested = judged.suggestion.status if judged.suggestion else None
    return Standing(judged.about.code, suggested, agreed=False) if suggested else None


def _shared_out(total: MoneyTotal) -> Spending:
    name = "income" if total.side == INCOME else total.kind
    return Spending(
        f"its {name}", total.kind == CAPITAL, total.side == INCOME, total.profile, total.variance, None
    )


def _is_paid_for(lens: Lens, end: str) -> bool:
    return bool(lens.ask(BUDGET_LINES_OF, thing=NamedNode(end)))


def _line(
    beside: Beside, found: Mismatch, about: Thing, service: Thing | None, measures: tuple[Thing, ...]
) -> MismatchLine:
    budget_line = beside.lens.walkable.things.find(found.line) if found.line else None
    return MismatchLine(found.key, about, service, measures, budget_line, found.reason)


def _spending(line: MoneyLine) -> Spending:
    return Spending(
        code=line.budget_line.code,
        capital=line.kind == CAPITAL,
        income=line.side == INCOME,
        profile=line.profile,
        variance=line.variance,
        savings_planned=line.savings_planned,
    )


def _flags(lens: Lens) -> Flags:
    rows = lens.ask(MONEY_FLAGS)
    underspend, overspend = rows[0] if rows else (None, None)
    return Flags(
        DEFAULT_FLAG if underspend is None else underspend,
        DEFAULT_FLAG if overspend is None else overspend,
    )
