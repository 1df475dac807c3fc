"""Priority statuses as triples: for each objective and quarter, from its work and its outcome measures.

What you would get wrong: what was reported until the end of the next quarter counts, since a
quarter is reported on after it has ended; and there is a status only from the first quarter on
whose work anybody reported, since before that delivery cannot be known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.effect import Standing
from graph.status.measure_status import RULE_SET
from graph.status.periods import Period, PeriodKind, period_holding
from graph.status.priority import (
    DEFAULT_BEHIND_FLAG,
    UNKNOWN,
    PriorityStatus,
    Work,
    outcome_sign,
    priority_status,
)
from graph.status.record_values import ByKind, day_of, iri_of, key_of, number_of
from graph.status.standings import Standings
from graph.terms import Term, text_term, whole_term
from graph.trail.records import Record
from ontology import GT, GTC, RDF, SDMX_DIMENSION
from ontology.vocabulary import is_vertical

WORK_KINDS = ("action", "project", "milestone")
OBJECTIVE_KINDS = ("well-being-objective", "service-objective", "equality-objective")
A_YEAR = timedelta(days=366)
Ends = tuple[NamedNode, NamedNode, NamedNode]
Above = Mapping[NamedNode, Sequence[NamedNode]]


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective with the work and the outcome measures that thread to it outside services."""

    iri: NamedNode
    code: str
    work: tuple[Record, ...]
    measures: tuple[NamedNode, ...]


def priority_triples(
    names: Names, records: ByKind, standings: Standings, on: date, today: date
) -> Iterator[Triple]:
    """The priority status of every objective for every quarter that is over."""
    reports = _reports(records.get("progress", ()))
    quarters = _quarters(reports, on)
    flag = _behind_flag(records)
    for objective in objectives(records):
        for quarter in quarters:
            following = quarter.next
            until = min(following.last_day, today) if following else today
            work = [_work(piece, reports.get(piece.iri, ()), until) for piece in objective.work]
            signs = [_sign(standings.get(measure, ()), quarter) for measure in objective.measures]
            status = priority_status(work, signs, quarter.last_day, flag)
            yield from _triples(names, objective, quarter, status)


def objectives(records: ByKind) -> list[Objective]:
    """The objectives with work or outcome measures of their own, by their addresses."""
    links = [link for record in records.get("link", ()) if (link := _ends(record))]
    services = {service.iri for service in records.get("service", ())}
    above = _above(links, services)
    work: dict[NamedNode, list[Record]] = defaultdict(list)
    for piece in (piece for kind in WORK_KINDS for piece in records.get(kind, ())):
        for end in _reached(piece.iri, above):
            work[end].append(piece)
    shown = {aim.iri for kind in ("outcome", *OBJECTIVE_KINDS) for aim in records.get(kind, ())}
    measures: dict[NamedNode, dict[NamedNode, None]] = defaultdict(dict)
    for start, kind, end in links:
        if kind == GT.indicates and end in shown:
            for aim in (end, *_reached(end, above)):
                measures[aim][start] = None
    return [
        Objective(aim.iri, aim.text(GT.code) or "", tuple(work[aim.iri]), tuple(measures[aim.iri]))
        for kind in OBJECTIVE_KINDS
        for aim in records.get(kind, ())
        if work[aim.iri] or measures[aim.iri]
    ]


def _behind_flag(records: ByKind) -> Decimal:
    """The share of work behind that the council calls off track, in per cent."""
    stated = [number_of(council, GT.behindFlag) for council in records.get("council", ())]
    return next((each for each in stated if each is not None), DEFAULT_BEHIND_FLAG)


def _ends(link: Record) -> Ends | None:
    start, kind, end = (iri_of(link, prop) for prop in (GT.linkFrom, GT.linkType, GT.linkTo))
    return (start, kind, end) if start and kind and end else None


def _above(links: Iterable[Ends], services: Set[NamedNode]) -> Above:
    """What stands directly above each thing by a vertical link, services left out."""
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for start, kind, end in links:
        if is_vertical(kind) and not {start, end} & services:
            found[start].append(end)
    return found


def _reached(start: NamedNode, above: Above) -> list[NamedNode]:
    found: dict[NamedNode, None] = {}
    waiting = list(above.get(start, ()))
    while waiting:
        thing = waiting.pop()
        if thing not in found:
            found[thing] = None
            waiting += above.get(thing, ())
    return list(found)


def _reports(progress: Iterable[Record]) -> Mapping[NamedNode, list[Record]]:
    """The progress reports on each piece of work, oldest first."""
    found: dict[NamedNode, list[Record]] = defaultdict(list)
    for record in progress:
        work = iri_of(record, GT.updateOf)
        if work and day_of(record, GT.reportedOn):
            found[work].append(record)
    for reports in found.values():
        reports.sort(key=lambda each: (each.text(GT.reportedOn) or "", each.iri.value))
    return found


def _quarters(reports: Mapping[NamedNode, list[Record]], on: date) -> list[Period]:
    """The quarters over by a day, from the last one over when the first report was made."""
    days = [day for found in reports.values() if (day := day_of(found[0], GT.reportedOn))]
    if not days:
        return []
    quarter: Period | None = period_holding(PeriodKind.QUARTER, min(days)).previous
    quarters = []
    while quarter and quarter.last_day <= on:
        quarters.append(quarter)
        quarter = quarter.next
    return quarters


def _work(piece: Record, reports: Sequence[Record], until: date) -> Work:
    heard = [report for report in reports if (report.text(GT.reportedOn) or "") <= until.isoformat()]
    return Work(day_of(piece, GT.dueOn), key_of(heard[-1], GT.deliveryStatus) if heard else None)


def _sign(series: Sequence[Standing], quarter: Period) -> str:
    """How a measure moves at the end of a quarter, by its latest figure of the twelve months before."""
    recent = [
        each
        for each in series
        if each.value is not None and quarter.last_day - A_YEAR < each.period.last_day <= quarter.last_day
    ]
    return outcome_sign(recent[-1].variation, recent[-1].direction) if recent else UNKNOWN


def _triples(names: Names, objective: Objective, quarter: Period, status: PriorityStatus) -> Iterator[Triple]:
    iri = names.record("priority-status", objective.code, quarter.key)
    yield Triple(iri, RDF.type, GT.PriorityStatus)
    for prop, value in _statements(objective, quarter, status).items():
        if value is not None:
            yield Triple(iri, prop, value)


def _statements(
    objective: Objective, quarter: Period, status: PriorityStatus
) -> dict[NamedNode, Term | None]:
    return {
        GT.priorityStatusOf: objective.iri,
        SDMX_DIMENSION.refPeriod: quarter.iri,
        GT.deliveryFound: GTC[f"delivery-judgement/{status.delivery}"] if status.delivery else None,
        GT.outcomesFound: GTC[f"outcome-judgement/{status.outcomes}"] if status.outcomes else None,
        GT.suggestedStatus: GTC[f"priority-status/{status.suggested}"] if status.suggested else None,
        GT.suggestionReason: text_term(status.reason),
        GT.workOnTrack: whole_term(status.work.on_track),
        GT.workBehind: whole_term(status.work.behind),
        GT.workUnreported: whole_term(status.work.unreported),
        GT.outcomesImproving: whole_term(status.measures.improving),
        GT.outcomesFlat: whole_term(status.measures.flat),
        GT.outcomesWorsening: whole_term(status.measures.worsening),
        GT.outcomesUnknown: whole_term(status.measures.unknown),
        GT.ruleSet: text_term(RULE_SET),
    }
