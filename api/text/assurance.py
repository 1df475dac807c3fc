"""How recommendations, lessons and the self-assessment pack read on a terminal."""

from api.text.page import Page
from api.text.wording import code_word, codes, counted, made_up, named
from graph.answers.lessons import Lesson, Lessons, OfferedFor
from graph.answers.recommendations import (
    Answering,
    MeasureBehind,
    Recommendations,
    RecommendationTold,
)
from graph.answers.recommended import Reported
from graph.answers.self_assessment import Judged, PanelAssessment, SelfAssessment, Statement, Voice

MEASURES_SHOWN = 4


def show_recommendations(page: Page, answer: Recommendations) -> None:
    """Each recommendation, who made it, what answers it, and what shows that it is dealt with."""
    states = ", ".join(f"{count} {state.replace('-', ' ')}" for state, count in answer.by_state.items())
    page.title(f"{counted(len(answer.recommendations), 'recommendation')}: {states or 'none'}")
    made_up(page, answer.illustrative)
    for each in answer.recommendations:
        _show_recommendation(page, each)


def _show_recommendation(page: Page, each: RecommendationTold) -> None:
    page.heading(f"{named(each.recommendation)}: {(each.state or 'no response recorded').replace('-', ' ')}")
    page.line(f"Made by {named(each.made_by) if each.made_by else 'nobody named'}{_report(each)}", 2)
    due = f", due {each.due_on.isoformat()}{' and overdue' if each.overdue else ''}" if each.due_on else ""
    page.line(f"Owner: {named(each.owner) if each.owner else 'nobody'}{due}", 2)
    for answer in each.answered_by:
        page.lines((_answer(answer),))
        page.lines(map(_measure, answer.measures[:MEASURES_SHOWN]), 4)
        if len(answer.measures) > MEASURES_SHOWN:
            page.line(f"… and {len(answer.measures) - MEASURES_SHOWN} more measures", 6)
    if not each.answered_by:
        page.line("Nothing answers it, by any stored link.", 2)
    if each.state and each.state.startswith("closed"):
        on = f" on {each.closed_on.isoformat()}" if each.closed_on else ""
        page.line(f"Closed{on}; evidence: {'' if each.evidence else 'none in the thread'}", 2)
    page.lines((shown.text for shown in each.evidence), 4)


def _report(each: RecommendationTold) -> str:
    on = f", {each.reported_on.isoformat()}" if each.reported_on else ""
    return f" in “{each.report}”{on}" if each.report else ""


def _answer(answer: Answering) -> str:
    reported = answer.reported
    going = f"; {_status(reported)}" if reported else ""
    said = f" “{reported.commentary}”" if reported and reported.commentary else ""
    return f"{named(answer.work)} responds to it ({answer.link.strength or 'not judged'}){going}{said}"


def _status(reported: Reported) -> str:
    return f"{code_word('delivery-status', reported.status).lower()} on {reported.reported_on.isoformat()}"


def _measure(behind: MeasureBehind) -> str:
    route = " ← ".join([behind.links[-1].to.code, *(f"{link.from_.code}" for link in reversed(behind.links))])
    latest = behind.latest
    figure = f": {latest.period} {latest.text}" if latest else ": no figure"
    rating = f", {latest.rating.label}" if latest and latest.rating else ""
    return f"{named(behind.measure)}{figure}{rating}  [{route}]"


def show_lessons(page: Page, answer: Lessons) -> None:
    """What is offered for each dip or for the thing, with every reason; then the register."""
    page.title("Lessons")
    made_up(page, answer.illustrative)
    for offer in answer.offers:
        _show_offer(page, offer)
    if not answer.offers:
        page.line("No measure has dipped in its latest period.")
    page.section("Every lesson", map(_lesson, answer.register))
    if not answer.register:
        page.line("No lesson is recorded.")


def _show_offer(page: Page, offer: OfferedFor) -> None:
    dip = f": a dip in {offer.dip.period}" if offer.dip and offer.dip.is_dip else ""
    page.heading(f"For {named(offer.thing)}{dip}")
    if not offer.offered:
        page.line("No lesson is joined to it by any stored link.", 2)
    for each in offer.offered:
        page.lines((_lesson(each.lesson),))
        page.lines((reason.sentence for reason in each.because), 4)


def _lesson(lesson: Lesson) -> str:
    on = f", {lesson.learned_on.isoformat()}" if lesson.learned_on else ""
    applied = f"; applied in {codes(lesson.applied_in)}" if lesson.applied_in else ""
    return f"{named(lesson.lesson)}{on}{applied}"


def show_self_assessment(page: Page, answer: SelfAssessment) -> None:
    """Conclusions with what shows them, judgements, voices, panels, recommendations, lessons, gaps."""
    of = f": {named(answer.of)}" if answer.of else ""
    page.title(f"Self-assessment for {answer.period}{of}")
    made_up(page, answer.illustrative)
    if not answer.conclusions:
        page.line("No statement is recorded for this period.")
    for each in answer.conclusions:
        page.heading(code_word("performance-requirement", each.requirement))
        for statement in each.statements:
            _show_statement(page, statement)
    page.section("How boards judged the objectives", map(_judged, answer.judgements))
    page.section("What people said", map(_voice, answer.voices))
    page.section("Panel assessments", map(_panel, answer.panel_assessments))
    page.section(
        "Recommendations (in full: golden-thread recommendations)", map(_brief, answer.recommendations)
    )
    page.section("Lessons", map(_lesson, answer.lessons))
    page.section("Missing from this pack", (gap.message for gap in answer.missing))


def _show_statement(page: Page, statement: Statement) -> None:
    page.lines((f"{named(statement.statement)}. Of {named(statement.of)}",))
    page.lines((shown.text for shown in statement.evidence), 4)
    if not statement.evidence:
        page.line("Nothing in the thread shows this.", 4)


def _judged(each: Judged) -> str:
    parts = (
        each.agreed_rating,
        f"delivery {code_word('delivery-judgement', each.delivery).lower()}",
        f"outcomes {code_word('outcome-judgement', each.outcomes).lower()}",
    )
    said = f" “{each.reason}”" if each.reason else ""
    return f"{named(each.about)}, {each.period}: {', '.join(filter(None, parts))}.{said}"


def _voice(each: Voice) -> str:
    how = code_word("heard-by", each.how) if each.how else "heard"
    facts = (
        code_word("voice-of", each.whose),
        how.lower(),
        each.heard_on.isoformat(),
        f"{each.heard_from} people" if each.heard_from else None,
    )
    return f"{named(each.voice)}: {', '.join(filter(None, facts))}"


def _panel(each: PanelAssessment) -> str:
    response = f"responded {each.responded_on.isoformat()}" if each.responded_on else "no response published"
    said = f" “{each.conclusion}”" if each.conclusion else ""
    asked = f" Recommends {codes(each.recommendations)}." if each.recommendations else ""
    by = f"{named(each.assessment)} by {named(each.panel)}, {each.reported_on.isoformat()}"
    return f"{by}; {response}.{said}{asked}"


def _brief(each: RecommendationTold) -> str:
    overdue = " and overdue" if each.overdue else ""
    return f"{named(each.recommendation)}: {(each.state or 'no response').replace('-', ' ')}{overdue}"
