"""Which measures a change is about: enough of them, and no more than need be."""

from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from graph.derivations.statuses import STATUSES, every_measure, records_for
from graph.status.periods import parse_period
from graph.terms import decimal_term
from ontology import GT, RDF, RDFS, SDMX_DIMENSION, SDMX_MEASURE
from tests.graph.derivations.conftest import concluded, touched, view
from tests.graph.trail.conftest import NAMES, record

OWN, OTHER = NAMES.record("rating-scheme", "OWN"), NAMES.record("rating-scheme", "OTHER")
M1, M2 = NAMES.record("measure", "M1"), NAMES.record("measure", "M2")
MEASURES = [
    record(M1, (RDF.type, GT.Measure), (GT.code, Literal("M1")), (GT.ratingScheme, OWN)),
    record(M2, (RDF.type, GT.Measure), (GT.code, Literal("M2"))),
]
COUNCIL = record(NAMES.record("council", "C"), (RDF.type, GT.Council), (GT.defaultScheme, OTHER))


def band(scheme):
    """A band of a scheme."""
    return record(NAMES.record("rating-band", scheme.value), (RDF.type, GT.RatingBand), (GT.ofScheme, scheme))


def figure(measure, value: str, period: str = "2020-21-Q2", *area: str):
    """A figure of a measure for one quarter."""
    return record(
        NAMES.record("figure", NAMES.key(measure)[0], period, *area),
        (RDF.type, GT.Observation),
        (GT.ofMeasure, measure),
        (SDMX_DIMENSION.refPeriod, parse_period(period).iri),
        (SDMX_MEASURE.obsValue, decimal_term(Decimal(value))),
    )


def test_a_figure_touches_its_measure_alone():
    """The work after a correction does not grow with the number of measures."""
    assert touched(STATUSES, figure(M1, "1"), figure(M1, "2"), *MEASURES, COUNCIL) == {(M1,)}


def test_a_band_touches_the_measures_rated_by_its_scheme():
    """One that is rated by another scheme is left alone; the default counts for those without their own."""
    assert touched(STATUSES, None, band(OWN), *MEASURES, COUNCIL) == {(M1,)}
    assert (M2,) in touched(STATUSES, None, band(OTHER), *MEASURES, COUNCIL)


def test_another_default_touches_every_measure_and_another_name_none():
    """A council that corrects its own name need not wait for all its measures."""
    named = record(COUNCIL.iri, *COUNCIL.statements, (RDFS.label, Literal("Anytown")))
    without = record(COUNCIL.iri, (RDF.type, GT.Council))
    assert touched(STATUSES, COUNCIL, named, *MEASURES) == set()
    assert touched(STATUSES, COUNCIL, without, *MEASURES) == {(M1,), (M2,)}


def test_another_area_of_the_council_touches_every_measure():
    """The figures for it are the council's own, whatever scheme they are rated by."""
    of_area = record(COUNCIL.iri, *COUNCIL.statements, (GT.area, NamedNode("http://example.org/W1")))
    assert touched(STATUSES, COUNCIL, of_area, *MEASURES) == {(M1,), (M2,)}


def test_something_else_touches_no_measure():
    """A risk says nothing about any status."""
    assert touched(STATUSES, None, record(NAMES.record("risk", "R"), (RDF.type, GT.Risk)), *MEASURES) == set()


def test_a_move_of_the_days_concludes_every_measure_anew():
    """What was not due yesterday may be late today."""
    assert STATUSES.depends_on_days is every_measure
    assert set(every_measure(view(*MEASURES, COUNCIL))) == {(M1,), (M2,)}


def test_a_measure_rests_on_its_own_records():
    """The scheme is its own, and a figure of another measure is not read."""
    schemes = [record(iri, (RDF.type, GT.RatingScheme)) for iri in (OWN, OTHER)]
    everything = view(*MEASURES, COUNCIL, *schemes, band(OWN), band(OTHER), figure(M1, "1"), figure(M2, "2"))
    given = records_for(MEASURES[0], everything)
    assert (given.figures, given.bands, given.targets) == ((figure(M1, "1"),), (band(OWN),), ())
    assert given.scheme is not None
    assert (given.scheme.iri, given.council) == (OWN, COUNCIL)
    assert records_for(MEASURES[1], everything).bands == (band(OTHER),)


def test_the_statuses_of_a_measure_are_concluded_from_them():
    """One status for the one figure, with the pointer to it; a measure that is gone has none."""
    found = concluded(STATUSES, (M1,), *MEASURES, figure(M1, "61.2"))
    status = NAMES.record("measure-status", "M1", "2020-21-Q2")
    assert {t.object for t in found if t.predicate == GT.latestStatus} == {status}
    assert {t.subject for t in found} == {M1, status}
    assert concluded(STATUSES, (M1,), figure(M1, "61.2")) == set()


def test_figures_of_the_councils_own_area_are_the_councils():
    """Two series would be two latest statuses; of two figures for a period the one with a value counts."""
    area = NamedNode("http://statistics.data.gov.uk/id/statistical-geography/W1")
    council = record(COUNCIL.iri, *COUNCIL.statements, (GT.area, area))
    blank = record(
        figure(M1, "1").iri, *(s for s in figure(M1, "1").statements if s[0] != SDMX_MEASURE.obsValue)
    )
    for_area = record(NAMES.record("figure", "M1", "2020-21-Q2", "W1"), *figure(M1, "61.2").statements)
    of_another = record(NAMES.record("figure", "M1", "2020-21-Q2", "W2"), *figure(M1, "70").statements)
    found = concluded(STATUSES, (M1,), *MEASURES, council, blank, for_area, of_another)
    status = NAMES.record("measure-status", "M1", "2020-21-Q2")
    assert [t.object for t in found if t.predicate == GT.latestStatus] == [status]
    assert [t.subject for t in found if t.predicate == GT.inMainSeries] == [status]
    assert [t.object for t in found if (t.subject, t.predicate) == (status, GT.figure)] == [for_area.iri]
    assert NAMES.record("measure-status", "M1", "2020-21-Q2", "W2") in {t.subject for t in found}
