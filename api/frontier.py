"""What every request and response passes: who is let in, headers for safety, HEAD, errors nobody foresaw.

Written for ASGI itself, because the framework's own last handler answers outside of
everything else that is added to an application.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders

from api.admission import Scope, refused
from api.problems import CODES, LOG, UNFORESEEN, Problem, problem_response

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

PAGE_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
NOT_MODIFIED = 304
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Frontier:
    """The outermost layer of an application."""

    def __init__(self, app: App, hosts: frozenset[str] | None) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request in and its response out; other traffic is left alone."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        bare = scope["method"] == "HEAD"
        inner = {**scope, "method": "GET"} if bare else scope
        started = False

        async def out(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(MutableHeaders(scope=message), message["status"])
            elif bare:
                message = {**message, "body": b""}
            await send(message)

        problem = refused(scope, self.hosts)
        try:
            await (_told(problem) if problem else self.app)(inner, receive, out)
        except Exception as error:
            LOG.error("unforeseen at %s", scope["path"], exc_info=error)
            if started:
                raise
            await problem_response(500, CODES[500], UNFORESEEN)(inner, receive, out)


def _told(problem: Problem) -> App:
    return problem_response(problem.status, problem.code, problem.detail)


def _add_headers(headers: MutableHeaders, status: int) -> None:
    """Headers for safety; a 304 names no policy, for it would replace the one that was kept with the page."""
    for name, value in SAFETY.items():
        headers.setdefault(name, value)
    if status != NOT_MODIFIED:
        is_page = headers.get("Content-Type", "").startswith(("text/html", "text/css", "text/javascript"))
        headers.setdefault("Content-Security-Policy", PAGE_POLICY if is_page else DATA_POLICY)
