"""Mappings: how a council's own tables say what the blank workbook's sheets say, declared as data.

A mapping is a TOML file. Each ``[[table]]`` reads one file into one sheet; a file may feed
several. Every column of a file is either used or named under ``left_out`` with the reason,
so that nothing is dropped in silence. Rows may be left out too, and are then listed; a row
that no table reads is a warning.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import BadArgument
from ingest.cleaning import clean
from ingest.rows import Field, SheetRow, nearest
from ingest.sheets import SHEET_NAMED, Column, Sheet

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
