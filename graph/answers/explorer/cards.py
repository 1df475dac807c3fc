"""What is known of each thing beside its links: figure, rating, money, boards, plan.

One query each for all measures and all budget lines: asked measure by measure they would
take seconds. What you would get wrong: a measure's latest period is its own, so figures
that stand side by side may be of different periods; the period is always shown.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from graph.answers.model import Walkable, key_of
from graph.answers.ratings import Rating
from graph.answers.things import THINGS
from graph.query import Query
from graph.questions.planning import PLANS_OF_THINGS
from graph.status.words import told_text
from graph.terms import day_term
from graph.thing import Thing
from ontology.codes import concept


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure's latest figure; either ``rating`` or ``no_rating`` (in words) is set, ``reason`` says why.

    ``is_dip`` is none where that cannot be known.
    """

    text: str
    period: str
    rating: Rating | None
    no_rating: str | None
    reason: str
    is_dip: bool | None
    dip_reason: str


@dataclass(frozen=True, slots=True)
class MoneyTold:
    """A budget line's latest period with an actual amount, in pounds; variance is actual less profile."""

    period: str
    actual: Decimal
    profile: Decimal | None
    variance: Decimal | None


@dataclass(frozen=True, slots=True)
class Card:
    """A thing with what is known of it; ``language`` is that of its label."""

    thing: Thing
    language: str
    plan: Thing | None
    boards: tuple[Thing, ...]
    standing: Standing | None
    money: MoneyTold | None


class StandingRow(NamedTuple):
    """What the snapshot concludes of a measure at its latest figure that counts."""

    measure: str
    period: str
    value: Decimal | None
    unit: str | None
    decimals: int | None
    rating: str | None
    no_rating: str | None
    reason: str
    is_dip: bool | None
    dip_reason: str


class AmountRow(NamedTuple):
    """One amount of a budget line."""

    line: str
    period: str
    view: str
    amount: Decimal


LATEST_STANDINGS = Query("latest_standings", StandingRow)
ALL_MONEY = Query("all_money", AmountRow)


def cards_of(walkable: Walkable, ratings: Mapping[str, Rating]) -> dict[str, Card]:
    """A card for every thing of the snapshot, by its address."""
    snapshot, things = walkable.snapshot, walkable.things
    standings = {row.measure: _standing(row, ratings) for row in snapshot.ask(LATEST_STANDINGS)}
    plans = {row.thing: row.plan for row in reversed(snapshot.ask(PLANS_OF_THINGS))}
    languages = _languages(walkable)
    money = _money(walkable)
    return {
        iri: Card(
            thing=thing,
            language=languages.get(iri, "en"),
            plan=things.some(plans.get(iri)),
            boards=tuple(things[body] for body in walkable.overseers.get(iri, ())),
            standing=standings.get(iri),
            money=money.get(iri),
        )
        for iri, thing in things.by_iri.items()
    }


def _standing(row: StandingRow, ratings: Mapping[str, Rating]) -> Standing:
    no_rating = key_of(row.no_rating)
    return Standing(
        text=told_text(row.value, no_rating, key_of(row.unit) or "not-stated", row.decimals),
        period=row.period,
        rating=ratings.get(row.rating or ""),
        no_rating=concept("no-rating", no_rating).labels["en"] if no_rating else None,
        reason=row.reason,
        is_dip=row.is_dip,
        dip_reason=row.dip_reason,
    )


def _languages(walkable: Walkable) -> dict[str, str]:
    """Which things have a name in the language asked for; the others are named in English."""
    rows = walkable.snapshot.ask(THINGS)
    return {row.thing: walkable.language for row in rows if row.language == walkable.language}


def _money(walkable: Walkable) -> dict[str, MoneyTold]:
    amounts: dict[str, dict[str, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for row in walkable.snapshot.ask(ALL_MONEY, until=day_term(walkable.snapshot.moment.on)):
        amounts[row.line][row.period][key_of(row.view) or row.view] = row.amount
    latest = {line: _latest(periods) for line, periods in amounts.items()}
    return {line: told for line, told in latest.items() if told}


def _latest(periods: Mapping[str, Mapping[str, Decimal]]) -> MoneyTold | None:
    """The newest period with an actual amount; the periods come newest first."""
    for period, views in periods.items():
        if "actual" in views:
            actual, profile = views["actual"], views.get("profile")
            return MoneyTold(period, actual, profile, None if profile is None else actual - profile)
    return None
