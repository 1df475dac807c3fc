"""``load`` and ``template``: what comes in, and the form it comes in."""

from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console

from api.options import as_json_option, fail, reading, show, writing
from api.settings import Settings
from api.text.loading import show_load
from graph.answers.asked import read_day, read_time
from graph.errors import WrongUsage
from graph.findings import Severity
from ingest.council import COUNCIL_FILE, CouncilFolder, read_council
from ingest.load import LoadAnswer, Manner, Order, load
from ingest.template import write_template


@click.command("load", short_help="Take workbooks or mapped CSV files into the thread.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, readable=False),
    help="A mapping (TOML) that says what CSV columns mean.",
)
@click.option("--as", "who", metavar="WHO", help="Who loads [GOLDEN_THREAD_AS, else the login name].")
@click.option("--reason", metavar="TEXT", help="Why; kept in the audit trail.")
@click.option(
    "--recorded-at", metavar="TIME", help="An earlier recorded time, with a reason; never before the last."
)
@click.option("--dry-run", is_flag=True, help="Check and count; write nothing.")
@click.option("--again", is_flag=True, help="Load files that were loaded before.")
@click.option("--fail-on", type=click.Choice(["warning"]), help="Refuse on warnings too.")
@as_json_option
@writing
def load_command(
    settings: Settings,
    paths: tuple[Path, ...],
    mapping: Path | None,
    reason: str | None,
    recorded_at: str | None,
    dry_run: bool,
    again: bool,
    fail_on: str | None,
    in_json: bool,
) -> None:
    """Take PATHS in as one change set, whole, or refuse them whole and say why.

    PATHS are workbooks in the form of the blank one (golden-thread template), CSV files
    with a mapping, folders of either, or one folder with a council.toml, which says in
    which order its files are loaded.
    """
    folder = _council_folder(paths)
    said = {"--as": _who(settings), "--mapping": mapping, "--reason": reason, "--recorded-at": recorded_at}
    if folder and (given := [name for name, value in said.items() if value]):
        raise WrongUsage(f"{COUNCIL_FILE} says how its files are loaded; leave out {', '.join(given)}.")
    at = read_time(recorded_at) if recorded_at else None
    orders = folder.orders if folder else (Order(paths, settings.recorded_by, mapping, reason, at),)
    manner = Manner(
        today=_today(settings, folder),
        now=datetime.now(UTC),
        dry_run=dry_run,
        again=again,
        fail_on=Severity.WARNING if fail_on else Severity.VIOLATION,
        base=folder.base if folder else None,
        pinned=folder.today if folder else None,
    )
    answer = _load(settings, orders, manner)
    show(answer, in_json, lambda page: show_load(page, answer))
    if answer.refused:
        raise SystemExit(1)


def _who(settings: Settings) -> str | None:
    """Who loads, if the option names somebody."""
    named = (each.value for each in settings.sources if each.name == "as" and each.source == "option")
    return next(named, None)


def _council_folder(paths: tuple[Path, ...]) -> CouncilFolder | None:
    named = [path for path in paths if (path / COUNCIL_FILE).exists()]
    if not named:
        return None
    if len(paths) > 1:
        raise WrongUsage(f"A folder with a {COUNCIL_FILE} is loaded alone; name it and nothing else.")
    return read_council(named[0])


def _today(settings: Settings, folder: CouncilFolder | None) -> date:
    chosen = next(setting for setting in settings.sources if setting.name == "today")
    if folder and folder.today and chosen.source not in {"option", "environment"}:
        return folder.today
    return read_day(chosen.value)


def _load(settings: Settings, orders: tuple[Order, ...], manner: Manner) -> LoadAnswer:
    screen = Console(stderr=True, markup=False, highlight=False)
    if not screen.is_terminal:
        return load(settings.store, orders, manner)
    with screen.status("Loading") as status:
        return load(settings.store, orders, manner, status.update)


@click.command("template", short_help="Write the blank workbook.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.xlsx"
)
@reading
def template_command(settings: Settings, output: Path) -> None:
    """Write the blank workbook that a council fills in, in the language of --lang."""
    if output.suffix != ".xlsx":
        fail(f"The blank workbook is an .xlsx file; {output} is not.")
    write_template(output, settings.language)
    click.echo(f"Wrote {output}. Fill it in, then: golden-thread load {output}")
