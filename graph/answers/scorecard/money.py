"""Section 6: money beside performance: each line against its profile, in totals by kind, with mismatches.

A variance is adverse where it is positive: spent more than planned, or taken in less. What you
would get wrong: a line that pays for several aims counts towards one only by a share that
somebody stated; without one it is shown whole, and is in no total.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.glance import Past
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.allocation import WHOLE, part_of
from graph.status.mismatch import DEFAULT_FLAG, Flags, RatedMeasure, Spending, mismatches
from graph.terms import day_term
from graph.thing import Thing

INCOME, REVENUE, CAPITAL = "income", "revenue", "capital"


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
    ``shares`` are those stated, ``unallocated`` what they leave; ``share`` is the part that
    counts here, null where nobody has stated it. All in per cent.
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
    share: Decimal | None
    shares: tuple[ShareStated, ...]
    unallocated: Decimal | None


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """The parts of ``lines`` budget lines that count here, of one kind and side, in pounds.

    ``adverse`` and ``favourable`` are the variances of either sign, so that the net hides nothing.
    """

    kind: str
    side: str
    lines: int
    budget: Decimal
    profile: Decimal
    actual: Decimal
    forecast: Decimal
    variance: Decimal
    adverse: Decimal
    favourable: Decimal


@dataclass(frozen=True, slots=True)
class MismatchLine:
    """Where money and performance tell different stories of a service, and why that is said."""

    mismatch: str
    service: Thing
    measures: tuple[Thing, ...]
    budget_line: Thing | None
    reason: str


@dataclass(frozen=True, slots=True)
class MoneySummary:
    """Totals of what counts here; the lines of which no share is stated; mismatches with performance."""

    totals: tuple[MoneyTotal, ...]
    no_share_stated: tuple[Thing, ...]
    mismatches: tuple[MismatchLine, ...]


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


class BehindRow(NamedTuple):
    """A measure, a service it indicates, and a budget line that funds that."""

    measure: str
    service: str
    line: str | None


class FlagsRow(NamedTuple):
    """From when on the council wants to see a variance."""

    underspend: Decimal | None
    overspend: Decimal | None


BUDGET_LINES_OF = Query("budget_lines_of", LineRow)
EVERY_BUDGET_LINE = Query("every_budget_line", EveryLineRow)
MONEY_OF = Query("money_of", MoneyRow)
SHARES_STATED = Query("shares_stated", ShareRow)
MONEY_BEHIND_MEASURES = Query("money_behind_measures", BehindRow)
MONEY_FLAGS = Query("money_flags", FlagsRow)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What a budget line is: its kind, its side, whose, the services it funds, the shares stated of it."""

    kind: str | None
    side: str
    owner: str | None
    services: tuple[str, ...]
    shares: Mapping[str, Decimal]


def money_lines(lens: Lens) -> tuple[MoneyLine, ...]:
    """The budget lines that pay for what is done here, each once."""
    facts = line_facts(lens)
    through: dict[str, list[str | None]] = defaultdict(list)
    for row in lens.ask(BUDGET_LINES_OF, thing=lens.node):
        through[row.line].append(row.service)
    return tuple(
        money_line(lens, line, None if None in services else services[0], facts[line])
        for line, services in through.items()
    )


def line_facts(lens: Lens) -> Mapping[str, LineFacts]:
    """Every budget line with its shares: its own, or else those stated of the one service it funds."""
    stated: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in lens.ask(SHARES_STATED):
        stated[row.start][row.end] = row.share
    rows: dict[str, list[EveryLineRow]] = defaultdict(list)
    for line in lens.ask(EVERY_BUDGET_LINE):
        rows[line.line].append(line)
    found = {}
    for iri, same in rows.items():
        services = tuple(dict.fromkeys(row.service for row in same if row.service))
        shares = stated.get(iri) or (stated.get(services[0], {}) if len(services) == 1 else {})
        side = key_of(same[0].side) or "spending"
        found[iri] = LineFacts(key_of(same[0].kind), side, same[0].owner, services, shares)
    return found


def money_line(lens: Lens, line: str, service: str | None, facts: LineFacts) -> MoneyLine:
    """A budget line with its amounts at the latest period with an actual."""
    things, amounts = lens.walkable.things, _amounts(lens, line)
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
        share=_share_here(lens, facts),
        shares=tuple(ShareStated(things[end], share) for end, share in facts.shares.items()),
        unallocated=WHOLE - sum(facts.shares.values(), Decimal(0)) if facts.shares else None,
    )


def money_summary(
    lens: Lens, lines: Sequence[MoneyLine], measures: Sequence[MeasureLine], past: Past
) -> MoneySummary:
    """Totals by kind and side, what is in none of them, and the mismatches with performance."""
    return MoneySummary(
        totals(lines),
        tuple(line.budget_line for line in lines if line.share is None),
        tuple(_mismatches(lens, lines, measures, past)),
    )


def totals(lines: Iterable[MoneyLine]) -> tuple[MoneyTotal, ...]:
    """Revenue and capital, spending and income apart; a line counts by its share alone."""
    grouped: dict[tuple[str, str], list[MoneyLine]] = defaultdict(list)
    for line in lines:
        if line.share is not None and line.actual is not None:
            grouped[line.kind or "", line.side].append(line)
    ordered = sorted(grouped.items(), key=lambda each: (each[0][0] != REVENUE, each[0]))
    return tuple(_total(kind, side, same) for (kind, side), same in ordered)


def _total(kind: str, side: str, lines: Sequence[MoneyLine]) -> MoneyTotal:
    variances = [_part(line, line.variance) for line in lines]
    nought = Decimal(0)
    return MoneyTotal(
        kind=kind,
        side=side,
        lines=len(lines),
        budget=sum((_part(line, line.budget) for line in lines), nought),
        profile=sum((_part(line, line.profile) for line in lines), nought),
        actual=sum((_part(line, line.actual) for line in lines), nought),
        forecast=sum((_part(line, line.forecast) for line in lines), nought),
        variance=sum(variances, nought),
        adverse=sum((each for each in variances if each > 0), nought),
        favourable=sum((each for each in variances if each < 0), nought),
    )


def _part(line: MoneyLine, amount: Decimal | None) -> Decimal:
    return part_of(amount or Decimal(0), line.share or Decimal(0))


def _share_here(lens: Lens, facts: LineFacts) -> Decimal | None:
    """The part of a line that counts here: all for its one service, else the shares of what is looked at."""
    looked_at = {thing.iri for thing in lens.looked_at}
    if len(facts.services) == 1 and facts.services[0] in looked_at:
        return WHOLE
    here = [share for end, share in facts.shares.items() if end in looked_at]
    return sum(here, Decimal(0)) if here else None


class _Amounts(NamedTuple):
    """A line's amounts by view: those of its latest period, else those of a longer one around it."""

    period: str | None
    by_view: Mapping[str, Decimal]

    def get(self, view: str, otherwise: Decimal | None = None) -> Decimal | None:
        return self.by_view.get(view, otherwise)


def _amounts(lens: Lens, line: str) -> _Amounts:
    rows = lens.ask(MONEY_OF, line=NamedNode(line), until=day_term(lens.until))
    actual = [row for row in rows if key_of(row.view) == "actual" and row.last_day <= lens.until]
    if not actual:
        return _Amounts(None, {})
    latest = actual[0]
    around = [r for r in rows if r.first_day <= latest.first_day and r.last_day >= latest.last_day]
    longer_first = sorted(around, key=lambda row: row.last_day - row.first_day, reverse=True)
    return _Amounts(latest.period, {key_of(row.view) or "": row.amount for row in longer_first})


def _difference(value: Decimal | None, other: Decimal | None, sign: int) -> Decimal | None:
    return None if value is None or other is None else (value - other) * sign


def _mismatches(
    lens: Lens, lines: Sequence[MoneyLine], measures: Sequence[MeasureLine], past: Past
) -> Iterable[MismatchLine]:
    rated = {line.measure.iri: line for line in measures if line.figure.rating}
    shown = {line.budget_line.iri: line for line in lines}
    services: dict[str, list[BehindRow]] = defaultdict(list)
    for row in lens.ask(MONEY_BEHIND_MEASURES):
        services[row.service].append(row)
    flags, things = _flags(lens), lens.walkable.things
    for service, rows in services.items():
        own = [rated[iri] for iri in dict.fromkeys(row.measure for row in rows) if iri in rated]
        funding = dict.fromkeys(row.line for row in rows if row.line)
        seen = [_spending(shown[line]) for line in funding if line in shown]
        if funding and not seen:
            continue
        found = mismatches([_rated(line, past) for line in own], seen, flags)
        by_code = {line.measure.code: line.measure for line in own}
        for each in found:
            measures_named = tuple(by_code[code] for code in each.measures)
            line_named = things.find(each.line) if each.line else None
            yield MismatchLine(each.key, things[service], measures_named, line_named, each.reason)


def _rated(line: MeasureLine, past: Past) -> RatedMeasure:
    rating = line.figure.rating
    return RatedMeasure(line.measure.code, bool(rating and rating.order == 1), past.is_worst(past.now(line)))


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
