"""The first lines of a scorecard: what changed, so what, and what is wanted of its readers.

Every sentence repeats a fact of a section below; there is no number here that is not there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.answers.scorecard.decisions import Decision
from graph.answers.scorecard.elsewhere import Elsewhere
from graph.answers.scorecard.glance import AtAGlance, Running
from graph.answers.scorecard.interventions import EffectsSummary
from graph.answers.scorecard.last_meeting import LastMeeting
from graph.answers.scorecard.money_beside import MoneySummary
from graph.answers.scorecard.sections import Sections
from graph.answers.scorecard.status import Judgement
from graph.answers.scorecard.work import Apart
from graph.thing import Thing

MANY = 3
ASKED: Mapping[str, str] = {
    "undefined-axes": "judge",
    "status-not-agreed": "agree the status of",
    "red-without-intervention": "say what is to be done about",
    "dip-without-intervention": "say what is to be done about",
    "money-beside-red": "say whether money is where it is needed for",
    "stopped-without-decision": "decide about",
    "overdue-without-forecast": "give a day for",
    "late-data": "say when to expect",
    "intervention-due": "go on with, change or end",
}
"""What the decisions of a rule ask for, before the codes of what they are about."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences: what changed since the period before, so what, and what is wanted."""

    changed: tuple[str, ...]
    so_what: tuple[str, ...]
    wanted: tuple[str, ...]


def summarise(told: Sections, sought: Sequence[Decision]) -> Summary:
    """The first lines, from the sections they stand above."""
    so_what = (
        *_standing(told.status),
        *_worst(told.glance),
        *_felt(told.elsewhere),
        *_effects(told.effects),
        *_apart(told.apart),
        *_overdue(told.last),
        *_mismatched(told.money_summary),
    )
    return Summary(tuple(_changed(told.glance)), so_what, tuple(_wanted(sought)))


def _changed(glance: AtAGlance) -> Iterator[str]:
    if not glance.n:
        yield "No measure is recorded here, so that no change can be told."
        return
    if glance.new_reds:
        yield f"New: {_listed(glance.new_reds)}."
    if glance.recovered:
        yield f"Recovered: {_codes(each.measure for each in glance.recovered)}."
    if not glance.last_period.n:
        yield "No measure is rated both now and in its period before."
    elif not (glance.new_reds or glance.recovered):
        yield "No measure came to the worst rating or left it."
    moved = f"{glance.improved} improved, {glance.steady} steady, {glance.worsened} got worse"
    known = glance.improved + glance.steady + glance.worsened
    left = f", {glance.n - known} cannot be compared" if glance.n > known else ""
    yield f"Of {glance.n} {'measure' if glance.n == 1 else 'measures'} {moved}{left}; {glance.dips} dipped."


def _standing(status: Iterable[Judgement]) -> Iterator[str]:
    open_: dict[str, list[Thing]] = {}
    for each in status:
        suggested = (each.suggestion.status or "nothing") if each.suggestion else None
        if each.agreed_rating and suggested and each.agreed_rating.casefold() != suggested:
            yield f"{each.about.code} is agreed as {each.agreed_rating}; counting suggests {suggested}."
        elif each.agreed_rating:
            yield f"{each.about.code} is agreed as {each.agreed_rating}."
        elif suggested:
            open_.setdefault(suggested, []).append(each.about)
    if open_:
        found = ", ".join(f"{suggested} for {_codes(aims)}" for suggested, aims in open_.items())
        yield f"Counting suggests {found}; nothing is agreed yet."


def _worst(glance: AtAGlance) -> Iterator[str]:
    if glance.lasting_reds:
        yield f"Lasting: {_listed(glance.lasting_reds)}."
    if glance.worst:
        yield f"Look first at {glance.worst.measure.label} ({glance.worst.measure.code})."


def _felt(elsewhere: Elsewhere) -> Iterator[str]:
    if elsewhere.from_.dips:
        yield f"Dips elsewhere may be felt here: {_codes(each.measure for each in elsewhere.from_.dips)}."
    tell = dict.fromkeys(body for each in elsewhere.to for body in each.tell)
    if tell:
        yield f"Our dips may be felt elsewhere; tell {_codes(tell)}."


def _effects(effects: EffectsSummary) -> Iterator[str]:
    if effects.n:
        of = f"{effects.moved} of {effects.n}"
        yield f"Since they began, {of} interventions have seen their measure really improve."


def _apart(apart: Sequence[Apart]) -> Iterator[str]:
    if apart:
        reds = dict.fromkeys(each.measure for each in apart)
        yield f"Work goes as planned while what it is meant to move has the worst rating: {_codes(reds)}."


def _overdue(last: LastMeeting) -> Iterator[str]:
    open_ = [each for each in last.actions if each.is_open]
    overdue = [each.action for each in open_ if each.overdue_days]
    if overdue:
        yield f"Open actions agreed before: {len(open_)}; {len(overdue)} overdue: {_codes(overdue)}."


def _mismatched(money: MoneySummary) -> Iterator[str]:
    if money.mismatches:
        found = len(money.mismatches)
        yield f"Money and performance tell different stories {f'{found} times' if found > 1 else 'once'}."


def _wanted(sought: Sequence[Decision]) -> Iterator[str]:
    """What is asked for, the same together; the sentences with their reasons are at the end."""
    if not sought:
        yield "Nothing to decide follows from what is recorded."
        return
    alike: dict[str, list[Thing]] = {}
    for each in sought:
        alike.setdefault(ASKED[each.rule], []).append(each.about)
    asked = [f"{words} {_codes(dict.fromkeys(about))}" for words, about in alike.items()]
    found = f"{len(sought)} {'decision' if len(sought) == 1 else 'decisions'}"
    yield f"{found}: {'; '.join(asked)}. Each stands at the end with its reason."


def _listed(found: Sequence[Running]) -> str:
    """Measures by name, or by code alone where there are many."""
    if len(found) > MANY:
        return ", ".join(f"{each.measure.code} ({each.text})" for each in found)
    return "; ".join(f"{each.measure.label} ({each.measure.code}, {each.text.lower()})" for each in found)


def _codes(things: Iterable[Thing]) -> str:
    return ", ".join(thing.code for thing in things)
