"""The self-assessment pack: what the council concludes about itself for a year, and what shows it.

What users and staff said counts as evidence beside figures and judgements. What you would
get wrong: a statement without evidence stays in the pack and is marked; leaving it out
would make the pack look better than it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from graph.answers.evidence import Evidence, cited_evidence
from graph.answers.gaps import Gap, gaps_of, ranked_gaps
from graph.answers.lessons import Lesson, lesson_register
from graph.answers.model import Walkable, key_of
from graph.answers.recommendations import RecommendationTold, recommendations
from graph.questions.assurance import (
    JUDGEMENTS_WITHIN,
    PANEL_ASSESSMENTS,
    SELF_ASSESSMENT_STATEMENTS,
    VOICES,
    PanelRow,
    StatementRow,
)
from graph.questions.gaps import GAP_RULES, rule_name
from graph.status.periods import Period
from graph.terms import day_term
from graph.thing import Thing
from ontology.codes import code_lists

EVERYTHING_ELSE = "not-stated"
RULES_OF_PACK = (
    "self-assessment-without-evidence",
    "service-plan-without-self-assessment",
    "recommendation-closed-without-evidence",
    "panel-assessment-without-response",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is concluded, of the council or a service, with what shows it, if anything does."""

    statement: Thing
    of: Thing
    period: str
    owner: Thing | None
    judged_on: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The statements under one performance requirement, or under none (not-stated)."""

    requirement: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """How a body judged an aim for a period."""

    about: Thing
    period: str
    delivery: str | None
    outcomes: str | None
    agreed_rating: str | None
    reason: str | None
    judged_by: Thing | None
    judged_on: date | None


@dataclass(frozen=True, slots=True)
class Voice:
    """What people said; ``heard_from`` is how many."""

    voice: Thing
    whose: str
    how: str | None
    heard_on: date
    heard_from: int | None
    concerns: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class PanelAssessment:
    """What a panel concluded, when the council responded, and what the panel recommended."""

    assessment: Thing
    panel: Thing
    reported_on: date
    conclusion: str | None
    responded_on: date | None
    recommendations: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """The pack for a year, of the whole council or of one service or body; ``missing`` are gaps in it."""

    of: Thing | None
    period: str
    as_of: datetime | None
    on: date
    illustrative: bool
    conclusions: tuple[Conclusions, ...]
    judgements: tuple[Judged, ...]
    voices: tuple[Voice, ...]
    recommendations: tuple[RecommendationTold, ...]
    panel_assessments: tuple[PanelAssessment, ...]
    lessons: tuple[Lesson, ...]
    missing: tuple[Gap, ...]


def self_assessment(walkable: Walkable, period: Period, thing: Thing | None = None) -> SelfAssessment:
    """The pack for a period; of one thing, its statements, and what people said and was learned about it."""
    moment = walkable.snapshot.moment
    learned = lesson_register(walkable)
    return SelfAssessment(
        of=thing,
        period=period.key,
        as_of=moment.as_of,
        on=moment.on,
        illustrative=walkable.snapshot.illustrative,
        conclusions=tuple(_conclusions(walkable, period, thing)),
        judgements=() if thing else tuple(_judgements(walkable, period)),
        voices=tuple(each for each in _voices(walkable, period) if thing is None or thing in each.concerns),
        recommendations=() if thing else recommendations(walkable).recommendations,
        panel_assessments=() if thing else tuple(_panels(walkable)),
        lessons=tuple(each for each in learned if thing is None or thing in _named_by(each)),
        missing=() if thing else tuple(_missing(walkable)),
    )


def _missing(walkable: Walkable) -> list[Gap]:
    """The gaps that a reader of the pack should know of."""
    rules = (rule for rule in GAP_RULES if rule_name(rule) in RULES_OF_PACK)
    found = [gap for rule in rules for gap in gaps_of(walkable.snapshot, rule, walkable.things)]
    return ranked_gaps(walkable.snapshot, found)


def _named_by(lesson: Lesson) -> tuple[Thing, ...]:
    return (*lesson.concerns, *lesson.learned_from, *lesson.applied_in)


def _conclusions(walkable: Walkable, period: Period, thing: Thing | None) -> Iterator[Conclusions]:
    evidence = cited_evidence(walkable)
    rows = {row.statement: row for row in reversed(walkable.snapshot.ask(SELF_ASSESSMENT_STATEMENTS))}
    wanted = [
        row
        for row in reversed(rows.values())
        if row.period == period.key and (thing is None or row.assesses == thing.iri)
    ]
    requirements = [each.key for each in code_lists()["performance-requirement"].concepts]
    for requirement in (*requirements, EVERYTHING_ELSE):
        told = [
            _statement(walkable, row, evidence.get(row.statement, ()))
            for row in wanted
            if (key_of(row.requirement) or EVERYTHING_ELSE) == requirement
        ]
        if told:
            yield Conclusions(requirement, tuple(told))


def _statement(walkable: Walkable, row: StatementRow, evidence: tuple[Evidence, ...]) -> Statement:
    known = walkable.things
    return Statement(
        known[row.statement], known[row.assesses], row.period, known.some(row.owner), row.judged_on, evidence
    )


def _judgements(walkable: Walkable, period: Period) -> Iterator[Judged]:
    rows = walkable.snapshot.ask(
        JUDGEMENTS_WITHIN, since=day_term(period.first_day), until=day_term(period.last_day)
    )
    for row in rows:
        yield Judged(
            walkable.things[row.about],
            row.period,
            key_of(row.delivery),
            key_of(row.outcomes),
            row.agreed,
            row.reason,
            walkable.things.some(row.judged_by),
            row.judged_on,
        )


def _voices(walkable: Walkable, period: Period) -> Iterator[Voice]:
    """What was heard within a period."""
    rows = walkable.snapshot.ask(VOICES)
    concerns: dict[str, list[Thing]] = {row.voice: [] for row in rows}
    for row in rows:
        if row.concerns:
            concerns[row.voice].append(walkable.things[row.concerns])
    for row in {row.voice: row for row in rows}.values():
        if period.first_day <= row.heard_on <= period.last_day:
            yield Voice(
                walkable.things[row.voice],
                key_of(row.whose) or "",
                key_of(row.how),
                row.heard_on,
                row.heard_from,
                tuple(concerns[row.voice]),
            )


def _panels(walkable: Walkable) -> Iterator[PanelAssessment]:
    rows: dict[str, list[PanelRow]] = {}
    for row in walkable.snapshot.ask(PANEL_ASSESSMENTS):
        rows.setdefault(row.assessment, []).append(row)
    for found in rows.values():
        first = found[0]
        yield PanelAssessment(
            walkable.things[first.assessment],
            walkable.things[first.panel],
            first.reported_on,
            first.conclusion,
            first.responded_on,
            tuple(walkable.things[row.recommendation] for row in found if row.recommendation),
        )
