"""Effect statuses: what each expected effect of an intervention looks like, period by period.

The subject is an expected effect. What is concluded rests on its own record, on those of the
intervention and the measure it joins, and on the measure's statuses. What you would get
wrong: one intervention may expect effects on several measures, and be judged differently on each.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.standings import measures_judged_anew, standings_of
from graph.derivations.view import View
from graph.status.effect import Awaited, Effect, effect_seen
from graph.status.measure_status import RULE_SET
from graph.status.periods import Period
from graph.status.record_values import day_of, iri_of, key_of, number_of, period_of
from graph.terms import Term, decimal_term, text_term
from graph.trail.records import Record
from ontology import GT, GTC, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE


def touched(changed: Changed, view: View) -> Iterator[Subject]:
    """The effects that a changed effect, intervention, measure or measure status is about."""
    kinds = changed.ends(RDF.type)
    if GT.ExpectedEffect in kinds:
        yield (changed.iri,)
    if GT.Intervention in kinds:
        yield from ((effect,) for effect in view.saying(GT.effectOf, changed.iri))
    measures = [changed.iri] if GT.Measure in kinds else measures_judged_anew(changed)
    for measure in measures:
        yield from ((effect,) for effect in view.saying(GT.effectOn, measure))


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """What is seen of an effect, for each period over by the valid day since its intervention began."""
    view, on = state.view, state.days.on
    effect = view.about(subject[0])
    intervention = _joined(effect, GT.effectOf, GT.Intervention, view)
    measure = _joined(effect, GT.effectOn, GT.Measure, view)
    if intervention is None or measure is None:
        return
    awaited = _awaited(effect, intervention, measure)
    series = [each for each in standings_of(measure.iri, view) if each.period.last_day <= on]
    key = (intervention.text(GT.code) or "", measure.text(GT.code) or "")
    for place, standing in enumerate(series, start=1):
        if awaited.started_on and standing.period.last_day >= awaited.started_on:
            seen = effect_seen(awaited, series[:place])
            iri = state.names.record("effect-status", *key, standing.period.key)
            yield Triple(iri, RDF.type, GT.EffectStatus)
            for prop, value in _statements(intervention, measure, standing.period, seen).items():
                if value is not None:
                    yield Triple(iri, prop, value)


def every_effect(view: View) -> Iterator[Subject]:
    """All effects: which periods are over is common to them."""
    return ((effect,) for effect in view.saying(RDF.type, GT.ExpectedEffect))


def _joined(effect: Record, prop: NamedNode, class_iri: NamedNode, view: View) -> Record | None:
    end = iri_of(effect, prop)
    return view.about(end) if end and view.says(end, RDF.type, class_iri) else None


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


EFFECTS = Derivation("effects", touched, derive, depends_on_days=every_effect)
