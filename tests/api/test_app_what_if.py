"""The one address that takes a POST: the command line's own body, honest limits, nothing written."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from click.testing import Result

from api.rest.oversight import LONGEST_BODY
from graph.thread import Thread

Run = Callable[..., Result]
JSON = {"Content-Type": "application/json"}
SET = {"set": {"ED1@2020-21-Q2": "80.0"}}


@pytest.fixture(scope="module")
def client(serve: Callable[..., Any], first_steps: Thread) -> Iterator[httpx.Client]:
    """A client of the small council's server."""
    with httpx.Client(base_url=f"{serve(first_steps).address}/api/v1", timeout=60) as made:
        yield made


def test_a_body_is_that_of_the_command_line(
    client: httpx.Client, run: Run, serve: Callable[..., Any], first_steps: Thread
) -> None:
    """A tool may move from one door to the other; the answer is kept nowhere on the way."""
    said = run("what-if", "--set", "ED1@2020-21-Q2=80.0", "--json", store=serve(first_steps).root)
    answer = client.post("/what-if", json=SET)
    assert answer.status_code == 200
    assert answer.text == said.stdout
    assert answer.headers["Cache-Control"] == "no-store"


def test_two_suppositions_are_not_taken_for_one_another(client: httpx.Client) -> None:
    """Their address is the same; only their bodies tell them apart."""
    values = {
        client.post("/what-if", json={"set": {"ED1@2020-21-Q2": value}}).json()["figures"][0]["value"]
        for value in ("80.0", "81.0")
    }
    assert values == {"80.0", "81.0"}


def test_the_thread_is_as_it_was(client: httpx.Client) -> None:
    """Whatever was supposed, the next reader finds what was recorded."""
    before = client.get("/measures").text, client.get("/audit").text
    assert client.post("/what-if", json=SET).status_code == 200
    assert (client.get("/measures").text, client.get("/audit").text) == before


REFUSED = [
    (b"{}", JSON, 400, "Say what to withdraw"),
    (b"", JSON, 400, "The body is JSON such as"),
    (b"not json", JSON, 400, "The body is JSON such as"),
    (b"[]", JSON, 400, "The body is JSON such as"),
    (b'{"withdraw": "SVC"}', JSON, 400, "The body is JSON such as"),
    (b'{"withdraw": [1]}', JSON, 400, "The body is JSON such as"),
    (b'{"set": {"ED1@2020-21-Q2": 80.0}}', JSON, 400, "The body is JSON such as"),
    (b'{"remove": []}', JSON, 400, "The body is JSON such as"),
    (b"[" * 10_000, JSON, 400, "The body is JSON such as"),
    (b"\xff\xfe{", JSON, 400, "The body is JSON such as"),
    (b'{"withdraw": ["WB1"]}', JSON, 400, "what can be withdrawn is"),
    (b'{"withdraw": ["nothing"]}', JSON, 404, "nothing"),
    (b'{"set": {"ED1@soon": "1"}}', JSON, 400, "a quarter as 2020-21-Q2"),
    (b" " * (LONGEST_BODY + 1), JSON, 413, f"more than {LONGEST_BODY} bytes"),
    (b'{"withdraw": []}', {"Content-Type": "text/plain"}, 415, "application/json"),
]


@pytest.mark.parametrize(("body", "headers", "status", "hint"), REFUSED)
def test_what_is_refused_is_a_problem_that_says_what_is_allowed(
    client: httpx.Client, body: bytes, headers: dict[str, str], status: int, hint: str
) -> None:
    """Whoever wrote the request must learn from the answer how to mend it."""
    answer = client.post("/what-if", content=body, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert hint in json.dumps(answer.json(), ensure_ascii=False)


def test_a_misspelt_parameter_and_another_method_are_refused(client: httpx.Client) -> None:
    """A parameter that is not looked at would answer another question."""
    assert client.post("/what-if?as-of=2020-11-01", json=SET).status_code == 400
    answer = client.get("/what-if")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_many_at_once_are_answered_or_asked_to_come_again(client: httpx.Client) -> None:
    """Working out suppositions must not keep readers waiting; nobody gets half an answer."""
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.post("/what-if", json=SET), range(12)))
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert 200 in {answer.status_code for answer in answers}
    assert all(answer.headers.get("Retry-After") for answer in answers if answer.status_code == 503)
