"""Where a thread is being served: one small file per server, held locked for as long as it runs.

What you would get wrong: a process number alone does not say that a server still runs,
because another process may have been given the same number since. The lock does: the
operating system lets go of it however the server ends.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph.errors import StoreServed
from graph.store.layout import Layout


@contextmanager
def being_served(layout: Layout, address: str) -> Iterator[None]:
    """Say, while the block runs, that the thread is served at an address."""
    layout.served.mkdir(parents=True, exist_ok=True)
    path = layout.served / str(os.getpid())
    with path.open("w", encoding="utf-8") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        json.dump({"address": address, "pid": os.getpid()}, mark)
        mark.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def served_at(layout: Layout) -> str | None:
    """The address at which the thread is served now, if it is; marks of dead servers are swept away."""
    if not layout.served.exists():
        return None
    found = (_address(path) for path in sorted(layout.served.iterdir()))
    return next((address for address in found if address), None)


def refuse_while_served(layout: Layout) -> None:
    """Raise `StoreServed`, naming the address, while the thread is being served."""
    address = served_at(layout)
    if address:
        raise StoreServed(
            f"The thread in {layout.root} is being served at {address}. "
            "Nothing was changed; stop the server, load, and start it again."
        )


def _address(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8") as mark:
            if _held(mark):
                return str(json.load(mark)["address"])
            path.unlink(missing_ok=True)
    except (OSError, ValueError, KeyError):  # it ended between the listing and the reading
        return None
    return None


def _held(mark: IO[str]) -> bool:
    try:
        fcntl.flock(mark, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
