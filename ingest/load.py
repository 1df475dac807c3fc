"""Loading: what a load is made of, and taking it in whole or refusing it whole.

What you would get wrong: a load never withdraws. A record that is no longer in its file
is listed and stays in force.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from pyoxigraph import NamedNode

from graph.errors import BadArgument
from graph.findings import Finding, Place, Severity, refuses
from graph.names import Names
from graph.store.layout import Format, Layout
from graph.store.writer import Writer, writing
from graph.terms import boolean_term
from graph.thread import COUNCIL
from graph.trail.accept import accept
from graph.trail.change_sets import ChangeSet, versions
from graph.trail.reading import ChangeSetRow, FileRow, InForce, as_it_stands, change_sets, files_used
from graph.trail.records import StatedRecord
from ingest.checks import check
from ingest.cleaning import Unreadable, read_web
from ingest.codes import add_codes, codes_in_force
from ingest.history import put_back, vanished
from ingest.reading import FilesRead, read_files
from ingest.rows import SheetRow
from ingest.statements import stated_by
from ontology import GT

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """One load as it was asked for: one change set, however many files."""

    paths: tuple[Path, ...]
    recorded_by: str
    mapping: Path | None = None
    reason: str | None = None
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How loads are to be done: on which day, at what time, and how strictly.

    ``base`` and ``pinned`` are what a council's own folder says of its address and its day.
    """

    today: date
    now: datetime
    dry_run: bool = False
    again: bool = False
    fail_on: Severity = Severity.VIOLATION
    base: str | None = None
    pinned: date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Records that a load brought: new, changed, unchanged; and those that it no longer states."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one load: ``outcome`` is accepted, refused or unchanged.

    ``illustrative`` says that the council is made up, by what is loaded or was before.
    """

    change_set: int | None
    outcome: str
    counts: Counts
    findings: tuple[Finding, ...]
    illustrative: bool


@dataclass(frozen=True, slots=True)
class LoadAnswer:
    """One receipt per load, and the sentence that says what state the thread is in now."""

    receipts: tuple[Receipt, ...]
    thread: str
    illustrative: bool

    @property
    def refused(self) -> bool:
        """Whether any load was refused."""
        return any(receipt.outcome == "refused" for receipt in self.receipts)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the rows of a load state, and everything found while making records of them."""

    records: tuple[StatedRecord, ...]
    rows: tuple[SheetRow, ...]
    findings: tuple[Finding, ...]


def load(root: Path, orders: Sequence[Order], manner: Manner, tell: Progress = lambda _: None) -> LoadAnswer:
    """Carry out loads in their order; after a refusal nothing later is loaded."""
    receipts: list[Receipt] = []
    for order in orders:
        receipts.append(_load_one(Layout(root), order, manner, tell))
        if receipts[-1].outcome == "refused":
            break
    made_up = any(receipt.illustrative for receipt in receipts)
    return LoadAnswer(tuple(receipts), _state(receipts, manner), made_up)


def _load_one(layout: Layout, order: Order, manner: Manner, tell: Progress) -> Receipt:
    tell(f"Reading {', '.join(path.name for path in order.paths)}")
    read = read_files(order.paths, order.mapping)
    base = _base(layout, read, manner)
    if base is None:
        if refuses(read.findings):
            return Receipt(
                None, "refused", Counts(), tuple(in_order(read.findings, read)), illustrative=False
            )
        raise BadArgument(
            "This thread does not know its base address yet. "
            "Load a workbook with the sheet “Council” filled in first, or together with this one."
        )
    names = Names(base)
    with writing(layout, names) as writer:
        held = change_sets(writer.store, names)
        _check_time(order, held, manner)
        earlier = None if manner.again else _taken_before(read, files_used(writer.store, names), held)
        if earlier:
            return Receipt(None, "unchanged", Counts(), (earlier,), _made_up(writer))
        before = as_it_stands(writer)
        tell("Making records")
        stated = state(read, names, before)
        return _judge(writer, order, manner, read, before, stated, tell)


def state(read: FilesRead, names: Names, before: InForce) -> Stated:
    """The records that rows state, with every fault of codes, values and doubled rows."""
    index = codes_in_force(before.records, names)
    findings = [*read.findings, *add_codes(index, read.rows, names)]
    first: dict[NamedNode, tuple[StatedRecord, SheetRow]] = {}
    for row in read.rows:
        found, said = stated_by(row, index, names)
        findings += said
        for each in found:
            held = first.setdefault(each.record.iri, (each, row))
            if held[1] is row:
                continue
            if each is found[0]:
                findings.append(_twice(row, held[1]))
            elif each.record != held[0].record:
                findings.append(_otherwise(each, row, held[1], names))
    return Stated(
        tuple(each for each, _ in first.values()), tuple(row for _, row in first.values()), tuple(findings)
    )


def _judge(
    writer: Writer,
    order: Order,
    manner: Manner,
    read: FilesRead,
    before: InForce,
    stated: Stated,
    tell: Progress,
) -> Receipt:
    tell("Checking")
    found = versions(stated.records, before.records, before.versions)
    changed = {version.record.iri for version in found}
    findings = list(stated.findings)
    findings += check(stated.records, stated.rows, changed, before, manner.today)
    findings += put_back(writer, found, stated.records, stated.rows)
    gone = [] if refuses(stated.findings) else vanished(writer, read, stated.records, before)
    findings = in_order([*findings, *gone], read)
    new = sum(version.record.iri not in before.records for version in found)
    counts = Counts(new, len(found) - new, len(stated.records) - len(found), len(gone))
    if refuses(findings, manner.fail_on):
        return Receipt(None, "refused", counts, tuple(findings), _made_up(writer, stated.records))
    if not found:
        return Receipt(None, "unchanged", counts, tuple(findings), _made_up(writer))
    change = _change_set(writer.head() + 1, order, manner, read)
    if not manner.dry_run:
        tell(f"Writing change set {change.sequence}")
        _write_format(writer, manner)
        accept(writer, change, found, before, manner.today)
    return Receipt(change.sequence, "accepted", counts, tuple(findings), _made_up(writer, stated.records))


def _made_up(writer: Writer, stated: Iterable[StatedRecord] = ()) -> bool:
    """Whether the thread, or what is stated for it, says that its council is made up."""
    held = COUNCIL.answer(writer.store, writer.names.snapshot)
    said = (each.record.value(GT.illustrative) for each in stated)
    return any(row.illustrative for row in held) or boolean_term(True) in said


def _change_set(sequence: int, order: Order, manner: Manner, read: FilesRead) -> ChangeSet:
    return ChangeSet(
        sequence,
        "load",
        order.recorded_at or manner.now,
        order.recorded_by,
        order.reason,
        manner.now if order.recorded_at else None,
        read.files,
    )


def _write_format(writer: Writer, manner: Manner) -> None:
    held = writer.layout.read_format() if writer.layout.exists else None
    pinned = manner.pinned.isoformat() if manner.pinned else held.today if held else None
    form = Format(writer.names.base, pinned)
    if form != held:
        writer.layout.write_format(form)


def _base(layout: Layout, read: FilesRead, manner: Manner) -> str | None:
    said = next((row.text("Base address") for row in read.rows if row.sheet.name == "Council"), None)
    held = layout.read_format().base if layout.exists else None
    base = held or manner.base or said
    if said and said.rstrip("/") != (base or "").rstrip("/"):
        raise BadArgument(f"The sheet “Council” gives the base address {said}, but this thread's is {base}.")
    try:
        return base and read_web(base)
    except Unreadable as error:
        raise BadArgument(f"The base address “{base}” {error} {error.remedy}") from error


def _check_time(order: Order, held: Sequence[ChangeSetRow], manner: Manner) -> None:
    if order.recorded_at is None:
        return
    if not order.reason:
        raise BadArgument("An earlier recorded time needs a reason: --reason TEXT.")
    if order.recorded_at > manner.now:
        raise BadArgument(f"The recorded time {order.recorded_at.isoformat()} has not come yet.")
    if held and order.recorded_at < held[-1].recorded_at:
        raise BadArgument(
            f"The recorded time {order.recorded_at.isoformat()} is before that of the last change set, "
            f"{held[-1].recorded_at.isoformat()}; the trail only grows at its end."
        )


def _taken_before(read: FilesRead, used: Iterable[FileRow], held: Sequence[ChangeSetRow]) -> Finding | None:
    taken = {(row.sha256, row.mapping): row.sequence for row in used}
    sequences = [taken.get((file.sha256, file.mapping)) for file in read.files]
    if not sequences or None in sequences or refuses(read.findings):
        return None
    last = next(row for row in held if row.sequence == max(s for s in sequences if s))
    day = last.recorded_at.astimezone(UTC).strftime("%d %B %Y, %H:%M").lstrip("0")
    return Finding(
        Severity.INFO,
        "loaded-before",
        Place(read.files[0].name),
        None,
        f"This was loaded before, in change set {last.sequence} on {day} (UTC) by {last.recorded_by}.",
        "To load it nevertheless: --again.",
    )


def _twice(row: SheetRow, first: SheetRow) -> Finding:
    column = next((column for column in row.fields if column.key), None)
    key = ", ".join(found.text for column, found in row.fields.items() if column.key)
    return Finding(
        Severity.VIOLATION,
        "duplicate-row",
        row.place(column),
        key,
        f"“{key}” stands in two rows; the other is {_where(row, first)}.",
        "Keep the row that is right.",
    )


def _otherwise(each: StatedRecord, row: SheetRow, first: SheetRow, names: Names) -> Finding:
    kind = each.record.kind
    key = ", ".join(names.key(each.record.iri))
    return Finding(
        Severity.VIOLATION,
        "contradiction",
        row.place(next((column for column in row.fields if column.key), None)),
        key,
        f"This row does not say the same of the {kind.words if kind else 'record'} {key} "
        f"as {_where(row, first)}.",
        "Let both rows say the same.",
    )


def _where(row: SheetRow, first: SheetRow) -> str:
    file = "the same file" if first.file == row.file else first.file
    return f"row {first.number} of {file}" + (f", sheet “{first.tab}”" if first.tab else "")


def in_order(findings: Iterable[Finding], read: FilesRead) -> list[Finding]:
    """Findings in the order of the files, their sheets and rows; those without a place last."""
    files = {file.name: index for index, file in enumerate(read.files)}
    sheets = {place: index for index, place in enumerate(read.sheets)}

    def rank(finding: Finding) -> tuple[int, int, int, int, str]:
        place = finding.place
        if place is None:
            return len(files), 0, 0, 0, ""
        sheet, cell = sheets.get((place.file, place.sheet), 0), place.cell or ""
        return files.get(place.file, len(files)), sheet, place.row or 0, len(cell), cell

    return sorted(findings, key=rank)


def _state(receipts: Sequence[Receipt], manner: Manner) -> str:
    last = receipts[-1]
    taken = [receipt.change_set for receipt in receipts if receipt.outcome == "accepted"]
    if manner.dry_run:
        return "This was a dry run: the thread is as it was."
    if last.outcome == "refused" and taken:
        return f"Change set {taken[-1]} was taken in; the load after it was refused and changed nothing."
    if last.outcome == "refused":
        grave = Counter(finding.severity for finding in last.findings)[Severity.VIOLATION]
        problems = f"{grave} problem{'s' if grave != 1 else ''}" if grave else "Warnings were to be refused"
        return f"{problems}. Nothing was loaded; the thread is as it was."
    if taken:
        return f"The thread now stands at change set {taken[-1]}."
    return "Nothing had changed; the thread is as it was."


def with_paths(order: Order, folder: Path) -> Order:
    """An order whose paths are taken from a folder."""
    mapping = folder / order.mapping if order.mapping else None
    return replace(order, paths=tuple(folder / path for path in order.paths), mapping=mapping)
