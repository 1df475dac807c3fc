"""How each answer reads on a terminal, scorecards apart."""

from collections.abc import Iterable, Mapping, Sequence

from api.text.page import Page
from graph.answers.as_json import time_text
from graph.answers.audit import Audit, Verification
from graph.answers.history import CellShown, Change, History, compact
from graph.answers.impact import Affected, Dip, Impact, Lag, RouteTold, Step, telling_routes
from graph.answers.impact_changes import Felt, ImpactChanges, LinkChange, MomentTold
from graph.answers.part import Part
from graph.answers.rows import Rows
from graph.answers.trace import RoutesTold, TraceTold
from graph.kinds import KINDS
from graph.thing import Thing
from ingest.sheets import SHEETS
from ontology.codes import code_lists

MADE_UP = "Made up: every name and figure of this council is invented."


def named(thing: Thing) -> str:
    """A thing in a sentence: its name and its code."""
    return f"{thing.label} ({thing.code})"


def kind_words(thing: Thing) -> str:
    """What kind of thing it is, in words."""
    return KINDS[thing.kind].words if thing.kind in KINDS else thing.kind


def code_word(list_key: str, key: str | None) -> str:
    """The word for a key of a code list; the key itself where the list does not have it."""
    found = [each for each in code_lists()[list_key].concepts if each.key == key]
    return found[0].labels["en"] if found else (key or "not stated").replace("-", " ")


def counted(number: int, noun: str) -> str:
    """A number and what it counts."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def link_verb(link_type: str) -> str:
    """A type of link, given by the local name of its property, as a verb."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in link_type)


def made_up(page: Page, illustrative: bool) -> None:
    """The line that a made-up council carries on every answer."""
    if illustrative:
        page.line(MADE_UP)


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
    links = LinksReliedOn()
    page.heading("The best route to each, with the links it relies on")
    page.lines(
        links.told(route, each.direction) for each in answer.affected for route in telling_routes(each.routes)
    )
    page.heading("Links")
    links.show(page)
    if answer.tell:
        page.heading("Tell")
        page.lines(named(body) for body in answer.tell)
    notes(page, answer.notes)


def rest(page: Page, part: Part) -> None:
    """How much of a list is not shown, and how to see it."""
    if part.offset or part.after:
        first, last = min(part.offset + 1, part.of), min(part.offset + part.limit, part.of)
        page.line(f"{first} to {last} of {part.of}; --most and --skip show others.")


def notes(page: Page, said: Iterable[str]) -> None:
    """What is to be known of how an answer came about."""
    for note in said:
        page.line()
        page.line(f"Note: {note}")


def months(lag: Lag | None) -> str:
    """After how many months something may be felt, and whether that is only as far as lags are stated."""
    if lag is None:
        return "–"
    span = " to ".join(str(each) for each in sorted({lag.earliest_months, lag.latest_months}))
    return span if lag.complete else f"{span} stated"


def way_words(direction: str) -> str:
    """The direction of an effect in words."""
    return {"with": "same way", "against": "other way", "mixed": "routes disagree"}[direction]


def steps_words(hops: int, sideways: bool) -> str:
    """How far away something is."""
    return f"{hops}{' sideways' if sideways else ''}"


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


def dip_words(dip: Dip) -> str:
    """Whether it is a dip, and against what."""
    word = {True: "a dip", False: "no dip", None: "not known whether this is a dip"}[dip.is_dip]
    return f"{word}: {dip.reason}."


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


def show_history(page: Page, answer: History) -> None:
    """The versions of a record, newest first."""
    page.title(f"History of {answer.record}")
    headings = headings_of(answer.record.partition("/")[0])
    made_up(page, answer.illustrative)
    for version in answer.versions:
        why = f" “{version.reason}”" if version.reason else ""
        page.line()
        page.line(
            f"{time_text(version.recorded_at)}  {version.kind} by {version.recorded_by}, "
            f"change set {version.change_set}.{why}"
        )
        page.lines(_change(change, headings) for change in version.changes)


def headings_of(kind: str) -> dict[str, str]:
    """What officers call the properties of a kind of record: the headings of its sheet."""
    columns = (column for sheet in SHEETS if kind in sheet.all_kinds for column in sheet.columns)
    return {
        compact(column.property): column.heading.removesuffix(" (English)")
        for column in columns
        if column.property is not None and column.language != "cy"
    }


def _change(change: Change, headings: Mapping[str, str]) -> str:
    heading = headings.get(change.property, change.property)
    return f"{heading}: {change.before or 'nothing'} → {change.after or 'nothing'}{_cell(change.cell)}"


def _cell(cell: CellShown | None) -> str:
    if cell is None:
        return ""
    sheet = f", sheet “{cell.sheet}”" if cell.sheet else ""
    return f"  ({cell.file}{sheet}, cell {cell.cell})"


def show_audit(page: Page, answer: Audit) -> None:
    """The change sets, oldest first, and the head to write down."""
    page.title(f"{len(answer.change_sets)} change sets")
    made_up(page, answer.illustrative)
    page.table(
        ("No.", "Recorded", "Kind", "By", "Reason"),
        (
            (
                str(each.change_set),
                time_text(each.recorded_at),
                each.kind,
                each.recorded_by,
                each.reason or "",
            )
            for each in answer.change_sets
        ),
        right=(0,),
    )
    page.line(f"Head: {answer.head}")
    page.line("Keep the head somewhere else: it is what shows that nothing was cut off the end.")


def show_verification(page: Page, answer: Verification) -> None:
    """Whether the trail holds."""
    made_up(page, answer.illustrative)
    if answer.verified:
        page.line(f"The audit trail holds: {answer.change_sets} change sets, {answer.versions} versions.")
    elif answer.broken_at:
        page.line(
            f"The audit trail is broken at change set {answer.broken_at}: "
            f"what {answer.broken_in} holds of it is not what was sealed."
        )
    elif answer.strays:
        page.line(f"The audit trail holds {answer.strays} statements that no change set accounts for.")
    else:
        page.line(
            "The audit trail holds, but the snapshot is not what its records make; the next load mends it."
        )
    page.line(f"Head: {answer.head}")


def show_answer(page: Page, answer: Rows) -> None:
    """The rows that answer a query."""
    made_up(page, answer.illustrative)
    show_rows(page, answer.columns, answer.as_text())


def show_rows(page: Page, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table and the number of its rows."""
    found = list(rows)
    page.table(columns, found)
    page.line(f"{len(found)} row{'s' if len(found) != 1 else ''}.")
