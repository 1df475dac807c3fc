"""The values of a record as plain ones: numbers, days, periods, keys of code lists."""

from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.status.periods import Period, period_of_iri
from graph.trail.records import Record
from ontology.codes import concepts_by_iri


def number_of(record: Record, prop: NamedNode) -> Decimal | None:
    """The number that a property states."""
    text = record.text(prop)
    return Decimal(text) if text is not None else None


def day_of(record: Record, prop: NamedNode) -> date | None:
    """The day that a property states."""
    text = record.text(prop)
    return date.fromisoformat(text) if text else None


def period_of(record: Record, prop: NamedNode) -> Period | None:
    """The period that a property points to."""
    iri = iri_of(record, prop)
    return period_of_iri(iri) if iri else None


def key_of(record: Record, prop: NamedNode) -> str | None:
    """The key of the code-list concept that a property points to."""
    iri = iri_of(record, prop)
    concept = concepts_by_iri().get(iri) if iri else None
    return concept.key if concept else None


def iri_of(record: Record, prop: NamedNode) -> NamedNode | None:
    """What a property points to."""
    value = record.value(prop)
    return value if isinstance(value, NamedNode) else None


def iris_of(record: Record, prop: NamedNode) -> tuple[NamedNode, ...]:
    """Everything that a property points to."""
    return tuple(value for value in record.values(prop) if isinstance(value, NamedNode))
