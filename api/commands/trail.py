"""``query``, ``history``, ``audit``, ``export`` and ``settings``: the thread for those who look behind it."""

from pathlib import Path

import click

from api.options import as_json_option, open_walkable, reading, show
from api.settings import Settings
from api.text.rows import FORMS, show_answer, show_rows, write_answer
from api.text.trail import show_audit, show_history, show_verification
from graph.answers.audit import audit, verify
from graph.answers.history import history
from graph.answers.rows import Rows, run_query
from graph.export import EXPORT_FORMATS, export
from graph.thread import Thread


@click.command("query", short_help="Ask a named question, or one of your own in SPARQL.")
@click.argument("name", required=False)
@click.argument("values", nargs=-1, metavar="[name=value …]")
@click.option("--format", "form", type=click.Choice(FORMS), default="table", help="Form of the answer.")
@reading
def query_command(settings: Settings, name: str | None, values: tuple[str, ...], form: str) -> None:
    """Run the question NAME, or the file NAME.rq, with its values; without a name, list the questions."""
    thread, walkable = open_walkable(settings)
    answer = run_query(thread, walkable, name, values)
    if form == "table" and isinstance(answer, Rows):
        show(answer, False, lambda page: show_answer(page, answer))
    else:
        click.echo(write_answer(answer, form), nl=False)


@click.command("history", short_help="How a record came to be as it is.")
@click.argument("record")
@as_json_option
@reading
def history_command(settings: Settings, record: str, in_json: bool) -> None:
    """The versions of RECORD, newest first: who changed what, when, why, and from which cell.

    RECORD is a code; a figure as ED03@2020-21-Q2; its target as ED03@2020-21-Q2/target; money
    as BL07@2020-21-Q2/actual; or an address.
    """
    answer = history(Thread(settings.store), record, settings.as_of)
    show(answer, in_json, lambda page: show_history(page, answer))


@click.command("audit", short_help="The change sets, and whether their chain holds.")
@click.option(
    "--verify", "wanted", is_flag=True, help="Work out every seal again; exit 1 if one does not fit."
)
@as_json_option
@reading
def audit_command(settings: Settings, wanted: bool, in_json: bool) -> None:
    """List the change sets, or verify the chain of their seals."""
    thread = Thread(settings.store)
    if not wanted:
        listed = audit(thread, settings.as_of)
        show(listed, in_json, lambda page: show_audit(page, listed))
        return
    verified = verify(thread)
    show(verified, in_json, lambda page: show_verification(page, verified))
    if not verified.verified:
        raise SystemExit(1)


@click.command("export", short_help="Write the thread out as RDF.")
@click.option(
    "--format", "form", type=click.Choice(sorted(EXPORT_FORMATS)), required=True, help="Form of the file."
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@reading
def export_command(settings: Settings, form: str, output: Path) -> None:
    """Write the whole thread with its trail (nquads, trig), or one snapshot (turtle, ntriples, jsonld).

    The whole thread is the auditor's copy: it also holds what was recorded of figures before they
    were withheld, and says how many. A snapshot, of whatever time, holds nothing that is withheld now.
    """
    thread = Thread(settings.store)
    written = export(thread, settings.moment(), form, output)
    click.echo(f"Wrote {written.statements} statements to {output}.")
    if written.warning:
        click.echo(written.warning)


@click.command("settings", short_help="What this command line is set to, and by what.")
@as_json_option
@reading
def settings_command(settings: Settings, in_json: bool) -> None:
    """Show each setting with its value and where it came from."""
    rows = [(each.name, each.value, each.source) for each in settings.sources]
    show(settings.sources, in_json, lambda page: show_rows(page, ("Setting", "Value", "From"), rows))
