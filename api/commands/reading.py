"""``scorecard``, ``measure``, ``impact`` and ``trace``: what the thread can tell."""

import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

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
    walkable_at,
)
from api.settings import Settings
from api.text.measure import show_measure
from api.text.page import Page, json_text
from api.text.rows import write_rows
from api.text.scorecard import show_scorecard
from api.text.walks import show_impact, show_impact_changes, show_routes, show_trace
from graph.answers.asked import read_period
from graph.answers.impact import impact_of
from graph.answers.impact_changes import impact_changes
from graph.answers.impact_table import impact_table
from graph.answers.measure import measure_of
from graph.answers.model import Walkable
from graph.answers.part import Part
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.answers.trace import routes_of, trace_of
from graph.status.periods import PeriodKind, last_ended
from graph.store.layout import write_whole
from graph.thread import Thread


@click.command("scorecard", short_help="The scorecard of a body or an aim.")
@click.argument("thing")
@period_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    help="Form of the answer.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file instead."
)
@reading
def scorecard_command(
    settings: Settings, thing: str, period: str | None, form: str, output: Path | None
) -> None:
    """The scorecard of THING (a code, name or address): a board, objective, theme, goal or service.

    Without --period it is for the last quarter that has ended.
    """
    last = last_ended(PeriodKind.QUARTER, settings.on or settings.today)
    wanted = read_period(period) if period else last
    thread, walkable = open_walkable(settings, wanted)
    card = scorecard_of(thread, walkable, walkable.things.find(thing), wanted)
    written = json_text(card) if form == "json" else None
    if form == "html":
        written = _scorecard_html(card, thread, walkable)
    if output:
        write_whole(output, written or _scorecard_text(card))
        click.echo(f"Wrote {output}.", file=sys.stderr)
    elif written:
        click.echo(written, nl=False)
    else:
        show_scorecard(Page(), card)


def _scorecard_html(card: Scorecard, thread: Thread, walkable: Walkable) -> str:
    """The scorecard as a page in one file; what makes pages is read only when one is wanted."""
    from viz.frame import frame_at  # noqa: PLC0415 - as above
    from viz.pages import scorecard_page  # noqa: PLC0415 - as above

    return scorecard_page(card, replace(frame_at(thread, walkable, ""), standalone=True))


def _scorecard_text(card: Scorecard) -> str:
    out = StringIO()
    show_scorecard(Page(out), card)
    return out.getvalue()


@click.command("measure", short_help="A measure: how it stands, its periods, its definition.")
@click.argument("thing")
@as_json_option
@reading
def measure_command(settings: Settings, thing: str, in_json: bool) -> None:
    """What the thread knows of the measure THING: its latest figure, periods, forecasts and definition."""
    thread, walkable = open_walkable(settings)
    answer = measure_of(thread, walkable, walkable.things.find(thing))
    show(answer, in_json, lambda page: show_measure(page, answer))


@click.command("impact", short_help="What may feel it when something slips.")
@click.argument("thing")
@period_option
@click.option("--since", metavar="TIME", help="What is other than it was known at this time, and why.")
@click.option("--since-day", metavar="DAY", help="What is other than it held on this day, and why.")
@hops_option
@most_option
@skip_option
@click.option("--csv", "in_csv", is_flag=True, help="Give the list as CSV.")
@as_json_option
@reading
def impact_command(
    settings: Settings,
    thing: str,
    period: str | None,
    since: str | None,
    since_day: str | None,
    hops: int | None,
    most: int,
    skip: int,
    in_csv: bool,
    in_json: bool,
) -> None:
    """Objectives, themes and goals that may feel it when THING slips, by which routes, and whom to tell.

    With --since or --since-day, what came to the list since, what left it, and why.
    """
    wanted = read_period(period) if period else None
    thread, walkable = open_walkable(settings, wanted)
    source = walkable.things.find(thing)
    if since or since_day:
        then = walkable_at(thread, settings, settings.moment_since(since, since_day, wanted))
        changes = impact_changes(thread, then, walkable, source, hops)
        show(changes, in_json, lambda page: show_impact_changes(page, changes))
        return
    answer = impact_of(walkable, source, wanted, hops, Part(skip, most))
    if in_csv:
        click.echo(write_rows(impact_table(answer), "csv"), nl=False)
        return
    show(answer, in_json, lambda page: show_impact(page, answer))


@click.command("trace", short_help="What a thing serves, or what serves it.")
@click.argument("thing")
@click.option("--up", "direction", flag_value="up", default="up", help="What the thing serves (the default).")
@click.option("--down", "direction", flag_value="down", help="What serves the thing.")
@click.option("--to", "target", metavar="THING", help="The routes from one thing to another.")
@as_json_option
@reading
def trace_command(settings: Settings, thing: str, direction: str, target: str | None, in_json: bool) -> None:
    """Follow the thread up from THING, down from it, or to another thing."""
    _, walkable = open_walkable(settings)
    source = walkable.things.find(thing)
    if target:
        routes = routes_of(walkable, source, walkable.things.find(target))
        show(routes, in_json, lambda page: show_routes(page, routes))
    else:
        traced = trace_of(walkable, source, "down" if direction == "down" else "up")
        show(traced, in_json, lambda page: show_trace(page, traced))
