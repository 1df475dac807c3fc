"""Which versions of figures are closed by what is withheld now, and what is told in their place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode

from graph.status.periods import quarter
from graph.terms import Statement, decimal_term
from graph.thread import Moment, Thread
from graph.trail.records import Record
from graph.trail.withholding import Withholding
from ontology import GT, RDF, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE
from ontology.codes import concept
from tests.graph.status.test_disclosure import FEW

BASE = "https://data.story.example"
FIGURE = NamedNode(f"{BASE}/id/figure/M/2020-21-Q2")
MEASURE = NamedNode(f"{BASE}/id/measure/M")
RULE = {MEASURE: replace(FEW, iri=MEASURE)}


def version(value: str | None, *more: Statement) -> Record:
    """A version of the figure; without a value it is withheld."""
    status = concept("obs-status", "final" if value else "withheld").iri
    stated: set[Statement] = {
        (RDF.type, GT.Observation),
        (GT.ofMeasure, MEASURE),
        (SDMX_DIMENSION.refPeriod, quarter(2020, 2).iri),
        (SDMX_ATTRIBUTE.obsStatus, status),
        *more,
    }
    return Record(
        FIGURE,
        frozenset(stated | ({(SDMX_MEASURE.obsValue, decimal_term(Decimal(value)))} if value else set())),
    )


def test_whatever_was_recorded_of_a_figure_that_is_withheld_now_is_closed() -> None:
    """Large or small: it may not be shown."""
    now = Withholding(frozenset({FIGURE}), {})
    assert now.reason(version("61")) == "Not shown, because this figure is withheld now."
    told = now.in_force(version("61", (GT.reportedRating, decimal_term(Decimal(1)))))
    assert told == version(None)
    assert now.reason(version(None, (GT.denominator, decimal_term(Decimal(400))))) is None


@pytest.mark.parametrize(("value", "closed"), [("3", True), ("0", False), ("5", False)])
def test_a_small_count_is_closed_by_the_rule_of_its_measure_now(value: str, closed: bool) -> None:
    """Though it has been corrected to a larger one since, which is shown."""
    assert (Withholding(frozenset(), RULE).reason(version(value)) is not None) is closed
    assert Withholding(frozenset(), {}).reason(version(value)) is None


def test_each_withholding_has_a_name_of_its_own() -> None:
    """Snapshots kept under it are not taken for those of another."""
    none, one = Withholding(frozenset(), {}), Withholding(frozenset({FIGURE}), {})
    both = Withholding(frozenset({FIGURE}), RULE)
    assert none.digest == ""
    assert len({none.digest, one.digest, both.digest}) == 3


STATED = """
:council\\/C a gt:Council ; gt:code "C" ; rdfs:label "Council"@en ; gt:illustrative true .
:measure\\/M a gt:Measure ; gt:code "M" ; rdfs:label "{label}"@en .
:figure\\/M\\/2020-21-Q2 a gt:Observation ; gt:ofMeasure :measure\\/M ;
  sdmxd:refPeriod quarter:2020-2021\\/Q2 ; {figure} .
"""
SHOWN, WITHHELD = (
    "sdmxm:obsValue 61",
    "sdmxa:obsStatus <{}>".format(concept("obs-status", "withheld").iri.value),
)


def test_a_snapshot_kept_before_the_withholding_is_not_shown_after_it(
    recorded: Callable[[str, datetime], Thread],
) -> None:
    """What was asked about that day yesterday must not be found on the disk today."""
    days = [datetime(2020, 11, day, 9, tzinfo=UTC) for day in (2, 3, 4)]
    then = Moment(days[0], date(2020, 11, 15), date(2020, 11, 15))

    def values(thread: Thread) -> list[str]:
        found = thread.snapshot(then).store.quads_for_pattern(FIGURE, SDMX_MEASURE.obsValue, None, None)
        return [row.object.value for row in found]  # type: ignore[union-attr]

    recorded(STATED.format(label="Measure", figure=SHOWN), days[0])
    assert values(recorded(STATED.format(label="Renamed", figure=SHOWN), days[1])) == ["61"]
    assert values(recorded(STATED.format(label="Renamed", figure=WITHHELD), days[2])) == []
