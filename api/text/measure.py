"""How a measure reads on a terminal: how it stands, its periods, what came of its forecasts, its definition.

What you would get wrong: the definition is told as the record states it, property by property, so
that a new column of the workbook is shown without a change here.
"""

from collections.abc import Iterable

from api.text.page import Page
from api.text.scorecard_measures import show_note
from api.text.wording import code_word, kind_words, made_up, named
from graph.answers.about import Fact
from graph.answers.measure import MeasureTold, Point

RECENT = 12


def show_measure(page: Page, answer: MeasureTold) -> None:
    """The whole measure; of its periods the last twelve."""
    page.title(named(answer.measure))
    page.line(f"{kind_words(answer.measure)}; as it stood on {answer.on.isoformat()}")
    made_up(page, answer.illustrative)
    if answer.latest:
        page.heading(f"Latest: {answer.latest.figure.text}, {answer.latest.figure.period}")
        show_note(page, answer.latest)
    else:
        page.line("No figure has come yet, and none was due.")
    if answer.series:
        page.heading("Periods")
        headings = ("Period", "Value", "Target", "Rating, movement")
        page.table(headings, map(_row, answer.series[: -RECENT - 1 : -1]), right=(1, 2))
    page.section("Forecasts and what came of them", (each.sentence for each in answer.forecasts))
    page.section("Definition", _definition(answer))
    page.section("Serves", (f"{named(each.thing)}" for each in answer.serves), "nothing by any stored link")


def _row(point: Point) -> tuple[str, ...]:
    rated = point.rating.label if point.rating else code_word("no-rating", point.no_rating).lower()
    moved = ", ".join(filter(None, (rated, point.direction, "dip" if point.is_dip else "")))
    return point.period, point.text, point.target_text or "", moved


def _definition(answer: MeasureTold) -> Iterable[str]:
    yield from map(_fact, answer.facts)
    if answer.rated_by:
        choice = "the council's default" if answer.rated_by.inherited else "the measure's own choice"
        yield f"rated by: {named(answer.rated_by.scheme)}, {choice}"


def _fact(fact: Fact) -> str:
    texts = (named(each.thing) if each.thing else each.text for each in fact.values)
    return f"{fact.label}: {'; '.join(texts)}"
