"""A snapshot: what held at a recorded time, for a valid day, as ordinary triples in one graph.

Everything a query reads is in it: records in force, what is derived from them, periods,
code lists and the vocabulary. It is built whole from the records, by this one function.
What you would get wrong: plans, aims and measures stay whatever the day; only links,
seats, oversight and bodies come and go with their dates.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from pyoxigraph import NamedNode, Triple

from graph.names import Names
from graph.status.concluded import concluded_triples
from graph.status.derived import status_triples
from graph.status.periods import Period, period_of_iri
from graph.terms import day_term, text_term
from graph.trail.records import Record, Records
from graph.version import MAKER
from ontology import GT, GTC, RDF, RDFS, SDMX_DIMENSION
from ontology.codes import code_list_triples
from ontology.vocabulary import is_vertical, super_properties, vocabulary_triples

DATED_KINDS = frozenset({"link", "seat", "oversight", "body", "department"})
PERIOD_PROPERTIES = frozenset(
    {
        GT.baselinePeriod,
        GT.byPeriod,
        GT.considersPeriod,
        GT.triggerPeriod,
        SDMX_DIMENSION.refPeriod,
    }
)


def snapshot_triples(
    names: Names, records: Records, sequence: int, on: date, today: date
) -> Iterator[Triple]:
    """Every triple of the snapshot after a change set, for a valid day.

    ``today`` is the day on which not due and late are judged. The same triple may come twice.
    """
    held = [record for record in records.values() if holds(record, on)]
    derived = list(status_triples(names, held, on, today))
    derived += list(concluded_triples(names, held, derived, on, today))
    yield from _about(names, sequence, on, today)
    for record in held:
        yield from record.triples()
    yield from link_triples(held)
    yield from oversight_triples(held)
    yield from derived
    yield from period_triples(_periods(held, derived))
    yield from _reference()


def holds(record: Record, on: date) -> bool:
    """Whether a record with dates holds on a day; ``validTo`` is the first day it does not."""
    if record.kind is None or record.kind.name not in DATED_KINDS:
        return True
    start, end = record.text(GT.validFrom), record.text(GT.validTo)
    return (start is None or start <= on.isoformat()) and (end is None or on.isoformat() < end)


def link_triples(held: Iterable[Record]) -> Iterator[Triple]:
    """The plain triples behind link records: their type, and what it means up to ``gt:bearsOn``."""
    by_kind = {record.iri: record.kind.name for record in held if record.kind}
    above = super_properties()
    for record in held:
        if by_kind.get(record.iri) != "link":
            continue
        start, kind, end = (record.value(p) for p in (GT.linkFrom, GT.linkType, GT.linkTo))
        if not (isinstance(start, NamedNode) and isinstance(kind, NamedNode) and isinstance(end, NamedNode)):
            continue
        for prop in {kind, *(above[kind] & {GT.bearsOn, GT.threadsTo})}:
            yield Triple(start, prop, end)
        if is_vertical(kind) and "service" not in {by_kind.get(start), by_kind.get(end)}:
            yield Triple(start, GT.threadsOutsideServices, end)


def oversight_triples(held: Iterable[Record]) -> Iterator[Triple]:
    """``gt:oversees`` for every oversight that holds."""
    for record in held:
        body, thing = record.value(GT.ofBody), record.value(GT.overseen)
        if isinstance(body, NamedNode) and isinstance(thing, NamedNode):
            yield Triple(body, GT.oversees, thing)


def period_triples(periods: Iterable[Period]) -> Iterator[Triple]:
    """What queries need to know of periods: key, type, days, the one before, the same a year ago."""
    for period in periods:
        iri = period.iri
        yield Triple(iri, RDF.type, GT.Period)
        yield Triple(iri, GT.periodKey, text_term(period.key))
        yield Triple(iri, RDFS.label, text_term(period.label, "en"))
        yield Triple(iri, GT.periodType, GTC[f"period-type/{period.kind.value}"])
        yield Triple(iri, GT.firstDay, day_term(period.first_day))
        yield Triple(iri, GT.lastDay, day_term(period.last_day))
        if period.previous:
            yield Triple(iri, GT.previousPeriod, period.previous.iri)
        if period.same_last_year:
            yield Triple(iri, GT.samePeriodLastYear, period.same_last_year.iri)


def _periods(held: Iterable[Record], derived: Iterable[Triple]) -> list[Period]:
    said = [(p, o) for record in held for p, o in record.statements]
    said += [(triple.predicate, triple.object) for triple in derived]  # type: ignore[misc]
    iris = {o for p, o in said if p in PERIOD_PROPERTIES and isinstance(o, NamedNode)}
    named = {period_of_iri(iri) for iri in iris}
    near = {other for period in named for other in (period.previous, period.same_last_year) if other}
    return sorted(named | near, key=lambda period: period.key)


def _about(names: Names, sequence: int, on: date, today: date) -> Iterator[Triple]:
    yield Triple(names.snapshot, RDF.type, GT.Snapshot)
    yield Triple(names.snapshot, GT.builtTo, names.change_set(sequence))
    yield Triple(names.snapshot, GT.validOn, day_term(on))
    yield Triple(names.snapshot, GT.judgedOnDay, day_term(today))
    yield Triple(names.snapshot, GT.producedWith, text_term(MAKER))


@cache
def _reference() -> tuple[Triple, ...]:
    return (*vocabulary_triples(), *code_list_triples())
