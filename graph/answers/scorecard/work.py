"""Section 5: actions, projects and milestones with their baseline, and where they and their measures part.

What you would get wrong: work can be on time while its measure stays red, and that pair is
told as it is (¶28); and a day that was put off later is not the baseline:
slip is counted from the day first recorded.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.progress import DONE, Progress, days_overdue, is_closed, progress_of
from graph.answers.ratings import Rating
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.interventions import InterventionLine
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.record_values import day_of
from graph.thing import Thing
from graph.thread import Thread
from graph.trail.reading import first_stated
from ontology import GT

MILESTONE = "milestone"
AS_PLANNED = frozenset({"on-track", DONE})
NOT_AS_PLANNED = frozenset({"slipped", "paused", "stopped"})


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An action, project or milestone: its baseline, what was last reported of it, what waits for it.

    ``baseline_on`` is the day first recorded, which nothing overwrites, ``due_on`` the one in force.
    ``slip_days`` is how much later than its baseline it was done or is now expected;
    ``overdue_days`` by how many days it was over the one in force, at the end of the period, without
    having been reported as done since.
    ``leads_to`` is what it is a step towards.
    """

    work: Thing
    owner: Thing | None
    baseline_on: date | None
    due_on: date | None
    progress: Progress | None
    slip_days: int | None
    overdue_days: int | None
    leads_to: tuple[Thing, ...]

    @property
    def is_on_time(self) -> bool:
        """Whether it was done by its baseline."""
        done = self.progress is not None and self.progress.done_on is not None
        return done and (self.slip_days or 0) <= 0

    @property
    def is_as_planned(self) -> bool:
        """Whether nothing has to be said of it; a milestone is told of until it is done on time."""
        if self.work.kind == MILESTONE:
            return self.is_on_time
        late = self.overdue_days is not None or (self.slip_days or 0) > 0
        return not late and (self.progress is None or self.progress.status not in NOT_AS_PLANNED)


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone in short; among the work it is told in full (`WorkLine`)."""

    milestone: Thing
    due_on: date | None
    owner: Thing | None
    progress: Progress | None
    slip_days: int | None


@dataclass(frozen=True, slots=True)
class Apart:
    """Work on track or done while a measure that it is meant to move has the worst rating.

    ``through`` is what the measure shows and the work acts towards; null for an intervention on it.
    """

    work: Thing
    status: str
    measure: Thing
    rating: Rating
    periods_running: int
    through: Thing | None


class WorkRow(NamedTuple):
    """A piece of work."""

    work: str
    due_on: date | None
    owner: str | None


class ShownByRow(NamedTuple):
    """A measure that indicates a thing."""

    measure: str
    shown: str


WORK_OF = Query("work_of", WorkRow)
WHAT_MEASURES_SHOW = Query("what_measures_show", ShownByRow)


def work_lines(thread: Thread, lens: Lens) -> tuple[WorkLine, ...]:
    """The actions, projects and milestones that lead here, by the day they are due."""
    return tuple(_work(thread, lens, row) for row in lens.ask(WORK_OF, thing=lens.node))


def milestones_among(lines: Iterable[WorkLine]) -> tuple[MilestoneLine, ...]:
    """The milestones among the work, in short."""
    return tuple(
        MilestoneLine(line.work, line.due_on, line.owner, line.progress, line.slip_days)
        for line in lines
        if line.work.kind == MILESTONE
    )


def work_apart(
    lens: Lens,
    work: Iterable[WorkLine],
    done: Iterable[InterventionLine],
    at_worst: Iterable[MeasureLine],
) -> tuple[Apart, ...]:
    """What goes as planned while a measure that it is meant to move is among those at the worst rating."""
    reds = {line.measure.iri: line for line in at_worst}
    shown_by = _shown_by(lens, reds)
    pairs: list[tuple[Thing, Progress | None, Thing | None, Sequence[str]]]
    pairs = [(each.intervention, each.progress, None, [each.measure.iri]) for each in done]
    pairs += [(line.work, line.progress, end, shown_by[end.iri]) for line in work for end in line.leads_to]
    return tuple(
        Apart(work, progress.status, red.measure, red.figure.rating, red.periods_running, through)
        for work, progress, through, shown in pairs
        if progress and progress.status in AS_PLANNED
        for iri in shown
        if (red := reds.get(iri)) and red.figure.rating
    )


def by_measure(apart: Iterable[Apart]) -> Mapping[Thing, Sequence[Apart]]:
    """The pairs by the measure that has the worst rating."""
    found: dict[Thing, list[Apart]] = defaultdict(list)
    for each in apart:
        found[each.measure].append(each)
    return found


def _shown_by(lens: Lens, measures: Container[str]) -> Mapping[str, Sequence[str]]:
    """Of these measures, those that indicate a thing, by the thing's address."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in lens.ask(WHAT_MEASURES_SHOW):
        if row.measure in measures:
            found[row.shown].append(row.measure)
    return found


def _work(thread: Thread, lens: Lens, row: WorkRow) -> WorkLine:
    things, model = lens.walkable.things, lens.walkable.model
    progress = progress_of(lens.walkable, row.work, lens.reported_by)
    baseline = _baseline(thread, lens, row)
    leaving = model.leaving(row.work) if row.work in model.things else ()
    return WorkLine(
        work=things[row.work],
        owner=things.some(row.owner),
        baseline_on=baseline,
        due_on=row.due_on,
        progress=progress,
        slip_days=_slip(baseline, row.due_on, progress),
        overdue_days=days_overdue(row.due_on, progress, lens.until),
        leads_to=tuple(dict.fromkeys(things[link.end] for link in leaving if link.vertical)),
    )


def _baseline(thread: Thread, lens: Lens, row: WorkRow) -> date | None:
    """The day it was due as first recorded, by what had been recorded at the snapshot's time."""
    work, until = NamedNode(row.work), lens.walkable.snapshot.sequence
    first = first_stated(thread.store, thread.names, work, GT.dueOn, until)
    return day_of(first, GT.dueOn) if first else row.due_on


def _slip(baseline: date | None, due_on: date | None, progress: Progress | None) -> int | None:
    """Days from the baseline to when it was done, is forecast, or is due now that its day was put off."""
    if progress and progress.status == "stopped":
        return None
    said = (progress.done_on or progress.forecast) if progress else None
    expected = said or (due_on if due_on != baseline and not is_closed(progress) else None)
    return (expected - baseline).days if expected and baseline else None
