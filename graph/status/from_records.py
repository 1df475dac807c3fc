"""From records in force to the plain facts that judging reads.

What you would get wrong: a property that a record does not state is None here, or the word
for not stated; it is never nought and never a default that somebody might have meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import NamedNode

from graph.kinds import KINDS
from graph.names import Names
from graph.status.facts import BenchmarkFacts, FigureFacts, MeasureFacts, TargetFacts
from graph.status.record_values import day_of, key_of, number_of, period_of
from graph.status.scheme import TARGET, Band
from graph.terms import Term
from graph.trail.records import Record
from ontology import GT, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE

SeriesKey = tuple[str, ...]


def figures_by_series(names: Names, records: Iterable[Record]) -> Mapping[SeriesKey, Sequence[FigureFacts]]:
    """A measure's figures, by what narrows their series: unit, area, breakdown."""
    grouped: dict[SeriesKey, list[FigureFacts]] = defaultdict(list)
    for record in records:
        facts = figure_of(record)
        if facts is not None:
            grouped[tuple(names.key(record.iri)[2:])].append(facts)
    return grouped


def figure_of(record: Record) -> FigureFacts | None:
    """One figure; nothing for a record that is none or names no period."""
    period = period_of(record, SDMX_DIMENSION.refPeriod)
    if period is None or record.kind is not KINDS["figure"]:
        return None
    return FigureFacts(
        record.iri,
        period,
        number_of(record, SDMX_MEASURE.obsValue),
        key_of(record, SDMX_ATTRIBUTE.obsStatus) or "final",
        rebased=record.value(GT.limitsBeginBecause) is not None,
        numerator=number_of(record, GT.numerator),
        denominator=number_of(record, GT.denominator),
        margin=number_of(record, GT.marginOfError),
        reported=record.text(GT.reportedRating),
    )


def target_of(record: Record) -> TargetFacts | None:
    """One target; nothing for a record that is none or names no period."""
    period = period_of(record, SDMX_DIMENSION.refPeriod)
    if period is None or record.kind is not KINDS["target"]:
        return None
    return TargetFacts(
        record.iri,
        period,
        record.text(GT.threshold) or TARGET,
        key_of(record, GT.targetIntent) or "not-stated",
        number_of(record, GT.targetValue),
        number_of(record, GT.lowerBound),
        number_of(record, GT.upperBound),
        number_of(record, GT.tolerance),
        key_of(record, GT.targetProfile),
        baseline=period_of(record, GT.baselinePeriod),
        least_improvement=number_of(record, GT.leastImprovement),
        valid_from=day_of(record, GT.validFrom),
        baseline_value=number_of(record, GT.baselineValue),
        baseline_name=record.text(GT.baselineName),
    )


def benchmark_of(record: Record) -> BenchmarkFacts | None:
    """A figure of others; nothing for a record without a period or a value."""
    period, value = period_of(record, SDMX_DIMENSION.refPeriod), number_of(record, SDMX_MEASURE.obsValue)
    if period is None or value is None:
        return None
    name = _label(record) or record.text(GT.comparator) or ""
    return BenchmarkFacts(record.iri, period, name, value, key_of(record, GT.definitionMatch) or "not-stated")


def bands_of(scheme: Record, bands: Iterable[Record]) -> tuple[Band, ...]:
    """A scheme's bands, best first; the basis is the scheme's unless a band has its own."""
    basis = key_of(scheme, GT.ratingBasis) or "points"
    return tuple(sorted((_band(record, basis) for record in bands), key=lambda band: band.order))


def _band(record: Record, basis: str) -> Band:
    key = record.text(GT.ratingKey) or ""
    return Band(
        key=key,
        label=_label(record) or key,
        order=int(record.text(GT.order) or 0),
        colour=record.text(GT.colour) or "",
        symbol=record.text(GT.symbol) or "",
        basis=key_of(record, GT.bandBasis) or basis,
        compared_with=record.text(GT.comparedWith),
        lower=number_of(record, GT.lowerBound),
        upper=number_of(record, GT.upperBound),
        beyond=record.text(GT.beyondLowerBound) == "true",
        condition=key_of(record, GT.bandCondition),
    )


def measure_of(record: Record, default_scheme: Term | None) -> MeasureFacts:
    """What judging a measure needs to know of it; the council's scheme where it has none of its own."""
    scheme = record.value(GT.ratingScheme) or default_scheme
    decimals, days = record.text(GT.decimals), record.text(GT.availableAfterDays)
    return MeasureFacts(
        iri=record.iri,
        code=record.text(GT.code) or "",
        polarity=key_of(record, GT.polarity) or "not-stated",
        unit=key_of(record, SDMX_ATTRIBUTE.unitMeasure) or "not-stated",
        decimals=int(decimals) if decimals else None,
        accumulation=key_of(record, GT.accumulation) or "not-stated",
        frequency=key_of(record, GT.frequency) or "not-stated",
        calendar=key_of(record, GT.calendar) or "not-stated",
        seasonal=record.text(GT.seasonal) == "true",
        dead_band=number_of(record, GT.deadBand),
        scheme=scheme if isinstance(scheme, NamedNode) else None,
        available_after_days=int(days) if days else None,
        baseline_period=period_of(record, GT.baselinePeriod),
        valid_from=day_of(record, GT.validFrom),
        valid_to=day_of(record, GT.validTo),
        limits_until=day_of(record, GT.limitsUntil),
        statistic=key_of(record, GT.statistic) or "not-stated",
        lowest=number_of(record, GT.lowestPossible),
        highest=number_of(record, GT.highestPossible),
        suppress_below=number_of(record, GT.suppressBelow),
        compares_rounded=record.text(GT.comparesRounded) == "true",
        baseline_value=number_of(record, GT.baselineValue),
        ended_because=record.text(GT.endedBecause),
    )


def _label(record: Record) -> str | None:
    labels = [value for value in record.values(RDFS.label) if getattr(value, "language", None) != "cy"]
    return labels[0].value if labels else None
