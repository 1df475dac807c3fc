"""Whose view a change has a part in: those it names, those above them, and those who sit beside them."""

import pytest
from pyoxigraph import NamedNode

from graph.derivations.lenses import LENSES
from graph.trail.records import Record
from ontology import GT, ORG, RDF
from ontology.codes import concept
from tests.graph.derivations.conftest import concluded, touched
from tests.graph.trail.conftest import NAMES, record

BOARD, OTHER, EXECUTIVE, COUNCIL = (NAMES.record("body", code) for code in ("PB", "PB2", "EX", "CO"))
AIM, WORK = NAMES.record("well-being-objective", "WB1"), NAMES.record("action", "A1")
MEMBER, REGULATOR = NAMES.record("post", "P1"), NAMES.record("body", "AW")
RECOMMENDATION = NAMES.record("recommendation", "R1")


def body(iri: NamedNode, *above: NamedNode) -> Record:
    """A body that reports to others."""
    return record(iri, (RDF.type, GT.GovernanceBody), *((ORG.reportsTo, each) for each in above))


def link(kind: str, end: NamedNode) -> Record:
    """A link of the work."""
    return record(
        NAMES.record("link", "A1", kind),
        (RDF.type, GT.Link),
        (GT.linkFrom, WORK),
        (GT.linkType, concept("link-type", kind).iri),
        (GT.linkTo, end),
    )


OVERSIGHT = record(
    NAMES.record("oversight", "PB", "WB1"), (RDF.type, GT.Oversight), (GT.ofBody, BOARD), (GT.overseen, AIM)
)
SEAT = record(
    NAMES.record("seat", "PB", "P1"),
    (RDF.type, ORG.Membership),
    (ORG.organization, BOARD),
    (ORG.member, MEMBER),
    (ORG.role, concept("seat-role", "lead-member").iri),
)
BODIES = [body(BOARD, EXECUTIVE), body(EXECUTIVE, COUNCIL), body(COUNCIL)]
MADE = record(RECOMMENDATION, (RDF.type, GT.Recommendation), (GT.madeBy, REGULATOR))


@pytest.mark.parametrize(("before", "after"), [(None, OVERSIGHT), (OVERSIGHT, None)])
def test_an_oversight_touches_its_body_those_above_and_those_on_it(before, after):
    """The executive looks at what its boards oversee, and a lead member at what the board does."""
    found = touched(LENSES, before, after, *BODIES, SEAT)
    assert found == {(OVERSIGHT.iri,), (BOARD,), (EXECUTIVE,), (COUNCIL,), (MEMBER,)}


def test_a_body_that_reports_elsewhere_touches_those_above_on_both_sides():
    """Whoever it reported to sees it no longer, and so do those further up."""
    moved = body(BOARD, OTHER)
    found = touched(LENSES, BODIES[0], moved, *BODIES[1:], body(OTHER))
    assert found == {(BOARD,), (OTHER,), (EXECUTIVE,), (COUNCIL,)}


def test_a_recommendation_and_each_link_of_its_answer_touch_the_regulator():
    """It looks at what the answers to its recommendations work towards."""
    answer, use = link("responds-to", RECOMMENDATION), link("acts-towards", AIM)
    assert (REGULATOR,) in touched(LENSES, None, MADE)
    assert (REGULATOR,) in touched(LENSES, None, answer, MADE)
    assert (REGULATOR,) in touched(LENSES, None, use, answer, MADE)
    assert (REGULATOR,) not in touched(LENSES, None, use, MADE)


def test_a_lead_member_looks_at_what_the_body_oversees_and_another_member_does_not():
    """A seat without a lead says nothing of whose objective it is."""
    other = record(SEAT.iri, *((prop, term) for prop, term in SEAT.statements if prop != ORG.role))
    assert {t.object for t in concluded(LENSES, (MEMBER,), *BODIES, OVERSIGHT, SEAT)} == {AIM}
    assert concluded(LENSES, (MEMBER,), *BODIES, OVERSIGHT, other) == set()


def test_those_above_look_at_what_is_overseen_below_unless_they_oversee_something():
    """However far below; one that oversees its own sees that alone."""
    own = record(NAMES.record("oversight", "EX", "A1"), (GT.ofBody, EXECUTIVE), (GT.overseen, WORK))
    assert {t.object for t in concluded(LENSES, (COUNCIL,), *BODIES, OVERSIGHT)} == {AIM}
    assert {t.object for t in concluded(LENSES, (EXECUTIVE,), *BODIES, OVERSIGHT, own)} == {WORK}


def test_an_aim_touches_the_plans_it_was_and_is_written_down_in():
    """A plan looks at its aims, so the one that loses an aim must be told too."""
    plans = [NAMES.record("plan", code) for code in ("CP17", "CP22")]
    before, after = (record(AIM, (RDF.type, GT.WellBeingObjective), (GT.isDefinedIn, plan)) for plan in plans)
    assert touched(LENSES, before, after) == {(AIM,), *((plan,) for plan in plans)}
