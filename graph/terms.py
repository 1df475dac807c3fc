"""Values as RDF terms, written the one way the engine would write them itself.

Oxigraph rewrites numbers and times when it stores them (``1.50`` becomes ``1.5``). A
record is hashed from its terms, so a term made here must already have the spelling it
comes back with; a test holds every constructor to that. The raw text of a cell is kept
elsewhere, as evidence.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ontology import XSD

Term = NamedNode | Literal
Statement = tuple[NamedNode, Term]


def decimal_term(value: Decimal) -> Literal:
    """A decimal without trailing zeros or exponent; minus nought is nought."""
    plain = format(value.normalize() + 0, "f")
    return Literal(plain, datatype=XSD.decimal)


def whole_term(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=XSD.integer)


def boolean_term(value: bool) -> Literal:
    """An xsd:boolean, in words."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def day_term(value: date) -> Literal:
    """An xsd:date without time zone."""
    return Literal(value.isoformat(), datatype=XSD.date)


def time_term(value: datetime) -> Literal:
    """An xsd:dateTime in UTC, to the microsecond, without trailing zeros."""
    text = value.astimezone(UTC).replace(tzinfo=None).isoformat()
    if "." in text:
        text = text.rstrip("0")
    return Literal(text + "Z", datatype=XSD.dateTime)


def text_term(value: str, language: str | None = None) -> Literal:
    """Plain text, or text in a language."""
    return Literal(value, language=language) if language else Literal(value)


def day_of(term: Literal) -> date:
    """The day an xsd:date stands for."""
    return date.fromisoformat(term.value)


def time_of(term: Literal) -> datetime:
    """The moment an xsd:dateTime stands for, in UTC."""
    return datetime.fromisoformat(term.value.replace("Z", "+00:00"))
