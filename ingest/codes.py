"""Which code means which thing, over what is being loaded and the thread in force.

Links may name any code, so a code means one thing in the whole thread. What you would get
wrong: a reference may come before the row that defines it, so all codes are collected
before any record is made. A code of the thread in force is looked up under its own spelling;
only for one that is not there so, or to name the nearest, is the whole thread read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph.findings import Finding, Severity
from graph.kinds import KINDS
from graph.names import Names
from graph.status.facts import YES_NO
from graph.status.record_values import key_of
from graph.trail.records import Record, Records
from ingest.rows import SheetRow
from ingest.sheets import SHEET_NAMED, Reads
from ontology import GT, SDMX_ATTRIBUTE
from ontology.codes import code_lists

KINDS_OF_TARGET: Mapping[str, frozenset[str]] = {
    **{
        name: frozenset(sheet.all_kinds[:-1] if sheet.parts else sheet.all_kinds)
        for name, sheet in SHEET_NAMED.items()
    },
    "Rating schemes": frozenset({"rating-scheme"}),
    "Goals": frozenset({"goal"}),
    "any": frozenset(KINDS),
}

CODED_KINDS = tuple(kind.name for kind in KINDS.values() if kind.coded)


@dataclass(frozen=True, slots=True)
class Coded:
    """A thing with a code: its IRI and kind, and the code as it was first written."""

    iri: NamedNode
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a measure says of itself that its rows on other sheets are read by."""

    calendar: str | None = None
    statistic: str | None = None
    unit: str | None = None

    @property
    def answers_yes_or_no(self) -> bool:
        """Whether its figures are a yes or a no, counted as 1 and 0."""
        return YES_NO in {self.statistic, self.unit}


NO_TERMS = Terms()


@dataclass(slots=True)
class CodeIndex:
    """Every code known while a load is read, and the terms of measures, by codes in small letters.

    ``records`` are those in force, from which codes are taken when they are asked for.
    """

    known: dict[str, Coded] = field(default_factory=dict)
    terms: dict[str, Terms] = field(default_factory=dict)
    records: Records = field(default_factory=dict)
    names: Names | None = None

    def find(self, code: str) -> Coded | None:
        """The thing with this code; small and capital letters are the same."""
        if code.casefold() not in self.known and not self._found_as_spelt(code):
            self._take_all()
        return self.known.get(code.casefold())

    def add(self, coded: Coded, terms: Terms = NO_TERMS) -> None:
        """Take in a thing, with its terms if it is a measure."""
        self.known[coded.code.casefold()] = coded
        self.terms[coded.code.casefold()] = terms

    def terms_of(self, code: str | None) -> Terms:
        """The terms of the measure with this code; a row that names none has none."""
        if not code:
            return NO_TERMS
        self.find(code)
        return self.terms.get(code.casefold(), NO_TERMS)

    def codes_of(self, kinds: frozenset[str]) -> list[str]:
        """The codes of some kinds, as written."""
        self._take_all()
        return [coded.code for coded in self.known.values() if coded.kind in kinds]

    def _found_as_spelt(self, code: str) -> bool:
        for kind in CODED_KINDS if self.names else ():
            record = self.records.get(self.names.record(kind, code))  # type: ignore[union-attr]
            if record and record.text(GT.code) == code:
                self._take(record)
                return True
        return False

    def _take_all(self) -> None:
        """Take in every code in force that is not known yet, once."""
        records, self.records = self.records, {}
        for record in records.values():
            self._take(record)

    def _take(self, record: Record) -> None:
        code, kind = record.text(GT.code), record.kind
        if code and kind and code.casefold() not in self.known:
            self.add(Coded(record.iri, kind.name, code), _stated_terms(record))


def reference_codes() -> list[Coded]:
    """The codes that ship with the product: national goals and ways of working."""
    lists = code_lists()
    return [
        Coded(concept.iri, kind, concept.notation)
        for kind in ("goal", "way")
        for concept in lists[kind].concepts
    ]


def codes_in_force(records: Records, names: Names | None = None) -> CodeIndex:
    """The codes of the thread as it stands; with its names, read only as far as they are asked for."""
    index = CodeIndex(records=records, names=names)
    for coded in reference_codes():
        index.add(coded)
    return index


def add_codes(index: CodeIndex, rows: Iterable[SheetRow], names: Names) -> list[Finding]:
    """Take in the codes that rows define; one that already means another thing is a violation."""
    findings = []
    for row in rows:
        code, kind = code_of(row), kind_of(row)
        if not code or not kind:
            continue
        held = index.find(code)
        if held and (held.kind, held.code) != (kind, code):
            findings.append(_taken(row, code, held))
            continue
        index.add(Coded(names.record(kind, code), kind, code), _written_terms(row))
    return findings


def _stated_terms(record: Record) -> Terms:
    properties = (GT.calendar, GT.statistic, SDMX_ATTRIBUTE.unitMeasure)
    return Terms(*(key_of(record, prop) for prop in properties))


def _written_terms(row: SheetRow) -> Terms:
    columns = (("Calendar", "calendar"), ("Statistic", "statistic"), ("Unit", "unit"))
    found = (code_lists()[words].find(row.text(heading) or "") for heading, words in columns)
    return Terms(*(concept.key if concept else None for concept in found))


def code_of(row: SheetRow) -> str | None:
    """The code that a row defines, if its sheet has codes."""
    for column, found in row.fields.items():
        if column.reads is Reads.CODE and column.property == GT.code:
            return found.text
    return None


def kind_of(row: SheetRow) -> str | None:
    """The kind of thing that a row's code names."""
    if row.sheet.name == "Rating schemes":
        return "rating-scheme"
    if row.sheet.kind_heading is None:
        return row.sheet.kind
    column = row.sheet.column(row.sheet.kind_heading)
    concept = (
        code_lists()[column.choices or ""].find(row.text(row.sheet.kind_heading) or "") if column else None
    )
    return row.sheet.kinds.get(concept.key) if concept else None


def _taken(row: SheetRow, code: str, held: Coded) -> Finding:
    column = next(c for c in row.fields if c.reads is Reads.CODE)
    words = KINDS[held.kind].words + (f" ({held.code})" if held.code != code else "")
    return Finding(
        Severity.VIOLATION,
        "unique-code",
        row.place(column),
        code,
        f"The code {code} already means {'an' if words[0] in 'aeiou' else 'a'} {words}.",
        "Give this row another code; a code means one thing in the whole thread.",
    )
