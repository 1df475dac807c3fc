"""Who sees what and when, and what they agreed: radar, oversight, alerts, calendar, actions, what-if, …"""

import click

from api.options import as_json_option, open_walkable, period_option, reading, show
from api.settings import Settings
from api.text.agreed import show_actions
from api.text.oversight import (
    show_alerts,
    show_calendar,
    show_conflicts,
    show_keystones,
    show_oversight,
    show_radar,
    show_what_if,
)
from graph.answers.agreed import actions_of
from graph.answers.alerts import alerts_of
from graph.answers.asked import read_period
from graph.answers.calendar import body_named, calendar_of
from graph.answers.conflicts import conflicts_of
from graph.answers.keystones import MOST, keystones_of
from graph.answers.oversight import oversight_of
from graph.answers.radar import radar_of
from graph.answers.what_if import Supposed, what_if_of
from graph.errors import WrongUsage

body_option = click.option("--body", metavar="BODY", help="Only what is the business of this body.")


@click.command("radar", short_help="Topics for scrutiny, each with its reasons.")
@body_option
@click.option("--most", type=click.IntRange(1), default=MOST, show_default=True, help="Topics shown as text.")
@as_json_option
@reading
def radar_command(settings: Settings, body: str | None, most: int, in_json: bool) -> None:
    """Measures at the worst rating or in a dip, in the order of their signs; what was chosen before."""
    _, walkable = open_walkable(settings)
    answer = radar_of(walkable, body_named(walkable, body))
    show(answer, in_json, lambda page: show_radar(page, answer, most))


@click.command("oversight", short_help="When each dip could be known, and who first sees it when.")
@period_option
@as_json_option
@reading
def oversight_command(settings: Settings, period: str | None, in_json: bool) -> None:
    """For each dip of a period, or of the last twelve months: when each body first saw or will see it."""
    wanted = read_period(period) if period else None
    thread, walkable = open_walkable(settings)
    answer = oversight_of(thread, walkable, wanted)
    show(answer, in_json, lambda page: show_oversight(page, answer))


@click.command("alerts", short_help="The register of dips: who saw them, whom to tell, who knows.")
@period_option
@as_json_option
@reading
def alerts_command(settings: Settings, period: str | None, in_json: bool) -> None:
    """The register of the dips of a period, or of the last twelve months; what nobody has seen first."""
    wanted = read_period(period) if period else None
    thread, walkable = open_walkable(settings)
    answer = alerts_of(thread, walkable, wanted)
    show(answer, in_json, lambda page: show_alerts(page, answer))


@click.command("calendar", short_help="When each body meets and what it considers.")
@body_option
@as_json_option
@reading
def calendar_command(settings: Settings, body: str | None, in_json: bool) -> None:
    """The meetings on record, by day."""
    _, walkable = open_walkable(settings)
    answer = calendar_of(walkable, body_named(walkable, body))
    show(answer, in_json, lambda page: show_calendar(page, answer))


@click.command("actions", short_help="What bodies agreed is to be done, and how it stands.")
@click.argument("thing", required=False)
@as_json_option
@reading
def actions_command(settings: Settings, thing: str | None, in_json: bool) -> None:
    """Agreed actions, whose they are, by when, and how they stand; then decisions taken.

    With THING: what that body agreed, what is that post's to do, or what concerns that thing.
    """
    _, walkable = open_walkable(settings)
    answer = actions_of(walkable, walkable.things.find(thing) if thing else None)
    show(answer, in_json, lambda page: show_actions(page, answer))


@click.command("conflicts", short_help="Targets that pull against one another.")
@as_json_option
@reading
def conflicts_command(settings: Settings, in_json: bool) -> None:
    """Pairs of targets that a stored link or a shared denominator sets apart, each with the reason."""
    _, walkable = open_walkable(settings)
    answer = conflicts_of(walkable)
    show(answer, in_json, lambda page: show_conflicts(page, answer))


@click.command("keystones", short_help="What many priorities rest on.")
@click.option("--most", type=click.IntRange(1), default=MOST, show_default=True, help="Of each kind.")
@as_json_option
@reading
def keystones_command(settings: Settings, most: int, in_json: bool) -> None:
    """Measures, services and posts that many priorities rest on, by which links; aims with a single owner."""
    _, walkable = open_walkable(settings)
    answer = keystones_of(walkable, most)
    show(answer, in_json, lambda page: show_keystones(page, answer))


@click.command(
    "what-if", short_help="Before and after, if something were withdrawn or a figure were another."
)
@click.option(
    "--withdraw",
    "withdrawn",
    metavar="THING",
    multiple=True,
    help="A service, project, action or budget line; may be given again.",
)
@click.option(
    "--set",
    "figures",
    metavar="FIGURE=VALUE",
    multiple=True,
    help="Such as ED03@2020-21-Q2=88.0; may be given again.",
)
@as_json_option
@reading
def what_if_command(
    settings: Settings, withdrawn: tuple[str, ...], figures: tuple[str, ...], in_json: bool
) -> None:
    """Suppose that something is withdrawn or a figure is another; nothing is saved."""
    thread, walkable = open_walkable(settings)
    answer = what_if_of(thread, walkable, Supposed(withdrawn, tuple(map(_supposed_figure, figures))))
    show(answer, in_json, lambda page: show_what_if(page, answer))


def _supposed_figure(text: str) -> tuple[str, str]:
    handle, parted, value = text.rpartition("=")
    if not parted:
        raise WrongUsage(f"“{text}” sets nothing. Write a figure and its value: ED03@2020-21-Q2=88.0.")
    return handle, value
