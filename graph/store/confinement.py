"""What a process that runs strangers' queries may not do: open sockets, start programs, fill the memory.

The filter is the kernel's (seccomp): once set it cannot be taken off, and every thread started
later has it too. What you would get wrong: it must be set before the engine is loaded, because
threads that run already would go on without it.
"""

import ctypes
import errno
import platform
import resource
import socket
import struct
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """How the kernel names a kind of machine, and its numbers of the calls that are refused."""

    audit_number: int
    refused: tuple[int, ...]


# socket, socketpair, connect, io_uring_setup, execve, execveat, ptrace: linux/audit.h and the
# kernel's tables of system calls. io_uring could open sockets without the call of that name.
MACHINES: Mapping[str, Machine] = {
    "x86_64": Machine(0xC000003E, (41, 53, 42, 425, 59, 322, 101)),
    "aarch64": Machine(0xC00000B7, (198, 199, 203, 425, 221, 281, 117)),
}

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _MACHINE_AT = 0, 4
_KILL, _REFUSE, _ALLOW = 0x80000000, 0x00050000 | errno.EPERM, 0x7FFF0000
_OTHER_WAY_IN = 0x40000000  # calls numbered for 32-bit pointers on a 64-bit machine


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def unconfinable() -> str | None:
    """Why processes cannot be confined on this machine, as a sentence; none where they can."""
    if sys.platform == "linux" and sys.maxsize > 2**32 and platform.machine() in MACHINES:
        return None
    return (
        "Strangers' SPARQL is off here: readers are kept from the network by a filter that needs Linux on "
        f"x86-64 or arm64, and this is {platform.system()} on {platform.machine()}."
    )


def confine(memory: int) -> None:
    """Limit this process to ``memory`` bytes of address space, no core file, no sockets, no programs.

    Raises OSError if the kernel will not, and also if a socket can be opened afterwards.
    """
    _, allowed = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if allowed == resource.RLIM_INFINITY else min(memory, allowed)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _filter_calls(MACHINES[platform.machine()])
    _prove_without_sockets()


def limit_cpu(seconds: int) -> None:
    """Let this process use so many seconds of processor time from now on, then end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = spent + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard)
    )


def filter_program(machine: Machine) -> bytes:
    """The instructions of the filter: another kind of machine ends the process, a listed call is refused."""
    count = len(machine.refused)
    head = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_JUMP_IF_EQUAL, 1, 0, machine.audit_number),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_JUMP_IF_AT_LEAST, count + 1, 0, _OTHER_WAY_IN),
    ]
    listed = [(_JUMP_IF_EQUAL, count - at, 0, call) for at, call in enumerate(machine.refused)]
    tail = [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return _packed([*head, *listed, *tail])


def _packed(instructions: Sequence[tuple[int, int, int, int]]) -> bytes:
    return b"".join(struct.pack("=HBBI", *each) for each in instructions)


def _filter_calls(machine: Machine) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    instructions = filter_program(machine)
    program = _Program(len(instructions) // 8, instructions)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "privileges cannot be given up")
    if libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the filter of system calls is refused")


def _prove_without_sockets() -> None:
    try:
        socket.socket().close()
    except PermissionError:
        return
    raise OSError(errno.EPERM, "a socket could be opened in spite of the filter")
