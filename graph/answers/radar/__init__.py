"""The radar for scrutiny: candidate topics in the order of their signs, each with the reasons in words.

A candidate is a measure whose latest figure has the worst rating of its scheme or is a dip.
What you would get wrong: there is no score. The first sign in which two topics differ
decides (`graph.status.topics`), and each topic says which one that was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from graph.answers.model import Walkable, key_of
from graph.answers.radar.sweep import TOPIC_DECISIONS, Sweep
from graph.answers.radar.topic import (
    Funding,
    PriorityReached,
    RecommendationShared,
    Sighting,
    TopicDecision,
    number_words,
)
from graph.answers.ratings import Rating
from graph.status.topics import Candidate, deciding_sign, in_order, signs
from graph.thing import Thing
from ontology.codes import code_lists

__all__ = ["TOPIC_DECISIONS", "Radar", "Sign", "SignShown", "Topic", "TopicDecision", "radar_of"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What topics are put in order by, in the order of deciding."""

    key: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class SignShown:
    """The number behind a sign of a topic, none where it is not known, and what it says in words."""

    key: str
    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A candidate topic; ``placed`` says by which sign it stands above the next.

    ``scope`` is population for an indicator of how people or places fare, which no service
    alone answers for, and performance for one of the council's own work.
    """

    rank: int
    topic: Thing
    period: str
    text: str
    target: str | None
    rating: Rating | None
    is_dip: bool | None
    reason: str
    scope: str | None
    signs: tuple[SignShown, ...]
    placed: str
    overseen_by: tuple[Thing, ...]
    priorities: tuple[PriorityReached, ...]
    recommendations: tuple[RecommendationShared, ...]
    funding: tuple[Funding, ...]
    decisions: tuple[TopicDecision, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """Candidate topics, for one body if it is set; ``ranked_by`` is the rule, ``log`` every decision.

    ``not_judged`` counts measures, whosever they are, of which the latest figure has no rating and
    is not known to dip or not.
    """

    body: Thing | None
    as_of: datetime | None
    on: date
    illustrative: bool
    ranked_by: tuple[Sign, ...]
    topics: tuple[Topic, ...]
    not_judged: int
    log: tuple[TopicDecision, ...]


def radar_of(walkable: Walkable, body: Thing | None = None) -> Radar:
    """The candidate topics of every scrutiny body, or those that are one body's business."""
    sweep = Sweep(walkable)
    found = {sighting.measure.code: sighting for sighting in sweep.sightings(body)}
    ranked = in_order((Candidate(code, each.numbers) for code, each in found.items()), signs())
    topics = [
        _topic(rank, found[candidate.code], candidate, ranked[rank : rank + 1])
        for rank, candidate in enumerate(ranked, start=1)
    ]
    moment = walkable.snapshot.moment
    return Radar(
        body=body,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        ranked_by=tuple(
            Sign(each.key, each.labels["en"], each.definition) for each in code_lists()["topic-sign"].concepts
        ),
        topics=tuple(topics),
        not_judged=sweep.not_judged,
        log=tuple(each for each in sweep.decisions if body is None or each.body == body),
    )


def _topic(rank: int, found: Sighting, candidate: Candidate, following: Sequence[Candidate]) -> Topic:
    shown = (SignShown(key, found.numbers.get(key), found.words(key)) for key in signs())
    return Topic(
        rank=rank,
        topic=found.measure,
        period=found.row.period,
        text=found.text(found.row.value),
        target=None if found.row.target is None else found.text(found.row.target),
        rating=found.rating,
        is_dip=found.row.is_dip,
        reason=found.row.dip_reason if found.row.is_dip else found.row.reason,
        scope=key_of(found.row.scope),
        signs=tuple(shown),
        placed=_placed(candidate, following[0]) if following else "The last of those found.",
        overseen_by=found.overseen_by,
        priorities=found.priorities,
        recommendations=found.recommendations,
        funding=found.funding,
        decisions=found.decisions,
    )


def _placed(above: Candidate, below: Candidate) -> str:
    key = deciding_sign(above, below, signs())
    if key is None:
        return f"Level with {below.code} in every sign."
    label = next(each.labels["en"] for each in code_lists()["topic-sign"].concepts if each.key == key)
    mine, theirs = (number_words(key, each.numbers.get(key)) for each in (above, below))
    return f"Above {below.code} by {label.lower()}: {mine} against {theirs}."
