"""Questions about what regulators, panels and people said, what was learned, and what shows it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from graph.query import Query


class RecommendationRow(NamedTuple):
    """A recommendation; ``response`` is a concept of its list."""

    recommendation: str
    made_by: str | None
    owner: str | None
    due_on: date | None
    response: str | None
    closed_on: date | None


class ReportRow(NamedTuple):
    """The report or panel assessment in which a recommendation was made."""

    recommendation: str
    made_in: str
    label: str
    reported_on: date | None


class ReportedRow(NamedTuple):
    """What was reported on a day of work that answers a recommendation; its last row is the latest."""

    work: str
    reported_on: date
    status: str | None
    forecast: date | None
    done_on: date | None
    commentary: str | None


class EvidenceRow(NamedTuple):
    """Something cited as evidence that the thread holds: a figure, a judgement, or a thing with a code."""

    subject: str
    evidence: str
    about: str
    period: str | None
    value: Decimal | None
    rating: str | None
    delivery: str | None
    outcomes: str | None


class FigureFormRow(NamedTuple):
    """The unit and the decimals of a measure's figures."""

    measure: str
    unit: str | None
    decimals: int | None


class LessonRow(NamedTuple):
    """A lesson, once for each thing it names; ``relation`` says in words how it names it."""

    lesson: str
    learned_on: date | None
    relation: str | None
    thing: str | None


class InterventionKindRow(NamedTuple):
    """An intervention that says what sort of thing it does."""

    intervention: str
    kind: str


class StatementRow(NamedTuple):
    """A statement of a self-assessment."""

    statement: str
    assesses: str
    period: str
    requirement: str | None
    owner: str | None
    judged_on: date | None


class VoiceRow(NamedTuple):
    """What people said, once for each thing that it concerns."""

    voice: str
    whose: str
    how: str | None
    heard_on: date
    heard_from: int | None
    concerns: str | None


class PanelRow(NamedTuple):
    """A panel assessment, once for each recommendation made in it."""

    assessment: str
    panel: str
    reported_on: date
    conclusion: str | None
    responded_on: date | None
    recommendation: str | None


class JudgedRow(NamedTuple):
    """A body's judgement of an aim for a period."""

    about: str
    period: str
    delivery: str | None
    outcomes: str | None
    agreed: str | None
    reason: str | None
    judged_by: str | None
    judged_on: date | None


RECOMMENDATIONS = Query("recommendations", RecommendationRow)
REPORTS_OF_RECOMMENDATIONS = Query("reports_of_recommendations", ReportRow)
PROGRESS_OF_ANSWERS = Query("progress_of_answers", ReportedRow)
CITED_EVIDENCE = Query("cited_evidence", EvidenceRow)
FIGURE_FORMS = Query("figure_forms", FigureFormRow)
LESSONS = Query("lessons", LessonRow)
INTERVENTION_KINDS = Query("intervention_kinds", InterventionKindRow)
SELF_ASSESSMENT_STATEMENTS = Query("self_assessment_statements", StatementRow)
VOICES = Query("voices", VoiceRow)
PANEL_ASSESSMENTS = Query("panel_assessments", PanelRow)
JUDGEMENTS_WITHIN = Query("judgements_within", JudgedRow)
