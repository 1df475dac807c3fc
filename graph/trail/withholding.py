"""What may be told of the past of figures that are withheld now: that they were there, not what they were.

Nothing is taken out of the trail, so a value that was recorded before it had to be withheld is
still in it. `Withholding` decides, by what is in force now, which versions of figures are closed;
`TrailTold` is the trail as it may be read with that, and the only way to it for whoever answers.
What you would get wrong: the text of the cell tells the value too, and so does a version's
hash, to whoever tries the few small numbers there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from pyoxigraph import NamedNode, Store, Triple

from graph.names import Names
from graph.status.disclosure import WITHHELD, is_small
from graph.status.facts import MeasureFacts
from graph.status.from_records import figure_of, measure_of
from graph.status.record_values import iri_of
from graph.store.writer import as_quads
from graph.terms import text_term
from graph.trail.reading import in_force, stated_in, stated_of
from graph.trail.records import Record, Records
from ontology import GT, PROV, SDMX_ATTRIBUTE, SDMX_MEASURE
from ontology.codes import concept

OF_VALUE = frozenset(
    {SDMX_MEASURE.obsValue, SDMX_ATTRIBUTE.obsStatus, GT.numerator, GT.denominator, GT.reportedRating}
)
"""What a figure says that another value would make untrue."""
VALUES = OF_VALUE - {SDMX_ATTRIBUTE.obsStatus}
"""What is left out of a version that is closed; the status it had tells nobody how many there were."""


@dataclass(frozen=True)
class Withholding:
    """The figures that are withheld now, and the measures that name a number below which counts are."""

    figures: frozenset[NamedNode]
    measures: Mapping[NamedNode, MeasureFacts]

    def reason(self, record: Record) -> str | None:
        """Why a version of a figure is closed, as a sentence; None where it may be told."""
        figure, measure = figure_of(record), iri_of(record, GT.ofMeasure)
        if figure is None or measure is None or (figure.value is None and figure.numerator is None):
            return None
        if record.iri in self.figures:
            return "Not shown, because this figure is withheld now."
        rule = self.measures.get(measure)
        if rule and is_small(figure, rule):
            return f"Not shown, because counts below {rule.suppress_below} are withheld now."
        return None

    def in_force(self, record: Record) -> Record:
        """A version as a snapshot of its time may have it now: withheld where it is closed."""
        if self.reason(record) is None:
            return record
        kept = {(prop, term) for prop, term in record.statements if prop not in OF_VALUE}
        return Record(record.iri, frozenset(kept | {(SDMX_ATTRIBUTE.obsStatus, _withheld())}))

    @cached_property
    def digest(self) -> str:
        """A short name of this withholding; empty where there is none."""
        rules = self.measures.items()
        lines = [iri.value for iri in self.figures]
        lines += [f"{iri.value} {rule.suppress_below} {rule.statistic}" for iri, rule in rules]
        return sha256("\n".join(sorted(lines)).encode()).hexdigest()[:12] if lines else ""


def withholding_now(store: Store, names: Names) -> Withholding:
    """What is withheld by the records in force, as the current snapshot has them."""
    graph = names.snapshot
    withheld = store.quads_for_pattern(None, SDMX_ATTRIBUTE.obsStatus, _withheld(), graph)
    ruled = store.quads_for_pattern(None, GT.suppressBelow, None, graph)
    figures = (row.subject for row in withheld)
    measures = (row.subject for row in ruled)
    return Withholding(
        frozenset(iri for iri in figures if isinstance(iri, NamedNode)),
        {iri: _rule(store, graph, iri) for iri in measures if isinstance(iri, NamedNode)},
    )


@dataclass(frozen=True, slots=True)
class Stated:
    """What a change set states of a record, none where it says nothing of it or withdraws it.

    ``left_out`` are the properties that are not told, and ``closed`` says why, as a sentence.
    """

    record: Record | None
    left_out: frozenset[NamedNode] = frozenset()
    closed: str | None = None


class TrailTold:
    """A store's trail as it may be told."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store, self._names = store, names
        self.withholding = withholding_now(store, names)

    def records(self, sequence: int) -> Records:
        """The records in force after a change set."""
        records = in_force(self._store, self._names, sequence).records
        return {iri: self.withholding.in_force(record) for iri, record in records.items()}

    def stated(self, sequence: int, record: NamedNode) -> Record | None:
        """What a change set states of a record; none where it says nothing of it or withdraws it."""
        return self.version(sequence, record).record

    def version(self, sequence: int, record: NamedNode) -> Stated:
        """What a change set states of a record, with what is left out of it and why."""
        stated = stated_of(self._store, self._names, sequence, record)
        closed = self.withholding.reason(stated) if stated else None
        if stated is None or closed is None:
            return Stated(stated)
        kept = frozenset((prop, term) for prop, term in stated.statements if prop not in VALUES)
        left_out = VALUES.intersection(prop for prop, _ in stated.statements)
        return Stated(Record(record, kept), left_out, closed)

    def closed_in(self, sequence: int) -> int:
        """How many of the versions that a change set brought are closed."""
        stated = stated_in(self._store, self._names, sequence).values()
        return sum(self.withholding.reason(record) is not None for record in stated)

    def of_record(self, record: NamedNode) -> Store | None:
        """The trail of one record in memory, where some of its versions are closed; else none."""
        if not self.withholding.digest:
            return None
        versions = self._pointing_at(GT.ofRecord, record)
        if not any(map(self._is_closed, versions)):
            return None
        kept = Store()
        for subject in self._behind(versions):
            rows = self._store.quads_for_pattern(subject, None, None, self._names.trail)
            told = self.statements(row.triple for row in rows)
            kept.extend(as_quads(told, self._names.trail))
        for sequence in map(self._names.sequence_of, versions):
            stated, graph = self.stated(sequence, record), self._names.change_set_graph(sequence)
            kept.extend(as_quads(stated.triples() if stated else (), graph))
        return kept

    def statements(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """Statements of the trail about versions and cells, without what would tell a closed value."""
        for triple in triples:
            subject, prop = triple.subject, triple.predicate
            if prop in {GT.rawText, GT.cellFormula} and self._tells(subject):
                yield Triple(subject, prop, text_term(WITHHELD))
            elif prop != GT.sha256 or not self._is_closed(subject):
                yield triple

    def _tells(self, cell: object) -> bool:
        """Whether a cell states the value of a closed version."""
        if not isinstance(cell, NamedNode):
            return False
        stated = self._store.quads_for_pattern(cell, GT.statesProperty, None, self._names.trail)
        if not any(row.object in VALUES for row in stated):
            return False
        versions = (*self._pointing_at(GT.valueCell, cell), *self._pointing_at(GT.fromCell, cell))
        return any(map(self._is_closed, versions))

    def _is_closed(self, version: object) -> bool:
        """Whether something is a version that is closed."""
        if not isinstance(version, NamedNode):
            return False
        rows = self._store.quads_for_pattern(version, GT.ofRecord, None, self._names.trail)
        records = [row.object for row in rows if isinstance(row.object, NamedNode)]
        return any(self.version(self._names.sequence_of(version), record).closed for record in records)

    def _behind(self, versions: Iterable[NamedNode]) -> Iterable[NamedNode]:
        """The versions with their cells, their change sets and the files these used."""
        found = dict.fromkeys(versions)
        for follow in (GT.inChangeSet, GT.valueCell, GT.fromCell, PROV.used):
            for subject in list(found):
                rows = self._store.quads_for_pattern(subject, follow, None, self._names.trail)
                found |= dict.fromkeys(row.object for row in rows if isinstance(row.object, NamedNode))
        return found

    def _pointing_at(self, prop: NamedNode, thing: NamedNode) -> list[NamedNode]:
        rows = self._store.quads_for_pattern(None, prop, thing, self._names.trail)
        return [row.subject for row in rows if isinstance(row.subject, NamedNode)]


def _rule(store: Store, graph: NamedNode, measure: NamedNode) -> MeasureFacts:
    said = store.quads_for_pattern(measure, None, None, graph)
    return measure_of(Record(measure, frozenset((row.predicate, row.object) for row in said)), None)  # type: ignore[misc]


def _withheld() -> NamedNode:
    return concept("obs-status", WITHHELD).iri
