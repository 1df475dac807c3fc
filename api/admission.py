"""Which requests are let in: addresses and headers of a size that people send, and names that are ours.

A page of some other site can make a browser ask this very machine under a name of its own
choosing (DNS rebinding) and read the answer. It cannot choose the header Host, which is why
that is looked at. What you would get wrong: a query in an address may be long, as /sparql takes
it, and is measured there.
"""

from collections.abc import Iterable, MutableMapping
from typing import Any

from api.problems import Problem

LONGEST_PATH = 4_000
LONGEST_HEADERS = 32_000
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

Scope = MutableMapping[str, Any]


def refused(scope: Scope, hosts: frozenset[str] | None) -> Problem | None:
    """Why a request is not let in, if it is not; ``hosts`` are the names answered to, none for any."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if len(scope.get("raw_path") or scope["path"]) > LONGEST_PATH:
        return Problem(414, "address-too-long", f"The address has more than {LONGEST_PATH} characters.")
    if sum(len(name) + len(value) for name, value in headers) > LONGEST_HEADERS:
        return Problem(
            431, "headers-too-large", f"The headers of the request have more than {LONGEST_HEADERS} bytes."
        )
    asked = host_of(value.decode("latin-1") for name, value in headers if name == b"host")
    if hosts is not None and asked not in hosts:
        return Problem(
            421,
            "not-our-name",
            f"This server does not answer to the name “{asked}”. "
            "Whoever runs it names the ones it answers to in GOLDEN_THREAD_HOSTS.",
        )
    return None


def host_of(values: Iterable[str]) -> str:
    """The name in a request's header Host, without the port; two different ones are no name at all."""
    names = {value.strip().lower() for value in values}
    name = names.pop() if len(names) == 1 else ""
    bare, colon, port = name.rpartition(":")
    return (bare if colon and port.isdigit() and not bare.endswith(":") else name).rstrip(".")
