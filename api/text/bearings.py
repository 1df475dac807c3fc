"""How drivers, dips and dependences read on a terminal: counts first, then the list."""

from collections.abc import Mapping

from api.text.page import Page
from api.text.walks import show_best_routes
from api.text.wording import (
    dip_words,
    kind_words,
    made_up,
    months,
    named,
    notes,
    rest,
    steps_words,
    way_words,
)
from graph.answers.depends import Dependence, DependsAll, DependsOf, SideCounts
from graph.answers.dips import DipFound, Dips, FeltBy
from graph.answers.drivers import Driver, Drivers
from graph.kinds import KINDS


def show_drivers(page: Page, answer: Drivers) -> None:
    """What drives a thing; the best route of each; the links relied on."""
    page.title(f"What drives {named(answer.target)}")
    made_up(page, answer.illustrative)
    if not answer.counts.by_kind:
        page.line("No stored link leads there.")
        return
    page.line(f"Within {answer.hops} steps: {_kinds(answer.counts.by_kind)}.")
    page.table(
        ("Driver", "Kind", "Strength", "Way", "Steps", "Months", "Owner"),
        (_driver(each) for each in answer.drivers),
        right=(4,),
    )
    rest(page, answer.part)
    show_best_routes(page, "The best route of each, with the links it relies on", answer.drivers)
    notes(page, answer.notes)


def _kinds(by_kind: Mapping[str, int]) -> str:
    return ", ".join(f"{n} × {KINDS[kind].words if kind in KINDS else kind}" for kind, n in by_kind.items())


def _driver(each: Driver) -> tuple[str, ...]:
    return (
        named(each.thing),
        kind_words(each.thing),
        each.strength or "not judged",
        way_words(each.direction),
        steps_words(each.hops, each.sideways),
        months(each.lag),
        each.owner.label if each.owner else "nobody named",
    )


def show_dips(page: Page, answer: Dips) -> None:
    """Each dip with what may feel it and whom to tell."""
    when = f"in {answer.period}" if answer.period else "at the latest figures"
    counts = answer.counts
    page.title(f"{counts.dips} dip{'' if counts.dips == 1 else 's'} {when}")
    made_up(page, answer.illustrative)
    page.line(
        f"Of {counts.measures} measures with a figure, {counts.no_dip} did not dip; "
        f"for {counts.not_known} it cannot be told."
    )
    for each in answer.dips:
        page.heading(named(each.measure))
        _dip(page, each)
    rest(page, answer.part)
    notes(page, answer.notes)


def _dip(page: Page, each: DipFound) -> None:
    page.line(f"{each.dip.period}: {dip_words(each.dip)}", 2)
    page.line(f"Owner: {named(each.owner) if each.owner else 'nobody named'}", 2)
    felt = [_felt(thing) for thing in each.felt_by]
    page.line(f"May be felt by: {'; '.join(felt) or 'nothing that a stored link leads to'}", 2)
    if each.tell:
        page.line(f"Tell: {', '.join(named(body) for body in each.tell)}", 2)
    page.line(f"Routes: golden-thread impact {each.measure.code}", 2)


def _felt(each: FeltBy) -> str:
    other = "" if each.direction == "with" else f", {way_words(each.direction)}"
    return f"{named(each.thing)} ({each.strength or 'not judged'}{other})"


def show_depends_all(page: Page, answer: DependsAll) -> None:
    """Every service in numbers."""
    page.title("Services: who leans on whom")
    made_up(page, answer.illustrative)
    page.table(
        ("Service", "Services leaning on it", "Priorities", "Leans on services", "Measures of others"),
        (
            (
                named(each.service),
                str(each.leaning_on_it.services),
                str(each.leaning_on_it.others),
                str(each.it_leans_on.services),
                str(each.it_leans_on.others),
            )
            for each in answer.services
        ),
        right=(1, 2, 3, 4),
    )
    page.line("Of one service: golden-thread depends SERVICE")
    notes(page, answer.notes)


def show_depends_of(page: Page, answer: DependsOf) -> None:
    """Both sides of one service."""
    page.title(f"Who leans on whom: {named(answer.service)}")
    made_up(page, answer.illustrative)
    page.line(f"Its own, besides itself: {', '.join(thing.code for thing in answer.own[1:]) or 'nothing'}.")
    page.heading(f"Leaning on it: {_side(answer.leaning_on_us)} objectives, themes and goals")
    page.lines([_lean(each) for each in answer.on_us] or ["nothing by any stored link"])
    page.heading(f"It leans on: {_side(answer.we_lean_on)} measures of others")
    page.lines([_lean(each) for each in answer.on_others] or ["nothing by any stored link"])
    rest(page, answer.part)
    notes(page, answer.notes)


def _side(counts: SideCounts) -> str:
    return f"{counts.services} service{'' if counts.services == 1 else 's'}, {counts.others}"


def _lean(each: Dependence) -> str:
    owner = f"; ask {named(each.owner)}" if each.owner else ""
    other = "" if each.direction == "with" else f", {way_words(each.direction)}"
    return f"{named(each.thing)}: {each.strength or 'not judged'}{other}{owner}. {each.path}."
