"""``explore``: the thread as a picture, in one file that opens anywhere."""

from pathlib import Path

import click

from api.options import open_walkable, reading
from api.settings import Settings
from graph.answers.explorer import explorer_data
from graph.store.layout import write_whole
from viz.explorer import explorer_file

DEFAULT_FILE = Path("explorer.html")


@click.command("explore", short_help="Write the explorer: the thread as a picture, in one file.")
@click.option("--focus", metavar="THING", help="Open at this thing (a code, name or address).")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_FILE,
    show_default=True,
    metavar="FILE.html",
    help="The file to write.",
)
@reading
def explore_command(settings: Settings, focus: str | None, output: Path) -> None:
    """Write the explorer as one HTML file that asks no other for anything.

    It opens in any browser, with no network: the whole council, the thread of each objective
    with its measures and money, and what may feel each dip.
    """
    _, walkable = open_walkable(settings)
    at = walkable.things.find(focus).iri if focus else None
    write_whole(output, explorer_file(explorer_data(walkable), settings.language, at))
    click.echo(f"Wrote {output}. Open it in a browser; it needs no network.")
