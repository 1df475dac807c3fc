"""Lessons: what was learned, and what of it to look at when something like it dips again.

A lesson is offered for a stored reason only, and says which. What you would get wrong: it
is offered to be read; nothing says that what helped once will help again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.impact import Dip, dip_of
from graph.answers.latest import latest_measures
from graph.answers.model import Walkable, key_of
from graph.questions.assurance import INTERVENTION_KINDS, LESSONS
from graph.thing import Thing
from graph.walk import ThreadLink
from ontology.codes import concept


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson, what it was learned from, what it concerns and where it was applied."""

    lesson: Thing
    learned_on: date | None
    learned_from: tuple[Thing, ...]
    concerns: tuple[Thing, ...]
    applied_in: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a lesson is offered; ``same`` is thing, service, outcome or intervention-kind, ``by`` is shared."""

    same: str
    by: Thing
    sentence: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A lesson and every reason for offering it."""

    lesson: Lesson
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class OfferedFor:
    """The lessons offered for one thing, those with most reasons first; ``dip`` is that of a measure."""

    thing: Thing
    dip: Dip | None
    offered: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons offered for every dip, or for the thing asked about, and the register of all."""

    as_of: datetime | None
    on: date
    illustrative: bool
    offers: tuple[OfferedFor, ...]
    register: tuple[Lesson, ...]


def lessons(walkable: Walkable, thing: Thing | None = None) -> Lessons:
    """Lessons for the measures that have dipped in their latest period, or for one thing."""
    register = lesson_register(walkable)
    if thing is None:
        dipped = [line.measure for line in latest_measures(walkable).measures if line.is_dip]
    else:
        dipped = [thing]
    offering = _Offering(walkable, register)
    moment = walkable.snapshot.moment
    return Lessons(
        moment.as_of,
        moment.on,
        walkable.snapshot.illustrative,
        tuple(offering.for_thing(each) for each in dipped),
        register,
    )


def lesson_register(walkable: Walkable) -> tuple[Lesson, ...]:
    """Every lesson, by code."""
    named: dict[str, dict[str, list[Thing]]] = defaultdict(lambda: defaultdict(list))
    days: dict[str, date | None] = {}
    for row in walkable.snapshot.ask(LESSONS):
        days[row.lesson] = row.learned_on
        if row.relation and row.thing:
            named[row.lesson][row.relation].append(walkable.things[row.thing])
    return tuple(
        Lesson(
            walkable.things[iri],
            day,
            tuple(named[iri]["was learned from"]),
            tuple(named[iri]["concerns"]),
            tuple(named[iri]["was applied in"]),
        )
        for iri, day in days.items()
    )


class _Offering:
    """What joins lessons to things: services, outcomes and kinds of intervention."""

    def __init__(self, walkable: Walkable, register: tuple[Lesson, ...]) -> None:
        self.walkable = walkable
        self.register = register
        kinds = walkable.snapshot.ask(INTERVENTION_KINDS)
        self.kind_of = {row.intervention: key_of(row.kind) or "" for row in kinds}

    def for_thing(self, thing: Thing) -> OfferedFor:
        """The lessons that something joins to a thing."""
        joined = list(self._joined(thing))
        offered = [Offered(lesson, tuple(self._reasons(lesson, joined))) for lesson in self.register]
        chosen = sorted(
            (each for each in offered if each.because),
            key=lambda each: (-len(each.because), each.lesson.lesson.code),
        )
        return OfferedFor(thing, dip_of(self.walkable, thing, None), tuple(chosen))

    def _joined(self, thing: Thing) -> Iterator[tuple[str, Thing, str]]:
        """What a lesson may be about to be offered: how it is the same, the thing, and the link in words."""
        known, model = self.walkable.things, self.walkable.model
        yield "thing", thing, "which is what is asked about"
        if thing.iri not in model.things:
            return
        for link in _upwards(model.leaving(thing.iri)):
            end = known[link.end]
            if end.kind in {"service", "outcome"}:
                yield end.kind, end, f"which {thing.code} {self.walkable.words[link.link_type]}"
            if end.kind == "outcome":
                yield from self._services_behind(end)
        yield from self._similar_interventions(thing)

    def _services_behind(self, outcome: Thing) -> Iterator[tuple[str, Thing, str]]:
        """The services that bring about an outcome."""
        for link in _upwards(self.walkable.model.entering(outcome.iri)):
            service = self.walkable.things[link.start]
            if service.kind == "service":
                yield "service", service, f"which {self.walkable.words[link.link_type]} {outcome.code}"

    def _similar_interventions(self, thing: Thing) -> Iterator[tuple[str, Thing, str]]:
        """Interventions of the same kind as those that correct a thing, themselves included."""
        correcting = [
            link.start
            for link in self.walkable.model.entering(thing.iri)
            if link.link_type == "corrects" and link.start in self.kind_of
        ]
        for own in sorted(correcting):
            kind, code = self.kind_of[own], self.walkable.things[own].code
            word = concept("intervention-kind", kind).labels["en"].lower()
            for other in sorted(iri for iri, found in self.kind_of.items() if found == kind):
                same = "which" if other == own else f"of the same kind ({word}) as {code}, which"
                yield "intervention-kind", self.walkable.things[other], f"{same} corrects {thing.code}"

    def _reasons(self, lesson: Lesson, joined: list[tuple[str, Thing, str]]) -> Iterator[Reason]:
        named: Mapping[str, tuple[Thing, ...]] = {
            "concerns": lesson.concerns,
            "was learned from": lesson.learned_from,
            "was applied in": lesson.applied_in,
        }
        for same, by, link in joined:
            for relation, things in named.items():
                if by in things:
                    yield Reason(same, by, f"It {relation} {by.label} ({by.code}), {link}.")


def _upwards(links: Iterable[ThreadLink]) -> list[ThreadLink]:
    """The vertical ones of some links: what is only felt elsewhere is not the same work."""
    return sorted((link for link in links if link.vertical), key=lambda link: link.iri)
