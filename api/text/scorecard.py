"""A scorecard on a terminal: what is wanted first, then eleven sections in the order people read them.

Nothing is said twice: what is well is a row of a table; what needs attention has a note.
"""

from collections.abc import Iterable

from api.text.agreed import action_text, decision_text
from api.text.page import Page
from api.text.scorecard_measures import counts_text, show_measures
from api.text.scorecard_money import show_area_money, show_money
from api.text.scorecard_work import show_interventions, show_work
from api.text.walks import LinksReliedOn
from api.text.wording import code_word, codes, kind_words, made_up, message, named, within
from graph.answers.recommended import Recommended
from graph.answers.scorecard import Scorecard, ToElsewhere
from graph.answers.scorecard.data import DataMatters, Disagreement
from graph.answers.scorecard.glance import Proportion
from graph.answers.scorecard.overview import Area
from graph.answers.scorecard.risks import RiskLine
from graph.answers.scorecard.status import Judgement
from graph.answers.scorecard.summary import Summary
from graph.answers.scorecard.watch_list import WatchLine, WatchList
from graph.kinds import KINDS
from graph.status.periods import day_text
from graph.thing import Thing


def show_scorecard(page: Page, card: Scorecard) -> None:
    """The whole scorecard."""
    page.title(f"Scorecard: {named(card.for_)}, {card.period}")
    page.line(f"{kind_words(card.for_)}; as it stood on {card.on.isoformat()}")
    made_up(page, card.illustrative)
    _summary(page, card.summary)
    _section(page, card, "Status", "status", map(_judgement, card.status))
    _glance(page, card)
    _areas(page, card)
    if card.recommendations:
        page.section("Recommendations", map(_recommended, card.recommendations), "none recorded")
    show_measures(page, card)
    show_interventions(page, card)
    show_work(page, card)
    show_money(page, card)
    _section(page, card, "Risks", "risks", map(_risk, card.risks))
    _elsewhere(page, card)
    _section(page, card, "Thread", "thread", _by_kind(card.thread))
    _section(page, card, "Data", "data", _data(card.data, len(card.measures)))
    _decisions(page, card)


def _section(page: Page, card: Scorecard, heading: str, section: str, texts: Iterable[str]) -> None:
    """A section's lines, or why it is empty and what would fill it."""
    page.section(heading, list(texts) or [card.why_empty(section)])


def _summary(page: Page, summary: Summary) -> None:
    page.line(f"What changed: {' '.join(summary.changed)}")
    page.line(f"So what: {' '.join(summary.so_what) or 'nothing stands out in what is recorded.'}")
    page.line(f"What is wanted: {' '.join(summary.wanted)}")


def _judgement(each: Judgement) -> str:
    parts = [f"{named(each.about)}: {_agreed(each)}."]
    parts.append(each.suggestion.reason if each.suggestion else message("nothing-counted"))
    if each.last_time:
        agreed = each.last_time.agreed_rating or "nothing"
        suggested = each.last_time.suggested or "none"
        parts.append(f"{each.last_time.period}: {agreed} agreed, {suggested} suggested.")
    return " ".join(parts)


def _agreed(each: Judgement) -> str:
    if not each.is_judged:
        return "not judged for this period"
    by = f", judged by {each.judged_by.code}" if each.judged_by else ""
    on = f" on {day_text(each.judged_on)}" if each.judged_on else ""
    why = f": “{each.reason.rstrip('.')}”" if each.reason else ""
    delivery, outcomes = each.delivery or "not judged", each.outcomes or "not judged"
    agreed = f"{each.agreed_rating} agreed" if each.agreed_rating else "no rating agreed"
    return f"{agreed}; delivery {delivery}, outcomes {outcomes}{by}{on}{why}"


def _glance(page: Page, card: Scorecard) -> None:
    glance = card.at_a_glance
    page.heading("At a glance")
    if not glance.n and not glance.no_figure_yet:
        page.lines(["no measures"])
        return
    rated = counts_text(glance.by_rating)
    page.line(f"{glance.rated} of {glance.n} measures rated" + (f": {rated}" if rated else ""), 2)
    others = [f"{each.count} {code_word('no-rating', each.no_rating).lower()}" for each in glance.not_rated]
    if others:
        page.line(f"not rated: {', '.join(others)}", 2)
    if glance.no_figure_yet:
        page.line(f"no figure yet, and none was due: {codes(glance.no_figure_yet)}", 2)
    last = glance.last_period
    if last.n:
        then, now = counts_text(last.then), counts_text(last.now)
        page.line(f"the {last.n} rated in their last period too: then {then}; now {now}", 2)
    moved = f"{glance.improved} improved, {glance.steady} steady, {glance.worsened} got worse"
    page.line(f"{moved}; {glance.dips} dipped", 2)
    page.line(f"improving or steady: {_proportion(glance.improving_or_steady)}", 2)
    page.line(f"meeting the target to date: {_proportion(glance.meeting_target_to_date)}", 2)
    page.line(f"forecast to meet the year's target: {_proportion(glance.forecast_to_meet)}", 2)


def _proportion(found: Proportion) -> str:
    """``12 of 20 (3 cannot be told)``, so that nobody takes it for a share of all."""
    left = f" ({found.left_out} cannot be told)" if found.left_out else ""
    return f"{found.count} of {found.of}{left}"


def _recommended(each: Recommended) -> str:
    response = (each.state or "no response recorded").replace("-", " ")
    due = f", due {day_text(each.due_on)}{', overdue' if each.overdue else ''}" if each.due_on else ""
    owner = f"; owner {each.owner.code}" if each.owner else ""
    answers = ", ".join(f"{named(it.work)} ({it.link.strength or 'not judged'})" for it in each.answered_by)
    return f"{named(each.recommendation)}: {response}{due}{owner}; answered by {answers or 'nothing'}"


def _areas(page: Page, card: Scorecard) -> None:
    if card.overview is None:
        return
    page.heading("Areas")
    page.table(
        ("Area", "Agreed", "Suggested", "Measures", "Ratings", "Worst rated"),
        (_area(area) for area in card.overview.areas),
        right=(3,),
    )
    show_area_money(page, card.overview)


def _area(area: Area) -> tuple[str, ...]:
    ratings = [counts_text([each]) for each in area.by_rating]
    if area.not_rated:
        ratings.append(f"{area.not_rated} not rated")
    return (
        named(area.objective) if area.objective else "Seen by no objective",
        area.agreed_rating or "",
        area.suggested or "",
        str(area.n),
        "\n".join(ratings),
        codes(area.reds),
    )


def _risk(each: RiskLine) -> str:
    owner = f", {each.owner.code}" if each.owner else ""
    threatens = f"; threatens {codes(each.threatens)}" if each.threatens else ""
    controls = f". Controls: {each.controls}" if each.controls else ""
    if each.score is None:
        return f"{named(each.risk)}{owner}: not scored{threatens}{controls}"
    known = [f"likelihood {each.likelihood} × impact {each.impact}"]
    known += [f"before {each.previous_score}"] if each.previous_score is not None else []
    known += [f"target {each.target_score}"] if each.target_score is not None else []
    moved = f" {each.movement}" if each.movement else ""
    return f"{each.score}{moved} ({', '.join(known)}): {named(each.risk)}{owner}{threatens}{controls}"


def _elsewhere(page: Page, card: Scorecard) -> None:
    page.heading("From elsewhere")
    others, links = card.elsewhere.from_, LinksReliedOn()
    for each in others.dips:
        owner = f"; owner {each.owner.code}" if each.owner else ""
        page.line(
            f"- {named(each.measure)} dipped in {each.period} and may be felt by {each.bears_on.code}: "
            f"{each.strength or 'not judged'}{owner}",
            2,
        )
        page.lines((f"{route.path} {links.marks(route)}" for route in each.routes), 4)
    links.show(page)
    if not others.dips:
        page.lines(["no dip elsewhere leads here by a stored link"])
    page.line(f"{others.others} other measures bear on this and have not dipped: {others.list_with}", 2)
    page.section("To elsewhere", map(_dip, card.elsewhere.to), "none of our measures has dipped")
    _watch_list(page, card.elsewhere.watch)


def _watch_list(page: Page, watch: WatchList) -> None:
    """What changed among others' measures that bear on us."""
    met = watch.last_met
    since = f"since we met on {met.held_on.isoformat()}" if met else "since the period before"
    considered = f" and considered {met.considered}" if met and met.considered else ""
    heading = f"Watch-list: measures of others, changed {since}{considered}"
    page.section(heading, map(_watched, watch.changed), "none")
    page.line(f"{watch.new_figures} others have a new figure only, {watch.no_news} have none.", 2)


def _watched(each: WatchLine) -> str:
    words = (
        message(f"watch.{it.kind}", before=it.before, after=it.after)
        if it.kind == "rating"
        else within(message(f"watch.{it.kind}", after=it.after))
        for it in each.changes
    )
    ask = f"ask {named(each.contact)}" if each.contact else "nobody named to ask"
    return (
        f"{named(each.measure)}, {each.period}: {'; '.join(words)}; {ask}. "
        f"{each.strength or 'Not judged'}: {each.path}."
    )


def _dip(each: ToElsewhere) -> str:
    tell = f"; tell {', '.join(named(body) for body in each.tell)}" if each.tell else ""
    return f"{named(each.measure)} may be felt by {codes(each.bears_on) or 'nothing else'}{tell}"


def _decisions(page: Page, card: Scorecard) -> None:
    """What is to be decided, then what was agreed before: actions as they stood, and decisions."""
    page.heading("Decisions and actions")
    last = card.from_last_time
    up_to = f"up to our last meeting on {last.met.isoformat()}" if last.met else "so far"
    sought = [f"{each.text}{f' Owner {each.owner.code}.' if each.owner else ''}" for each in card.sought]
    agreed = f"Actions agreed {up_to}, as they stood on {last.judged_on.isoformat()}"
    taken = f"Decisions taken since {last.since.isoformat()}"
    _part(page, "Sought", sought, "nothing to decide follows from what is recorded")
    _part(page, agreed, map(action_text, last.actions), "none recorded as open, or as closed since")
    _part(page, taken, map(decision_text, last.decisions), "none recorded")


def _part(page: Page, heading: str, texts: Iterable[str], otherwise: str) -> None:
    said = list(texts)
    page.line(f"{heading}:" if said else f"{heading}: {otherwise}", 2)
    page.lines(said, 4)


def _by_kind(things: Iterable[Thing]) -> list[str]:
    grouped: dict[str, list[Thing]] = {}
    for thing in things:
        grouped.setdefault(thing.kind, []).append(thing)
    return [
        f"{KINDS[kind].words if kind in KINDS else kind}: {', '.join(named(thing) for thing in same)}"
        for kind, same in grouped.items()
    ]


def _data(data: DataMatters, n: int) -> list[str]:
    lists = [
        ("late", data.late),
        ("missing", data.missing),
        ("withheld", data.withheld),
        ("restated", data.restated),
    ]
    said = [f"{word}: {', '.join(named(each) for each in things)}" for word, things in lists if things]
    said += [f"{named(each.measure)} for {each.period}: {each.reason}" for each in data.within]
    said += _not_due(data)
    if data.provisional:
        said.append(f"provisional: {len(data.provisional)} of {n} ({codes(data.provisional)})")
    said += _breaks(data)
    said += [f"{each.measure.code} for {each.period}: {each.sentence}" for each in data.turned]
    said += [f"{each.measure.code}: {each.change.sentence}" for each in data.target_changes]
    said += [f"{each.measure.code}: {each.sentence}" for each in data.forecasts]
    if data.restricted:
        said.append(f"not for publication: {codes(data.restricted)}")
    said += [_disagreement(found) for found in data.disagreements]
    return said + _timeliness(data)


def _not_due(data: DataMatters) -> Iterable[str]:
    """What is not due, those awaited for one period by one day together."""
    alike: dict[tuple[str, str], list[Thing]] = {}
    for each in data.not_due:
        alike.setdefault((each.period, each.reason), []).append(each.measure)
    return [f"not due: {codes(things)} for {period}. {why}" for (period, why), things in alike.items()]


def _timeliness(data: DataMatters) -> list[str]:
    """How soon figures came, those of as many days together; those of before the thread began apart."""
    days: dict[int, list[Thing]] = {}
    for came in sorted(data.timeliness, key=lambda each: each.days):
        if not came.with_the_first_load:
            days.setdefault(came.days, []).append(came.measure)
    said = []
    if days:
        spread = "; ".join(f"{count} days {codes(measures)}" for count, measures in days.items())
        said.append(f"recorded after the period's end: {spread}")
    earlier = [came.measure for came in data.timeliness if came.with_the_first_load]
    if earlier:
        said.append(f"older than the thread, so that how soon they came is not known: {codes(earlier)}")
    return said


def _disagreement(found: Disagreement) -> str:
    if found.explanation:
        return f"{found.measure.code}: {found.explanation}"
    computed = found.computed.label if found.computed else "no rating"
    return f"{found.measure.code} was reported as {found.reported}; the rules give {computed}"


def _breaks(data: DataMatters) -> list[str]:
    same: dict[tuple[str, Thing | None], list[Thing]] = {}
    for each in data.definition_changes:
        same.setdefault((each.period, each.explained_by), []).append(each.measure)
    return [
        f"break in series: {codes(things)} in {period}{f', explained by {named(event)}' if event else ''}"
        for (period, event), things in same.items()
    ]
