"""``serve`` as a process: what it says, what a load is told meanwhile, what it leaves behind."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from click.testing import Result

from api.commands.serving import address_of, answered_names, is_loopback, listening
from api.settings import read_settings
from graph.thread import Thread

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
COUNCIL = ROOT / "examples" / "first-steps"


@pytest.fixture
def copy(first_steps: Thread, tmp_path: Path) -> Path:
    """A thread of one's own."""
    shutil.copytree(first_steps.layout.root, tmp_path / "thread")
    return tmp_path / "thread"


@pytest.fixture
def server(copy: Path) -> Iterator["subprocess.Popen[str]"]:
    """A server of one's own."""
    words = [sys.executable, "-m", "api", "serve", "--port", "0", "--store", str(copy)]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as found:
        yield found
        found.kill()


def test_a_load_is_refused_while_served_and_taken_in_afterwards(
    run: Run, copy: Path, server: "subprocess.Popen[str]"
) -> None:
    """Two processes that write lose each other's work; and nobody must stay locked out."""
    assert server.stdout is not None
    address = server.stdout.readline().rsplit(" at ", 1)[-1].strip()
    assert httpx.get(f"{address}healthz").status_code == 200
    assert run("gaps", store=copy).exit_code == 0
    refused = run("load", COUNCIL, "--again", store=copy)
    assert refused.exit_code == 1
    assert address in refused.stderr
    assert httpx.get(f"{address}readyz").json()["change_set"] == 1
    server.terminate()
    assert server.wait(20) == 0
    assert list((copy / "served").iterdir()) == []
    assert run("load", COUNCIL, "--again", store=copy).exit_code == 0


def test_what_a_killed_server_left_locks_nobody_out(
    run: Run, copy: Path, server: "subprocess.Popen[str]"
) -> None:
    """A power cut removes no file; the mark of a server that is gone must not count."""
    assert server.stdout is not None
    assert " at http://127.0.0.1:" in server.stdout.readline()
    server.kill()
    server.wait(20)
    assert [path.name for path in (copy / "served").iterdir()] == [str(server.pid)]
    assert run("load", COUNCIL, "--again", store=copy).exit_code == 0


def test_a_missing_thread_is_a_sentence(run: Run, tmp_path: Path) -> None:
    """A server with nothing to serve must not start and look well."""
    said = run("serve", "--port", "0", store=tmp_path / "nothing")
    assert said.exit_code == 1
    assert "There is no thread" in said.stderr


def test_a_taken_port_is_a_sentence(run: Run, copy: Path) -> None:
    """The commonest failure of all is another server at the same port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = run("serve", "--port", taken.getsockname()[1], store=copy)
    assert said.exit_code == 1
    assert "Choose another --port" in said.stderr


@pytest.mark.parametrize("host", ["nowhere.invalid", ""])
def test_a_host_that_is_none_is_a_sentence(run: Run, copy: Path, host: str) -> None:
    """An empty host would otherwise open the thread to the whole network."""
    said = run("serve", "--host", host, "--port", 0, store=copy)
    assert said.exit_code == 1
    assert "Choose another --host" in said.stderr


@pytest.mark.parametrize(
    ("host", "address", "loopback", "strangers"),
    [
        ("127.0.0.1", "http://127.0.0.1:", True, False),
        ("[::1]", "http://[::1]:", True, False),
        ("0.0.0.0", "http://0.0.0.0:", False, True),
    ],
)
def test_names_are_answered_as_widely_as_addresses_are_listened_at(
    copy: Path, host: str, address: str, loopback: bool, strangers: bool
) -> None:
    """On this machine alone only its own names and the council's count; opened to others, any does."""
    settings, thread = read_settings({"store": str(copy)}, {}), Thread(copy)
    with listening(host, 0) as door:
        assert address_of(door, host).startswith(address)
        assert is_loopback(door) == loopback
        names = answered_names(door, host, settings, thread)
        named = answered_names(door, host, replace(settings, hosts=frozenset({"thread.example"})), thread)
    assert (names is None) == strangers
    assert named is not None
    assert {"localhost", "thread.example", "data.first-steps.example"} <= named


def test_what_is_no_request_is_told_as_a_problem(server: "subprocess.Popen[str]") -> None:
    """The web server itself answers such a thing, before any of our code is asked."""
    assert server.stdout is not None
    port = int(server.stdout.readline().strip().rstrip("/").rsplit(":", 1)[-1])
    with socket.create_connection(("127.0.0.1", port)) as stranger:
        stranger.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
        answer = b"".join(iter(lambda: stranger.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in answer
