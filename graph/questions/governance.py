"""Questions about boards, regulators, papers and lessons.

What you would get wrong: who sits on a body has no date of its own; the snapshot is that
of a day and holds only the seats of that day.
"""

from datetime import date
from typing import NamedTuple

from graph.query import Query


class NewsRow(NamedTuple):
    """A paper that a body saw, with the day on which the period it is about was over."""

    paper: str
    body: str
    body_code: str
    body_label: str
    period: str
    closed_on: date
    presented_on: date


class OpenRecommendationRow(NamedTuple):
    """A recommendation that is not closed, once for each thing that answers it."""

    recommendation: str
    code: str
    label: str
    regulator_code: str
    regulator_label: str
    due_on: date | None
    answer: str | None


class SeatRow(NamedTuple):
    """A post on a body; ``role`` is a key, ``until`` the first day it no longer sits there."""

    post: str
    code: str
    label: str
    role: str | None
    since: date
    until: date | None


class LessonForThisRow(NamedTuple):
    """A lesson, and what it concerns: the thing asked about or something it serves."""

    lesson: str
    code: str
    label: str
    learned_on: date | None
    learned_from: str | None
    about: str
    about_code: str
    about_label: str


HOW_LATE_IS_THE_NEWS = Query("how_late_is_the_news", NewsRow)
OPEN_RECOMMENDATIONS = Query("open_recommendations", OpenRecommendationRow)
WHO_SITS_ON_THIS = Query("who_sits_on_this", SeatRow)
LESSONS_FOR_THIS = Query("lessons_for_this", LessonForThisRow)
