"""The words of pages: each message in English, with a slot for Welsh that only a sourced word fills.

What you would get wrong: a missing Welsh text is never made up and never silently English;
`Words` marks it with its language. Messages are lines of the kind “label: value” wherever
they can be, because names cannot be joined into a Welsh sentence without changing them.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode

from graph.kinds import KINDS
from ontology import RDFS
from ontology.codes import code_lists
from ontology.vocabulary import vocabulary_triples


class Message(NamedTuple):
    """A message in English and, where a source is known, in Welsh; ``{name}`` stands for a value."""

    en: str
    cy: str | None = None


MESSAGES: Mapping[str, Message] = {
    "service": Message("Golden Thread"),
    "skip": Message("Skip to main content", "Neidio i'r prif gynnwys"),
    "navigation": Message("Main"),
    "breadcrumb": Message("You are here"),
    "home": Message("Home"),
    "explorer": Message("Explorer"),
    "measures": Message("Performance measures", "Mesurau perfformiad"),
    "scorecard": Message("Scorecard", "Cerdyn sgorio"),
    "impact": Message("Impact"),
    "gaps": Message("Gaps"),
    "questions": Message("Questions"),
    "audit-trail": Message("Audit trail"),
    "vocabulary": Message("Vocabulary"),
    "history": Message("History"),
    "made-up": Message("Made up: every name and figure of this council is invented."),
    "search": Message("Search"),
    "search-label": Message("Find a measure, objective, service or board"),
    "found": Message("Found: {count}"),
    "nothing-found": Message("Nothing in the thread has a code or name with these words."),
    "nearest": Message("Nearest names"),
    "kind": Message("Kind"),
    "figures-as-at": Message("Figures as at"),
    "change-set": Message("Change set"),
    "recorded": Message("Recorded"),
    "on": Message("What holds on"),
    "as-of": Message("What was recorded by"),
    "now": Message("now"),
    "other-moment": Message("Ask about another moment"),
    "show": Message("Show"),
    "clear-moment": Message("Back to now"),
    "past-moment": Message("You are looking at another moment than now."),
    "address": Message("Permanent address"),
    "other-forms": Message("This for other tools"),
    "home-dips": Message("Performance measures known to have dipped: {dips} of {n}."),
    "home-felt": Message("Objectives, themes and goals that may feel it: {count}."),
    "last-change": Message("Last change set"),
    "moved-measures": Message("Measures that moved"),
    "no-moves": Message("No measure is known to have moved since what it is compared with."),
    "other-bodies": Message("Other boards and committees"),
    "earlier-periods": Message("Earlier periods: {count}"),
    "and-more": Message("Show the others: {count}"),
    "at-a-glance": Message("At a glance"),
    "all-measures": Message("All performance measures"),
    "worst-dips": Message("Dips that may be felt most widely"),
    "no-dips": Message("No dip is known."),
    "dips-not-known": Message("Measures of which nobody can tell whether they dipped: {count}"),
    "figures-line": Message("Figures"),
    "felt-by": Message("May be felt by"),
    "see-impact": Message("See what may feel it"),
    "boards": Message("Boards"),
    "board": Message("Board"),
    "oversees": Message("Oversees", "Yn goruchwylio"),
    "not-rated": Message("Not rated"),
    "no-measures": Message("no measures of its own"),
    "dips": Message("Dips"),
    "dip": Message("Dip"),
    "improved": Message("Improved"),
    "worsened": Message("Got worse"),
    "steady": Message("Steady"),
    "period": Message("Period", "Cyfnod"),
    "value": Message("Value"),
    "target": Message("Target", "Targed"),
    "rating": Message("Rating"),
    "direction": Message("Direction"),
    "trend": Message("Trend"),
    "owner": Message("Owner", "Perchennog"),
    "baseline": Message("Baseline", "Llinell sylfaen"),
    "previous": Message("Before"),
    "year-ago": Message("A year ago"),
    "first-reported": Message("First reported as"),
    "reported-as": Message("Reported as"),
    "explained-by": Message("Explained by"),
    "evidence": Message("Evidence", "Tystiolaeth"),
    "status": Message("Status"),
    "delivery": Message("Delivery"),
    "outcomes": Message("Outcomes", "Canlyniadau"),
    "judged-by": Message("Judged by"),
    "not-judged": Message("not judged"),
    "interventions": Message("Interventions"),
    "intervention": Message("Intervention"),
    "expected": Message("Expected"),
    "progress": Message("Progress"),
    "no-progress": Message("no progress reported"),
    "work": Message("Milestones and other work"),
    "piece-of-work": Message("Work"),
    "as-planned": Message("As planned: {count}"),
    "nothing-behind": Message("Everything goes as planned."),
    "put-off-to": Message("Put off to"),
    "days-overdue": Message("Days overdue: {count}"),
    "days-late": Message("Days late: {count}"),
    "by-decision": Message("By decision"),
    "step-towards": Message("Step towards"),
    "begun": Message("Begun"),
    "expected-change": Message("Change"),
    "money-by-area": Message("Money by area"),
    "apart": Message("Work goes as planned while what it is meant to move has the worst rating"),
    "due": Message("Due"),
    "done": Message("Done"),
    "now-expected": Message("Now expected"),
    "money": Message("Money"),
    "budget-line": Message("Budget line", "Llinell gyllideb"),
    "through": Message("Through"),
    "budget": Message("Budget £"),
    "profile": Message("Profile £"),
    "actual": Message("Actual £"),
    "variance": Message("Variance £"),
    "forecast": Message("Forecast £"),
    "risks": Message("Risks"),
    "risk": Message("Risk", "Risg"),
    "score": Message("Score"),
    "likelihood-impact": Message("Likelihood × impact"),
    "risk-target": Message("Target score"),
    "controls": Message("Controls"),
    "from-elsewhere": Message("Dips elsewhere that may be felt here"),
    "no-from-elsewhere": Message("No dip elsewhere leads here by a stored link."),
    "others-bear": Message("Other measures that bear on this and have not dipped: {count}"),
    "to-elsewhere": Message("Our dips that may be felt elsewhere"),
    "no-to-elsewhere": Message("None of our measures has dipped."),
    "serves": Message("What this serves"),
    "served-by": Message("What serves this"),
    "data-matters": Message("About the data"),
    "late": Message("Late"),
    "missing": Message("Missing"),
    "no-figure-within": Message("Earlier in the period, without a figure"),
    "as-at": Message("as at {day}"),
    "provisional": Message("Provisional"),
    "restated": Message("Restated"),
    "decisions": Message("Decisions and actions"),
    "decisions-sought": Message("Decisions sought"),
    "agreed-actions": Message("Actions agreed before"),
    "last-met": Message("Last meeting"),
    "stood-on": Message("As they stood on"),
    "action": Message("Action", "Cam gweithredu"),
    "agreed-on": Message("Agreed on"),
    "agreed-by": Message("Agreed by"),
    "how-it-stands": Message("How it stands"),
    "concerns": Message("Concerns", "Yn ymwneud â"),
    "nobody-named": Message("nobody named"),
    "no-actions": Message("None is recorded as open, or as closed since."),
    "decisions-taken": Message("Decisions taken since"),
    "none": Message("None recorded."),
    "another-period": Message("Another period"),
    "definition": Message("What it is"),
    "series": Message("Period by period"),
    "chart-of": Message("{name}: figures and targets by period"),
    "source": Message("Source"),
    "no-figure": Message("no figure"),
    "no-series": Message("No figure has been recorded."),
    "links-out": Message("Links from here"),
    "links-in": Message("Links to here"),
    "link": Message("Link", "Cyswllt"),
    "named-by": Message("Also named by"),
    "overseen-by": Message("Overseen by"),
    "left-out": Message("And more: {count}"),
    "strength": Message("Strength"),
    "way": Message("Way"),
    "way.with": Message("same way"),
    "way.against": Message("other way"),
    "way.mixed": Message("routes disagree"),
    "steps": Message("Steps"),
    "sideways": Message("sideways"),
    "after.months": Message("{months} months"),
    "after.as-stated": Message("{months} months, as far as stated"),
    "after.not-stated": Message("not stated"),
    "part-of-list": Message("Listed: {shown} of {of}, the first by rank"),
    "no-impact": Message("No objective, theme or goal is reached by any stored link."),
    "is-dip": Message("A dip"),
    "is-no-dip": Message("No dip"),
    "not-known-dip": Message("Not known whether this is a dip"),
    "impact-note": Message(
        "Links are people's judgements. Nothing here says that one thing causes another; "
        "a link that nobody judged is not judged, never certain."
    ),
    "best-routes": Message("The best route to each"),
    "routes": Message("Routes"),
    "route": Message("Route"),
    "other-routes": Message("Other routes: {count}"),
    "relied-on": Message("Links relied on"),
    "asserted-by": Message("Asserted by"),
    "basis": Message("Basis"),
    "reviewed": Message("Reviewed"),
    "contested": Message("Contested"),
    "lag": Message("Felt after (months)"),
    "moves-other-way": Message("moves the other way"),
    "tell": Message("Tell"),
    "tell-note": Message("They oversee what is reached, and this is not among their own measures."),
    "nothing-linked": Message("Nothing, by any stored link."),
    "follow-up": Message("What this serves"),
    "follow-down": Message("What serves this"),
    "routes-to": Message("Routes from {source} to {target}"),
    "no-routes": Message("No stored links lead from one to the other."),
    "gaps-lead": Message("Where the thread is broken, worst first."),
    "to-do": Message("To do"),
    "severity.violation": Message("Violation"),
    "severity.warning": Message("Warning"),
    "severity.info": Message("Note"),
    "gap-count": Message("Gaps: {count}"),
    "question": Message("Question"),
    "who-asks": Message("Who asks"),
    "ask": Message("Ask"),
    "rows": Message("Rows: {count}"),
    "values": Message("Values"),
    "by": Message("By"),
    "reason": Message("Reason"),
    "file": Message("File"),
    "mapping": Message("Mapping"),
    "records": Message("Records"),
    "new": Message("New"),
    "changed": Message("Changed"),
    "head": Message("Head"),
    "head-note": Message("Keep the head somewhere else: it shows that nothing was cut off the end."),
    "property": Message("Property"),
    "before": Message("Before"),
    "after": Message("After"),
    "nothing": Message("nothing"),
    "cell": Message("Cell"),
    "all": Message("All"),
    "filter": Message("Show only"),
    "without-figures": Message("Measures without any figure or expectation: {count}"),
    "problem": Message("That did not work"),
    "what-next": Message("What you can do"),
    "to-home": Message("Go to the home page"),
    "problem-404": Message("Not found"),
    "problem-400": Message("That cannot be read"),
    "problem-503": Message("The thread cannot be read now"),
    "explorer.skip-list": Message("Skip to the list"),
    "explorer.skip-picture": Message("Skip to the picture"),
    "explorer.explore": Message("Explore"),
    "explorer.judged-on": Message("Judged on"),
    "explorer.latest": Message("Each measure at its latest period."),
    "explorer.find": Message("Find by name or code"),
    "explorer.found": Message("Found"),
    "explorer.show": Message("Show"),
    "explorer.overview": Message("Overview of the council"),
    "explorer.one-thread": Message("The thread of one objective"),
    "explorer.thread-of": Message("Thread: {name}"),
    "explorer.routes-of": Message("Impact routes of"),
    "explorer.no-dip": Message("No dip"),
    "explorer.priorities": Message("priorities that may feel it: {count}"),
    "explorer.editors-links": Message("Editor’s links"),
    "explorer.editors-link": Message("editor’s link"),
    "explorer.picture": Message("Picture of the thread"),
    "explorer.show-picture": Message("Show the picture"),
    "explorer.hide-picture": Message("Hide the picture"),
    "explorer.legend": Message("Legend"),
    "explorer.plan-link": Message("link in a plan"),
    "explorer.impact-line": Message("may be felt by: thicker is stronger, + same way, − other way"),
    "explorer.size": Message("Size of the picture"),
    "explorer.smaller": Message("Smaller"),
    "explorer.larger": Message("Larger"),
    "explorer.fit": Message("Fit the width"),
    "explorer.stage": Message("Picture: move with the arrow keys"),
    "explorer.drawn": Message("Boxes in columns joined by lines; the list beside it says the same"),
    "explorer.keys-heading": Message("Keys in the picture"),
    "explorer.keys": Message(
        "← towards what is served, → towards what serves, ↑ ↓ within the column, Enter opens a thread, "
        "N and P along an impact route, Backspace back, Escape lets go."
    ),
    "explorer.in-words": Message("In words"),
    "explorer.route": Message("Route from one thing to another"),
    "explorer.from": Message("From (name or code)"),
    "explorer.to": Message("To"),
    "explorer.find-route": Message("Find the shortest route"),
    "explorer.list": Message("The same as a list"),
    "explorer.across": Message("May be felt by, across the threads"),
    "explorer.served": Message("Goals, themes and equality objectives served"),
    "explorer.loose": Message("Linked to nothing here"),
    "explorer.loose-box": Message("A box with a dashed edge is linked to nothing here."),
    "explorer.left-out": Message("Left out to keep this readable: {what}. The list of a thread names them."),
    "explorer.dips": Message("Dips and what may feel them"),
    "explorer.again": Message("told in full above"),
    "explorer.no-figure": Message("no figure yet"),
    "explorer.spent": Message("{amount} spent, {period}"),
    "explorer.over-profile": Message("{amount} over profile"),
    "explorer.under-profile": Message("{amount} under profile"),
    "explorer.on-profile": Message("on profile"),
    "explorer.sides": Message("left: {left}, right: {right}"),
    "explorer.dip-said": Message("a dip; may be felt by: {count}"),
    "explorer.plan": Message("Plan: {plan}"),
    "explorer.serves": Message("Serves"),
    "explorer.served-by": Message("Served by"),
    "explorer.bears-on": Message("Bears on, across the threads"),
    "explorer.borne-on": Message("Others bear on it"),
    "explorer.about-thread": Message("Everything on this thread, its measures and its money."),
    "explorer.about-overview": Message(
        "The whole council: measures are rolled up to counts in the box they stand under."
    ),
    "explorer.choose": Message(
        "Choose a box, a name in the list, or find one by name or code: its own thread stays, the rest fades."
    ),
    "explorer.dipped": Message("Measures that dipped, most priorities first"),
    "explorer.open-thread": Message("Open its thread"),
    "explorer.back": Message("Back to the overview"),
    "explorer.route-from": Message("Route from here"),
    "explorer.let-go": Message("Let go"),
    "explorer.own-page": Message("Its own page"),
    "explorer.judgements": Message(
        "Links are people’s judgements; nothing is said to cause anything. Follow one:"
    ),
    "explorer.under": Message("Under"),
    "explorer.no-route-chosen": Message("No impact route is chosen."),
    "explorer.route-ends": Message("The route ends here."),
    "explorer.route-starts": Message("The route starts here."),
    "explorer.nothing-chosen": Message("Nothing is chosen."),
    "explorer.nothing-left": Message("Nothing further to the left."),
    "explorer.nothing-right": Message("Nothing further to the right."),
    "explorer.not-known": Message("Not known: {text}"),
    "explorer.nothing-given": Message("nothing was given"),
    "explorer.no-chain": Message("No chain of links leads from {source} to {target}, nor back."),
    "explorer.links": Message("Links: {count}."),
    "explorer.other-way-round": Message("The links lead the other way round:"),
    "explorer.no-library": Message(
        "The picture’s drawing library is missing; the list beside says the same."
    ),
    "explorer.column.ends": Message("Goals and themes"),
    "explorer.column.objectives": Message("Objectives"),
    "explorer.column.steps": Message("Outcomes, steps"),
    "explorer.column.work": Message("Actions"),
    "explorer.column.services": Message("Services"),
    "explorer.column.figures": Message("Measures, money"),
    "explorer.column.elsewhere": Message("Impacts elsewhere"),
    "explorer.column.dips": Message("Measures that dipped"),
    "in-short": Message("In short"),
    "what-changed": Message("What changed"),
    "so-what": Message("So what"),
    "wanted": Message("What is wanted"),
    "agreed": Message("Agreed"),
    "suggested": Message("Suggested by counting"),
    "undefined": Message("not defined: a judgement is asked for"),
    "last-time": Message("Last time"),
    "same-measures": Message("Measures rated then and now: {count}"),
    "then": Message("Last period"),
    "oversight": Message("Oversight"),
    "oversight-lead": Message(
        "When each dip could be known, and when each body first sees it, by the calendar of meetings."
    ),
    "oversight-pages": Message("About dips and the thread"),
    "dips-and-meetings": Message("Dips and meetings"),
    "unseen-dips": Message("No body has seen these yet"),
    "dips-register": Message("Register of dips"),
    "no-dips-here": Message("No measure has dipped in these periods."),
    "dips-not-known-here": Message(
        "Figures of these periods of which nobody can tell whether they are dips: {count}"
    ),
    "state": Message("State"),
    "state.unseen": Message("no meeting has considered it yet"),
    "state.seen": Message("considered, not acknowledged"),
    "state.acknowledged": Message("acknowledged"),
    "known-from": Message("Could be known on"),
    "recorded-on": Message("Recorded here"),
    "first-sees": Message("First sees it"),
    "days-after-end": Message("Days after the period’s end"),
    "no-meeting": Message("no meeting on the calendar"),
    "to-come": Message("to come"),
    "within-period": Message("considers {period}"),
    "answers-for-it": Message("answers for it"),
    "who-sees-when": Message("Who sees it when"),
    "ask-post": Message("Ask"),
    "acknowledged-by": Message("Acknowledged by"),
    "lags": Message("How long measures at the worst rating take to reach a body"),
    "radar": Message("Topics for scrutiny"),
    "radar-lead": Message(
        "Measures at the worst rating of their scheme, or that dipped, in the order of their reasons."
    ),
    "no-topics": Message(
        "No measure is at the worst rating of its scheme or has dipped at its latest figure."
    ),
    "not-judged-here": Message(
        "Measures of which the latest figure can be neither rated nor called a dip: {count}"
    ),
    "only-body": Message("Only what is the business of {body}."),
    "latest-figure": Message("Latest figure"),
    "reasons": Message("Reasons"),
    "business-of": Message("The business of"),
    "priorities-felt": Message("Priorities that may feel it"),
    "population-indicator": Message("population indicator"),
    "population-note": Message(
        "A population indicator tells how people or places fare, which no service alone answers for."
    ),
    "same-work": Message("Open recommendations with work on the same"),
    "in-this-order": Message("How they are put in order"),
    "no-score": Message("By the first of these in which two topics differ; there is no score."),
    "chosen-before": Message("What was chosen and what was not"),
    "looked-into": Message("Looked into on"),
    "decision.chosen": Message("chosen"),
    "decision.not-chosen": Message("not chosen"),
    "decision.put-off": Message("put off"),
    "topic": Message("Topic"),
    "day": Message("Day"),
    "decision": Message("Decision"),
    "coverage": Message("Coverage"),
    "coverage-lead": Message(
        "Which objectives reach which themes, equality objectives, goals and services: "
        "how many stored links, and how strong the strongest is."
    ),
    "matrix.themes": Message("Objectives by partnership themes"),
    "matrix.equality-objectives": Message("Objectives by equality objectives"),
    "matrix.goals": Message("Objectives by national goals"),
    "matrix.services": Message("Objectives by services"),
    "empty-cell": Message("no link"),
    "cells-filled": Message("Cells that hold a link: {filled} of {of}"),
    "unreached": Message("No objective reaches"),
    "reaching-none": Message("Objectives that reach none"),
    "objective": Message("Objective"),
    "reaches": Message("Reaches"),
    "behind-cells": Message("The links behind the cells: {count}"),
    "health": Message("Health of the thread"),
    "health-lead": Message("How well the thread is kept, and what to mend first."),
    "next-fixes": Message("What to mend first"),
    "all-gaps": Message("All gaps: {count}"),
    "orphans": Message("On the thread by no link"),
    "links-kept": Message("Links"),
    "links-in-force": Message("In force"),
    "links-judged": Message("Judged weak, moderate or strong"),
    "links-reviewed": Message("Reviewed within twelve months"),
    "links-overdue": Message("Reviewed longer ago"),
    "links-never": Message("Never reviewed"),
    "contested-links": Message("Contested links"),
    "contested-by": Message("Contested by"),
    "settled": Message("Settled"),
    "open": Message("open"),
    "changes-since": Message("Changes since"),
    "rests-alone": Message("Resting on one thing alone"),
    "rests-note": Message("By the links that are stored; nothing is said of what would be without it."),
    "rests-on": Message("Rests on"),
    "welsh-names": Message("Names in Welsh"),
    "quality": Message("Definitions and figures"),
    "no-definition": Message("Measures without a definition"),
    "no-data-source": Message("Measures without a source of data"),
    "no-dead-band": Message("Measures without a dead band"),
    "no-polarity": Message("Measures without a stated polarity"),
    "of-count": Message("{count} of {of}"),
    "by-status": Message("Figures by status"),
    "by-assurance": Message("Figures by assurance"),
    "dips-lead": Message(
        "Measures with a figure: {measures}; dips: {dips}; no dip: {no_dip}; not known: {not_known}."
    ),
    "drivers": Message("What drives this"),
    "drivers-note": Message(
        "What leads here by stored links, within {hops} steps. Links are people’s judgements; "
        "nothing here says that one thing causes another."
    ),
    "driver": Message("Driver"),
    "now-then": Message("This period"),
    "new-reds": Message("New at the worst rating"),
    "recovered": Message("Recovered"),
    "lasting-reds": Message("Three or more periods at the worst rating"),
    "which-measures": Message("New, recovered and lasting: which measures"),
    "look-first": Message("Look first at"),
    "areas": Message("Areas"),
    "area": Message("Area"),
    "ratings": Message("Ratings"),
    "worst-rated": Message("Worst rated"),
    "no-objective": Message("Seen by no objective"),
    "unallocated": Message("Unallocated"),
    "year-end": Message("Year end"),
    "periods-running": Message("Periods running: {count}"),
    "interventions-moved": Message(
        "Interventions whose measure has really improved since: {moved} of {count}"
    ),
    "effect": Message("Seen in the measure"),
    "cause": Message("Cause"),
    "next-decision": Message("Next decision"),
    "slip": Message("Slip (days)"),
    "mismatches": Message("Money and performance tell different stories"),
    "variance-note": Message("Variance against profile: more spent or less taken in is positive."),
    "share": Message("Share that counts here"),
    "shares": Message("Shares"),
    "virement": Message("Budget moved by £"),
    "one-off": Message("Once-only money £"),
    "underlying": Message("Variance without it £"),
    "savings": Message("Savings achieved / planned £"),
    "totals": Message("What counts here, by kind"),
    "adverse": Message("Adverse £"),
    "favourable": Message("Favourable £"),
    "net": Message("Net £"),
    "no-share": Message("In no total, since nobody has stated which share counts here"),
    "no-actual": Message("In no total, since no actual is recorded"),
    "older-actual": Message("In no total, since their latest actual is older than the others’"),
    "incomplete": Message("Not known in full, since an amount is missing of"),
    "in-pence": Message("Printed to the pound; sums and variances are worked out from the pence."),
    "committed": Message("Committed, on top of the actual £"),
    "variance-stated": Message("Variance as the source states it £"),
    "not-known": Message("not known"),
    "before-thread": Message("older than the thread"),
    "key-to-symbols": Message("Key to symbols"),
    "key-trend": Message("Figures of up to twelve periods; the dashed line is the target for the last"),
    "key-variation": Message("The grey band stands for the ordinary ups and downs of a measure"),
    "others-count": Message("{count} more"),
    "of-measures": Message("{count} of {of} measures"),
    "budget-lines": Message("Budget lines: {count}"),
    "nothing-counted": Message(
        "Nothing is suggested: no work and no measure of it is counted for this period."
    ),
    "not-stated": Message("not stated"),
    "movement.rising": Message("rising"),
    "movement.falling": Message("falling"),
    "movement.unchanged": Message("unchanged"),
    "withheld": Message("Withheld"),
    "disagreements": Message("Reported otherwise than computed"),
    "computed": Message("Computed"),
    "timeliness": Message("How soon figures came"),
    "days-after": Message("Days after the period"),
    "available-after": Message("Can be had after (days)"),
    "year-to-date": Message("Year to date"),
    "period-alone": Message("The period alone"),
    "forecast-year": Message("Forecast for the year"),
    "benchmarks": Message("Beside others"),
    "variation": Message("Real change"),
    "limits": Message("Ordinary ups and downs: {lower} to {upper}, from {points} points."),
    "limits-provisional": Message("Few points, so the limits may still move."),
    "limits-until": Message("Limits fixed on the points until"),
    "limits-from": Message("Limits begun anew from"),
    "will-it-meet": Message("The target, if nothing changes"),
    "tells-of": Message("Tells of the time up to"),
    "days-old": Message("{count} days old"),
    "intent": Message("Intent"),
    "as-computed": Message("as computed"),
    "likely-cause": Message("Likely cause"),
    "at-best": Message("At the best possible: no improvement can be shown"),
    "cautions": Message("Cautions"),
    "more-on": Message("More"),
    "beside": Message("More about this figure"),
    "turned": Message("Put right, and rated otherwise since"),
    "forecast-made": Message("Forecast made"),
    "forecast-value": Message("Forecast"),
    "forecast-outcome": Message("Outcome"),
    "forecast-error": Message("How far off"),
    "forecasts-scored": Message("Forecasts and what came of them"),
    "target-changed": Message("Target changed"),
    "target-approved-by": Message("Target approved by"),
    "target-reason": Message("Why this target"),
    "publication": Message("Publication"),
    "restricted": Message("Restricted: not for publication"),
    "data-quality": Message("Data quality"),
    "price-basis": Message("Prices"),
    "rated-by": Message("Rated by"),
    "scheme-inherited": Message("the council’s default"),
    "scheme-own": Message("the measure’s own choice"),
    "improving-or-steady": Message("Improving or steady"),
    "meeting-to-date": Message("Meeting the target to date"),
    "forecast-to-meet": Message("Forecast to meet the year’s target"),
    "of-which": Message("{count} of {of}"),
    "margin-of-error": Message("Margin of error, on either side"),
    "no-figure-yet": Message("No figure yet, and none was due"),
    "cannot-be-told": Message("{count} cannot be told"),
    "watch-list": Message("Watch-list: what changed in others’ measures"),
    "watch-since": Message("Since the last meeting, {day}"),
    "watch-considered": Message("Considered there"),
    "watch-no-meeting": Message("Since the period before; no earlier meeting is recorded"),
    "watch-nothing": Message("Nothing else changed there."),
    "watch-counts": Message("Others with a new figure only: {new}; without one: {same}"),
    "watch.dip": Message("A dip"),
    "watch.no-longer-a-dip": Message("No dip any more"),
    "watch.rating": Message("Rating"),
    "watch.put-right": Message("The figure was put right"),
    "contact": Message("Whom to ask"),
    "changes": Message("What changed"),
    "recommendations": Message("Recommendations"),
    "recommendation": Message("Recommendation"),
    "response": Message("Response"),
    "answered-by": Message("What answers it"),
    "overdue": Message("overdue"),
    "response.open": Message("open"),
    "response.in-progress": Message("in progress"),
    "response.closed-on-evidence": Message("closed on evidence"),
    "response.closed-without-evidence": Message("closed, no evidence in the thread"),
    "nothing-answers": Message("Nothing answers it, by any stored link."),
}


class Words:
    """The words of one language, ready for a template; what lacks Welsh is marked as English."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> Markup:
        """A message with its values, each escaped."""
        text, language = self._message(key)
        return self.marked(Markup(escape(text)).format(**values), language)  # noqa: S704 - escaped here

    def text(self, key: str, **values: object) -> str:
        """A message as plain text, where no mark-up can stand."""
        return self._message(key)[0].format(**values)

    def spoken(self, key: str) -> tuple[str, str]:
        """A message as it stands, its places for values unfilled, and the language it is in."""
        return self._message(key)

    def kind(self, kind: str) -> Markup:
        """The kind of a thing in words."""
        text, language = self.spoken_kind(kind)
        return self.marked(escape(text), language)

    def spoken_kind(self, kind: str) -> tuple[str, str]:
        """The kind of a thing as plain text, and the language it is in."""
        welsh = _class_words().get(kind) if self.language == "cy" else None
        return (welsh, "cy") if welsh else (KINDS[kind].words if kind in KINDS else kind, "en")

    def link(self, link_type: str) -> Markup:
        """A type of link as a verb."""
        return self._labelled(_link_words().get(link_type, {"en": link_type}))

    def concept(self, list_key: str, key: str | None) -> Markup:
        """The word of a code list for a key; nothing for no key."""
        found = {each.key: each.labels for each in code_lists()[list_key].concepts}
        return self._labelled(found.get(key, {"en": key})) if key else Markup()

    def titled(self, list_key: str, key: str) -> Markup:
        """As `concept`, with the capital it has in its list, to stand first."""
        labels = next(each.labels for each in code_lists()[list_key].concepts if each.key == key)
        language = self.language if self.language in labels else "en"
        return self.marked(escape(labels[language]), language)

    def concept_text(self, list_key: str, key: str) -> tuple[str, str]:
        """The word of a code list for a key as plain text, and the language it is in."""
        labels = next(each.labels for each in code_lists()[list_key].concepts if each.key == key)
        language = self.language if self.language in labels else "en"
        return labels[language].lower(), language

    def english(self, text: str | None) -> Markup:
        """A text that is only there in English."""
        return self.marked(escape(text or ""), "en")

    def marked(self, text: Markup, language: str) -> Markup:
        """Text with its language where that is not the page's."""
        if not text or language == self.language:
            return text
        return Markup('<span lang="{}">{}</span>').format(language, text)

    def _message(self, key: str) -> tuple[str, str]:
        message = MESSAGES[key]
        if self.language == "cy" and message.cy:
            return message.cy, "cy"
        return message.en, "en"

    def _labelled(self, labels: Mapping[str, str]) -> Markup:
        language = self.language if self.language in labels else "en"
        return self.marked(escape(labels[language].lower()), language)


@cache
def _class_words() -> Mapping[str, str]:
    """The kinds that have a sourced Welsh name in the vocabulary."""
    names = {
        triple.subject: triple.object.value
        for triple in vocabulary_triples()
        if triple.predicate == RDFS.label
        and isinstance(triple.object, Literal)
        and triple.object.language == "cy"
        and isinstance(triple.subject, NamedNode)
    }
    return {kind.name: names[kind.class_iri].lower() for kind in KINDS.values() if kind.class_iri in names}


@cache
def _link_words() -> Mapping[str, Mapping[str, str]]:
    return {
        each.iri.value.replace("#", "/").rsplit("/", 1)[-1]: each.labels
        for each in code_lists()["link-type"].concepts
    }
