"""The money of a scorecard on a terminal: lines, totals by kind, mismatches; adverse is always positive."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from api.text.page import Page
from api.text.wording import codes, counted, message, named, within
from graph.answers.scorecard import Scorecard
from graph.answers.scorecard.money import MoneyLine
from graph.answers.scorecard.money_totals import LeftOut, MoneyTotal
from graph.answers.scorecard.overview import Overview
from graph.status.words import number_text
from graph.thing import Thing

HEADINGS = ("Share %", "Budget £", "Profile £", "Actual £", "Variance £", "Forecast £")
FIGURES = range(1, 7)
AREA_AMOUNTS = ("Budget £", "Actual £", "Adverse £", "Favourable £", "Net £", "Forecast £")


def show_money(page: Page, card: Scorecard) -> None:
    """The budget lines, what more is to be said of some, the totals of what counts here, the mismatches."""
    lines, summary = card.money, card.money_summary
    page.heading("Money")
    if not lines and not summary.mismatches:
        page.lines([card.why_empty("money")])
        return
    if lines:
        page.line("Variance against profile; more spent or less taken in is positive.", 2)
        page.table(("Budget line", *HEADINGS), (_row(each, page) for each in lines), right=FIGURES)
    if summary.in_pence:
        page.line(message("in-pence"), 2)
    page.lines(_totals(summary.totals))
    page.lines(_left_out(summary.left_out))
    page.lines(note for line in lines if (note := _note(line)))
    if summary.mismatches:
        page.line("Where money and performance tell different stories:", 2)
        page.lines((f"{each.reason} ({named(each.about)})" for each in summary.mismatches), 4)


def show_area_money(page: Page, overview: Overview) -> None:
    """The council's revenue and capital by area: allocated by stated shares, the rest unallocated."""
    if not overview.total:
        return
    rows = [
        *(
            (_name(area.objective, page), total)
            for area in overview.areas
            if area.objective
            for total in area.money
        ),
        *(("Unallocated", total) for total in overview.unallocated),
        *(("All", total) for total in overview.total),
    ]
    amounts = AREA_AMOUNTS[:-1] if page.is_narrow else AREA_AMOUNTS
    page.table(
        ("Area", *amounts),
        ((f"{name}, {_kind(total)}", *_amounts(total)[: len(amounts)]) for name, total in rows),
        right=range(1, 7),
    )


def _row(each: MoneyLine, page: Page) -> tuple[str, ...]:
    marks = [mark for mark in (each.kind if each.kind == "capital" else None, _side(each.side)) if mark]
    marked = f", {', '.join(marks)}" if marks else ""
    amounts = (each.budget, each.profile, each.actual, each.variance, each.forecast)
    return (
        f"{_name(each.budget_line, page)}{marked}",
        "not stated" if each.share is None else _plain(each.share),
        *(_pounds(value) for value in amounts),
    )


def _name(thing: Thing, page: Page) -> str:
    """A name beside figures, or its code where there is no room for both."""
    return thing.code if page.is_narrow else named(thing)


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
    if each.committed:
        said.append(f"committed, on top of the actual {_pounds(each.committed)}")
    if each.variance_stated is not None and each.variance_stated != each.variance:
        said.append(
            f"the source states a variance of {_signed(each.variance_stated)}; "
            f"worked out from its amounts it is {_known(each.variance, _signed)}"
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
        spent = f"budget {_known(each.budget)}, actual {_known(each.actual)}"
        net = f"variance {_known(each.variance, _signed)}"
        if each.adverse is not None and each.favourable is not None:
            net += f" ({_signed(each.adverse)} and {_signed(each.favourable)})"
        missing = f"; an amount is missing of {codes(each.incomplete)}" if each.incomplete else ""
        yield f"{_kind(each)}, {counted(each.lines, 'line')}: {spent}; {net}{missing}"


def _left_out(left_out: LeftOut) -> Iterable[str]:
    reasons = (
        ("no-share", left_out.no_share),
        ("no-actual", left_out.no_actual),
        ("older-actual", left_out.older),
    )
    return (f"{within(message(why))}: {codes(lines)}" for why, lines in reasons if lines)


def _kind(total: MoneyTotal) -> str:
    return f"{total.kind} income" if total.side == "income" else total.kind


def _amounts(total: MoneyTotal) -> tuple[str, ...]:
    amounts = (total.budget, total.actual, total.adverse, total.favourable, total.variance, total.forecast)
    return tuple(_known(value) for value in amounts)


def _pounds(value: Decimal | None) -> str:
    return "" if value is None else number_text(value, 0)


def _known(value: Decimal | None, form: Callable[[Decimal], str] = _pounds) -> str:
    return message("not-known") if value is None else form(value)


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{number_text(value, 0)}"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
