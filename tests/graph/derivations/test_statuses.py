"""Which measures a change is about: enough of them, and no more than need be."""

from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from graph.derivations.statuses import STATUSES, every_measure, records_for
from graph.status.periods import parse_period
from graph.terms import decimal_term
from ontology import GT, GTC, RDF, RDFS, SDMX_DIMENSION, SDMX_MEASURE
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


def test_a_period_counts_once_where_the_councils_area_has_figures_too():
    """A scorecard shows each period once: what has a value, the council's own before its area's."""
    council = record(
        NAMES.record("council", "C"), (RDF.type, GT.Council), (GT.area, NamedNode(f"{NAMES.base}/area/W06"))
    )
    quarterly = record(
        M1,
        *MEASURES[0].statements,
        (GT.frequency, GTC["frequency/quarterly"]),
        (GT.calendar, GTC["calendar/financial"]),
    )
    figures = [
        figure(M1, "1", "2020-21-Q1"),
        figure(M1, "8", "2020-21-Q1", "W06"),
        figure(M1, "9", "2020-21-Q2", "W06"),
        figure(M1, "7", "2020-21-Q2", "W07"),
    ]
    found = concluded(STATUSES, (M1,), quarterly, *figures, council)
    main = {t.subject.value.rsplit("/M1/")[1] for t in found if t.predicate == GT.inMainSeries}
    assert {"2020-21-Q1", "2020-21-Q2/W06"} <= main
    assert len(main) == len({key.split("/")[0] for key in main})
    (latest,) = [t.object for t in found if t.predicate == GT.latestStatus]
    assert latest.value.rsplit("/M1/")[1] in main
