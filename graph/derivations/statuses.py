"""The measure statuses: which measures a changed record is about, and what a measure's rest on.

The subject is a measure. Its statuses rest on its own record, figures, targets and benchmarks, on the
scheme it is rated by with that scheme's bands, and on the council's default scheme and area
(`graph.status.derived.MeasureRecords`). What you would get wrong: they rest on both days as
well, so that all of them are concluded anew when a day moves; what is not due, late or the
latest may be another then.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.view import View, in_order
from graph.status.derived import MeasureRecords, measure_triples, scheme_of
from graph.trail.records import Record
from ontology import GT, RDF

SERIES = frozenset({GT.Observation, GT.Target, GT.Benchmark})


def touched(changed: Changed, view: View) -> Iterator[Subject]:
    """The measures that a changed measure, figure, target, scheme, band or council is about."""
    kinds = changed.ends(RDF.type)
    if GT.Measure in kinds:
        yield (changed.iri,)
    if not SERIES.isdisjoint(kinds):
        yield from ((measure,) for measure in changed.ends(GT.ofMeasure))
    if GT.RatingScheme in kinds:
        yield from _rated_by(changed.iri, view)
    if GT.RatingBand in kinds:
        for scheme in changed.ends(GT.ofScheme):
            yield from _rated_by(scheme, view)
    if GT.Council in kinds and changed.differs_in(RDF.type, GT.defaultScheme, GT.area):
        yield from every_measure(view)


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """The statuses of one measure, with the pointer to its latest."""
    (measure,) = subject
    if state.view.says(measure, RDF.type, GT.Measure):
        given = records_for(state.view.about(measure), state.view)
        yield from measure_triples(state.names, given, state.days.on, state.days.today)


def records_for(measure: Record, view: View) -> MeasureRecords:
    """The records that the statuses of a measure rest on."""
    council = _council(view)
    scheme = scheme_of(measure, council)
    known = scheme is not None and view.says(scheme, RDF.type, GT.RatingScheme)
    return MeasureRecords(
        measure,
        figures=_of_class(GT.Observation, view.saying(GT.ofMeasure, measure.iri), view),
        targets=_of_class(GT.Target, view.saying(GT.ofMeasure, measure.iri), view),
        benchmarks=_of_class(GT.Benchmark, view.saying(GT.ofMeasure, measure.iri), view),
        scheme=view.about(scheme) if scheme and known else None,
        bands=_of_class(GT.RatingBand, view.saying(GT.ofScheme, scheme), view) if scheme and known else (),
        council=council,
    )


def every_measure(view: View) -> Iterator[Subject]:
    """All measures: the days and the council's defaults are common to them."""
    return ((measure,) for measure in view.saying(RDF.type, GT.Measure))


def _rated_by(scheme: NamedNode, view: View) -> Iterator[Subject]:
    yield from ((measure,) for measure in view.saying(GT.ratingScheme, scheme))
    if any(view.saying(GT.defaultScheme, scheme)):
        yield from every_measure(view)


def _council(view: View) -> Record | None:
    found = in_order(view.saying(RDF.type, GT.Council))
    return view.about(found[0]) if found else None


def _of_class(class_iri: NamedNode, subjects: Iterable[NamedNode], view: View) -> tuple[Record, ...]:
    return tuple(view.about(s) for s in in_order(subjects) if view.says(s, RDF.type, class_iri))


STATUSES = Derivation("statuses", touched, derive, depends_on_days=every_measure)
