"""``gaps``, ``coverage`` and ``health``: the state of the thread itself."""

import click

from api.options import as_csv_option, as_json_option, open_walkable, reading, show, show_rows
from api.settings import Settings
from api.text.page import Page
from api.text.state import coverage_rows, gap_rows, show_coverage, show_gaps, show_health
from graph.answers.coverage import coverage
from graph.answers.gaps import Wanted, gaps
from graph.answers.health import health


@click.command("gaps", short_help="Where the thread is broken, worst first.")
@click.option("--most", type=click.IntRange(1), help="Show only the first so many.")
@click.option("--rule", help="Only what this rule finds.")
@click.option("--severity", metavar="violation|warning|info", help="Only gaps of this severity.")
@click.option("--owner", metavar="POST", help="Only gaps that this post owns, or “nobody”.")
@as_csv_option
@as_json_option
@reading
def gaps_command(
    settings: Settings,
    most: int | None,
    rule: str | None,
    severity: str | None,
    owner: str | None,
    in_csv: bool,
    in_json: bool,
) -> None:
    """What is missing in the thread, counted by rule, then worst first, with what to do and whose it is."""
    _, walkable = open_walkable(settings)
    wanted = Wanted(rule, severity, owner)
    answer = gaps(walkable.snapshot, settings.language, wanted)

    def page(out: Page) -> None:
        show_gaps(out, answer, most, wanted)

    show_rows(answer, in_json, in_csv, page, lambda: gap_rows(answer))


@click.command("coverage", short_help="Which objectives reach which themes, goals and services.")
@as_csv_option
@as_json_option
@reading
def coverage_command(settings: Settings, in_csv: bool, in_json: bool) -> None:
    """Objectives by themes, equality objectives, goals and services: links counted, empty cells marked."""
    _, walkable = open_walkable(settings)
    answer = coverage(walkable)
    show_rows(
        answer, in_json, in_csv, lambda page: show_coverage(page, answer), lambda: coverage_rows(answer)
    )


@click.command("health", short_help="The thread health report.")
@as_json_option
@reading
def health_command(settings: Settings, in_json: bool) -> None:
    """How well the thread is kept: coverage, orphans, links, changes, Welsh, data, and the next fixes."""
    thread, walkable = open_walkable(settings)
    answer = health(thread, walkable)
    show(answer, in_json, lambda page: show_health(page, answer))
