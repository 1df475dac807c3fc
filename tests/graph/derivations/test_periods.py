"""Periods described: those that are named, with the one before and the same a year ago."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.derivations.periods import PERIODS, followers
from graph.status.periods import Period, PeriodKind, interval, parse_period, period_holding
from ingest.sheets import SHEETS, Reads
from ontology import GT, RDF, SDMX_DIMENSION
from tests.graph.derivations.conftest import concluded, touched
from tests.graph.trail.conftest import NAMES, record

Q2, Q1, LAST_Q2 = (parse_period(key) for key in ("2020-21-Q2", "2020-21-Q1", "2019-20-Q2"))
NAMING = sorted(
    {c.property for sheet in SHEETS for c in sheet.columns if c.reads is Reads.PERIOD and c.property}, key=str
)
"""What a workbook can name a period by."""
KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.INTERVAL]
DAYS = st.dates(date(1805, 1, 1), date(2195, 1, 1))


def figure(period: Period):
    """A figure for a period."""
    return record(
        NAMES.record("figure", "M1", period.key),
        (RDF.type, GT.Observation),
        (SDMX_DIMENSION.refPeriod, period.iri),
    )


@pytest.mark.parametrize("period", [Q2, Q1, LAST_Q2], ids=lambda period: period.key)
def test_a_named_period_and_its_neighbours_are_described(period):
    """A query finds the comparator of a figure without knowing calendars."""
    found = concluded(PERIODS, (period.iri,), figure(Q2))
    assert [t.object.value for t in found if t.predicate == GT.periodKey] == [period.key]


def test_a_period_that_nobody_names_is_not_described():
    """A list of periods to choose from shows those that something happened in."""
    assert concluded(PERIODS, (Q2.iri,), figure(Q1)) == set()


def test_a_figure_that_comes_or_goes_touches_its_period_and_neighbours():
    """The last that named a period takes its description along."""
    expected = {(Q2.iri,), (Q1.iri,), (LAST_Q2.iri,)}
    assert touched(PERIODS, None, figure(Q2)) == expected
    assert touched(PERIODS, figure(Q2), None) == expected
    assert touched(PERIODS, figure(Q2), figure(Q2)) == set()


@pytest.mark.parametrize("prop", NAMING, ids=lambda prop: prop.value.rsplit("/", 1)[-1])
def test_whatever_names_a_period_has_it_described(prop):
    """A baseline, a day due and the prices of a year are chosen from the same list as a figure's period."""
    naming = record(NAMES.record("measure", "M1"), (prop, Q2.iri))
    assert (Q2.iri,) in touched(PERIODS, None, naming)
    assert concluded(PERIODS, (Q2.iri,), naming) != set()


@given(st.sampled_from(KINDS), DAYS)
def test_followers_are_exactly_those_that_have_a_period_as_neighbour(kind, day):
    """One left out would leave a description standing, or take one away too early."""
    period = period_holding(kind, day)
    for neighbour in (period.previous, period.same_last_year):
        assert neighbour is not None
        assert period in followers(neighbour)
    for follower in followers(period):
        assert period in (follower.previous, follower.same_last_year)


@given(DAYS, DAYS)
def test_followers_of_free_intervals_know_leap_days(one, other):
    """28 February is the day a year before both 28 and 29 February."""
    first, last = sorted((one, other))
    period = interval(first, last)
    assert period.same_last_year is not None
    assert period in followers(period.same_last_year)
