"""Interventions and work of a scorecard on a terminal: what is done, and where it and its measure part.

What goes as planned is counted; what does not has a row.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import starmap

from api.text.page import Page
from api.text.wording import code_word, codes, counted, named, progress_words
from graph.answers.progress import Progress, is_closed
from graph.answers.scorecard import Scorecard
from graph.answers.scorecard.interventions import EffectsSummary, InterventionLine
from graph.answers.scorecard.work import MILESTONE, Apart, WorkLine, by_measure
from graph.status.periods import day_text
from graph.status.words import running_text
from graph.thing import Thing


def show_interventions(page: Page, card: Scorecard) -> None:
    """What is done about measures, and whether it is seen in them."""
    page.heading("Interventions")
    if not card.interventions:
        page.lines([card.why_empty("interventions")])
        return
    page.line(_effects(card.effects), 2)
    for each in card.interventions:
        page.line(f"- {each.measure.code}: {_intervention(each)}", 2)


def _effects(effects: EffectsSummary) -> str:
    others = [(each.effect, each.count) for each in effects.by_effect if each.effect != "improvement"]
    said = "; ".join(f"{count} {code_word('effect', key).lower()}" for key, count in others)
    since = f"{effects.moved} of {effects.n} interventions have seen their measure really improve since"
    return f"{since}{f'; {said}' if said else ''}"


def _intervention(each: InterventionLine) -> str:
    owner = f", {each.owner.code}" if each.owner else ""
    begun = f", begun {day_text(each.started_on)}" if each.started_on else ""
    due = f", due {day_text(each.due_on)}" if each.due_on else ""
    cause = f" Cause: {each.cause.rstrip('.')}." if each.cause else ""
    decision = f" Next decision {day_text(each.decision_due)}." if each.decision_due else ""
    if each.seen:
        seen = f" {code_word('effect', each.seen.effect)}: {each.seen.reason}"
    else:
        seen = " Too early: there is no figure yet of a period after it began." if each.started_on else ""
    how = progress_words(each.progress)
    return f"{named(each.intervention)}{owner}{begun}{due}; {how}.{cause}{_expected(each)}{seen}{decision}"


def _expected(each: InterventionLine) -> str:
    if each.expected_text is None:
        return " No effect is stated that is expected of it."
    size = f" ({each.expected_change_text})" if each.expected_change_text else ""
    by = f" by {each.by_period}" if each.by_period else ", by when is not stated"
    return f" Expected: {each.expected_text}{size}{by}."


def show_work(page: Page, card: Scorecard) -> None:
    """Actions, projects and milestones: how many go as planned, and a row for each that does not."""
    page.heading("Milestones and other work")
    if not card.work:
        page.lines([card.why_empty("work")])
    else:
        page.line(_counts(card.work), 2)
    behind = [each for each in card.work if not each.is_as_planned]
    if behind:
        page.table(
            ("Work", "Owner", "Baseline", "Reported", "Slip (days)", "Step towards"),
            map(_row, behind),
            right=(4,),
        )
        page.lines(f"{each.work.code}: “{said}”" for each in behind if (said := _said(each.progress)))
    if card.apart:
        page.line("Work goes as planned while what it is meant to move has the worst rating:", 2)
        page.lines(starmap(_apart, by_measure(card.apart).items()))


def _counts(work: tuple[WorkLine, ...]) -> str:
    milestones = [each for each in work if each.work.kind == MILESTONE]
    others = [each for each in work if each.work.kind != MILESTONE]
    said = []
    if milestones:
        on_time = sum(each.is_on_time for each in milestones)
        said.append(f"{on_time} of {counted(len(milestones), 'milestone')} done on time")
    if others:
        states = Counter(each.progress.status if each.progress else None for each in others)
        told = ", ".join(f"{count} {_state_word(key)}" for key, count in sorted(states.items(), key=str))
        said.append(f"actions and projects: {told}")
    return "; ".join(said)


def _state_word(status: str | None) -> str:
    return code_word("delivery-status", status).lower() if status else "not reported on"


def _row(each: WorkLine) -> tuple[str, ...]:
    baseline = each.baseline_on.isoformat() if each.baseline_on else ""
    moved = (
        f", put off to {each.due_on.isoformat()}" if each.due_on != each.baseline_on and each.due_on else ""
    )
    return (
        named(each.work),
        each.owner.code if each.owner else "",
        f"{baseline}{moved}",
        _state(each),
        str(each.slip_days) if each.slip_days else "",
        codes(each.leads_to),
    )


def _state(each: WorkLine) -> str:
    late = f"overdue by {counted(each.overdue_days, 'day')}" if each.overdue_days else ""
    progress = each.progress
    if progress is None:
        return late or "nothing reported"
    day = progress.done_on or (None if is_closed(progress) else progress.forecast)
    expected = "" if progress.done_on or not day else "now expected "
    decision = f"decision {progress.decision.code}" if progress.decision else ""
    said = _state_word(progress.status)
    return ", ".join(filter(None, (said, f"{expected}{day.isoformat()}" if day else "", late, decision)))


def _said(progress: Progress | None) -> str | None:
    return progress.commentary.rstrip(".") if progress and progress.commentary else None


def _apart(measure: Thing, pairs: Sequence[Apart]) -> str:
    rated = running_text(pairs[0].periods_running, pairs[0].rating.english)
    return f"{named(measure)}, {rated.lower()}: {'; '.join(map(_beside, pairs))}"


def _beside(each: Apart) -> str:
    through = f", towards {each.through.code}" if each.through else ""
    return f"{named(each.work)} {_state_word(each.status)}{through}"
