"""Small numbers: what may not be shown, and what would give it away by subtraction.

Few people behind a count can be recognised, so a council names a number below which its counts
are withheld. What you would get wrong: withholding one figure is not enough where the total
and all its other parts are shown; then it is found by taking them away.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.status.facts import FigureFacts, MeasureFacts
from graph.status.periods import Period
from graph.status.year_to_date import year_of

Key = Callable[["Part"], tuple[object, ...]]

WITHHELD = "withheld"
COUNTED = frozenset({"count", "not-stated"})
"""Statistics whose value is a count; one that nobody has stated may be."""
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"female", "male"}),
    frozenset({"aged-under-16", "aged-16-to-24", "aged-25-to-64", "aged-65-and-over"}),
    frozenset({"disabled", "not-disabled"}),
    frozenset({"ethnic-minority", "white-british"}),
    frozenset({"religion-or-belief", "no-religion"}),
    frozenset({"free-school-meals", "not-free-school-meals"}),
)
"""Groups that together, or very nearly, are everybody."""


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a measure with what narrows it; no breakdown, unit or area is the whole."""

    figure: FigureFacts
    unit: str | None = None
    area: str | None = None
    breakdown: str | None = None


def is_small(figure: FigureFacts, measure: MeasureFacts) -> bool:
    """Whether so few are counted in a figure, or left out of a share, that it may not be shown."""
    if measure.suppress_below is None or figure.obs_status == WITHHELD:
        return False
    counted = [figure.numerator, _others(figure, measure)]
    counted += [figure.value] if measure.statistic in COUNTED else []
    return any(count is not None and 0 < count < measure.suppress_below for count in counted)


def _others(figure: FigureFacts, measure: MeasureFacts) -> Decimal | None:
    """Those of a whole who are not counted: 397 of 400 tells of three as 3 of 400 does."""
    if measure.statistic != "ratio" or figure.numerator is None or figure.denominator is None:
        return None
    return figure.denominator - figure.numerator


def as_disclosed(figure: FigureFacts, measure: MeasureFacts) -> FigureFacts:
    """The figure as it may be shown: withheld where it is too small, whoever forgot to say so."""
    if not is_small(figure, measure):
        return figure
    return replace(figure, value=None, numerator=None, obs_status=WITHHELD)


def small_steps(parts: Iterable[Part], measure: MeasureFacts) -> Iterator[Part]:
    """The figures to date that exceed the one before by so few that these may not be shown."""
    least = measure.suppress_below
    if least is None or measure.accumulation != "cumulative" or measure.statistic not in COUNTED:
        return
    for series in _alike(parts, lambda part: (part.unit, part.area, part.breakdown)):
        by_period = {part.figure.period: part for part in series}
        for part in series:
            value, before = part.figure.open_value, _before_in_year(part, by_period, measure)
            earlier = before.figure.open_value if before else None
            if value is not None and earlier is not None and 0 < value - earlier < least:
                yield part


def _before_in_year(part: Part, by_period: Mapping[Period, Part], measure: MeasureFacts) -> Part | None:
    """The figure to date of the period before; none at the start of a year, which counts afresh."""
    period = part.figure.period
    year = year_of(measure, period)
    inside = year is not None and period.previous is not None and year.contains(period.previous)
    return by_period.get(period.previous) if inside and period.previous else None


def given_away(parts: Sequence[Part], measure: MeasureFacts) -> Mapping[Part, str]:
    """The withheld figures that can be worked out from the others, each with how, in words."""
    if measure.suppress_below is None or measure.statistic not in {*COUNTED, "ratio"}:
        return {}
    return {
        **_by_group(parts),
        **_by_unit(parts),
        **_by_time(parts, measure),
    }


def _by_group(parts: Iterable[Part]) -> Mapping[Part, str]:
    """One group withheld while everybody and all the other groups are shown."""
    found: dict[Part, str] = {}
    for siblings in _alike(parts, lambda part: (part.figure.period, part.unit, part.area)):
        whole = [part for part in siblings if part.breakdown in {None, "all"}]
        for family in FAMILIES:
            members = [part for part in siblings if part.breakdown in family]
            if len(members) == len(family):
                found |= _only_one(members, whole, "the total less the other groups")
    return found


def _by_unit(parts: Iterable[Part]) -> Mapping[Part, str]:
    """One unit withheld while the whole council and all the other units are shown."""
    found: dict[Part, str] = {}
    for siblings in _alike(parts, lambda part: (part.figure.period, part.area, part.breakdown)):
        whole = [part for part in siblings if part.unit is None]
        members = [part for part in siblings if part.unit is not None]
        found |= (
            _only_one(members, whole, "the council's total less the other units") if len(members) > 1 else {}
        )
    return found


def _by_time(parts: Iterable[Part], measure: MeasureFacts) -> Mapping[Part, str]:
    """One part of a year withheld while the year and all its other parts are shown."""
    found: dict[Part, str] = {}
    if measure.accumulation != "flow":
        return found
    for series in _alike(parts, lambda part: (part.unit, part.area, part.breakdown)):
        for whole in series:
            inside = [part for part in series if _is_part_of(part.figure.period, whole.figure.period)]
            for members in _alike(inside, lambda part: (part.figure.period.kind,)):
                if _days(members) == _days([whole]):
                    found |= _only_one(members, [whole], "the year less its other periods")
    return found


def _only_one(members: Sequence[Part], whole: Sequence[Part], how: str) -> Mapping[Part, str]:
    hidden = [part for part in members if part.figure.obs_status == WITHHELD]
    shown = any(part.figure.open_value is not None for part in whole)
    known = all(part.figure.open_value is not None for part in members if part not in hidden)
    return {hidden[0]: how} if len(hidden) == 1 and shown and known else {}


def _alike(parts: Iterable[Part], key: Key) -> Iterable[list[Part]]:
    grouped: defaultdict[tuple[object, ...], list[Part]] = defaultdict(list)
    for part in parts:
        grouped[key(part)].append(part)
    return grouped.values()


def _is_part_of(period: Period, whole: Period) -> bool:
    return period != whole and whole.contains(period)


def _days(parts: Iterable[Part]) -> int:
    return sum((part.figure.period.last_day - part.figure.period.first_day).days + 1 for part in parts)
