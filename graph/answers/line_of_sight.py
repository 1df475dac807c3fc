"""Line of sight: from a post, through what it owns, to the objectives it works for.

Of the post, never of whoever holds it: nothing of an appraisal is recorded. What you would
get wrong: a post may be agreed to serve an objective that nothing it owns leads to, and
both are told.
"""

from dataclasses import dataclass
from datetime import date, datetime

from pyoxigraph import NamedNode

from graph.answers.coverage import current
from graph.answers.impact import RouteTold, route_told
from graph.answers.model import Walkable
from graph.errors import BadArgument
from graph.kinds import KINDS
from graph.questions.planning import POST_WORKS_FOR
from graph.thing import Thing
from graph.walk import Route, routes_from

SIGHTED = frozenset({"well-being-objective", "equality-objective"})
LEADING_UP = frozenset(
    {
        "service-objective",
        "outcome",
        "action",
        "project",
        "milestone",
        "service",
        "measure",
        "budget-line",
        "intervention",
    }
)
ROUTES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sight:
    """An objective in sight of a post.

    ``agreed`` says that the post is recorded as serving it, ``owned`` that it owns the
    objective itself; ``through`` are the things it owns that lead there, ``routes`` the best
    of their routes.
    """

    objective: Thing
    agreed: bool
    owned: bool
    through: tuple[Thing, ...]
    routes: tuple[RouteTold, ...]


@dataclass(frozen=True, slots=True)
class LineOfSight:
    """What a post owns, and the objectives in its sight; ``owns_without_sight`` should lead to one."""

    post: Thing
    as_of: datetime | None
    on: date
    illustrative: bool
    owns: tuple[Thing, ...]
    objectives: tuple[Sight, ...]
    owns_without_sight: tuple[Thing, ...]


def line_of_sight(walkable: Walkable, post: Thing) -> LineOfSight:
    """The objectives that a post works for, by which routes; raises `BadArgument` for what is no post."""
    if post.kind != "post":
        raise BadArgument(f"{post.code} {post.label} is a {KINDS[post.kind].words}, not a post.")
    rows = walkable.snapshot.ask(POST_WORKS_FOR, post=NamedNode(post.iri))
    agreed = [row.thing for row in rows if row.relation == "serves"]
    owns = _by_code(walkable, [row.thing for row in rows if row.relation == "owns"])
    routes = {thing.iri: _upwards(walkable, thing) for thing in owns}
    reached = dict.fromkeys([*agreed, *(end for found in routes.values() for end in found)])
    in_force = {thing.iri for kind in SIGHTED for thing in current(walkable, kind)}
    own_objectives = [thing.iri for thing in owns if thing.iri in in_force]
    objectives = _by_code(walkable, {**reached, **dict.fromkeys(own_objectives)})
    moment = walkable.snapshot.moment
    return LineOfSight(
        post=post,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        owns=owns,
        objectives=tuple(_sight(walkable, each, agreed, owns, routes) for each in objectives),
        owns_without_sight=tuple(
            thing for thing in owns if not routes[thing.iri] and thing.kind in LEADING_UP
        ),
    )


def _by_code(walkable: Walkable, iris: "dict[str, None] | list[str]") -> tuple[Thing, ...]:
    return tuple(sorted((walkable.things[iri] for iri in iris), key=lambda thing: thing.code))


def _upwards(walkable: Walkable, thing: Thing) -> dict[str, Route]:
    """The best route up the thread to each objective; sideways routes are nobody's work."""
    if thing.iri not in walkable.model.things:
        return {}
    found = routes_from(walkable.model, thing.iri, walkable.hops, walkable.strengths)
    upwards = {end: [route for route in routes if route.vertical] for end, routes in found.items()}
    return {
        end: routes[0]
        for end, routes in upwards.items()
        if routes and walkable.model.things[end].kind in SIGHTED
    }


def _sight(
    walkable: Walkable,
    objective: Thing,
    agreed: list[str],
    owns: tuple[Thing, ...],
    routes: dict[str, dict[str, Route]],
) -> Sight:
    through = tuple(thing for thing in owns if objective.iri in routes[thing.iri])
    best = sorted((routes[thing.iri][objective.iri] for thing in through), key=Route.rank)[:ROUTES_SHOWN]
    return Sight(
        objective=objective,
        agreed=objective.iri in agreed,
        owned=objective in owns,
        through=through,
        routes=tuple(route_told(walkable, route) for route in best),
    )
