"""``/sparql`` over real HTTP: a real server, real readers, a small council; bombs among plain queries."""

import csv
import io
import json
import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from pyoxigraph import RdfFormat, parse

from api.opened import OpenThread
from api.sparql import SparqlState, sparql_router
from api.sparql_description import SD
from graph.answers.asked import read_day, read_time
from graph.store.confinement import unconfinable
from graph.store.readers import ReaderLimits, ReaderPool
from graph.thread import Moment, Thread

pytestmark = pytest.mark.skipif(unconfinable() is not None, reason="readers cannot be confined here")

LIMITS = ReaderLimits(readers=4, deadline=1.5, patience=4.0, memory=512 << 20, answer=1 << 20)
PER_CALLER = 12
GT = "PREFIX gt: <https://w3id.org/goldenthread/def#> "
MEASURES = GT + "SELECT ?code WHERE { ?m a gt:Measure ; gt:code ?code } ORDER BY ?code"
CODES = ["ED1", "ED2", "FS1"]
STATEMENTS = GT + "CONSTRUCT { ?m gt:code ?code } WHERE { ?m a gt:Measure ; gt:code ?code }"
PAIRS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    """Readers with small limits."""
    with ReaderPool(LIMITS) as made:
        yield made


@pytest.fixture(scope="module")
def folder(first_steps: Thread, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small council, whose kept snapshots are nobody else's."""
    made = tmp_path_factory.mktemp("served") / "thread"
    shutil.copytree(first_steps.layout.root, made)
    return made


@pytest.fixture(scope="module")
def client(folder: Path, pool: ReaderPool) -> Iterator[httpx.Client]:
    """A client of a server that serves the small council."""
    opened = OpenThread(folder)
    today = date.fromisoformat(opened.layout.read_format().today or "2020-11-15")

    def moment(as_of: str | None, on: str | None) -> Moment:
        return Moment(read_time(as_of) if as_of else None, read_day(on) if on else today, today)

    app = FastAPI()
    app.include_router(sparql_router(SparqlState(pool, opened.thread, moment, per_caller=PER_CALLER)))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as made:
        while not server.started:
            time.sleep(0.02)
        yield made
    server.should_exit = True
    thread.join()


def get(client: httpx.Client, query: str, accept: str = "*/*", **more: str) -> httpx.Response:
    """Ask by GET."""
    return client.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})


def post(client: httpx.Client, query: str) -> httpx.Response:
    """Ask by POST, as a query may be long."""
    return client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})


def codes(response: httpx.Response) -> list[str]:
    """The measures that an answer in JSON lists."""
    assert response.status_code == 200, response.text
    return [row["code"]["value"] for row in response.json()["results"]["bindings"]]


def problem(response: httpx.Response) -> tuple[int, str]:
    """The status and code of a problem, which has the right media type and says something."""
    assert response.headers["Content-Type"].startswith("application/problem+json")
    body = response.json()
    assert body["status"] == response.status_code
    assert len(body["detail"]) > 10
    return body["status"], body["code"]


def test_all_three_ways_of_asking_give_the_same_answer(client):
    """The protocol has three, and each has tools that know only that one."""
    form = client.post("/sparql", data={"query": MEASURES})
    answers = [codes(each) for each in (get(client, MEASURES), form, post(client, MEASURES))]
    assert answers == [CODES] * 3


@pytest.mark.parametrize(
    ("accept", "sent"),
    [
        (None, JSON),
        ("*/*", JSON),
        (JSON, JSON),
        ("application/json", "application/json"),
        (XML, XML),
        (CSV, CSV),
        (TSV, TSV),
        (f"{JSON};q=0.2, {XML};q=0.9", XML),
        (f"text/*;q=0.3, {CSV};q=0", TSV),
        (f"text/html, {XML};q=0.4, */*;q=0.1", XML),
        (f"{CSV}, {JSON};q=0.1, {TSV};q=0.99", CSV),
    ],
)
def test_rows_come_in_the_media_type_that_is_preferred(client, accept, sent):
    """Weights and ranges decide, not the order in which types are named."""
    headers = {"Accept": accept} if accept else {}
    request = client.build_request("GET", "/sparql", params={"query": MEASURES}, headers=headers)
    if accept is None:
        del request.headers["Accept"]
    response = client.send(request)
    assert response.headers["Content-Type"].partition(";")[0] == sent
    assert "Accept" in response.headers["Vary"]
    assert read(sent, response.text) == CODES


def read(media_type: str, text: str) -> list[str]:
    """The codes in an answer, read by something that the product does not use to write it."""
    if media_type.endswith("json"):
        return [row["code"]["value"] for row in json.loads(text)["results"]["bindings"]]
    if media_type == XML:
        space = "{http://www.w3.org/2005/sparql-results#}"
        return [each.text or "" for each in ElementTree.fromstring(text).iter(f"{space}literal")]
    rows = list(csv.reader(io.StringIO(text), delimiter="," if media_type == CSV else "\t"))
    return [row[0].strip('"') for row in rows[1:]]


@pytest.mark.parametrize(
    ("accept", "sent", "form"),
    [
        ("*/*", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        (f"{JSON}, application/ld+json;q=0.8, text/turtle;q=0.1", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_statements_come_in_the_media_type_that_is_preferred(client, accept, sent, form):
    """Types for rows are passed over when the answer is statements."""
    response = get(client, STATEMENTS, accept)
    assert response.headers["Content-Type"].partition(";")[0] == sent
    assert sorted(quad.object.value for quad in parse(response.content, format=form)) == CODES


@pytest.mark.parametrize(
    ("accept", "sent"), [("*/*", b'"boolean":true'), (XML, b"<boolean>true"), (CSV, b"true")]
)
def test_yes_or_no_is_an_answer(client, accept, sent):
    """ASK goes by the media types for rows."""
    assert sent in get(client, "ASK { ?s ?p ?o }", accept).content


@pytest.mark.parametrize(
    ("query", "accept"),
    [(MEASURES, "text/turtle"), (STATEMENTS, CSV), (MEASURES, "image/png"), (MEASURES, f"{JSON};q=0")],
)
def test_what_has_no_acceptable_form_is_406(client, query, accept):
    """Nobody gets a form they did not ask for."""
    assert problem(get(client, query, accept)) == (406, "not-acceptable")


def test_without_a_query_the_service_describes_itself(client):
    """Clients look there for the formats, and must not find federation."""
    response = client.get("/sparql")
    assert response.headers["Content-Type"].startswith("text/turtle")
    said = list(parse(response.content, format=RdfFormat.TURTLE))
    assert [q.object.value for q in said if q.predicate == SD.endpoint] == [
        str(client.base_url.join("/sparql"))
    ]
    assert len([q for q in said if q.predicate == SD.resultFormat]) == 8
    assert not any("Federated" in str(q.object) or "Update" in str(q.object) for q in said)
    assert problem(client.get("/sparql", headers={"Accept": "text/html"})) == (406, "not-acceptable")


def test_only_the_snapshot_is_in_sight(client):
    """The trail and the change sets' own graphs stand in the same folder."""
    assert get(client, "ASK { GRAPH ?g { ?s ?p ?o } }").json()["boolean"] is False
    assert get(client, GT + "ASK { ?s a gt:RecordVersion }").json()["boolean"] is False


def test_another_day_and_another_time_are_other_snapshots(client, folder):
    """Each is made once and kept as a store that the readers open."""
    judged = GT + "SELECT (STR(?on) AS ?code) WHERE { ?s gt:validOn ?on }"
    days = {day: codes(get(client, judged, on=day)) for day in ("2020-09-30", "2021-03-31")}
    assert days == {day: [day] for day in days}
    assert codes(get(client, MEASURES, as_of="2030-01-01T00:00:00Z")) == CODES
    assert len(list((folder / "snapshots").iterdir())) >= 2
    early = get(client, MEASURES, as_of="1990-01-01T00:00:00Z")
    assert problem(early) == (400, "bad-argument")


def test_eight_at_once_may_ask_for_a_day_nobody_asked_for_before(client):
    """The same snapshot is then made by several at once."""
    with ThreadPoolExecutor(8) as callers:
        found = list(callers.map(lambda _: codes(get(client, MEASURES, on="2020-12-24")), range(8)))
    assert found == [CODES] * 8


UPDATE = "INSERT DATA { <a:> <b:> 1 }"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT", (400, "query-malformed")),
        ("which measures are red?", (400, "query-malformed")),
        ("", (400, "query-malformed")),
        ("SELECT * { " + "[" * 150 + "]" * 150 + " ?p ?o }", (400, "query-too-deep")),
        ("SELECT * {" + "{}UNION" * 5_000 + "{}}", (400, "query-too-many-parts")),
        ("SELECT * {" + "{}UNION" * 20_000 + "{}}", (413, "query-too-long")),
        ("#" * 1_000_000, (413, "query-too-long")),
        ("SELECT * FROM <http://x/> { ?s ?p ?o }", (400, "from-not-run")),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", (403, "service-not-run")),
        ("LOAD <http://x/>", (403, "load-not-run")),
        (UPDATE, (403, "update-not-run")),
    ],
    ids=lambda value: str(value)[:30],
)
def test_each_refusal_has_its_status_and_code(client, query, expected):
    """As a problem, with a sentence."""
    assert problem(post(client, query)) == expected


def test_a_malformed_query_is_told_where(client):
    """Line and column are the engine's."""
    assert "2:" in get(client, "SELECT *\nWHERE { ?s ?p }").json()["detail"]


def test_requests_that_are_no_queries_are_refused(client):
    """The protocol says what a request may hold; nothing is guessed."""
    direct = {"Content-Type": "application/sparql-query"}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    twice = client.get("/sparql", params=[("query", MEASURES), ("query", MEASURES)])
    graphs = client.get("/sparql", params={"query": MEASURES, "default-graph-uri": "http://x/"})
    named = client.post("/sparql", data={"query": MEASURES, "named-graph-uri": "http://x/"})
    also = client.post("/sparql?query=ASK{}", content=MEASURES, headers=direct)
    bytes_ = client.post("/sparql", content=b'ASK { ?s ?p "\xff" }', headers=direct)
    escaped = client.post("/sparql", content=b"query=%FF", headers=form)
    day = get(client, MEASURES, on="yesterday")
    assert [problem(each)[0] for each in (twice, graphs, named, also, bytes_, escaped, day)] == [400] * 7
    assert problem(client.post("/sparql", data={"other": "x"})) == (400, "bad-request")
    assert problem(client.post("/sparql", content=MEASURES)) == (415, "unsupported-media-type")
    assert problem(client.post("/sparql", json={"query": MEASURES})) == (415, "unsupported-media-type")


def test_updates_are_refused_however_they_are_sent(client):
    """Nothing can be written over HTTP."""
    sent = [
        client.get("/sparql", params={"update": UPDATE}),
        client.post("/sparql", data={"update": UPDATE}),
        client.post("/sparql", content=UPDATE, headers={"Content-Type": "application/sparql-update"}),
        client.get("/sparql", params={"query": UPDATE}),
    ]
    assert [problem(each) for each in sent] == [(403, "update-not-run")] * 4


BOMBS = {
    "sorted cross product": f"SELECT * {{ {PAIRS} }} ORDER BY ?a ?d ?g LIMIT 5",
    "counted cross product": f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} }}",
    "every pair constructed": f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {PAIRS} }}",
    "a text doubled": "SELECT (STRLEN(?t30) AS ?n) { BIND('0123456789abcdef' AS ?t0) "
    + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(30))
    + "}",
    "regular expression": f"SELECT (COUNT(*) AS ?n) {{ {PAIRS} FILTER REGEX(STR(?c), '(a|b|ab)*(.+)+x$') }}",
    "lists below the cap": f"SELECT * {{ ?a ?b {'(' * 98}1{')' * 98} }}",
    "brackets below the cap": f"SELECT * {{ FILTER({'(' * 98}1{')' * 98}) ?a ?b ?c }} LIMIT 1",
    "brackets beyond the cap": f"SELECT * {{ FILTER({'(' * 20_000}1{')' * 20_000}) }}",
    "unions": f"SELECT * {{ {' UNION '.join(['{}'] * 20_000)} }}",
    "a bracket bomb that looks like an address": "SELECT * { FILTER(1<1) " + "{" * 5_000 + ">" + "}" * 5_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_by_its_deadline_and_the_next_query_too(client, name):
    """Nobody else notices; four at once, so that every reader has one."""
    begun = time.monotonic()
    with ThreadPoolExecutor(4) as callers:
        found = list(callers.map(lambda _: post(client, BOMBS[name]), range(4)))
    assert time.monotonic() - begun < LIMITS.deadline + 1
    for each in found:
        assert each.status_code == 200 or problem(each)[0] in {400, 413, 503}
    begun = time.monotonic()
    assert codes(get(client, MEASURES)) == CODES
    assert time.monotonic() - begun < LIMITS.deadline + 1


def test_a_plain_query_waits_for_its_turn_while_bombs_hold_every_reader(client):
    """More bombs than readers hold it up, but not past its patience and never the server itself."""
    with ThreadPoolExecutor(4) as callers:
        bombs = [callers.submit(post, client, BOMBS["counted cross product"]) for _ in range(4)]
        time.sleep(0.2)
        begun = time.monotonic()
        assert client.get("/sparql").status_code == 200
        assert time.monotonic() - begun < 0.5
        assert codes(get(client, MEASURES)) == CODES
        assert time.monotonic() - begun < LIMITS.deadline + 1
        assert {problem(each.result()) for each in bombs} == {(503, "query-timeout")}


def test_one_caller_cannot_take_every_place_in_the_queue(client):
    """Whoever asks too much at once is told to wait; what was under way is answered all the same."""
    with ThreadPoolExecutor(PER_CALLER + 4) as many:
        answers = list(many.map(lambda _: get(client, MEASURES), range(4 * PER_CALLER)))
    refused = [answer for answer in answers if answer.status_code != 200]
    assert {problem(answer) for answer in refused} == {(429, "too-many-at-once")}
    assert all(answer.headers["Retry-After"] == "2" for answer in refused)
    assert len(refused) < len(answers)
    assert codes(get(client, MEASURES)) == CODES


def test_eight_clients_at_once_get_eight_answers(client):
    """Rows and statements, in turns."""

    def one(number: int) -> list[str]:
        if number % 2:
            return codes(get(client, MEASURES))
        said = parse(get(client, STATEMENTS).content, format=RdfFormat.TURTLE)
        return sorted(quad.object.value for quad in said)

    with ThreadPoolExecutor(8) as callers:
        assert list(callers.map(one, range(64))) == [CODES] * 64


def test_a_listener_on_this_machine_hears_nothing(client):
    """Whatever is asked, no request leaves for another address."""
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"<http://127.0.0.1:{server.getsockname()[1]}/>"
        for text in (
            f"SELECT * {{ SERVICE {address} {{ ?s ?p ?o }} }}",
            f"SELECT * {{ SERVICE SILENT {address} {{ ?s ?p ?o }} }}",
            f"SELECT * {{ BIND({address} AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
            f"SELECT * {{FILTER('a'<')>')SERVICE{address}{{?s ?p ?o}}FILTER('a'='a')}}",
            f"SELECT * {{ \\u0053ERVICE {address} {{ ?s ?p ?o }} }}",
            f"SELECT * FROM {address} {{ ?s ?p ?o }}",
            f"LOAD {address}",
            f"DESCRIBE {address}",
        ):
            assert post(client, text).status_code in {200, 400, 403}
        try:
            server.accept()
            heard.append("a caller")
        except TimeoutError:
            pass
    assert heard == []


def test_readers_killed_from_outside_are_replaced(client, pool):
    """The system may end any process when memory is short."""
    before = pool.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert [codes(get(client, MEASURES)) for _ in range(4)] == [CODES] * 4
    assert not before & pool.pids


def test_the_description_for_tools_names_every_media_type_and_problem(client):
    """OpenAPI cannot see what the endpoint reads from the request itself."""
    told = client.get("/openapi.json").json()["paths"]["/sparql"]
    assert {"get", "post"} <= told.keys()
    assert {p["name"] for p in told["get"]["parameters"]} == {"query", "as_of", "on"}
    assert {"200", "400", "403", "406", "413", "415", "503"} <= told["post"]["responses"].keys()
    assert codes(get(client, MEASURES)) == CODES
    assert get(client, told["get"]["parameters"][0]["example"]).status_code == 200
