"""Named questions and questions of one's own, answered as rows of plain values.

A stranger's SPARQL is not run here; this is for the person at the command line, whose
query is looked at first and refused if it would reach outside the snapshot.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store, serialize

from graph.answers.asked import read_day, read_period, read_time
from graph.answers.history import record_iri
from graph.answers.model import Walkable
from graph.bind import Value, bind
from graph.catalogue import CATALOGUE
from graph.errors import BadArgument, NotInThread, QueryRefused, WrongUsage
from graph.query import parameters_of, without_comments
from graph.sparql_guard import guard
from graph.terms import day_term, text_term, time_term
from graph.thread import Thread
from ontology import PREFIXES


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: its columns, and its rows as texts, none where a cell is empty."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    illustrative: bool

    def as_text(self) -> Iterable[Sequence[str]]:
        """The rows with empty cells as empty text."""
        return ([cell or "" for cell in row] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Statements:
    """The answer to a query that makes triples: how many, and what they are in Turtle."""

    count: int
    turtle: str


def run_query(
    thread: Thread, walkable: Walkable, name: str | None, values: Iterable[str]
) -> Rows | Statements:
    """Answer a named question or a ``.rq`` file; without a name, the list of questions."""
    if name is None:
        return _questions(thread)
    given = _given(values)
    if name.endswith(".rq"):
        return _own(thread, walkable, Path(name), given)
    query = CATALOGUE.get(name) or _no_question(name)
    values = _bound(thread, walkable, query.name, query.header.parameters, given)
    text = bind(query.text, values)
    if query.header.reads == "trail":
        store, graphs = thread.trail(walkable.snapshot.moment.as_of, values.values())
        return _answer(thread, store, text, thread.names.trail, graphs)
    return _answer(thread, walkable.snapshot.store, text, thread.names.snapshot, [])


def _no_question(name: str) -> NoReturn:
    near = [each for each in CATALOGUE if name in each] or get_close_matches(name, CATALOGUE, n=5)
    hint = f" Nearest: {', '.join(near[:5])}." if near else ""
    raise BadArgument(f"No question has the name “{name}”.{hint} All of them: golden-thread query")


def _questions(thread: Thread) -> Rows:
    rows = tuple(
        (name, query.header.question, " ".join(f"{p}={kind}" for p, kind in query.header.parameters.items()))
        for name, query in sorted(CATALOGUE.items())
    )
    return Rows(("name", "question", "values"), rows, thread.illustrative)


def _given(values: Iterable[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    bad = [name for name, equals, _ in pairs if not equals]
    if bad:
        raise WrongUsage(f"Give values as name=value; “{bad[0]}” is not.")
    return {name: text for name, _, text in pairs}


def _bound(
    thread: Thread, walkable: Walkable, name: str, wanted: Mapping[str, str], given: Mapping[str, str]
) -> dict[str, Value]:
    if set(given) != set(wanted):
        needs = ", ".join(f"{each}={kind}" for each, kind in wanted.items()) or "no values"
        raise WrongUsage(f"The question {name} takes {needs}.")
    return {each: _term(thread, walkable, kind, given[each]) for each, kind in wanted.items()}


def _term(thread: Thread, walkable: Walkable, kind: str, text: str) -> Value:
    if kind == "thing":
        return _thing(thread, walkable, text)
    if kind == "period":
        return read_period(text).iri
    if kind == "day":
        return day_term(read_day(text))
    return time_term(read_time(text)) if kind == "time" else text_term(text)


def _thing(thread: Thread, walkable: Walkable, text: str) -> NamedNode:
    """The thing that a name means, or else the record that a handle names."""
    try:
        return NamedNode(walkable.things.find(text).iri)
    except NotInThread:
        if "@" in text or "/" in text:
            return record_iri(thread, text)
        raise


def _own(thread: Thread, walkable: Walkable, path: Path, given: Mapping[str, str]) -> Rows | Statements:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadArgument(f"The query {path} cannot be read.") from error
    wanted = parameters_of(text)
    values = _bound(thread, walkable, path.name, wanted, given)
    plain = without_comments(text)
    bound = bind(plain, values) if wanted else plain
    refuse_reaching_out(bound)
    try:
        return _answer(thread, walkable.snapshot.store, bound, thread.names.snapshot, [])
    except SyntaxError as error:
        raise QueryRefused(f"{path} is not a SPARQL query: {error}") from error


def refuse_reaching_out(text: str) -> None:
    """Refuse a query that is too long, nested too deep, changes anything or reaches outside the snapshot."""
    guard(text)


def _answer(
    thread: Thread, store: Store, text: str, graph: NamedNode, named: list[NamedNode]
) -> Rows | Statements:
    found = store.query(text, default_graph=[graph], named_graphs=list(named))
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(t.value if t is not None else None for t in row) for row in found)
        return Rows(columns, rows, thread.illustrative)
    if isinstance(found, QueryBoolean):
        return Rows(("answer",), (("yes" if found else "no",),), thread.illustrative)
    triples = sorted(found, key=str)
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    return Statements(len(triples), turtle.decode())
