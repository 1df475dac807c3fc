"""Small numbers: what may not be shown, and what would give it away by subtraction.

Few people behind a count can be recognised, so a council names a number below which its counts
are withheld. What you would get wrong: withholding one figure is not enough where the total
and all its other parts are shown; then it is found by taking them away.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.status.facts import FigureFacts, MeasureFacts
from graph.status.periods import Period

Key = Callable[["Part"], tuple[object, ...]]

WITHHELD = "withheld"
COUNTED = "count"
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
    """Whether so few are counted in a figure that it may not be shown."""
    if measure.suppress_below is None or figure.obs_status == WITHHELD:
        return False
    counted = [figure.numerator] if measure.statistic != COUNTED else [figure.value, figure.numerator]
    return any(count is not None and 0 < count < measure.suppress_below for count in counted)


def as_disclosed(figure: FigureFacts, measure: MeasureFacts) -> FigureFacts:
    """The figure as it may be shown: withheld where it is too small, whoever forgot to say so."""
    if not is_small(figure, measure):
        return figure
    return replace(figure, value=None, numerator=None, obs_status=WITHHELD)


def given_away(parts: Sequence[Part], measure: MeasureFacts) -> Mapping[Part, str]:
    """The withheld figures that can be worked out from the others, each with how, in words."""
    if measure.suppress_below is None or measure.statistic not in {COUNTED, "ratio"}:
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
