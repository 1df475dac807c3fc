"""Linked data: every thing at its own address, as a page or as statements, and the vocabulary.

The council's own addresses are answered here under the same path, whatever host they are
asked at. What you would get wrong: an address is put together from the path as it was
sent, because a stroke in a code is escaped there and would otherwise look like a level.
"""

import json
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode

from api.dataset_description import dataset_statements
from api.door import Asked, ForMoment, Made
from api.negotiation import MEDIA_TYPES, chosen_form, chosen_language, split_suffix
from api.problems import problem_response
from graph.errors import NotInThread
from graph.export.record import record_statements, write_statements
from graph.names import segment
from ontology.context import context
from ontology.vocabulary import vocabulary_triples
from viz.addresses import page_of

OFFERED = ("ttl", "jsonld", "nt", "html")
VARY = {"Vary": "Accept, Accept-Language"}

router = APIRouter(include_in_schema=False)


@router.get("/id/{rest:path}")
def get_record(asked: ForMoment, request: Request) -> Response:
    """A thing: its page for a person, its statements for a machine."""
    path, suffix = split_suffix(_as_sent(request).removeprefix("/id/"))
    form = suffix or chosen_form(request.headers.get("Accept"), OFFERED)
    if form is None:
        return _not_acceptable()
    iri = _iri(f"{asked.thread.names.base}/id/{path}")
    if form == "html":
        record_statements(asked.thread, asked.walkable().snapshot, iri)
        return _see_page(request, page_of(path))
    alternate = f'</id/{path}.{form}>; rel="alternate"; type="{MEDIA_TYPES[form]}"'

    def make() -> Made:
        found = record_statements(asked.thread, asked.walkable().snapshot, iri)
        left = {"X-Statements-Left-Out": str(found.left_out)} if found.left_out else {}
        headers = {**VARY, **left, "Link": alternate, "Content-Location": f"/id/{path}.{form}"}
        return Made(write_statements(found.triples, form), MEDIA_TYPES[form], headers)

    return asked.respond(make, form)


@router.get("/def")
def get_vocabulary(asked: ForMoment, request: Request) -> Response:
    """The vocabulary, by Accept."""
    form = chosen_form(request.headers.get("Accept"), OFFERED)
    return _vocabulary(asked, request, form) if form else _not_acceptable()


@router.get("/def.{suffix}")
def get_vocabulary_in(asked: ForMoment, request: Request, suffix: str) -> Response:
    """The vocabulary in one form."""
    if suffix not in MEDIA_TYPES:
        raise NotInThread(f"def.{suffix}", [f"def.{each}" for each in OFFERED])
    return _vocabulary(asked, request, suffix)


@router.get("/def/context.jsonld")
def get_context(asked: ForMoment) -> Response:
    """The JSON-LD context of everything served here."""

    def make() -> Made:
        text = json.dumps({"@context": context()}, indent=1, sort_keys=True)
        return Made(text.encode(), "application/ld+json", {"Access-Control-Allow-Origin": "*"})

    return asked.respond(make)


@router.get("/.well-known/void")
def get_dataset_description(asked: ForMoment, request: Request) -> Response:
    """Where everything is found, for harvesters, by Accept."""
    offered = tuple(form for form in OFFERED if form != "html")
    form = chosen_form(request.headers.get("Accept"), offered) or "ttl"

    def make() -> Made:
        found = dataset_statements(asked.walkable().snapshot, str(request.base_url).rstrip("/"))
        return Made(write_statements(found, form), MEDIA_TYPES[form], {"Vary": "Accept"})

    return asked.respond(make, form)


def _vocabulary(asked: Asked, request: Request, form: str) -> Response:
    if form == "html":
        return _see_page(request, "/def")
    triples = sorted(vocabulary_triples(), key=str)
    headers = {**VARY, "Content-Location": f"/def.{form}"}
    return asked.respond(lambda: Made(write_statements(triples, form), MEDIA_TYPES[form], headers), form)


def _see_page(request: Request, page: str) -> Response:
    """303: the thing is not a page, its page is elsewhere, for the same moment."""
    given = request.query_params
    language = given.get("lang") or chosen_language(request.headers.get("Accept-Language"))
    kept = urlencode([(name, text) for name, text in given.multi_items() if name in {"as_of", "on"}])
    address = f"/{language}{page}" + (f"?{kept}" if kept else "")
    return Response(status_code=303, headers={**VARY, "Location": address, "Cache-Control": "no-cache"})


def _not_acceptable() -> Response:
    offered = ", ".join(MEDIA_TYPES[form] for form in OFFERED)
    return problem_response(406, "not-acceptable", f"This address is answered as {offered}.", VARY)


def _as_sent(request: Request) -> str:
    """The path with each segment escaped the one way that the thread's own addresses are."""
    raw = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.decode("ascii", "replace").partition("?")[0]
    return "/".join(segment(unquote(part)) for part in path.split("/"))


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError as error:
        raise NotInThread(text) from error
