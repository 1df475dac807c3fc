"""``serve``: the thread's doors, open until the command is ended.

What you would get wrong: the address is taken before anything is said, so that what is
printed is where the server really is, also when port 0 lets the machine choose.
"""

import signal
import socket
import sys
from contextlib import suppress

import click

from api.options import reading
from api.settings import Settings
from graph.errors import BadArgument
from graph.store.layout import Layout
from graph.store.served import being_served
from graph.thread import Thread

WAITING = 128
PATIENCE_SECONDS = 5


@click.command("serve", short_help="Open the thread to browsers and other tools, for reading.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True)
@reading
def serve_command(settings: Settings, host: str, port: int) -> None:
    """Serve pages, the reading addresses, linked data and the explorer until Ctrl+C.

    Nothing can be written over HTTP. While the thread is served, load refuses and says where.
    """
    import uvicorn  # noqa: PLC0415 - a web server is read only when one is wanted

    from api.app import create_app  # noqa: PLC0415 - as above

    thread = Thread(settings.store)
    app = create_app(settings)
    with listening(host, port) as door:
        address = address_of(door, host)
        with being_served(Layout(settings.store), address):
            click.echo(f"Serving change set {len(thread.change_sets)} of {settings.store} at {address}")
            click.echo("Stop with Ctrl+C.", file=sys.stderr)
            config = uvicorn.Config(
                app, log_level="warning", timeout_graceful_shutdown=PATIENCE_SECONDS, server_header=False
            )
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with suppress(KeyboardInterrupt):  # how both ways of being ended arrive here
                uvicorn.Server(config).run(sockets=[door])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises `BadArgument` where it cannot."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        door = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise _cannot_listen(host, port, error) from error
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(WAITING)
    except OSError as error:
        door.close()
        raise _cannot_listen(host, port, error) from error
    return door


def _cannot_listen(host: str, port: int, error: OSError) -> BadArgument:
    return BadArgument(f"Nothing can listen at {host}:{port} ({error.strerror}). Choose another --port.")


def address_of(door: socket.socket, host: str) -> str:
    """The address a browser is given."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{door.getsockname()[1]}/"
