"""The measure statuses of a snapshot, and the pointer to each measure's latest.

What is concluded here is written into the snapshot, so that queries and pages cannot
disagree; no query computes a rating. What you would get wrong: a measure may have several
series, one for each unit, area and breakdown; only its own main one makes its latest status.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pyoxigraph import Triple

from graph.names import Names
from graph.status.facts import MeasureFacts
from graph.status.from_records import SeriesKey, bands_of, benchmarks_of, figures_of, measure_of, targets_of
from graph.status.measure_status import MeasureStatus, measure_statuses
from graph.status.triples import benchmark_triples, status_iri, triples_of
from graph.terms import boolean_term
from graph.trail.records import Record
from ontology import GT


def status_triples(names: Names, held: Sequence[Record], on: date, today: date) -> Iterator[Triple]:
    """The measure statuses of a snapshot as triples, with the pointer to each measure's latest."""
    by_kind = _by_kind(held)
    figures = figures_of(names, by_kind["figure"])
    targets = targets_of(by_kind["target"])
    bands = bands_of(by_kind["rating-band"], by_kind["rating-scheme"])
    benchmarks = benchmarks_of(by_kind["benchmark"])
    council = next(iter(by_kind["council"]), None)
    default = council.value(GT.defaultScheme) if council else None
    own_area = council.text(GT.area) if council else None
    for record in by_kind["measure"]:
        measure = measure_of(record, default)
        scheme = bands.get(measure.scheme, ()) if measure.scheme else ()
        series = figures.get(record.iri, {}) or {(): []}
        for key, found in series.items():
            statuses = measure_statuses(measure, found, targets.get(record.iri, ()), scheme, today)
            for status in statuses:
                yield from triples_of(names, measure, key, status)
            if _is_main(key, own_area):
                yield from _main_series(names, measure, key, statuses)
                yield from _latest(names, measure, key, statuses, on)
                yield from benchmark_triples(benchmarks.get(record.iri, ()), measure, statuses)


def _by_kind(held: Iterable[Record]) -> defaultdict[str, list[Record]]:
    grouped: defaultdict[str, list[Record]] = defaultdict(list)
    for record in sorted(held, key=lambda each: each.iri.value):
        if record.kind:
            grouped[record.kind.name].append(record)
    return grouped


def _main_series(
    names: Names, measure: MeasureFacts, series: SeriesKey, statuses: Iterable[MeasureStatus]
) -> Iterator[Triple]:
    """The mark of the council's own series, which scorecards show."""
    for status in statuses:
        yield Triple(status_iri(names, measure, series, status.period), GT.inMainSeries, boolean_term(True))


def _latest(
    names: Names, measure: MeasureFacts, series: SeriesKey, statuses: Iterable[MeasureStatus], on: date
) -> Iterator[Triple]:
    """The pointer to the latest status that counts on a day: of a period over by then and due."""
    over = [s for s in statuses if s.period.last_day <= on and s.no_rating != "not-due"]
    if over:
        latest = max(over, key=lambda status: status.period)
        yield Triple(measure.iri, GT.latestStatus, status_iri(names, measure, series, latest.period))


def _is_main(series: SeriesKey, own_area: str | None) -> bool:
    return series == () or (own_area is not None and series == (own_area.rsplit("/", 1)[-1],))
