"""Which objectives a change is about: those above it, and all where the council's flags change."""

from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal

from graph.derivations.derivation import Days, State
from graph.derivations.priorities import PRIORITIES, every_objective
from graph.terms import day_term, decimal_term
from graph.trail.records import Record
from ontology import GT, RDF, RDFS
from ontology.codes import concept
from tests.graph.derivations.conftest import touched, view
from tests.graph.trail.conftest import NAMES, record

WB1, WB2 = (NAMES.record("well-being-objective", code) for code in ("WB1", "WB2"))
THEME, WORK = NAMES.record("theme", "T1"), NAMES.record("action", "A1")
OBJECTIVES = [record(iri, (RDF.type, GT.WellBeingObjective)) for iri in (WB1, WB2)]
COUNCIL = record(NAMES.record("council", "C"), (RDF.type, GT.Council))


@pytest.mark.parametrize("flag", [GT.behindFlag, GT.outcomeFlag])
def test_each_flag_of_the_council_touches_every_objective(flag):
    """The flag stands in the reason of every status, so none may keep the old one."""
    flagged = record(COUNCIL.iri, *COUNCIL.statements, (flag, decimal_term(Decimal(50))))
    assert touched(PRIORITIES, COUNCIL, flagged, *OBJECTIVES) == {(WB1,), (WB2,)}


def test_another_name_of_the_council_touches_none():
    """A council that corrects its own name need not wait for all its objectives."""
    named = record(COUNCIL.iri, *COUNCIL.statements, (RDFS.label, Literal("Anytown")))
    assert touched(PRIORITIES, COUNCIL, named, *OBJECTIVES) == set()


def test_a_step_in_between_touches_what_is_above_it():
    """Whatever kind of thing the thread leads through: here a theme, on which nothing is concluded itself."""
    work = record(WORK, (RDF.type, GT.Action), (GT.threadsOutsideServices, THEME))
    before = record(THEME, (RDF.type, GT.PartnershipTheme))
    after = record(THEME, *before.statements, (GT.threadsOutsideServices, WB1))
    assert (WB1,) in touched(PRIORITIES, before, after, work, *OBJECTIVES)
    assert (WB1,) in touched(PRIORITIES, after, before, work, *OBJECTIVES)
    assert (WB2,) not in touched(PRIORITIES, before, after, work, *OBJECTIVES)


def test_a_move_of_the_days_concludes_every_objective_anew():
    """Another quarter may be over."""
    assert PRIORITIES.depends_on_days is every_objective
    assert set(every_objective(view(*OBJECTIVES, COUNCIL))) == {(WB1,), (WB2,)}


def test_the_quarters_are_those_over_by_the_valid_day_and_the_reports_those_made_by_the_day_of_judging():
    """A quarter asked about in November is not told with what was reported in December."""
    objective = record(WB1, *OBJECTIVES[0].statements, (GT.code, Literal("WB1")))
    work = record(WORK, (RDF.type, GT.Action), (GT.threadsOutsideServices, WB1))
    report = record(
        NAMES.record("progress", "A1", "1"),
        (RDF.type, GT.ProgressUpdate),
        (GT.updateOf, WORK),
        (GT.reportedOn, day_term(date(2020, 12, 1))),
        (GT.deliveryStatus, concept("delivery-status", "on-track").iri),
    )
    november, april = date(2020, 11, 15), date(2021, 4, 15)
    assert unreported(Days(november, november), objective, work, report) == {"2020-21-Q2": "1"}
    assert unreported(Days(november, april), objective, work, report) == {"2020-21-Q2": "0"}


def unreported(days: Days, *records: Record) -> dict[str, str]:
    """How much work is not reported on, by the key of the quarter."""
    found = PRIORITIES.derive((WB1,), State(NAMES, view(*records), days))
    return {NAMES.key(t.subject)[1]: t.object.value for t in found if t.predicate == GT.workUnreported}
