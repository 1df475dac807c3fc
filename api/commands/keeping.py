"""``backup`` and ``restore``: a thread kept safe in another folder, and brought back."""

from pathlib import Path

import click

from api.options import fail, reading
from api.settings import Settings
from graph.answers.audit import verify
from graph.store.backup import back_up, restore
from graph.store.layout import Layout
from graph.thread import Thread


@click.command("backup", short_help="Copy the thread to a new folder.")
@click.argument("folder", type=click.Path(path_type=Path))
@reading
def backup_command(settings: Settings, folder: Path) -> None:
    """Copy the thread with its whole trail to FOLDER, which must not exist; also while it is served."""
    head = back_up(Layout(settings.store), folder)
    click.echo(f"Wrote the thread at change set {head} to {folder}.")
    click.echo(f"Its head, to be kept elsewhere: {verify(Thread(settings.store)).head}")


@click.command("restore", short_help="Bring the thread back from a backup.")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@reading
def restore_command(settings: Settings, folder: Path) -> None:
    """Bring the thread in the backup FOLDER back to the store, which must not exist, and verify its chain."""
    head = restore(folder, Layout(settings.store))
    verified = verify(Thread(settings.store))
    click.echo(f"The thread in {settings.store} now stands at change set {head}.")
    if not verified.verified:
        fail(
            f"Its chain of seals is broken at {verified.broken_at}: the backup was altered. Use another one."
        )
    click.echo(f"Its chain of seals holds; its head is {verified.head}.")
