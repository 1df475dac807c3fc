"""Effect statuses as triples: what each expected effect of an intervention looks like, period by period.

What you would get wrong: one intervention may expect effects on several measures, and be
judged differently on each.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.effect import Awaited, Effect, effect_seen
from graph.status.measure_status import RULE_SET
from graph.status.periods import Period
from graph.status.record_values import ByKind, day_of, iri_of, key_of, number_of, period_of
from graph.status.standings import Standings
from graph.terms import Term, decimal_term, text_term
from graph.trail.records import Record
from ontology import GT, GTC, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE


def effect_triples(names: Names, records: ByKind, standings: Standings, on: date) -> Iterator[Triple]:
    """What is seen of every expected effect, for each period over by a day since its intervention began."""
    measures = {measure.iri: measure for measure in records.get("measure", ())}
    interventions = {each.iri: each for each in records.get("intervention", ())}
    for record in records.get("expected-effect", ()):
        intervention = interventions.get(iri_of(record, GT.effectOf))  # type: ignore[arg-type]
        measure = measures.get(iri_of(record, GT.effectOn))  # type: ignore[arg-type]
        if intervention and measure:
            yield from _of_effect(names, record, intervention, measure, standings, on)


def _of_effect(
    names: Names, effect: Record, intervention: Record, measure: Record, standings: Standings, on: date
) -> Iterator[Triple]:
    awaited = _awaited(effect, intervention, measure)
    series = [each for each in standings.get(measure.iri, ()) if each.period.last_day <= on]
    key = (intervention.text(GT.code) or "", measure.text(GT.code) or "")
    for place, standing in enumerate(series, start=1):
        if awaited.started_on and standing.period.last_day >= awaited.started_on:
            seen = effect_seen(awaited, series[:place])
            iri = names.record("effect-status", *key, standing.period.key)
            yield Triple(iri, RDF.type, GT.EffectStatus)
            for prop, value in _statements(intervention, measure, standing.period, seen).items():
                if value is not None:
                    yield Triple(iri, prop, value)


def _awaited(effect: Record, intervention: Record, measure: Record) -> Awaited:
    decimals = number_of(measure, GT.decimals)
    return Awaited(
        started_on=day_of(intervention, GT.startedOn),
        expected=number_of(effect, GT.expectedValue),
        by=period_of(effect, GT.byPeriod),
        unit=key_of(measure, SDMX_ATTRIBUTE.unitMeasure) or "not-stated",
        decimals=None if decimals is None else int(decimals),
    )


def _statements(
    intervention: Record, measure: Record, period: Period, seen: Effect
) -> Mapping[NamedNode, Term | None]:
    return {
        GT.effectStatusOf: intervention.iri,
        GT.seenIn: measure.iri,
        SDMX_DIMENSION.refPeriod: period.iri,
        GT.effect: GTC[f"effect/{seen.key}"],
        GT.effectReason: text_term(seen.reason),
        GT.valueAtStart: None if seen.at_start is None else decimal_term(seen.at_start),
        SDMX_MEASURE.obsValue: None if seen.observed is None else decimal_term(seen.observed),
        GT.ruleSet: text_term(RULE_SET),
    }
