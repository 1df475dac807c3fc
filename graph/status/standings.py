"""The measure statuses of a snapshot read back as the standings that further conclusions rest on.

What you would get wrong: only a measure's main series counts here, never that of one unit or group.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from graph.status.effect import Standing
from graph.status.periods import Period, period_of_iri
from graph.terms import Term
from ontology import GT, SDMX_DIMENSION, SDMX_MEASURE
from ontology.codes import concepts_by_iri

_WANTED = frozenset(
    {
        GT.ofMeasure,
        SDMX_DIMENSION.refPeriod,
        SDMX_MEASURE.obsValue,
        GT.variation,
        GT.variationReason,
        GT.direction,
        GT.inMainSeries,
    }
)

Standings = Mapping[NamedNode, Sequence[Standing]]


def standings_of(statuses: Iterable[Triple]) -> Standings:
    """Each measure's standings, oldest first, from the triples of its statuses."""
    said: dict[object, dict[NamedNode, Term]] = defaultdict(dict)
    for triple in statuses:
        if triple.predicate in _WANTED and isinstance(triple.object, NamedNode | Literal):
            said[triple.subject][triple.predicate] = triple.object
    found: dict[NamedNode, list[Standing]] = defaultdict(list)
    for each in said.values():
        measure, period = each.get(GT.ofMeasure), each.get(SDMX_DIMENSION.refPeriod)
        if GT.inMainSeries in each and isinstance(measure, NamedNode) and isinstance(period, NamedNode):
            found[measure].append(_standing(period_of_iri(period), each))
    return {measure: sorted(series, key=lambda each: each.period) for measure, series in found.items()}


def _standing(period: Period, said: Mapping[NamedNode, Term]) -> Standing:
    value, reason = said.get(SDMX_MEASURE.obsValue), said.get(GT.variationReason)
    return Standing(
        period=period,
        value=Decimal(value.value) if value else None,
        variation=_key(said.get(GT.variation)),
        variation_reason=reason.value if reason else "",
        direction=_key(said.get(GT.direction)),
    )


def _key(term: Term | None) -> str | None:
    concept = concepts_by_iri().get(term) if isinstance(term, NamedNode) else None
    return concept.key if concept else None
