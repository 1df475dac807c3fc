"""Section 11: decisions sought, each by a named rule from facts that are stated, and from nothing else.

To add one, write its rule as a function and name it in ``RULES``. What you would get wrong: a
decision is asked for, never advised; what to decide is for those who read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.answers.progress import BY_DECISION
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.interventions import InterventionLine
from graph.answers.scorecard.sections import Sections
from graph.status.effect import IMPROVEMENT, NO_SIGNAL, NOT_JUDGED, TOO_EARLY, WORSE
from graph.status.mismatch import GREEN_AND_OVERSPENT
from graph.status.periods import day_text, parse_period
from graph.status.words import running_text
from graph.thing import Thing


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: by which rule, about what, whose it is, and the sentence."""

    rule: str
    about: Thing
    owner: Thing | None
    text: str


SEEN_WORDS: Mapping[str, str] = {
    IMPROVEMENT: "its measure has really improved since",
    NO_SIGNAL: "no signal is seen in its measure",
    WORSE: "its measure has really got worse since",
    TOO_EARLY: "it is too early to see anything",
    NOT_JUDGED: "its measure does not tell real change",
}
Rule = Callable[[Sections], Iterator[Decision]]


def decisions_sought(told: Sections) -> tuple[Decision, ...]:
    """Everything to decide, rule by rule, each thing once for a rule."""
    found = (decision for rule in RULES.values() for decision in rule(told))
    return tuple(dict.fromkeys(found))


def undefined_axes(told: Sections) -> Iterator[Decision]:
    """Delivery and outcomes together leave the status undefined, and nobody has agreed one."""
    for each in told.status:
        found = each.suggestion
        if found and found.status is None and found.delivery and found.outcomes and not each.agreed_rating:
            axes = f"delivery is {found.delivery.replace('-', ' ')} and outcomes are {found.outcomes}"
            text = f"Judge {_name(each.about)} and give the reason: {axes}, for which no status is defined."
            yield Decision("undefined-axes", each.about, None, text)


def status_not_agreed(told: Sections) -> Iterator[Decision]:
    """A status is suggested, or one axis is not known, and nobody has agreed a status."""
    for each in told.status:
        found = each.suggestion
        if found and not each.agreed_rating and (found.status or not (found.delivery and found.outcomes)):
            why = f"counting suggests {found.status}" if found.status else "one of the two axes is not known"
            text = f"Agree the status of {_name(each.about)}: {why}."
            yield Decision("status-not-agreed", each.about, None, text)


def red_without_intervention(told: Sections) -> Iterator[Decision]:
    """The worst rating for three or more periods running, and no intervention is recorded."""
    helped = {line.measure for line in told.interventions}
    owners = _owners(told.measures)
    for each in told.glance.lasting_reds:
        if each.measure not in helped:
            text = (
                f"Say what is to be done about {_name(each.measure)}: {each.text}, no intervention recorded."
            )
            yield Decision("red-without-intervention", each.measure, owners.get(each.measure), text)


def dip_without_intervention(told: Sections) -> Iterator[Decision]:
    """A dip at the worst rating, not yet lasting, and no intervention is recorded (the review's ¶4)."""
    asked = {line.measure for line in told.interventions}
    asked |= {each.measure for each in told.glance.lasting_reds}
    for line in told.at_worst:
        if line.is_dip and line.measure not in asked and line.figure.rating:
            rated = running_text(line.periods_running, line.figure.rating.english)
            why = f"{rated}, a dip, no intervention recorded"
            text = f"Say what is to be done about {_name(line.measure)}: {why}."
            yield Decision("dip-without-intervention", line.measure, line.owner, text)


def money_beside_red(told: Sections) -> Iterator[Decision]:
    """Money and performance tell different stories where a measure has the worst rating (¶4, ¶36)."""
    for each in told.money_summary.mismatches:
        if each.mismatch != GREEN_AND_OVERSPENT:
            text = f"Say whether the money of {_name(each.about)} is where it is needed: {each.reason}"
            yield Decision("money-beside-red", each.about, None, text)


def stopped_without_decision(told: Sections) -> Iterator[Decision]:
    """Work or an intervention was reported as paused or stopped, and no decision is named."""
    reported = [(line.work, line.owner, line.progress) for line in told.work]
    reported += [(line.intervention, line.owner, line.progress) for line in told.interventions]
    for thing, owner, said in reported:
        if said and said.status in BY_DECISION and not said.decision:
            text = f"Decide about {_name(thing)}: it is reported as {said.status}, and no decision is named."
            yield Decision("stopped-without-decision", thing, owner, text)


def overdue_without_forecast(told: Sections) -> Iterator[Decision]:
    """Work is past its day, not done, and no day is forecast that is still to come."""
    for line in told.work:
        forecast = line.progress.forecast if line.progress else None
        if line.overdue_days and not (forecast and forecast > told.reported_by):
            passed = (
                f"the day forecast, {day_text(forecast)}, has passed" if forecast else "no day is forecast"
            )
            late = f"{line.overdue_days} {'day' if line.overdue_days == 1 else 'days'}"
            text = f"Say when {_name(line.work)} will be done: it is overdue by {late}, and {passed}."
            yield Decision("overdue-without-forecast", line.work, line.owner, text)


def late_data(told: Sections) -> Iterator[Decision]:
    """A figure was due and has not come."""
    for line in told.measures:
        if line.figure.no_rating == "late":
            text = (
                f"Say when {_name(line.measure)} will be known for {line.figure.period}. {line.figure.reason}"
            )
            yield Decision("late-data", line.measure, line.owner, text)


def intervention_due(told: Sections) -> Iterator[Decision]:
    """An intervention is due for a decision, or its time is over and no improvement is seen."""
    for line in told.interventions:
        why = _why_due(line, told)
        if why:
            text = f"Go on with, change or end {_name(line.intervention)} for {line.measure.code}: {why}"
            yield Decision("intervention-due", line.intervention, line.owner, text)


RULES: Mapping[str, Rule] = {
    "undefined-axes": undefined_axes,
    "status-not-agreed": status_not_agreed,
    "red-without-intervention": red_without_intervention,
    "dip-without-intervention": dip_without_intervention,
    "money-beside-red": money_beside_red,
    "stopped-without-decision": stopped_without_decision,
    "overdue-without-forecast": overdue_without_forecast,
    "late-data": late_data,
    "intervention-due": intervention_due,
}


def _why_due(line: InterventionLine, told: Sections) -> str | None:
    seen = line.seen.effect if line.seen else TOO_EARLY
    following = told.period.next
    if line.decision_due and following and line.decision_due <= following.last_day:
        return f"a decision is due on {day_text(line.decision_due)}; {SEEN_WORDS[seen]}."
    over = line.by_period is not None and parse_period(line.by_period).last_day <= told.period.last_day
    if over and seen != IMPROVEMENT:
        return f"its effect was due by {line.by_period}; {SEEN_WORDS[seen]}."
    return None


def _owners(lines: Iterable[MeasureLine]) -> Mapping[Thing, Thing | None]:
    return {line.measure: line.owner for line in lines}


def _name(thing: Thing) -> str:
    return f"{thing.label} ({thing.code})"
