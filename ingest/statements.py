"""Rows of the blank workbook into records, each value with its cell, each fault with its place.

One row states one record whole: a blank optional cell means that the property is not
stated. All faults are collected, none stops the reading.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph.findings import Finding, Severity
from graph.kinds import KINDS
from graph.names import Names
from graph.status.periods import Period, PeriodError, parse_period
from graph.terms import Statement, Term, boolean_term, day_term, decimal_term, text_term, whole_term
from graph.trail.records import Cell, Record, StatedRecord
from ingest import cleaning
from ingest.codes import KINDS_OF_TARGET, CodeIndex, Terms, kind_of
from ingest.rows import Field, SheetRow, nearest
from ingest.sheets import Column, Part, Reads
from ontology import RDF
from ontology.codes import code_lists

AREA_BASE = "http://statistics.data.gov.uk/id/statistical-geography/"
SERVICE_LIST_BASE = "http://id.esd.org.uk/service/"


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's meaning: the term it states and its form in a record's key."""

    term: Term
    key: str


@dataclass(slots=True)
class Reading:
    """What reading one row has found so far."""

    values: dict[Column, list[Value]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def stated_by(row: SheetRow, index: CodeIndex, names: Names) -> tuple[list[StatedRecord], list[Finding]]:
    """The records a row states, and everything wrong with it."""
    kind = kind_of(row) if row.sheet.kind_heading else row.sheet.kind
    reading = _read(row, index, names)
    if reading.findings or kind is None:
        return [], reading.findings
    main = names.record(kind, *_key(row, reading.values))
    parts = [
        (part, _part_iri(part, row, reading.values, names))
        for part in row.sheet.parts
        if _arises(part, reading)
    ]
    statements = _statements(reading, "main") | {(RDF.type, KINDS[kind].class_iri)}
    stated = []
    for part, iri in parts:
        own = _statements(reading, part.name) | {(RDF.type, KINDS[part.kind].class_iri)}
        (statements if part.link_from_main else own).add((part.link, iri if part.link_from_main else main))
        stated.append(StatedRecord(Record(iri, frozenset(own)), _cells(row, part.name)))
    return [StatedRecord(Record(main, frozenset(statements)), _cells(row, "main")), *stated], []


def _read(row: SheetRow, index: CodeIndex, names: Names) -> Reading:
    reading = Reading()
    for column in row.sheet.columns:
        found = row.fields.get(column)
        if found is None:
            if column.required:
                reading.findings.append(_missing(row, column))
            continue
        reading.values[column] = []
        for text in _texts(column, found):
            try:
                reading.values[column].append(_value(row, column, text, index, names))
            except (cleaning.Unreadable, PeriodError) as error:
                reading.findings.append(_unreadable(row, column, text, error))
    return reading


def _texts(column: Column, found: Field) -> list[str]:
    texts = [part.strip() for part in found.text.split(";")] if column.many else [found.text]
    return [text for text in texts if text]


def _value(row: SheetRow, column: Column, text: str, index: CodeIndex, names: Names) -> Value:
    cleaning.refuse_error(text)
    if column.reads is Reads.EVIDENCE:
        return _evidence(text, index, names)
    if column.reads is Reads.REFERENCE:
        return _reference(column, text, index)
    if column.reads is Reads.CHOICE:
        return _choice(column, text)
    if column.reads is Reads.PERIOD:
        return _period(row, text, index)
    if column.reads is Reads.TEXT:
        return Value(text_term(cleaning.read_text(text), column.language), text)
    if column.reads is Reads.FIGURE:
        text = _in_digits(text, index.terms_of(row.text("Measure")))
    return _PLAIN[column.reads](text)


def _in_digits(text: str, measure: Terms) -> str:
    """A yes as 1 and a no as 0 where the measure is one or the other; elsewhere what is written."""
    return str(int(cleaning.read_yes_no(text))) if measure.answers_yes_or_no else text


_PLAIN: Mapping[Reads, Callable[[str], Value]] = {
    Reads.CODE: lambda text: Value(text_term(cleaning.read_code(text)), text),
    Reads.DECIMAL: lambda text: Value(decimal_term(cleaning.read_decimal(text)), text),
    Reads.FIGURE: lambda text: Value(decimal_term(cleaning.read_decimal(text)), text),
    Reads.WHOLE: lambda text: Value(whole_term(cleaning.read_whole(text)), text),
    Reads.DAY: lambda text: Value(day_term(day := cleaning.read_day(text)), day.isoformat()),
    Reads.YES_NO: lambda text: Value(boolean_term(cleaning.read_yes_no(text)), text),
    Reads.AREA: lambda text: Value(NamedNode(AREA_BASE + cleaning.read_area(text)), text),
    Reads.WEB: lambda text: Value(text_term(cleaning.read_web(text)), text),
    Reads.LIST_NUMBER: lambda text: Value(
        NamedNode(SERVICE_LIST_BASE + cleaning.read_list_number(text)), text
    ),
}


def _evidence(text: str, index: CodeIndex, names: Names) -> Value:
    """A thing by its code, or a measure's figure or an aim's judgement by code and period."""
    code, at, period_text = text.partition("@")
    if not at:
        return _coded(KINDS_OF_TARGET["any"], text, index)
    thing = _coded(KINDS_OF_TARGET["Measures"] | KINDS_OF_TARGET["Aims"], code.strip(), index)
    coded = index.find(code.strip())
    period = _period_of(index.terms_of(code.strip()).calendar, period_text.strip())
    kind = "figure" if coded and coded.kind == "measure" else "judgement"
    return Value(names.record(kind, thing.key, period.key), f"{thing.key}@{period.key}")


def _reference(column: Column, text: str, index: CodeIndex) -> Value:
    kinds = frozenset[str]().union(*(KINDS_OF_TARGET[target] for target in column.targets))
    return _coded(kinds, text, index)


def _coded(kinds: frozenset[str], text: str, index: CodeIndex) -> Value:
    coded = index.find(text)
    if coded is None:
        raise cleaning.Unreadable(
            f"is not a code that the thread or this load knows.{nearest(text, index.codes_of(kinds))}",
            "Correct the code, or add a row that defines it.",
        )
    if coded.kind not in kinds:
        wanted = " or ".join(sorted({KINDS[kind].words for kind in kinds}))
        raise cleaning.Unreadable(
            f"is a {KINDS[coded.kind].words}; this column takes a {wanted}.", "Correct the code."
        )
    return Value(coded.iri, coded.code)


def _choice(column: Column, text: str) -> Value:
    known = code_lists()[column.choices or ""]
    concept = known.find(text)
    if concept is None:
        words = ", ".join(f"“{each.labels['en']}”" for each in known.concepts)
        hint = nearest(text, (word for each in known.concepts for word in each.labels.values()))
        raise cleaning.Unreadable(
            f"is not in the list for this column, which has {words}.{hint}", "Choose a word of the list."
        )
    return Value(concept.iri, concept.key)


def _period(row: SheetRow, text: str, index: CodeIndex) -> Value:
    period = _period_of(index.terms_of(row.text("Measure") or row.text("Code")).calendar, text)
    return Value(period.iri, period.key)


def _period_of(calendar: str | None, text: str) -> Period:
    """A period as it is counted in a measure's calendar; the financial year where there is none."""
    return parse_period(text, None if calendar == "not-stated" else calendar or "financial")


def _key(row: SheetRow, values: Mapping[Column, list[Value]]) -> list[str]:
    keyed = (
        (column, values[column][0].key) for column in row.sheet.columns if column.key and column in values
    )
    return [key for column, key in keyed if key != column.default]


def _part_iri(part: Part, row: SheetRow, values: Mapping[Column, list[Value]], names: Names) -> NamedNode:
    columns = [column for column in row.sheet.columns if column.heading in part.key and column in values]
    return names.record(part.kind, *(values[column][0].key for column in columns))


def _arises(part: Part, reading: Reading) -> bool:
    return any(column.part == part.name for column in reading.values)


def _statements(reading: Reading, part: str) -> set[Statement]:
    return {
        (column.property, value.term)
        for column, values in reading.values.items()
        if column.part == part and column.property is not None
        for value in values
    }


def _cells(row: SheetRow, part: str) -> tuple[tuple[NamedNode, Cell], ...]:
    """The cells behind a record; of a figure, target or amount not those that only say which one it is."""
    by_period = any(column.key and column.reads is Reads.PERIOD for column in row.sheet.columns)
    return tuple(
        (column.property, found.cell)
        for column, found in row.fields.items()
        if column.part == part and column.property is not None and found.cell is not None
        if not (by_period and column.key)
    )


def _missing(row: SheetRow, column: Column) -> Finding:
    return Finding(
        Severity.VIOLATION,
        "missing-value",
        row.place(column),
        None,
        f"“{column.heading}” is empty, and a row of “{row.sheet.name}” cannot do without it.",
        "Fill it in.",
    )


def _unreadable(
    row: SheetRow, column: Column, text: str, error: cleaning.Unreadable | PeriodError
) -> Finding:
    rule = {
        Reads.REFERENCE: "unknown-code",
        Reads.EVIDENCE: "unknown-code",
        Reads.CHOICE: "unknown-word",
        Reads.PERIOD: "period",
    }.get(column.reads, "value")
    shown = text if len(text) <= 60 else text[:57] + "…"
    message = str(error) if isinstance(error, PeriodError) else f"“{shown}” {error}"
    remedy = "Write the period in full." if isinstance(error, PeriodError) else error.remedy
    return Finding(Severity.VIOLATION, rule, row.place(column), text[:200], message, remedy)
