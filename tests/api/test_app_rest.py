"""The reading addresses over real HTTP: the command line's own bodies, many clients, honest refusals."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from click.testing import Result

from api.rest import THEMES
from graph.catalogue import CATALOGUE
from graph.thread import Thread

Run = Callable[..., Result]

SAME = [
    ("/impact/ED1?period=2020-21-Q2", "impact ED1 --period 2020-21-Q2 --json"),
    ("/impact/ED1?period=2020-21-Q2&hops=2", "impact ED1 --period 2020-21-Q2 --hops 2 --json"),
    ("/impact/WB1", "impact WB1 --json"),
    ("/impact/ED1?limit=1&offset=1", "impact ED1 --most 1 --skip 1 --json"),
    ("/impact/ED1?format=csv", "impact ED1 --csv"),
    ("/impact-changes/ED1?since_day=2020-04-01", "impact ED1 --since-day 2020-04-01 --json"),
    ("/drivers/WB2", "drivers WB2 --json"),
    ("/drivers/WB2?kind=measure&hops=2", "drivers WB2 --kind measure --hops 2 --json"),
    ("/dips", "dips --json"),
    ("/dips?period=2020-21-Q2", "dips --period 2020-21-Q2 --json"),
    ("/depends", "depends --json"),
    ("/depends/SVC-FS", "depends SVC-FS --json"),
    ("/thread/ED1", "trace ED1 --json"),
    ("/thread/WB1?direction=down", "trace WB1 --down --json"),
    ("/scorecards/PB-ED", "scorecard PB-ED --format json"),
    ("/scorecards/PB-ED?period=2020-21-Q2", "scorecard PB-ED --period 2020-21-Q2 --format json"),
    ("/radar", "radar --json"),
    ("/radar?body=PB-ED", "radar --body PB-ED --json"),
    ("/oversight?period=2020-21-Q2", "oversight --period 2020-21-Q2 --json"),
    ("/alerts", "alerts --json"),
    ("/calendar?body=PB-ED", "calendar --body PB-ED --json"),
    ("/actions", "actions --json"),
    ("/actions/PB-ED", "actions PB-ED --json"),
    ("/conflicts", "conflicts --json"),
    ("/keystones", "keystones --json"),
    ("/gaps", "gaps --json"),
    ("/gaps?lang=cy", "gaps --lang cy --json"),
    ("/gaps?on=2020-04-01", "gaps --on 2020-04-01 --json"),
    ("/gaps?rule=measure-serves-nothing", "gaps --rule measure-serves-nothing --json"),
    ("/gaps?severity=warning&owner=CO-ED", "gaps --severity warning --owner CO-ED --json"),
    ("/coverage", "coverage --json"),
    ("/health", "health --json"),
    ("/plans", "plans --json"),
    ("/plans/SVC-FS", "plans SVC-FS --json"),
    ("/line-of-sight/CO-ED", "line-of-sight CO-ED --json"),
    ("/lineage", "lineage --json"),
    ("/lineage/ED1", "lineage ED1 --json"),
    ("/recommendations", "recommendations --json"),
    ("/recommendations/CO-ED", "recommendations CO-ED --json"),
    ("/lessons", "lessons --json"),
    ("/lessons/ED1", "lessons ED1 --json"),
    ("/self-assessment", "self-assessment --json"),
    ("/self-assessment/SVC-FS?period=2020-21", "self-assessment SVC-FS --period 2020-21 --json"),
    ("/queries", "query --format json"),
    ("/queries/overseers", "query overseers --format json"),
    ("/queries/own_measures?thing=PB-ED", "query own_measures thing=PB-ED --format json"),
    ("/change-sets", "audit --json"),
    ("/audit", "audit --json"),
    ("/audit?verify=true", "audit --verify --json"),
    ("/records/ED1@2020-21-Q2/history", "history ED1@2020-21-Q2 --json"),
    ("/records/figure/ED1/2020-21-Q2/history", "history figure/ED1/2020-21-Q2 --json"),
]
OTHERS = [
    "/things?q=attendance",
    "/things/WB1",
    "/boards",
    "/measures",
    "/measures/ED1",
    "/change-sets/1",
    "/openapi.json",
]
REFUSED = [
    ("/impact/ED1?period=soon", 400, "a quarter as 2020-21-Q2"),
    ("/impact/ED1?hops=0", 400, "a whole number from 1 to 12"),
    ("/impact/ED1?hops=many", 400, "a whole number from 1 to 12"),
    ("/impact/ED1?limit=0", 400, "a whole number from 1 to 5000"),
    ("/impact/ED1?format=xlsx", 400, "json or csv"),
    ("/impact-changes/ED1", 400, "Say since when"),
    ("/drivers/WB2?kind=goal", 400, "What leads there"),
    ("/depends/ED1", 400, "is no service"),
    ("/gaps?lang=fr", 400, "en or cy"),
    ("/gaps?on=yesterday", 400, "Write it as 2020-10-05"),
    ("/gaps?as_of=noon", 400, "2020-10-05T09:00:00Z"),
    ("/gaps?as_of=1999-01-01", 400, "Nothing had been recorded by"),
    ("/gaps?as-of=2020-10-05", 400, "There are: rule, severity, owner, as_of, on, lang"),
    ("/gaps?rule=owner", 400, "measure-without-owner"),
    ("/gaps?severity=grave", 400, "violation, warning, info"),
    ("/self-assessment?period=soon", 400, "a quarter as 2020-21-Q2"),
    ("/line-of-sight/ED1", 400, "ED1"),
    ("/lineage/PB-ED", 404, "PB-ED"),
    ("/thread/ED1?direction=left", 400, "up or down"),
    ("/things?kind=dragon", 400, "There are: council, plan"),
    ("/queries/own_measures", 400, "takes thing=thing"),
    ("/audit?verify=perhaps", 400, "true or false"),
    ("/oversight?period=soon", 400, "a quarter as 2020-21-Q2"),
    ("/radar?body=PB", 404, "PB-ED"),
    ("/things/ED", 404, "ED1"),
    ("/measures/WB1", 404, "WB1"),
    ("/queries/nothing", 404, "nothing"),
    ("/queries/README.rq", 404, "README.rq"),
    ("/change-sets/99", 404, "change set 1"),
    ("/records/ED1@1999-00-Q1/history", 404, "ED1@1999-00-Q1"),
    ("/nowhere", 404, "/api/v1/nowhere"),
]


@pytest.fixture(scope="module")
def client(serve: Callable[..., Any], first_steps: Thread) -> Iterator[httpx.Client]:
    """A client of the small council's server."""
    served = serve(first_steps)
    with httpx.Client(base_url=f"{served.address}/api/v1", timeout=60) as made:
        yield made


@pytest.mark.parametrize(("path", "words"), SAME, ids=[path for path, _ in SAME])
def test_a_body_is_that_of_the_command_line(
    client: httpx.Client, run: Run, serve: Callable[..., Any], first_steps: Thread, path: str, words: str
) -> None:
    """A tool may move from one door to the other, and the command line reads on meanwhile."""
    said = run(*words.split(), store=serve(first_steps).root)
    assert said.exit_code == 0, said.output
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text == said.stdout


def test_every_address_answers_many_clients_at_once(client: httpx.Client) -> None:
    """A result that crossed from one thread of execution to another would end the whole process."""
    paths = [path for path, _ in SAME if "verify" not in path] + OTHERS
    fresh = [
        f"{path}{'&' if '?' in path else '?'}as_of=2026-01-0{day}" for path in paths for day in range(1, 6)
    ]
    asked = [path for path in fresh if not path.startswith("/openapi")] + ["/openapi.json"] * 5
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(client.get, asked))
    assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize(("path", "status", "hint"), REFUSED, ids=[path for path, _, _ in REFUSED])
def test_what_is_refused_is_a_problem_that_says_what_is_allowed(
    client: httpx.Client, path: str, status: int, hint: str
) -> None:
    """Whoever wrote the request must learn from the answer how to mend it."""
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert hint in json.dumps(body, ensure_ascii=False)


def test_a_refusal_is_the_sentence_of_the_command_line(
    client: httpx.Client, run: Run, serve: Callable[..., Any], first_steps: Thread
) -> None:
    """The same mistake deserves the same words at every door."""
    said = run("impact", "ED", store=serve(first_steps).root)
    body = client.get("/impact/ED").json()
    assert body["detail"] == said.stderr.strip()
    assert body["nearest"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/things", "/change-sets", "/impact/ED1", "/gaps"])
def test_nothing_can_be_written(client: httpx.Client, method: str, path: str) -> None:
    """The web is for reading; whatever changes the thread is a load with a name and a reason."""
    answer = client.request(method, path, content=b"{}")
    assert answer.status_code == 405
    assert answer.headers["Allow"]
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_unchanged_answer_is_not_sent_again(client: httpx.Client) -> None:
    """The tag is of the change set and the body, so that a reader may keep what it has."""
    first = client.get("/boards")
    tag = first.headers["ETag"]
    assert tag.startswith('"1-')
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/boards", headers={"If-None-Match": f'W/"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/boards?on=2020-06-30").headers["ETag"] != tag


def test_head_tells_the_length_and_sends_nothing(client: httpx.Client) -> None:
    """Link checkers and load balancers ask so."""
    head, get = client.head("/boards"), client.get("/boards")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_the_description_names_every_address_with_a_true_example(client: httpx.Client) -> None:
    """Tools are written against the description before they ever meet a thread."""
    told = client.get("/openapi.json").json()
    schemas = told["components"]["schemas"]
    operations = [
        (path, operation)
        for path, each in told["paths"].items()
        for operation in each.values()
        if path.startswith("/api/v1/")
    ]
    assert len(operations) == sum(len(theme.router.routes) for theme in THEMES)
    for path, operation in operations:
        good = operation["responses"]["200"]["content"]["application/json"]
        schema = schemas[good["schema"]["$ref"].rsplit("/", 1)[-1]]
        assert set(schema["required"]) == set(good["example"]), path
        names = {each["name"] for each in operation["parameters"]}
        assert {"as_of", "on", "lang"} <= names, path
    assert len({operation["operationId"] for _, operation in operations}) == len(operations)


def test_every_named_question_is_offered(client: httpx.Client) -> None:
    """What the command line can ask, the web can ask."""
    assert {row[0] for row in client.get("/queries").json()["rows"]} == set(CATALOGUE)


def test_search_finds_in_either_language_without_accents(
    serve: Callable[..., Any], dyffryn_aur: Thread
) -> None:
    """People type what their keyboard has."""
    address = serve(dyffryn_aur).address
    found = httpx.get(f"{address}/api/v1/things", params={"q": "gwella addysg"}, timeout=60).json()
    assert [thing["code"] for thing in found["things"]] == ["WB5"]
    nothing = httpx.get(f"{address}/api/v1/things", params={"q": "attendence"}, timeout=60).json()
    assert nothing["count"] == 0


def test_an_earlier_time_answers_with_the_figure_of_then(
    serve: Callable[..., Any], dyffryn_aur: Thread
) -> None:
    """What the board saw before the correction must stay askable."""
    address = serve(dyffryn_aur).address
    path = f"{address}/api/v1/measures/HS05"

    def value(**given: str) -> str | None:
        series = httpx.get(path, params=given, timeout=60).json()["series"]
        return next(point["value"] for point in series if point["period"] == "2020-21-Q3")

    assert value() != value(as_of="2021-05-10")


def test_health_and_readiness(client: httpx.Client) -> None:
    """A supervisor asks whether it runs, and whether it can read."""
    base = str(client.base_url).removesuffix("/api/v1/")
    assert httpx.get(f"{base}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{base}/readyz").json() == {"status": "ok", "change_set": 1}
