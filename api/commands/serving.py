"""``serve``: the thread's doors, open until the command is ended.

What you would get wrong: the address is taken before anything is said, so that what is
printed is where the server really is, also when port 0 lets the machine choose.
"""

import ipaddress
import signal
import socket
import sys
from contextlib import suppress
from urllib.parse import urlsplit

import click

from api.admission import LOOPBACK
from api.options import reading
from api.settings import Settings
from graph.errors import BadArgument
from graph.store.layout import Layout
from graph.store.served import being_served
from graph.thread import Thread

WAITING = 128
PATIENCE_SECONDS = 5
OPEN_TO_OTHERS = (
    "This is not only for this machine: whoever can reach that address over the network can read the thread."
)


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
    from api.protocol import LONGEST_REQUEST_HEAD, ProblemProtocol  # noqa: PLC0415 - as above

    thread = Thread(settings.store)
    with listening(host, port) as door:
        app = create_app(settings, answered_names(door, host, settings, thread))
        address = address_of(door, host)
        with being_served(Layout(settings.store), address):
            click.echo(f"Serving change set {len(thread.change_sets)} of {settings.store} at {address}")
            if not is_loopback(door):
                click.echo(OPEN_TO_OTHERS, file=sys.stderr)
            click.echo("Stop with Ctrl+C.", file=sys.stderr)
            config = uvicorn.Config(
                app,
                http=ProblemProtocol,
                h11_max_incomplete_event_size=LONGEST_REQUEST_HEAD,
                log_level="warning",
                timeout_graceful_shutdown=PATIENCE_SECONDS,
                server_header=False,
            )
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with suppress(KeyboardInterrupt):  # how both ways of being ended arrive here
                uvicorn.Server(config).run(sockets=[door])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; raises `BadArgument` where it cannot."""
    try:
        family = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0][0]
    except (OSError, UnicodeError) as error:
        raise BadArgument(f"There is no address “{host}” on this machine. Choose another --host.") from error
    door = socket.socket(family, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host.strip("[]"), port))
        door.listen(WAITING)
    except OSError as error:
        door.close()
        raise BadArgument(
            f"Nothing can listen at {host}:{port} ({error.strerror}). Choose another --port or --host."
        ) from error
    return door


def is_loopback(door: socket.socket) -> bool:
    """Whether only this machine can reach a listening socket."""
    return ipaddress.ip_address(door.getsockname()[0].partition("%")[0]).is_loopback


def answered_names(
    door: socket.socket, host: str, settings: Settings, thread: Thread
) -> frozenset[str] | None:
    """The names a request may be addressed to: any, where others are let in and no names are set."""
    if not is_loopback(door) and not settings.hosts:
        return None
    own = {_in_address(host), urlsplit(thread.names.base).hostname or ""}
    return LOOPBACK | settings.hosts | own


def _in_address(host: str) -> str:
    bare = host.strip("[]").lower()
    return f"[{bare}]" if ":" in bare else bare


def address_of(door: socket.socket, host: str) -> str:
    """The address a browser is given."""
    return f"http://{_in_address(host)}:{door.getsockname()[1]}/"
