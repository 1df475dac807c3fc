"""The application: a thread's doors for other tools and for people, all of them only for reading.

Nothing is global: two applications may serve two threads in one process. Each endpoint is
a plain function, which the framework runs on one worker from beginning to end.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from threading import BoundedSemaphore

from fastapi import FastAPI, Request, Response
from starlette.responses import JSONResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

from api import linked, pages, rest
from api.door import Door
from api.frontier import Frontier
from api.negotiation import chosen_language
from api.openapi import describe
from api.problems import add_problem_handlers
from api.rest.oversight import AT_ONCE
from api.settings import Settings
from api.sparql import SparqlState, sparql_router
from graph.store.readers import ReaderPool

LANGUAGES = ("en", "cy")


def create_app(settings: Settings, hosts: frozenset[str] | None = None) -> FastAPI:
    """An application that serves the thread which the settings name, asked for by any of the ``hosts``.

    Without ``hosts`` it answers to whatever name it is asked by.
    """
    limits = settings.sparql
    readers = ReaderPool(limits.readers)

    @asynccontextmanager
    async def while_serving(_: FastAPI) -> AsyncIterator[None]:
        with readers:
            yield

    app = FastAPI(
        lifespan=while_serving, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    door = app.state.door = Door(settings)
    app.state.what_if_turns = BoundedSemaphore(AT_ONCE)
    add_problem_handlers(app, pages.as_page)
    _add_plain_addresses(app)
    app.include_router(rest.router)
    app.include_router(linked.router)
    sparql = SparqlState(readers, door.opened.thread, door.moment, limits.caps, limits.per_caller)
    app.include_router(sparql_router(sparql))
    for language in LANGUAGES:
        app.include_router(pages.router, prefix=f"/{language}")
    app.mount("/static", StaticFiles(directory=str(files("viz").joinpath("static"))), name="static")
    app.add_middleware(Frontier, hosts=hosts)
    return app


def _add_plain_addresses(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    def get_start(request: Request) -> Response:
        """The home page in the reader's language."""
        language = chosen_language(request.headers.get("Accept-Language"))
        return RedirectResponse(f"/{language}/", 303, {"Vary": "Accept-Language"})

    @app.get("/en", include_in_schema=False)
    @app.get("/cy", include_in_schema=False)
    def get_home(request: Request) -> Response:
        """The home page of a language, for an address without its closing stroke."""
        return RedirectResponse(f"{request.url.path}/", 308)

    @app.get("/healthz", include_in_schema=False)
    def get_health() -> Response:
        """Whether the server runs."""
        return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})

    @app.get("/readyz", include_in_schema=False)
    def get_readiness() -> Response:
        """Whether the thread can be read, and which change set it stands at."""
        thread = app.state.door.opened.thread()
        body = {"status": "ok", "change_set": len(thread.change_sets)}
        return JSONResponse(body, headers={"Cache-Control": "no-store"})

    @app.get("/api/v1/openapi.json", include_in_schema=False)
    def get_description() -> Response:
        """The description of the reading addresses."""
        return JSONResponse(describe(app))
