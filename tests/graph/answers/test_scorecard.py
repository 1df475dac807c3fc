"""Scorecards of the made-up council, held against its snapshot's own statements."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache

import pytest
from pyoxigraph import NamedNode

from graph.answers.model import Walkable
from graph.answers.scorecard import Scorecard, scorecard_of
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.measures import Measures
from graph.names import Names
from graph.status.periods import parse_period
from graph.terms import Term
from graph.thread import Thread
from ontology import GT, SDMX_DIMENSION, SDMX_MEASURE

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


@pytest.mark.parametrize("period", ["2019-20-Q4", "2020-21-Q3"])
def test_every_measure_reads_as_the_snapshot_concludes(dyffryn_aur: Thread, at: Asked, period: str) -> None:
    """A page that rates again can disagree with SPARQL; nothing is rated twice, and nothing is left out."""
    walkable = at(dyffryn_aur, period)
    measures = Measures(dyffryn_aur, walkable, parse_period(period).last_day)
    every = [thing for thing in walkable.things.by_iri.values() if thing.kind == "measure"]
    lines = {thing.iri: measures.line(thing) for thing in every}
    latest = _latest_statuses(walkable)
    assert {NamedNode(iri) for iri, line in lines.items() if line} == set(latest)
    assert len(latest) > 110
    for line in filter(None, lines.values()):
        held = _held(walkable, latest[NamedNode(line.measure.iri)])
        assert held[GT.ofMeasure] == NamedNode(line.measure.iri)
        assert held[SDMX_DIMENSION.refPeriod] == parse_period(line.figure.period).iri
        _compare_figure(line, held, dyffryn_aur.names)
        _compare_movement(line, held)
        _compare_year(line, held, dyffryn_aur.names)
        _compare_reported(line, held)


def _latest_statuses(walkable: Walkable) -> dict[NamedNode, NamedNode]:
    """Which status each measure points at as its latest."""
    names = walkable.snapshot.names
    rows = walkable.snapshot.store.quads_for_pattern(None, GT.latestStatus, None, names.snapshot)
    pairs = [(row.subject, row.object) for row in rows]
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)  # type: ignore[arg-type]


def _held(walkable: Walkable, status: NamedNode) -> dict[NamedNode, Term]:
    """What the snapshot holds of a status, a value for each property."""
    graph = walkable.snapshot.names.snapshot
    rows = walkable.snapshot.store.quads_for_pattern(status, None, None, graph)
    return {row.predicate: row.object for row in rows}  # type: ignore[misc]


def _said(held: dict[NamedNode, Term], prop: NamedNode) -> str | None:
    term = held.get(prop)
    return term.value if term is not None and not isinstance(term, NamedNode) else None


def _number(held: dict[NamedNode, Term], prop: NamedNode) -> Decimal | None:
    text = _said(held, prop)
    return None if text is None else Decimal(text)


def _compare_figure(line: MeasureLine, held: dict[NamedNode, Term], names: Names) -> None:
    """The figure, what it is held against, its rating and why."""
    figure, target = line.figure, line.target
    assert figure.value == _number(held, SDMX_MEASURE.obsValue)
    assert figure.reason == _said(held, GT.ratingReason)
    assert (figure.rating.key if figure.rating else None) == _band(held, GT.rating, names)
    assert figure.no_rating == _last(held.get(GT.noRating))
    assert (target is None) == (GT.targetInForce not in held)
    assert GT.targetValue not in held or (target and target.value) == _number(held, GT.targetValue)
    assert line.periods_running == _number(held, GT.periodsRunning)
    assert line.at_best == (_said(held, GT.atBestPossible) == "true")


def _compare_movement(line: MeasureLine, held: dict[NamedNode, Term]) -> None:
    """Direction with what it is against, dip, and whether a change is real."""
    previous, year_before = line.previous, line.same_period_last_year
    assert (previous.value if previous else None) == _number(held, GT.previousValue)
    assert (year_before.value if year_before else None) == _number(held, GT.lastYearValue)
    assert line.direction == _last(held.get(GT.direction))
    assert line.comparator == _said(held, GT.directionComparator)
    assert line.difference == _number(held, GT.difference)
    assert line.is_dip == {None: None, "true": True, "false": False}[_said(held, GT.isDip)]
    assert line.variation.reason == _said(held, GT.variationReason)
    assert line.variation.variation == _last(held.get(GT.variation))
    assert line.variation.no_variation == _last(held.get(GT.noVariation))
    assert line.variation.assurance == _last(held.get(GT.targetAssurance))


def _compare_year(line: MeasureLine, held: dict[NamedNode, Term], names: Names) -> None:
    """The year so far and the forecast, each with a rating of its own."""
    to_date, forecast = line.year_to_date, line.forecast
    assert (to_date.value if to_date else None) == _number(held, GT.yearToDateValue)
    assert (to_date.reason if to_date else None) == _said(held, GT.yearToDateReason)
    assert (to_date.rating.key if to_date and to_date.rating else None) == _band(
        held, GT.yearToDateRating, names
    )
    assert (forecast.value if forecast else None) == _number(held, GT.forecastValue)
    assert (forecast.reason if forecast else None) == _said(held, GT.forecastReason)
    assert (forecast.rating.key if forecast and forecast.rating else None) == _band(
        held, GT.forecastRating, names
    )


def _compare_reported(line: MeasureLine, held: dict[NamedNode, Term]) -> None:
    """The rating in the source, and why it is most likely another."""
    told = line.reported
    assert (str(told.agrees).lower() if told else None) == _said(held, GT.agreesWithReported)
    assert (told.cause if told else None) == _last(held.get(GT.disagreementCause))
    assert (told.reason if told else None) == _said(held, GT.disagreementReason)


def _band(held: dict[NamedNode, Term], prop: NamedNode, names: Names) -> str | None:
    band = held.get(prop)
    return names.key(band)[-1] if isinstance(band, NamedNode) else None


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
