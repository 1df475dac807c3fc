"""A snapshot: what held at a recorded time, for a valid day, as ordinary triples in one graph.

Everything a query reads is in it: records in force, what is concluded from them, periods,
code lists and the vocabulary. `snapshot_triples` makes one whole from the records;
`snapshot_difference` leads from the one there is to the next. What you would get wrong:
plans, aims and measures stay whatever the day; only links, seats, oversight and bodies
come and go with their dates.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pyoxigraph import NamedNode, Store, Triple

from graph.derivations import conclude
from graph.derivations.derivation import Days, State
from graph.derivations.view import Difference, Statements, Stored
from graph.names import Names
from graph.terms import day_term, text_term
from graph.trail.records import Record, Records
from graph.version import MAKER
from ontology import GT, RDF
from ontology.codes import code_list_triples
from ontology.vocabulary import vocabulary_triples

DATED_KINDS = frozenset({"link", "seat", "oversight", "body", "department"})


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record as it was in force and as it is; none where it was not there yet or is withdrawn."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a snapshot says of itself: up to which change set, for which days and by whom it was made."""

    sequence: int
    days: Days
    made_by: str | None


def snapshot_triples(
    names: Names, records: Records, sequence: int, on: date, today: date
) -> Iterator[Triple]:
    """Every triple of the snapshot after a change set, for a valid day.

    ``today`` is the day on which not due and late are judged.
    """
    days = Days(on, today)
    held = (record for record in records.values() if holds(record, on))
    said = Difference.between((), (triple for record in held for triple in record.triples()))
    yield from _about(names, sequence, days)
    yield from conclude(State(names, _reference_view(), days), said, days).added
    yield from _reference()


def snapshot_difference(
    names: Names,
    store: Store,
    was: Standing,
    changes: Mapping[NamedNode, RecordChange],
    sequence: int,
    days: Days,
) -> Difference:
    """What leads from the snapshot in a store to the one after a change set.

    ``changes`` are the records that the change set changed and, where the valid day moves,
    those in force that it lets begin or cease to hold.
    """
    said = Difference.between(
        _held((change.before for change in changes.values()), was.days.on),
        _held((change.after for change in changes.values()), days.on),
    )
    followed = conclude(State(names, Stored(store, names.snapshot), was.days), said, days)
    own = Difference.between(_told(store, names), _about(names, sequence, days))
    return followed.with_more(own)


def standing(store: Store, names: Names) -> Standing | None:
    """What the snapshot in a store says of itself; none where it is missing or says it twice."""
    said = Record(names.snapshot, frozenset((t.predicate, t.object) for t in _told(store, names)))  # type: ignore[misc]
    built, on, today = said.values(GT.builtTo), said.values(GT.validOn), said.values(GT.judgedOnDay)
    if not len(built) == len(on) == len(today) == 1 or not isinstance(built[0], NamedNode):
        return None
    days = Days(date.fromisoformat(on[0].value), date.fromisoformat(today[0].value))
    return Standing(int(names.key(built[0])[0]), days, said.text(GT.producedWith))


def holds(record: Record, on: date) -> bool:
    """Whether a record with dates holds on a day; ``validTo`` is the first day it does not."""
    if record.kind is None or record.kind.name not in DATED_KINDS:
        return True
    start, end = record.text(GT.validFrom), record.text(GT.validTo)
    return (start is None or start <= on.isoformat()) and (end is None or on.isoformat() < end)


def _held(records: Iterable[Record | None], on: date) -> Iterator[Triple]:
    return (triple for record in records if record and holds(record, on) for triple in record.triples())


def _about(names: Names, sequence: int, days: Days) -> Iterator[Triple]:
    yield Triple(names.snapshot, RDF.type, GT.Snapshot)
    yield Triple(names.snapshot, GT.builtTo, names.change_set(sequence))
    yield Triple(names.snapshot, GT.validOn, day_term(days.on))
    yield Triple(names.snapshot, GT.judgedOnDay, day_term(days.today))
    yield Triple(names.snapshot, GT.producedWith, text_term(MAKER))


def _told(store: Store, names: Names) -> Iterator[Triple]:
    rows = store.quads_for_pattern(names.snapshot, None, None, names.snapshot)
    return (row.triple for row in rows)


@cache
def _reference() -> tuple[Triple, ...]:
    return (*vocabulary_triples(), *code_list_triples())


@cache
def _reference_view() -> Statements:
    """What stands in every snapshot, before anything is recorded."""
    return Statements(_reference())
