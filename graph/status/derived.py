"""The measure statuses of one measure as triples, and the pointer to the latest.

What is concluded here is written into the snapshot, so that queries and pages cannot
disagree; no query computes a rating. What you would get wrong: a measure may have several
series, one for each unit, area and breakdown; only its own main one makes its latest status,
and that a figure is for the council's own area says no more than that it is the council's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.facts import FigureFacts, MeasureFacts
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
    series = _with_own_area(figures_by_series(names, given.figures), own_area)
    for key, found in (series or {(): ()}).items():
        statuses = measure_statuses(measure, found, targets, bands, today, on)
        for status in statuses:
            yield from triples_of(names, measure, key, status)
        if key == ():
            yield from _main_series(names, measure, statuses)
            yield from _latest(names, measure, statuses, on)
            yield from benchmark_triples(benchmarks, measure, statuses)


def scheme_of(measure: Record, council: Record | None) -> NamedNode | None:
    """The scheme that a measure is rated by: its own, else the council's default."""
    default = council.value(GT.defaultScheme) if council else None
    scheme = measure.value(GT.ratingScheme) or default
    return scheme if isinstance(scheme, NamedNode) else None


def _with_own_area(
    series: Mapping[SeriesKey, Sequence[FigureFacts]], own_area: str | None
) -> Mapping[SeriesKey, Sequence[FigureFacts]]:
    """The series, that of the council's own area being one with the council's.

    Of two figures for one period the one that has a value counts, first that which names no area.
    """
    own = (own_area.rsplit("/", 1)[-1],) if own_area else ()
    if own not in series:
        return series
    by_period: dict[Period, FigureFacts] = {}
    for figure in (*series.get((), ()), *series[own]):
        held = by_period.get(figure.period)
        if held is None or (held.value is None and figure.value is not None):
            by_period[figure.period] = figure
    others = {key: found for key, found in series.items() if key not in {(), own}}
    return {(): list(by_period.values()), **others}


def _main_series(names: Names, measure: MeasureFacts, statuses: Iterable[MeasureStatus]) -> Iterator[Triple]:
    """The mark of the council's own series, which scorecards show."""
    for status in statuses:
        yield Triple(status_iri(names, measure, (), status.period), GT.inMainSeries, boolean_term(True))


def _latest(
    names: Names, measure: MeasureFacts, statuses: Iterable[MeasureStatus], on: date
) -> Iterator[Triple]:
    """The pointer to the latest status that counts on a day: of a period over by then and due."""
    over = [s for s in statuses if s.period.last_day <= on and s.no_rating != "not-due"]
    if over:
        latest = max(over, key=lambda status: status.period)
        yield Triple(measure.iri, GT.latestStatus, status_iri(names, measure, (), latest.period))
