"""From a measure's statuses to triples: what is concluded, as the snapshot holds it.

What you would get wrong: a status of a series for a unit, an area or a group has these in its
address; only the council's own series is marked as the main one.
"""

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.facts import MeasureFacts
from graph.status.from_records import SeriesKey
from graph.status.measure_status import MeasureStatus
from graph.status.periods import Period
from graph.status.rating import Band
from graph.status.variation import Judged, shown_at, variation_phrase
from graph.terms import Term, boolean_term, decimal_term, text_term, whole_term
from ontology import GT, GTC, RDF, SDMX_DIMENSION, SDMX_MEASURE


def triples_of(
    names: Names, measure: MeasureFacts, series: SeriesKey, status: MeasureStatus
) -> Iterator[Triple]:
    iri = status_iri(names, measure, series, status.period)
    yield Triple(iri, RDF.type, GT.MeasureStatus)
    statements = _statements(names, measure, status) | _variation_statements(status)
    for prop, value in statements.items():
        if value is not None:
            yield Triple(iri, prop, value)
    for rule in status.variation.rules:
        yield Triple(iri, GT.variationRule, GTC[f"variation-rule/{rule.value}"])


def _statements(names: Names, measure: MeasureFacts, status: MeasureStatus) -> dict[NamedNode, Term | None]:
    return {
        GT.ofMeasure: status.measure,
        SDMX_DIMENSION.refPeriod: status.period.iri,
        GT.figure: status.figure,
        SDMX_MEASURE.obsValue: _decimal(status.value),
        GT.previousFigure: status.previous_figure,
        GT.previousValue: _decimal(status.previous_value),
        GT.lastYearFigure: status.last_year_figure,
        GT.lastYearValue: _decimal(status.last_year_value),
        GT.targetInForce: status.target,
        GT.targetValue: _decimal(status.target_value),
        GT.rating: _band_iri(names, measure, status.rating),
        GT.noRating: GTC[f"no-rating/{status.no_rating}"] if status.no_rating else None,
        GT.ratingReason: text_term(status.reason),
        GT.direction: GTC[f"direction/{status.direction}"] if status.direction else None,
        GT.directionComparator: text_term(status.comparator) if status.comparator else None,
        GT.comparedValue: _decimal(status.compared_with),
        GT.difference: _decimal(status.difference),
        GT.isDip: None if status.is_dip is None else boolean_term(status.is_dip),
        GT.dipReason: text_term(status.dip_reason),
        GT.periodsRunning: whole_term(status.periods_running),
        GT.ruleSet: text_term(status.rule_set),
    }


def _variation_statements(status: MeasureStatus) -> dict[NamedNode, Term | None]:
    judged = status.variation
    return {
        GT.variation: GTC[f"variation/{judged.variation.value}"] if judged.variation else None,
        GT.noVariation: GTC[f"no-variation/{judged.none_because.value}"] if judged.none_because else None,
        GT.variationReason: text_term(variation_phrase(judged, status.period.kind)),
        GT.targetAssurance: GTC[f"target-assurance/{judged.assurance.value}"] if judged.assurance else None,
        **_limit_statements(judged),
    }


def _limit_statements(judged: Judged) -> dict[NamedNode, Term | None]:
    """The limits, how many points they rest on, and whether those are few."""
    if judged.limits is None:
        return {}
    limits, places = judged.limits, judged.places
    return {
        GT.processMean: decimal_term(shown_at(limits.mean, places)),
        GT.lowerLimit: decimal_term(shown_at(limits.lower, places)),
        GT.upperLimit: decimal_term(shown_at(limits.upper, places)),
        GT.pointsUsed: whole_term(judged.points),
        GT.limitsProvisional: boolean_term(judged.provisional),
    }


def status_iri(names: Names, measure: MeasureFacts, series: SeriesKey, period: Period) -> NamedNode:
    """The address of a status: that of its measure and period, and what narrows its series."""
    return names.record("measure-status", measure.code, period.key, *series)


def _band_iri(names: Names, measure: MeasureFacts, band: Band | None) -> NamedNode | None:
    if band is None or measure.scheme is None:
        return None
    return names.record("rating-band", names.key(measure.scheme)[0], band.key)


def _decimal(value: Decimal | None) -> Term | None:
    return None if value is None else decimal_term(value)
