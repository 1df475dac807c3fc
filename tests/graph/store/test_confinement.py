"""What a confined process may not do, tried in real processes, and the filter instruction by instruction."""

import signal
import struct
import subprocess
import sys

import pytest

from graph.store.confinement import MACHINES, filter_program, unconfinable

ALLOWED, REFUSED, KILLED = 0x7FFF0000, 0x00050001, 0x80000000

here = pytest.mark.skipif(unconfinable() is not None, reason="processes cannot be confined here")

SETUP = """
import os, socket, subprocess, sys, threading
from graph.store import confinement
from graph.store.confinement import confine, limit_cpu
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run some lines in a new process."""
    return subprocess.run(
        [sys.executable, "-c", SETUP + code], capture_output=True, text=True, timeout=30, check=False
    )


@here
@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET6)",
        "socket.socketpair()",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('data.example', 80) and socket.socket()",
        "subprocess.run([sys.executable, '-c', ''])",
        "os.execv(sys.executable, [sys.executable])",
    ],
)
def test_a_confined_process_opens_no_socket_and_starts_no_program(attempt: str) -> None:
    """Neither directly nor through a program that is not confined."""
    ended = run(
        f"confine(1 << 30)\n"
        f"try:\n    {attempt}\nexcept (PermissionError, socket.gaierror):\n    print('refused')"
    )
    assert ended.stdout == "refused\n"


@here
def test_threads_started_later_are_confined_too() -> None:
    """The engine has threads of its own."""
    ended = run(
        "confine(1 << 30)\n"
        "def attempt():\n"
        "    try:\n        socket.socket()\n    except PermissionError:\n        print('refused')\n"
        "thread = threading.Thread(target=attempt)\nthread.start()\nthread.join()"
    )
    assert ended.stdout == "refused\n"


@here
def test_memory_is_limited() -> None:
    """One query must not take the memory of everything else."""
    ended = run(
        "confine(256 << 20)\ntry:\n    bytearray(300 << 20)\nexcept MemoryError:\n    print('limited')"
    )
    assert ended.stdout == "limited\n"


@here
def test_processor_time_is_limited_anew_each_time() -> None:
    """The clock that ends a busy process even when nobody is left to kill it."""
    ended = run("limit_cpu(1)\nlimit_cpu(1)\nprint('still here', flush=True)\nwhile True:\n    pass")
    assert (ended.stdout, ended.returncode) == ("still here\n", -signal.SIGXCPU)


@here
def test_a_filter_that_lets_sockets_through_is_noticed() -> None:
    """A wrong table must stop the reader, not be found out by a query that got through."""
    ended = run(
        "table = confinement.MACHINES[confinement.platform.machine()]\n"
        "hollow = confinement.Machine(table.audit_number, (table.refused[-1],))\n"
        "confinement.MACHINES = {confinement.platform.machine(): hollow}\n"
        "try:\n    confine(1 << 30)\nexcept OSError as error:\n    print(error)"
    )
    assert "in spite of the filter" in ended.stdout


@pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)
def test_the_filter_refuses_the_listed_calls_and_no_others(machine) -> None:
    """The jumps are counted by hand; this runs them for both kinds of machine."""
    program = filter_program(machine)
    every = {call: verdict(program, machine.audit_number, call) for call in range(600)}
    assert {call for call, said in every.items() if said == REFUSED} == set(machine.refused)
    assert set(every.values()) == {REFUSED, ALLOWED}
    assert verdict(program, machine.audit_number, 0x40000000 + 41) == REFUSED
    assert verdict(program, 0x40000003, 0) == KILLED


def verdict(program: bytes, audit_number: int, call: int) -> int:
    """What the filter says of a call, by the kernel's rules for such programs."""
    code = list(struct.iter_unpack("=HBBI", program))
    at, held = 0, 0
    while True:
        kind, yes, no, value = code[at]
        if kind == 0x06:
            return value
        if kind == 0x20:
            held = {0: call, 4: audit_number}[value]
            at += 1
        else:
            true = held == value if kind == 0x15 else held >= value
            at += 1 + (yes if true else no)
