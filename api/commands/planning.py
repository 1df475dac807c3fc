"""``plans``, ``line-of-sight`` and ``lineage``: service planning, and what plans grew out of."""

import click

from api.options import as_json_option, open_walkable, reading, show
from api.settings import Settings
from api.text.planning import show_line_of_sight, show_lineage, show_plans
from graph.answers.line_of_sight import line_of_sight
from graph.answers.lineage import lineage
from graph.answers.service_plans import service_plans


@click.command("plans", short_help="Service plans: their four steps and their weaknesses.")
@click.argument("thing", required=False)
@as_json_option
@reading
def plans_command(settings: Settings, thing: str | None, in_json: bool) -> None:
    """How far each service plan has come, who finished which step when, and where it is weak.

    With THING, the plan of that code, service or owner in full.
    """
    _, walkable = open_walkable(settings)
    answer = service_plans(walkable, walkable.things.find(thing) if thing else None)
    show(answer, in_json, lambda page: show_plans(page, answer, in_full=thing is not None))


@click.command("line-of-sight", short_help="From a post to the objectives it works for.")
@click.argument("post")
@as_json_option
@reading
def line_of_sight_command(settings: Settings, post: str, in_json: bool) -> None:
    """The objectives that POST works for, through what it owns, by which routes. Posts only, never people."""
    _, walkable = open_walkable(settings)
    answer = line_of_sight(walkable, walkable.things.find(post))
    show(answer, in_json, lambda page: show_line_of_sight(page, answer))


@click.command("lineage", short_help="Which plans and objectives took the place of which.")
@click.argument("thing", required=False)
@as_json_option
@reading
def lineage_command(settings: Settings, thing: str | None, in_json: bool) -> None:
    """Objectives replaced, split and merged from plan to plan.

    With THING, a plan, an objective or a measure: its own part, and measures' lines across the change.
    """
    thread, walkable = open_walkable(settings)
    answer = lineage(thread, walkable, walkable.things.find(thing) if thing else None)
    show(answer, in_json, lambda page: show_lineage(page, answer))
