"""What is refused of a query before any parser sees it: too long, too deep, reaching outside the snapshot.

The engine's parser ends the process on queries nested too deep, so this looks at the text
only. What you would get wrong: the engine needs no space between words, and where it sees a
less-than sign a reader of tokens may see an address. ``SERVICE`` is therefore looked for in the
whole text, in whatever stands around it; the rest is for a clear sentence, and the engine,
told its graphs and able to read only, is the wall.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import QueryRefused

LONGEST_QUERY = 64_000
CHANGES = frozenset({"insert", "delete", "clear", "drop", "create", "add", "move", "copy", "with"})
PROLOGUE = frozenset({"prefix", "base", "version"})
PARTS = frozenset({"filter", "bind", "as"})

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_GAP = r"(?:\s|\#[^\r\n]*+[\r\n])*+"
_TARGET = r"(?:<[^>]*+>|(?:[?$]|[^\s{}\#<>:?$]*+:)(?:\\.|[^\s{}\#<>\\])*+)"
_SERVICE = re.compile(r"(?P<name>[?$:][\w\-]*)?SERVICE(?![/>\"'.,;)\]|\-])", re.IGNORECASE | re.ASCII)
_ASKS_ELSEWHERE = re.compile(rf"{_GAP}(?:SILENT{_GAP})?{_TARGET}{_GAP}\{{", re.IGNORECASE | re.ASCII)
_TOKEN = re.compile(
    r'''
      \#[^\r\n]*+
    | <[^<>"{}|^`\x00-\x20]*>
    | """(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)
    | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+(?:\'\'\'|\Z)
    | "(?:[^"\\\r\n]|\\.)*+"?
    | '(?:[^'\\\r\n]|\\.)*+'?
    | [?$]\w++
    | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+
    | :(?:[\w.\-:%]|\\.)*+
    | (?P<word>\w[\w.\-]*+)(?P<local>:(?:[\w.\-:%]|\\.)*+)?
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    | (?P<operator>[!|&+*/^=<>-])
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that a query may have.

    ``longest`` is in characters. ``most_parts`` counts groups, FILTER, BIND and AS; ``most_operators``
    counts signs such as ``!``, ``+``, ``/`` and ``|``: long chains of either nest in the engine.
    ``most_services`` counts the word in places where it might be the keyword, each of which is looked at.
    """

    longest: int = LONGEST_QUERY
    deepest: int = 100
    most_parts: int = 1_000
    most_operators: int = 2_000
    most_services: int = 100


class QueryNotRun(QueryRefused):
    """A query refused for one reason, which ``code`` names."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(slots=True)
class _Counts:
    """What has been counted of a query so far."""

    depth: int = 0
    parts: int = 0
    operators: int = 0

    def add(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "open":
            self.depth += 1
            self.parts += token.group() == "{"
        elif kind == "close":
            self.depth = max(0, self.depth - 1)
        elif kind == "operator":
            self.operators += 1
        elif kind == "word" and token["word"].casefold() in PARTS:
            self.parts += 1


def guard(text: str, caps: Caps | None = None) -> None:
    """Refuse a query that may not be parsed or run; raises `QueryNotRun`."""
    caps = caps or Caps()
    if len(text) > caps.longest:
        raise QueryNotRun(
            "query-too-long", f"The query has {len(text)} characters; at most {caps.longest} are read."
        )
    for reading in _readings(text):
        _refuse_service(reading, caps)
        _refuse_tokens(reading, caps)


def _readings(text: str) -> Iterator[str]:
    """The text as it stands, and with its code points unescaped, as another engine would read it."""
    yield text
    unescaped = _ESCAPED.sub(_character, text)
    if unescaped != text:
        yield unescaped


def _character(escaped: re.Match[str]) -> str:
    number = int(escaped[1] or escaped[2], 16)
    return chr(number) if number <= 0x10FFFF else escaped[0]


def _refuse_service(text: str, caps: Caps) -> None:
    places = [found.end() for found in _SERVICE.finditer(text) if not found["name"]]
    if len(places) > caps.most_services:
        raise QueryNotRun(
            "query-too-many-parts", f"The query says “service” more than {caps.most_services} times."
        )
    if any(_ASKS_ELSEWHERE.match(text, place) for place in places):
        raise QueryNotRun("service-not-run", "SERVICE is not run: a query here reaches no other address.")


def _refuse_tokens(text: str, caps: Caps) -> None:
    counts, form = _Counts(), ""
    for token in _TOKEN.finditer(text):
        counts.add(token)
        _refuse_counts(counts, caps)
        if token["word"] and not token["local"]:
            for word in re.split(r"[.\-]", token["word"].casefold()):
                form = form or _form(word)
                _refuse_from(word)


def _refuse_counts(counts: _Counts, caps: Caps) -> None:
    if counts.depth > caps.deepest:
        raise QueryNotRun("query-too-deep", f"The query nests brackets more than {caps.deepest} deep.")
    if counts.parts > caps.most_parts or counts.operators > caps.most_operators:
        raise QueryNotRun(
            "query-too-many-parts",
            f"The query has more than {caps.most_parts} groups and conditions "
            f"or {caps.most_operators} operators.",
        )


def _form(word: str) -> str:
    """The word that says which form of request this is; empty while still in the prologue."""
    if word == "load":
        raise QueryNotRun(
            "load-not-run",
            "LOAD is not run: a query only reads, and what comes in comes by golden-thread load.",
        )
    if word in CHANGES:
        raise QueryNotRun(
            "update-not-run",
            f"{word.upper()} would change the thread; a query only reads, "
            "and what comes in comes by golden-thread load.",
        )
    return "" if word in PROLOGUE else word


def _refuse_from(word: str) -> None:
    if word == "from":
        raise QueryNotRun(
            "from-not-run", "FROM is not run: a query here reads one snapshot; choose it by as_of and on."
        )
