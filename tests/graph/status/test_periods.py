"""Periods: what officers write, what is refused, and an algebra without gaps."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.status.periods import (
    Period,
    PeriodAmbiguous,
    PeriodError,
    PeriodKind,
    PeriodUnreadable,
    academic_year,
    calendar_year,
    financial_year,
    half,
    interval,
    last_ended,
    month,
    parse_period,
    period_holding,
    period_of_iri,
    quarter,
)

CALENDAR_KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.INTERVAL]
days = st.dates(date(1802, 1, 1), date(2197, 12, 31))
calendar_periods = st.builds(period_holding, st.sampled_from(CALENDAR_KINDS), days)
intervals = st.builds(
    lambda first, length: interval(first, first + timedelta(days=length)), days, st.integers(0, 700)
)
periods = st.one_of(calendar_periods, intervals)


@pytest.mark.parametrize(
    ("key", "period", "path", "label"),
    [
        ("2020-21", financial_year(2020), "government-year/2020-2021", "2020-21"),
        ("2020-21-H1", half(2020, 1), "government-half/2020-2021/H1", "H1 2020-21 (Apr to Sep 2020)"),
        ("2020-21-H2", half(2020, 2), "government-half/2020-2021/H2", "H2 2020-21 (Oct 2020 to Mar 2021)"),
        ("2020-21-Q2", quarter(2020, 2), "government-quarter/2020-2021/Q2", "Q2 2020-21 (Jul to Sep 2020)"),
        ("2020-21-Q4", quarter(2020, 4), "government-quarter/2020-2021/Q4", "Q4 2020-21 (Jan to Mar 2021)"),
        ("2020-07", month(2020, 7), "month/2020-07", "July 2020"),
        ("2020-calendar", calendar_year(2020), "year/2020", "calendar year 2020"),
        (
            "2019-20-academic",
            academic_year(2019),
            "gregorian-interval/2019-09-01T00:00:00/P1Y",
            "academic year 2019-20",
        ),
        (
            "2012-04-01--2012-11-30",
            interval(date(2012, 4, 1), date(2012, 11, 30)),
            "gregorian-interval/2012-04-01T00:00:00/P244D",
            "1 April 2012 to 30 November 2012",
        ),
    ],
)
def test_each_kind_has_its_agreed_key_iri_and_label(key: str, period: Period, path: str, label: str) -> None:
    """Keys and IRIs stand in other people's files, so their form may not drift."""
    assert period.key == key
    assert period.iri == NamedNode(f"http://reference.data.gov.uk/id/{path}")
    assert period.label == label
    assert parse_period(key) == period


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2020/21", "2020-21"),
        ("2020-2021", "2020-21"),
        ("2020–21", "2020-21"),
        (" 2020 / 21 ", "2020-21"),
        ("FY2020-21", "2020-21"),
        ("1999-00", "1999-00"),
        ("Q2 2020/21", "2020-21-Q2"),
        ("2020/21 Q2", "2020-21-Q2"),
        ("2020-21 Qtr 2", "2020-21-Q2"),
        ("Quarter 2, 2020-21", "2020-21-Q2"),
        ("Q2\u00a02020-21\u200b", "2020-21-Q2"),
        ("H1 2020-21", "2020-21-H1"),
        ("Jul 2020", "2020-07"),
        ("July 2020", "2020-07"),
        ("Sept 2020", "2020-09"),
        ("2019/20 academic", "2019-20-academic"),
        ("academic year 2019-20", "2019-20-academic"),
        ("2020 calendar", "2020-calendar"),
        ("2012-04-01 to 2012-11-30", "2012-04-01--2012-11-30"),
    ],
)
def test_what_officers_write_is_read(text: str, key: str) -> None:
    """Report cards spell one quarter in many ways; none of these leaves a doubt."""
    assert parse_period(text).key == key


def test_bare_year_means_the_year_of_the_measures_calendar() -> None:
    """Attainment for 2019/20 is the school year, not the council's."""
    assert parse_period("2019/20") == financial_year(2019)
    assert parse_period("2019/20", "academic") == academic_year(2019)
    assert parse_period("2020", "calendar") == calendar_year(2020)
    assert parse_period("FY2019/20", "academic") == financial_year(2019)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2020", "Write 2019/20 or 2020/21"),
        ("Q2 2020", "Write both years: 2019-20-Q2 or 2020-21-Q2."),
        ("2020 Q2", "Write both years"),
        ("FY21", "Write the year in full"),
        ("20/21", "Write the year in full"),
        ("Jul-20", "Write the year in full"),
        ("2006-07", "Write 2006/07 for the year, or July 2006 for the month."),
    ],
)
def test_ambiguous_text_is_refused_with_what_to_write(text: str, remedy: str) -> None:
    """A wrong guess would put a true figure in the wrong quarter."""
    with pytest.raises(PeriodAmbiguous, match="could mean more than one period") as refused:
        parse_period(text)
    assert f'"{text}"' in str(refused.value)
    assert remedy in str(refused.value)


def test_pair_of_years_is_refused_for_a_measure_counted_by_calendar_year() -> None:
    """2019/20 is no calendar year, so one of the two is wrong."""
    with pytest.raises(PeriodAmbiguous, match="2019-calendar"):
        parse_period("2019/20", "calendar")


@pytest.mark.parametrize("year", range(2000, 2012))
def test_year_and_month_of_the_same_digits_have_different_keys(year: int) -> None:
    """2006-07 is a year and a month; figures of both must not share an IRI."""
    number = year % 100 + 1
    assert financial_year(year).key == f"{year}-{year + 1}"
    assert month(year, number).key == f"{year}-{number:02}-month"
    with pytest.raises(PeriodAmbiguous):
        parse_period(f"{year}-{number:02}")


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2020-22", "2020-13", "2020-21-Q5", "2020-21-Q0", "H3 2020-21", "Smarch 2020", "1066",
     "2012-02-30--2012-03-01", "2012-11-30--2012-04-01", "٢٠٢٠-٢١", "2020-00", "0000-01"],
)  # fmt: skip
def test_unreadable_text_is_refused(text: str) -> None:
    """A period that cannot be is reported, never rounded to one that can."""
    with pytest.raises(PeriodError):
        parse_period(text)


def test_hostile_text_is_refused_at_once() -> None:
    """A cell may hold a megabyte; reading it must not take time nor fill the message."""
    began = time.monotonic()
    for text in ("2020-" * 200_000, "q" * 1_000_000, "2" * 60, "- " * 30, "\x1b[31m\n2020"):
        with pytest.raises(PeriodUnreadable) as refused:
            parse_period(text)
        assert len(str(refused.value)) < 500
        assert "\x1b" not in str(refused.value)
    assert time.monotonic() - began < 1


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    """No cell may end a load with a stack trace."""
    try:
        parse_period(text)
    except PeriodError as refused:
        assert str(refused).endswith(".")


@given(periods)
def test_key_is_read_back(period: Period) -> None:
    """The key of a figure's IRI leads back to its period, whatever it is."""
    assert parse_period(period.key) == period


@given(periods)
def test_iri_is_read_back(period: Period) -> None:
    """A period loaded from RDF is the one that was written."""
    assert period_of_iri(period.iri) == period


@given(periods, periods)
def test_different_periods_have_different_names(one: Period, other: Period) -> None:
    """Two periods under one key would be one figure overwriting another."""
    assert (one == other) == (one.key == other.key) == (one.iri == other.iri)


@pytest.mark.parametrize(
    "path",
    ["government-year/2020-2022", "government-quarter/2020-2021/Q5", "month/2020-13", "year/20201",
     "gregorian-interval/2012-04-01T00:00:00/P0D", "gregorian-interval/2012-04-01T00:00:00/P0244D",
     "gregorian-interval/2012-02-30T00:00:00/P3D", "gregorian-interval/2012-04-01T00:00:00/P999999D",
     "government-week/2020-W01", "year/" + "9" * 500],
)  # fmt: skip
def test_iri_that_is_not_exactly_a_periods_is_refused(path: str) -> None:
    """Near misses would give one period two names."""
    with pytest.raises(PeriodUnreadable):
        period_of_iri(NamedNode(f"http://reference.data.gov.uk/id/{path}"))


def test_iri_of_another_host_is_refused() -> None:
    """Only the published names are periods."""
    with pytest.raises(PeriodUnreadable):
        period_of_iri(NamedNode("http://example.org/id/year/2020"))


@given(calendar_periods)
def test_neighbours_tile_the_calendar(period: Period) -> None:
    """No day falls between two periods or in both."""
    before, after = period.previous, period.next
    assert before is not None
    assert after is not None
    assert before.last_day + timedelta(days=1) == period.first_day
    assert after.first_day - timedelta(days=1) == period.last_day
    assert before.next == period == after.previous
    assert before < period < after


@given(calendar_periods)
def test_same_period_last_year_is_a_years_worth_of_periods_back(period: Period) -> None:
    """Twelve months, four quarters or one year back is the same part of the year before."""
    back = period
    steps = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}.get(period.kind, 1)
    for _ in range(steps):
        assert back.previous is not None
        back = back.previous
    assert period.same_last_year == back


def test_interval_has_last_year_but_no_previous() -> None:
    """Eight months follow no calendar, yet the same eight months of the year before exist."""
    eight_months = interval(date(2012, 4, 1), date(2012, 11, 30))
    assert eight_months.previous is None
    assert eight_months.next is None
    assert eight_months.same_last_year == interval(date(2011, 4, 1), date(2011, 11, 30))
    leap_day = interval(date(2020, 2, 29), date(2020, 2, 29))
    assert leap_day.same_last_year == interval(date(2019, 2, 28), date(2019, 2, 28))


@given(st.sampled_from(CALENDAR_KINDS), days)
def test_last_ended_period_is_over_and_the_next_is_not(kind: PeriodKind, day: date) -> None:
    """A report of today speaks of the latest period that is complete."""
    ended = last_ended(kind, day)
    assert ended.last_day < day
    assert ended.next is not None
    assert ended.next.last_day >= day


def test_period_still_runs_on_its_last_day() -> None:
    """On 30 September the quarter has not ended."""
    assert last_ended(PeriodKind.QUARTER, date(2020, 9, 30)) == quarter(2020, 1)
    assert last_ended(PeriodKind.QUARTER, date(2020, 10, 1)) == quarter(2020, 2)
    with pytest.raises(PeriodError):
        last_ended(PeriodKind.INTERVAL, date(2020, 10, 1))


def test_academic_year_lies_across_two_financial_years() -> None:
    """Results of summer 2020 belong to 2019/20, and are reported in 2020-21."""
    school_year = academic_year(2019)
    assert (school_year.first_day, school_year.last_day) == (date(2019, 9, 1), date(2020, 8, 31))
    assert not financial_year(2019).contains(school_year)
    assert not financial_year(2020).contains(school_year)
    assert financial_year(2020).first_day <= school_year.last_day <= financial_year(2020).last_day


def test_only_the_last_part_closes_a_year() -> None:
    """Year-end targets are for Q4, H2, March and the year itself."""
    year = financial_year(2020)
    assert year.closes(year)
    assert [n for n in range(1, 5) if quarter(2020, n).closes(year)] == [4]
    assert month(2021, 3).closes(year)
    assert not year.closes(quarter(2020, 4))
    assert year.contains(month(2020, 7))
    assert not year.contains(month(2020, 3))


def test_periods_sort_by_their_end_and_shorter_first() -> None:
    """In a list, March comes before Q4, and Q4 before the year it closes."""
    mixed = [financial_year(2020), quarter(2020, 4), month(2021, 3), quarter(2020, 3)]
    assert sorted(mixed) == [quarter(2020, 3), month(2021, 3), quarter(2020, 4), financial_year(2020)]


def test_days_that_are_not_of_the_kind_are_refused() -> None:
    """A quarter from May would be printed as one that it is not."""
    with pytest.raises(PeriodError):
        Period(PeriodKind.QUARTER, date(2020, 5, 1), date(2020, 7, 31))
    with pytest.raises(PeriodError):
        Period(PeriodKind.YEAR, date(2020, 4, 1), date(2021, 3, 30))
    with pytest.raises(PeriodError):
        interval(date(2020, 4, 2), date(2020, 4, 1))
    with pytest.raises(PeriodError):
        quarter(2020, 5)


def test_calendar_ends_where_periods_do() -> None:
    """Walking back from the first year known ends, instead of failing."""
    assert quarter(1800, 1).previous is None
    assert quarter(1800, 1).same_last_year is None
    assert financial_year(2198).next is None
