"""The impact of dips in the made-up council: the story it was planned to tell."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode

from graph.answers.impact import Affected, Impact, Lag, impact_of, own_measures
from graph.answers.model import DEFAULT_HOPS, Walkable
from graph.status.periods import parse_period
from graph.thread import Thread
from graph.walk import impact

Asked = Callable[..., Walkable]


@pytest.fixture(scope="module")
def attendance(dyffryn_aur: Thread, at: Asked) -> Impact:
    """The impact of secondary attendance in the quarter of its first dip."""
    walkable = at(dyffryn_aur, "2020-21-Q2")
    return impact_of(walkable, walkable.things.find("ED03"), parse_period("2020-21-Q2"))


def reached(answer: Impact, code: str) -> Affected:
    """What the answer says of one thing."""
    return next(each for each in answer.affected if each.thing.code == code)


def test_a_fall_beyond_the_dead_band_is_a_dip(attendance: Impact) -> None:
    """Attendance is seasonal, so it is held against the same quarter last year, not the one before."""
    dip = attendance.dip
    assert dip is not None
    assert (dip.is_dip, dip.comparator, dip.period) == (True, "same period last year", "2020-21-Q2")
    assert (dip.value, dip.compared_with, dip.difference) == (
        Decimal("90.6"),
        Decimal("94.1"),
        Decimal("-3.5"),
    )


def test_the_dip_is_felt_in_another_priority_by_the_planned_route(attendance: Impact) -> None:
    """The product's reason for being: attendance, then young people without work, then health."""
    health = reached(attendance, "WB6")
    assert health.sideways
    assert next([step.to.code for step in route.steps] for route in health.routes) == [
        "ED11",
        "OUT-61",
        "WB6",
    ]
    first = health.routes[0].steps[0]
    assert (first.link_type, first.strength, first.lag_months) == ("influences", "strong", 6)
    assert health.strength == "moderate"
    assert "causes" not in health.routes[0].sentence
    assert "affects" not in health.routes[0].sentence


def test_those_who_are_told_are_others(attendance: Impact) -> None:
    """The education board has the measure on its own list; the health board has not."""
    told = {body.code for body in attendance.tell}
    assert "PB-HEA" in told
    assert "PB-EDU" not in told


def test_who_asserted_a_link_and_on_what_is_told_with_it(attendance: Impact) -> None:
    """A link is a person's judgement and must be open to challenge."""
    step = reached(attendance, "WB6").routes[0].steps[0]
    assert step.asserted_by is not None
    assert (step.basis, step.reviewed_on) == ("officer", date(2020, 10, 22))
    assert step.evidence == "Study of three years of leavers, youth service 2019"


def test_a_route_is_no_stronger_than_its_weakest_step(attendance: Impact) -> None:
    """Strength orders the list; a long chain of strong words must not look surer than its worst link."""
    order = ("weak", "moderate", "strong")
    for each in attendance.affected:
        words = [step.strength for step in each.routes[0].steps]
        if each.strength is None:
            assert None in words
            assert each.score is None
        else:
            assert each.strength == min((word for word in words if word), key=order.index)


def test_the_order_is_vertical_near_judged_strong(attendance: Impact) -> None:
    """Readers stop early, so the first lines must be those that matter most."""

    def rank(each: Affected) -> tuple[bool, int, bool, Decimal, str]:
        return each.sideways, each.hops, each.score is None, -(each.score or Decimal(0)), each.thing.code

    assert [each.thing.code for each in attendance.affected] == [
        each.thing.code for each in sorted(attendance.affected, key=rank)
    ]


def test_what_has_no_figures_has_no_dip(dyffryn_aur: Thread, at: Asked) -> None:
    """Anything may be asked about; only a measure can dip."""
    walkable = at(dyffryn_aur)
    answer = impact_of(walkable, walkable.things.find("SVC-EW"))
    assert (answer.dip, answer.period) == (None, None)
    assert answer.affected


def test_a_measure_without_a_dead_band_has_a_reason_in_place_of_a_verdict(
    dyffryn_aur: Thread, at: Asked
) -> None:
    """How much is a dip is the council's to say."""
    walkable = at(dyffryn_aur)
    dip = impact_of(walkable, walkable.things.find("HS18")).dip
    assert dip is not None
    assert dip.is_dip is None
    assert "dead band" in dip.reason


def test_an_annual_figure_is_told_with_its_own_period(dyffryn_aur: Thread, at: Asked) -> None:
    """Asked about a quarter, last year's figure must not pass for that quarter's."""
    walkable = at(dyffryn_aur, "2020-21-Q2")
    answer = impact_of(walkable, walkable.things.find("HS09"), parse_period("2020-21-Q2"))
    assert answer.period == "2020-21-Q2"
    assert answer.dip is not None
    assert answer.dip.period == "2019-20"


def test_without_services_the_walk_reaches_what_the_path_reaches(dyffryn_aur: Thread, at: Asked) -> None:
    """The rule for shared services apart, the walk is a SPARQL path and nothing cleverer."""
    walkable = at(dyffryn_aur)
    snapshot = walkable.snapshot
    path = "/".join(["gt:bearsOn", *["gt:bearsOn?"] * (DEFAULT_HOPS - 1)])
    compared = 0
    for source in [thing for thing in walkable.things.by_iri.values() if thing.kind == "measure"]:
        found = snapshot.store.query(
            f"PREFIX gt: <https://w3id.org/goldenthread/def#> SELECT DISTINCT ?end "
            f"WHERE {{ {NamedNode(source.iri)} {path} ?end }}",
            default_graph=[snapshot.names.snapshot],
        )
        ends = {row["end"].value for row in found}  # type: ignore[union-attr]
        if any(walkable.things[end].kind == "service" for end in ends):
            continue
        walked = impact(walkable.model, source.iri, DEFAULT_HOPS, walkable.strengths)
        assert {each.thing.iri for each in walked} == ends - {source.iri}
        compared += 1
    assert compared > 20


def test_own_measures_of_boards_overlap_only_where_a_person_said_so(dyffryn_aur: Thread, at: Asked) -> None:
    """One service's measures on every board would make every scorecard the same."""
    walkable = at(dyffryn_aur)
    boards = [walkable.things.find(f"PB-{name}") for name in ("ECO", "SAF", "COU", "ENV", "EDU", "HEA")]
    own = {board.code: own_measures(walkable, board) for board in boards}
    listed = [measure for measures in own.values() for measure in measures]
    shared = {measure for measure in listed if listed.count(measure) > 1}
    links = list(walkable.model.graph.edges(data="link"))
    for measure in shared:
        under = {
            objective
            for _, _, link in links
            if link.start == measure
            for objective in (*link.under, link.end)
        }
        assert len(under) > 1, measure
    assert all(own.values())
    assert len(shared) < len(set(listed)) / 5


def test_lags_add_up_as_far_as_they_are_stated(attendance: Impact) -> None:
    """Six months to employment and twelve to health; a step that states none is not nought."""
    health = reached(attendance, "WB6")
    assert health.lag == Lag(18, 18, complete=False)
    assert health.routes[0].lag_months is None
    secondary = reached(attendance, "WB5")
    assert secondary.lag is None or not secondary.lag.complete
    assert "after 6 months" in health.routes[0].sentence
