"""``recommendations``, ``lessons``, ``self-assessment``: what was asked, what was learned, what shows it."""

import click

from api.options import as_json_option, open_walkable, period_option, reading, show
from api.settings import Settings
from api.text.assurance import show_lessons, show_recommendations, show_self_assessment
from graph.answers.asked import read_period
from graph.answers.lessons import lessons
from graph.answers.recommendations import recommendations
from graph.answers.self_assessment import self_assessment
from graph.status.periods import PeriodKind, last_ended


@click.command("recommendations", short_help="What regulators and panels asked for, and what answers it.")
@click.argument("thing", required=False)
@as_json_option
@reading
def recommendations_command(settings: Settings, thing: str | None, in_json: bool) -> None:
    """Recommendations with what answers each, its measures and its evidence.

    With THING, one recommendation in full, or those of a regulator, a panel assessment or an owner.
    """
    _, walkable = open_walkable(settings)
    answer = recommendations(walkable, walkable.things.find(thing) if thing else None)
    show(answer, in_json, lambda page: show_recommendations(page, answer))


@click.command("lessons", short_help="What was learned, offered where something like it dips again.")
@click.argument("thing", required=False)
@as_json_option
@reading
def lessons_command(settings: Settings, thing: str | None, in_json: bool) -> None:
    """Lessons for every dip, or for THING, each with why it is offered; then the register of all."""
    _, walkable = open_walkable(settings)
    answer = lessons(walkable, walkable.things.find(thing) if thing else None)
    show(answer, in_json, lambda page: show_lessons(page, answer))


@click.command("self-assessment", short_help="The self-assessment pack: conclusions with what shows them.")
@click.argument("thing", required=False)
@period_option
@as_json_option
@reading
def self_assessment_command(settings: Settings, thing: str | None, period: str | None, in_json: bool) -> None:
    """What the council, or THING (a service or body), concludes about itself for a year, and what shows it.

    Without --period it is for the last financial year that has ended.
    """
    last = last_ended(PeriodKind.YEAR, settings.on or settings.today)
    wanted = read_period(period) if period else last
    _, walkable = open_walkable(settings)
    found = walkable.things.find(thing) if thing else None
    answer = self_assessment(walkable, wanted, found)
    show(answer, in_json, lambda page: show_self_assessment(page, answer))
