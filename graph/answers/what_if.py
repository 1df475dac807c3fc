"""What if something were withdrawn, or a figure were another: before and after, side by side.

Both sides are snapshots made by the same builder; the one after is in memory and is thrown
away. What you would get wrong: a withdrawal takes the stored links with it and nothing
more. What people would do instead is not in the thread.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from pyoxigraph import NamedNode

from graph.answers.asked import read_period
from graph.answers.impact import Step, own_measures, step_told
from graph.answers.latest import BODIES, LATEST_STATUSES
from graph.answers.model import Walkable, links_in
from graph.answers.ratings import Rating, ratings_by_iri
from graph.answers.standings import PeriodStanding, standings_between
from graph.errors import BadArgument, WrongUsage
from graph.kinds import KINDS
from graph.scratch import records_behind, scratch_snapshot, with_figure, without
from graph.status.periods import Period
from graph.thing import Thing
from graph.thread import Thread
from graph.trail.records import Records
from graph.walk import ThreadLink, ThreadModel, impact, trace
from graph.walk.model import OBJECTIVE_KINDS

WITHDRAWABLE = ("service", "project", "action", "milestone", "intervention", "budget-line")
SUPPORTING = ("service", "project", "action", "budget-line")
MOST_CHANGES = 20
LONGEST_VALUE = 30
NOTHING_SAVED = "Nothing was saved: the thread is as it was."


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed, as a person wrote it: things to withdraw, and values by ``ED03@2020-21-Q2``."""

    withdraw: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureSupposed:
    """A figure with the value that is supposed of it."""

    measure: Thing
    period: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """One side in numbers: links, measures that serve an objective, and how the latest figures stand."""

    links: int
    measures_with_objective: int
    worst_rated: int
    dips: int


@dataclass(frozen=True, slots=True)
class LostSupport:
    """A thing that would lose all its support of one kind; ``nothing_left`` says that it has no other."""

    thing: Thing
    kind: str
    lost: tuple[Thing, ...]
    nothing_left: bool


@dataclass(frozen=True, slots=True)
class BodyConcerned:
    """A body that oversees something concerned or answers for a measure, with how many it answers for."""

    body: Thing
    oversees: tuple[Thing, ...]
    own_measures_before: int
    own_measures_after: int


@dataclass(frozen=True, slots=True)
class Side:
    """How a measure stands in a period on one side."""

    text: str
    rating: Rating | None
    no_rating: str | None
    is_dip: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A measure that would stand otherwise in a period; a side is empty where nothing is concluded there."""

    measure: Thing
    period: str
    before: Side | None
    after: Side | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Before and after side by side; ``links`` are those that would go, and what the answer rests on.

    ``orphaned`` are measures that would serve no objective any more, ``leads_nowhere`` work and
    budget lines that would bear on nothing.
    """

    withdrawn: tuple[Thing, ...]
    figures: tuple[FigureSupposed, ...]
    as_of: datetime | None
    on: date
    illustrative: bool
    before: Tally
    after: Tally
    lost_support: tuple[LostSupport, ...]
    orphaned: tuple[Thing, ...]
    leads_nowhere: tuple[Thing, ...]
    bodies: tuple[BodyConcerned, ...]
    standings: tuple[StandingChange, ...]
    links: tuple[Step, ...]
    saved: str


def what_if_of(thread: Thread, before: Walkable, supposed: Supposed) -> WhatIf:
    """Both sides of a supposition; raises `BadArgument` for what cannot be supposed."""
    withdrawn, figures = _read(before, supposed)
    records = without(records_behind(thread, before.snapshot), {NamedNode(thing.iri) for thing in withdrawn})
    standings = _standings(before)
    for figure in figures:
        records = _with_figure(before, records, figure, standings)
    after = Walkable(scratch_snapshot(before.snapshot, records), before.language)
    moment = before.snapshot.moment
    touched = [*withdrawn, *(figure.measure for figure in figures)]
    return WhatIf(
        withdrawn=withdrawn,
        figures=figures,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=before.snapshot.illustrative,
        before=_tally(before),
        after=_tally(after),
        lost_support=tuple(_lost_support(before.model, after.model, withdrawn)),
        orphaned=tuple(_orphaned(before.model, after.model)),
        leads_nowhere=tuple(_leads_nowhere(before.model, after.model)),
        bodies=tuple(_bodies(before, after, touched)),
        standings=tuple(_changes(standings, _standings(after))),
        links=tuple(step_told(before, link) for link in _links_gone(before.model, after.model)),
        saved=NOTHING_SAVED,
    )


# --- what is supposed ------------------------------------------------------


def _read(walkable: Walkable, supposed: Supposed) -> tuple[tuple[Thing, ...], tuple[FigureSupposed, ...]]:
    asked = len(supposed.withdraw) + len(supposed.figures)
    if not asked:
        raise WrongUsage(
            "Say what to withdraw, such as SVC-YS, or which figure to set: ED03@2020-21-Q2=88.0."
        )
    if asked > MOST_CHANGES:
        raise WrongUsage(f"At most {MOST_CHANGES} things can be supposed at once; these are {asked}.")
    withdrawn = dict.fromkeys(_withdrawable(walkable.things.find(each)) for each in supposed.withdraw)
    figures = tuple(_figure(walkable, handle, value) for handle, value in supposed.figures)
    if len({(each.measure, each.period) for each in figures}) < len(figures):
        raise WrongUsage("One figure can be given only one value at once.")
    return tuple(withdrawn), figures


def _withdrawable(thing: Thing) -> Thing:
    if thing.kind not in WITHDRAWABLE:
        kinds = ", ".join(KINDS[kind].words for kind in WITHDRAWABLE)
        raise BadArgument(
            f"{thing.label} ({thing.code}) is a {KINDS[thing.kind].words}; what can be withdrawn is: {kinds}."
        )
    return thing


def _figure(walkable: Walkable, handle: str, value: str) -> FigureSupposed:
    code, _, period = handle.partition("@")
    if not code or not period:
        raise WrongUsage(f"“{handle}” is not a figure. Write measure and period: ED03@2020-21-Q2.")
    measure = walkable.things.find(code)
    if measure.kind != "measure":
        raise BadArgument(f"{measure.label} ({measure.code}) is no measure and has no figures.")
    return FigureSupposed(measure, read_period(period).key, _value(value))


def _value(text: str) -> Decimal:
    try:
        found = Decimal(text.strip()) if len(text) <= LONGEST_VALUE else Decimal("NaN")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or "e" in text.casefold() or "_" in text:
        raise WrongUsage(f"“{text[:LONGEST_VALUE]}” is not a value. Write digits, such as 88.0.")
    return found


def _with_figure(
    walkable: Walkable,
    records: Records,
    supposed: FigureSupposed,
    standings: Mapping[tuple[str, Period], PeriodStanding],
) -> Records:
    """The records with a supposed figure, in the place of the measure's own if it has one."""
    period = read_period(supposed.period)
    held = standings.get((supposed.measure.iri, period))
    names = walkable.snapshot.names
    own = held.figure if held else None
    figure = NamedNode(own) if own else names.record("figure", supposed.measure.code, period.key)
    return with_figure(records, figure, NamedNode(supposed.measure.iri), period, supposed.value)


# --- the two sides ---------------------------------------------------------


def _tally(side: Walkable) -> Tally:
    latest = side.snapshot.ask(LATEST_STATUSES)
    ratings = ratings_by_iri(side)
    rated = [rating for row in latest if (rating := ratings.get(row.rating or ""))]
    return Tally(
        links=side.model.graph.number_of_edges(),
        measures_with_objective=sum(bool(_objectives(side.model, each)) for each in _measures(side.model)),
        worst_rated=sum(rating.is_worst for rating in rated),
        dips=sum(row.is_dip is True for row in latest),
    )


def _measures(model: ThreadModel) -> list[Thing]:
    return sorted((thing for thing in model.things.values() if thing.kind == "measure"), key=_code)


def _objectives(model: ThreadModel, thing: Thing) -> frozenset[str]:
    """The objectives that a thing reaches by vertical links."""
    return frozenset(
        iri
        for iri in model.aims[thing.iri]
        if iri in model.things and model.things[iri].kind in OBJECTIVE_KINDS
    )


def _orphaned(before: ThreadModel, after: ThreadModel) -> Iterator[Thing]:
    """Measures that serve an objective before and none after."""
    for measure in _measures(before):
        if _objectives(before, measure) and not _objectives(after, measure):
            yield measure


def _leads_nowhere(before: ThreadModel, after: ThreadModel) -> Iterator[Thing]:
    for thing in sorted(after.things.values(), key=_code):
        if thing.kind in WITHDRAWABLE and before.leaving(thing.iri) and not after.leaving(thing.iri):
            yield thing


def _lost_support(
    before: ThreadModel, after: ThreadModel, withdrawn: Iterable[Thing]
) -> Iterator[LostSupport]:
    """What stands above the withdrawn and has none of a kind below it any more."""
    above = {thing for each in withdrawn for thing, _ in trace(before, each.iri, "up").things}
    for thing in sorted(above & set(after.things.values()), key=_code):
        was, left = (_support(side, thing) for side in (before, after))
        for kind in SUPPORTING:
            lost = tuple(each for each in was if each.kind == kind)
            if lost and not any(each.kind == kind for each in left):
                yield LostSupport(thing, kind, lost, nothing_left=not left)


def _support(model: ThreadModel, thing: Thing) -> list[Thing]:
    return [each for each, _ in trace(model, thing.iri, "down").things if each.kind in SUPPORTING]


def _bodies(before: Walkable, after: Walkable, touched: Sequence[Thing]) -> Iterator[BodyConcerned]:
    """Bodies that oversee what is touched or may feel it, or whose own measures are touched or change."""
    reached = {thing.iri: thing for thing in touched}
    for thing in touched:
        found = impact(before.model, thing.iri, before.hops, before.strengths)
        reached |= {each.thing.iri: each.thing for each in found}
    bodies = dict.fromkeys(row.body for row in before.snapshot.ask(BODIES))
    for body in sorted(map(before.things.__getitem__, bodies), key=_code):
        oversees = [thing for iri, thing in reached.items() if body.iri in before.overseers.get(iri, ())]
        was, left = own_measures(before, body), own_measures(after, body)
        if oversees or was != left or any(thing.iri in was for thing in touched):
            yield BodyConcerned(body, tuple(sorted(oversees, key=_code)), len(was), len(left))


def _links_gone(before: ThreadModel, after: ThreadModel) -> Iterator[ThreadLink]:
    kept = {link.iri for link in links_in(after)}
    gone = [link for link in links_in(before) if link.iri not in kept]
    yield from sorted(gone, key=lambda link: link.iri)


def _standings(side: Walkable) -> Mapping[tuple[str, Period], PeriodStanding]:
    found = standings_between(side, date.min, date.max)
    return {(standing.measure.iri, standing.period): standing for standing in found}


def _changes(
    before: Mapping[tuple[str, Period], PeriodStanding], after: Mapping[tuple[str, Period], PeriodStanding]
) -> Iterator[StandingChange]:
    keys = sorted({*before, *after}, key=lambda key: (key[1], key[0]))
    for key in keys:
        was, would_be = (_side(side.get(key)) for side in (before, after))
        if was != would_be:
            measure = (before.get(key) or after[key]).measure
            yield StandingChange(measure, key[1].key, was, would_be)


def _side(standing: PeriodStanding | None) -> Side | None:
    if standing is None:
        return None
    return Side(standing.text, standing.rating, standing.no_rating, standing.is_dip, standing.reason)


def _code(thing: Thing) -> str:
    return thing.code
