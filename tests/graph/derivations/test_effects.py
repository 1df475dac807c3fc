"""Which expected effects a change is about, beside what the statuses of their measure would tell."""

from decimal import Decimal

from pyoxigraph import Literal

from graph.derivations.effects import EFFECTS, every_effect
from graph.terms import decimal_term, whole_term
from ontology import GT, RDF
from tests.graph.derivations.conftest import touched, view
from tests.graph.trail.conftest import NAMES, record

M1, M2 = NAMES.record("measure", "M1"), NAMES.record("measure", "M2")
ON_M1, ON_M2 = (NAMES.record("expected-effect", "I1", code) for code in ("M1", "M2"))
EFFECTS_STATED = [
    record(
        iri, (RDF.type, GT.ExpectedEffect), (GT.effectOn, on), (GT.expectedValue, decimal_term(Decimal(9)))
    )
    for iri, on in ((ON_M1, M1), (ON_M2, M2))
]


def test_a_measure_that_is_written_otherwise_touches_its_effects():
    """The words of an effect have the measure's decimals, also where no status of it reads otherwise."""
    before = record(M1, (RDF.type, GT.Measure), (GT.code, Literal("M1")))
    after = record(M1, *before.statements, (GT.decimals, whole_term(1)))
    assert touched(EFFECTS, before, after, *EFFECTS_STATED) == {(ON_M1,)}


def test_a_move_of_the_days_concludes_every_effect_anew():
    """A period that is over now has an effect to be seen, whether or not its status is another."""
    assert EFFECTS.depends_on_days is every_effect
    assert set(every_effect(view(*EFFECTS_STATED))) == {(ON_M1,), (ON_M2,)}


def test_something_else_touches_no_effect():
    """A risk says nothing of what is expected of a measure."""
    assert touched(EFFECTS, None, record(M1, (RDF.type, GT.Risk)), *EFFECTS_STATED) == set()
