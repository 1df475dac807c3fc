"""Which expected effects a change is about, beside what the statuses of their measure would tell."""

from datetime import date
from decimal import Decimal

from pyoxigraph import Literal

from graph.derivations.effects import EFFECTS, every_effect
from graph.status.periods import parse_period
from graph.terms import boolean_term, day_term, decimal_term, whole_term
from ontology import GT, RDF, SDMX_DIMENSION, SDMX_MEASURE
from tests.graph.derivations.conftest import concluded, touched, view
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


def test_an_effect_is_seen_in_the_periods_over_since_its_intervention_began():
    """None before there was an intervention, and none of a quarter that is still running."""
    intervention = record(
        NAMES.record("intervention", "I1"),
        (RDF.type, GT.Intervention),
        (GT.code, Literal("I1")),
        (GT.startedOn, day_term(date(2020, 7, 1))),
    )
    effect = record(ON_M1, *EFFECTS_STATED[0].statements, (GT.effectOf, intervention.iri))
    measure = record(M1, (RDF.type, GT.Measure), (GT.code, Literal("M1")))
    statuses = [status(key) for key in ("2020-21-Q1", "2020-21-Q2", "2020-21-Q3")]
    found = concluded(EFFECTS, (ON_M1,), effect, intervention, measure, *statuses)
    assert {t.subject for t in found} == {NAMES.record("effect-status", "I1", "M1", "2020-21-Q2")}
    assert concluded(EFFECTS, (ON_M1,), effect, measure, *statuses) == set()
    assert concluded(EFFECTS, (ON_M1,), effect, intervention, *statuses) == set()


def status(key: str):
    """The status of the measure for a period."""
    return record(
        NAMES.record("measure-status", "M1", key),
        (RDF.type, GT.MeasureStatus),
        (GT.ofMeasure, M1),
        (GT.inMainSeries, boolean_term(True)),
        (SDMX_DIMENSION.refPeriod, parse_period(key).iri),
        (SDMX_MEASURE.obsValue, decimal_term(Decimal(5))),
    )
