"""Mappings: how a council's own tables say what the blank workbook's sheets say, declared as data.

A mapping is a TOML file. Each ``[[table]]`` reads one file into one sheet; a file may feed
several. Every column of a file is either used or named under ``left_out`` with the reason,
so that nothing is dropped in silence. Rows may be left out too, and are then listed; a row
that no table reads is a warning.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.errors import BadArgument
from graph.findings import Finding, Place, Severity
from ingest.cleaning import clean
from ingest.rows import Field, SheetRow, nearest, unheaded
from ingest.sheets import SHEET_NAMED, Column, Sheet
from ingest.tables import Row, Table

LONGEST_PATTERN = 200


@dataclass(frozen=True, slots=True)
class Lookup:
    """A file that translates texts: its column ``key`` holds them, its column ``value`` what they become."""

    file: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a heading's text comes from: a column, or a constant; then what is made of it.

    ``pattern`` keeps the part of the text that its first group matches and nothing if it
    does not match; ``values`` translates whole texts, the empty one included; ``lookup``
    adds to them the translations that another file holds; ``prefix`` is put before what is
    left. A text without a translation stays as it is, so that a column of words refuses it.
    """

    column: str | None = None
    value: str | None = None
    pattern: str | None = None
    values: Mapping[str, str] | None = None
    prefix: str = ""
    lookup: Lookup | None = None

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

    The texts of several sources for one heading are joined by semicolons. ``only`` keeps
    the rows whose column has one of the texts and ``excluding`` keeps the others, without
    remark: another table reads the rest.
    """

    file: str
    sheet: Sheet
    fields: Mapping[Column, tuple[FieldSource, ...]]
    only: Mapping[str, tuple[str, ...]]
    leave_out: tuple[LeaveOut, ...]
    excluding: Mapping[str, tuple[str, ...]]

    def sources(self) -> list[FieldSource]:
        """Every source of every heading."""
        return [source for sources in self.fields.values() for source in sources]

    def lookups(self) -> list[Lookup]:
        """The lookups in other files that its headings need."""
        return [source.lookup for source in self.sources() if source.lookup]

    def reads(self, row: Mapping[str, str]) -> bool:
        """Whether the row is this table's business rather than another's."""
        return all(row.get(column, "") in texts for column, texts in self.only.items()) and not any(
            row.get(column, "") in texts for column, texts in self.excluding.items()
        )

    def columns_read(self) -> frozenset[str]:
        """The columns of the file that decide anything: what a row says, or whether it is read."""
        said = (source.column for source in self.sources() if source.column)
        rules = (rule.column for rule in self.leave_out)
        return frozenset((*said, *self.only, *self.excluding, *rules))


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """A whole mapping: its name, its tables, constant rows, and what is left out of which file, because."""

    name: str
    tables: tuple[MappedTable, ...]
    rows: tuple[SheetRow, ...]
    left_out: Mapping[str, Mapping[str, str]]

    def files(self) -> frozenset[str]:
        """The files that the mapping reads or leaves out knowingly."""
        looked_up = {lookup.file for table in self.tables for lookup in table.lookups()}
        return frozenset({table.file for table in self.tables} | set(self.left_out) | looked_up)


def read_mapping(path: Path) -> SheetMapping:
    """Read a mapping file; what is wrong with it is said with its place in it."""
    try:
        held = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadArgument(f"The mapping {path} cannot be opened: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadArgument(f"The mapping {path} is not TOML: {error}.") from error
    _check_keys(path.name, held, frozenset(), frozenset({"name", "table", "row", "left_out"}))
    tables = tuple(_table(path, number, table) for number, table in enumerate(held.get("table", []), start=1))
    rows = tuple(_constant_row(path, number, row) for number, row in enumerate(held.get("row", []), start=1))
    return SheetMapping(str(held.get("name", path.stem)), tables, rows, held.get("left_out", {}))


def _table(path: Path, number: int, held: Mapping[str, Any]) -> MappedTable:
    where = f"{path.name}, table {number}"
    _check_keys(
        where, held, frozenset({"file", "sheet", "columns"}), frozenset({"only", "except", "leave_out"})
    )
    sheet = _sheet(where, held["sheet"])
    for rule in held.get("leave_out", []):
        needed = frozenset({"column", "texts", "because"})
        _check_keys(f"{where}, leave_out", rule, needed, frozenset({"none"}))
    fields = {
        _column(where, sheet, heading): _sources(where, source) for heading, source in held["columns"].items()
    }
    only, excluding = (
        {column: tuple(texts) for column, texts in held.get(key, {}).items()} for key in ("only", "except")
    )
    leave_out = tuple(
        LeaveOut(each["column"], tuple(each["texts"]), each["because"], each.get("none", False))
        for each in held.get("leave_out", [])
    )
    return MappedTable(str(held["file"]), sheet, fields, only, leave_out, excluding)


def _check_keys(where: str, held: Mapping[str, Any], needed: frozenset[str], allowed: frozenset[str]) -> None:
    missing, unknown = sorted(needed - set(held)), sorted(set(held) - needed - allowed)
    if missing:
        raise BadArgument(f"{where}: “{missing[0]}” is missing.")
    if unknown:
        hint = nearest(unknown[0], needed | allowed)
        raise BadArgument(f"{where}: “{unknown[0]}” is not a word of a mapping.{hint}")


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


def _sources(where: str, held: str | Mapping[str, Any] | list[Any]) -> tuple[FieldSource, ...]:
    each_of = held if isinstance(held, list) else [held]
    return tuple(_source(where, each) for each in each_of)


def _source(where: str, held: str | Mapping[str, Any]) -> FieldSource:
    if isinstance(held, str):
        return FieldSource(column=held)
    unknown = set(held) - {"column", "value", "pattern", "values", "prefix", "lookup"}
    if unknown or ("column" in held) == ("value" in held):
        raise BadArgument(
            f"{where}: a field takes a column or a value, then pattern, values, lookup or prefix: {held}."
        )
    pattern = held.get("pattern")
    if pattern is not None and (len(pattern) > LONGEST_PATTERN or _groups(pattern) != 1):
        raise BadArgument(
            f"{where}: a pattern has one group and at most {LONGEST_PATTERN} characters: {pattern}."
        )
    return FieldSource(
        held.get("column"),
        held.get("value"),
        pattern,
        held.get("values"),
        held.get("prefix", ""),
        _lookup(where, held["lookup"]) if "lookup" in held else None,
    )


def _lookup(where: str, held: Mapping[str, str]) -> Lookup:
    if set(held) != {"file", "key", "value"}:
        raise BadArgument(f"{where}: a lookup names a file, its key column and its value column: {held}.")
    return Lookup(held["file"], held["key"], held["value"])


def _groups(pattern: str) -> int | None:
    try:
        return re.compile(pattern).groups
    except re.error:
        return None


def _constant_row(path: Path, number: int, held: Mapping[str, Any]) -> SheetRow:
    where = f"{path.name}, row {number}"
    _check_keys(where, held, frozenset({"sheet", "fields"}), frozenset())
    sheet = _sheet(where, held["sheet"])
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
        findings += _missing(mapping, mapped, tables)
        table = tables.get(mapped.file)
        if table:
            found, left_out = _table_rows(_with_lookups(mapped, tables), table)
            rows += found
            findings += left_out
    for name, table in tables.items():
        findings += [*unheaded(table), *_unused(mapping, name, table), *_unread(mapping, name, table)]
    return rows, findings


def _texts(table: Table, row: Row) -> dict[str, str]:
    return {heading: clean(row.cells[i].text) for i, heading in table.headings.items() if i in row.cells}


def _with_lookups(mapped: MappedTable, tables: Mapping[str, Table]) -> MappedTable:
    fields = {
        column: tuple(_with_translations(source, tables) for source in sources)
        for column, sources in mapped.fields.items()
    }
    return replace(mapped, fields=fields)


def _with_translations(source: FieldSource, tables: Mapping[str, Table]) -> FieldSource:
    lookup = source.lookup
    table = tables.get(lookup.file) if lookup else None
    if lookup is None or table is None:
        return source
    held = [_texts(table, row) for row in table.rows]
    pairs = {texts.get(lookup.key, ""): texts.get(lookup.value, "") for texts in held}
    return replace(source, values={**pairs, **(source.values or {})})


def _table_rows(mapped: MappedTable, table: Table) -> tuple[list[SheetRow], list[Finding]]:
    rows: list[SheetRow] = []
    findings: list[Finding] = []
    for row in table.rows:
        texts = _texts(table, row)
        if not mapped.reads(texts):
            continue
        rule = next((rule for rule in mapped.leave_out if rule.applies(texts)), None)
        if rule:
            findings.append(_left_out(table, row, rule, texts))
        else:
            fields = dict(_fields(mapped, table, row, texts))
            rows.append(SheetRow(mapped.sheet, table.file.name, None, row.number, fields))
    return rows, findings


def _fields(
    mapped: MappedTable, table: Table, row: Row, texts: Mapping[str, str]
) -> Iterable[tuple[Column, Field]]:
    index_of = {heading: index for index, heading in table.headings.items()}
    for column, sources in mapped.fields.items():
        filled = [(source, text) for source in sources if (text := source.text(texts))]
        if filled:
            first = next((source.column for source, _ in filled if source.column in texts), None)
            cell = row.cells[index_of[first]] if first else None
            yield column, Field("; ".join(text for _, text in filled), first or column.heading, cell)


def _columns_used(mapping: SheetMapping, name: str) -> set[str]:
    read = {column for mapped in mapping.tables if mapped.file == name for column in mapped.columns_read()}
    lookups = [lookup for mapped in mapping.tables for lookup in mapped.lookups() if lookup.file == name]
    return read.union(*((lookup.key, lookup.value) for lookup in lookups))


def _unused(mapping: SheetMapping, name: str, table: Table) -> list[Finding]:
    used, excused = _columns_used(mapping, name), mapping.left_out.get(name, {})
    if "*" in excused:
        return [_left_out_whole(name, excused["*"])]
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


def _unread(mapping: SheetMapping, name: str, table: Table) -> list[Finding]:
    own = [mapped for mapped in mapping.tables if mapped.file == name]
    return [
        Finding(
            Severity.WARNING,
            "unmapped-row",
            Place(name, None, row.number),
            None,
            f"No table of the mapping “{mapping.name}” reads this row.",
            "Widen a table's only or except, or leave the row out with the reason.",
        )
        for row in table.rows
        if own and not any(mapped.reads(_texts(table, row)) for mapped in own)
    ]


def _missing(mapping: SheetMapping, mapped: MappedTable, tables: Mapping[str, Table]) -> list[Finding]:
    needed = {mapped.file: set(mapped.columns_read())}
    for lookup in mapped.lookups():
        needed.setdefault(lookup.file, set()).update((lookup.key, lookup.value))
    findings = []
    for name, columns in needed.items():
        table = tables.get(name)
        if table:
            findings += [
                _unknown_column(mapping, table, column)
                for column in sorted(columns)
                if column not in table.headings.values()
            ]
        else:
            findings.append(_absent(mapping, name, mapped.sheet))
    return findings


def _unknown_column(mapping: SheetMapping, table: Table, column: str) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "missing-column",
        Place(table.file.name, None, 1, column),
        column,
        f"The mapping “{mapping.name}” reads the column “{column}”, which this file does not have."
        + nearest(column, table.headings.values()),
        "Correct the heading or the mapping.",
    )


def _left_out(table: Table, row: Row, rule: LeaveOut, texts: Mapping[str, str]) -> Finding:
    return Finding(
        Severity.INFO,
        "left-out",
        Place(table.file.name, None, row.number, rule.column),
        texts.get(rule.column),
        f"Left out: {rule.because}",
    )


def _left_out_whole(name: str, because: str) -> Finding:
    return Finding(Severity.INFO, "left-out", Place(name), None, f"Left out: {because}")


def _unmapped(name: str) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "unmapped-file",
        Place(name),
        None,
        "The mapping does not say what this file is.",
        "Add a table for it to the mapping, or name it under left_out with the reason.",
    )


def _absent(mapping: SheetMapping, name: str, sheet: Sheet) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "missing-file",
        Place(name),
        None,
        f"The mapping “{mapping.name}” reads this file into “{sheet.name}”, and it is not there.",
        "Put it beside the others, or take the table out of the mapping.",
    )
