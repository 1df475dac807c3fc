"""The plain triples of links: what a link means, and which links a change touches."""

from pyoxigraph import NamedNode

from graph.derivations.links import LINKS
from graph.trail.records import Record
from ontology import GT, RDF
from ontology.codes import concept
from tests.graph.derivations.conftest import concluded, touched
from tests.graph.trail.conftest import NAMES, record

ED1, WB1 = NAMES.record("measure", "ED1"), NAMES.record("well-being-objective", "WB1")
SERVICE = NAMES.record("service", "S1")
THINGS = [
    record(ED1, (RDF.type, GT.Measure)),
    record(WB1, (RDF.type, GT.WellBeingObjective)),
    record(SERVICE, (RDF.type, GT.Service)),
]


def link(start: NamedNode, kind: str, end: NamedNode, key: str = "") -> Record:
    """A link between two things."""
    return record(
        NAMES.record("link", start.value, kind, end.value + key),
        (RDF.type, GT.Link),
        (GT.linkFrom, start),
        (GT.linkType, concept("link-type", kind).iri),
        (GT.linkTo, end),
    )


def test_a_link_becomes_its_type_and_what_that_means():
    """Queries walk plain triples; the record beside them says who asserted the link."""
    found = concluded(LINKS, (ED1, WB1), *THINGS, link(ED1, "indicates", WB1))
    assert {t.predicate for t in found} == {GT.indicates, GT.bearsOn, GT.threadsTo, GT.threadsOutsideServices}
    assert {(t.subject, t.object) for t in found} == {(ED1, WB1)}


def test_a_sideways_link_bears_on_without_being_the_thread():
    """Influence is felt, but no plan intends it."""
    found = concluded(LINKS, (ED1, WB1), *THINGS, link(ED1, "influences", WB1))
    assert {t.predicate for t in found} == {GT.influences, GT.bearsOn}


def test_a_link_through_a_service_is_not_outside_services():
    """One service's measures would else stand on every board."""
    found = concluded(LINKS, (ED1, SERVICE), *THINGS, link(ED1, "indicates", SERVICE))
    assert GT.threadsOutsideServices not in {t.predicate for t in found}


def test_every_link_between_two_things_is_asked():
    """Of two links one may be withdrawn, and the other still holds."""
    both = [link(ED1, "indicates", WB1), link(ED1, "influences", WB1)]
    assert {t.predicate for t in concluded(LINKS, (ED1, WB1), *THINGS, *both)} > {GT.indicates, GT.influences}


def test_a_link_that_leads_elsewhere_touches_both_pairs():
    """What it meant before must go, what it means now must come."""
    before = link(ED1, "indicates", WB1)
    after = Record(before.iri, link(ED1, "indicates", SERVICE).statements)
    assert touched(LINKS, before, after) == {(ED1, WB1), (ED1, SERVICE)}


def test_what_ceases_to_be_a_service_touches_its_links_and_a_new_name_does_not():
    """Whether the thread runs outside services hangs on what its ends are."""
    service, own = THINGS[2], link(ED1, "indicates", SERVICE)
    renamed = record(SERVICE, (RDF.type, GT.Service), (GT.code, concept("link-type", "indicates").iri))
    assert touched(LINKS, service, None, own) == {(ED1, SERVICE)}
    assert touched(LINKS, service, renamed, own) == set()
