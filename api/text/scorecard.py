"""A scorecard on a terminal: eleven sections in the order people read them, ratings by shape and word."""

from decimal import Decimal

from api.text.answers import LinksReliedOn, kind_words, made_up, named
from api.text.page import Page
from graph.answers.scorecard import Scorecard
from graph.answers.scorecard.elsewhere import ToElsewhere
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.sections import (
    InterventionLine,
    Judgement,
    MilestoneLine,
    MoneyLine,
    Progress,
    RiskLine,
)
from graph.answers.scorecard.watch_list import WatchLine, WatchList

NO_RATING_WORDS = {
    "not-due": "not due yet",
    "late": "late",
    "missing": "missing",
    "not-applicable": "not applicable",
    "withheld": "withheld",
    "discontinued": "discontinued",
    "no-target": "no target",
    "no-profile": "no in-year target",
    "context-only": "for context",
    "break": "break in series",
    "no-scheme": "no scheme",
    "no-comparator": "nothing to compare with",
}
ARROWS = {"improved": "improved", "worsened": "got worse", "steady": "steady"}


def show_scorecard(page: Page, card: Scorecard) -> None:
    """The whole scorecard."""
    page.title(f"Scorecard: {named(card.for_)}, {card.period}")
    page.line(f"{kind_words(card.for_)}; as it stood on {card.on.isoformat()}")
    made_up(page, card.illustrative)
    page.heading("Status")
    page.lines(_judgement(each) for each in card.status)
    _glance(page, card)
    _measures(page, card)
    page.heading("Interventions")
    page.lines([_intervention(each) for each in card.interventions] or ["none recorded"])
    page.heading("Milestones")
    page.lines([_milestone(each) for each in card.milestones] or ["none recorded"])
    _money(page, card.money)
    page.heading("Risks")
    page.lines([_risk(each) for each in card.risks] or ["none recorded"])
    _elsewhere(page, card)
    page.heading("Thread")
    page.lines(
        [f"{named(each)}, {kind_words(each)}" for each in card.thread] or ["nothing above by any stored link"]
    )
    _data(page, card)
    page.heading("Decisions")
    page.lines(card.decisions or ["none recorded"])


def _judgement(each: Judgement) -> str:
    if each.delivery is None and each.outcomes is None and each.agreed_rating is None:
        return f"{named(each.about)}: not judged for this period"
    by = f", judged by {named(each.judged_by)}" if each.judged_by else ""
    why = f" “{each.reason}”" if each.reason else ""
    delivery, outcomes = each.delivery or "not judged", each.outcomes or "not judged"
    agreed = each.agreed_rating or "no rating agreed"
    return f"{named(each.about)}: {agreed}; delivery {delivery}, outcomes {outcomes}{by}.{why}"


def _glance(page: Page, card: Scorecard) -> None:
    glance = card.at_a_glance
    page.heading("At a glance")
    rated = ", ".join(
        f"{each.rating.symbol or ''} {each.count} {each.rating.label}".strip() for each in glance.by_rating
    )
    page.line(f"{glance.rated} of {glance.n} measures rated" + (f": {rated}" if rated else ""), 2)
    others = ", ".join(f"{each.count} {NO_RATING_WORDS[each.no_rating]}" for each in glance.not_rated)
    if others:
        page.line(f"not rated: {others}", 2)
    moved = f"{glance.improved} improved, {glance.steady} steady, {glance.worsened} got worse"
    page.line(f"{moved}; {glance.dips} dipped", 2)


def _measures(page: Page, card: Scorecard) -> None:
    page.heading("Measures")
    if not card.measures:
        page.lines(["none"])
        return
    page.table(
        ("Code", "Measure", "Period", "Value", "Target", "Rating", "Direction"),
        (_row(line) for line in card.measures),
        right=(3, 4),
    )
    page.lines(f"{line.measure.code}: {line.figure.reason}{_compared(line)}" for line in card.measures)


def _row(line: MeasureLine) -> tuple[str, ...]:
    return (
        line.measure.code,
        line.measure.label,
        line.figure.period,
        line.figure.text,
        line.target.text if line.target else "",
        _rating(line),
        ARROWS.get(line.direction or "", "") + (", dip" if line.is_dip else ""),
    )


def _compared(line: MeasureLine) -> str:
    baseline = line.baseline
    known = (
        ("", line.variation.reason),
        ("before", line.previous.text if line.previous else None),
        ("year ago", line.same_period_last_year.text if line.same_period_last_year else None),
        (f"baseline {baseline.period}" if baseline else "", baseline.text if baseline else None),
        ("first reported as", line.restated_from.text if line.restated_from else None),
        ("reported as", line.reported_rating),
    )
    said = "; ".join(f"{what} {text}".lstrip() for what, text in known if text)
    return f" ({said})" if said else ""


def _rating(line: MeasureLine) -> str:
    rating = line.figure.rating
    if rating:
        return f"{rating.symbol or ''} {rating.label}".strip()
    return NO_RATING_WORDS.get(line.figure.no_rating or "", "")


def _progress(progress: Progress | None) -> str:
    if progress is None:
        return "no progress reported"
    done = f", done {progress.done_on.isoformat()}" if progress.done_on else ""
    forecast = f", now expected {progress.forecast.isoformat()}" if progress.forecast else ""
    return f"{progress.status or 'reported'} on {progress.reported_on.isoformat()}{done}{forecast}"


def _intervention(each: InterventionLine) -> str:
    owner = f"; owner {named(each.owner)}" if each.owner else ""
    expected = (
        f"; expected: {_plain(each.expected_value)} by {each.by_period}"
        if each.expected_value is not None
        else ""
    )
    return f"{named(each.intervention)} for {each.measure.code}{expected}{owner}; {_progress(each.progress)}"


def _milestone(each: MilestoneLine) -> str:
    due = f"due {each.due_on.isoformat()}" if each.due_on else "no date"
    return f"{named(each.milestone)}: {due}; {_progress(each.progress)}"


def _money(page: Page, lines: tuple[MoneyLine, ...]) -> None:
    page.heading("Money")
    if not lines:
        page.lines(["none recorded"])
        return
    page.table(
        ("Budget line", "Through", "Period", "Budget £", "Profile £", "Actual £", "Variance £", "Forecast £"),
        (
            (
                named(each.budget_line),
                each.service.code if each.service else "",
                each.period or "",
                *(_pounds(v) for v in (each.budget, each.profile, each.actual, each.variance, each.forecast)),
            )
            for each in lines
        ),
        right=(3, 4, 5, 6, 7),
    )


def _risk(each: RiskLine) -> str:
    if each.likelihood is None or each.impact is None:
        return f"{named(each.risk)}: not scored"
    score = each.likelihood * each.impact
    before = f", before {each.previous_score}" if each.previous_score is not None else ""
    target = f", target {each.target_score}" if each.target_score is not None else ""
    return f"{named(each.risk)}: {score} ({each.likelihood} × {each.impact}) in {each.period}{before}{target}"


def _elsewhere(page: Page, card: Scorecard) -> None:
    page.heading("From elsewhere")
    others, links = card.elsewhere.from_, LinksReliedOn()
    for each in others.dips:
        owner = f"; owner {named(each.owner)}" if each.owner else ""
        page.line(
            f"- {named(each.measure)} dipped in {each.period} and may be felt by {named(each.bears_on)}: "
            f"{each.strength or 'not judged'}{owner}",
            2,
        )
        page.lines((f"{route.path} {links.marks(route)}" for route in each.routes), 4)
    links.show(page)
    if not others.dips:
        page.lines(["no dip elsewhere leads here by a stored link"])
    page.line(f"{others.others} other measures bear on this and have not dipped: {others.list_with}", 2)
    _watch_list(page, card.elsewhere.watch)
    page.heading("To elsewhere")
    page.lines([_dip(each) for each in card.elsewhere.to] or ["none of our measures has dipped"])


WATCH_CHANGES = {
    "dip": "a dip in {after}",
    "no-longer-a-dip": "no dip any more in {after}",
    "rating": "{before} before, now {after}",
    "put-right": "the figure was put right",
}


def _watch_list(page: Page, watch: WatchList) -> None:
    """What changed among others' measures that bear on us."""
    met = watch.last_met
    since = f"since we met on {met.held_on.isoformat()}" if met else "since the period before"
    considered = f" and considered {met.considered}" if met and met.considered else ""
    page.heading("Watch-list")
    page.line(f"Measures of others that bear on this, changed {since}{considered}:", 2)
    page.lines([_watched(each) for each in watch.changed] or ["none"])
    page.line(f"{watch.new_figures} others have a new figure only, {watch.no_news} have none.", 2)


def _watched(each: WatchLine) -> str:
    words = (WATCH_CHANGES[it.kind].format(before=it.before, after=it.after) for it in each.changes)
    ask = f"ask {named(each.contact)}" if each.contact else "nobody named to ask"
    return (
        f"{named(each.measure)}, {each.period}: {'; '.join(words)}; {ask}. "
        f"{each.strength or 'Not judged'}: {each.path}."
    )


def _dip(each: ToElsewhere) -> str:
    felt = ", ".join(named(thing) for thing in each.bears_on) or "nothing else"
    tell = f"; tell {', '.join(named(body) for body in each.tell)}" if each.tell else ""
    return f"{named(each.measure)} may be felt by {felt}{tell}"


def _data(page: Page, card: Scorecard) -> None:
    page.heading("Data")
    said = [
        ("late", card.data.late),
        ("provisional", card.data.provisional),
        ("restated", card.data.restated),
    ]
    page.lines(
        [f"{word}: {', '.join(named(thing) for thing in things)}" for word, things in said if things]
        or ["nothing late, provisional or restated"]
    )


def _pounds(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")
