"""Measure statuses: expected periods, targets in force, holes in a series, and runs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.status.expected import expected_periods
from graph.status.facts import FigureFacts, MeasureFacts, TargetFacts
from graph.status.measure_status import RULE_SET, MeasureStatus, measure_statuses
from graph.status.periods import Period, academic_year, financial_year, parse_period, quarter
from graph.status.rating import NO_RATING_KEYS
from graph.status.scheme import Band
from graph.status.variation import Assurance, NoVariation

BASE = "https://data.anytown.example/id"
BANDS = (
    Band("green", "Green", 1, "#00703c", "●", "tolerance", None, Decimal(0), None),
    Band("amber", "Amber", 2, "#f47738", "▲", "tolerance", None, Decimal(-1), Decimal(0)),
    Band("red", "Red", 3, "#d4351c", "■", "tolerance", None, None, Decimal(-1)),
)
ATTENDANCE = MeasureFacts(
    iri=NamedNode(f"{BASE}/measure/ED03"),
    code="ED03",
    polarity="higher-is-better",
    unit="percent",
    decimals=1,
    accumulation="flow",
    frequency="quarterly",
    calendar="financial",
    seasonal=False,
    dead_band=Decimal("0.5"),
    scheme=NamedNode(f"{BASE}/rating-scheme/STANDARD"),
    available_after_days=30,
    baseline_period=None,
    valid_from=date(2019, 4, 1),
    valid_to=None,
)
SICKNESS = replace(
    ATTENDANCE,
    code="HR01",
    polarity="lower-is-better",
    unit="days",
    decimals=2,
    accumulation="cumulative",
    dead_band=Decimal("0.1"),
)
TODAY = date(2020, 11, 5)


def figure(
    period: str, value: str | None, obs_status: str = "final", calendar: str = "financial"
) -> FigureFacts:
    """A figure as it would be loaded."""
    read = parse_period(period, calendar)
    number = None if value is None else Decimal(value)
    return FigureFacts(NamedNode(f"{BASE}/figure/M/{read.key}"), read, number, obs_status)


def target(period: str, value: str | None, tolerance: str = "2", **details: str) -> TargetFacts:
    """A target as it would be loaded; ``lower``, ``upper`` and ``threshold`` by name."""
    read = parse_period(period)
    name = details.get("threshold", "target")
    bounds = [Decimal(details[end]) if end in details else None for end in ("lower", "upper")]
    return TargetFacts(
        NamedNode(f"{BASE}/target/M/{read.key}/{name}"),
        read,
        name,
        "improve",
        None if value is None else Decimal(value),
        *bounds,
        Decimal(tolerance),
    )


def statuses(
    measure: MeasureFacts,
    figures: list[FigureFacts],
    targets: list[TargetFacts] | None = None,
    bands: tuple[Band, ...] = BANDS,
    today: date = TODAY,
) -> dict[str, MeasureStatus]:
    """The statuses of a series by the key of their period."""
    made = measure_statuses(measure, figures, targets or [], bands, today)
    return {status.period.key: status for status in made}


def test_status_holds_all_that_a_scorecard_row_shows() -> None:
    """Value, target, rating, comparator and movement come from one place."""
    found = statuses(
        ATTENDANCE,
        [figure("2019-20-Q2", "62.5"), figure("2020-21-Q1", "63.0"), figure("2020-21-Q2", "61.2")],
        [target("2020-21-Q2", "63")],
    )["2020-21-Q2"]
    assert found.value == Decimal("61.2")
    assert (found.previous_value, found.last_year_value) == (Decimal("63.0"), Decimal("62.5"))
    assert found.target == NamedNode(f"{BASE}/target/M/2020-21-Q2/target")
    assert found.target_value == Decimal(63)
    assert found.rating == BANDS[1]
    assert found.no_rating is None
    assert found.reason == (
        "Amber: 61.2% is 1.8 points below the target of 63.0%, inside the 2.0-point tolerance;"
        " worse than the quarter before (63.0%)."
    )
    assert (found.direction, found.comparator, found.difference) == (
        "worsened",
        "previous period",
        Decimal("-1.8"),
    )
    assert found.is_dip is True
    assert found.rule_set == RULE_SET == "2026-6"


def test_cumulative_sickness_is_compared_with_the_year_before() -> None:
    """Blaenau Gwent's 2.49 then 4.83 days is no decline: a year before it was 5.96."""
    found = statuses(
        SICKNESS, [figure("2019-20-Q2", "5.96"), figure("2020-21-Q1", "2.49"), figure("2020-21-Q2", "4.83")]
    )["2020-21-Q2"]
    assert (found.direction, found.comparator, found.is_dip) == ("improved", "same period last year", False)
    assert found.compared_with == Decimal("5.96")
    assert found.difference == Decimal("-1.13")


def test_year_end_target_is_not_held_against_half_a_year() -> None:
    """5.96 days at half-year is not green against 11.0 for the year."""
    found = statuses(SICKNESS, [figure("2019-20-Q2", "5.96")], [target("2019-20", "11.0")])["2019-20-Q2"]
    assert found.rating is None
    assert found.no_rating == "no-profile"
    assert found.reason == "There is a year-end target of 11.00 days but none for this period."


@pytest.mark.parametrize("accumulation", ["cumulative", "point-in-time", "rolling"])
def test_year_end_target_is_held_against_the_part_that_closes_the_year(accumulation: str) -> None:
    """13.91 days by March are the year's 13.91 days."""
    measure = replace(SICKNESS, accumulation=accumulation)
    found = statuses(measure, [figure("2019-20-Q4", "13.91")], [target("2019-20", "11.0")])["2019-20-Q4"]
    assert found.rating == BANDS[2]
    assert found.target_value == Decimal("11.0")


BLAENAU_GWENT = [
    figure("2019-20-Q2", "5.96"), figure("2019-20-Q4", "13.91"), figure("2020-21-Q2", "4.83"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("profile", "value", "key", "reason"),
    [("linear", "5.5000", "green", "0.67 days below the linear profile of 5.50 days;"),
     ("historical-shape", "4.7132", "amber",
      "0.12 days above the profile by last year's shape of 4.71 days, inside the 2.00-day tolerance;")],
)  # fmt: skip
def test_linear_and_seasonal_profile_judge_the_same_half_year_apart(
    profile: str, value: str, key: str, reason: str
) -> None:
    """Blaenau Gwent's 4.83 days are 12% under the linear 5.5 and 2.5% over the seasonal 4.71."""
    year = replace(target("2020-21", "11.0"), profile=profile)
    found = statuses(SICKNESS, BLAENAU_GWENT, [year])["2020-21-Q2"]
    assert found.target_value == Decimal(value)
    assert found.target == year.iri
    assert found.rating is not None
    assert (found.rating.key, found.reason) == (
        key,
        f"{key.capitalize()}: 4.83 days is {reason} better than Q2 last year (5.96 days).",
    )


def test_explicit_profile_and_own_rows_come_before_what_is_worked_out() -> None:
    """A number that somebody set beats one that a formula gives, and explicit means set."""
    linear = replace(target("2020-21", "11.0"), profile="linear")
    found = statuses(SICKNESS, BLAENAU_GWENT, [linear, target("2020-21-Q2", "6")])["2020-21-Q2"]
    assert found.target_value == Decimal(6)
    explicit = replace(linear, profile="explicit")
    assert statuses(SICKNESS, BLAENAU_GWENT, [explicit])["2020-21-Q2"].no_rating == "no-profile"


def test_historical_profile_needs_last_year_unbroken() -> None:
    """A shape taken across a change of definition is no shape."""
    year = replace(target("2020-21", "11.0"), profile="historical-shape")
    assert statuses(SICKNESS, BLAENAU_GWENT[2:], [year])["2020-21-Q2"].no_rating == "no-profile"
    broken = [*BLAENAU_GWENT[:1], figure("2019-20-Q4", "13.91", "break"), BLAENAU_GWENT[2]]
    assert statuses(SICKNESS, broken, [year])["2020-21-Q2"].no_rating == "no-profile"


def test_profile_of_a_flow_gives_each_part_its_own_share() -> None:
    """A quarter of the year's complaints, or the share that the quarter had last year."""
    flow = replace(SICKNESS, accumulation="flow")
    figures = [figure(f"2019-20-Q{n}", value) for n, value in ((1, "10"), (2, "40"), (3, "30"), (4, "20"))]
    figures.append(figure("2020-21-Q2", "30"))
    for profile, value in (("linear", "20"), ("historical-shape", "32")):
        year = replace(target("2020-21", "80"), profile=profile)
        assert statuses(flow, figures, [year])["2020-21-Q2"].target_value == Decimal(value)


def test_linear_profile_of_a_mean_gives_no_colour_and_says_why() -> None:
    """A target of 20 days on average was red in every month against a twelfth of it."""
    mean = replace(SICKNESS, accumulation="flow", statistic="mean")
    year = replace(target("2020-21", "20"), profile="linear")
    found = statuses(mean, [figure("2020-21-Q2", "19")], [year])["2020-21-Q2"]
    assert (found.rating, found.no_rating) == (None, "no-profile")
    assert found.reason.startswith(
        "There is a year-end target of 20.00 days, but its linear profile cannot be worked out for this "
        "period: its figures do not add up over the year"
    )


def test_cumulative_figure_is_not_shown_beside_last_years_whole() -> None:
    """2.49 days in the first quarter after 13.91 in the year before would look like a triumph."""
    found = statuses(
        SICKNESS, [figure("2019-20-Q4", "13.91"), figure("2020-21-Q1", "2.49"), figure("2020-21-Q2", "4.83")]
    )
    assert found["2020-21-Q1"].previous_value is None
    assert found["2020-21-Q2"].previous_value == Decimal("2.49")


def test_year_end_target_is_not_held_against_the_last_quarter_alone() -> None:
    """The complaints of one quarter are not those of the year."""
    measure = replace(SICKNESS, accumulation="flow")
    found = statuses(measure, [figure("2019-20-Q4", "3")], [target("2019-20", "11.0")])["2019-20-Q4"]
    assert found.no_rating == "no-profile"


def test_target_of_the_period_itself_comes_first() -> None:
    """A profile that somebody set beats the year's target, even at year end."""
    found = statuses(
        SICKNESS, [figure("2019-20-Q4", "13.91")], [target("2019-20", "11.0"), target("2019-20-Q4", "14")]
    )["2019-20-Q4"]
    assert found.target_value == Decimal(14)
    assert found.rating == BANDS[0]


def test_annual_figure_is_rated_against_the_years_target() -> None:
    """For an annual measure the period is the year."""
    measure = replace(ATTENDANCE, frequency="annual")
    found = statuses(measure, [figure("2019-20", "94")], [target("2019-20", "93")])["2019-20"]
    assert found.rating == BANDS[0]


def test_annual_measure_is_not_due_within_its_year() -> None:
    """In November no figure for the year is late, and none is red."""
    measure = replace(ATTENDANCE, frequency="annual")
    found = statuses(measure, [figure("2019-20", "94")], [target("2020-21", "95")])
    assert list(found) == ["2019-20", "2020-21"]
    running = found["2020-21"]
    assert (running.no_rating, running.figure, running.value) == ("not-due", None, None)
    assert running.reason == "The figure is due by 30 April 2021."
    assert running.previous_value == Decimal(94)
    assert (running.direction, running.is_dip) == (None, None)


def test_academic_year_ends_within_the_financial_year_that_reports_it() -> None:
    """Results of 2019/20 are due in autumn 2020 and are compared with the school year before."""
    measure = replace(
        ATTENDANCE, frequency="annual", calendar="academic", available_after_days=90, valid_from=None
    )
    figures = [
        figure("2018/19", "61", calendar="academic"),
        figure("2019/20", "64", calendar="academic"),
    ]
    found = statuses(measure, figures, [target("2019-20-academic", "63")])
    assert list(found) == ["2018-19-academic", "2019-20-academic", "2020-21-academic"]
    assert found["2019-20-academic"].rating == BANDS[0]
    assert found["2019-20-academic"].direction == "improved"
    assert found["2019-20-academic"].comparator == "same period last year"
    assert found["2020-21-academic"].no_rating == "not-due"
    only_2018 = statuses(measure, figures[:1])
    assert only_2018["2019-20-academic"].reason == "The figure is due by 29 November 2020."


@pytest.mark.parametrize(("today", "key"), [("2020-10-30", "not-due"), ("2020-10-31", "late")])
def test_figure_is_late_the_day_after_it_was_due(today: str, key: str) -> None:
    """Q2 ends on 30 September and may take 30 days; on the thirtieth it still has time."""
    found = statuses(ATTENDANCE, [figure("2020-21-Q1", "63")], today=date.fromisoformat(today))
    assert found["2020-21-Q2"].no_rating == key


def test_late_figure_says_when_it_was_due() -> None:
    """Whoever chases a figure needs the day."""
    found = statuses(ATTENDANCE, [figure("2020-21-Q1", "63")])["2020-21-Q2"]
    assert found.reason == "The figure was due by 30 October 2020 and has not come."


def test_hole_in_a_series_is_a_status_of_its_own() -> None:
    """A quarter nobody sent must be seen, not skipped."""
    found = statuses(ATTENDANCE, [figure("2019-20-Q4", "63"), figure("2020-21-Q2", "64")])
    assert list(found) == ["2019-20-Q4", "2020-21-Q1", "2020-21-Q2", "2020-21-Q3"]
    assert found["2020-21-Q1"].no_rating == "late"
    assert found["2020-21-Q2"].dip_reason == "there is no figure for the previous period"
    assert found["2020-21-Q3"].no_rating == "not-due"


@pytest.mark.parametrize("key", ["missing", "withheld", "not-applicable"])
def test_status_of_a_blank_is_its_reason(key: str) -> None:
    """A blank never counts as nought, even against a target of nought."""
    found = statuses(
        SICKNESS, [figure("2020-21-Q1", None, key)], [target("2020-21-Q1", "0")], today=date(2020, 7, 1)
    )["2020-21-Q1"]
    assert (found.rating, found.no_rating, found.value) == (None, key, None)
    assert found.figure is not None


def test_withheld_value_is_neither_shown_nor_recoverable() -> None:
    """A difference from a withheld figure would give it away."""
    found = statuses(ATTENDANCE, [figure("2020-21-Q1", "3", "withheld"), figure("2020-21-Q2", "8")])
    assert found["2020-21-Q1"].value is None
    later = found["2020-21-Q2"]
    assert (later.previous_value, later.compared_with, later.difference) == (None, None, None)


def test_blank_without_a_status_is_missing() -> None:
    """A blank marked final is still no figure."""
    assert statuses(ATTENDANCE, [figure("2020-21-Q1", None)])["2020-21-Q1"].no_rating == "missing"


def test_forecast_is_shown_but_not_rated_nor_compared() -> None:
    """What is hoped for in March is no green in November."""
    found = statuses(
        ATTENDANCE,
        [figure("2020-21-Q2", "61"), figure("2020-21-Q3", "66", "forecast")],
        [target("2020-21-Q3", "63")],
    )["2020-21-Q3"]
    assert (found.value, found.rating, found.no_rating) == (Decimal(66), None, "not-due")
    assert found.reason == "This is a forecast; the actual figure is due by 30 January 2021."
    assert (found.direction, found.is_dip, found.dip_reason) == (None, None, "the figure is a forecast")


def test_actual_is_not_compared_with_a_forecast() -> None:
    """Missing a forecast is not a dip."""
    found = statuses(ATTENDANCE, [figure("2020-21-Q1", "66", "forecast"), figure("2020-21-Q2", "61")])
    assert found["2020-21-Q1"].no_rating == "late"
    assert (found["2020-21-Q2"].previous_value, found["2020-21-Q2"].is_dip) == (None, None)


def test_nothing_is_compared_across_a_break() -> None:
    """A new definition makes a new series; the earlier figure is shown and not compared."""
    found = statuses(
        ATTENDANCE,
        [
            figure("2019-20-Q4", "63"),
            figure("2020-21-Q1", "40", "break"),
            figure("2020-21-Q2", "41"),
        ],
        [target("2020-21-Q1", "63"), target("2020-21-Q2", "41")],
    )
    at_break = found["2020-21-Q1"]
    assert (at_break.no_rating, at_break.direction, at_break.is_dip) == ("break", None, None)
    assert at_break.dip_reason == "the series was broken in between"
    assert at_break.previous_value == Decimal(63)
    after = found["2020-21-Q2"]
    assert (after.direction, after.compared_with, after.rating) == ("improved", Decimal(40), BANDS[0])


def test_break_within_the_year_ends_the_comparison_with_last_year() -> None:
    """Year-to-date figures on both sides of a break are of two kinds."""
    found = statuses(
        SICKNESS,
        [figure("2019-20-Q2", "5.96"), figure("2020-21-Q1", "2", "break"), figure("2020-21-Q2", "4")],
    )["2020-21-Q2"]
    assert (found.direction, found.dip_reason) == (None, "the series was broken in between")


def test_context_comes_before_the_want_of_a_target() -> None:
    """A measure that is never rated does not lack a target."""
    measure = replace(ATTENDANCE, polarity="context-only")
    found = statuses(measure, [figure("2020-21-Q1", "63")])
    assert found["2020-21-Q1"].no_rating == "context-only"
    assert found["2020-21-Q2"].no_rating == "late"


def test_want_of_a_target_comes_before_the_want_of_a_scheme() -> None:
    """Without a target no scheme could help."""
    assert statuses(ATTENDANCE, [figure("2020-21-Q1", "63")], bands=())["2020-21-Q1"].no_rating == "no-target"
    found = statuses(ATTENDANCE, [figure("2020-21-Q1", "63")], [target("2020-21-Q1", "63")], bands=())
    assert found["2020-21-Q1"].no_rating == "no-scheme"


def test_scheme_may_ask_for_thresholds_of_other_names() -> None:
    """Where green means acceptable, the acceptable level is the target shown."""
    bands = (
        Band("green", "Green", 1, "#00703c", "●", "explicit", "acceptable", None, None),
        Band("red", "Red", 2, "#d4351c", "■", "explicit", None, None, None),
    )
    level = target("2020-21-Q1", "60", threshold="acceptable")
    found = statuses(ATTENDANCE, [figure("2020-21-Q1", "63")], [level], bands)["2020-21-Q1"]
    assert (found.rating, found.target) == (bands[0], level.iri)
    assert (
        statuses(ATTENDANCE, [figure("2020-21-Q1", "63")], [], bands)["2020-21-Q1"].no_rating == "no-target"
    )


def test_range_is_target_and_direction_at_once() -> None:
    """Occupancy above its range is amber, and coming closer is an improvement."""
    measure = replace(ATTENDANCE, polarity="within-range")
    found = statuses(
        measure,
        [figure("2020-21-Q1", "95"), figure("2020-21-Q2", "91")],
        [target("2020-21-Q2", None, lower="80", upper="90")],
    )["2020-21-Q2"]
    assert (found.rating, found.direction, found.is_dip) == (BANDS[1], "improved", False)


def test_year_end_range_without_a_profile_names_both_ends() -> None:
    """The sentence must not speak of a target of nothing."""
    measure = replace(ATTENDANCE, polarity="within-range")
    found = statuses(
        measure, [figure("2020-21-Q1", "95")], [target("2020-21", None, lower="80", upper="90")]
    )["2020-21-Q1"]
    assert found.reason == "There is a year-end target of 80.0% to 90.0% but none for this period."


def test_run_counts_periods_in_a_row_and_starts_anew_after_a_hole() -> None:
    """Red for the third time reads differently from red again."""
    figures = [figure(f"2019-20-Q{n}", value) for n, value in ((1, "60"), (2, "59"), (3, "58"), (4, "64"))]
    figures += [figure("2020-21-Q2", "64")]
    wanted = [
        target(period, "63")
        for period in ("2019-20-Q1", "2019-20-Q2", "2019-20-Q3", "2019-20-Q4", "2020-21-Q2")
    ]
    found = statuses(ATTENDANCE, figures, wanted)
    assert [status.periods_running for status in found.values()] == [1, 2, 3, 1, 0, 1, 0]


def test_discontinued_measure_is_not_late() -> None:
    """Nobody should be chased for a measure that has ended."""
    measure = replace(ATTENDANCE, valid_to=date(2020, 4, 1))
    found = statuses(measure, [figure("2019-20-Q4", "63")])
    assert found["2020-21-Q1"].no_rating == "discontinued"
    assert found["2020-21-Q1"].reason == "The measure ended on 1 April 2020."
    assert found["2019-20-Q4"].no_rating == "no-target"


def test_series_without_figures_is_expected_from_the_day_the_measure_began() -> None:
    """A new measure that nobody has ever reported must still turn up as late."""
    found = statuses(replace(ATTENDANCE, valid_from=date(2020, 4, 1)), [])
    assert {key: status.no_rating for key, status in found.items()} == {
        "2020-21-Q1": "late",
        "2020-21-Q2": "late",
        "2020-21-Q3": "not-due",
    }


def test_part_of_a_period_is_not_expected() -> None:
    """A measure that began in May owes no figure for the quarter from April."""
    measure = replace(ATTENDANCE, valid_from=date(2020, 5, 10))
    assert expected_periods(measure, [], TODAY) == (quarter(2020, 2), quarter(2020, 3))


def test_first_target_promises_figures_where_nothing_else_says_when_a_measure_began() -> None:
    """A figure that came, or a day that somebody stated, says better when it began."""
    measure, aimed_at = replace(ATTENDANCE, valid_from=None), [quarter(2020, 2)]
    assert expected_periods(measure, [], TODAY) == ()
    assert expected_periods(measure, [], TODAY, aimed_at) == (quarter(2020, 2), quarter(2020, 3))
    assert expected_periods(measure, [quarter(2020, 1)], TODAY, aimed_at)[0] == quarter(2020, 1)
    dated = replace(measure, valid_from=date(2020, 7, 1))
    assert expected_periods(dated, [], TODAY, [quarter(2020, 1)])[0] == quarter(2020, 2)


@pytest.mark.parametrize(
    ("frequency", "calendar", "last"),
    [
        ("monthly", "financial", "2020-11"),
        ("quarterly", "financial", "2020-21-Q3"),
        ("half-yearly", "financial", "2020-21-H2"),
        ("annual", "financial", "2020-21"),
        ("annual", "academic", "2020-21-academic"),
        ("annual", "calendar", "2020-calendar"),
    ],
)
def test_frequency_and_calendar_promise_periods(frequency: str, calendar: str, last: str) -> None:
    """The latest period expected is the one that today lies in."""
    measure = replace(ATTENDANCE, frequency=frequency, calendar=calendar)
    assert expected_periods(measure, [], TODAY)[-1].key == last


@pytest.mark.parametrize(
    ("frequency", "calendar"),
    [
        ("milestone", "financial"),
        ("not-stated", "financial"),
        ("annual", "not-stated"),
    ],
)
def test_what_nobody_has_stated_promises_nothing(frequency: str, calendar: str) -> None:
    """Facts gathered from public papers are never late."""
    measure = replace(ATTENDANCE, frequency=frequency, calendar=calendar)
    assert expected_periods(measure, [financial_year(2018)], TODAY) == ()
    assert list(statuses(measure, [figure("2018-19", "5")])) == ["2018-19"]


def test_a_biennial_measure_is_due_every_second_year_and_compared_over_two() -> None:
    """A survey that was never planned for the odd year is not late in it."""
    measure = replace(ATTENDANCE, frequency="biennial", available_after_days=200)
    figures = [figure("2016-17", "60"), figure("2018-19", "64")]
    found = statuses(measure, figures, today=date(2021, 6, 1))
    assert list(found) == ["2016-17", "2018-19", "2020-21"]
    assert (found["2018-19"].direction, found["2018-19"].previous_value) == ("improved", Decimal(60))
    assert found["2020-21"].no_rating == "not-due"


def test_terms_are_unequal_and_compared_with_the_term_before_or_a_year_ago() -> None:
    """Term dates move by a few days from year to year; the term is still the same."""
    measure = replace(ATTENDANCE, frequency="termly", calendar="academic")
    terms = {"2019-09-02--2019-12-20": "94", "2020-01-06--2020-04-03": "93", "2020-09-01--2020-12-18": "90"}
    found = statuses(measure, [figure(term, value) for term, value in terms.items()], today=date(2021, 1, 5))
    autumn = found["2020-09-01--2020-12-18"]
    assert (autumn.previous_value, autumn.last_year_value) == (Decimal(93), Decimal(94))
    assert (autumn.comparator, autumn.direction) == ("same period last year", "worsened")
    assert autumn.variation.none_because is NoVariation.UNEQUAL_PERIODS


def test_figure_of_another_length_keeps_its_own_status() -> None:
    """An annual figure of a quarterly measure is compared with the year before."""
    found = statuses(ATTENDANCE, [figure("2018-19", "60"), figure("2019-20", "62")])
    assert found["2019-20"].comparator == "previous period"
    assert found["2019-20"].direction == "improved"


def test_absurd_start_does_not_stop_the_others() -> None:
    """A slip of the pen in one date must not end a load."""
    measure = replace(ATTENDANCE, frequency="annual", valid_from=date(1066, 10, 14))
    assert expected_periods(measure, [], TODAY)[-1] == financial_year(2020)


def variations(measure: MeasureFacts, figures: list[FigureFacts]) -> list[str]:
    """The key of the variation, or of the reason against one, at every period."""
    found = statuses(measure, figures)
    return [str((each.variation.variation or each.variation.none_because).value) for each in found.values()]  # type: ignore[union-attr]


def test_variation_leaves_out_forecasts_and_blanks_and_starts_anew_at_a_break() -> None:
    """Only what happened may move the limits, and a break hidden in a blank is still a break."""
    quarters = [quarters_from_2018(index) for index in range(11)]
    values = [figure(period.key, str(60 + index % 2)) for index, period in enumerate(quarters)]
    values[3] = figure(quarters[3].key, None, "missing")
    found = variations(ATTENDANCE, values)
    assert (found[3], found[7], found[8]) == ("no-figure", "too-few-points", "common-cause")
    values[9] = figure(quarters[9].key, None, "break")
    assert variations(ATTENDANCE, values)[10] == "too-few-points"
    values[9] = figure(quarters[9].key, "99", "forecast")
    assert variations(ATTENDANCE, values)[9:11] == ["no-figure", "common-cause"]


def test_new_limits_begin_where_somebody_says_so() -> None:
    """Re-basing is a judgement recorded with the figure, not something a program decides."""
    values = [figure(quarters_from_2018(index).key, str(60 + index % 2)) for index in range(10)]
    values[9] = replace(values[9], rebased=True)
    assert variations(ATTENDANCE, values)[8:10] == ["common-cause", "too-few-points"]


def test_cumulative_figures_have_no_variation_but_say_why() -> None:
    """Sickness to date always rises during the year."""
    assert set(variations(SICKNESS, [figure("2020-21-Q1", "2"), figure("2020-21-Q2", "4")])) == {"cumulative"}


def test_assurance_uses_the_target_in_force_for_the_period() -> None:
    """Last year's easier target promises nothing for this one."""
    values = [figure(quarters_from_2018(index).key, str(60 + index % 2)) for index in range(10)]
    wanted = [target("2020-21-Q1", "50"), target("2020-21-Q2", "70")]
    found = statuses(ATTENDANCE, values, wanted)
    assert found["2020-21-Q1"].variation.assurance is Assurance.CONSISTENTLY_PASSES
    assert found["2020-21-Q2"].variation.assurance is Assurance.CONSISTENTLY_FAILS


observed = st.dictionaries(
    st.integers(0, 11),
    st.tuples(
        st.one_of(st.none(), st.decimals(min_value=0, max_value=100, places=1, allow_nan=False)),
        st.sampled_from(["final", "provisional", "forecast", "break", "missing", "withheld"]),
    ),
    max_size=12,
)


def quarters_from_2018(index: int) -> Period:
    """The quarters of three years by their number."""
    return quarter(2018 + index // 4, index % 4 + 1)


@given(observed, st.sampled_from(["higher-is-better", "lower-is-better", "within-range", "context-only"]))
def test_every_period_has_one_honest_status(
    values: dict[int, tuple[Decimal | None, str]], polarity: str
) -> None:
    """Whatever came in, each period is rated or says by a known key why not, once and in order."""
    figures = [
        FigureFacts(NamedNode(f"{BASE}/figure/M/{index}"), quarters_from_2018(index), value, status)
        for index, (value, status) in values.items()
    ]
    wanted = [target(f"{year}/{year - 1999}", "60") for year in (2018, 2019, 2020)]
    measure = replace(ATTENDANCE, polarity=polarity, accumulation="rolling")
    made = measure_statuses(measure, figures, wanted, BANDS, TODAY)
    periods = [status.period for status in made]
    assert periods == sorted(set(periods))
    assert {each.period for each in figures} <= set(periods)
    for status in made:
        assert (status.rating is None) == (status.no_rating in NO_RATING_KEYS)
        assert (status.rating is None) == (status.periods_running == 0)
        assert status.reason.endswith(".")
        assert (status.is_dip is not True) or status.direction == "worsened"
        assert (status.direction is None) or status.difference is not None


@given(observed)
def test_order_of_the_rows_does_not_matter(values: dict[int, tuple[Decimal | None, str]]) -> None:
    """A workbook sorted another way gives the same scorecard."""
    figures = [
        FigureFacts(NamedNode(f"{BASE}/figure/M/{index}"), quarters_from_2018(index), value, status)
        for index, (value, status) in values.items()
    ]
    wanted = [target("2019-20-Q1", "60"), target("2019-20", "61")]
    one = measure_statuses(ATTENDANCE, figures, wanted, BANDS, TODAY)
    assert one == measure_statuses(ATTENDANCE, figures[::-1], wanted[::-1], BANDS[::-1], TODAY)


def test_academic_figure_counts_from_its_own_calendar() -> None:
    """The first school year reported is the first expected."""
    measure = replace(ATTENDANCE, frequency="annual", calendar="academic", valid_from=None)
    assert expected_periods(measure, [academic_year(2018)], TODAY)[0] == academic_year(2018)
