"""Everything a load is checked against before it is taken in: shapes, links, periods.

Each finding goes back to the cell that stated the property at fault. What you would get
wrong: only records that changed are checked against shapes, since the others passed when
they came in; cycles are looked for over all links, whatever their dates, but only where a
link changed: that is the one check whose work grows with the thread.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.findings import Finding, Severity
from graph.kinds import KINDS
from graph.shape_check import Fault, faults
from graph.status.periods import PeriodKind
from graph.status.record_values import day_of, iri_of, iris_of, key_of, period_of
from graph.trail.reading import InForce
from graph.trail.records import Record, StatedRecord
from graph.walk import ThreadLink, find_cycles
from ingest.definitions import contradictions
from ingest.prospect import Prospect
from ingest.remedies import remedy_for
from ingest.rows import SheetRow
from ingest.schemes import faults_of_schemes
from ingest.sheets import Column
from ontology import GT, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION
from ontology.codes import code_lists, concepts_by_iri
from ontology.vocabulary import is_vertical, link_ends, subclasses_of

PERIODS_OF_FREQUENCY: Mapping[str, frozenset[PeriodKind]] = {
    "monthly": frozenset({PeriodKind.MONTH}),
    "quarterly": frozenset({PeriodKind.QUARTER}),
    "half-yearly": frozenset({PeriodKind.HALF}),
    "annual": frozenset({PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR}),
}

Checked = Callable[[Record, Prospect, date], Iterator[Fault]]


def check(
    stated: Sequence[StatedRecord],
    rows: Sequence[SheetRow],
    changed: set[NamedNode],
    before: InForce,
    today: date,
) -> list[Finding]:
    """Every rule that the changed records break, as findings at their cells."""
    row_of = {each.record.iri: row for each, row in zip(stated, rows, strict=True)}
    fresh = [each.record for each in stated if each.record.iri in changed]
    after = Prospect.once_stated(fresh, before)
    found = list(faults(fresh))
    for record in fresh:
        if record.kind:
            for rule in RULES.get(record.kind.name, ()):
                found += rule(record, after, today)
    if any(record.kind is KINDS["link"] for record in fresh):
        found += _cycles(after)
    contradicting = (*contradictions(after), *faults_of_schemes(after))
    return [
        *(_finding(fault, row_of[fault.record]) for fault in found),
        *(_finding(fault, row_of[fault.record], says_what_to_do=True) for fault in contradicting),
    ]


def not_ended(record: Record, _: Prospect, today: date) -> Iterator[Fault]:
    """A figure, forecasts apart, for a period that had not ended on the day of the load."""
    period = period_of(record, SDMX_DIMENSION.refPeriod)
    forecast = key_of(record, SDMX_ATTRIBUTE.obsStatus) == "forecast"
    if period and period.last_day > today and not forecast:
        yield Fault(
            Severity.VIOLATION,
            "Observation-refPeriod-ended",
            record.iri,
            SDMX_DIMENSION.refPeriod,
            f"{period.label} had not ended on {today.isoformat()}.",
            "Correct the period; a forecast is marked as one under Status.",
        )


def fits_frequency(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """A figure, forecasts apart, whose period is not of the kind its measure is collected for."""
    of, period = iri_of(record, GT.ofMeasure), period_of(record, SDMX_DIMENSION.refPeriod)
    measure = after.records.get(of) if of else None
    frequency = key_of(measure, GT.frequency) if measure else None
    expected = PERIODS_OF_FREQUENCY.get(frequency or "")
    forecast = key_of(record, SDMX_ATTRIBUTE.obsStatus) == "forecast"
    if period and expected and period.kind not in expected and not forecast:
        yield Fault(
            Severity.WARNING,
            "Observation-refPeriod-frequency",
            record.iri,
            SDMX_DIMENSION.refPeriod,
            f"{period.label} is not a period of a measure that is collected {frequency}.",
            "Correct the period, or the measure's frequency.",
        )


def fits_ends(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """A link whose ends are not of the kinds that its type joins."""
    kind = iri_of(record, GT.linkType)
    if kind is None:
        return
    for prop, allowed, side in zip((GT.linkFrom, GT.linkTo), link_ends(kind), ("start", "end"), strict=True):
        end = iri_of(record, prop)
        found = _class_of(end, after) if end else None
        if found and allowed and not _is_one_of(found, allowed):
            words = concepts_by_iri()[kind].labels["en"].lower()
            yield Fault(
                Severity.WARNING,
                f"Link-{'linkFrom' if side == 'start' else 'linkTo'}-fit",
                record.iri,
                prop,
                f"The {side} of a link “{words}” is not usually a {_class_words(found)}.",
                "Add the step that is missing between the two, or choose another type.",
            )


def keeps_its_baseline(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """Work whose day is put off in its own row: a baseline is not overwritten, so the first day stays it."""
    before = after.before.records.get(record.iri)
    old, new = (each.text(GT.dueOn) if each else None for each in (before, record))
    if old and old != new:
        yield Fault(
            Severity.WARNING,
            "Work-dueOn-baseline",
            record.iri,
            GT.dueOn,
            f"This was due on {old}. The day first recorded stays its baseline, and slip is counted from it.",
            "Leave the day; when it is now expected goes on the sheet “Progress” under “Forecast date”.",
        )


def tells_decisions_from_actions(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """A report that names an agreed action as the decision, or that tells of progress on a decision."""
    for prop, mistaken, message in (
        (GT.byDecision, "agreed-action", "This is an action that was agreed, not a decision."),
        (
            GT.updateOf,
            "decision",
            "This is a decision: it is taken, and there is no progress to report on it.",
        ),
    ):
        named = iri_of(record, prop)
        found = after.records.get(named) if named else None
        if found and found.kind is KINDS[mistaken]:
            remedy = "Name the row of the sheet “Minutes” that is meant, or correct its kind there."
            yield Fault(Severity.WARNING, "ProgressUpdate-minutes", record.iri, prop, message, remedy)


def shares_add_up(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """A share that, with the others stated of the same line or service, comes to more than all of it."""
    start = iri_of(record, GT.linkFrom)
    if record.value(GT.share) is None or start is None:
        return
    links = [each for each in after.pointing(GT.linkFrom, start) if _overlap(each, record)]
    stated = sum((Decimal(text) for each in links if (text := each.text(GT.share))), Decimal(0))
    if stated > 100:
        yield Fault(
            Severity.VIOLATION,
            "Link-share-sum",
            record.iri,
            GT.share,
            f"The shares of {_code(start, after)} come to {stated.normalize():f}%, more than all its money. "
            "Lower one of them; what is not stated stays unallocated.",
        )


def _overlap(one: Record, other: Record) -> bool:
    """Whether two dated records hold on some day together; days compare as they are written."""
    return all(
        not (ends := first.text(GT.validTo)) or (second.text(GT.validFrom) or "") < ends
        for first, second in ((one, other), (other, one))
    )


def evidence_is_there(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """A figure or judgement that is cited as evidence and that the thread does not hold."""
    for cited in iris_of(record, GT.basedOn):
        if cited not in after.records and cited not in concepts_by_iri():
            kind, code, period_key = cited.value.rsplit("/", 3)[1:]
            yield Fault(
                Severity.WARNING,
                "Evidence-there",
                record.iri,
                GT.basedOn,
                f"The thread holds no {KINDS[kind].words} of {code} for {period_key}; it shows nothing yet.",
            )


def contests_a_link(record: Record, after: Prospect, _: date) -> Iterator[Fault]:
    """A link that is contested and that the thread does not hold."""
    start, kind, end = (iri_of(record, prop) for prop in (GT.linkFrom, GT.linkType, GT.linkTo))
    links = after.pointing(GT.linkFrom, start) if start else ()
    if not any(
        link.kind is KINDS["link"] and (link.value(GT.linkType), link.value(GT.linkTo)) == (kind, end)
        for link in links
    ):
        yield Fault(
            Severity.WARNING,
            "ContestedLink-there",
            record.iri,
            GT.linkTo,
            "The thread holds no link of this type between these two.",
        )


def has_not_expired(record: Record, _: Prospect, today: date) -> Iterator[Fault]:
    """A link that held only until some day before that of the load, so that no walk follows it now."""
    until = record.text(GT.validTo)
    if until and until <= today.isoformat():
        yield Fault(
            Severity.INFO,
            "Link-validTo-expired",
            record.iri,
            GT.validTo,
            f"This link held until {until}: it is kept for questions about days before, but not followed.",
        )


def is_accounted_for(record: Record, _: Prospect, today: date) -> Iterator[Fault]:
    """A status that was agreed without saying why, by whom or when, or on a day that is still to come."""
    if record.value(GT.agreedRating) is None:
        return
    for prop, heading in ((GT.rationale, "Reason"), (GT.judgedBy, "Judged by"), (GT.judgedOn, "Judged on")):
        if record.value(prop) is None:
            yield Fault(
                Severity.WARNING,
                "Assessment-agreedRating-account",
                record.iri,
                prop,
                f"A status was agreed, and “{heading}” is blank.",
                "An agreed status says why, by whom and when: fill it in.",
            )
    judged_on = day_of(record, GT.judgedOn)
    if judged_on and judged_on > today:
        yield Fault(
            Severity.VIOLATION,
            "Assessment-judgedOn-future",
            record.iri,
            GT.judgedOn,
            f"Nobody can have judged on {judged_on.isoformat()}, which is after {today.isoformat()}.",
            "Correct the day.",
        )


def agrees_a_known_status(record: Record, _: Prospect, __: date) -> Iterator[Fault]:
    """An agreed status in a word that cannot be compared with what counting suggests."""
    agreed = record.text(GT.agreedRating)
    statuses = code_lists()["priority-status"]
    if agreed and statuses.find(agreed) is None:
        words = ", ".join(each.labels["en"] for each in statuses.concepts)
        yield Fault(
            Severity.WARNING,
            "Assessment-agreedRating-word",
            record.iri,
            GT.agreedRating,
            f"“{agreed}” is shown as it is written and compared with nothing that is suggested.",
            f"Write one of {words}, unless the council has a status of its own.",
        )


RULES: Mapping[str, tuple[Checked, ...]] = {
    "figure": (not_ended, fits_frequency),
    **dict.fromkeys(("action", "project", "milestone"), (keeps_its_baseline,)),
    "judgement": (is_accounted_for, agrees_a_known_status),
    "progress": (tells_decisions_from_actions,),
    "link": (fits_ends, shares_add_up, has_not_expired),
    "contested-link": (contests_a_link,),
    "self-assessment": (evidence_is_there,),
    "recommendation": (evidence_is_there,),
}


def _cycles(after: Prospect) -> Iterator[Fault]:
    for cycle in find_cycles(_links(after.records.values())):
        codes = [_code(NamedNode(link.start), after) for link in cycle]
        own = next((link for link in cycle if NamedNode(link.iri) in after.changed), None)
        if own:
            way = " → ".join([*codes, codes[0]])
            yield Fault(
                Severity.VIOLATION,
                "Link-loop",
                NamedNode(own.iri),
                GT.linkTo,
                f"Following the thread from here leads back here: {way}.",
                "Remove the link that leads the wrong way, or turn it round.",
            )


def _links(records: Iterable[Record]) -> Iterator[ThreadLink]:
    for record in records:
        if record.kind is not KINDS["link"]:
            continue
        start, kind, end = (iri_of(record, prop) for prop in (GT.linkFrom, GT.linkType, GT.linkTo))
        if start and kind and end:
            yield ThreadLink(record.iri.value, start.value, kind.value, end.value, is_vertical(kind))


def _finding(fault: Fault, row: SheetRow, *, says_what_to_do: bool = False) -> Finding:
    """A fault at its cell; what the column takes is said where the rule says only what is wrong."""
    column = _column(row, fault.property)
    field = row.fields.get(column) if column else None
    value = field.text if field else None
    told = fault.remedy or says_what_to_do or fault.severity is Severity.INFO
    remedy = fault.remedy if told else remedy_for(column, value)
    return Finding(fault.severity, fault.rule, row.place(column), value, fault.message, remedy)


def _column(row: SheetRow, prop: NamedNode | None) -> Column | None:
    own: Iterable[Column] = (column for column in row.sheet.columns if column.property == prop)
    candidates = list(own)
    return next((column for column in candidates if column in row.fields), next(iter(candidates), None))


def _code(iri: NamedNode, after: Prospect) -> str:
    record = after.records.get(iri)
    concept = concepts_by_iri().get(iri)
    return (record.text(GT.code) if record else None) or (concept.notation if concept else iri.value)


def _class_of(iri: NamedNode, after: Prospect) -> NamedNode | None:
    record = after.records.get(iri)
    if record is None:
        return GT.WellBeingGoal if iri in concepts_by_iri() else None
    return iri_of(record, RDF.type)


def _is_one_of(class_iri: NamedNode, allowed: Iterable[NamedNode]) -> bool:
    return any(class_iri in subclasses_of(each) for each in allowed)


def _class_words(class_iri: NamedNode) -> str:
    return next((kind.words for kind in KINDS.values() if kind.class_iri == class_iri), class_iri.value)
