"""What judging needs to know of measures, figures and targets: plain values, whatever stored them.

What you would get wrong: a figure's value may be there and yet not be shown (withheld) or
not have happened (forecast); ask for ``open_value`` or ``actual``, not for ``value``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode

from graph.status.periods import Period, PeriodKind
from graph.status.profile import PROFILE_WORDS
from graph.status.scheme import HIGHER, LOWER, Band, Threshold
from graph.status.variation import Judged

FORECAST, BREAK = "forecast", "break"
YES_NO = "yes-no"
WITHOUT_VALUE: Mapping[str, str] = {
    "missing": "The figure was not collected.",
    "withheld": "There is a figure that may not be shown.",
    "not-applicable": "There can be no figure for this period.",
}
YEARS = frozenset({PeriodKind.YEAR, PeriodKind.ACADEMIC_YEAR, PeriodKind.CALENDAR_YEAR})


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What judging a measure needs to know of it; words are keys of the code lists.

    ``valid_to`` is the first day on which the measure no longer holds, ``ended_because`` why.
    ``baseline_value`` stands in for the figure of the baseline period. ``dead_band`` is in
    the measure's unit. ``limits_until`` is the last day of the points that the limits of its
    variation rest on, where somebody has fixed them. ``lowest`` and ``highest`` bound what its
    figures can be. Counts above nought and below ``suppress_below`` are withheld.
    """

    iri: NamedNode
    code: str
    polarity: str
    unit: str
    decimals: int | None
    accumulation: str
    frequency: str
    calendar: str
    seasonal: bool
    dead_band: Decimal | None
    scheme: NamedNode | None
    available_after_days: int | None
    baseline_period: Period | None
    valid_from: date | None
    valid_to: date | None
    limits_until: date | None = None
    statistic: str = "not-stated"
    lowest: Decimal | None = None
    highest: Decimal | None = None
    suppress_below: Decimal | None = None
    compares_rounded: bool = False
    baseline_value: Decimal | None = None
    ended_because: str | None = None

    @property
    def best_possible(self) -> Decimal | None:
        """The value that cannot be bettered; what is never below nought or above a whole needs no stating."""
        if self.polarity == HIGHER:
            whole = self.unit == "percent" and self.statistic == "ratio"
            return Decimal(100) if self.highest is None and whole else self.highest
        if self.polarity == LOWER:
            counted = self.statistic in {"count", "ratio", "rate"}
            return Decimal(0) if self.lowest is None and counted else self.lowest
        return None


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """One figure of a series; the value is None where there is none, and then never nought.

    ``rebased`` says that somebody has begun new limits of variation with this figure. ``margin``
    is how far a surveyed value may lie from the true one; ``reported`` the rating in the source.
    """

    iri: NamedNode
    period: Period
    value: Decimal | None
    obs_status: str
    rebased: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    margin: Decimal | None = None
    reported: str | None = None

    @property
    def open_value(self) -> Decimal | None:
        """The value where there is one that may be shown."""
        return None if self.obs_status in WITHOUT_VALUE else self.value

    @property
    def actual(self) -> Decimal | None:
        """The value where it may be shown and has happened: what others are compared with."""
        return None if self.obs_status == FORECAST else self.open_value


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """One named threshold of a measure for one period; ``target`` is the ordinary one.

    ``valid_from`` is the first day it is in force; None from the start. Of several for one period
    and threshold, the one that came into force last rules (`Series.targets_for`). ``baseline_value``
    stands in for the figure of the baseline, with ``baseline_name`` for what it is.
    ``profile`` is how a year's target is spread over the year, a key of the code list.
    ``spread`` says that the value has been worked out from the year's for a part of it. ``words``
    is what a sentence calls a value that was worked out; ``exclusive`` that it must be bettered.
    """

    iri: NamedNode
    period: Period
    threshold: str
    intent: str
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    tolerance: Decimal | None
    profile: str | None = None
    spread: bool = False
    baseline: Period | None = None
    least_improvement: Decimal | None = None
    words: str | None = None
    exclusive: bool = False
    valid_from: date | None = None
    baseline_value: Decimal | None = None
    baseline_name: str | None = None

    @property
    def plain(self) -> Threshold:
        """The threshold as the rating rules read it."""
        words = PROFILE_WORDS.get(self.profile or "") if self.spread else self.words
        return Threshold(
            self.threshold, self.value, self.lower, self.upper, self.tolerance, words, self.exclusive
        )

    @property
    def without_number(self) -> bool:
        """Whether it names neither a value nor a range."""
        return self.value is None and self.lower is None and self.upper is None


@dataclass(frozen=True, slots=True)
class BenchmarkFacts:
    """The figure of somebody else; ``match`` says whether it counts the same thing."""

    iri: NamedNode
    period: Period
    name: str
    value: Decimal
    match: str


@dataclass(frozen=True, slots=True)
class Series:
    """One series with all it is judged by: figures by their period, bands with the best first.

    ``targets`` are all that were ever set; ask `targets_for` for those that a period is judged by.
    ``on`` is the valid day of the snapshot.
    """

    measure: MeasureFacts
    figures: Mapping[Period, FigureFacts]
    targets: tuple[TargetFacts, ...]
    bands: tuple[Band, ...]
    today: date
    on: date
    variations: Mapping[Period, Judged]

    def targets_for(self, period: Period) -> list[TargetFacts]:
        """The targets that were in force when a period ended, whatever period they are for.

        On the last day of the period or, where that is yet to come, on the snapshot's own day. So a
        target that changes in October leaves the first quarter's rating as it was, also for a figure
        put right since; from then on the year's target and its profile are the new ones.
        """
        return targets_on(self.targets, min(period.last_day, self.on))


def targets_on(targets: Iterable[TargetFacts], day: date) -> list[TargetFacts]:
    """The targets in force on a day: of those for one period and threshold, the last to begin by then."""
    begun = [each for each in targets if each.valid_from is None or each.valid_from <= day]
    begun.sort(key=lambda each: each.valid_from or date.min)
    return list({(each.period, each.threshold): each for each in begun}.values())
