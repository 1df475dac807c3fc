"""What is wrong with what came in, and where: findings are data, never exceptions.

A load returns all of them, in the order of file, sheet and row. ``cell`` is as Excel
writes it; a CSV file has rows but no cell references of its own, so there it is absent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
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

    def words(self, rows: str = "") -> str:
        """The place in words; ``rows`` stands for several rows in place of one."""
        cell = f" ({self.cell})" if self.cell else ""
        parts = (
            self.file,
            f"sheet “{self.sheet}”" if self.sheet else "",
            rows or (f"row {self.row}" if self.row else ""),
            f"column “{self.column}”{cell}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)


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
        remedy = f" {self.remedy}" if self.remedy else ""
        where = f"{self.place.words()}: " if self.place else ""
        return f"{where}{self.message}{remedy}"


def together(findings: Iterable[Finding]) -> list[str]:
    """Findings as lines, each with its severity; those that differ only by their row share one line."""
    grouped: dict[Finding, list[Place]] = {}
    for finding in findings:
        place = finding.place
        anywhere = replace(place, row=None, cell=None) if place else None
        grouped.setdefault(replace(finding, place=anywhere, value=None), []).append(place or Place(""))
    return [_line(finding, places) for finding, places in grouped.items()]


def _line(finding: Finding, places: list[Place]) -> str:
    if len(places) == 1:
        shown = replace(finding, place=places[0] if finding.place else None)
        return f"{finding.severity.value}: {shown.sentence()}"
    rows = _ranges(sorted({place.row for place in places if place.row}))
    where = finding.place.words(f"rows {rows}" if rows else "") if finding.place else ""
    return f"{finding.severity.value}: {replace(finding, place=None).sentence()} ({where})"


def _ranges(rows: list[int]) -> str:
    """Row numbers with neighbours joined: 2-5, 9."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def refuses(findings: Iterable[Finding], fail_on: Severity = Severity.VIOLATION) -> bool:
    """Whether any finding is grave enough to refuse the load."""
    grave = {Severity.VIOLATION} | ({Severity.WARNING} if fail_on is Severity.WARNING else set())
    return any(finding.severity in grave for finding in findings)
