"""How measures stood, read back from their statuses: what conclusions beyond one measure rest on.

What you would get wrong: only a measure's main series counts here, never that of one unit or group.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from graph.derivations.derivation import Changed
from graph.derivations.view import View
from graph.status.effect import Standing
from graph.status.periods import period_of_iri
from graph.status.record_values import iri_of, key_of, number_of
from graph.trail.records import Record
from ontology import GT, RDF, SDMX_DIMENSION, SDMX_MEASURE


def standings_of(measure: NamedNode, view: View) -> Sequence[Standing]:
    """A measure's standings, oldest first, one for each period."""
    statuses = (view.about(s) for s in view.saying(GT.ofMeasure, measure) if _is_status(s, view))
    return sorted(_standings(statuses), key=lambda standing: standing.period)


def measures_judged_anew(changed: Changed) -> Iterator[NamedNode]:
    """The measure of which a changed status is one."""
    if GT.MeasureStatus in changed.ends(RDF.type):
        yield from changed.ends(GT.ofMeasure)


def _is_status(subject: NamedNode, view: View) -> bool:
    return view.says(subject, RDF.type, GT.MeasureStatus)


def _standings(statuses: Iterator[Record]) -> Iterator[Standing]:
    for status in statuses:
        period = iri_of(status, SDMX_DIMENSION.refPeriod)
        if period is not None and status.value(GT.inMainSeries) is not None:
            yield Standing(
                period=period_of_iri(period),
                value=number_of(status, SDMX_MEASURE.obsValue),
                variation=key_of(status, GT.variation),
                variation_reason=status.text(GT.variationReason) or "",
                direction=key_of(status, GT.direction),
            )
