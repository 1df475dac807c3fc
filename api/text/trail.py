"""The trail on a terminal: the versions of a record, the change sets, and whether they hold."""

from collections.abc import Mapping

from api.text.page import Page
from api.text.wording import made_up
from graph.answers.as_json import time_text
from graph.answers.audit import Audit, Verification
from graph.answers.history import CellShown, Change, History, compact
from ingest.sheets import SHEETS


def show_history(page: Page, answer: History) -> None:
    """The versions of a record, newest first."""
    page.title(f"History of {answer.record}")
    headings = headings_of(answer.record.partition("/")[0])
    made_up(page, answer.illustrative)
    for version in answer.versions:
        why = f" “{version.reason}”" if version.reason else ""
        page.line()
        page.line(
            f"{time_text(version.recorded_at)}  {version.kind} by {version.recorded_by}, "
            f"change set {version.change_set}.{why}"
        )
        page.lines(_change(change, headings) for change in version.changes)
        page.lines([version.closed] if version.closed else [])


def headings_of(kind: str) -> dict[str, str]:
    """What officers call the properties of a kind of record: the headings of its sheet."""
    columns = (column for sheet in SHEETS if kind in sheet.all_kinds for column in sheet.columns)
    return {
        compact(column.property): column.heading.removesuffix(" (English)")
        for column in columns
        if column.property is not None and column.language != "cy"
    }


def _change(change: Change, headings: Mapping[str, str]) -> str:
    heading = headings.get(change.property, change.property)
    return f"{heading}: {change.before or 'nothing'} → {change.after or 'nothing'}{_cell(change.cell)}"


def _cell(cell: CellShown | None) -> str:
    if cell is None:
        return ""
    sheet = f", sheet “{cell.sheet}”" if cell.sheet else ""
    return f"  ({cell.file}{sheet}, cell {cell.cell})"


def show_audit(page: Page, answer: Audit) -> None:
    """The change sets, oldest first, and the head to write down."""
    page.title(f"{len(answer.change_sets)} change sets")
    made_up(page, answer.illustrative)
    page.table(
        ("No.", "Recorded", "Kind", "By", "Reason"),
        (
            (
                str(each.change_set),
                time_text(each.recorded_at),
                each.kind,
                each.recorded_by,
                each.reason or "",
            )
            for each in answer.change_sets
        ),
        right=(0,),
    )
    page.line(f"Head: {answer.head}")
    page.line("Keep the head somewhere else: it is what shows that nothing was cut off the end.")


def show_verification(page: Page, answer: Verification) -> None:
    """Whether the trail holds."""
    made_up(page, answer.illustrative)
    if answer.verified:
        page.line(f"The audit trail holds: {answer.change_sets} change sets, {answer.versions} versions.")
    elif answer.broken_at:
        page.line(
            f"The audit trail is broken at change set {answer.broken_at}: "
            f"what {answer.broken_in} holds of it is not what was sealed."
        )
    elif answer.strays:
        page.line(f"The audit trail holds {answer.strays} statements that no change set accounts for.")
    else:
        page.line(
            "The audit trail holds, but the snapshot is not what its records make; the next load mends it."
        )
    page.line(f"Head: {answer.head}")
