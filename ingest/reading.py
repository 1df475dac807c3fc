"""From the paths a person named to rows of the blank workbook, through a mapping where there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadArgument
from graph.findings import Finding, Place, Severity
from graph.trail.records import SourceFile
from ingest.csv_table import read_csv
from ingest.mapped_rows import mapped_rows
from ingest.mapping import SheetMapping, read_mapping
from ingest.rows import SheetRow, rows_of
from ingest.tables import Table, UnreadableFile
from ingest.workbook import read_workbook

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
OTHER_SPREADSHEETS = frozenset({".xls", ".xlsb", ".ods"})


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What was read: the files, their rows in the order of the files, and what is wrong so far.

    ``sheets`` holds the file and the sheet of each table, those without rows included.
    """

    files: tuple[SourceFile, ...]
    sheets: tuple[tuple[str, str | None], ...]
    rows: tuple[SheetRow, ...]
    findings: tuple[Finding, ...]


def read_files(paths: Iterable[Path], mapping_path: Path | None = None) -> FilesRead:
    """Read workbooks, CSV files and folders of them; a file that cannot be read is a finding."""
    mapping = read_mapping(mapping_path) if mapping_path else None
    files: list[SourceFile] = []
    tables: list[Table] = []
    paths = list(paths)
    findings = _passed_over(paths)
    for path in expand(paths):
        try:
            found, its_tables = _read(path, mapping)
        except UnreadableFile as error:
            findings.append(_unreadable(path, str(error)))
        else:
            files.append(found)
            tables += its_tables
    rows, said = _rows(tables, mapping)
    sheets = tuple((table.file.name, table.sheet) for table in tables)
    return FilesRead(tuple(files), sheets, tuple(rows), (*findings, *said))


def expand(paths: Iterable[Path]) -> list[Path]:
    """The files that paths name: folders give their workbooks and CSV files in the order of their names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if _is_ours(p))
            if not inside:
                raise BadArgument(f"The folder {path} holds no workbook and no CSV file.")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise BadArgument(f"There is no file {path}.")
    return list(dict.fromkeys(found))


def _passed_over(paths: Iterable[Path]) -> list[Finding]:
    """Spreadsheets in a folder that cannot be read here, and might be thought to have been."""
    inside = (each for path in paths if path.is_dir() for each in sorted(path.iterdir()))
    return [
        Finding(
            Severity.WARNING,
            "not-read",
            Place(each.name),
            None,
            "This spreadsheet stands in the folder and was not read.",
            "Open it in Excel and save it as .xlsx, or move it out of the folder.",
        )
        for each in inside
        if each.suffix.casefold() in OTHER_SPREADSHEETS and not each.name.startswith(("~$", "."))
    ]


def _is_ours(path: Path) -> bool:
    return path.suffix.casefold() in WORKBOOKS | {".csv"} and not path.name.startswith(("~$", "."))


def _read(path: Path, mapping: SheetMapping | None) -> tuple[SourceFile, list[Table]]:
    if path.suffix.casefold() in WORKBOOKS:
        return read_workbook(path)
    if path.suffix.casefold() != ".csv":
        raise UnreadableFile(
            "is neither an Excel workbook (.xlsx) nor a CSV file. Open it in Excel and save it as .xlsx."
        )
    table = read_csv(path, mapping.name if mapping else None)
    return table.file, [table]


def _rows(tables: list[Table], mapping: SheetMapping | None) -> tuple[list[SheetRow], list[Finding]]:
    rows: list[SheetRow] = []
    findings: list[Finding] = []
    foreign = {table.file.name: table for table in tables if table.sheet is None}
    for table in tables:
        if table.sheet is not None:
            found, said = rows_of(table)
            rows += found
            findings += said
    names = [table.file.name for table in tables if table.sheet is None]
    findings += [_same_name(name) for name in foreign if names.count(name) > 1]
    if mapping:
        found, said = mapped_rows(mapping, foreign)
        return rows + found, findings + said
    return rows, findings + [_no_mapping(name) for name in foreign]


def _same_name(name: str) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "same-name",
        Place(name),
        None,
        "Two CSV files of this name are in one load, and the mapping tells files apart by their names.",
        "Rename one of them, or load them one after the other.",
    )


def _unreadable(path: Path, why: str) -> Finding:
    return Finding(Severity.VIOLATION, "unreadable-file", Place(path.name), None, f"This file {why}")


def _no_mapping(name: str) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "no-mapping",
        Place(name),
        None,
        "A CSV file is read through a mapping that says what its columns are.",
        "Name one: --mapping FILE.toml, or fill in the blank workbook: golden-thread template.",
    )
