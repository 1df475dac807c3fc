"""Section 2: counts by rating with what is left out and why; what is new, recovered, lasting; the worst.

Counts are never turned into a score. What you would get wrong: two periods are compared on the
measures rated in both, and on no others; and each measure has its own period before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.answers.model import key_of
from graph.answers.ratings import Rating
from graph.answers.scorecard.figures import MeasureLine
from graph.answers.scorecard.lens import Lens
from graph.query import Query
from graph.status.direction import WORSENED
from graph.status.periods import parse_period
from graph.status.words import running_text
from graph.terms import day_term
from graph.thing import Thing

LASTING = 3
"""From how many periods running on a worst rating is called lasting."""


@dataclass(frozen=True, slots=True)
class RatingCount:
    """How many measures have a rating."""

    rating: Rating
    count: int


@dataclass(frozen=True, slots=True)
class NoRatingCount:
    """How many measures have no rating for one reason."""

    no_rating: str
    count: int


@dataclass(frozen=True, slots=True)
class Running:
    """A measure with its rating and for how many periods running, also in words."""

    measure: Thing
    period: str
    rating: Rating
    periods_running: int
    text: str


@dataclass(frozen=True, slots=True)
class LastPeriod:
    """The ``n`` measures rated both in their last period and now, by rating; the others are left out."""

    n: int
    left_out: int
    then: tuple[RatingCount, ...]
    now: tuple[RatingCount, ...]


@dataclass(frozen=True, slots=True)
class Proportion:
    """How many of the measures that can be told are so; ``left_out`` are those that cannot be told."""

    count: int
    of: int
    left_out: int


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """Counts: ``n`` measures, ``rated`` of them with a rating; the others by why they have none.

    ``reds`` have the worst rating of their scheme. ``new_reds`` are those that did not when they were
    last rated, if they ever were; ``recovered`` the other way round; ``lasting_reds`` have it for three
    or more periods running. ``worst`` is the one to look at first: worst rating, a real worsening
    before none, longest running, code.

    ``no_figure_yet`` are the measures, none of the ``n``, of which no figure has come and none was due.

    The three proportions are of three sets, never one score. To meet a target is to be at least as
    good as it, whatever the rating.
    """

    n: int
    rated: int
    by_rating: tuple[RatingCount, ...]
    not_rated: tuple[NoRatingCount, ...]
    improved: int
    steady: int
    worsened: int
    dips: int
    last_period: LastPeriod
    reds: tuple[Thing, ...]
    new_reds: tuple[Running, ...]
    recovered: tuple[Running, ...]
    lasting_reds: tuple[Running, ...]
    worst: Running | None
    improving_or_steady: Proportion
    meeting_target_to_date: Proportion
    forecast_to_meet: Proportion
    no_figure_yet: tuple[Thing, ...]


class RatedRow(NamedTuple):
    """How a measure was rated in a period."""

    period: str
    last_day: date
    rating: str | None
    no_rating: str | None
    reason: str
    running: int


RATINGS_OF = Query("ratings_of", RatedRow)


@dataclass(frozen=True)
class Past:
    """How the measures of a scorecard were rated, period by period."""

    lens: Lens
    ratings: Mapping[str, Rating]

    @cached_property
    def rows(self) -> Mapping[str, Sequence[RatedRow]]:
        """The rows of each measure, oldest first, by its address."""
        return {measure.iri: self._rows_of(measure.iri) for measure in self.lens.measures}

    def _rows_of(self, measure: str) -> Sequence[RatedRow]:
        return self.lens.ask(RATINGS_OF, measure=NamedNode(measure), until=day_term(self.lens.until))

    def latest(self, measure: str) -> RatedRow | None:
        """The latest row whose figure was due, of any measure: the one that a scorecard shows."""
        rows = self.rows[measure] if measure in self.rows else self._rows_of(measure)
        return next((row for row in reversed(rows) if key_of(row.no_rating) != "not-due"), None)

    def now(self, line: MeasureLine) -> RatedRow | None:
        """The row of the period that a line shows."""
        rows = self.rows.get(line.measure.iri, ())
        return next((row for row in rows if row.period == line.figure.period), None)

    def before(self, line: MeasureLine) -> RatedRow | None:
        """The row of the period before the one that a line shows."""
        previous = parse_period(line.figure.period).previous
        rows = self.rows.get(line.measure.iri, ())
        return next((row for row in rows if previous and row.period == previous.key), None)

    def rated_before(self, line: MeasureLine) -> RatedRow | None:
        """The latest row with a rating before the period that a line shows, however long ago."""
        rows = self.rows.get(line.measure.iri, ())
        first_day = parse_period(line.figure.period).first_day
        return next((row for row in reversed(rows) if row.rating and row.last_day < first_day), None)

    def is_worst(self, row: RatedRow | None) -> bool:
        """Whether a row has the worst rating of its scheme."""
        rating = self.ratings.get(row.rating or "") if row else None
        return rating is not None and rating.is_worst

    def running(self, line: MeasureLine) -> Running | None:
        """A line's rating with for how many periods running; nothing without a rating."""
        rating = line.figure.rating
        if rating is None:
            return None
        text = running_text(line.periods_running, rating.english)
        return Running(line.measure, line.figure.period, rating, line.periods_running, text)


def at_a_glance(lines: Sequence[MeasureLine], past: Past) -> AtAGlance:
    """Measures counted by their ratings, by the reasons for having none, and against their last period."""
    shown = {line.measure for line in lines}
    directions = Counter(line.direction for line in lines)
    not_rated = Counter(line.figure.no_rating for line in lines if line.figure.no_rating)
    reds = at_the_worst(lines, past)
    new = [line for line in reds if not past.is_worst(past.rated_before(line))]
    recovered = [
        line
        for line in lines
        if line.figure.rating and line not in reds and past.is_worst(past.rated_before(line))
    ]
    return AtAGlance(
        n=len(lines),
        rated=sum(line.figure.rating is not None for line in lines),
        by_rating=counted(line.figure.rating for line in lines),
        not_rated=tuple(NoRatingCount(key, count) for key, count in sorted(not_rated.items())),
        improved=directions["improved"],
        steady=directions["steady"],
        worsened=directions["worsened"],
        dips=sum(line.is_dip is True for line in lines),
        last_period=_last_period(lines, past),
        reds=tuple(line.measure for line in reds),
        new_reds=_running(past, new),
        recovered=_running(past, recovered),
        lasting_reds=_running(past, [line for line in reds if line.periods_running >= LASTING]),
        worst=next(iter(_running(past, sorted(reds, key=_most_pressing))), None),
        improving_or_steady=_proportion(
            line.direction != WORSENED if line.direction else None for line in lines
        ),
        meeting_target_to_date=_proportion(
            line.year_to_date.meets_target if line.year_to_date else None for line in lines
        ),
        forecast_to_meet=_proportion(line.forecast.meets_target if line.forecast else None for line in lines),
        no_figure_yet=tuple(each for each in past.lens.measures if each not in shown),
    )


def _proportion(found: Iterable[bool | None]) -> Proportion:
    answers = list(found)
    known = [answer for answer in answers if answer is not None]
    return Proportion(sum(known), len(known), len(answers) - len(known))


def at_the_worst(lines: Iterable[MeasureLine], past: Past) -> list[MeasureLine]:
    """The measures that have the worst rating of their scheme."""
    return [line for line in lines if past.is_worst(past.now(line))]


def counted(ratings: Iterable[Rating | None]) -> tuple[RatingCount, ...]:
    """Ratings counted, the best first; what looks alike in two schemes is one."""
    found: dict[tuple[str, str, str | None, str | None], list[Rating]] = defaultdict(list)
    for each in sorted(filter(None, ratings), key=lambda rating: (rating.order, rating.key)):
        found[each.key, each.label, each.colour, each.symbol].append(each)
    return tuple(RatingCount(alike[0], len(alike)) for alike in found.values())


def _running(past: Past, lines: Iterable[MeasureLine]) -> tuple[Running, ...]:
    return tuple(running for line in lines if (running := past.running(line)))


def _most_pressing(line: MeasureLine) -> tuple[bool, int, str]:
    is_concern = (line.variation.variation or "").startswith("concern")
    return not is_concern, -line.periods_running, line.measure.code


def _last_period(lines: Sequence[MeasureLine], past: Past) -> LastPeriod:
    pairs = [
        (past.ratings.get(before.rating), line.figure.rating)
        for line in lines
        if line.figure.rating and (before := past.before(line)) and before.rating
    ]
    then, now = (counted(pair[place] for pair in pairs) for place in (0, 1))
    return LastPeriod(len(pairs), len(lines) - len(pairs), then, now)
