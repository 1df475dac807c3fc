"""Recommendations as threads: who made it in which report, what answers it, its measures, its evidence.

What you would get wrong: the measures behind an answer are those that its work corrects or
that indicate what the work acts towards; nothing says that the work moved them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from graph.answers.impact import Step, step_told
from graph.answers.latest import LatestLine, latest_measures
from graph.answers.model import Walkable
from graph.answers.recommended import Recommended, WorkInAnswer, every_recommended
from graph.thing import Thing
from graph.walk import ThreadLink


@dataclass(frozen=True, slots=True)
class MeasureBehind:
    """A measure that shows whether an answer works, the links that say so, and its latest figure."""

    measure: Thing
    links: tuple[Step, ...]
    latest: LatestLine | None


@dataclass(frozen=True, slots=True)
class Answering(WorkInAnswer):
    """Work that answers a recommendation, with the measures behind it."""

    measures: tuple[MeasureBehind, ...]


@dataclass(frozen=True, slots=True)
class RecommendationTold(Recommended):
    """A recommendation from who made it to what shows that it is dealt with."""

    answered_by: tuple[Answering, ...]


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Recommendations by code, and how many are in each state."""

    as_of: datetime | None
    on: date
    illustrative: bool
    by_state: Mapping[str, int]
    recommendations: tuple[RecommendationTold, ...]


def recommendations(walkable: Walkable, thing: Thing | None = None) -> Recommendations:
    """Every recommendation, or one, or those of a regulator, a panel assessment or an owner."""
    behind = _Behind(walkable)
    every = every_recommended(walkable)
    wanted = tuple(behind.told(each) for each in every if thing is None or thing in _of(each))
    states = dict.fromkeys(each.state or "not-stated" for each in wanted)
    moment = walkable.snapshot.moment
    return Recommendations(
        moment.as_of,
        moment.on,
        walkable.snapshot.illustrative,
        {state: sum((each.state or "not-stated") == state for each in wanted) for state in sorted(states)},
        wanted,
    )


def _of(each: Recommended) -> tuple[Thing | None, ...]:
    """What a recommendation can be asked for by."""
    return each.recommendation, each.made_by, each.owner, each.panel_assessment


class _Behind:
    """The measures behind what answers a recommendation, each with its latest figure, read once."""

    def __init__(self, walkable: Walkable) -> None:
        self.walkable = walkable
        self.latest = {line.measure.iri: line for line in latest_measures(walkable).measures}

    def told(self, each: Recommended) -> RecommendationTold:
        """A recommendation in full."""
        known = {field.name: getattr(each, field.name) for field in fields(each)}
        answers = tuple(self._answering(answer) for answer in each.answered_by)
        return RecommendationTold(**{**known, "answered_by": answers})

    def _answering(self, answer: WorkInAnswer) -> Answering:
        measures = {each.measure.iri: each for each in self._measures(answer.work.iri)}
        by_code = tuple(sorted(measures.values(), key=lambda each: each.measure.code))
        return Answering(answer.work, answer.link, answer.reported, by_code)

    def _measures(self, work: str) -> Iterator[MeasureBehind]:
        """The measures that a piece of work corrects, or that indicate it or what it acts towards."""
        model = self.walkable.model
        for link in model.leaving(work):
            if link.link_type == "corrects" and model.things[link.end].kind == "measure":
                yield self._behind(link.end, link)
            elif link.link_type == "actsTowards":
                for shows in model.entering(link.end):
                    if shows.link_type == "indicates":
                        yield self._behind(shows.start, shows, link)
        for shows in model.entering(work):
            if shows.link_type == "indicates":
                yield self._behind(shows.start, shows)

    def _behind(self, measure: str, *links: ThreadLink) -> MeasureBehind:
        steps = tuple(step_told(self.walkable, link) for link in links)
        return MeasureBehind(self.walkable.things[measure], steps, self.latest.get(measure))
