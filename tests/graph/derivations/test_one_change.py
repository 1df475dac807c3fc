"""Upkeep, one change at a time: each record comes, is corrected and goes again, and the days move.

The random histories of `tests/graph/trail` find what goes wrong where changes meet. This asks
of every record of the small council, both ways, whether anything that rests on it is forgotten.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Triple

from graph.derivations import conclude
from graph.derivations.derivation import Days, State
from graph.derivations.view import Difference, Statements
from graph.trail.records import Record
from graph.trail.snapshots import holds
from ontology import GT
from tests.graph.small_council import DAYS, RECORDS
from tests.graph.trail.conftest import NAMES

MOVES = {
    "council": {"statuses", "priorities"},
    "measure": {"statuses", "effects", "priorities"},
    "figure": {"statuses", "effects"},
    "target": {"statuses"},
    "benchmark": {"statuses"},
    "rating-scheme": {"statuses"},
    "rating-band": {"statuses"},
    "link": {"links"},
    "oversight": {"oversight", "lenses"},
    "theme": set[str](),
    "meeting": {"periods"},
    "risk-score": {"periods"},
    "money": {"periods"},
    "judgement": {"periods"},
    "progress": {"priorities"},
    "well-being-objective": {"priorities", "lenses"},
    "outcome": {"priorities", "lenses"},
    "action": {"priorities"},
    "intervention": {"effects", "periods"},
    "expected-effect": {"effects", "periods"},
    "seat": {"lenses"},
    "body": {"lenses"},
    "post": {"lenses"},
    "service": {"links", "lenses"},
    "recommendation": {"lenses"},
}
"""The derivations that conclude something else, at least, after a change of one record of a kind."""
MAKERS = {
    GT.latestStatus: "statuses",
    GT.looksAt: "lenses",
    GT.oversees: "oversight",
    "measure-status": "statuses",
    "effect-status": "effects",
    "priority-status": "priorities",
    "benchmark": "statuses",
}
"""The derivations by a property, or else by the kind of the subject, that only they conclude of."""
DRAWN = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
COUNCILS = st.tuples(*RECORDS)
MOST_HOLDS = Days(DAYS[2], DAYS[2])


@dataclass(frozen=True)
class Held:
    """Records on some days, with all that follows from them."""

    records: tuple[Record, ...]
    days: Days

    @cached_property
    def said(self) -> frozenset[Triple]:
        """What the records say that hold on the day."""
        held = (record for record in self.records if holds(record, self.days.on))
        return frozenset(triple for record in held for triple in record.triples())

    @cached_property
    def anew(self) -> frozenset[Triple]:
        """Everything said and concluded, made anew."""
        nothing = State(NAMES, Statements(()), self.days)
        return conclude(nothing, Difference.between((), self.said), self.days).added

    @cached_property
    def state(self) -> State:
        """What a derivation may read of it."""
        return State(NAMES, Statements(self.anew), self.days)

    def without(self, record: Record) -> "Held":
        """The same without a record."""
        return replace(self, records=tuple(each for each in self.records if each.iri != record.iri))

    def having(self, record: Record) -> "Held":
        """The same with a record, or another version of it."""
        return replace(self, records=(*self.without(record).records, record))


def moved(before: Held, after: Held) -> set[str]:
    """The derivations that conclude something else, once it is sure that upkeep finds just that."""
    said = Difference.between(before.said, after.said)
    followed = conclude(before.state, said, after.days)
    assert (before.anew - followed.removed) | followed.added == after.anew
    return {maker(triple) for triple in (followed.removed | followed.added) - (said.removed | said.added)}


def maker(conclusion: Triple) -> str:
    """The derivation that makes a conclusion."""
    if not conclusion.subject.value.startswith(NAMES.base):
        return "periods"
    kind, *_ = conclusion.subject.value.removeprefix(f"{NAMES.base}/id/").split("/")
    return MAKERS.get(conclusion.predicate) or MAKERS.get(kind) or "links"


def kind_of(record: Record) -> str:
    """The word for a record's kind."""
    assert record.kind
    return record.kind.name


@pytest.mark.parametrize("kind", MOVES)
def test_whatever_rests_on_a_record_follows_it(kind):
    """It is corrected, goes, and each is taken back; the table is what was seen to move with it."""
    seen: set[str] = set()

    @DRAWN
    @given(COUNCILS, COUNCILS, st.randoms())
    def changed(council, other, choice):
        base = Held(council, MOST_HOLDS)
        pairs = [pair for pair in zip(council, other, strict=True) if kind_of(pair[0]) == kind]
        for one, another in choice.sample(pairs, min(len(pairs), 4)):
            for state in (base.having(another), base.without(one)):
                seen.update(moved(base, state), moved(state, base))

    changed()
    assert seen >= MOVES[kind]


def test_whatever_rests_on_the_days_follows_them():
    """The valid day and the day of judging, one alone or both, forward and back."""
    seen: set[str] = set()

    @settings(DRAWN, max_examples=3)
    @given(COUNCILS)
    def days_moved(council):
        states = [Held(council, Days(*days)) for days in product(DAYS, repeat=2)]
        for before, after in pairwise(states):
            seen.update(moved(before, after), moved(after, before))

    days_moved()
    assert seen == {"links", "oversight", "lenses", "statuses", "effects", "priorities", "periods"}


def test_the_table_names_every_kind_of_the_small_council():
    """A kind that is added there is asked about here."""

    @settings(DRAWN, max_examples=1)
    @given(COUNCILS)
    def drawn(council):
        assert {kind_of(record) for record in council} == set(MOVES)

    drawn()
