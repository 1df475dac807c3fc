"""Which body oversees what: one triple, however many oversights say so."""

from pyoxigraph import Triple

from graph.derivations.oversight import OVERSIGHT
from ontology import GT, RDF
from tests.graph.derivations.conftest import concluded, touched
from tests.graph.trail.conftest import NAMES, record

BODY, THING = NAMES.record("body", "PB"), NAMES.record("well-being-objective", "WB1")


def oversight(key: str):
    """An oversight of the body over the thing."""
    iri = NAMES.record("oversight", "PB", "WB1", key)
    return record(iri, (RDF.type, GT.Oversight), (GT.ofBody, BODY), (GT.overseen, THING))


def test_an_oversight_becomes_one_triple():
    """Which body answers for what is asked by every scorecard."""
    expected = {Triple(BODY, GT.oversees, THING)}
    assert concluded(OVERSIGHT, (BODY, THING), oversight("1"), oversight("2")) == expected
    assert concluded(OVERSIGHT, (BODY, THING)) == set()
    assert concluded(OVERSIGHT, (NAMES.record("body", "OTHER"), THING), oversight("1")) == set()


def test_an_oversight_that_comes_or_goes_touches_its_body_and_thing():
    """What it said must be asked of those that are left."""
    assert touched(OVERSIGHT, None, oversight("1")) == {(BODY, THING)}
    assert touched(OVERSIGHT, oversight("1"), None, oversight("2")) == {(BODY, THING)}
    assert touched(OVERSIGHT, None, record(BODY, (RDF.type, GT.GovernanceBody))) == set()
