"""``/sparql``: the query part of the SPARQL 1.1 Protocol, over one snapshot of the thread.

A query is looked at before any parser sees it and then handed to a reader, a process of its
own. What you would get wrong: only the reader knows which form a query has, so the Accept
header is read for both forms beforehand, and 406 may still come from the reader.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, HTTPException, Request, Response

from api.negotiation import chosen_type
from api.opened import refuse_before_first
from api.problems import problem_of, problem_response
from api.sparql_description import SOLUTIONS, TRIPLES, description, documented
from graph.errors import GoldenThreadError
from graph.sparql_guard import Caps, QueryNotRun, guard
from graph.store.readers import FORMS, Answer, Question, ReaderPool
from graph.thread import Moment, Thread

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
DATASET = ("default-graph-uri", "named-graph-uri")
STATUS: Mapping[str, int] = {
    "query-too-long": 413,
    "service-not-run": 403,
    "load-not-run": 403,
    "update-not-run": 403,
    "not-acceptable": 406,
    "unsupported-media-type": 415,
    "too-many-at-once": 429,
    "sparql-off": 501,
    "query-timeout": 503,
    "query-memory": 503,
    "query-crashed": 503,
    "answer-too-large": 503,
    "readers-busy": 503,
    "store-gone": 503,
}
WORTH_ANOTHER_TRY = frozenset({"readers-busy", "store-gone", "too-many-at-once"})
RETRY_SECONDS = "2"
WAITING = 32
REFUSED_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS")
MOST_FIELDS = 100
VARY = {"Vary": "Accept"}


@dataclass(frozen=True, slots=True)
class SparqlState:
    """What the address needs: readers, the thread as it stands, the moment that ``as_of`` and ``on`` name.

    ``per_caller`` is how many queries one network address may have under way.
    """

    readers: ReaderPool
    thread: Callable[[], Thread]
    moment: Callable[[str | None, str | None], Moment]
    caps: Caps = field(default_factory=Caps)
    per_caller: int = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came in, of which moment it is asked, and the media type wanted for each form."""

    text: str
    as_of: str | None
    on: str | None
    solutions: str | None
    triples: str | None


def sparql_router(state: SparqlState) -> APIRouter:
    """The address ``/sparql``; whoever makes the readers of ``state`` also closes them."""
    router = APIRouter(tags=["sparql"])
    queue = _Queue(CapacityLimiter(state.readers.limits.readers + WAITING), state.per_caller)

    @router.get("/sparql", openapi_extra=documented("get"))
    async def ask_by_get(request: Request) -> Response:
        """Answer a SPARQL query, or without one describe the service."""
        if not any(name in {"query", "update", *DATASET} for name, _ in parse_qsl(request.url.query)):
            return _described(state, request)
        return await _respond(state, queue, request, b"")

    @router.post("/sparql", openapi_extra=documented("post"))
    async def ask_by_post(request: Request) -> Response:
        """Answer a SPARQL query that is too long for an address."""
        try:
            body = await _body(request, 3 * state.caps.longest + 1_000)
        except QueryNotRun as refusal:
            return _refused(refusal)
        return await _respond(state, queue, request, body)

    @router.api_route("/sparql", methods=list(REFUSED_METHODS), include_in_schema=False)
    async def refuse_others() -> Response:
        """Say which methods there are, of both of the above."""
        raise HTTPException(405, headers={"Allow": "GET, POST"})

    return router


class _Queue:
    """The queries under way, of everybody and of each caller; used on the server's one event loop."""

    def __init__(self, limiter: CapacityLimiter, per_caller: int) -> None:
        self._limiter, self._per_caller = limiter, per_caller
        self._callers: Counter[str] = Counter()

    async def run(self, caller: str, work: Callable[[], Answer]) -> Answer:
        """Do a piece of work on a thread of its own, or raise `QueryNotRun` where there is no room for it."""
        if self._callers[caller] >= self._per_caller:
            raise QueryNotRun(
                "too-many-at-once",
                f"You have {self._per_caller} queries under way already; wait for one of them.",
            )
        if self._limiter.available_tokens < 1:
            raise QueryNotRun("readers-busy", "Too many queries are waiting already.")
        self._callers[caller] += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._callers[caller] -= 1
            self._callers += Counter()


async def _respond(state: SparqlState, queue: _Queue, request: Request, body: bytes) -> Response:
    try:
        asked = _read(request, body)
        caller = request.client.host if request.client else ""
        answer = await queue.run(caller, partial(_answered, state, asked))
    except QueryNotRun as refusal:
        return _refused(refusal)
    except GoldenThreadError as error:
        problem = problem_of(error)
        return problem_response(problem.status, problem.code, problem.detail, problem.headers)
    media_type = asked.triples if answer.form == "triples" else asked.solutions
    return Response(answer.body, 200, {**VARY, "Cache-Control": "no-cache"}, media_type)


def _answered(state: SparqlState, asked: Asked) -> Answer:
    guard(asked.text, state.caps)
    thread, moment = state.thread(), state.moment(asked.as_of, asked.on)
    refuse_before_first(thread, moment)
    graph = thread.names.snapshot.value
    return state.readers.ask(
        Question(thread.folder(moment), graph, asked.text, asked.solutions, asked.triples)
    )


def _read(request: Request, body: bytes) -> Asked:
    """What a request asks, by any of the three ways there are to ask it."""
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        fields += _fields_of_body(request, body)
    refused = [name for name, _ in fields if name in DATASET]
    if refused:
        raise QueryNotRun(
            "dataset-not-offered",
            f"“{refused[0]}” is not taken: a query here reads one snapshot; choose it by as_of and on.",
        )
    if any(name == "update" for name, _ in fields):
        raise QueryNotRun("update-not-run", "An update is not run: over HTTP the thread is only read.")
    text = _one(fields, "query")
    if text is None:
        raise QueryNotRun("bad-request", "There is no “query” in the request.")
    return Asked(text, _one(fields, "as_of"), _one(fields, "on"), *_wanted(request))


def _fields_of_body(request: Request, body: bytes) -> list[tuple[str, str]]:
    sent = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if sent == FORM:
        return _fields(body)
    if sent == DIRECT:
        return [("query", _decoded(body))]
    if sent == UPDATE:
        return [("update", "")]
    raise QueryNotRun("unsupported-media-type", f"Send a query as {FORM} or as {DIRECT}.")


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    text = _decoded(encoded)
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise QueryNotRun("bad-request", "The parameters are too many or not written in UTF-8.") from error


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryNotRun("bad-request", "The query is not written in UTF-8.") from error


def _one(fields: Sequence[tuple[str, str]], name: str) -> str | None:
    values = [value for each, value in fields if each == name]
    if len(values) > 1:
        raise QueryNotRun("bad-request", f"Give “{name}” once, not {len(values)} times.")
    return values[0] if values else None


def _wanted(request: Request) -> tuple[str | None, str | None]:
    accept = request.headers.get("Accept")
    solutions, triples = chosen_type(accept, tuple(SOLUTIONS)), chosen_type(accept, tuple(TRIPLES))
    if solutions is None and triples is None:
        raise QueryNotRun("not-acceptable", " ".join(FORMS.values()))
    return solutions, triples


async def _body(request: Request, most: int) -> bytes:
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > most:
            raise QueryNotRun("query-too-long", f"The request has more than {most} bytes.")
    return bytes(parts)


def _described(state: SparqlState, request: Request) -> Response:
    media_type = chosen_type(request.headers.get("Accept"), tuple(TRIPLES))
    if media_type is None:
        return _refused(QueryNotRun("not-acceptable", FORMS["triples"]))
    endpoint = str(request.url.replace(query="", fragment=""))
    body = description(endpoint, media_type, state.caps, state.readers.limits)
    return Response(body, 200, {**VARY, "Cache-Control": "no-cache"}, media_type)


def _refused(refusal: QueryNotRun) -> Response:
    again = {"Retry-After": RETRY_SECONDS} if refusal.code in WORTH_ANOTHER_TRY else {}
    status = STATUS.get(refusal.code, 400)
    return problem_response(status, refusal.code, str(refusal), {**VARY, **again})
