"""Options that several commands share, and what every command does with them."""

import os
from collections.abc import Callable
from errno import ENOSPC
from functools import wraps
from os import strerror
from typing import Any, NoReturn

import click

from api.opened import refuse_before_first
from api.settings import Settings, read_settings
from api.text.page import Page, json_text, safe
from api.text.rows import write_rows
from graph.answers.asked import MOST_HOPS, MOST_LISTED_EVER
from graph.answers.model import DEFAULT_HOPS, Walkable
from graph.answers.part import MOST_LISTED
from graph.answers.rows import Rows
from graph.errors import GoldenThreadError, WrongUsage
from graph.status.periods import Period
from graph.thread import Moment, Thread

Command = Callable[..., Any]

_STORE = click.option(
    "--store", metavar="DIR", help="Folder of the thread [.golden-thread, GOLDEN_THREAD_STORE]."
)
_TODAY = click.option("--today", metavar="DAY", help="The day taken for today [GOLDEN_THREAD_TODAY].")
_AS_OF = click.option("--as-of", metavar="TIME", help="Answer from what was recorded by this time.")
_ON = click.option("--on", metavar="DAY", help="Answer for what holds on this day.")
_LANG = click.option("--lang", metavar="en|cy", help="Language of names and words [en].")
as_json_option = click.option("--json", "in_json", is_flag=True, help="Give the answer as JSON.")
as_csv_option = click.option("--csv", "in_csv", is_flag=True, help="Give the answer as rows of CSV.")
hops_option = click.option(
    "--hops",
    type=click.IntRange(1, MOST_HOPS),
    help=f"Longest route, in links, for this answer [{DEFAULT_HOPS}, GOLDEN_THREAD_HOPS].",
)
most_option = click.option(
    "--most",
    type=click.IntRange(1, MOST_LISTED_EVER),
    default=MOST_LISTED,
    show_default=True,
    help="List so many; counts are of all.",
)
skip_option = click.option("--skip", type=click.IntRange(0), default=0, help="Pass over so many first.")
period_option = click.option("--period", metavar="PERIOD", help="A period such as 2020-21-Q2.")


def reading(command: Command) -> Command:
    """A command that reads: takes the shared options and hands on settings made of them."""

    @wraps(command)
    def run(
        store: str | None,
        today: str | None,
        as_of: str | None,
        on: str | None,
        lang: str | None,
        **rest: Any,  # noqa: ANN401 - each command's own options
    ) -> None:
        options = {"store": store, "today": today, "as_of": as_of, "on": on, "lang": lang}
        told(lambda: command(settings=read_settings(options, os.environ), **rest))

    return _STORE(_TODAY(_AS_OF(_ON(_LANG(run)))))


def writing(command: Command) -> Command:
    """A command that writes: knows no other moment than now."""

    @wraps(command)
    def run(store: str | None, today: str | None, who: str | None = None, **rest: Any) -> None:  # noqa: ANN401 - as above
        options = {"store": store, "today": today, "who": who}
        told(lambda: command(settings=read_settings(options, os.environ), **rest))

    return _STORE(_TODAY(run))


def told(run: Callable[[], None]) -> None:
    """Run a command; what it refuses is said in a sentence, with exit code 1, or 2 for wrong usage."""
    try:
        run()
    except WrongUsage as error:
        raise click.UsageError(safe(str(error))) from error
    except GoldenThreadError as error:
        fail(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(_unusable(error))


def _unusable(error: OSError) -> str:
    """What the machine refused; the store's engine tells it in words alone."""
    why = error.strerror or str(error).partition("\n")[0]
    if error.errno == ENOSPC or strerror(ENOSPC) in why:
        return "The disk is full. The thread is as it was; make room and try again."
    return f"{error.filename or 'A file of the thread'} cannot be used: {why}."


def fail(message: str) -> NoReturn:
    """Say what was refused and end with exit code 1."""
    click.echo(safe(message), err=True)
    raise SystemExit(1)


def open_walkable(settings: Settings, period: Period | None = None) -> tuple[Thread, Walkable]:
    """The thread, and its snapshot for the moment asked about, ready for walks."""
    thread = Thread(settings.store)
    return thread, walkable_at(thread, settings, settings.moment(period))


def walkable_at(thread: Thread, settings: Settings, moment: Moment) -> Walkable:
    """A thread's snapshot for a moment, ready for walks."""
    refuse_before_first(thread, moment)
    return Walkable(thread.snapshot(moment), settings.language, settings.hops)


def show(answer: object, in_json: bool, page: Callable[[Page], None]) -> None:
    """Give an answer as JSON or as a page of text."""
    if in_json:
        click.echo(json_text(answer), nl=False)
    else:
        page(Page())


def show_rows(
    answer: object,
    in_json: bool,
    in_csv: bool,
    page: Callable[[Page], None],
    rows: Callable[[], Rows],
) -> None:
    """Give an answer as JSON, as rows of CSV, or as a page of text."""
    if in_json and in_csv:
        raise WrongUsage("Ask for --json or --csv, not for both.")
    if in_csv:
        click.echo(write_rows(rows(), "csv"), nl=False)
    else:
        show(answer, in_json, page)
