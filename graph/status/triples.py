"""From a measure's statuses to triples: what is concluded, as the snapshot holds it.

What you would get wrong: a status of a series for a unit, an area or a group has these in its
address; only the council's own series is marked as the main one.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.benchmark import beside
from graph.status.facts import BenchmarkFacts, MeasureFacts
from graph.status.from_records import SeriesKey
from graph.status.measure_status import MeasureStatus
from graph.status.outcome import Outcome
from graph.status.periods import Period
from graph.status.rating import Rated
from graph.status.scheme import Band
from graph.status.variation import VARIATION_RULE_SET, Judged, shown_at, variation_phrase
from graph.terms import Term, boolean_term, decimal_term, text_term, whole_term
from ontology import GT, GTC, RDF, SDMX_DIMENSION, SDMX_MEASURE


def triples_of(
    names: Names, measure: MeasureFacts, series: SeriesKey, status: MeasureStatus
) -> Iterator[Triple]:
    """Everything that is concluded of a measure for one period."""
    iri = status_iri(names, measure, series, status.period)
    yield Triple(iri, RDF.type, GT.MeasureStatus)
    statements = (
        _statements(names, measure, status)
        | _variation_statements(status)
        | _year_statements(names, measure, status)
        | _agreement_statements(status)
    )
    for prop, value in statements.items():
        if value is not None:
            yield Triple(iri, prop, value)
    for rule in status.variation.rules:
        yield Triple(iri, GT.variationRule, GTC[f"variation-rule/{rule.value}"])
    for caution in status.cautions:
        yield Triple(iri, GT.caution, text_term(caution))


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
        GT.isDip: _boolean(status.is_dip),
        GT.dipReason: text_term(status.dip_reason),
        GT.periodsRunning: whole_term(status.periods_running),
        GT.ruleSet: text_term(status.rule_set),
        GT.atBestPossible: boolean_term(True) if status.at_best else None,
        GT.periodAloneValue: _decimal(status.period_alone),
        GT.yearEndTarget: status.year_end_target,
    }


def _year_statements(
    names: Names, measure: MeasureFacts, status: MeasureStatus
) -> dict[NamedNode, Term | None]:
    """The year so far and what is expected of its end, each with a rating of its own."""
    found: dict[NamedNode, Term | None] = {}
    if status.to_date is not None:
        rating, no_rating, reason = _outcome_terms(names, measure, status.to_date.outcome)
        found |= {
            GT.yearToDatePeriod: status.to_date.days.iri,
            GT.yearToDateValue: _decimal(status.to_date.value),
            GT.yearToDateTarget: _decimal(status.to_date.target_value),
            GT.yearToDateRating: rating,
            GT.yearToDateNoRating: no_rating,
            GT.yearToDateReason: reason,
            GT.yearToDateMeets: _boolean(status.to_date.meets),
        }
    if status.forecast is not None:
        rating, no_rating, reason = _outcome_terms(names, measure, status.forecast.outcome)
        found |= {
            GT.forecastFigure: status.forecast.figure.iri,
            GT.forecastValue: _decimal(status.forecast.value),
            GT.forecastRating: rating,
            GT.forecastNoRating: no_rating,
            GT.forecastReason: reason,
            GT.forecastMeets: _boolean(status.forecast.meets),
        }
    return found


def _outcome_terms(
    names: Names, measure: MeasureFacts, outcome: Outcome
) -> tuple[NamedNode | None, NamedNode | None, Term]:
    """The rating, or why there is none, and the reason."""
    if isinstance(outcome, Rated):
        return _band_iri(names, measure, outcome.band), None, text_term(outcome.reason)
    return None, GTC[f"no-rating/{outcome.no_rating_key}"], text_term(outcome.reason)


def _agreement_statements(status: MeasureStatus) -> dict[NamedNode, Term | None]:
    """Whether the rating in the source is the one worked out, and why most likely not."""
    found = status.agreement
    if found is None:
        return {}
    return {
        GT.agreesWithReported: boolean_term(found.agrees),
        GT.disagreementCause: GTC[f"disagreement-cause/{found.cause}"] if found.cause else None,
        GT.disagreementReason: text_term(found.reason) if found.reason else None,
    }


def benchmark_triples(
    benchmarks: Iterable[BenchmarkFacts], measure: MeasureFacts, statuses: Iterable[MeasureStatus]
) -> Iterator[Triple]:
    """How the measure's own figures stand beside those of others."""
    own = {status.period: status.value for status in statuses}
    for benchmark in benchmarks:
        found = beside(own.get(benchmark.period), benchmark, measure)
        yield Triple(benchmark.iri, GT.benchmarkReason, text_term(found.reason))
        if found.standing:
            standing = GTC[f"benchmark-standing/{found.standing}"]
            yield Triple(benchmark.iri, GT.benchmarkStanding, standing)


def _variation_statements(status: MeasureStatus) -> dict[NamedNode, Term | None]:
    judged = status.variation
    return {
        GT.variation: GTC[f"variation/{judged.variation.value}"] if judged.variation else None,
        GT.noVariation: GTC[f"no-variation/{judged.none_because.value}"] if judged.none_because else None,
        GT.variationReason: text_term(variation_phrase(judged, status.period.kind)),
        GT.variationRuleSet: text_term(VARIATION_RULE_SET),
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


def _boolean(value: bool | None) -> Term | None:
    return None if value is None else boolean_term(value)


def _decimal(value: Decimal | None) -> Term | None:
    return None if value is None else decimal_term(value)
