"""How agreed actions and decisions read on a terminal, in the register and at the end of a scorecard."""

from api.text.page import Page
from api.text.wording import codes, counted, made_up, named, progress_words
from graph.answers.agreed import Actions, AgreedAction, DecisionTaken
from graph.status.periods import day_text


def show_actions(page: Page, answer: Actions) -> None:
    """The register: how many are open and overdue, each action, each decision."""
    page.title(f"Agreed actions{f': {named(answer.thing)}' if answer.thing else ''}")
    made_up(page, answer.illustrative)
    counts = f"{answer.open} open, {answer.overdue} of them overdue"
    page.line(f"{counted(len(answer.actions), 'action')}: {counts}; as they stood on {answer.on.isoformat()}")
    page.section(
        "Actions", (f"{each.body.code}: {action_text(each)}" for each in answer.actions), "none recorded"
    )
    taken = (f"{each.body.code}: {decision_text(each)}" for each in answer.decisions)
    page.section("Decisions", taken, "none recorded")


def action_text(each: AgreedAction) -> str:
    """An action: what, whose, by when, how it stands, and what it concerns."""
    owner = f"owner {each.owner.code}" if each.owner else "nobody named"
    due = f"due {day_text(each.due_on)}" if each.due_on else "no day agreed"
    late = f", overdue by {counted(each.overdue_days, 'day')}" if each.overdue_days else ""
    after = f", {counted(each.late_days, 'day')} late" if each.late_days else ""
    about = f" Concerns {codes(each.concerns)}." if each.concerns else ""
    said = each.progress.commentary.rstrip(".") if each.progress and each.progress.commentary else ""
    return (
        f"{named(each.action)}, agreed {day_text(each.agreed_on)}; {owner}, {due}{late}: "
        f"{progress_words(each.progress)}{after}.{f' “{said}”' if said else ''}{about}"
    )


def decision_text(each: DecisionTaken) -> str:
    """A decision: what, when, and what it concerns."""
    about = f"; concerns {codes(each.concerns)}" if each.concerns else ""
    return f"{named(each.decision)}, {day_text(each.decided_on)}{about}"
