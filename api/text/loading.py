"""What became of a load, on a terminal: counts, findings in sheet order, the state of the thread."""

from collections.abc import Sequence

from api.text.page import Page
from api.text.wording import made_up
from graph.findings import Finding, Severity, together
from ingest.load import LoadAnswer, Receipt

MOST_LINES = 40


def show_load(page: Page, answer: LoadAnswer) -> None:
    """What became of each load, its findings, and the state of the thread."""
    for receipt in answer.receipts:
        _receipt(page, receipt)
    made_up(page, answer.illustrative)
    page.line(answer.thread)


def _receipt(page: Page, receipt: Receipt) -> None:
    counts = receipt.counts
    number = f"Change set {receipt.change_set}" if receipt.change_set else "Load"
    page.line(
        f"{number} {receipt.outcome}: {counts.new} new, {counts.changed} changed, "
        f"{counts.unchanged} unchanged, {counts.vanished} vanished."
    )
    grave = [finding for finding in receipt.findings if finding.severity is not Severity.INFO]
    notes = [finding for finding in receipt.findings if finding.severity is Severity.INFO]
    _findings(page, grave)
    _findings(page, notes)


def _findings(page: Page, findings: Sequence[Finding]) -> None:
    lines = together(findings)
    page.lines(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        page.line(f"… and {len(lines) - MOST_LINES} more; all of them: --json", 2)
