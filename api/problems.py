"""Errors over HTTP: ``application/problem+json`` everywhere, with the sentence the command line prints.

A person who looks at pages gets the same sentence as a page. What you would get wrong:
what nobody foresaw is told in general words only; its traceback goes to the log.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graph.errors import (
    AmbiguousThing,
    BadArgument,
    GoldenThreadError,
    NotInThread,
    QueryRefused,
    StoreError,
    StoreLocked,
)

PROBLEM = "application/problem+json"
LOG = logging.getLogger("golden_thread.http")
CODES: Mapping[int, str] = {
    400: "bad-request",
    404: "no-such-address",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "too-large",
    414: "address-too-long",
    415: "unsupported-media-type",
    429: "too-many-at-once",
    500: "internal",
    503: "unavailable",
}
STATUS: tuple[tuple[type[GoldenThreadError], int], ...] = (
    (NotInThread, 404),
    (AmbiguousThing, 404),
    (BadArgument, 400),
    (QueryRefused, 400),
    (StoreError, 503),
)
RETRY_SECONDS = "2"
UNFORESEEN = "Something went wrong here that was not foreseen. It has been logged; nothing was changed."


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: a status, a stable code for machines, a sentence for people, names to try instead."""

    status: int
    code: str
    detail: str
    nearest: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


AsPage = Callable[[Request, Problem], Response | None]


def problem_response(
    status: int,
    code: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    nearest: tuple[str, ...] = (),
) -> Response:
    """A problem as RFC 9457 has it; ``code`` is stable and for machines, ``detail`` a sentence for people."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **({"nearest": list(nearest)} if nearest else {}),
    }
    text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
    return Response(text, status, {"Cache-Control": "no-store", **(headers or {})}, PROBLEM)


def problem_of(error: GoldenThreadError) -> Problem:
    """What this product refuses, as a problem; a fault of its own is one that nobody foresaw."""
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    if status == 500:
        LOG.error("a fault of our own", exc_info=error)
        return Problem(500, CODES[500], UNFORESEEN)
    headers = {"Retry-After": RETRY_SECONDS} if isinstance(error, StoreLocked) else {}
    return Problem(status, error.code, str(error), _nearest(error), headers)


def _nearest(error: GoldenThreadError) -> tuple[str, ...]:
    if isinstance(error, NotInThread):
        return error.nearest
    return error.candidates if isinstance(error, AmbiguousThing) else ()


def _of_framework(error: HTTPException, path: str) -> Problem:
    status, headers = error.status_code, dict(error.headers or {})
    if status == 405:
        headers["Allow"] = allowed(headers.get("Allow", "GET"))
    is_page = path.startswith(("/en", "/cy"))
    sentences = {
        404: f"There is nothing at {path}." + ("" if is_page else " What there is: /api/v1/openapi.json"),
        405: f"Nothing can be written over HTTP; this address answers {headers.get('Allow')}.",
    }
    detail = sentences.get(status, str(error.detail))
    return Problem(status, CODES.get(status, "http"), detail, (), headers)


def allowed(methods: str) -> str:
    """The methods that an address answers, told those it was declared for: GET brings two more."""
    return ", ".join(dict.fromkeys(["GET", "HEAD", "OPTIONS", *methods.split(", ")]))


def _of_parameters(error: RequestValidationError) -> Problem:
    said = "; ".join(f"“{each['loc'][-1]}”: {each['msg']}" for each in error.errors())
    return Problem(400, "wrong-usage", f"The request cannot be read: {said}.")


def add_problem_handlers(app: FastAPI, as_page: AsPage) -> None:
    """Let everything refused leave an application as a problem; ``as_page`` may make a page of it."""

    def respond(request: Request, problem: Problem) -> Response:
        return as_page(request, problem) or problem_response(
            problem.status, problem.code, problem.detail, problem.headers, problem.nearest
        )

    def on_refusal(request: Request, error: Exception) -> Response:
        if isinstance(error, GoldenThreadError):
            return respond(request, problem_of(error))
        raise error

    def on_http(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            problem = _of_framework(error, request.url.path)
            if problem.status == 405 and request.method == "OPTIONS":
                return Response(status_code=204, headers={"Allow": problem.headers["Allow"]})
            return respond(request, problem)
        raise error

    def on_invalid(request: Request, error: Exception) -> Response:
        if isinstance(error, RequestValidationError):
            return respond(request, _of_parameters(error))
        raise error

    app.add_exception_handler(GoldenThreadError, on_refusal)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)
