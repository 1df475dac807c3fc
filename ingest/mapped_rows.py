"""The rows of the blank workbook that a mapping makes of a council's own tables.

What you would get wrong: nothing of a table is dropped in silence. A column that is neither used nor
left out, a row that no table reads and a file without a mapping are findings; rows left out are listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.findings import Finding, Place, Severity
from ingest.cleaning import clean
from ingest.mapping import FieldSource, LeaveOut, MappedTable, SheetMapping
from ingest.rows import Field, SheetRow, nearest, unheaded
from ingest.sheets import Column, Sheet
from ingest.tables import Row, Table


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
