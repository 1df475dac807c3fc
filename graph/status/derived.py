"""The measure statuses of one measure as triples, and the pointer to the latest.

What is concluded here is written into the snapshot, so that queries and pages cannot
disagree; no query computes a rating. What you would get wrong: a measure may have several
series, one for each unit, area and breakdown; only its own main one makes its latest status, and
where its figures are given for the council and for its area, a period still counts once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.facts import MeasureFacts
from graph.status.from_records import (
    SeriesKey,
    bands_of,
    benchmark_of,
    figures_by_series,
    measure_of,
    target_of,
)
from graph.status.measure_status import MeasureStatus, measure_statuses
from graph.status.periods import Period
from graph.status.triples import benchmark_triples, status_iri, triples_of
from graph.terms import boolean_term
from graph.trail.records import Record
from ontology import GT


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
    benchmarks: Sequence[Record] = ()
    council: Record | None = None


def measure_triples(names: Names, given: MeasureRecords, on: date, today: date) -> Iterator[Triple]:
    """The statuses of one measure as triples, with the pointer to the latest that counts on a day."""
    measure = measure_of(given.measure, given.scheme.iri if given.scheme else None)
    targets = [target for record in given.targets if (target := target_of(record))]
    benchmarks = [benchmark for record in given.benchmarks if (benchmark := benchmark_of(record))]
    bands = bands_of(given.scheme, given.bands) if given.scheme else ()
    own_area = given.council.text(GT.area) if given.council else None
    main: dict[Period, tuple[SeriesKey, MeasureStatus]] = {}
    for key, found in sorted((figures_by_series(names, given.figures) or {(): ()}).items()):
        for status in measure_statuses(measure, found, targets, bands, today, on):
            yield from triples_of(names, measure, key, status)
            if _is_main(key, own_area) and _counts(status, main.get(status.period)):
                main[status.period] = key, status
    statuses = [main[period] for period in sorted(main)]
    yield from _main_series(names, measure, statuses)
    yield from _latest(names, measure, statuses, on)
    yield from benchmark_triples(benchmarks, measure, [status for _, status in statuses])


def _counts(status: MeasureStatus, held: tuple[SeriesKey, MeasureStatus] | None) -> bool:
    """Whether a status is the council's own for its period; where its area has one too, that with a value."""
    return held is None or (held[1].value is None and status.value is not None)


def scheme_of(measure: Record, council: Record | None) -> NamedNode | None:
    """The scheme that a measure is rated by: its own, else the council's default."""
    default = council.value(GT.defaultScheme) if council else None
    scheme = measure.value(GT.ratingScheme) or default
    return scheme if isinstance(scheme, NamedNode) else None


def _main_series(
    names: Names, measure: MeasureFacts, statuses: Iterable[tuple[SeriesKey, MeasureStatus]]
) -> Iterator[Triple]:
    """The mark of the council's own series, which scorecards show: one status a period."""
    for key, status in statuses:
        yield Triple(status_iri(names, measure, key, status.period), GT.inMainSeries, boolean_term(True))


def _latest(
    names: Names, measure: MeasureFacts, statuses: Iterable[tuple[SeriesKey, MeasureStatus]], on: date
) -> Iterator[Triple]:
    """The pointer to the latest status that counts on a day: of a period over by then and due."""
    over = [(k, s) for k, s in statuses if s.period.last_day <= on and s.no_rating != "not-due"]
    if over:
        key, latest = max(over, key=lambda each: each[1].period)
        yield Triple(measure.iri, GT.latestStatus, status_iri(names, measure, key, latest.period))


def _is_main(series: SeriesKey, own_area: str | None) -> bool:
    return series == () or (own_area is not None and series == (own_area.rsplit("/", 1)[-1],))
