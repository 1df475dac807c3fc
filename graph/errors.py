"""Everything that can go wrong, as one tree.

GoldenThreadError
├── StoreError
│   ├── StoreMissing        there is no thread at this place yet
│   ├── StoreLocked         another process is writing
│   ├── StoreServed         it is being served, and only read meanwhile
│   ├── StoreNewer          made by a newer version of this product
│   └── StoreDamaged        what is on disk contradicts itself
├── NotInThread             a code, name or IRI that the thread does not hold
├── AmbiguousThing          a name that several things carry
├── ChangedSince            a change set that later ones build on cannot be undone
├── BadArgument             what was given cannot be used as it stands
│   ├── NoSuchChangeSet     a change set that the trail does not have
│   └── WrongUsage          a period, day, time or value that cannot be read
├── QueryRefused            SPARQL that we will not run
└── QueryContractError      our own fault: a .rq file and its row type disagree

Messages are sentences for the person at the command line: what, where, what to do.
What a load finds wrong is none of them: that is a list of findings (`graph.findings`).
"""

from collections.abc import Sequence

SHOWN = 5


class GoldenThreadError(Exception):
    """Something this product refuses or cannot do, with a stable ``code``."""

    code = "golden-thread-error"


class StoreError(GoldenThreadError):
    """The place where the thread is kept is not as it should be."""

    code = "store"


class StoreMissing(StoreError):
    """There is no thread at this place yet."""

    code = "store-missing"


class StoreLocked(StoreError):
    """Another process is writing to this thread."""

    code = "store-locked"


class StoreServed(StoreError):
    """The thread is being served; until the server stops it is only read."""

    code = "store-served"


class StoreNewer(StoreError):
    """The thread was written by a newer version, whose layout this one does not know."""

    code = "store-newer"


class StoreDamaged(StoreError):
    """What is on disk contradicts itself; nothing is changed until a person has looked."""

    code = "store-damaged"


class NotInThread(GoldenThreadError):
    """A code, name or IRI that the thread does not hold."""

    code = "not-in-thread"

    def __init__(self, asked: str, nearest: Sequence[str] = ()) -> None:
        hint = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"Nothing in the thread has the code, name or address “{asked}”.{hint}")
        self.asked = asked
        self.nearest = tuple(nearest)


class AmbiguousThing(GoldenThreadError):
    """A name that several things carry."""

    code = "ambiguous-thing"

    def __init__(self, asked: str, candidates: Sequence[str]) -> None:
        super().__init__(f"“{asked}” may mean any of these; give the code: {', '.join(candidates)}.")
        self.candidates = tuple(candidates)


class BadArgument(GoldenThreadError):
    """What was given cannot be used as it stands."""

    code = "bad-argument"


class NoSuchChangeSet(BadArgument):
    """A change set that the trail does not have."""

    code = "no-such-change-set"

    def __init__(self, sequence: int, last: int) -> None:
        has = f"the last one is change set {last}" if last else "nothing has been loaded yet"
        super().__init__(f"There is no change set {sequence}: {has}.")


class ChangedSince(GoldenThreadError):
    """A change set whose records were changed again since, so that undoing it would lose a later change."""

    code = "changed-since"

    def __init__(self, sequence: int, records: Sequence[str]) -> None:
        shown = ", ".join(records[:SHOWN]) + (f" and {len(records) - SHOWN} more" if records[SHOWN:] else "")
        super().__init__(
            f"Change set {sequence} cannot be undone: later change sets changed {shown}. "
            "Undo those first, or correct the records one by one. Nothing was changed."
        )
        self.records = tuple(records)


class WrongUsage(BadArgument):
    """A period, day, time or value that cannot be read: on the command line, exit code 2."""

    code = "wrong-usage"


class QueryRefused(GoldenThreadError):
    """SPARQL that we will not run."""

    code = "query-refused"


class QueryContractError(GoldenThreadError):
    """Our own fault: a .rq file and its row type disagree."""

    code = "query-contract"
