"""A thing of the thread as answers name it.

The one form in which an answer points at anything. ``kind`` is a name of
`graph.kinds.KINDS`, never the words that a sentence uses for it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be asked about: its address, its code, its name and its kind."""

    iri: str
    code: str
    label: str
    kind: str
