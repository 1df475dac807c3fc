"""A query is a ``.rq`` file with a header and a typed row.

The header says what is asked, by whom, and which parameters it takes; the row type says
what comes back. Rows are made inside `answer`, on the thread that ran the query: an
engine's result touched from another thread ends the whole process.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

from pyoxigraph import Literal, NamedNode, Store

from graph.bind import Value, bind
from graph.errors import QueryContractError
from graph.terms import day_of, time_of

Row = TypeVar("Row", bound=tuple[Any, ...])

_HEADER = re.compile(
    r"^#\s*(Title|Question|Who|Parameters|Severity|Message|Remedy|Reads|Inside):\s*(.+?)\s*$"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a ``.rq`` file says of itself.

    ``parameters`` maps each name to its type: thing, period, day, time, text. ``severity``,
    ``message`` and ``remedy`` are those of a gap; ``{thing}`` in a message stands for the name
    of what has it. ``reads`` is ``snapshot`` or, for questions about history, ``trail``. A query
    that is ``inside`` serves another answer and is not offered to people by name.
    """

    title: str
    question: str
    who: str
    parameters: Mapping[str, str]
    severity: str | None = None
    message: str | None = None
    remedy: str | None = None
    reads: str = "snapshot"
    inside: bool = False


@dataclass(frozen=True)
class Query(Generic[Row]):
    """A ``.rq`` file of ``graph/queries`` together with the shape of one row of its answer."""

    name: str
    row: type[Row]

    @cached_property
    def header(self) -> Header:
        """The file's header."""
        return parse_header(self.name, self._file)

    @cached_property
    def text(self) -> str:
        """The query without its header."""
        return without_comments(self._file)

    @cached_property
    def _file(self) -> str:
        return files("graph.queries").joinpath(f"{self.name}.rq").read_text("utf-8")

    def answer(
        self,
        store: Store,
        default_graph: NamedNode,
        named_graphs: tuple[NamedNode, ...] = (),
        /,
        **given: Value,
    ) -> list[Row]:
        """Run the query on one graph and return its typed rows."""
        found = store.query(
            bind(self.text, given), default_graph=[default_graph], named_graphs=list(named_graphs)
        )
        selected = tuple(variable.value for variable in found.variables)  # type: ignore[union-attr]
        fields, make_row = _shape(self.row)
        if selected != fields:
            raise QueryContractError(f"{self.name}.rq selects {selected}, its row has {fields}")
        makers = _makers(self.row)
        return [
            make_row(make(term) for make, term in zip(makers, solution, strict=True))
            for solution in found  # type: ignore[union-attr]
        ]


def _shape(row: type[Row]) -> tuple[tuple[str, ...], Callable[[Iterable[object]], Row]]:
    """The fields of a NamedTuple class and its constructor from an iterable."""
    named = cast(Any, row)
    return named._fields, named._make


def parse_header(name: str, text: str) -> Header:
    """Read the comment lines before the first line of SPARQL."""
    found = _header_lines(text)
    missing = [key for key in ("Title", "Question", "Who") if key not in found]
    if missing:
        raise QueryContractError(f"{name}.rq has no header line for {', '.join(missing)}")
    return Header(
        title=found["Title"],
        question=found["Question"],
        who=found["Who"],
        parameters=_parameters(found.get("Parameters", "")),
        severity=found.get("Severity"),
        message=found.get("Message"),
        remedy=found.get("Remedy"),
        reads=found.get("Reads", "snapshot"),
        inside=found.get("Inside") == "yes",
    )


def parameters_of(text: str) -> Mapping[str, str]:
    """The parameters that a file names in its header, with their types; the rest may be missing."""
    return _parameters(_header_lines(text).get("Parameters", ""))


def _header_lines(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        if match := _HEADER.match(line):
            found[match.group(1)] = match.group(2)
    return found


def _parameters(text: str) -> dict[str, str]:
    pairs = (each.split(maxsplit=1) for each in text.split(",") if each.strip())
    return {pair[0].removeprefix("$"): pair[1] if pair[1:] else "text" for pair in pairs}


def without_comments(text: str) -> str:
    """The file without its whole-line comments, whose ``$names`` are prose."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def _text(term: NamedNode | Literal) -> str:
    return term.value


_MAKERS: Mapping[type, Callable[[Literal], object]] = {
    str: _text,
    int: lambda term: int(term.value),
    Decimal: lambda term: Decimal(term.value),
    bool: lambda term: term.value == "true",
    date: day_of,
    datetime: time_of,
}


@cache
def _makers(row: type[tuple[Any, ...]]) -> tuple[Callable[[Literal | None], object], ...]:
    hints = get_type_hints(row)
    return tuple(_maker(hints[name]) for name in _shape(row)[0])


def _maker(hint: object) -> Callable[[Literal | None], object]:
    options = [option for option in get_args(hint) or (hint,) if option is not type(None)]
    make = _MAKERS[options[0]]
    return lambda term: None if term is None else make(term)
