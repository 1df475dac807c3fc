"""Linked data over HTTP: the right form for each caller, and the same statements in all of them."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib.compare import isomorphic

from graph.thread import Moment, Thread
from ontology import PREFIXES

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PARSED = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def client(serve: Callable[..., Any], first_steps: Thread) -> Iterator[httpx.Client]:
    """A client of the small council's server, which follows no redirect."""
    served = serve(first_steps)
    with httpx.Client(base_url=served.address, timeout=60) as made:
        yield made


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("*/*", "text/turtle"),
        ("application/*", "application/ld+json"),
        ("text/turtle;q=0.2, application/n-triples;q=0.9", "application/n-triples"),
        ("text/turtle;q=0, */*;q=0.1", "application/ld+json"),
    ],
)
def test_accept_chooses_the_form(client: httpx.Client, accept: str, media_type: str) -> None:
    """Every library asks for the form it reads best."""
    answer = client.get("/id/measure/ED1", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(media_type)
    assert "Accept" in answer.headers["Vary"]


def test_a_form_that_is_not_offered_is_refused_with_those_that_are(client: httpx.Client) -> None:
    """A guess would be parsed as what it is not."""
    answer = client.get("/id/measure/ED1", headers={"Accept": "application/pdf"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/id/measure/ED1", "/en/measures/ED1"),
        ("/id/well-being-objective/WB1", "/en/things/WB1"),
        ("/id/measure/ED1.html", "/en/measures/ED1"),
        ("/id/measure/ED1?on=2020-09-30&x=1", "/en/measures/ED1?on=2020-09-30"),
        ("/id/figure/ED1/2020-21-Q2", "/en/history/figure/ED1/2020-21-Q2"),
        ("/id/measure-status/ED1/2020-21-Q2", "/en/measures/ED1"),
        ("/id/change-set/1", "/en/change-sets/1"),
        ("/def", "/en/def"),
    ],
)
def test_a_browser_is_sent_to_the_page(client: httpx.Client, path: str, page: str) -> None:
    """A thing is not a page: 303 says that the page about it is elsewhere, and it is there."""
    answer = client.get(path, headers={"Accept": BROWSER})
    assert (answer.status_code, answer.headers["Location"]) == (303, page)
    assert client.get(page, headers={"Accept": BROWSER}).status_code == 200


def test_a_welsh_browser_is_sent_to_the_welsh_page(client: httpx.Client) -> None:
    """The language follows the reader unless the address says otherwise."""
    welsh = {"Accept": BROWSER, "Accept-Language": "cy, en;q=0.5"}
    assert client.get("/id/measure/ED1", headers=welsh).headers["Location"] == "/cy/measures/ED1"
    assert client.get("/", headers=welsh).headers["Location"] == "/cy/"


def test_every_form_tells_the_same_and_all_of_it(client: httpx.Client, first_steps: Thread) -> None:
    """A form is a way of writing; what is said must not depend on it."""
    _, on, today = first_steps.current or (0, None, None)
    assert on is not None
    assert today is not None
    snapshot = first_steps.snapshot(Moment(None, on, today))
    iri = NamedNode(f"{first_steps.names.base}/id/measure/ED1")
    held = [*snapshot.store.quads_for_pattern(iri, None, None, first_steps.names.snapshot)]
    pointing = [*snapshot.store.quads_for_pattern(None, None, iri, first_steps.names.snapshot)]
    graphs = {
        form: rdflib.Graph().parse(data=client.get(f"/id/measure/ED1.{form}").text, format=name)
        for form, name in PARSED.items()
    }
    assert len(graphs["nt"]) == len(held) + len(pointing)
    assert isomorphic(graphs["nt"], graphs["ttl"])
    assert set(graphs["nt"].subjects()) == set(graphs["jsonld"].subjects())
    assert len(graphs["jsonld"]) == len(graphs["nt"])


def test_json_ld_names_links_shortly_and_needs_no_other_address(client: httpx.Client) -> None:
    """A reader with no network must understand it, so the context is in it."""
    answer = client.get("/id/measure/ED1.jsonld")
    assert answer.json()["@context"]["indicates"] == {"@id": "gt:indicates", "@type": "@id"}
    assert list(parse(answer.content, format=RdfFormat.JSON_LD))
    whole = client.get("/def/context.jsonld").json()["@context"]
    assert whole["gt"] == PREFIXES["gt"]
    assert answer.json()["@context"].items() <= whole.items()


def test_the_trail_is_linked_data_too(client: httpx.Client) -> None:
    """Who changed what must be as open to machines as the figures."""
    answer = client.get("/id/change-set/1.nt")
    assert answer.status_code == 200
    assert "recordedAt" in answer.text


def test_a_record_that_there_is_not_is_404_in_every_form(client: httpx.Client) -> None:
    """A page for nothing would look like knowledge."""
    for accept in ("text/turtle", "text/html"):
        assert client.get("/id/measure/NO", headers={"Accept": accept}).status_code == 404
    assert client.get("/id/measure/%3Cscript%3E").status_code == 404


def test_the_vocabulary_is_served_in_every_form(client: httpx.Client) -> None:
    """Whoever meets a term must be able to look up what it means."""
    counts = {
        form: len(rdflib.Graph().parse(data=client.get(f"/def.{form}").text, format=name))
        for form, name in PARSED.items()
    }
    assert len(set(counts.values())) == 1
    assert client.get("/def", headers={"Accept": "text/turtle"}).status_code == 200


def test_a_harvester_learns_where_everything_is_found(client: httpx.Client) -> None:
    """The one address it tries leads to the queries, the things and the vocabulary."""
    answer = client.get("/.well-known/void", headers={"Accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    (dataset,) = graph.subjects(rdflib.RDF.type, rdflib.VOID.Dataset)
    assert str(graph.value(dataset, rdflib.VOID.sparqlEndpoint)) == f"{client.base_url}/sparql".replace(
        "//sparql", "/sparql"
    )
    example = str(graph.value(dataset, rdflib.VOID.exampleResource))
    assert example.startswith(str(graph.value(dataset, rdflib.VOID.uriSpace)))
    assert graph.value(dataset, rdflib.URIRef(PREFIXES["gt"] + "illustrative")).toPython() is True
    assert int(graph.value(dataset, rdflib.VOID.triples)) > 1000


def test_a_page_asked_for_again_keeps_the_policy_it_came_with(client: httpx.Client) -> None:
    """A browser puts the headers of a 304 over those it kept: a policy there would take the style away."""
    first = client.get("/en/", headers={"Accept": BROWSER})
    assert "style-src" in first.headers["Content-Security-Policy"]
    again = client.get("/en/", headers={"Accept": BROWSER, "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "Content-Security-Policy" not in again.headers
    assert again.headers["X-Content-Type-Options"] == "nosniff"
