"""The thread, open for reading: its snapshots and its trail.

The one object that answers are made from. What you would get wrong: the snapshot for a
period is that of the period's last day, so links that ended since still count for it; and
what is withheld now is withheld in snapshots of the past and in every history (`told`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from pyoxigraph import NamedNode, Store

from graph.bind import Value
from graph.names import Names
from graph.query import Query
from graph.store.layout import Format, Layout
from graph.store.reader import keep_snapshot, open_checkpoint, snapshot_path
from graph.trail.reading import ChangeSetRow, change_sets, sequence_at, trail_until
from graph.trail.snapshots import snapshot_triples
from graph.trail.withholding import TrailTold
from graph.version import MAKER

Row = TypeVar("Row", bound=tuple[object, ...])


@dataclass(frozen=True, slots=True)
class Moment:
    """For when a question is asked: the recorded time (none: now), the valid day, the day it is judged on."""

    as_of: datetime | None
    on: date
    today: date

    @property
    def judged_on(self) -> date:
        """Not due, late and to come are judged on today, or on the day of ``as_of`` where that is earlier."""
        return min(self.today, self.as_of.date()) if self.as_of else self.today


class CouncilRow(NamedTuple):
    """The council whose thread this is."""

    council: str
    code: str
    label: str
    illustrative: bool
    scheme: str | None


class MomentRow(NamedTuple):
    """What a snapshot says of itself."""

    built_to: str
    on: date
    judged_on: date
    made_by: str | None


COUNCIL = Query("council", CouncilRow)
SNAPSHOT_MOMENT = Query("snapshot_moment", MomentRow)


@dataclass(frozen=True)
class Snapshot:
    """What held at a moment, as a graph that queries read."""

    store: Store
    names: Names
    moment: Moment
    sequence: int

    def ask(self, query: Query[Row], **given: Value) -> list[Row]:
        """Run a query on this snapshot."""
        return query.answer(self.store, self.names.snapshot, **given)

    @cached_property
    def council(self) -> CouncilRow | None:
        """The council, if the thread names one."""
        return next(iter(self.ask(COUNCIL)), None)

    @property
    def illustrative(self) -> bool:
        """Whether the thread says it is made up."""
        return self.council.illustrative if self.council else False


class Thread:
    """A thread open for reading."""

    def __init__(self, root: Path) -> None:
        self.layout = Layout(root)
        self.format: Format = self.layout.read_format()
        self.names = Names(self.format.base)
        self.store = open_checkpoint(self.layout, self.names)

    @cached_property
    def change_sets(self) -> list[ChangeSetRow]:
        """Every change set, oldest first."""
        return change_sets(self.store, self.names)

    @cached_property
    def told(self) -> TrailTold:
        """The trail with what is withheld now left untold."""
        return TrailTold(self.store, self.names)

    def ask_trail(self, query: Query[Row], **given: Value) -> list[Row]:
        """Run a question about history, which reads the trail and the change sets' own graphs.

        A question that reads values or cells is one about a record, which it is given.
        """
        store, graphs = self.trail(None, given.values())
        return query.answer(store, self.names.trail, tuple(graphs), **given)

    def trail(self, as_of: datetime | None, about: Iterable[Value]) -> tuple[Store, list[NamedNode]]:
        """A store that holds the trail as it stood at a recorded time, and its change sets' graphs.

        Of a record it is ``about`` of which something is withheld, it holds what may be told.
        """
        last = sequence_at(self.change_sets, as_of)
        graphs = [self.names.change_set_graph(row.sequence) for row in self.change_sets[:last]]
        closed = (self.told.of_record(each) for each in about if isinstance(each, NamedNode))
        store = next((each for each in closed if each is not None), self.store)
        whole = last == len(self.change_sets)
        return store if whole else trail_until(store, self.names, last), graphs

    def snapshot(self, moment: Moment) -> Snapshot:
        """The snapshot for a moment: the current one if it fits, else one kept or built for it."""
        sequence = sequence_at(self.change_sets, moment.as_of)
        today = moment.judged_on
        if (sequence, moment.on, today) == self.current:
            return Snapshot(self.store, self.names, moment, sequence)
        path = self._snapshot_path(sequence, moment)
        if path.exists():
            return Snapshot(Store.read_only(str(path)), self.names, moment, sequence)
        records = self.told.records(sequence)
        triples = set(snapshot_triples(self.names, records, sequence, moment.on, today))
        return Snapshot(keep_snapshot(path, triples, self.names.snapshot), self.names, moment, sequence)

    def folder(self, moment: Moment) -> Path:
        """The folder of the store that holds the snapshot for a moment, for another process to open."""
        snapshot = self.snapshot(moment)
        if snapshot.store is self.store:
            return self.layout.checkpoints / str(self.change_sets[-1].sequence)
        return self._snapshot_path(snapshot.sequence, moment)

    def _snapshot_path(self, sequence: int, moment: Moment) -> Path:
        withholding = self.told.withholding.digest
        return snapshot_path(self.layout, sequence, moment.on, moment.judged_on, withholding)

    @cached_property
    def current(self) -> tuple[int, date, date] | None:
        """The current snapshot's change set, valid day and judging day; none if another version made it."""
        for row in SNAPSHOT_MOMENT.answer(self.store, self.names.snapshot):
            if row.made_by == MAKER:
                return int(self.names.key(NamedNode(row.built_to))[0]), row.on, row.judged_on
        return None

    @property
    def is_of_another_version(self) -> bool:
        """Whether the current snapshot was made by another version, so that answers build their own."""
        rows = SNAPSHOT_MOMENT.answer(self.store, self.names.snapshot)
        return any(row.made_by != MAKER for row in rows)

    @cached_property
    def illustrative(self) -> bool:
        """Whether the thread, as it stands now, says it is made up."""
        return any(row.illustrative for row in COUNCIL.answer(self.store, self.names.snapshot))
