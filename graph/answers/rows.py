"""Named questions and questions of one's own, answered as rows of plain values.

A stranger's SPARQL is not run here; this is for the person at the command line, whose
query is parsed first and refused if it would reach outside the snapshot.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store, serialize
from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseQuery

from graph.answers.history import record_iri
from graph.answers.model import Walkable
from graph.bind import Value, bind
from graph.catalogue import CATALOGUE
from graph.errors import BadArgument, NotInThread, QueryRefused
from graph.names import Names
from graph.query import Query, parse_header, without_comments
from graph.status.periods import PeriodError, parse_period
from graph.terms import text_term
from graph.thread import Thread
from ontology import PREFIXES, XSD

LONGEST_QUERY = 64_000


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: its columns, and its rows as texts, none where a cell is empty."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

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
        return _questions()
    given = _given(values)
    if name.endswith(".rq"):
        return _own(walkable, Path(name), given)
    query = CATALOGUE.get(name)
    if query is None:
        raise NotInThread(name, [each for each in CATALOGUE if name in each][:5])
    text = bind(query.text, _bound(thread, walkable, query, given))
    if query.header.reads == "trail":
        graphs = [thread.names.change_set_graph(row.sequence) for row in thread.change_sets]
        return _answer(thread.store, text, thread.names.trail, graphs)
    return _answer(walkable.snapshot.store, text, thread.names.snapshot, [])


def _questions() -> Rows:
    rows = tuple(
        (name, query.header.question, " ".join(f"{p}={kind}" for p, kind in query.header.parameters.items()))
        for name, query in sorted(CATALOGUE.items())
    )
    return Rows(("name", "question", "values"), rows)


def _given(values: Iterable[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    bad = [name for name, equals, _ in pairs if not equals]
    if bad:
        raise BadArgument(f"Give values as name=value; “{bad[0]}” is not.")
    return {name: text for name, _, text in pairs}


def _bound(
    thread: Thread, walkable: Walkable, query: Query[tuple[object, ...]], given: Mapping[str, str]
) -> dict[str, Value]:
    wanted = query.header.parameters
    if set(given) != set(wanted):
        needs = ", ".join(f"{name}={kind}" for name, kind in wanted.items()) or "no values"
        raise BadArgument(f"The question {query.name} takes {needs}.")
    return {name: _term(thread, walkable, kind, given[name]) for name, kind in wanted.items()}


def _term(thread: Thread, walkable: Walkable, kind: str, text: str) -> Value:
    if kind == "thing":
        return _thing(thread, walkable, text)
    if kind == "period":
        try:
            return parse_period(text).iri
        except PeriodError as error:
            raise BadArgument(str(error)) from error
    if kind in {"day", "time"}:
        return Literal(text, datatype=XSD.date if kind == "day" else XSD.dateTime)
    return text_term(text)


def _thing(thread: Thread, walkable: Walkable, text: str) -> NamedNode:
    if "@" in text or "/" in text:
        return record_iri(thread, text)
    return NamedNode(walkable.things.find(text).iri)


def _own(walkable: Walkable, path: Path, given: Mapping[str, str]) -> Rows | Statements:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadArgument(f"The query {path} cannot be read.") from error
    plain = without_comments(text)
    header = parse_header(path.stem, text) if given else None
    values = {
        name: _term_of_own(walkable, kind, given.get(name, "")) for name, kind in header.parameters.items()
    } if header else {}  # fmt: skip
    bound = bind(plain, values)
    refuse_reaching_out(bound)
    names: Names = walkable.snapshot.names
    try:
        return _answer(walkable.snapshot.store, bound, names.snapshot, [])
    except SyntaxError as error:
        raise QueryRefused(f"{path} is not a query: {error}") from error


def _term_of_own(walkable: Walkable, kind: str, text: str) -> Value:
    if kind == "thing":
        return NamedNode(walkable.things.find(text).iri)
    return parse_period(text).iri if kind == "period" else text_term(text)


def refuse_reaching_out(text: str) -> None:
    """Refuse a query that is too long, not a query, or reaches outside the snapshot."""
    if len(text) > LONGEST_QUERY:
        raise QueryRefused(f"The query has {len(text)} characters; at most {LONGEST_QUERY} are run.")
    try:
        parsed = parseQuery(text)
    except (ParseException, RecursionError) as error:
        raise QueryRefused(f"This is not a SPARQL query: {error}") from error
    names = _names(parsed)
    if "ServiceGraphPattern" in names:
        raise QueryRefused("SERVICE is not run: a query here reaches no other address.")
    if "DatasetClause" in names or "datasetClause" in names:
        raise QueryRefused(
            "FROM is not run: a query here reads one snapshot; choose it with --as-of and --on."
        )


def _names(node: object) -> set[str]:
    found = {str(getattr(node, "name", ""))}
    children: Iterable[object] = ()
    if isinstance(node, Mapping):
        found |= set(map(str, node))
        children = node.values()
    elif isinstance(node, Iterable) and not isinstance(node, str | bytes):
        children = node
    for child in children:
        found |= _names(child)
    return found


def _answer(store: Store, text: str, graph: NamedNode, named: list[NamedNode]) -> Rows | Statements:
    found = store.query(text, default_graph=[graph], named_graphs=list(named))
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(tuple(t.value if t is not None else None for t in row) for row in found))
    if isinstance(found, QueryBoolean):
        return Rows(("answer",), (("yes" if found else "no",),))
    triples = sorted(found, key=str)
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    return Statements(len(triples), turtle.decode())
