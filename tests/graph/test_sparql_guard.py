"""What is refused of a query by its text alone, and what must not be."""

import socket
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from graph.catalogue import CATALOGUE
from graph.query import Query
from graph.sparql_guard import LONGEST_QUERY, Caps, QueryNotRun, guard

ELSEWHERE = "<http://127.0.0.1:9/>"
PREFIX = "PREFIX ex: <http://127.0.0.1:9/> PREFIX : <http://127.0.0.1:9/> "


def code(text: str) -> str:
    """The code of the refusal of a query; empty where it is let pass."""
    try:
        guard(text)
    except QueryNotRun as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("query", CATALOGUE.values(), ids=CATALOGUE)
def test_every_question_of_our_own_passes(query: Query[tuple[object, ...]]) -> None:
    """The caps leave room for any query that a person would write."""
    guard(query.text)


SERVICES = [
    f"SELECT * {{ SERVICE {ELSEWHERE} {{}} }}",
    f"SELECT * {{ sErViCe{ELSEWHERE}{{}} }}",
    f"SELECT * {{ SERVICE SILENT {ELSEWHERE} {{}} }}",
    f"SELECT * {{SERVICESILENT{ELSEWHERE}{{}}}}",
    "SELECT * { BIND(<a:> AS ?x) SERVICE ?x {} }",
    "SELECT * {SERVICE?x{}}",
    f"{PREFIX} SELECT * {{SERVICEex:{{}}}}",
    f"{PREFIX} SELECT * {{SERVICESILENTex:{{}}}}",
    f"{PREFIX} SELECT * {{SERVICE:{{}}}}",
    f"{PREFIX} SELECT * {{SERVICE ex:a\\#b{{}}}}",
    f"{PREFIX} SELECT * {{?s ?p ex:.SERVICE{ELSEWHERE}{{}}}}",
    f"SELECT * {{?s ?p 1SERVICE{ELSEWHERE}{{}}}}",
    f"SELECT * {{?s ?p trueSERVICE{ELSEWHERE}{{}}}}",
    f"SELECT * {{?s ?p 'a'SERVICE{ELSEWHERE}{{}}}}",
    f"SELECT * {{?s ?p ?o.SERVICE{ELSEWHERE}{{}}}}",
    f"SELECT * {{ SERVICE #{{\r {ELSEWHERE} # a remark\n {{}} }}",
    f"SELECT * {{FILTER(1<1)SERVICE#>\n{ELSEWHERE}{{}}}}",
    f"SELECT * {{FILTER('a'<')>')SERVICE{ELSEWHERE}{{?s ?p ?o}}FILTER('a'='a')}}",
    f"ASK {{ FILTER EXISTS {{ SERVICE {ELSEWHERE} {{}} }} }}",
    f"SELECT * {{ \\u0053ERVICE {ELSEWHERE} {{}} }}",
    f"SELECT * {{ S\\U00000045RVICE {ELSEWHERE} {{}} }}",
]


@pytest.mark.parametrize("text", SERVICES)
def test_service_is_found_however_it_is_written(text: str) -> None:
    """The engine needs no space before or after a keyword, and takes it in any case."""
    assert code(text) == "service-not-run"


@settings(deadline=None)
@given(
    before=st.sampled_from(
        ["", " ", "1", "true", "?s ?p 1", "?s ?p ?o.", "?s ?p 'x'", "FILTER(1<2)", "{}", "#\n"]
    ),
    word=st.sampled_from(["SERVICE", "service", "SeRvIcE"]),
    silent=st.sampled_from(["", "SILENT", " silent "]),
    gap=st.sampled_from(["", " ", "\t\n", "#x\n", "#}{\r#>\n", "#'\n"]),
    group=st.sampled_from(["{}", "{?a ?b ?c}", "#\n{}"]),
)
def test_whatever_reaches_the_network_was_refused(
    before: str, word: str, silent: str, gap: str, group: str
) -> None:
    """Each way of writing it is tried on the engine; one that calls must not have passed the guard."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"<http://127.0.0.1:{server.getsockname()[1]}/>"
        text = f"SELECT * {{{before}{word}{silent}{gap}{address}{gap}{group}}}"
        if calls(server, text):
            assert code(text) == "service-not-run"


def test_the_engine_does_call_an_address_unless_it_is_kept_from_it() -> None:
    """The property above would prove nothing if nothing ever called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert calls(server, f"SELECT * {{SERVICE<http://127.0.0.1:{server.getsockname()[1]}/>{{?s ?p ?o}}}}")


def calls(server: socket.socket, text: str) -> bool:
    """Whether the engine, asked a query, calls the listener."""
    server.settimeout(0)
    thread = threading.Thread(target=answer_nothing, args=(text,))
    thread.start()
    called = False
    while thread.is_alive() and not called:
        try:
            server.accept()[0].close()
            called = True
        except BlockingIOError:
            time.sleep(0.001)
    server.close()
    thread.join()
    return called


def answer_nothing(text: str) -> None:
    """Ask the engine and keep nothing of what it says."""
    try:
        list(Store().query(text))  # type: ignore[arg-type]
    except (SyntaxError, OSError, RuntimeError):
        return


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOAD <http://127.0.0.1:9/>", "load-not-run"),
        ("# SELECT\nPREFIX ex: <http://x/select> lOaD SILENT ex:a", "load-not-run"),
        ("INSERT DATA { <a:> <b:> 1 }", "update-not-run"),
        ("BASE <http://x/> PREFIX select: <http://x/> DELETE WHERE { ?s ?p ?o }", "update-not-run"),
        ("WITH <a:> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "update-not-run"),
        ("DROP ALL", "update-not-run"),
        ("C\\u004cEAR ALL", "update-not-run"),
        ("SELECT * FROM <a:> { ?s ?p ?o }", "from-not-run"),
        ("SELECT * from named <a:> { GRAPH ?g { ?s ?p ?o } }", "from-not-run"),
        ("DESCRIBE ?s FROM<a:>{ ?s ?p ?o }", "from-not-run"),
    ],
)
def test_each_thing_not_run_has_its_own_code(text: str, expected: str) -> None:
    """A program that is refused can tell why."""
    assert code(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a <http://x/Service> ; <http://x/service#load> 'SERVICE from LOAD' }",
        "PREFIX service: <http://x/service#>\nDESCRIBE ?x { ?x a service:Service }",
        "PREFIX from: <http://x/from#> SELECT (1 AS ?from) { ?insert from:from ?load }",
        "SELECT * { GRAPH <http://x/service> {} GRAPH ?service {} ?a <http://x/services/7> ?b }",
        "PREFIX gt: <http://x/> SELECT * { ?m gt:ofService ?s { ?s a gt:Service } UNION { ?s ?p 1 } }",
        'SELECT * { ?s ?p """a "quoted" service { } from""" } # SERVICE <a:> LOAD from',
        "SELECT * { ?s ?p 'it\\'s a service <x> [[[[ ' ; ?q \"\\\"}}}\" }",
    ],
)
def test_the_same_words_as_names_and_texts_pass(text: str) -> None:
    """Services are half of what a council's thread speaks of."""
    assert code(text) == ""


@pytest.mark.parametrize(("opening", "closing"), ["()", "[]", "{}"])
def test_brackets_may_nest_as_deep_as_the_cap_and_no_deeper(opening: str, closing: str) -> None:
    """One level further the sentence says so."""
    deepest = Caps().deepest
    assert code(opening * deepest + closing * deepest) == ""
    assert code(opening * (deepest + 1)) == "query-too-deep"


def test_brackets_in_texts_addresses_and_remarks_do_not_count() -> None:
    """A commentary may hold any number of them."""
    many = "(" * 500
    assert code(f'ASK {{ ?s ?p \'{many}\', """{many}\n""", <http://x/{many}> }} # {many}') == ""


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {" + "{}UNION" * 8_000 + "{}}",
        "SELECT * {" + "OPTIONAL{?s ?p ?o}" * 1_001 + "}",
        "SELECT * {" + "FILTER(1)" * 1_001 + "}",
        "SELECT " + "(1 AS ?a)" * 1_001 + "{}",
        "ASK { FILTER(" + "!" * 3_000 + "1) }",
        "ASK { ?a " + "/".join(["<a:>"] * 3_000) + " ?b }",
        "ASK { FILTER(" + "||".join(["1"] * 3_000) + ") }",
        "service " * 200,
    ],
    ids=["unions", "optionals", "filters", "columns", "nots", "path", "ors", "services"],
)
def test_long_chains_are_refused(text: str) -> None:
    """They nest in the engine although no bracket shows it."""
    assert code(text) == "query-too-many-parts"


def test_a_text_is_refused_for_its_length_before_anything_else() -> None:
    """Twenty thousand unions do not fit."""
    assert code("SELECT * {" + "{}UNION" * 20_000 + "{}}") == "query-too-long"
    assert code("#" * LONGEST_QUERY) == ""


@pytest.mark.parametrize(
    "piece",
    [
        '"""\\"', "'", '"', "<", "<a", "a.", ":", "?a:", "service", "service ", "#service\n", "service#",
        "service <", "service a:", "{}", "\\", "\\u0041", "'''\\'", "\\U0011ffff", "é", "@a-",
    ],
)  # fmt: skip
def test_no_text_takes_long_to_look_at(piece: str) -> None:
    """The guard runs in the server itself, which no deadline protects."""
    text = (piece * LONGEST_QUERY)[:LONGEST_QUERY]
    begun = time.process_time()
    code(text)
    code(piece * 90 + "#" + text[: -90 * len(piece) - 1])
    assert time.process_time() - begun < 2


@settings(deadline=None)
@given(st.text(alphabet="{}()[]<>\"'#\\?$@:.;,uU0 \nSERVICEservicefromLOAD", max_size=200))
def test_any_text_is_passed_or_refused_by_a_code(text: str) -> None:
    """Nothing a stranger types may come out as another error."""
    assert code(text) in {
        "", "service-not-run", "load-not-run", "update-not-run", "from-not-run", "query-too-deep",
    }  # fmt: skip
