"""Scorecards of the made-up council, held against its snapshot's own statements."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode

from graph.answers.model import Walkable
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.answers.scorecard.figures import MeasureLine, Measures
from graph.names import Names
from graph.status.periods import parse_period
from graph.terms import Term
from graph.thread import Thread
from ontology import GT, SDMX_DIMENSION

Asked = Callable[..., Walkable]
BEFORE = datetime(2021, 5, 10, tzinfo=UTC)
SECTIONS = [
    "status", "at_a_glance", "measures", "interventions", "milestones", "money", "risks", "elsewhere",
    "thread", "data", "decisions",
]  # fmt: skip


@pytest.fixture(scope="module")
def card(dyffryn_aur: Thread, at: Asked) -> Callable[..., Scorecard]:
    """A scorecard of the made-up council, made once."""

    @cache
    def make(code: str, period: str, as_of: datetime | None = None) -> Scorecard:
        walkable = at(dyffryn_aur, period, as_of=as_of)
        return scorecard_of(dyffryn_aur, walkable, walkable.things.find(code), parse_period(period))

    return make


def test_all_eleven_sections_are_there_for_everything(card: Callable[..., Scorecard]) -> None:
    """A section that is left out cannot be told from one that was forgotten."""
    assert [each.name for each in fields(Scorecard)][-11:] == SECTIONS
    for code in ("PB-HEA", "WB6", "PT1", "SVC-CS", "SLT"):
        made = card(code, "2020-21-Q3")
        assert all(getattr(made, name) is not None for name in SECTIONS)
        assert made.illustrative


def test_at_a_glance_adds_up(card: Callable[..., Scorecard]) -> None:
    """A percentage of a total that leaves some out is the oldest trick of a scorecard."""
    for code in ("PB-HEA", "PB-ECO", "SLT"):
        made = card(code, "2020-21-Q3")
        glance = made.at_a_glance
        assert glance.n == len(made.measures) > 0
        assert sum(each.count for each in glance.by_rating) == glance.rated
        assert glance.rated + sum(each.count for each in glance.not_rated) == glance.n
        assert glance.improved + glance.steady + glance.worsened <= glance.n
        assert glance.dips == sum(line.is_dip is True for line in made.measures)


def test_every_measure_reads_as_the_snapshot_concludes(dyffryn_aur: Thread, at: Asked) -> None:
    """A page that rates again can disagree with SPARQL; nothing is rated twice."""
    walkable = at(dyffryn_aur, "2020-21-Q3")
    snapshot, names = walkable.snapshot, dyffryn_aur.names
    measures = Measures(dyffryn_aur, walkable, parse_period("2020-21-Q3").last_day)
    compared = 0
    for thing in [each for each in walkable.things.by_iri.values() if each.kind == "measure"]:
        line = measures.line(thing)
        if line is None:
            continue
        status = names.record("measure-status", thing.code, line.figure.period)
        held = {
            quad.predicate: quad.object
            for quad in snapshot.store.quads_for_pattern(status, None, None, names.snapshot)
        }
        assert held[GT.ofMeasure] == NamedNode(thing.iri)
        assert held[SDMX_DIMENSION.refPeriod] == parse_period(line.figure.period).iri
        assert held[GT.ratingReason] == Literal(line.figure.reason)
        rating = held.get(GT.rating)
        assert (line.figure.rating.key if line.figure.rating else None) == (
            names.key(rating)[-1] if isinstance(rating, NamedNode) else None
        )
        assert _last(held.get(GT.noRating)) == line.figure.no_rating
        assert _last(held.get(GT.direction)) == line.direction
        dip = held.get(GT.isDip)
        assert line.is_dip == (None if dip is None else dip.value == "true")  # type: ignore[union-attr]
        _compare_year(line, held, names)
        compared += 1
    assert compared > 110


def _compare_year(line: MeasureLine, held: dict[NamedNode, Term], names: Names) -> None:
    """The year so far, the forecast and the source's own rating are as the snapshot holds them too."""

    def said(prop: NamedNode) -> str | None:
        term = held.get(prop)
        return term.value if term is not None and not isinstance(term, NamedNode) else None

    def key(prop: NamedNode) -> str | None:
        band = held.get(prop)
        return names.key(band)[-1] if isinstance(band, NamedNode) else None

    to_date, forecast, reported = line.year_to_date, line.forecast, line.reported
    assert said(GT.yearToDateReason) == (to_date.reason if to_date else None)
    assert key(GT.yearToDateRating) == (to_date.rating.key if to_date and to_date.rating else None)
    assert said(GT.forecastReason) == (forecast.reason if forecast else None)
    assert key(GT.forecastRating) == (forecast.rating.key if forecast and forecast.rating else None)
    assert said(GT.agreesWithReported) == (str(reported.agrees).lower() if reported else None)
    assert said(GT.variationReason) == line.variation.reason
    assert _last(held.get(GT.variation)) == line.variation.variation


def _last(term: object) -> str | None:
    return term.value.rsplit("/", 1)[-1] if isinstance(term, NamedNode) else None


def test_either_a_rating_or_the_reason_for_none(card: Callable[..., Scorecard]) -> None:
    """A blank cell in the column of ratings would leave the reader guessing."""
    for code in ("PB-HEA", "PB-ENV"):
        for line in card(code, "2020-21-Q4").measures:
            assert (line.figure.rating is None) != (line.figure.no_rating is None), line.measure.code
            assert line.figure.reason


def test_a_restated_figure_shows_what_was_first_reported(card: Callable[..., Scorecard]) -> None:
    """The board decided on 78.4, so the card must say that it was not so."""
    made = card("PB-HEA", "2020-21-Q3")
    line = next(line for line in made.measures if line.measure.code == "HS05")
    assert (line.figure.value, line.figure.text) == (Decimal("74.8"), "74.8%")
    assert line.restated_from is not None
    assert line.restated_from.value == Decimal("78.4")
    assert line.figure.provenance is not None
    assert (line.figure.provenance.file, line.figure.provenance.cell) == ("figures-restated.xlsx", "F2")
    assert [thing.code for thing in made.data.restated] == ["HS05"]


def test_before_the_restatement_the_card_is_as_the_board_saw_it(card: Callable[..., Scorecard]) -> None:
    """An earlier state is answered by the same queries on an earlier snapshot."""
    made = card("PB-HEA", "2020-21-Q3", as_of=BEFORE)
    line = next(line for line in made.measures if line.measure.code == "HS05")
    assert line.figure.value == Decimal("78.4")
    assert line.figure.rating is not None
    assert line.figure.rating.key == "green"
    assert line.restated_from is None
    assert made.data.restated == ()
    assert made.as_of == BEFORE


def test_a_dip_elsewhere_is_told_with_its_route(card: Callable[..., Scorecard]) -> None:
    """What a board cannot see on its own list is why it reads this one."""
    made = card("PB-HEA", "2020-21-Q2")
    dip = next(each for each in made.elsewhere.from_.dips if each.measure.code == "ED03")
    assert dip.bears_on.code == "WB6"
    assert [step.to.code for step in dip.routes[0].steps] == ["ED11", "OUT-61", "WB6"]
    assert "ED03" not in {line.measure.code for line in made.measures}
    assert made.elsewhere.from_.others > 0
    assert "PB-HEA" in made.elsewhere.from_.list_with


def test_our_own_dip_is_told_to_others(card: Callable[..., Scorecard]) -> None:
    """Who causes worry elsewhere is named on one's own card too."""
    made = card("PB-EDU", "2020-21-Q2")
    (dip,) = [each for each in made.elsewhere.to if each.measure.code == "ED03"]
    assert "WB6" in {thing.code for thing in dip.bears_on}
    told = {body.code for body in dip.tell}
    assert "PB-HEA" in told
    assert "PB-EDU" not in told


def test_variance_is_what_was_spent_less_the_profile(card: Callable[..., Scorecard]) -> None:
    """Against the whole year's budget, every line would look underspent until March."""
    line = next(each for each in card("PB-ECO", "2020-21-Q3").money if each.budget_line.code == "BL16")
    assert line.actual is not None
    assert line.profile is not None
    assert line.variance == line.actual - line.profile < 0
    assert line.period == "2020-21-Q3"
    assert line.budget is not None
    assert line.profile < line.budget


def test_late_measures_are_data_matters(card: Callable[..., Scorecard]) -> None:
    """A figure that did not come is not a figure that is well."""
    made = card("PB-ENV", "2020-21-Q4")
    assert "EN09" in {thing.code for thing in made.data.late}
    line = next(line for line in made.measures if line.measure.code == "EN09")
    assert (line.figure.value, line.figure.no_rating) == (None, "late")


def test_a_figure_not_yet_due_leaves_the_last_one_standing(card: Callable[..., Scorecard]) -> None:
    """Its own period is shown with it, so that nobody takes it for this quarter's."""
    line = next(line for line in card("PB-ENV", "2020-21-Q4").measures if line.measure.code == "EN01")
    assert line.figure.period == "2020-21-Q3"


def test_a_gap_in_the_trend_is_a_gap(card: Callable[..., Scorecard]) -> None:
    """Schools were shut: a nought would be read as nobody coming."""
    line = next(line for line in card("PB-EDU", "2020-21-Q2").measures if line.measure.code == "ED03")
    trend = {point.period: point.value for point in line.trend}
    assert trend["2020-21-Q1"] is None
    assert line.figure.value == trend["2020-21-Q2"]


def test_judgements_are_what_was_recorded(card: Callable[..., Scorecard]) -> None:
    """Status is a body's judgement on two axes; it is never worked out from colours."""
    (judged,) = card("PB-HEA", "2020-21-Q3").status
    assert (judged.about.code, judged.delivery, judged.outcomes) == ("WB6", "off-track", "worsening")
    assert judged.judged_by is not None
    assert judged.judged_by.code == "PB-HEA"
