"""From records in force to the plain facts that judging reads.

What you would get wrong: a property that a record does not state is None here, or the word
for not stated; it is never nought and never a default that somebody might have meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.names import Names
from graph.status.facts import BenchmarkFacts, FigureFacts, MeasureFacts, TargetFacts
from graph.status.periods import Period, period_of_iri
from graph.status.rating import TARGET, Band
from graph.terms import Term
from graph.trail.records import Record
from ontology import GT, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE
from ontology.codes import concepts_by_iri

SeriesKey = tuple[str, ...]


def figures_of(
    names: Names, records: Iterable[Record]
) -> Mapping[NamedNode, Mapping[SeriesKey, list[FigureFacts]]]:
    """The figures of each measure, by what narrows their series: unit, area, breakdown."""
    grouped: dict[NamedNode, dict[SeriesKey, list[FigureFacts]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        measure, facts = record.value(GT.ofMeasure), figure_of(record)
        if isinstance(measure, NamedNode) and facts is not None:
            grouped[measure][tuple(names.key(record.iri)[2:])].append(facts)
    return grouped


def figure_of(record: Record) -> FigureFacts | None:
    """One figure; nothing for a record that is none or names no period."""
    period = _period(record, SDMX_DIMENSION.refPeriod)
    if period is None or record.kind is None or record.kind.name != "figure":
        return None
    return FigureFacts(
        record.iri,
        period,
        _number(record, SDMX_MEASURE.obsValue),
        _key(record, SDMX_ATTRIBUTE.obsStatus) or "final",
        rebased=record.value(GT.limitsBeginBecause) is not None,
        numerator=_number(record, GT.numerator),
        denominator=_number(record, GT.denominator),
        margin=_number(record, GT.marginOfError),
        reported=record.text(GT.reportedRating),
    )


def targets_of(records: Iterable[Record]) -> Mapping[NamedNode, list[TargetFacts]]:
    """The targets of each measure, of every threshold and period."""
    grouped: dict[NamedNode, list[TargetFacts]] = defaultdict(list)
    for record in records:
        measure, facts = record.value(GT.ofMeasure), target_of(record)
        if isinstance(measure, NamedNode) and facts is not None:
            grouped[measure].append(facts)
    return grouped


def target_of(record: Record) -> TargetFacts | None:
    """One target; nothing for a record that is none or names no period."""
    period = _period(record, SDMX_DIMENSION.refPeriod)
    if period is None or record.kind is None or record.kind.name != "target":
        return None
    return TargetFacts(
        record.iri,
        period,
        record.text(GT.threshold) or TARGET,
        _key(record, GT.targetIntent) or "not-stated",
        _number(record, GT.targetValue),
        _number(record, GT.lowerBound),
        _number(record, GT.upperBound),
        _number(record, GT.tolerance),
        _key(record, GT.targetProfile),
        baseline=_period(record, GT.baselinePeriod),
        least_improvement=_number(record, GT.leastImprovement),
    )


def benchmarks_of(records: Iterable[Record]) -> Mapping[NamedNode, list[BenchmarkFacts]]:
    """The figures of others beside each measure."""
    grouped: dict[NamedNode, list[BenchmarkFacts]] = defaultdict(list)
    for record in records:
        measure, period = record.value(GT.ofMeasure), _period(record, SDMX_DIMENSION.refPeriod)
        value = _number(record, SDMX_MEASURE.obsValue)
        if isinstance(measure, NamedNode) and period is not None and value is not None:
            name = _label(record) or record.text(GT.comparator) or ""
            match = _key(record, GT.definitionMatch) or "not-stated"
            grouped[measure].append(BenchmarkFacts(record.iri, period, name, value, match))
    return grouped


def bands_of(bands: Iterable[Record], schemes: Iterable[Record]) -> Mapping[NamedNode, tuple[Band, ...]]:
    """Each scheme's bands, best first; the basis is the scheme's unless a band has its own."""
    basis = {scheme.iri: _key(scheme, GT.ratingBasis) or "points" for scheme in schemes}
    grouped: dict[NamedNode, list[Band]] = defaultdict(list)
    for record in bands:
        scheme = record.value(GT.ofScheme)
        if isinstance(scheme, NamedNode) and scheme in basis:
            grouped[scheme].append(_band(record, basis[scheme]))
    return {scheme: tuple(sorted(found, key=lambda band: band.order)) for scheme, found in grouped.items()}


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


def measure_of(record: Record, default_scheme: Term | None) -> MeasureFacts:
    """What judging a measure needs to know of it; the council's scheme where it has none of its own."""
    scheme = record.value(GT.ratingScheme) or default_scheme
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
        scheme=scheme if isinstance(scheme, NamedNode) else None,
        available_after_days=int(days) if days else None,
        baseline_period=_period(record, GT.baselinePeriod),
        valid_from=_day(record, GT.validFrom),
        valid_to=_day(record, GT.validTo),
        limits_until=_day(record, GT.limitsUntil),
        statistic=_key(record, GT.statistic) or "not-stated",
        lowest=_number(record, GT.lowestPossible),
        highest=_number(record, GT.highestPossible),
        suppress_below=_number(record, GT.suppressBelow),
        compares_rounded=record.text(GT.comparesRounded) == "true",
    )


def _number(record: Record, prop: NamedNode) -> Decimal | None:
    text = record.text(prop)
    return Decimal(text) if text is not None else None


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
