"""How the state of the thread reads on a terminal and as rows: gaps, coverage, health."""

from collections.abc import Iterable, Iterator, Mapping

from api.text.page import Page
from api.text.wording import code_word, counted, link_verb, made_up, named
from graph.answers.contested import Contest
from graph.answers.coverage import Cell, Coverage, Matrix
from graph.answers.gaps import EVERY_GAP, Gap, GapGroup, Gaps, Wanted
from graph.answers.health import ChangesOf, DataQuality, Filled, Health, LinksKept, Parity, SinglePoint
from graph.answers.rows import Rows
from graph.kinds import KINDS

PER_RULE = 5
MOST_NAMED = 12
MOST_KINDS = 6
MOST_ACROSS = 8
EMPTY = "–"
OF_MATRIX = {
    "themes": "partnership themes",
    "equality-objectives": "equality objectives",
    "goals": "national goals",
    "services": "services",
}


def show_gaps(page: Page, answer: Gaps, most: int | None, wanted: Wanted = EVERY_GAP) -> None:
    """How many each rule finds; then the worst first, those of a rule together, with what to do."""
    page.title(f"{counted(len(answer.gaps), 'gap')} in the thread")
    made_up(page, answer.illustrative)
    page.table(
        ("Rule", "Severity", "Gaps", "What it finds"),
        ((group.rule, group.severity, str(group.count), group.title) for group in answer.groups),
        right=(2,),
    )
    shown = answer.gaps[:most] if most else answer.gaps
    at_most = None if most or wanted.rule else PER_RULE
    for group in answer.groups:
        found = [gap for gap in shown if gap.rule == group.rule]
        if found:
            _show_group(page, group, found, at_most)
    if len(shown) < len(answer.gaps):
        page.line()
        page.line(f"… and {len(answer.gaps) - len(shown)} more: golden-thread gaps")


def _show_group(page: Page, group: GapGroup, found: list[Gap], at_most: int | None) -> None:
    page.heading(f"{group.rule} ({group.severity})")
    page.line(f"To do: {group.remedy}", 2)
    page.lines(map(_gap, found[:at_most]))
    if at_most and len(found) > at_most:
        page.line(f"… and {len(found) - at_most} more: golden-thread gaps --rule {group.rule}", 2)


def _gap(gap: Gap) -> str:
    return f"{gap.message}{f' Owner: {named(gap.owner)}.' if gap.owner else ''}"


def gap_rows(answer: Gaps) -> Rows:
    """The gaps as rows for a spreadsheet."""
    columns = ("rule", "severity", "code", "kind", "name", "message", "remedy", "owner_code", "owner")
    rows = (
        (
            gap.rule,
            gap.severity,
            gap.thing.code,
            gap.thing.kind,
            gap.thing.label,
            gap.message,
            gap.remedy,
            gap.owner.code if gap.owner else None,
            gap.owner.label if gap.owner else None,
        )
        for gap in answer.gaps
    )
    return Rows(columns, tuple(rows), answer.illustrative)


def show_coverage(page: Page, answer: Coverage) -> None:
    """A table for each matrix, objectives across while they fit: links counted, and the strongest word."""
    page.title("Coverage: well-being objectives and what they reach")
    made_up(page, answer.illustrative)
    page.line(
        f"As it held on {answer.on.isoformat()}. A cell counts stored links; “{EMPTY}” is an empty cell."
    )
    for matrix in answer.matrices:
        page.heading(f"Objectives by {OF_MATRIX[matrix.name]}")
        if len(matrix.rows) > MOST_ACROSS:
            _show_list(page, matrix)
        else:
            _show_matrix(page, matrix)
        if matrix.unreached:
            page.line(f"No objective reaches: {', '.join(map(named, matrix.unreached))}", 2)
        if matrix.reaching_none:
            page.line(f"Reaching none: {', '.join(map(named, matrix.reaching_none))}", 2)
    rows = answer.matrices[0].rows
    if len(rows) <= MOST_ACROSS:
        page.heading("Objectives")
        page.lines(named(row.objective) for row in rows)
    page.line()
    page.line("The links behind each cell, with who asserted them: golden-thread coverage --json")


def _show_matrix(page: Page, matrix: Matrix) -> None:
    page.table(
        ("", *(row.objective.code for row in matrix.rows)),
        (
            (named(column), *(_cell(row.cells[index]) for row in matrix.rows))
            for index, column in enumerate(matrix.columns)
        ),
    )


def _show_list(page: Page, matrix: Matrix) -> None:
    """The filled cells of each objective, where there are too many objectives for columns."""
    page.table(
        ("Objective", "Reaches"),
        (
            (
                named(row.objective),
                ", ".join(f"{cell.column.code}: {_cell(cell)}" for cell in row.cells if cell.count) or EMPTY,
            )
            for row in matrix.rows
        ),
    )


def _cell(cell: Cell) -> str:
    return f"{cell.count} {cell.strongest or 'not judged'}" if cell.count else EMPTY


def coverage_rows(answer: Coverage) -> Rows:
    """One row for each cell, the empty ones too."""
    columns = ("matrix", "objective_code", "objective", "code", "name", "links", "strongest")
    return Rows(columns, tuple(_cells(answer.matrices)), answer.illustrative)


def _cells(matrices: Iterable[Matrix]) -> Iterator[tuple[str | None, ...]]:
    for matrix in matrices:
        for row in matrix.rows:
            for cell in row.cells:
                yield (
                    matrix.name,
                    row.objective.code,
                    row.objective.label,
                    cell.column.code,
                    cell.column.label,
                    str(cell.count),
                    cell.strongest,
                )


def show_health(page: Page, answer: Health) -> None:
    """The report, section by section, the next fixes first."""
    page.title("Health of the thread")
    made_up(page, answer.illustrative)
    page.line(f"As it held on {answer.on.isoformat()}, judged on {answer.judged_on.isoformat()}.")
    page.heading(f"Next fixes (the first of {answer.gaps} gaps; all of them: golden-thread gaps)")
    page.lines(f"{_gap(gap)} [{gap.rule}]" for gap in answer.next_fixes)
    page.heading("Coverage (cell by cell: golden-thread coverage)")
    page.lines(_filled(each) for each in answer.coverage)
    page.heading("Orphans: on the thread by no link")
    page.lines(map(named, answer.orphans))
    _show_links(page, answer.links)
    _show_changes(page, answer.changes)
    _show_single_points(page, answer.single_points)
    page.heading("Welsh names")
    page.lines(_parity(each) for each in answer.translation)
    _show_data_quality(page, answer.data_quality)


def _filled(each: Filled) -> str:
    missing = f"; reached by none: {', '.join(map(named, each.unreached))}" if each.unreached else ""
    return f"Objectives by {OF_MATRIX[each.matrix]}: {each.filled} of {each.of} cells hold a link{missing}"


def _show_links(page: Page, links: LinksKept) -> None:
    page.heading("Links")
    page.lines(
        (
            f"{links.in_force} in force, {links.judged} of them judged weak, moderate or strong",
            f"reviewed: {links.reviewed} within twelve months, {links.review_overdue} longer ago",
            f"never reviewed: {links.never_reviewed}",
            f"contested, settled or not: {len(links.contested)}",
        )
    )
    page.lines(map(_contest, links.contested), 4)


def _contest(each: Contest) -> str:
    settled = (
        f"; settled {each.settled_on.isoformat()}: {each.settlement or 'no word how'}"
        if each.settled_on
        else "; open"
    )
    return (
        f"{each.from_.code} → {each.to.code}, contested by {named(each.contested_by)} on "
        f"{each.contested_on.isoformat()}: “{each.reason}”{settled}"
    )


def _show_changes(page: Page, changes: ChangesOf) -> None:
    page.heading(f"Changes in {changes.period}, since {changes.since.isoformat()}")
    most_first = sorted(changes.kinds, key=lambda each: -(each.new + each.changed))
    page.table(
        ("Kind of record", "New", "Changed"),
        (
            (KINDS[each.kind].words if each.kind in KINDS else each.kind, str(each.new), str(each.changed))
            for each in most_first[:MOST_KINDS]
        ),
        right=(1, 2),
    )
    if rest := most_first[MOST_KINDS:]:
        records = sum(each.new + each.changed for each in rest)
        kinds = counted(len(rest), "other kind")
        page.line(f"… and {counted(records, 'record')} of {kinds}: golden-thread health --json", 2)


def _show_single_points(page: Page, points: tuple[SinglePoint, ...]) -> None:
    page.heading("Resting on one thing alone (by the links that are stored; no more is said)")
    page.lines(map(_single_point, points[:MOST_NAMED]))
    if len(points) > MOST_NAMED:
        page.line(f"… and {len(points) - MOST_NAMED} more: golden-thread health --json", 2)


def _single_point(each: SinglePoint) -> str:
    verb = "carries" if each.rests_on.kind == "service" else link_verb(each.how)
    return f"Only {named(each.rests_on)} {verb} {named(each.thing)}"


def _parity(each: Parity) -> str:
    return f"{KINDS[each.kind].words}: {each.welsh} of {each.of}"


def _show_data_quality(page: Page, found: DataQuality) -> None:
    page.heading("Data")
    lacking = (
        ("definition", found.without_definition),
        ("source of data", found.without_data_source),
        ("dead band", found.without_dead_band),
        ("stated polarity", found.without_polarity),
    )
    page.lines(f"measures without a {what}: {count} of {found.measures}" for what, count in lacking)
    page.line(f"- {found.figures} figures by status: {_counted('obs-status', found.by_status)}", 2)
    page.line(f"- by assurance: {_counted('assurance', found.by_assurance)}", 2)


def _counted(list_key: str, counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {code_word(list_key, key).lower()}" for key, count in counts.items())
