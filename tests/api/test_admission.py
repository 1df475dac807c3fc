"""Who is let in: requests of a size that people send, asked for by a name that is ours."""

import asyncio
from pathlib import Path

import httpx
import pytest

from api.admission import LONGEST_HEADERS, LONGEST_PATH, LOOPBACK, host_of
from api.app import create_app
from api.settings import read_settings
from graph.thread import Thread


def ask(
    root: Path,
    path: str = "/healthz",
    method: str = "GET",
    hosts: frozenset[str] | None = None,
    **headers: str,
) -> httpx.Response:
    """One answer of an application, without a network."""
    app = create_app(read_settings({"store": str(root)}, {}), hosts)

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8000") as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(answer())


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (["LocalHost:8000"], "localhost"),
        (["[::1]:8000"], "[::1]"),
        (["[::1]"], "[::1]"),
        (["localhost."], "localhost"),
        (["evil.example", "localhost"], ""),
        ([], ""),
    ],
)
def test_the_name_asked_for_is_read_without_its_port(given: list[str], name: str) -> None:
    """A name written in another way is the same name; two names are none."""
    assert host_of(given) == name


def test_a_page_of_another_site_cannot_ask_under_its_own_name(first_steps: Thread) -> None:
    """A browser on an officer's machine would otherwise hand the thread to whoever it visits."""
    root = first_steps.layout.root
    assert ask(root, hosts=LOOPBACK).status_code == 200
    refused = ask(root, hosts=LOOPBACK, Host="rebound.example:8000")
    assert (refused.status_code, refused.json()["code"]) == (421, "not-our-name")
    assert ask(root, hosts=None, Host="rebound.example").status_code == 200


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/en/" + "a" * LONGEST_PATH, {}, 414),
        ("/en/", {"X-Long": "a" * LONGEST_HEADERS}, 431),
    ],
)
def test_what_nobody_sends_is_refused_before_it_is_read(
    first_steps: Thread, path: str, headers: dict[str, str], status: int
) -> None:
    """An address of a megabyte must not come back in a problem of a megabyte."""
    refused = ask(first_steps.layout.root, path, **headers)
    assert refused.status_code == refused.json()["status"] == status
    assert len(refused.content) < 1000


def test_every_address_says_which_methods_it_answers(first_steps: Thread) -> None:
    """RFC 9110 wants Allow beside a 405, and OPTIONS is how a tool asks for it."""
    root = first_steps.layout.root
    for path, methods in {
        "/api/v1/things": "GET, HEAD, OPTIONS",
        "/en/": "GET, HEAD, OPTIONS",
        "/sparql": "GET, HEAD, OPTIONS, POST",
    }.items():
        asked, refused = ask(root, path, "OPTIONS"), ask(root, path, "DELETE")
        assert (asked.status_code, asked.headers["Allow"], asked.content) == (204, methods, b"")
        assert (refused.status_code, refused.headers["Allow"]) == (405, methods)
        assert "Nothing can be written" in refused.json()["detail"]
    assert ask(root, "/nowhere", "OPTIONS").status_code == 404
