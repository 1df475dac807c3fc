"""Section 6: money beside performance: each budget line against its profile, as it stands.

A variance is adverse where it is positive: spent more than planned, or taken in less. What you
would get wrong: a line that pays for several aims counts towards one only by a share that
somebody stated; without one it is shown whole, and is in no total (`money_totals`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.allocation import WHOLE, part_of
from graph.status.periods import PeriodKind, period_holding
from graph.terms import day_term
from graph.thing import Thing

INCOME, REVENUE, CAPITAL = "income", "revenue", "capital"
VOTED = frozenset({"original-budget", "revised-budget", "savings-planned"})
"""The views that hold until the end of the year."""


@dataclass(frozen=True, slots=True)
class ShareStated:
    """What part of a line's money goes to an aim, in per cent."""

    aim: Thing
    share: Decimal


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A budget line for its latest period, in pounds; a variance that is adverse is positive.

    ``service`` is the service through which the line reaches the aim, if it is not direct.
    ``budget`` is the revised one where there is one, and ``virement`` what it was revised by.
    ``variance`` is actual against profile, ``forecast_variance`` forecast against budget, and
    ``underlying_variance`` the variance without the ``one_off`` money counted in the actual.
    ``committed`` is what is ordered and not yet spent, in no other amount; ``variance_stated`` the
    variance as the source itself gives it, which rounding may set apart from ``variance``.
    ``shares`` are those stated, ``unallocated`` what they leave; ``share`` is the part that
    counts here, null where nobody has stated it. All in per cent. ``as_at`` is the last day that
    the actual covers.
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
    kind: str | None
    side: str
    original_budget: Decimal | None
    virement: Decimal | None
    forecast_variance: Decimal | None
    one_off: Decimal | None
    underlying_variance: Decimal | None
    savings_planned: Decimal | None
    savings_achieved: Decimal | None
    committed: Decimal | None
    variance_stated: Decimal | None
    as_at: date | None
    share: Decimal | None
    shares: tuple[ShareStated, ...]
    unallocated: Decimal | None


class LineRow(NamedTuple):
    """A budget line, and the service it pays for if it is not direct."""

    line: str
    service: str | None
    owner: str | None


class EveryLineRow(NamedTuple):
    """A budget line with one of the services it funds."""

    line: str
    kind: str | None
    side: str | None
    owner: str | None
    service: str | None


class MoneyRow(NamedTuple):
    """One amount of a budget line."""

    period: str
    first_day: date
    last_day: date
    view: str
    amount: Decimal


class ShareRow(NamedTuple):
    """A stated share."""

    start: str
    end: str
    share: Decimal


BUDGET_LINES_OF = Query("budget_lines_of", LineRow)
EVERY_BUDGET_LINE = Query("every_budget_line", EveryLineRow)
MONEY_OF = Query("money_of", MoneyRow)
SHARES_STATED = Query("shares_stated", ShareRow)


@dataclass(frozen=True, slots=True)
class Branch:
    """A share stated of a line, and where it comes to: its end, or where that, a service, passes it on."""

    share: Decimal
    onward: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a budget line is: its kind, its side, whose, the services it funds, where its money goes."""

    kind: str | None
    side: str
    owner: str | None
    services: tuple[str, ...]
    branches: Mapping[str, Branch]

    @property
    def shares(self) -> Mapping[str, Decimal]:
        """The share of each end that money comes to, by whatever way."""
        found: dict[str, Decimal] = defaultdict(Decimal)
        for branch in self.branches.values():
            for end, share in branch.onward.items():
                found[end] += share
        return found


def money_lines(lens: Lens) -> tuple[MoneyLine, ...]:
    """The budget lines that pay for what is done here, each once; every one for the whole council."""
    facts = line_facts(lens)
    if lens.is_whole_council:
        return tuple(replace(money_line(lens, line, None, of), share=WHOLE) for line, of in facts.items())
    through: dict[str, list[str | None]] = defaultdict(list)
    for row in lens.ask(BUDGET_LINES_OF, thing=lens.node):
        through[row.line].append(row.service)
    return tuple(
        money_line(lens, line, None if None in services else services[0], facts[line])
        for line, services in through.items()
    )


def line_facts(lens: Lens) -> Mapping[str, LineFacts]:
    """Every budget line with its shares; what goes to a service goes on by the shares stated of that."""
    stated: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in lens.ask(SHARES_STATED):
        stated[row.start][row.end] = row.share
    rows: dict[str, list[EveryLineRow]] = defaultdict(list)
    for line in lens.ask(EVERY_BUDGET_LINE):
        rows[line.line].append(line)
    found = {}
    for iri, same in rows.items():
        services = tuple(dict.fromkeys(row.service for row in same if row.service))
        only = services[0] if len(services) == 1 else ""
        own = stated.get(iri) or ({only: WHOLE} if only in stated else {})
        branches = {end: Branch(share, _onward(end, share, stated)) for end, share in own.items()}
        side = key_of(same[0].side) or "spending"
        found[iri] = LineFacts(key_of(same[0].kind), side, same[0].owner, services, branches)
    return found


def _onward(end: str, share: Decimal, stated: Mapping[str, Mapping[str, Decimal]]) -> Mapping[str, Decimal]:
    if end not in stated:
        return {end: share}
    return {aim: part_of(share, part) for aim, part in stated[end].items()}


def money_line(lens: Lens, line: str, service: str | None, facts: LineFacts) -> MoneyLine:
    """A budget line with its amounts at the latest period with an actual, or at the latest there is."""
    things, amounts, shares = lens.walkable.things, _amounts(lens, line), facts.shares
    sign = -1 if facts.side == INCOME else 1
    variance = _difference(amounts.get("actual"), amounts.get("profile"), sign)
    one_off = amounts.get("one-off")
    budget = amounts.get("revised-budget", amounts.get("original-budget"))
    return MoneyLine(
        budget_line=things[line],
        service=things.some(service),
        owner=things.some(facts.owner),
        period=amounts.period,
        budget=budget,
        profile=amounts.get("profile"),
        actual=amounts.get("actual"),
        forecast=amounts.get("forecast"),
        variance=variance,
        kind=facts.kind,
        side=facts.side,
        original_budget=amounts.get("original-budget"),
        virement=_difference(amounts.get("revised-budget"), amounts.get("original-budget"), 1),
        forecast_variance=_difference(amounts.get("forecast"), budget, sign),
        one_off=one_off,
        underlying_variance=variance + one_off if variance is not None and one_off is not None else None,
        savings_planned=amounts.get("savings-planned"),
        savings_achieved=amounts.get("savings-achieved"),
        committed=amounts.get("committed"),
        variance_stated=amounts.get("variance-reported"),
        as_at=amounts.as_at,
        share=_share_here(lens, facts),
        shares=tuple(ShareStated(things[end], share) for end, share in shares.items()),
        unallocated=WHOLE - sum(shares.values(), Decimal(0)) if shares else None,
    )


def _share_here(lens: Lens, facts: LineFacts) -> Decimal | None:
    """The part of a line that counts here: all for its one service, else the shares of what is looked at.

    Nought where all of it is stated to go to others of the same kind.
    """
    looked_at = {thing.iri for thing in lens.looked_at}
    if len(facts.services) == 1 and facts.services[0] in looked_at:
        return WHOLE
    here = [
        share
        for end, branch in facts.branches.items()
        for aim, share in ({end: branch.share} if end in looked_at else branch.onward).items()
        if aim in looked_at
    ]
    if here:
        return sum(here, Decimal(0))
    shares = facts.shares
    kinds = {lens.walkable.things[end].kind for end in shares}
    is_all_stated = sum(shares.values(), Decimal(0)) == WHOLE
    return Decimal(0) if is_all_stated and {thing.kind for thing in lens.looked_at} <= kinds else None


class _Amounts(NamedTuple):
    """A line's amounts by view: those of one period, else those of a longer one around it."""

    period: str | None
    as_at: date | None
    by_view: Mapping[str, Decimal]

    def get(self, view: str, otherwise: Decimal | None = None) -> Decimal | None:
        return self.by_view.get(view, otherwise)


def _amounts(lens: Lens, line: str) -> _Amounts:
    rows = lens.ask(MONEY_OF, line=NamedNode(line), until=day_term(lens.until))
    ended = [row for row in rows if row.last_day <= lens.until]
    actual = [row for row in ended if key_of(row.view) == "actual"]
    latest = next(iter((*actual, *ended, *rows)), None)
    if latest is None:
        return _Amounts(None, None, {})
    around = [r for r in rows if r.first_day <= latest.first_day and r.last_day >= latest.last_day]
    longer_first = sorted(around, key=lambda row: row.last_day - row.first_day, reverse=True)
    by_view = {key_of(row.view) or "": row.amount for row in (*_voted(ended, latest), *longer_first)}
    return _Amounts(latest.period, latest.last_day if actual else None, by_view)


def _voted(rows: Sequence[MoneyRow], latest: MoneyRow) -> list[MoneyRow]:
    """What was voted earlier in the same year, oldest first: it holds until it is voted otherwise."""
    year = period_holding(PeriodKind.YEAR, latest.last_day)
    held = [r for r in rows if key_of(r.view) in VOTED and year.first_day <= r.first_day]
    return [row for row in reversed(held) if row.last_day <= latest.last_day]


def _difference(value: Decimal | None, other: Decimal | None, sign: int) -> Decimal | None:
    return None if value is None or other is None else (value - other) * sign
