"""``serve`` as a process: what it says, what a load is told meanwhile, what it leaves behind."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import Result

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
