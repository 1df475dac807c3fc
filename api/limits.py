"""What a stranger's SPARQL may take, as settings: each a number with a default and bounds.

What you would get wrong: the unit is part of a setting's name, so that nobody gives
seconds where milliseconds are meant; the environment variable is made from that name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import WrongUsage
from graph.sparql_guard import Caps
from graph.store.readers import MEGABYTE, ReaderLimits


@dataclass(frozen=True, slots=True)
class Limit:
    """One number that may be set, from ``least`` to ``most``."""

    name: str
    default: int
    least: int
    most: int

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"GOLDEN_THREAD_{self.name.upper().replace('-', '_')}"

    def read(self, environment: Mapping[str, str]) -> int:
        """The number in force; raises `WrongUsage`."""
        text = environment.get(self.variable)
        if not text:
            return self.default
        if not (text.isascii() and text.isdigit() and self.least <= int(text[:12]) <= self.most):
            raise WrongUsage(
                f"{self.variable} is a whole number from {self.least} to {self.most}, not “{text}”."
            )
        return int(text)


READERS = Limit("sparql-readers", 4, 1, 64)
DEADLINE = Limit("sparql-deadline-seconds", 10, 1, 600)
MEMORY = Limit("sparql-memory-megabytes", 1024, 256, 65_536)
ANSWER = Limit("sparql-answer-megabytes", 64, 1, 1024)
LENGTH = Limit("sparql-query-characters", 64_000, 1000, 1_000_000)
DEPTH = Limit("sparql-query-depth", 100, 10, 200)
PER_CALLER = Limit("sparql-queries-per-caller", 16, 1, 1000)
LIMITS = (READERS, DEADLINE, MEMORY, ANSWER, LENGTH, DEPTH, PER_CALLER)


@dataclass(frozen=True, slots=True)
class SparqlLimits:
    """The limits in force: of the readers, of a query's text, of one caller's queries at a time."""

    readers: ReaderLimits
    caps: Caps
    per_caller: int


def read_limits(environment: Mapping[str, str]) -> SparqlLimits:
    """The limits that an environment sets; raises `WrongUsage` for one that cannot be read."""
    deadline = float(DEADLINE.read(environment))
    readers = ReaderLimits(
        readers=READERS.read(environment),
        deadline=deadline,
        patience=deadline,
        memory=MEMORY.read(environment) * MEGABYTE,
        answer=ANSWER.read(environment) * MEGABYTE,
    )
    caps = Caps(longest=LENGTH.read(environment), deepest=DEPTH.read(environment))
    return SparqlLimits(readers, caps, PER_CALLER.read(environment))
