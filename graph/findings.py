"""What is wrong with what came in, and where: findings are data, never exceptions.

A load returns all of them, in the order of file, sheet and row. ``cell`` is as Excel
writes it; a CSV file has rows but no cell references of its own, so there it is absent.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding matters: a violation refuses the load."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; ``column`` is the heading."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: the rule, the place, the value as written, and what to do about it."""

    severity: Severity
    rule: str
    place: Place | None
    value: str | None
    message: str
    remedy: str | None = None

    def sentence(self) -> str:
        """The finding as one line: place first, then what is wrong, then what to do."""
        where = _where(self.place) if self.place else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{where}{self.message}{remedy}"


def _where(place: Place) -> str:
    parts = [place.file]
    if place.sheet:
        parts.append(f"sheet “{place.sheet}”")
    if place.row:
        parts.append(f"row {place.row}")
    if place.column:
        parts.append(f"column “{place.column}”" + (f" ({place.cell})" if place.cell else ""))
    return ", ".join(parts) + ": "


def refuses(findings: Iterable[Finding], fail_on: Severity = Severity.VIOLATION) -> bool:
    """Whether any finding is grave enough to refuse the load."""
    grave = {Severity.VIOLATION} | ({Severity.WARNING} if fail_on is Severity.WARNING else set())
    return any(finding.severity in grave for finding in findings)
