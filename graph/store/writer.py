"""The one writer of a thread: the lock, the commit and the sweep after a crash.

A commit is one update, or, when large, a bulk load followed by one sealing update; the
seal is what makes it count. What you would get wrong: a process killed inside the update
may have committed without ever hearing so. Nobody retries blind; `sweep` looks at what
is there and finishes it or drops it.
"""

import fcntl
import io
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import IO

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize

from graph.bind import bind
from graph.errors import StoreDamaged, StoreLocked
from graph.names import Names
from graph.query import without_comments
from graph.store.layout import Layout, write_whole
from graph.store.served import refuse_while_served
from ontology import GT

LARGE = 8_000
KEPT_CHECKPOINTS = 3
PATIENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Commit:
    """What one change set does to the store.

    ``rows`` are new quads of the trail and of the change set's own graph, ``added`` and
    ``removed`` those of the snapshot; ``seal`` makes it count and is written last.
    """

    sequence: int
    rows: tuple[Quad, ...]
    added: tuple[Quad, ...]
    removed: tuple[Quad, ...]
    seal: tuple[Quad, ...]


class Writer:
    """An open thread that may be written; made by `writing` only."""

    def __init__(self, layout: Layout, names: Names, store: Store) -> None:
        self.layout = layout
        self.names = names
        self.store = store

    def head(self) -> int:
        """The sequence number of the last sealed change set; 0 before the first."""
        return head_of(self.store, self.names)

    def commit(self, change: Commit) -> None:
        """Write a change set whole or not at all, and publish a checkpoint of it."""
        if change.sequence != self.head() + 1:
            raise StoreDamaged(f"Change set {change.sequence} does not follow change set {self.head()}.")
        old_head = list(self.store.quads_for_pattern(self.names.head, GT.head, None, self.names.trail))
        removed = (*change.removed, *old_head)
        write_whole(self.layout.writing, f"{change.sequence}\n")
        if len(change.rows) + len(change.added) <= LARGE:
            self.store.update(sealing_update(removed, (*change.rows, *change.added, *change.seal)))
        else:
            self._commit_large(change, sealing_update(removed, change.seal))
        self.publish()

    def _commit_large(self, change: Commit, sealing: str) -> None:
        own = self.names.change_set_graph(change.sequence)
        rows = sum(row.graph_name == own or row.predicate == GT.inChangeSet for row in change.rows)
        write_whole(self.layout.pending, f"# {change.sequence} {rows}\n{sealing}")
        text = serialize((*change.rows, *change.added), format=RdfFormat.N_QUADS)
        self.store.bulk_load(io.BytesIO(text or b""), format=RdfFormat.N_QUADS)
        self.store.update(sealing)

    def publish(self) -> None:
        """Bring everything beside the store up to its head, then clear the marks of writing."""
        self.store.flush()
        self.layout.pending.unlink(missing_ok=True)
        head = self.head()
        for sequence in range(1, head + 1):
            self._write_change_set(sequence)
        self._checkpoint(head)
        self.layout.writing.unlink(missing_ok=True)

    def _write_change_set(self, sequence: int) -> None:
        path = self.layout.change_sets / f"{sequence}.nt"
        if not path.exists():
            graph = self.names.change_set_graph(sequence)
            rows = self.store.quads_for_pattern(None, None, None, graph)
            lines = sorted(f"{q.subject} {q.predicate} {q.object} .\n" for q in rows)
            write_whole(path, "".join(lines))

    def _checkpoint(self, head: int) -> None:
        target = self.layout.checkpoints / str(head)
        if head and not target.exists():
            self.layout.checkpoints.mkdir(exist_ok=True)
            building = self.layout.checkpoints / f".building-{head}"
            shutil.rmtree(building, ignore_errors=True)
            self.store.backup(str(building))
            building.rename(target)
        for old in checkpoint_numbers(self.layout)[:-KEPT_CHECKPOINTS]:
            shutil.rmtree(self.layout.checkpoints / str(old), ignore_errors=True)

    def sweep(self) -> None:
        """Finish or drop what a dead process left; a no-op when nothing was left."""
        if self.layout.pending.exists():
            text = self.layout.pending.read_text("utf-8")
            sequence, rows = map(int, text.split("\n", 1)[0].removeprefix("#").split())
            if self.head() < sequence and self._landed(sequence, rows):
                self.store.update(text)
        for path in self.layout.checkpoints.glob(".building-*"):
            shutil.rmtree(path, ignore_errors=True)
        self.publish()

    def close(self) -> None:
        """Let go of the engine's files, which a kept error would otherwise hold open."""
        del self.store

    def _landed(self, sequence: int, rows: int) -> bool:
        """Whether the bulk load of a change set is there whole; a part of it is nobody's to finish.

        Its versions count beside its statements: one that only withdraws records states nothing.
        """
        graph, change_set = self.names.change_set_graph(sequence), self.names.change_set(sequence)
        found = sum(1 for _ in self.store.quads_for_pattern(None, None, None, graph))
        found += sum(
            1 for _ in self.store.quads_for_pattern(None, GT.inChangeSet, change_set, self.names.trail)
        )
        if found not in {0, rows}:
            raise StoreDamaged(
                f"Change set {sequence} was cut off with {found} of its {rows} statements. "
                "Restore the folder from a backup, then load again."
            )
        return found == rows


def sealing_update(removed: tuple[Quad, ...], added: tuple[Quad, ...]) -> str:
    """The one update that moves the thread from one sealed state to the next."""
    text = files("graph.updates").joinpath("commit.ru").read_text("utf-8")
    return bind(without_comments(text), {"removed": removed, "added": added})


def head_quads(names: Names, sequence: int) -> tuple[Quad, ...]:
    """The quads that name a change set as the trail's head."""
    return (Quad(names.head, GT.head, names.change_set(sequence), names.trail),)


def head_of(store: Store, names: Names) -> int:
    """The sequence number of the last sealed change set in a store; 0 in an empty one."""
    found = list(store.quads_for_pattern(names.head, GT.head, None, names.trail))
    if len(found) > 1:
        raise StoreDamaged(
            "The audit trail has two heads: two processes wrote at once. Nothing more is written."
        )
    return int(names.key(found[0].object)[0]) if found else 0  # type: ignore[arg-type]


def checkpoint_numbers(layout: Layout) -> list[int]:
    """The change sets that have a checkpoint, oldest first."""
    if not layout.checkpoints.exists():
        return []
    return sorted(int(path.name) for path in layout.checkpoints.iterdir() if path.name.isdigit())


@contextmanager
def writing(layout: Layout, names: Names) -> Iterator[Writer]:
    """Open a thread for writing, alone, after sweeping what a dead process left."""
    refuse_while_served(layout)
    layout.root.mkdir(parents=True, exist_ok=True)
    with locked(layout, PATIENCE_SECONDS):
        store = Store(str(layout.store))
        writer = Writer(layout, names, store)
        del store
        try:
            if layout.writing.exists() or layout.pending.exists():
                writer.sweep()
            yield writer
        finally:
            writer.close()


@contextmanager
def locked(layout: Layout, patience: float) -> Iterator[None]:
    """Hold the writer's lock, waiting ``patience`` seconds for it at most."""
    with layout.lock.open("a+", encoding="utf-8") as lock:
        _take(lock, layout, time.monotonic() + patience)
        lock.seek(0)
        lock.truncate()
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _take(lock: IO[str], layout: Layout, until: float) -> None:
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() >= until:
                lock.seek(0)
                holder = lock.read().strip() or "unknown"
                raise StoreLocked(
                    f"Process {holder} is writing to {layout.root}. "
                    "Nothing was changed; try again when it is done."
                ) from error
            time.sleep(0.05)
        else:
            return


def as_quads(triples: Iterable[Triple], graph: NamedNode) -> tuple[Quad, ...]:
    """Triples placed in a graph."""
    return tuple(Quad(t.subject, t.predicate, t.object, graph) for t in triples)
