"""Priority statuses: for each objective and quarter, from its work and its outcome measures.

The subject is an objective. What is concluded rests on the work and the outcome measures that
thread to it outside services, on what was reported of that work, on the measures' statuses
and on the council's flags. What you would get wrong: what was reported until the end of the
next quarter counts, since a quarter is reported on after it has ended; and the statuses begin
with the first quarter on whose work anybody reported, since before that delivery cannot be
known. Where nobody ever did, there is one of the last quarter only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.standings import measures_judged_anew, standings_of
from graph.derivations.view import View, in_order
from graph.names import Names
from graph.status.effect import Standing
from graph.status.measure_status import RULE_SET
from graph.status.periods import Period, PeriodKind, last_ended, period_holding
from graph.status.priority import (
    DEFAULT_BEHIND_FLAG,
    DEFAULT_OUTCOME_FLAG,
    UNKNOWN,
    Flags,
    PriorityStatus,
    Work,
    outcome_sign,
    priority_status,
)
from graph.status.record_values import day_of, iris_of, key_of, number_of
from graph.terms import Term, text_term, whole_term
from graph.trail.records import Record
from ontology import GT, GTC, RDF, SDMX_DIMENSION

OBJECTIVES = (GT.WellBeingObjective, GT.ServiceObjective, GT.EqualityObjective)
WORK = frozenset({GT.Action, GT.Project, GT.Milestone})
SHOWN_BY_MEASURES = frozenset({GT.Outcome, *OBJECTIVES})
THREAD = GT.threadsOutsideServices
A_YEAR = timedelta(days=366)


def touched(changed: Changed, view: View) -> Iterator[Subject]:
    """The objectives above what changed: an aim, work, a report on it, a link, a measure's status."""
    kinds = changed.ends(RDF.type)
    if not kinds.isdisjoint({*OBJECTIVES, *WORK, GT.Outcome}):
        yield from _objectives_above((changed.iri,), view)
    if GT.ProgressUpdate in kinds:
        yield from _objectives_above(changed.ends(GT.updateOf), view)
    if changed.differs_in(THREAD, GT.indicates):
        yield from _objectives_above({*changed.ends(THREAD), *changed.ends(GT.indicates)}, view)
    for measure in measures_judged_anew(changed):
        yield from _objectives_above(iris_of(view.about(measure), GT.indicates), view)
    if GT.Council in kinds and changed.differs_in(RDF.type, GT.behindFlag, GT.outcomeFlag):
        yield from every_objective(view)


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """The priority status of an objective for every quarter that is over, if anything threads to it."""
    (objective,) = subject
    view, days = state.view, state.days
    if not any(view.says(objective, RDF.type, each) for each in OBJECTIVES):
        return
    below = _below(objective, view)
    work = [piece for piece in map(view.about, in_order(below)) if _is_a(piece, WORK)]
    measures = _outcome_measures({objective, *below}, view)
    if not work and not measures:
        return
    reports = {piece.iri: _reports(piece.iri, view) for piece in work}
    standings = [standings_of(measure, view) for measure in measures]
    flags = _flags(view)
    for quarter in _quarters(reports.values(), days.on):
        following = quarter.next
        until = min(following.last_day, days.today) if following else days.today
        done = [_work(piece, reports[piece.iri], until) for piece in work]
        signs = [_sign(series, quarter) for series in standings]
        status = priority_status(done, signs, quarter.last_day, flags)
        yield from _triples(state.names, view.about(objective), quarter, status)


def every_objective(view: View) -> Iterator[Subject]:
    """All objectives: which quarters are over, and the council's flags, are common to them."""
    return ((aim,) for each in OBJECTIVES for aim in view.saying(RDF.type, each))


# --- what belongs to an objective ---------------------------------------------


def _objectives_above(things: Iterable[NamedNode], view: View) -> Iterator[Subject]:
    """The things themselves and all that they thread to outside services; others conclude nothing."""
    seen: set[NamedNode] = set()
    waiting = list(things)
    while waiting:
        thing = waiting.pop()
        if thing not in seen:
            seen.add(thing)
            waiting += iris_of(view.about(thing), THREAD)
            yield (thing,)


def _below(objective: NamedNode, view: View) -> Set[NamedNode]:
    """All that threads to an objective outside services."""
    seen: set[NamedNode] = set()
    waiting = list(view.saying(THREAD, objective))
    while waiting:
        thing = waiting.pop()
        if thing not in seen:
            seen.add(thing)
            waiting += view.saying(THREAD, thing)
    return seen - {objective}


def _outcome_measures(aims: Iterable[NamedNode], view: View) -> list[NamedNode]:
    """The measures that indicate one of these where it is an outcome or an objective."""
    shown = (aim for aim in aims if _is_a(view.about(aim), SHOWN_BY_MEASURES))
    return in_order({measure for aim in shown for measure in view.saying(GT.indicates, aim)})


def _is_a(record: Record, classes: Set[NamedNode]) -> bool:
    return not classes.isdisjoint(iris_of(record, RDF.type))


def _flags(view: View) -> Flags:
    """What the council calls off track and a movement, or the defaults."""
    councils = [view.about(each) for each in in_order(view.saying(RDF.type, GT.Council))]
    return Flags(
        _stated(councils, GT.behindFlag, DEFAULT_BEHIND_FLAG),
        _stated(councils, GT.outcomeFlag, DEFAULT_OUTCOME_FLAG),
    )


def _stated(councils: Iterable[Record], prop: NamedNode, default: Decimal) -> Decimal:
    stated = (number_of(council, prop) for council in councils)
    return next((each for each in stated if each is not None), default)


def _reports(work: NamedNode, view: View) -> Sequence[Record]:
    """The dated progress reports on a piece of work, oldest first."""
    found = (view.about(report) for report in view.saying(GT.updateOf, work))
    dated = [report for report in found if day_of(report, GT.reportedOn)]
    return sorted(dated, key=lambda each: (each.text(GT.reportedOn) or "", each.iri.value))


# --- one quarter --------------------------------------------------------------


def _quarters(reports: Iterable[Sequence[Record]], on: date) -> Iterator[Period]:
    """The quarters over by the end of a day, from the last one over when the first report was made."""
    days = [day for found in reports if found and (day := day_of(found[0], GT.reportedOn))]
    last = last_ended(PeriodKind.QUARTER, on + timedelta(days=1))
    quarter: Period | None = period_holding(PeriodKind.QUARTER, min(days)).previous if days else last
    while quarter and quarter.last_day <= last.last_day:
        yield quarter
        quarter = quarter.next


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


def _triples(names: Names, objective: Record, quarter: Period, status: PriorityStatus) -> Iterator[Triple]:
    iri = names.record("priority-status", objective.text(GT.code) or "", quarter.key)
    yield Triple(iri, RDF.type, GT.PriorityStatus)
    for prop, value in _statements(objective, quarter, status).items():
        if value is not None:
            yield Triple(iri, prop, value)


def _statements(
    objective: Record, quarter: Period, status: PriorityStatus
) -> Mapping[NamedNode, Term | None]:
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


PRIORITIES = Derivation("priorities", touched, derive, depends_on_days=every_objective)
