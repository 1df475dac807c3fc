"""``drivers``, ``dips`` and ``depends``: how many things bear on one another, asked at once."""

import click

from api.options import (
    as_json_option,
    hops_option,
    most_option,
    open_walkable,
    period_option,
    reading,
    show,
    skip_option,
)
from api.settings import Settings
from api.text.bearings import show_depends_all, show_depends_of, show_dips, show_drivers
from graph.answers.asked import read_period
from graph.answers.depends import depends_all, depends_of
from graph.answers.dips import dips_in
from graph.answers.drivers import drivers_of
from graph.answers.part import Part


@click.command("drivers", short_help="What drives a thing, ranked.")
@click.argument("thing")
@click.option("--kind", metavar="KIND", help="Only one kind of thing, such as measure or service.")
@hops_option
@most_option
@skip_option
@as_json_option
@reading
def drivers_command(
    settings: Settings, thing: str, kind: str | None, hops: int | None, most: int, skip: int, in_json: bool
) -> None:
    """Everything that bears on THING by stored links, nearest and strongest first, and by which routes."""
    _, walkable = open_walkable(settings)
    answer = drivers_of(walkable, walkable.things.find(thing), kind, hops, Part(skip, most))
    show(answer, in_json, lambda page: show_drivers(page, answer))


@click.command("dips", short_help="All dips of a period, and what may feel each.")
@period_option
@most_option
@skip_option
@as_json_option
@reading
def dips_command(settings: Settings, period: str | None, most: int, skip: int, in_json: bool) -> None:
    """The measures that dipped in a period, those that touch most objectives first, and whom to tell.

    Without --period it is the latest figure of every measure.
    """
    wanted = read_period(period) if period else None
    _, walkable = open_walkable(settings, wanted)
    answer = dips_in(walkable, wanted, Part(skip, most))
    show(answer, in_json, lambda page: show_dips(page, answer))


@click.command("depends", short_help="Who leans on a service, and on whom it leans.")
@click.argument("service", required=False)
@most_option
@skip_option
@as_json_option
@reading
def depends_command(settings: Settings, service: str | None, most: int, skip: int, in_json: bool) -> None:
    """Who leans on SERVICE and on whom it leans, by stored links; without one, all services in numbers."""
    _, walkable = open_walkable(settings)
    if service is None:
        every = depends_all(walkable)
        show(every, in_json, lambda page: show_depends_all(page, every))
        return
    answer = depends_of(walkable, walkable.things.find(service), Part(skip, most))
    show(answer, in_json, lambda page: show_depends_of(page, answer))
