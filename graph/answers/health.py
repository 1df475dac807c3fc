"""The thread health report: how well the thread itself is kept, and what to mend first.

What you would get wrong: a single point that much rests on is a fact about the links that
are stored, and no forecast of what would happen without it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from graph.answers.contested import Contest, contests
from graph.answers.coverage import Matrix, coverage, current
from graph.answers.gaps import Gap, Gaps, gaps
from graph.answers.model import Walkable, key_of
from graph.answers.things import things
from graph.questions.state import CHANGES_BETWEEN, DEFINITIONS_OF_MEASURES, FIGURES_BY_STANDING
from graph.status.periods import PeriodKind, period_holding
from graph.terms import time_term
from graph.thing import Thing
from graph.thread import Thread

NEXT_FIXES = 10
NAMED_TO_THE_PUBLIC = (
    "plan",
    "vision",
    "well-being-objective",
    "equality-objective",
    "theme",
    "outcome",
    "measure",
    "action",
)
SHOULD_BE_LINKED = (
    "well-being-objective",
    "service-objective",
    "equality-objective",
    "theme",
    "outcome",
    "action",
    "project",
    "milestone",
    "service",
    "measure",
    "budget-line",
    "risk",
    "intervention",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """How many cells of a matrix of coverage hold a link, of all its cells."""

    matrix: str
    filled: int
    of: int
    unreached: tuple[Thing, ...]
    reaching_none: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class LinksKept:
    """How the links in force are kept; a review is overdue twelve months after it, on the judging day."""

    in_force: int
    judged: int
    reviewed: int
    review_overdue: int
    never_reviewed: int
    contested: tuple[Contest, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """How many records of a kind were new, and how many changed."""

    kind: str
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class ChangesOf:
    """What change sets brought since a day, up to the moment asked for."""

    period: str
    since: date
    kinds: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Something that rests on one thing alone; ``how`` is the link type by which it does."""

    thing: Thing
    rests_on: Thing
    how: str


@dataclass(frozen=True, slots=True)
class Parity:
    """How many things of a kind have a Welsh name, of all that the public sees."""

    kind: str
    welsh: int
    of: int


@dataclass(frozen=True, slots=True)
class DataQuality:
    """How well measures are defined and figures signed off: plain counts, no grade."""

    measures: int
    without_definition: int
    without_data_source: int
    without_dead_band: int
    without_polarity: int
    figures: int
    by_status: Mapping[str, int]
    by_assurance: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Health:
    """The whole report; ``next_fixes`` are the first gaps of the worklist, of ``gaps`` in all."""

    as_of: datetime | None
    on: date
    judged_on: date
    illustrative: bool
    coverage: tuple[Filled, ...]
    orphans: tuple[Thing, ...]
    links: LinksKept
    changes: ChangesOf
    single_points: tuple[SinglePoint, ...]
    translation: tuple[Parity, ...]
    data_quality: DataQuality
    gaps: int
    next_fixes: tuple[Gap, ...]


def health(thread: Thread, walkable: Walkable) -> Health:
    """How the thread is kept at a moment."""
    moment = walkable.snapshot.moment
    matrices = coverage(walkable).matrices
    found = gaps(walkable.snapshot, walkable.language)
    return Health(
        as_of=moment.as_of,
        on=moment.on,
        judged_on=moment.judged_on,
        illustrative=walkable.snapshot.illustrative,
        coverage=tuple(_filled(matrix) for matrix in matrices),
        orphans=tuple(_orphans(walkable)),
        links=_links(walkable, found),
        changes=_changes(thread, walkable),
        single_points=tuple(_single_points(walkable, matrices)),
        translation=tuple(_parity(walkable)),
        data_quality=_data_quality(walkable),
        gaps=len(found.gaps),
        next_fixes=found.gaps[:NEXT_FIXES],
    )


def _filled(matrix: Matrix) -> Filled:
    cells = [cell.count for row in matrix.rows for cell in row.cells]
    return Filled(
        matrix.name, sum(count > 0 for count in cells), len(cells), matrix.unreached, matrix.reaching_none
    )


def _orphans(walkable: Walkable) -> Iterator[Thing]:
    """Things that should hang on the thread and have no link at all."""
    for kind in SHOULD_BE_LINKED:
        for thing in current(walkable, kind):
            if not walkable.model.graph.degree(thing.iri):
                yield thing


def _links(walkable: Walkable, found: Gaps) -> LinksKept:
    links = [data["link"] for _, _, data in walkable.model.graph.edges(data=True)]
    overdue = found.counts.by_rule["link-review-overdue"]
    never = found.counts.by_rule["link-never-reviewed"]
    return LinksKept(
        in_force=len(links),
        judged=sum(link.strength is not None for link in links),
        reviewed=len(links) - overdue - never,
        review_overdue=overdue,
        never_reviewed=never,
        contested=contests(walkable),
    )


def _changes(thread: Thread, walkable: Walkable) -> ChangesOf:
    """The changes of the quarter in which the snapshot is judged."""
    moment = walkable.snapshot.moment
    quarter = period_holding(PeriodKind.QUARTER, moment.judged_on)
    since = datetime.combine(quarter.first_day, time.min, UTC)
    until = moment.as_of or datetime.combine(moment.judged_on, time.max, UTC)
    rows = thread.ask_trail(CHANGES_BETWEEN, since=time_term(since), until=time_term(until))
    counted = {(row.kind, row.is_new): row.records for row in rows}
    kinds = dict.fromkeys(row.kind for row in rows)
    return ChangesOf(
        quarter.key,
        quarter.first_day,
        tuple(Changed(k, counted.get((k, True), 0), counted.get((k, False), 0)) for k in kinds),
    )


def _single_points(walkable: Walkable, matrices: Iterable[Matrix]) -> Iterator[SinglePoint]:
    for outcome in current(walkable, "outcome"):
        showing = [link for link in walkable.model.entering(outcome.iri) if link.link_type == "indicates"]
        if len(showing) == 1:
            yield SinglePoint(outcome, walkable.things[showing[0].start], "indicates")
    for matrix in matrices:
        for index, column in enumerate(matrix.columns):
            rows = [row for row in matrix.rows if row.cells[index].count]
            if len(rows) == 1 and column.kind != "service":
                yield SinglePoint(column, rows[0].objective, rows[0].cells[index].links[0].link_type)
    yield from _single_services(matrices)


def _single_services(matrices: Iterable[Matrix]) -> Iterator[SinglePoint]:
    for row in next(matrix for matrix in matrices if matrix.name == "services").rows:
        carrying = [cell for cell in row.cells if cell.count]
        if len(carrying) == 1:
            yield SinglePoint(row.objective, carrying[0].column, carrying[0].links[0].link_type)


def _parity(walkable: Walkable) -> Iterator[Parity]:
    """The names in Welsh; `Things.spoken` holds what is named in another language only."""
    named_otherwise = things(walkable.snapshot, "cy").spoken
    for kind in NAMED_TO_THE_PUBLIC:
        every = current(walkable, kind)
        if every:
            yield Parity(kind, sum(thing.iri not in named_otherwise for thing in every), len(every))


def _data_quality(walkable: Walkable) -> DataQuality:
    measures = walkable.snapshot.ask(DEFINITIONS_OF_MEASURES)
    by_status: Counter[str] = Counter()
    by_assurance: Counter[str] = Counter()
    for row in walkable.snapshot.ask(FIGURES_BY_STANDING):
        by_status[key_of(row.status) or "not-stated"] += row.figures
        by_assurance[key_of(row.assurance) or "not-stated"] += row.figures
    return DataQuality(
        measures=len(measures),
        without_definition=sum(not row.defined for row in measures),
        without_data_source=sum(not row.sourced for row in measures),
        without_dead_band=sum(not row.banded for row in measures),
        without_polarity=sum(not row.scaled for row in measures),
        figures=by_status.total(),
        by_status=dict(sorted(by_status.items())),
        by_assurance=dict(sorted(by_assurance.items())),
    )
