"""Readers of strangers' queries: real processes, which real bombs end while the next question is answered."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple

from graph.names import Names
from graph.sparql_guard import QueryNotRun
from graph.store import confinement
from graph.store.confinement import unconfinable
from graph.store.layout import Layout
from graph.store.reader import keep_snapshot, snapshot_path
from graph.store.readers import Answer, Question, ReaderLimits, ReaderPool
from ontology import RDFS

pytestmark = pytest.mark.skipif(unconfinable() is not None, reason="readers cannot be confined here")

NAMES = Names("https://data.anytown.example")
LIMITS = ReaderLimits(readers=2, deadline=1.5, patience=4.0, memory=512 << 20, answer=1 << 20)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
JSON, TURTLE = "application/sparql-results+json", "text/turtle"
RISKS = 400
PAIRS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kept snapshot of a few hundred statements."""
    path = snapshot_path(Layout(tmp_path_factory.mktemp("thread")), 1, date(2020, 9, 30), date(2020, 11, 15))
    said = {Triple(NAMES.record("risk", f"RK{n}"), RDFS.label, Literal(f"Risk {n}")) for n in range(RISKS)}
    keep_snapshot(path, said, NAMES.snapshot)
    return path


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    """Two readers with small limits."""
    with ReaderPool(LIMITS) as made:
        yield made


@pytest.fixture
def ask(pool: ReaderPool, folder: Path) -> Callable[[str], Answer]:
    """Ask the kept snapshot."""
    return lambda text: pool.ask(Question(folder, NAMES.snapshot.value, text, JSON, TURTLE))


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of somebody who listens on this machine, and what they heard."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        listening = threading.Event()

        def listen() -> None:
            while not listening.is_set():
                try:
                    server.accept()[0].close()
                    heard.append("a caller")
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", heard
        listening.set()
        thread.join()


def count(answer: Answer) -> int:
    """The one number that an answer holds."""
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


def refused(ask: Callable[[str], Answer], text: str) -> str:
    """The code of the refusal of a query."""
    with pytest.raises(QueryNotRun) as told:
        ask(text)
    return told.value.code


def ended(pid: int) -> bool:
    """Whether a process of ours has ended, all its threads with it."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def gone(pid: int) -> bool:
    """Whether a process has ended and was waited for."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def waited(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Whether a condition comes to hold within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        time.sleep(0.02)
    return condition()


def test_a_query_is_answered_from_the_folder_and_graph_it_names(ask):
    """The plain case."""
    assert count(ask(COUNT)) == RISKS


def test_statements_come_in_the_media_type_for_statements(ask):
    """Only the engine knows for certain which form a query has."""
    found = ask("CONSTRUCT { ?s ?p 'x' } WHERE { ?s ?p 'Risk 7' }")
    assert (found.form, found.body.count(b'"x"')) == ("triples", 1)


def test_a_form_whose_media_type_is_not_wanted_is_said(pool, folder):
    """Who accepts only a table cannot be given statements."""
    question = Question(folder, NAMES.snapshot.value, "DESCRIBE <http://a.example/>", JSON, None)
    with pytest.raises(QueryNotRun, match="CONSTRUCT and DESCRIBE") as told:
        pool.ask(question)
    assert told.value.code == "not-acceptable"


def test_no_other_graph_can_be_read(ask):
    """The trail stands in the same checkpoint; `FROM` must not open it."""
    assert count(ask(f"SELECT (COUNT(*) AS ?n) FROM <{NAMES.trail.value}> {{ ?s ?p ?o }}")) == RISKS
    assert count(ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")) == 0


@pytest.mark.parametrize("text", ["SELECT", "INSERT DATA { <a:> <b:> 1 }", "LOAD <http://127.0.0.1/>", ""])
def test_what_is_not_a_query_is_said(ask, text):
    """The engine's own grammar is what refuses an update, whatever the guard made of it."""
    assert refused(ask, text) == "query-malformed"


def test_a_folder_that_is_gone_is_said(pool, folder):
    """A writer may prune a checkpoint between a question and its reading."""
    question = Question(folder / "none", NAMES.snapshot.value, COUNT, JSON, TURTLE)
    with pytest.raises(QueryNotRun, match="no longer kept"):
        pool.ask(question)


def test_the_next_question_may_name_another_folder(pool, folder, tmp_path):
    """A newer checkpoint is read by naming it; nothing is started anew."""
    said = {Triple(NAMES.record("risk", "RK1"), RDFS.label, Literal("Flood"))}
    keep_snapshot(tmp_path / "newer", said, NAMES.snapshot)
    before = pool.pids
    asked = [tmp_path / "newer", folder, tmp_path / "newer", folder]
    found = [count(pool.ask(Question(each, NAMES.snapshot.value, COUNT, JSON, None))) for each in asked]
    assert (found, pool.pids) == ([1, RISKS, 1, RISKS], before)


BOMBS = {
    "a cross product that is sorted": (
        f"SELECT * {{ {PAIRS} }} ORDER BY ?a ?d ?g LIMIT 5",
        {"query-timeout", "query-memory"},
    ),
    "a cross product that is counted": (f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} }}", {"query-timeout"}),
    "every pair constructed": (
        "CONSTRUCT { ?a ?e ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        {"answer-too-large", "query-timeout"},
    ),
    "every pair selected": (f"SELECT * {{ {PAIRS} }}", {"answer-too-large", "query-timeout"}),
    "a text doubled thirty times": (
        "SELECT (STRLEN(?t30) AS ?n) { BIND('0123456789abcdef' AS ?t0) "
        + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(30))
        + "}",
        {"query-memory", "query-timeout"},
    ),
    "all kept apart": (
        f"SELECT DISTINCT (CONCAT(?c, ?f, ?i) AS ?x) {{ {PAIRS} }} ORDER BY ?x",
        {"query-timeout", "query-memory"},
    ),
    "a regular expression with nested repeats": (
        f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} FILTER REGEX(CONCAT(?c, ?f, ?i), '(R|Ri|i|s|k)*(.+)+x$') }}",
        {"query-timeout"},
    ),
    "a regular expression that grows": (
        "SELECT (REGEX('a', '((((((a{1,100}){1,100}){1,100}){1,100}){1,100}){1,100})$') AS ?n) {}",
        {"query-failed", "query-memory", "query-timeout", ""},
    ),
    "brackets nested ten thousand deep": (
        f"SELECT * {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}",
        {"query-crashed", "query-timeout"},
    ),
    "groups nested ten thousand deep": (
        f"SELECT * {'{' * 10_000}{'}' * 10_000}",
        {"query-crashed", "query-timeout"},
    ),
    "twenty thousand unions": (
        f"SELECT * {{ {' UNION '.join(['{}'] * 20_000)} }}",
        {"query-crashed", "query-timeout"},
    ),
    "lists nested a hundred deep": (
        f"SELECT * {{ ?a ?b {'(' * 95}1{')' * 95} }}",
        {"query-timeout", ""},
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_by_its_deadline_and_the_next_question_is_answered(ask, name):
    """Whatever one stranger asks, nobody else may notice; the guard is not there to help."""
    text, expected = BOMBS[name]
    begun = time.monotonic()
    try:
        ask(text)
        code = ""
    except QueryNotRun as told:
        code = told.code
    assert time.monotonic() - begun < LIMITS.deadline + 1
    assert code in expected
    assert count(ask(COUNT)) == RISKS
    assert time.monotonic() - begun < 2 * LIMITS.deadline + 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a text doubled thirty times", "query-memory"),
        ("every pair selected", "answer-too-large"),
        ("groups nested ten thousand deep", "query-crashed"),
    ],
)
def test_with_time_enough_the_other_limits_hold(folder, name, code):
    """The deadline must not be the only one that works."""
    limits = ReaderLimits(readers=1, deadline=20.0, memory=512 << 20, answer=1 << 20)
    with ReaderPool(limits) as slow, pytest.raises(QueryNotRun) as told:
        slow.ask(Question(folder, NAMES.snapshot.value, BOMBS[name][0], JSON, TURTLE))
    assert told.value.code == code


SERVICES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{0}> AS ?where) SERVICE ?where {{ ?s ?p ?o }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "LOAD <{0}>",
]


@pytest.mark.parametrize("text", SERVICES)
def test_no_query_reaches_an_address_even_past_the_guard(ask, listener, text):
    """The filter of the kernel is the wall; the guard only gives the clearer sentence."""
    address, heard = listener
    with suppress(QueryNotRun):
        ask(text.format(address))
    time.sleep(0.15)
    assert heard == []


def test_the_listener_of_these_tests_does_hear(listener):
    """A listener that heard nobody would prove nothing."""
    address, heard = listener
    port = int(address.rsplit(":", 1)[1].rstrip("/"))
    socket.create_connection(("127.0.0.1", port)).close()
    assert waited(lambda: bool(heard))


def test_eight_at_once_are_all_answered(ask):
    """More callers than readers wait their turn."""
    with ThreadPoolExecutor(8) as callers:
        found = list(callers.map(lambda _: count(ask(COUNT)), range(80)))
    assert found == [RISKS] * 80


def test_a_bomb_does_not_hold_up_the_other_reader(ask):
    """One stranger may waste one reader at a time."""
    with ThreadPoolExecutor(1) as other:
        bomb = other.submit(refused, ask, BOMBS["a cross product that is counted"][0])
        begun = time.monotonic()
        assert [count(ask(COUNT)) for _ in range(5)] == [RISKS] * 5
        assert time.monotonic() - begun < LIMITS.deadline
        assert bomb.result() == "query-timeout"


def test_readers_killed_from_outside_are_replaced(pool, ask):
    """The system may end any process when memory is short."""
    before = pool.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert waited(lambda: all(ended(pid) for pid in before))
    assert [count(ask(COUNT)) for _ in range(4)] == [RISKS] * 4
    assert not before & pool.pids


def test_a_reader_killed_while_it_works_is_said_and_replaced(pool, ask):
    """Who asked is told at once, not at the deadline."""
    with ThreadPoolExecutor(1) as other:
        asked = other.submit(refused, ask, BOMBS["a cross product that is counted"][0])
        time.sleep(0.4)
        for pid in pool.pids:
            os.kill(pid, signal.SIGKILL)
        assert asked.result() == "query-crashed"
    assert count(ask(COUNT)) == RISKS


def test_a_reader_that_is_stopped_is_ended_at_its_deadline(pool, ask):
    """A process that does nothing at all must not hold its caller for ever."""
    for pid in pool.pids:
        os.kill(pid, signal.SIGSTOP)
    assert refused(ask, COUNT) == "query-timeout"
    for pid in pool.pids:
        os.kill(pid, signal.SIGCONT)
    assert count(ask(COUNT)) == RISKS


def test_waiting_too_long_for_a_reader_is_said(folder):
    """A queue without end would answer people who have long gone."""
    limits = ReaderLimits(readers=1, deadline=1.5, patience=0.2, memory=512 << 20)
    bomb = Question(folder, NAMES.snapshot.value, BOMBS["a cross product that is counted"][0], JSON, None)
    with ReaderPool(limits) as small, ThreadPoolExecutor(1) as other:
        first = other.submit(small.ask, bomb)
        time.sleep(0.1)
        with pytest.raises(QueryNotRun, match=r"busy for 0\.2 seconds") as told:
            small.ask(bomb)
        assert told.value.code == "readers-busy"
        assert isinstance(first.exception(), QueryNotRun)


def test_closing_leaves_no_process_also_of_a_query_under_way(folder):
    """A server that stops must not leave readers burning a core."""
    pool = ReaderPool(LIMITS)
    pool.start()
    with ThreadPoolExecutor(1) as other:
        bomb = Question(folder, NAMES.snapshot.value, BOMBS["a cross product that is counted"][0], JSON, None)
        asked = other.submit(pool.ask, bomb)
        time.sleep(0.3)
        pids = pool.pids
        pool.close()
        assert isinstance(asked.exception(), QueryNotRun)
    assert pids
    assert all(gone(pid) for pid in pids)
    with pytest.raises(QueryNotRun, match="stopping"):
        pool.ask(bomb)


OWNER = """
import sys, threading, time
from pathlib import Path
from graph.store.readers import Question, ReaderLimits, ReaderPool
pool = ReaderPool(ReaderLimits(readers=2, deadline=1.0))
pool.start()
question = Question(Path(sys.argv[1]), sys.argv[2], sys.argv[3], "text/csv", None)
threading.Thread(target=pool.ask, args=(question,)).start()
time.sleep(0.3)
print(*pool.pids, flush=True)
time.sleep(60)
"""


def test_readers_leave_when_their_server_was_killed(folder):
    """Nobody is left to close them: idle ones see the end of their pipe, busy ones have their own clock."""
    arguments = [str(folder), NAMES.snapshot.value, BOMBS["a cross product that is counted"][0]]
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, *arguments], stdout=subprocess.PIPE, text=True
    ) as owner:
        pids = [int(each) for each in owner.stdout.readline().split()]
        owner.kill()
    assert len(pids) == 2
    assert waited(lambda: not any(runs(pid) for pid in pids), 8)


def runs(pid: int) -> bool:
    """Whether a process still does anything; one that nobody waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_elsewhere_strangers_queries_are_off_with_a_sentence(monkeypatch, folder):
    """Without the filter a reader could reach the network, so there are no readers."""
    monkeypatch.setattr(confinement.platform, "machine", lambda: "sparc64")
    with ReaderPool(LIMITS) as pool:
        assert pool.pids == frozenset()
        with pytest.raises(QueryNotRun, match=r"SPARQL is off here.*sparc64"):
            pool.ask(Question(folder, NAMES.snapshot.value, COUNT, JSON, None))
