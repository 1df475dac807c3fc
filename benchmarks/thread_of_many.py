"""A made-up thread of many councils' size: things and links drawn from a seed, with no store behind it.

The shape is that of Dyffryn Aur many times over: measures indicate outcomes or services,
those lead to objectives, those to themes and goals, and some measures influence others,
now and then in circles. Nothing in it is or stands for any real place.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graph.thing import Thing
from graph.walk import ThreadLink
from graph.walk.model import Strength

BOROUGHS = 22
GOALS = 7
OF_KIND = {
    "theme": 6,
    "well-being-objective": 10,
    "outcome": 40,
    "service": 30,
    "service-objective": 40,
    "action": 110,
    "budget-line": 60,
    "risk": 30,
    "measure": 330,
}
HINDERING = 0.2
NOT_JUDGED = 0.15
WORDS: tuple[Strength, ...] = ("weak", "moderate", "strong")


@dataclass(frozen=True, slots=True)
class ManyThings:
    """Things and links, ready to be made a model of."""

    things: list[Thing]
    links: list[ThreadLink]


def many_things(seed: int = 2021, boroughs: int = BOROUGHS) -> ManyThings:
    """The thread of so many boroughs; the same for the same seed, on any machine."""
    draw = random.Random(seed)  # noqa: S311 - a made-up thread, not a secret
    goals = [_thing("goal", f"GOAL-{number}") for number in range(1, GOALS + 1)]
    things, links = list(goals), list[ThreadLink]()
    for borough in range(boroughs):
        own = {
            kind: [_thing(kind, f"{borough}-{kind}-{n}") for n in range(of)] for kind, of in OF_KIND.items()
        }
        things += [thing for found in own.values() for thing in found]
        links += _links(draw, {**own, "goal": goals})
    return ManyThings(things, links)


def _thing(kind: str, code: str) -> Thing:
    return Thing(f"https://data.many.example/id/{kind}/{code}", code, code, kind)


def _links(draw: random.Random, own: dict[str, list[Thing]]) -> Iterator[ThreadLink]:
    """One borough's links."""
    for kind, link_type, ends, most in (
        ("theme", "furthersGoal", "goal", 2),
        ("well-being-objective", "supportsTheme", "theme", 2),
        ("well-being-objective", "furthersGoal", "goal", 2),
        ("outcome", "isOutcomeFor", "well-being-objective", 2),
        ("outcome", "supportsTheme", "theme", 1),
        ("service-objective", "supportsObjective", "well-being-objective", 2),
        ("action", "actsTowards", "outcome", 2),
        ("risk", "threatens", "outcome", 2),
        ("measure", "indicates", "outcome", 1),
    ):
        for start in own[kind]:
            for end in draw.sample(own[ends], draw.randint(1, most)):
                yield _link(draw, start, link_type, end)
    for service in own["service"]:
        for end in draw.sample(own["service-objective"], 2) + draw.sample(own["action"], 5):
            yield _link(draw, service, "delivers", end)
    for line in own["budget-line"]:
        yield _link(draw, line, "funds", draw.choice(own["service"]))
    for measure in draw.sample(own["measure"], 200):
        under = (
            frozenset({draw.choice(own["well-being-objective"]).iri}) if draw.random() < 0.3 else frozenset()
        )
        yield _link(draw, measure, "indicates", draw.choice(own["service"]), under)
    for measure in draw.sample(own["measure"], 270):
        for end in draw.sample(own["measure"], 1):
            if end != measure:
                yield _link(draw, measure, "influences", end)


def _link(
    draw: random.Random, start: Thing, link_type: str, end: Thing, under: frozenset[str] = frozenset()
) -> ThreadLink:
    return ThreadLink(
        iri=f"https://data.many.example/id/link/{start.code}/{link_type}/{end.code}",
        start=start.iri,
        link_type=link_type,
        end=end.iri,
        vertical=link_type not in {"influences", "threatens"},
        strength=None if draw.random() < NOT_JUDGED else draw.choice(WORDS),
        sign="hinders" if link_type == "influences" and draw.random() < HINDERING else "reinforces",
        lag_months=draw.choice((None, 0, 3, 6, 12)),
        under=under,
    )
