"""The money of a scorecard on a terminal: lines, totals by kind, mismatches; adverse is always positive."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from api.text.page import Page
from api.text.wording import named
from graph.answers.scorecard.money import MoneyLine, MoneySummary, MoneyTotal
from graph.answers.scorecard.overview import Overview

HEADINGS = ("Share %", "Budget £", "Profile £", "Actual £", "Variance £", "Forecast £")
FIGURES = range(1, 7)


def show_money(page: Page, lines: Sequence[MoneyLine], summary: MoneySummary) -> None:
    """The budget lines, what more is to be said of some, the totals of what counts here, the mismatches."""
    page.heading("Money")
    if not lines and not summary.mismatches:
        page.lines(["none recorded"])
        return
    page.line("Variance against profile; more spent or less taken in is positive.", 2)
    page.table(("Budget line", *HEADINGS), (_row(each) for each in lines), right=FIGURES)
    page.lines(_totals(summary.totals))
    if summary.no_share_stated:
        codes = ", ".join(each.code for each in summary.no_share_stated)
        page.line(f"- in no total, since nobody has stated which share counts here: {codes}", 2)
    page.lines(note for line in lines if (note := _note(line)))
    page.lines(f"{each.reason} ({each.service.label})" for each in summary.mismatches)


def show_area_money(page: Page, overview: Overview) -> None:
    """The council's revenue and capital by area: allocated by stated shares, the rest unallocated."""
    if not overview.total:
        return
    rows = [
        *(
            (named(area.objective), total)
            for area in overview.areas
            if area.objective
            for total in area.money
        ),
        *(("Unallocated", total) for total in overview.unallocated),
        *(("All", total) for total in overview.total),
    ]
    page.table(
        ("Area", "Kind", "Budget £", "Profile £", "Actual £", "Variance £", "Forecast £"),
        ((name, _kind(total), *_amounts(total)) for name, total in rows),
        right=range(2, 7),
    )


def _row(each: MoneyLine) -> tuple[str, ...]:
    marks = [mark for mark in (each.kind if each.kind == "capital" else None, _side(each.side)) if mark]
    marked = f", {', '.join(marks)}" if marks else ""
    amounts = (each.budget, each.profile, each.actual, each.variance, each.forecast)
    return (
        f"{named(each.budget_line)}{marked}",
        "" if each.share is None else _plain(each.share),
        *(_pounds(value) for value in amounts),
    )


def _side(side: str) -> str | None:
    return side if side == "income" else None


def _note(each: MoneyLine) -> str | None:
    said = []
    if each.virement:
        said.append(f"budget moved by {_signed(each.virement)} from {_pounds(each.original_budget)}")
    if each.one_off:
        said.append(
            f"{_pounds(each.one_off)} of once-only money; without it the variance is "
            f"{_signed(each.underlying_variance or Decimal(0))}"
        )
    if each.savings_planned:
        achieved = "not known" if each.savings_achieved is None else _pounds(each.savings_achieved)
        said.append(f"savings planned {_pounds(each.savings_planned)}, achieved {achieved}")
    if len(each.shares) > 1 or each.unallocated:
        shares = ", ".join(f"{each.aim.code} {_plain(each.share)}%" for each in each.shares)
        left = f", unallocated {_plain(each.unallocated)}%" if each.unallocated else ""
        said.append(f"shares {shares}{left}")
    return f"{each.budget_line.code}: {'; '.join(said)}" if said else None


def _totals(totals: Iterable[MoneyTotal]) -> Iterable[str]:
    for each in totals:
        spent = f"budget {_pounds(each.budget)}, actual {_pounds(each.actual)}"
        net = f"variance {_signed(each.variance)} ({_signed(each.adverse)} and {_signed(each.favourable)})"
        lines = "1 line" if each.lines == 1 else f"{each.lines} lines"
        yield f"{_kind(each)}, {lines}: {spent}; {net}"


def _kind(total: MoneyTotal) -> str:
    return f"{total.kind} income" if total.side == "income" else total.kind


def _amounts(total: MoneyTotal) -> tuple[str, ...]:
    amounts = (total.budget, total.profile, total.actual, total.variance, total.forecast)
    return tuple(_pounds(value) for value in amounts)


def _pounds(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _signed(value: Decimal) -> str:
    return f"{value:+,.0f}" if value else "0"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
