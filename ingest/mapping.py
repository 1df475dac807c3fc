"""Mappings: how a council's own tables say what the blank workbook's sheets say, declared as data.

A mapping is a TOML file. Each ``[[table]]`` reads one file into one sheet; a file may feed
several. Every column of a file is either used or named under ``left_out`` with the reason,
so that nothing is dropped in silence. Rows may be left out too, and are then listed.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import BadArgument
from graph.findings import Finding, Place, Severity
from ingest.cleaning import clean
from ingest.rows import Field, SheetRow, nearest
from ingest.sheets import SHEET_NAMED, Column, Sheet
from ingest.tables import Row, Table

LONGEST_PATTERN = 200


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a heading's text comes from: a column, or a constant; then what is made of it.

    ``pattern`` keeps the part of the text that its first group matches and nothing if it
    does not match; ``values`` translates whole texts, the empty one included; ``prefix``
    is put before what is left.
    """

    column: str | None = None
    value: str | None = None
    pattern: str | None = None
    values: Mapping[str, str] | None = None
    prefix: str = ""

    def text(self, row: Mapping[str, str]) -> str:
        """The text for one row, given its texts by heading."""
        found = self.value or ""
        if self.column is not None:
            found = row.get(self.column, "")
        if self.pattern is not None:
            match = re.search(self.pattern, found)
            found = match.group(1) if match else ""
        if self.values is not None:
            found = self.values.get(found, found)
        return f"{self.prefix}{found}" if found else ""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows whose column has one of these texts are left out, and why; ``none`` leaves out all others."""

    column: str
    texts: tuple[str, ...]
    because: str
    none: bool = False

    def applies(self, row: Mapping[str, str]) -> bool:
        """Whether this rule leaves the row out."""
        return (row.get(self.column, "") in self.texts) != self.none


@dataclass(frozen=True, slots=True)
class MappedTable:
    """How one file becomes rows of one sheet.

    ``only`` keeps the rows whose column has one of the texts, without remark: another
    table reads the rest.
    """

    file: str
    sheet: Sheet
    fields: Mapping[Column, FieldSource]
    only: Mapping[str, tuple[str, ...]]
    leave_out: tuple[LeaveOut, ...]


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """A whole mapping: its name, its tables, constant rows, and what is left out of which file, because."""

    name: str
    tables: tuple[MappedTable, ...]
    rows: tuple[SheetRow, ...]
    left_out: Mapping[str, Mapping[str, str]]

    def files(self) -> frozenset[str]:
        """The files that the mapping reads or leaves out knowingly."""
        return frozenset({table.file for table in self.tables} | set(self.left_out))


def read_mapping(path: Path) -> SheetMapping:
    """Read a mapping file; what is wrong with it is said with its place in it."""
    try:
        held = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadArgument(f"The mapping {path} cannot be opened: {error.strerror}.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadArgument(f"The mapping {path} is not TOML: {error}.") from error
    tables = tuple(_table(path, number, table) for number, table in enumerate(held.get("table", []), start=1))
    rows = tuple(_constant_row(path, number, row) for number, row in enumerate(held.get("row", []), start=1))
    return SheetMapping(str(held.get("name", path.stem)), tables, rows, held.get("left_out", {}))


def _table(path: Path, number: int, held: Mapping[str, Any]) -> MappedTable:
    where = f"{path.name}, table {number}"
    sheet = _sheet(where, held.get("sheet", ""))
    fields = {
        _column(where, sheet, heading): _source(where, source) for heading, source in held["columns"].items()
    }
    only = {column: tuple(texts) for column, texts in held.get("only", {}).items()}
    leave_out = tuple(
        LeaveOut(each["column"], tuple(each["texts"]), each["because"], each.get("none", False))
        for each in held.get("leave_out", [])
    )
    return MappedTable(str(held["file"]), sheet, fields, only, leave_out)


def _sheet(where: str, name: str) -> Sheet:
    if name not in SHEET_NAMED:
        raise BadArgument(
            f"{where}: “{name}” is not a sheet of the blank workbook.{nearest(name, SHEET_NAMED)}"
        )
    return SHEET_NAMED[name]


def _column(where: str, sheet: Sheet, heading: str) -> Column:
    column = sheet.column(heading)
    if column is None:
        hint = nearest(heading, (each.heading for each in sheet.columns))
        raise BadArgument(f"{where}: “{heading}” is not a heading of the sheet “{sheet.name}”.{hint}")
    return column


def _source(where: str, held: str | Mapping[str, Any]) -> FieldSource:
    if isinstance(held, str):
        return FieldSource(column=held)
    unknown = set(held) - {"column", "value", "pattern", "values", "prefix"}
    if unknown or ("column" in held) == ("value" in held):
        raise BadArgument(
            f"{where}: a field takes a column or a value, then pattern, values or prefix: {held}."
        )
    pattern = held.get("pattern")
    if pattern is not None and (len(pattern) > LONGEST_PATTERN or re.compile(pattern).groups != 1):
        raise BadArgument(
            f"{where}: a pattern has one group and at most {LONGEST_PATTERN} characters: {pattern}."
        )
    return FieldSource(
        held.get("column"), held.get("value"), pattern, held.get("values"), held.get("prefix", "")
    )


def _constant_row(path: Path, number: int, held: Mapping[str, Any]) -> SheetRow:
    where = f"{path.name}, row {number}"
    sheet = _sheet(where, held.get("sheet", ""))
    fields = {
        _column(where, sheet, heading): Field(clean(text), heading)
        for heading, text in held["fields"].items()
    }
    return SheetRow(sheet, path.name, None, number, fields)


def mapped_rows(mapping: SheetMapping, tables: Mapping[str, Table]) -> tuple[list[SheetRow], list[Finding]]:
    """The rows that a mapping makes of some tables, given by file name, and what it says of them."""
    rows, findings = list(mapping.rows), list[Finding]()
    for name in sorted(set(tables) - mapping.files()):
        findings.append(_unmapped(name))
    for mapped in mapping.tables:
        table = tables.get(mapped.file)
        if table is None:
            findings.append(_absent(mapping, mapped))
            continue
        findings += _unknown_columns(mapping, mapped, table)
        for row in table.rows:
            found, left_out = _mapped_row(mapped, table, row)
            rows += [found] if found else []
            findings += [left_out] if left_out else []
    findings += [found for name, table in tables.items() for found in _unused(mapping, name, table)]
    return rows, findings


def _mapped_row(mapped: MappedTable, table: Table, row: Row) -> tuple[SheetRow | None, Finding | None]:
    texts = {heading: clean(row.cells[i].text) for i, heading in table.headings.items() if i in row.cells}
    if any(texts.get(column, "") not in allowed for column, allowed in mapped.only.items()):
        return None, None
    for rule in mapped.leave_out:
        if rule.applies(texts):
            return None, _left_out(table, row, rule, texts)
    fields = dict(_fields(mapped.fields, table, row, texts))
    return SheetRow(mapped.sheet, table.file.name, None, row.number, fields), None


def _fields(
    sources: Mapping[Column, FieldSource], table: Table, row: Row, texts: Mapping[str, str]
) -> Iterable[tuple[Column, Field]]:
    index_of = {heading: index for index, heading in table.headings.items()}
    for column, source in sources.items():
        text = source.text(texts)
        if text:
            index = index_of.get(source.column or "")
            cell = row.cells.get(index) if index is not None else None
            yield column, Field(text, source.column or column.heading, cell)


def _unused(mapping: SheetMapping, name: str, table: Table) -> list[Finding]:
    used = {
        column
        for mapped in mapping.tables
        if mapped.file == name
        for column in (
            *(source.column for source in mapped.fields.values()),
            *mapped.only,
            *(rule.column for rule in mapped.leave_out),
        )
    }
    excused = mapping.left_out.get(name, {})
    if "*" in excused:
        return []
    return [
        Finding(
            Severity.WARNING,
            "unmapped-column",
            Place(name, None, 1, heading),
            heading,
            f"The mapping “{mapping.name}” does not say what the column “{heading}” is.",
            "Map it, or name it under left_out with the reason.",
        )
        for heading in table.headings.values()
        if heading not in used and heading not in excused
    ]


def _unknown_columns(mapping: SheetMapping, mapped: MappedTable, table: Table) -> list[Finding]:
    named = {source.column for source in mapped.fields.values() if source.column}
    missing = sorted(named - set(table.headings.values()))
    return [
        Finding(
            Severity.VIOLATION,
            "missing-column",
            Place(mapped.file, None, 1, column),
            column,
            f"The mapping “{mapping.name}” reads the column “{column}”, which this file does not have."
            + nearest(column, table.headings.values()),
            "Correct the heading or the mapping.",
        )
        for column in missing
    ]


def _left_out(table: Table, row: Row, rule: LeaveOut, texts: Mapping[str, str]) -> Finding:
    return Finding(
        Severity.INFO,
        "left-out",
        Place(table.file.name, None, row.number, rule.column),
        texts.get(rule.column),
        f"Left out: {rule.because}",
    )


def _unmapped(name: str) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "unmapped-file",
        Place(name),
        None,
        "The mapping does not say what this file is.",
        "Add a table for it to the mapping, or name it under left_out with the reason.",
    )


def _absent(mapping: SheetMapping, mapped: MappedTable) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "missing-file",
        Place(mapped.file),
        None,
        f"The mapping “{mapping.name}” reads this file into “{mapped.sheet.name}”, and it is not there.",
        "Put it beside the others, or take the table out of the mapping.",
    )
