"""How the answers for scrutiny and oversight read on a terminal."""

from collections.abc import Iterable, Sequence

from api.text.page import Page
from api.text.walks import LinksReliedOn
from api.text.wording import codes, counted, kind_words, made_up, named
from graph.answers.alerts import Alert, Alerts
from graph.answers.as_json import time_text
from graph.answers.calendar import Calendar, MeetingTold
from graph.answers.conflicts import Conflict, Conflicts
from graph.answers.keystones import Keystone, Keystones
from graph.answers.oversight import BodySight, DipSeen, Oversight, ReportingLag
from graph.answers.radar import Radar, Topic, TopicDecision
from graph.answers.what_if import Side, StandingChange, Tally, WhatIf
from graph.status.periods import PeriodKind, parse_period
from graph.thing import Thing

POPULATION = "A population indicator: it tells how people or places fare, which no service alone answers for."
NO_MEETING = "no meeting on the calendar"
HOW = {
    "own-period": "",
    "longer-period": " within {considers}",
    "later-period": " only with {considers}",
}
CONFLICT_HEADINGS = {
    "opposite-pulls": "Opposite pulls over a hindering link",
    "incompatible-intents": "One is only to be held, the other is to get better",
    "same-denominator": "The same denominator, not the same numbers",
}
DECISIONS = {"chosen": "chosen", "not-chosen": "not chosen", "put-off": "put off"}
STATES = {
    "unseen": "No meeting has considered it yet",
    "seen": "Considered, not acknowledged",
    "acknowledged": "Acknowledged",
}


def show_radar(page: Page, answer: Radar, most: int) -> None:
    """The first topics with their reasons, the rule, what was decided before, and the links relied on."""
    page.title(f"Topics for {named(answer.body)}" if answer.body else "Topics for scrutiny")
    made_up(page, answer.illustrative)
    if not answer.topics:
        page.line("No measure is at the worst rating of its scheme or has dipped at its latest figure.")
    if answer.not_judged and not answer.body:
        page.line(
            f"Of {counted(answer.not_judged, 'measure')} the latest figure "
            "can be neither rated nor called a dip."
        )
    links = LinksReliedOn()
    _overview(page, answer.topics[:most])
    for topic in answer.topics[:most]:
        _topic(page, topic, links)
    if len(answer.topics) > most:
        page.line()
        page.line(f"… and {len(answer.topics) - most} more: golden-thread radar --most {len(answer.topics)}")
    page.heading("How they are put in order")
    page.line("By the first of these in which two topics differ; there is no score.")
    page.lines(f"{sign.label}: {sign.definition}" for sign in answer.ranked_by)
    _log(page, answer.log)
    _links(page, links)


def _overview(page: Page, topics: Sequence[Topic]) -> None:
    """The topics on one screen, before the reasons of each."""
    if topics:
        page.table(
            ("", "Topic", "Latest", "Target", "Priorities", "Business of"),
            (
                (
                    str(topic.rank),
                    named(topic.topic),
                    topic.text,
                    topic.target or "–",
                    str(len(topic.priorities)),
                    codes(topic.overseen_by) or "–",
                )
                for topic in topics
            ),
            right=(0, 2, 3, 4),
        )


def _topic(page: Page, topic: Topic, links: LinksReliedOn) -> None:
    page.heading(f"{topic.rank}. {named(topic.topic)}")
    target = f" against {topic.target}" if topic.target else ""
    page.line(f"{topic.period}: {topic.text}{target}. {topic.placed}", 2)
    if topic.scope == "population":
        page.line(POPULATION, 2)
    if topic.overseen_by:
        page.line(f"The business of {codes(topic.overseen_by)}.", 2)
    page.lines((sign.text for sign in topic.signs), 4)
    page.lines((f"{each.route.path} {links.marks(each.route)}" for each in topic.priorities), 4)
    for each in topic.recommendations:
        marks = links.marks_of(each.links)
        page.line(
            f"- {named(each.work)} answers {named(each.recommendation)} and bears on the same {marks}", 4
        )
    page.lines((f"Decided: {_decision(each)}" for each in topic.decisions), 4)


def _decision(each: TopicDecision) -> str:
    looked = f"; looked into on {each.scrutinised_on}" if each.scrutinised_on else ""
    why = f" “{each.reason}”" if each.reason else ""
    decided = DECISIONS.get(each.decision, each.decision)
    return f"{each.body.code} {each.decided_on}, {each.topic.code} {decided}{looked}.{why}"


def _log(page: Page, log: Sequence[TopicDecision]) -> None:
    page.heading("What was chosen and what was not")
    if not log:
        page.line("No decision on a topic is recorded.")
    page.lines(map(_decision, log))


def show_oversight(page: Page, answer: Oversight) -> None:
    """Each dip with the bodies it concerns, then how long reds take to reach each body."""
    page.title(f"When dips are seen{_within(answer.period)}")
    made_up(page, answer.illustrative)
    if not answer.dips:
        page.line("No measure has dipped in these periods.")
    _not_known(page, answer.not_known)
    if answer.unseen:
        page.line(f"No body has seen these yet: {', '.join(answer.unseen)}.")
    links = LinksReliedOn()
    for dip in answer.dips:
        _dip_seen(page, dip, links)
    _lags(page, answer.lags)
    _links(page, links)


def _dip_seen(page: Page, dip: DipSeen, links: LinksReliedOn) -> None:
    page.heading(f"{dip.period}: {named(dip.measure)}")
    page.line(f"{dip.reason}.", 2)
    known = (
        f"could be known on {dip.detectable_on}" if dip.detectable_on else "no days to availability stated"
    )
    recorded = f"recorded here on {time_text(dip.recorded_at)[:10]}" if dip.recorded_at else "not recorded"
    page.line(f"Period ended {dip.last_day}; {known}; {recorded}.", 2)
    page.table(
        ("Body", "Why", "First sees it", "Days", ""),
        (_sight(each, links) for each in dip.bodies),
        right=(3,),
    )


def _sight(each: BodySight, links: LinksReliedOn) -> tuple[str, ...]:
    why = "answers for it" if each.answers_for_it else f"oversees {codes(each.oversees)}"
    if each.route and not each.answers_for_it:
        why = f"{why} {links.marks(each.route)}"
    if each.meeting_on is None:
        return each.body.code, why, NO_MEETING, "", ""
    how = HOW[each.how or "own-period"].format(considers=each.considers)
    return (
        each.body.code,
        why,
        f"{each.meeting_on}{how}",
        str(each.days_after_end),
        "" if each.seen else "to come",
    )


def _lags(page: Page, lags: Sequence[ReportingLag]) -> None:
    quarters = [lag for lag in lags if parse_period(lag.period).kind is PeriodKind.QUARTER]
    if not quarters:
        return
    page.heading("Days from a quarter's end until the last of its worst-rated measures reaches a body")
    periods = list(dict.fromkeys(lag.period for lag in quarters))
    by_body: dict[Thing, dict[str, ReportingLag]] = {}
    for lag in quarters:
        by_body.setdefault(lag.body, {})[lag.period] = lag
    page.table(
        ("Body", *periods),
        (
            (named(body), *(_lag(found.get(period)) for period in periods))
            for body, found in sorted(by_body.items(), key=lambda each: each[0].code)
        ),
        right=range(1, len(periods) + 1),
    )
    page.line(
        "In brackets how many they are; “later” where they come only with a later period’s figures; – never."
    )


def _lag(lag: ReportingLag | None) -> str:
    if lag is None:
        return ""
    days = "–" if lag.days_after_end is None else str(lag.days_after_end)
    return f"{days}{' later' if lag.how == 'later-period' else ''} ({len(lag.worst)})"


def show_alerts(page: Page, answer: Alerts) -> None:
    """The register, what nobody knows of first."""
    page.title(f"Alerts{_within(answer.period)}")
    made_up(page, answer.illustrative)
    if not answer.alerts:
        page.line("No measure has dipped in these periods.")
    _not_known(page, answer.not_known)
    for state, heading in STATES.items():
        found = [alert for alert in answer.alerts if alert.state == state]
        if found:
            page.heading(f"{heading} ({len(found)})")
        for alert in found:
            _alert(page, alert)


def _alert(page: Page, alert: Alert) -> None:
    page.line(f"- {alert.period} {named(alert.measure)}: {alert.reason}.", 2)
    held = (
        f"in this thread since {time_text(alert.detected_at)[:10]}" if alert.detected_at else "not recorded"
    )
    could = f"could be known on {alert.detectable_on}; " if alert.detectable_on else ""
    page.line(f"Detected: {could}{held}.", 6)
    page.line(f"Meetings: {_first_seen(alert.first_seen)}.", 6)
    if alert.tell:
        page.line(f"Tell: {', '.join(map(named, alert.tell))}.", 6)
    page.line(f"Ask: {', '.join(map(named, alert.owners)) or 'nobody owns this measure'}.", 6)
    for known in alert.acknowledged:
        page.line(
            f"Acknowledged by {named(known.by)} on {known.on}.{f' {known.note}' if known.note else ''}", 6
        )


def _first_seen(sights: Sequence[BodySight]) -> str:
    said = [
        f"{each.body.code} {each.meeting_on}{'' if each.seen else ' to come'}"
        for each in sights
        if each.meeting_on
    ]
    never = codes(each.body for each in sights if not each.meeting_on)
    return "; ".join([*said, *([f"{NO_MEETING} for {never}"] if never else [])]) or "by no body"


def show_calendar(page: Page, answer: Calendar) -> None:
    """The meetings by day, and who has none."""
    page.title("The calendar of meetings")
    made_up(page, answer.illustrative)
    if answer.meetings:
        page.table(("Day", "Body", "Considers", ""), map(_meeting, answer.meetings))
    else:
        page.line("No meeting is on record.")
    if answer.without:
        page.line(f"Without a meeting on the calendar: {codes(answer.without)}.")


def _meeting(each: MeetingTold) -> tuple[str, ...]:
    return str(each.held_on), named(each.body), each.considers or "", "" if each.is_held else "to come"


def show_conflicts(page: Page, answer: Conflicts) -> None:
    """The pairs by kind, each with its reason and the link it rests on."""
    page.title(f"Targets that pull apart: {len(answer.conflicts)}")
    made_up(page, answer.illustrative)
    if not answer.conflicts:
        page.line("No stored link joins two targets that pull against one another.")
    links = LinksReliedOn()
    for kind, heading in CONFLICT_HEADINGS.items():
        found = [conflict for conflict in answer.conflicts if conflict.kind == kind]
        if found:
            page.heading(f"{heading} ({len(found)})")
            page.lines(_conflict(conflict, links) for conflict in found)
    _links(page, links)


def _conflict(conflict: Conflict, links: LinksReliedOn) -> str:
    return f"{conflict.reason}{f' {links.marks_of((conflict.link,))}' if conflict.link else ''}"


def show_keystones(page: Page, answer: Keystones) -> None:
    """What most priorities rest on, with the routes, and the aims that one post alone measures."""
    page.title("What many priorities rest on")
    made_up(page, answer.illustrative)
    page.line("This is how the stored links hang together; it says nothing about what moves what.")
    links = LinksReliedOn()
    for heading, found in (
        ("Measures", answer.measures),
        ("Services", answer.services),
        ("Posts, by what they own", answer.posts),
    ):
        page.heading(heading)
        if not found:
            page.line("None has more than one priority resting on it.")
        for keystone in found:
            _keystone(page, keystone, links)
    page.heading("Aims whose measures one post alone owns")
    if not answer.sole_owners:
        page.line("None.")
    page.lines(
        f"{named(each.aim)}: {named(each.post)} owns all {len(each.measures)} ({codes(each.measures)})"
        for each in answer.sole_owners
    )
    _links(page, links)


def _keystone(page: Page, keystone: Keystone, links: LinksReliedOn) -> None:
    owners = f", owned by {codes(keystone.owners)}" if keystone.owners else ""
    leaning = "; ".join(
        f"{each.priority.code}{f' through {each.via.code}' if each.via else ''} {links.marks(each.route)}"
        for each in keystone.priorities
    )
    page.line(f"- {named(keystone.thing)}{owners}: {len(keystone.priorities)} priorities: {leaning}", 2)


def show_what_if(page: Page, answer: WhatIf) -> None:
    """Before and after side by side, what would be lost, who is concerned, and the links that would go."""
    supposed = [f"{named(thing)} withdrawn" for thing in answer.withdrawn]
    supposed += [f"{each.measure.code}@{each.period} = {each.value}" for each in answer.figures]
    page.title(f"What if: {'; '.join(supposed)}")
    made_up(page, answer.illustrative)
    page.line(answer.saved)
    page.table(("", "Before", "After"), _tallies(answer.before, answer.after), right=(1, 2))
    page.section(
        "Would lose all its support of a kind",
        (
            f"{named(each.thing)}: its only {'; '.join(map(named, each.lost))}"
            f"{', and nothing else is left below it' if each.nothing_left else ''}"
            for each in answer.lost_support
        ),
    )
    page.section("Measures that would serve no objective any more", map(named, answer.orphaned))
    page.section("Would bear on nothing any more", (_with_kind(each) for each in answer.leads_nowhere))
    if answer.standings:
        page.heading("Figures that would stand otherwise")
        page.table(("Measure", "Period", "Before", "After"), map(_change, answer.standings))
    if answer.bodies:
        page.heading("Bodies concerned")
        page.table(
            ("Body", "Oversees", "Own measures before", "After"),
            (
                (
                    named(each.body),
                    codes(each.oversees),
                    str(each.own_measures_before),
                    str(each.own_measures_after),
                )
                for each in answer.bodies
            ),
            right=(2, 3),
        )
    links = LinksReliedOn()
    links.marks_of(answer.links)
    _links(page, links, "Links that would go")


def _tallies(before: Tally, after: Tally) -> Iterable[tuple[str, str, str]]:
    yield "Links in force", str(before.links), str(after.links)
    yield (
        "Measures that serve an objective",
        str(before.measures_with_objective),
        str(after.measures_with_objective),
    )
    yield "Latest figures at the worst rating", str(before.worst_rated), str(after.worst_rated)
    yield "Latest figures that are dips", str(before.dips), str(after.dips)


def _change(change: StandingChange) -> tuple[str, ...]:
    return named(change.measure), change.period, _side(change.before), _side(change.after)


def _side(side: Side | None) -> str:
    if side is None:
        return ""
    word = side.rating.label if side.rating else side.no_rating or ""
    dip = {True: ", a dip", False: "", None: ""}[side.is_dip]
    return f"{side.text} {word}{dip}"


def _with_kind(thing: Thing) -> str:
    return f"{named(thing)}, a {kind_words(thing)}"


def _not_known(page: Page, number: int) -> None:
    if number:
        page.line(f"Of {counted(number, 'figure')} of these periods it is not known whether they are dips.")


def _within(period: str | None) -> str:
    return f" in {period}" if period else " of the last twelve months"


def _links(page: Page, links: LinksReliedOn, heading: str = "Links relied on") -> None:
    if links.any:
        page.heading(heading)
        links.show(page)
