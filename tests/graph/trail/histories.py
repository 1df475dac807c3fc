"""Random histories of the small council: loads and corrections, withdrawals, undos, each on some day."""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pyoxigraph import NamedNode

from graph.trail.records import Record
from tests.graph.small_council import ANY_RECORD, DAYS, PIVOTS, RECORDS


@dataclass(frozen=True)
class Loaded:
    """Records stated by one change set."""

    records: tuple[Record, ...]
    today: date


@dataclass(frozen=True)
class Withdrawn:
    """Records to be withdrawn, of those that are in force."""

    records: frozenset[NamedNode]
    today: date


@dataclass(frozen=True)
class Undone:
    """A change set to be undone, counted back from the last."""

    back: int
    today: date


Step = Loaded | Withdrawn | Undone


def _loads(most: int) -> SearchStrategy[Loaded]:
    records = st.lists(ANY_RECORD, min_size=1, max_size=most, unique_by=lambda each: each.iri)
    return st.builds(Loaded, records.map(tuple), st.sampled_from(DAYS))


def _fillings() -> SearchStrategy[Loaded]:
    """A load of about half of everything there can be."""
    some = st.tuples(*(st.none() | each for each in RECORDS))
    records = some.map(lambda found: tuple(each for each in found if each))
    return st.builds(Loaded, records.filter(bool), st.sampled_from(DAYS))


def _withdrawals() -> SearchStrategy[Withdrawn]:
    some = st.frozensets(st.sampled_from(PIVOTS), min_size=1, max_size=2)
    many = st.frozensets(ANY_RECORD.map(lambda each: each.iri), min_size=1, max_size=8)
    return st.builds(Withdrawn, some | many, st.sampled_from(DAYS))


def histories(steps: int) -> SearchStrategy[list[Step]]:
    """A filling load, and some more steps."""
    undos = st.builds(Undone, st.integers(0, 3), st.sampled_from(DAYS))
    later = st.lists(_loads(6) | _withdrawals() | undos, min_size=2, max_size=steps)
    return st.tuples(_fillings(), later).map(lambda both: [both[0], *both[1]])
