"""How the thread's own IRIs are made from a council's base address, and read back.

Everything hangs below ``{base}/id/{kind}/…`` and ``{base}/graph/…``. Codes are escaped
as one path segment, so a stroke in a code can never look like a level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

_SAFE = "-._~@!$'()*+,;=:"


@lru_cache(maxsize=65_536)
def segment(text: str) -> str:
    """A code as one segment of a path."""
    return quote(text, safe=_SAFE)


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one council's thread; ``base`` has no closing stroke."""

    base: str

    def record(self, kind: str, *key: str) -> NamedNode:
        """The IRI of a record of a kind with this key."""
        return NamedNode(f"{self.base}/id/{kind}/{'/'.join(segment(part) for part in key)}")

    def graph(self, *name: str) -> NamedNode:
        """The IRI of one of the thread's graphs."""
        return NamedNode(f"{self.base}/graph/{'/'.join(name)}")

    @property
    def snapshot(self) -> NamedNode:
        """The graph that every query reads."""
        return self.graph("snapshot")

    @property
    def trail(self) -> NamedNode:
        """The graph of change sets, versions and cells."""
        return self.graph("trail")

    @property
    def head(self) -> NamedNode:
        """The trail itself, which points to its latest change set."""
        return NamedNode(f"{self.base}/id/trail")

    def change_set(self, sequence: int) -> NamedNode:
        """The IRI of a change set."""
        return self.record("change-set", str(sequence))

    def change_set_graph(self, sequence: int) -> NamedNode:
        """The graph that holds the records of a change set, never altered."""
        return self.graph("change-set", str(sequence))

    def version(self, sequence: int, record: NamedNode) -> NamedNode:
        """The version of a record that a change set brought."""
        return NamedNode(f"{self.base}/id/version/{sequence}/{self.path(record)}")

    def sequence_of(self, version: NamedNode) -> int:
        """The change set that brought a version."""
        return int(self.path(version).split("/", 2)[1])

    def source_file(self, sequence: int, sha256: str) -> NamedNode:
        """A file as a change set used it, by the start of its content's hash."""
        return self.record("file", str(sequence), sha256[:16])

    def cell(self, sequence: int, sha256: str, sheet: str | None, reference: str) -> NamedNode:
        """A cell as a change set read it; ``~`` stands for the sheet that a CSV file does not have."""
        return self.record("cell", str(sequence), sha256[:16], sheet or "~", reference)

    def cell_parts(self, cell: NamedNode) -> tuple[NamedNode, str | None, str]:
        """The file, the sheet and the reference that a cell's IRI holds."""
        sequence, sha, sheet, reference = self.key(cell)
        return self.source_file(int(sequence), sha), None if sheet == "~" else sheet, reference

    def path(self, iri: NamedNode) -> str:
        """What follows ``/id/`` in an IRI of the thread; other IRIs whole, as one segment."""
        prefix = f"{self.base}/id/"
        return iri.value.removeprefix(prefix) if iri.value.startswith(prefix) else segment(iri.value)

    def key(self, iri: NamedNode) -> Sequence[str]:
        """The segments after the kind, unescaped."""
        return [unquote(part) for part in self.path(iri).split("/")[1:]]
