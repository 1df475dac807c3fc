"""From records to measure statuses and back into triples: the only bridge between the two.

What is concluded here is written into the snapshot, so that queries and pages cannot
disagree; no query computes a rating. What you would get wrong: a measure may have several
series, one for each unit, area and breakdown; only its own main one makes its latest status.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.measure_status import (
    FigureFacts,
    MeasureFacts,
    MeasureStatus,
    TargetFacts,
    measure_statuses,
)
from graph.status.periods import Period, period_of_iri
from graph.status.rating import Band
from graph.status.variation import Judged, shown_at, variation_phrase
from graph.terms import Term, boolean_term, decimal_term, text_term, whole_term
from graph.trail.records import Record
from ontology import GT, GTC, RDF, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE
from ontology.codes import concepts_by_iri

Series = tuple[str, ...]
DEFAULT_THRESHOLD = "target"


@dataclass(frozen=True, slots=True)
class MeasureRecords:
    """The records that the statuses of one measure rest on, each sequence in the order of its IRIs.

    ``scheme`` is the measure's own or the council's default, with its ``bands``. What is not here
    cannot change a status: whoever adds to it also says in `graph.derivations.statuses` which
    measures such a record is about.
    """

    measure: Record
    figures: Sequence[Record] = ()
    targets: Sequence[Record] = ()
    scheme: Record | None = None
    bands: Sequence[Record] = ()
    council: Record | None = None


def measure_triples(names: Names, given: MeasureRecords, on: date, today: date) -> Iterator[Triple]:
    """The statuses of one measure as triples, with the pointer to the latest that counts on a day."""
    measure = _measure(given.measure, given.scheme)
    targets = [facts for facts in map(_target, given.targets) if facts]
    bands = _bands(given.bands, given.scheme)
    own_area = given.council.text(GT.area) if given.council else None
    for key, found in (_series(names, given.figures) or {(): []}).items():
        statuses = measure_statuses(measure, found, targets, bands, today)
        for status in statuses:
            yield from _triples(names, measure, key, status)
        if _is_main(key, own_area):
            yield from _main_series(names, measure, key, statuses)
            yield from _latest(names, measure, key, statuses, on)


def scheme_of(measure: Record, council: Record | None) -> NamedNode | None:
    """The scheme that a measure is rated by: its own, else the council's default."""
    default = council.value(GT.defaultScheme) if council else None
    scheme = measure.value(GT.ratingScheme) or default
    return scheme if isinstance(scheme, NamedNode) else None


def _series(names: Names, records: Iterable[Record]) -> Mapping[Series, list[FigureFacts]]:
    """The figures of a measure, for each unit, area and breakdown apart."""
    grouped: dict[Series, list[FigureFacts]] = defaultdict(list)
    for record in records:
        period = record.value(SDMX_DIMENSION.refPeriod)
        if isinstance(period, NamedNode):
            facts = FigureFacts(
                record.iri,
                period_of_iri(period),
                _number(record, SDMX_MEASURE.obsValue),
                _key(record, SDMX_ATTRIBUTE.obsStatus) or "final",
                rebased=record.value(GT.limitsBeginBecause) is not None,
            )
            grouped[tuple(names.key(record.iri)[2:])].append(facts)
    return grouped


def _target(record: Record) -> TargetFacts | None:
    period = record.value(SDMX_DIMENSION.refPeriod)
    if not isinstance(period, NamedNode):
        return None
    return TargetFacts(
        record.iri,
        period_of_iri(period),
        record.text(GT.threshold) or DEFAULT_THRESHOLD,
        _key(record, GT.targetIntent) or "not-stated",
        _number(record, GT.targetValue),
        _number(record, GT.lowerBound),
        _number(record, GT.upperBound),
        _number(record, GT.tolerance),
        _key(record, GT.targetProfile),
    )


def _bands(bands: Iterable[Record], scheme: Record | None) -> tuple[Band, ...]:
    """A scheme's bands, best first; the basis is the scheme's unless a band has its own."""
    basis = (_key(scheme, GT.ratingBasis) if scheme else None) or "points"
    return tuple(sorted((_band(record, basis) for record in bands), key=lambda band: band.order))


def _band(record: Record, basis: str) -> Band:
    key = record.text(GT.ratingKey) or ""
    return Band(
        key=key,
        label=_label(record) or key,
        order=int(record.text(GT.order) or 0),
        colour=record.text(GT.colour) or "",
        symbol=record.text(GT.symbol) or "",
        basis=_key(record, GT.bandBasis) or basis,
        compared_with=record.text(GT.comparedWith),
        lower=_number(record, GT.lowerBound),
        upper=_number(record, GT.upperBound),
        beyond=record.text(GT.beyondLowerBound) == "true",
        condition=_key(record, GT.bandCondition),
    )


def _measure(record: Record, scheme: Record | None) -> MeasureFacts:
    decimals, days = record.text(GT.decimals), record.text(GT.availableAfterDays)
    return MeasureFacts(
        iri=record.iri,
        code=record.text(GT.code) or "",
        polarity=_key(record, GT.polarity) or "not-stated",
        unit=_key(record, SDMX_ATTRIBUTE.unitMeasure) or "not-stated",
        decimals=int(decimals) if decimals else None,
        accumulation=_key(record, GT.accumulation) or "not-stated",
        frequency=_key(record, GT.frequency) or "not-stated",
        calendar=_key(record, GT.calendar) or "not-stated",
        seasonal=record.text(GT.seasonal) == "true",
        dead_band=_number(record, GT.deadBand),
        scheme=scheme.iri if scheme else None,
        available_after_days=int(days) if days else None,
        baseline_period=_period(record, GT.baselinePeriod),
        valid_from=_day(record, GT.validFrom),
        valid_to=_day(record, GT.validTo),
        limits_until=_day(record, GT.limitsUntil),
    )


def _triples(names: Names, measure: MeasureFacts, series: Series, status: MeasureStatus) -> Iterator[Triple]:
    iri = _status_iri(names, measure, series, status.period)
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


def _main_series(
    names: Names, measure: MeasureFacts, series: Series, statuses: Iterable[MeasureStatus]
) -> Iterator[Triple]:
    """The mark of the council's own series, which scorecards show."""
    for status in statuses:
        yield Triple(_status_iri(names, measure, series, status.period), GT.inMainSeries, boolean_term(True))


def _latest(
    names: Names, measure: MeasureFacts, series: Series, statuses: Iterable[MeasureStatus], on: date
) -> Iterator[Triple]:
    """The pointer to the latest status that counts on a day: of a period over by then and due."""
    over = [s for s in statuses if s.period.last_day <= on and s.no_rating != "not-due"]
    if over:
        latest = max(over, key=lambda status: status.period)
        yield Triple(measure.iri, GT.latestStatus, _status_iri(names, measure, series, latest.period))


def _status_iri(names: Names, measure: MeasureFacts, series: Series, period: Period) -> NamedNode:
    return names.record("measure-status", measure.code, period.key, *series)


def _band_iri(names: Names, measure: MeasureFacts, band: Band | None) -> NamedNode | None:
    if band is None or measure.scheme is None:
        return None
    return names.record("rating-band", names.key(measure.scheme)[0], band.key)


def _is_main(series: Series, own_area: str | None) -> bool:
    return series == () or (own_area is not None and series == (own_area.rsplit("/", 1)[-1],))


def _number(record: Record, prop: NamedNode) -> Decimal | None:
    text = record.text(prop)
    return Decimal(text) if text is not None else None


def _decimal(value: Decimal | None) -> Term | None:
    return None if value is None else decimal_term(value)


def _key(record: Record, prop: NamedNode) -> str | None:
    value = record.value(prop)
    concept = concepts_by_iri().get(value) if isinstance(value, NamedNode) else None
    return concept.key if concept else None


def _label(record: Record) -> str | None:
    labels = [value for value in record.values(RDFS.label) if getattr(value, "language", None) != "cy"]
    return labels[0].value if labels else None


def _day(record: Record, prop: NamedNode) -> date | None:
    text = record.text(prop)
    return date.fromisoformat(text) if text else None


def _period(record: Record, prop: NamedNode) -> Period | None:
    value = record.value(prop)
    return period_of_iri(value) if isinstance(value, NamedNode) else None
