"""A few processes that answer strangers' SPARQL, each of which may be killed without harm to the rest.

The engine can neither be stopped nor kept off the network, so a query from outside runs where
the kernel can do both. Every question names the folder it is asked of: a checkpoint, or a
snapshot kept as a store; to move on to a newer one is to name it in the next question. What you
would get wrong: whatever goes wrong with a reader, it is ended and replaced, never asked again.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer
from types import TracebackType
from typing import IO, cast

from graph.sparql_guard import QueryNotRun
from graph.store.confinement import unconfinable
from graph.store.reader_process import OUT_OF_MEMORY, UNCONFINED, Header, receive, send

ROOT = Path(__file__).parents[2]
MEGABYTE = 1 << 20
FORMS: Mapping[str, str] = {
    "solutions": "SELECT and ASK are answered as SPARQL results in JSON, XML, CSV or TSV.",
    "triples": "CONSTRUCT and DESCRIBE are answered as Turtle, N-Triples, JSON-LD or RDF/XML.",
}


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """How many readers there are and what one query may take.

    ``deadline`` and ``patience`` (how long a question waits for a free reader) are in seconds,
    ``memory`` (address space of a reader) and ``answer`` (its longest answer) in bytes.
    """

    readers: int = 4
    deadline: float = 10.0
    patience: float = 10.0
    memory: int = 1024 * MEGABYTE
    answer: int = 64 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the store's folder and the graph it is asked of, and the media types wanted of its answer.

    ``solutions`` is for SELECT and ASK, ``triples`` for CONSTRUCT and DESCRIBE; none where not wanted.
    """

    store: Path
    graph: str
    text: str
    solutions: str | None
    triples: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer written out; ``form`` is ``solutions`` or ``triples``."""

    form: str
    body: bytes


class _Reader:
    """One process; used by one caller at a time."""

    def __init__(self, limits: ReaderLimits) -> None:
        self._limits = limits
        self._expired = False
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, and a number
            [sys.executable, "-P", "-m", "graph.store.reader_process", str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # an interrupt at the terminal is for the server alone
        )
        self._questions = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self.store: Path | None = None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it may be asked again."""
        return not self._expired and self._process.poll() is None

    def ask(self, question: Question) -> Answer:
        """Ask and wait until the deadline at most; raises `QueryNotRun`."""
        watchdog = Timer(self._limits.deadline, self._expire)
        watchdog.daemon = True
        watchdog.start()
        try:
            reply = self._exchange(question)
        finally:
            watchdog.cancel()
            watchdog.join()
        if reply is None:
            raise self._end_told()
        return _read(*reply, self._limits)

    def _exchange(self, question: Question) -> tuple[Header, bytes] | None:
        header = {
            "store": str(question.store),
            "graph": question.graph,
            "solutions": question.solutions,
            "triples": question.triples,
            "deadline": self._limits.deadline,
            "most": self._limits.answer,
        }
        self.store = question.store
        try:
            send(self._questions, header, question.text.encode())
            return receive(self._answers, self._limits.answer)
        except (OSError, ValueError):  # its end of the pipe is gone, or what it sent makes no sense
            return None

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()

    def _end_told(self) -> QueryNotRun:
        """End the process and say what became of the query."""
        self.end()
        ended = self._process.returncode
        if self._expired or ended in {-signal.SIGXCPU, -signal.SIGALRM}:
            return QueryNotRun(
                "query-timeout",
                f"The query took longer than {self._limits.deadline:g} seconds and was stopped; "
                "ask for less, or without ORDER BY over pairs of everything.",
            )
        if ended in {-signal.SIGABRT, OUT_OF_MEMORY}:
            return QueryNotRun(
                "query-memory",
                f"The query needed more than the {self._limits.memory // MEGABYTE} MB it may use.",
            )
        if ended == UNCONFINED:
            return QueryNotRun("sparql-off", "SPARQL is off: readers cannot be kept from the network here.")
        return QueryNotRun("query-crashed", "The process that ran the query ended; ask in another way.")

    def stop(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """End the process and let go of its pipes; for the caller that uses it."""
        self.stop()
        for pipe in (self._questions, self._answers):
            with suppress(OSError):  # what was left to send has nowhere to go
                pipe.close()


class ReaderPool:
    """The readers of one server, for any number of callers at once; closed when the server stops."""

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self.limits = limits or ReaderLimits()
        self._free = BoundedSemaphore(self.limits.readers)
        self._lock = Lock()
        self._idle: list[_Reader] = []
        self._all: set[_Reader] = set()
        self._closed = False

    def __enter__(self) -> "ReaderPool":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pids(self) -> frozenset[int]:
        """The numbers of the processes there are."""
        with self._lock:
            return frozenset(reader.pid for reader in self._all)

    def start(self) -> None:
        """Start every reader, so that the first questions need not wait, if this machine can confine them."""
        if unconfinable() is None:
            with self._lock:
                while len(self._all) < self.limits.readers:
                    self._idle.append(self._started())

    def ask(self, question: Question) -> Answer:
        """Answer a query, already past the guard, or raise `QueryNotRun`; callable from any thread."""
        if off := unconfinable():
            raise QueryNotRun("sparql-off", off)
        if not self._free.acquire(timeout=self.limits.patience):
            raise QueryNotRun(
                "readers-busy",
                f"All {self.limits.readers} readers have been busy for {self.limits.patience:g} seconds.",
            )
        try:
            reader = self._borrowed(question.store)
            try:
                return reader.ask(question)
            finally:
                self._give_back(reader)
        finally:
            self._free.release()

    def close(self) -> None:
        """End every reader; questions under way are told so, later ones are refused."""
        with self._lock:
            self._closed = True
            ending = list(self._idle)
            busy = self._all - set(ending)
            self._idle.clear()
            self._all.clear()
        for reader in ending:
            reader.end()
        for reader in busy:
            reader.stop()  # the caller that waits for it lets go of its pipes

    def _started(self) -> _Reader:
        reader = _Reader(self.limits)
        self._all.add(reader)
        return reader

    def _borrowed(self, store: Path) -> _Reader:
        with self._lock:
            if self._closed:
                raise QueryNotRun("readers-busy", "The server is stopping.")
            for reader in [each for each in self._idle if not each.alive]:
                self._drop(reader)
            if not self._idle:
                return self._started()
            ready = next((each for each in self._idle if each.store == store), self._idle[0])
            self._idle.remove(ready)
            return ready

    def _give_back(self, reader: _Reader) -> None:
        with self._lock:
            if self._closed:
                reader.end()
            elif reader.alive:
                self._idle.append(reader)
            else:
                self._drop(reader)
                self._idle.append(self._started())

    def _drop(self, reader: _Reader) -> None:
        reader.end()
        self._all.discard(reader)
        with suppress(ValueError):
            self._idle.remove(reader)


def _environment() -> dict[str, str]:
    found = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(ROOT), *([found] if found else [])])
    return {**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "2"}


def _read(header: Header, body: bytes, limits: ReaderLimits) -> Answer:
    status, form = str(header.get("status")), str(header.get("form"))
    if status == "answer" and form in FORMS:
        return Answer(form, body)
    said = body.decode("utf-8", "replace")
    sentences = {
        "malformed": ("query-malformed", f"This is not a SPARQL query: {said}"),
        "failed": ("query-failed", f"The query cannot be answered: {said}"),
        "not-acceptable": ("not-acceptable", FORMS.get(form, "")),
        "too-large": (
            "answer-too-large",
            f"The answer is longer than {limits.answer} bytes; ask for less of it at a time.",
        ),
        "no-store": ("store-gone", "The state of the thread that was asked of is no longer kept; ask again."),
    }
    raise QueryNotRun(*sentences.get(status, ("query-crashed", "The query could not be run.")))
