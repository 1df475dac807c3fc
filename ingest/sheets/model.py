"""What a sheet is made of: columns that read cells, and the records that a row becomes.

What you would get wrong: one row may become several records (``Column.part``), and a heading
that is a *name* stands for two columns, one per language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from pyoxigraph import NamedNode


class Reads(Enum):
    """How the text of a cell becomes a value."""

    TEXT = "text"
    CODE = "code"
    REFERENCE = "reference"
    EVIDENCE = "evidence"
    CHOICE = "choice"
    DECIMAL = "decimal"
    FIGURE = "figure"
    WHOLE = "whole number"
    DAY = "date"
    PERIOD = "period"
    YES_NO = "yes or no"
    AREA = "area code"
    WEB = "address"
    LIST_NUMBER = "number in the local government services list"


@dataclass(frozen=True, slots=True)
class Column:
    """One heading of a sheet and the property its cells state; none where it only decides the kind.

    ``key`` columns make the record's IRI, in the order of the sheet. ``targets`` names the
    sheets whose codes a reference may hold (``any`` for all, ``Goals`` for the national ones);
    ``choices`` names a code list.
    ``language`` is set on the columns of a pair. ``part`` names the record of the row that
    the property belongs to, where a row becomes several.
    """

    heading: str
    property: NamedNode | None
    reads: Reads
    welsh: str | None = None
    required: bool = False
    key: bool = False
    many: bool = False
    targets: tuple[str, ...] = ()
    choices: str | None = None
    language: str | None = None
    default: str | None = None
    part: str = "main"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A further record that a row becomes, beside its main one.

    It arises when any of its own columns is filled. ``key`` names the headings whose values
    make its IRI; ``link`` is the property by which one of the two points to the other, and
    ``link_from_main`` says which.
    """

    name: str
    kind: str
    key: tuple[str, ...]
    link: NamedNode
    link_from_main: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the blank workbook.

    ``kind`` is the kind of record a row becomes (`graph.kinds`); where the column
    ``kind_heading`` decides, ``kinds`` maps its choice to the kind.
    """

    name: str
    purpose: str
    kind: str | None
    columns: tuple[Column, ...]
    example: Mapping[str, str]
    welsh: str | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    kind_heading: str | None = None
    parts: tuple[Part, ...] = ()

    def column(self, heading: str) -> Column | None:
        """The column with this heading in either language, ignoring case, stars and spaces."""
        wanted = plain_heading(heading)
        for column in self.columns:
            if wanted in {plain_heading(column.heading), plain_heading(column.welsh or column.heading)}:
                return column
        return None

    @property
    def all_kinds(self) -> tuple[str, ...]:
        """Every kind of record that a row of this sheet may become."""
        main = tuple(self.kinds.values()) if self.kinds else (self.kind,) if self.kind else ()
        return main + tuple(part.kind for part in self.parts)


def plain_heading(text: str) -> str:
    """A heading as it is compared: case, stars and runs of spaces do not matter."""
    return " ".join(text.replace("*", " ").split()).casefold()
