"""Answers that walk the thread, on a terminal: impact, trace and routes, and the links they rely on."""

from collections.abc import Iterable, Sequence

from api.text.page import Page
from api.text.wording import (
    counted,
    dip_words,
    kind_words,
    made_up,
    months,
    named,
    notes,
    rest,
    steps_words,
    way_words,
)
from graph.answers.as_json import time_text
from graph.answers.drivers import Driver
from graph.answers.impact import Affected, Impact, RouteTold, Step, telling_routes
from graph.answers.impact_changes import Felt, ImpactChanges, LinkChange, MomentTold
from graph.answers.trace import RoutesTold, TraceTold
from graph.thing import Thing


def show_impact(page: Page, answer: Impact) -> None:
    """What may feel it, nearest first; the best route to each; the links relied on; whom to tell."""
    page.title(f"Impact of {named(answer.source)}")
    made_up(page, answer.illustrative)
    if answer.dip:
        page.line(f"{answer.dip.period}: {dip_words(answer.dip)}")
    if not answer.affected:
        page.line("No objective, theme or goal is reached by any stored link.")
        return
    page.table(
        ("May be felt by", "Kind", "Strength", "Way", "Steps", "Months", "Overseen by"),
        (_affected(each) for each in answer.affected),
        right=(4,),
    )
    rest(page, answer.part)
    show_best_routes(page, "The best route to each, with the links it relies on", answer.affected)
    if answer.tell:
        page.heading("Tell")
        page.lines(named(body) for body in answer.tell)
    notes(page, answer.notes)


def show_impact_changes(page: Page, answer: ImpactChanges) -> None:
    """What came to an impact list, what left it and what stands there otherwise, each with why."""
    page.title(f"Impact of {named(answer.source)}, what is other than it was")
    made_up(page, answer.illustrative)
    page.line(f"Then {_moment(answer.then)}; now {_moment(answer.now)}; {answer.same} the same.")
    for heading, found in (
        ("Appeared", answer.appeared),
        ("Went", answer.went),
        ("Changed", answer.changed),
    ):
        page.heading(heading)
        if not found:
            page.lines(["nothing"])
        for each in found:
            page.line(f"- {named(each.thing)}: {_felt_words(each.before)} → {_felt_words(each.after)}", 2)
            page.line(each.path, 4)
            page.lines((_because(change) for change in each.because), 4)
    notes(page, answer.notes)


def _moment(told: MomentTold) -> str:
    recorded = f"recorded by {time_text(told.as_of)}, " if told.as_of else ""
    return f"({recorded}on {told.on.isoformat()}) {told.affected}"


def _felt_words(felt: Felt | None) -> str:
    if felt is None:
        return "not reached"
    way, steps = way_words(felt.direction), steps_words(felt.hops, felt.sideways)
    return f"{felt.strength or 'not judged'}, {way}, {steps} step{'' if steps == '1' else 's'}"


LINK_CHANGES = {
    "new": "this link is new",
    "began": "this link holds from {day}",
    "gone": "this link is not in force any more",
    "ended": "this link held until {day}",
    "altered": "this link was recorded otherwise",
    "way-opened": "a shared service on the way now leads there",
    "way-closed": "a shared service on the way does not lead there any more",
}


def _because(change: LinkChange) -> str:
    what = LINK_CHANGES[change.what].format(day=change.day)
    if change.link is None:
        return what
    ends = f"{change.link.from_.code} → {change.link.to.code}: {_known(change.link)}"
    if change.recorded is None:
        return f"{what}: {ends}"
    by = change.recorded
    why = f" “{by.reason}”" if by.reason else ""
    return (
        f"{what}: {ends}; change set {by.change_set}, {time_text(by.recorded_at)}, by {by.recorded_by}.{why}"
    )


def _affected(each: Affected) -> tuple[str, ...]:
    return (
        named(each.thing),
        kind_words(each.thing),
        each.strength or "not judged",
        way_words(each.direction),
        steps_words(each.hops, each.sideways),
        months(each.lag),
        ", ".join(board.code for board in each.boards),
    )


def show_best_routes(page: Page, heading: str, found: Iterable[Affected | Driver]) -> None:
    """The best route of each, both ways where routes disagree, then the links that they rely on."""
    links = LinksReliedOn()
    page.heading(heading)
    page.lines(links.told(route, each.direction) for each in found for route in telling_routes(each.routes))
    page.heading("Links")
    links.show(page)


class LinksReliedOn:
    """The links that some routes rely on, numbered in the order they were met, told once each."""

    def __init__(self) -> None:
        self._steps: dict[tuple[str, str, str], Step] = {}

    @property
    def any(self) -> bool:
        """Whether any link was relied on."""
        return bool(self._steps)

    def marks(self, route: RouteTold) -> str:
        """The numbers of a route's links, in its order."""
        return self.marks_of(route.steps)

    def told(self, route: RouteTold, direction: str) -> str:
        """A route with the numbers of its links and, where the routes to its end disagree, its own way."""
        way = f", {way_words(route.direction)}" if direction == "mixed" else ""
        return f"{route.path} {self.marks(route)}{way}"

    def marks_of(self, steps: Sequence[Step]) -> str:
        """The numbers of some links, in their order; a link that somebody contests says so."""
        keyed = [((step.from_.iri, step.link_type, step.to.iri), step) for step in steps]
        for key, step in keyed:
            self._steps.setdefault(key, step)
        numbers = {key: number for number, key in enumerate(self._steps, start=1)}
        marks = (f"{numbers[key]}{' contested' if step.contested else ''}" for key, step in keyed)
        return f"[{', '.join(marks)}]"

    def show(self, page: Page) -> None:
        """Each link with its strength, who asserted it, on what, and when it was reviewed."""
        for number, step in enumerate(self._steps.values(), start=1):
            page.line(f"{number:>3}. {step.from_.code} → {step.to.code}: {_known(step)}", 1)


def _known(step: Step) -> str:
    who = step.asserted_by.label if isinstance(step.asserted_by, Thing) else step.asserted_by
    facts = (
        step.strength or "not judged",
        "moves the other way" if step.sign == "hinders" else None,
        f"after {counted(step.lag_months, 'month')}" if step.lag_months else None,
        f"asserted by {who}" if who else None,
        f"basis {step.basis}" if step.basis else None,
        f"“{step.evidence}”" if step.evidence else None,
        f"reviewed {step.reviewed_on.isoformat()}" if step.reviewed_on else None,
        *(f"contested by {each.contested_by.label}: “{each.reason}”" for each in step.contested),
    )
    return ", ".join(fact for fact in facts if fact)


def show_trace(page: Page, answer: TraceTold) -> None:
    """What stands above or below, by distance."""
    way = "What this serves" if answer.direction == "up" else "What serves this"
    page.title(f"{way}: {named(answer.source)}")
    made_up(page, answer.illustrative)
    if not answer.things:
        page.line("Nothing, by any stored link.")
        return
    page.table(
        ("Steps", "Code", "Name", "Kind"),
        (
            (str(each.depth), each.thing.code, each.thing.label, kind_words(each.thing))
            for each in answer.things
        ),
        right=(0,),
    )


def show_routes(page: Page, answer: RoutesTold) -> None:
    """The routes from one thing to another."""
    page.title(f"From {named(answer.source)} to {named(answer.target)}")
    made_up(page, answer.illustrative)
    if not answer.routes:
        page.line("No stored links lead from one to the other.")
        return
    links = LinksReliedOn()
    page.lines(f"{route.path} {links.marks(route)}" for route in answer.routes)
    page.heading("Links")
    links.show(page)
