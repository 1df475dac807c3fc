"""One reader: a process that answers strangers' queries one after the other and may be killed at any moment.

Questions come in and answers go out over its standard streams, each a small JSON header and
bytes. It evaluates and serialises in one go. What you would get wrong: nothing it sends is an
object; whoever reads takes it for bytes of somebody who may mean harm.
"""

import json
import os
import signal
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from graph.store.confinement import confine, limit_cpu

if TYPE_CHECKING:
    from pyoxigraph import Store

UNCONFINED, OUT_OF_MEMORY = 3, 4
_LENGTHS = struct.Struct(">IQ")
_LONGEST_HEADER = 1 << 16
_LONGEST_SENTENCE = 2_000
_GRACE_SECONDS = 1

Header = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question: a status, a sentence or the answer, and which of two forms it has."""

    status: str
    body: bytes
    form: str = ""


class TooLarge(Exception):
    """The answer has more bytes than an answer may have."""


class _Bounded:
    """A file in memory that refuses to grow past a size, which stops the engine as it serialises."""

    def __init__(self, most: int) -> None:
        self.parts = bytearray()
        self._most = most

    def write(self, part: bytes) -> int:
        if len(self.parts) + len(part) > self._most:
            raise TooLarge
        self.parts += part
        return len(part)

    def flush(self) -> None:
        """Nothing to do: all is in memory."""


def send(stream: IO[bytes], header: Header, body: bytes) -> None:
    """Send one message."""
    head = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(head), len(body)) + head)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> tuple[Header, bytes] | None:
    """The next message; none at the end of the stream or where it is longer than ``most`` bytes."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > _LONGEST_HEADER or body_length > most:
        return None
    head, body = stream.read(head_length), stream.read(body_length)
    if len(head) < head_length or len(body) < body_length:
        return None
    return json.loads(head), body


class _Opened:
    """The store read last, kept open for the next question."""

    def __init__(self) -> None:
        self._path = ""
        self._store: Store | None = None

    def at(self, path: str) -> "Store":
        from pyoxigraph import Store  # noqa: PLC0415 - loaded once this process is confined

        if self._store is None or path != self._path:
            self._store = None  # let go of the one before first
            self._store = Store.read_only(path)
            self._path = path
        return self._store


def _answer(opened: _Opened, header: Header, text: str) -> Reply:
    try:
        store = opened.at(header["store"])
    except OSError as error:
        return _said("no-store", error)
    try:
        return _evaluated(store, header, text)
    except SyntaxError as error:
        return _said("malformed", error)
    except TooLarge:
        return Reply("too-large", b"")
    except OSError as error:
        return _said("unreadable", error)
    except (RuntimeError, ValueError) as error:
        return _said("failed", error)


def _evaluated(store: "Store", header: Header, text: str) -> Reply:
    from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat  # noqa: PLC0415 - as above

    out = _Bounded(header["most"])
    found = store.query(text, default_graph=[NamedNode(header["graph"])], named_graphs=[])
    form = "triples" if isinstance(found, QueryTriples) else "solutions"
    if header[form] is None:
        return Reply("not-acceptable", b"", form)
    if isinstance(found, QueryTriples):
        found.serialize(out, RdfFormat.from_media_type(header[form]))  # type: ignore[arg-type]
    else:
        found.serialize(out, QueryResultsFormat.from_media_type(header[form]))  # type: ignore[arg-type]
    return Reply("answer", bytes(out.parts), form)


def _said(status: str, error: Exception) -> Reply:
    return Reply(status, str(error)[:_LONGEST_SENTENCE].encode())


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    opened = _Opened()
    while message := receive(questions, 1 << 20):
        header, text = message
        seconds = int(header["deadline"]) + 1
        limit_cpu(seconds + _GRACE_SECONDS)
        signal.alarm(seconds + _GRACE_SECONDS)  # ends this process even if nobody is left to kill it
        reply = _answer(opened, header, text.decode())
        signal.alarm(0)
        send(answers, {"status": reply.status, "form": reply.form}, reply.body)


def main() -> None:
    """Answer questions from standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process ends it
    try:
        confine(int(sys.argv[1]))
    except OSError:
        sys.exit(UNCONFINED)
    answers = sys.stdout.buffer
    sys.stdout = Path("/dev/null").open("w", encoding="utf-8")  # noqa: SIM115 - nothing printed may pass for an answer
    try:
        _serve(sys.stdin.buffer, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
