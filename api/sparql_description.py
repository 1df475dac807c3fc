"""What ``/sparql`` says of itself: as a service description for tools of the web of data, and as OpenAPI.

Both are made from the tables of media types that the address answers with, so neither can
promise another. What you would get wrong: federation is not listed, because it is refused.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graph.sparql_guard import Caps
from graph.store.readers import MEGABYTE, ReaderLimits
from graph.thread import COUNCIL
from ontology import PREFIXES, RDF, RDFS, Namespace

SD = Namespace("sd", "http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("formats", "http://www.w3.org/ns/formats/")
SOLUTIONS: Mapping[str, str] = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "application/xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
}
TRIPLES: Mapping[str, str] = {
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}
PROBLEMS: Mapping[int, str] = {
    400: "Not a query, nested too deep, or naming graphs of its own.",
    403: "An update, LOAD or SERVICE.",
    406: "The answer has no form that is accepted.",
    413: "The query is too long.",
    415: "A query is sent as a form or as application/sparql-query.",
    429: "One caller has too many queries under way.",
    501: "Strangers' queries cannot be run safely on this machine.",
    503: "The query took too long or too much memory, or too many are waiting.",
}


def description(endpoint: str, media_type: str, caps: Caps, limits: ReaderLimits) -> bytes:
    """The service description of an endpoint, limits and all, written in a media type of `TRIPLES`."""
    prefixes = {"sd": SD.iri, "formats": FORMATS.iri, "rdfs": PREFIXES["rdfs"]}
    written = RdfFormat.from_media_type(media_type)
    triples = list(_statements(NamedNode(endpoint), _limits(caps, limits)))
    return serialize(triples, format=written, prefixes=prefixes) or b""


def _limits(caps: Caps, limits: ReaderLimits) -> str:
    return (
        f"A query has at most {caps.longest} characters and brackets {caps.deepest} deep; it is stopped "
        f"after {limits.deadline:g} seconds or at {limits.memory // MEGABYTE} MB; its answer has at most "
        f"{limits.answer // MEGABYTE} MB. The parameters as_of (a time) and on (a day) choose the snapshot."
    )


def _statements(endpoint: NamedNode, limits: str) -> Iterator[Triple]:
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")
    yield Triple(service, RDF.type, SD.Service)
    yield Triple(service, SD.endpoint, endpoint)
    yield Triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    yield Triple(service, RDFS.comment, Literal(limits, language="en"))
    for name in dict.fromkeys((*SOLUTIONS.values(), *TRIPLES.values())):
        yield Triple(service, SD.resultFormat, FORMATS[name])
    yield Triple(service, SD.defaultDataset, dataset)
    yield Triple(dataset, RDF.type, SD.Dataset)
    yield Triple(dataset, SD.defaultGraph, graph)
    yield Triple(graph, RDF.type, SD.Graph)


def documented(method: str) -> dict[str, Any]:
    """The part of the OpenAPI description that the framework cannot see, for ``get`` or ``post``."""
    parameters = [
        _parameter("as_of", "Answer from what was recorded by this time.", "2021-05-10T12:00:00Z"),
        _parameter("on", "Answer for what holds on this day.", "2020-09-30"),
    ]
    if method == "get":
        query = _parameter("query", "A SPARQL 1.1 query; without it the service is described.", COUNCIL.text)
        return {"parameters": [query, *parameters], "responses": _responses()}
    return {"parameters": parameters, "requestBody": _request_body(), "responses": _responses()}


def _parameter(name: str, said: str, example: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "description": said,
        "schema": {"type": "string"},
        "example": example,
    }


def _request_body() -> dict[str, Any]:
    form = {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}
    content = {
        "application/sparql-query": {"schema": {"type": "string"}, "example": COUNCIL.text},
        "application/x-www-form-urlencoded": {"schema": form, "example": {"query": COUNCIL.text}},
    }
    return {"required": True, "content": content}


def _responses() -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    good = {media_type: {"schema": {"type": "string"}} for media_type in (*SOLUTIONS, *TRIPLES)}
    refused = {str(status): {"description": said, "content": problem} for status, said in PROBLEMS.items()}
    return {"200": {"description": "The answer.", "content": good}, **refused}
