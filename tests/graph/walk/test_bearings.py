"""Bearings: what arrays find of all things at once is what the walk finds of each, and what listing finds."""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graph.walk import ThreadLink, ThreadModel, impact
from graph.walk.arrays import arrays_of
from graph.walk.bearings import Bearings, bearings
from graph.walk.model import Place

NODES = [*(f"M{number}" for number in range(4)), "SV1", "SV2", "WO1", "WO2"]
EVEN = {"weak": Decimal("0.25"), "moderate": Decimal("0.5"), "strong": Decimal(1)}


@st.composite
def threads(draw: st.DrawFn, signs: tuple[str, ...] = ("reinforces", "hinders")) -> list[ThreadLink]:
    """Links of every sort between a few measures, services and objectives, circles included."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(NODES),
                st.sampled_from(NODES),
                st.booleans(),
                st.sampled_from(["weak", "moderate", "strong", None]),
                st.sampled_from(signs),
                st.sampled_from([None, 0, 3, 12]),
                st.sampled_from(["", "WO1", "WO2", "WO1 WO2"]),
            ).filter(lambda each: each[0] != each[1]),
            max_size=14,
        )
    )
    return [
        ThreadLink(
            f"link/{number:03}", start, "contributesTo", end, vertical, strength, sign, lag,
            frozenset(under.split()) if end.startswith("SV") else frozenset(),
        )
        for number, (start, end, vertical, strength, sign, lag, under) in enumerate(drawn)
    ]  # fmt: skip


def all_bearings(model: ThreadModel, hops: int, values: dict[str, Decimal]) -> Bearings:
    """How everything bears on everything."""
    return bearings(model, arrays_of(model), model.things, hops, values)


def listed(model: ThreadModel, source: str, hops: int) -> Iterator[list[ThreadLink]]:
    """Every route from a thing, found by trying every link at every step."""

    def longer(route: list[ThreadLink], seen: frozenset[Place]) -> Iterator[list[ThreadLink]]:
        if route:
            yield route
        for link in model.leaving(route[-1].end if route else source):
            open_ = model.may_follow(route[-1] if route else None, link)
            if open_ and len(route) < hops and model.place(link) not in seen:
                yield from longer([*route, link], seen | {model.place(link)})

    return longer([], frozenset({Place(source)}))


@given(links=threads(), hops=st.integers(1, 6), even=st.booleans())
def test_arrays_find_what_the_walk_finds(model, values, links, hops, even) -> None:
    """A watch-list and the impact it points to must not contradict one another."""
    thread, words = model(links, NODES), EVEN if even else values
    found = all_bearings(thread, hops, words)
    for source in NODES:
        walked = impact(thread, source, hops, words)
        told = [
            (each.end, each.strength, each.score, each.direction, each.hops, each.sideways)
            for each in found.of(source)
        ]
        assert told == [(r.thing, r.strength, r.score, r.direction, r.hops, r.sideways) for r in walked]
        lags = {each.end.iri: each.lag_months for each in found.of(source)}
        assert lags == {r.thing.iri: r.routes[0].lag_months if r.score is not None else None for r in walked}


@given(links=threads(), hops=st.integers(1, 5))
def test_arrays_find_what_listing_every_route_finds(model, values, links, hops) -> None:
    """The naive walk is slow and cannot be wrong: best product, fewest hops, vertical or not."""
    thread = model(links, NODES)
    found = all_bearings(thread, hops, values)
    for source in NODES:
        every: dict[str, list[list[ThreadLink]]] = {}
        for route in listed(thread, source, hops):
            every.setdefault(route[-1].end, []).append(route)
        every.pop(source, None)
        assert {each.end.iri for each in found.of(source)} == set(every)
        for each in found.of(source):
            routes = every[each.end.iri]
            scores = [_score(route, values) for route in routes if all(link.strength for link in route)]
            assert each.score == max(scores, default=None)
            assert each.hops == min(map(len, routes))
            assert each.sideways is not any(all(link.vertical for link in route) for route in routes)


@given(links=threads(), hops=st.integers(1, 5))
def test_a_way_that_is_told_is_the_way_of_some_route(model, values, links, hops) -> None:
    """Mixed means that two stored routes disagree, not that somebody went round a circle twice."""
    thread = model(links, NODES)
    for source in NODES:
        ways: dict[str, set[bool]] = {}
        for route in listed(thread, source, hops):
            turned = sum(link.sign == "hinders" for link in route) % 2 == 1
            ways.setdefault(route[-1].end, set()).add(turned)
        for each in all_bearings(thread, hops, values).of(source):
            told = {"with": {False}, "against": {True}, "mixed": {False, True}}[each.direction]
            assert told <= ways[each.end.iri]


@given(links=threads(), hops=st.integers(1, 6))
def test_what_bears_on_an_end_is_what_says_that_it_bears_on_it(model, values, links, hops) -> None:
    """Drivers and impact are one relation read from its two sides."""
    found = all_bearings(model(links, NODES), hops, values)
    forwards = {(source, each) for source in NODES for each in found.of(source)}
    backwards = {(each.source.iri, each) for end in NODES for each in found.towards(end)}
    assert forwards == backwards


def test_a_circle_that_turns_round_does_not_make_routes_disagree(story, values) -> None:
    """Two measures that hold one another down are a circle; what follows them is reached one way only."""
    thread = story("ED01 influences ED02 hinders\nED02 influences ED01\nED02 indicates WO1")
    (objective,) = [each for each in all_bearings(thread, 6, values).of("ED01") if each.end.code == "WO1"]
    assert objective.direction == "against"


def test_two_real_routes_the_other_way_are_mixed(story, values) -> None:
    """A stronger route one way does not outvote the other."""
    thread = story("HS01 indicates WO1 strong\nHS01 influences HS02 weak hinders\nHS02 indicates WO1 weak")
    (objective,) = [each for each in all_bearings(thread, 6, values).of("HS01") if each.end.code == "WO1"]
    assert (objective.direction, objective.strength) == ("mixed", "strong")


def test_nothing_to_go_by_is_no_error(story, values) -> None:
    """A thread without a single link, or no ends to ask about, is where every council starts."""
    thread = story("ED01 indicates WO1")
    assert bearings(thread, arrays_of(thread), [], 6, values).of("ED01") == ()
    assert all_bearings(thread, 6, values).of("WO1") == ()


def _score(route: list[ThreadLink], values: dict[str, Decimal]) -> Decimal:
    product = Decimal(1)
    for link in route:
        product *= values[link.strength]
    return product
