"""The thread as a server keeps it open: the newest checkpoint, and a few snapshots ready for walks.

What you would get wrong: a result of the engine must not leave the thread of execution
that made it. What is kept here is only what may be shared: open stores and plain values.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from graph.answers.as_json import time_text
from graph.answers.model import DEFAULT_HOPS, Walkable, gone_on
from graph.errors import BadArgument
from graph.store.layout import Layout
from graph.store.writer import checkpoint_numbers
from graph.thread import Moment, Snapshot, Thread

KEPT_WALKABLES = 8

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """The values used last, up to a total size, for any number of threads of execution.

    A value that several want at once is made by the first of them, while the others wait for it.
    """

    def __init__(self, most: int, size: Callable[[Value], int] = lambda _: 1) -> None:
        self._most, self._size, self._total = most, size, 0
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        """The value kept under a key, if it still is."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def get_or_make(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value kept under a key, made now if there is none; what ``make`` raises is kept from nobody."""
        found = self.get(key)
        if found is not None:
            return found
        with self._lock:
            turn = self._making.setdefault(key, Lock())
        with turn:
            try:
                found = self.get(key)
                return self.keep(key, make()) if found is None else found
            finally:
                with self._lock:
                    if self._making.get(key) is turn:
                        del self._making[key]

    def keep(self, key: Hashable, value: Value) -> Value:
        """Keep a value; those used longest ago make room."""
        with self._lock:
            if key not in self._values:
                self._values[key] = value
                self._total += self._size(value)
            while self._total > self._most and len(self._values) > 1:
                _, gone = self._values.popitem(last=False)
                self._total -= self._size(gone)
        return value


@dataclass(frozen=True, slots=True)
class Version:
    """Which checkpoint a thread was opened from: its change set, and its folder as the disk knows it."""

    change_set: int
    inode: int
    changed: int


class OpenThread:
    """One council's thread, opened anew when there is a newer checkpoint."""

    def __init__(self, root: Path, hops: int = DEFAULT_HOPS) -> None:
        self.layout, self.hops = Layout(root), hops
        self._threads: Kept[Thread] = Kept(2)
        self._walkables: Kept[Walkable] = Kept(KEPT_WALKABLES)
        self._last: dict[Hashable, Walkable] = {}
        self._opening = Lock()
        self._building = Lock()

    def version(self) -> Version:
        """The newest checkpoint; raises a `StoreError` where there is none that can be read."""
        self.layout.read_format()
        for number in reversed(checkpoint_numbers(self.layout)):
            try:
                found = (self.layout.checkpoints / str(number)).stat()
            except FileNotFoundError:  # pruned by a writer just now
                continue
            return Version(number, found.st_ino, found.st_mtime_ns)
        return Version(0, 0, 0)

    def thread(self) -> Thread:
        """The thread at its newest checkpoint."""
        version = self.version()
        with self._opening:
            kept = self._threads.get(version)
            return kept or self._threads.keep(version, Thread(self.layout.root))

    def walkable(self, thread: Thread, moment: Moment, language: str) -> Walkable:
        """The snapshot for a moment, ready for walks; only one is built at a time."""
        refuse_before_first(thread, moment)

        def make() -> Walkable:
            with self._building:
                snapshot = thread.snapshot(moment)
            return self._made_ready(thread, snapshot, language)

        head = thread.change_sets[-1].seal if thread.change_sets else None
        return self._walkables.get_or_make((head, moment, language), make)

    def _made_ready(self, thread: Thread, snapshot: Snapshot, language: str) -> Walkable:
        """A snapshot ready for walks; of the one that is current, only what changed since is read."""
        if snapshot.moment.as_of:
            return Walkable(snapshot, language, self.hops)
        last = self._last.get((snapshot.moment, language))
        made = gone_on(last, thread, snapshot) if last else None
        return self._last_is(made or Walkable(snapshot, language, self.hops))

    def _last_is(self, walkable: Walkable) -> Walkable:
        """Keep what the next version of the same moment and language can go on from."""
        if len(self._last) >= KEPT_WALKABLES:
            self._last.clear()
        self._last[walkable.snapshot.moment, walkable.language] = walkable
        return walkable


def refuse_before_first(thread: Thread, moment: Moment) -> None:
    """Refuse a recorded time before the first change set: there was no thread then to ask."""
    first = thread.change_sets[0].recorded_at if thread.change_sets else None
    if first and moment.as_of and moment.as_of < first:
        raise BadArgument(
            f"Nothing had been recorded by {time_text(moment.as_of)}; the first change set is of "
            f"{time_text(first)}."
        )
