"""Draws the made-up figures of each measure and makes the sheet Figures of them.

Each measure draws from its own seeded source, so a measure added or changed leaves the
figures of all others as they were. A figure exists once its period has ended and the days
until it is available have passed.

What you would get wrong: a cumulative measure's level is a whole year's; its quarters are
shares of it that add up.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from details import DETAILS
from measures import FORMS, Form
from story import BREAKS, LATE, NO_SESSIONS, PANDEMIC, REPORTED, SHIFTS, WITHHELD, planned_figure
from workbook import Row

from graph.status.periods import Period, parse_period

SEED = 2021
TODAY = date(2021, 5, 20)
YEARS = ("2017-18", "2018-19", "2019-20", "2020-21")
ACADEMIC_YEARS = ("2016-17-academic", "2017-18-academic", "2018-19-academic", "2019-20-academic")
MONTHS = [f"{year}-{month:02}" for year in range(2017, 2022) for month in range(1, 13)][3:51]
QUARTERS = [f"{year}-Q{quarter}" for year in YEARS for quarter in range(1, 5)]
PANDEMIC_START = date(2020, 4, 1)

SHAPES = {
    "school": (1.002, 1.004, 0.999, 0.995),
    "absent": (0.96, 0.92, 1.04, 1.08),
    "summer": (1.08, 1.15, 0.92, 0.85),
    "winter": (0.80, 0.62, 1.22, 1.36),
    "planting": (0.10, 0.05, 1.55, 2.30),
}
LOCKDOWN = (0.06, 0.44, 0.47, 0.52)
"""Shares of the usual visits in the four quarters of 2020-21."""
SHARES = {"percent": (0.29, 0.55, 0.82, 1.0)}
"""How much of a year's percentage is usually reached by the end of each quarter."""
CLAIMANTS_RISE = 3.1
"""Points by which claims rose when the pandemic began."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure of a measure's line, before the story is told."""

    measure: str
    period: str
    value: Decimal


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """The value at this number of decimals, halves away from nought."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def periods_of(form: Form) -> list[str]:
    """The periods that measures of this form report."""
    if form.calendar == "academic":
        return list(ACADEMIC_YEARS)
    return {"annual": list(YEARS), "monthly": MONTHS, "quarterly": QUARTERS}[form.frequency]


def available(form: Form, key: str) -> bool:
    """Whether figures of this period are due by the council's today."""
    return parse_period(key).last_day + timedelta(days=form.lag) <= TODAY


def draw(line: Row) -> list[Drawn]:
    """The made-up figures of one measure, the story's values in place of the drawn ones."""
    form = FORMS[line["Form"]]
    source = random.Random(f"{SEED}:{line['Code']}")
    follow = _cumulative if form.accumulation == "cumulative" else _level
    drawn = [
        Drawn(line["Code"], key, rounded(_bounded(value, form), form.decimals))
        for key, value in zip(periods_of(form), follow(line, form, source), strict=True)
        if available(form, key) and (line["Code"], key) not in LATE
    ]
    return [_as_planned(figure) for figure in drawn]


def _as_planned(figure: Drawn) -> Drawn:
    planned = planned_figure(figure.measure, figure.period)
    return Drawn(figure.measure, figure.period, Decimal(planned["Value"])) if planned else figure


def _bounded(value: float, form: Form) -> float:
    return max(0.0, min(value, 100.0) if form.unit == "percent" else value)


def _levels(line: Row, keys: list[str]) -> list[float]:
    """The level in each period, but for chance: steady, shifted at once, or drifting evenly."""
    settled = float(line["To"])
    start = float(line.get("From", line["To"]))
    if line["Code"] in SHIFTS:
        shifted = keys.index(SHIFTS[line["Code"]])
        return [start] * shifted + [settled] * (len(keys) - shifted)
    return [start + (settled - start) * number / (len(keys) - 1) for number in range(len(keys))]


def _level(line: Row, form: Form, source: random.Random) -> Iterator[float]:
    keys = periods_of(form)
    noise = float(line["Noise"])
    for key, level in zip(keys, _levels(line, keys), strict=True):
        chance = source.uniform(-noise, noise)
        yield (level + chance) * _season(line, parse_period(key)) + _claimants(line, parse_period(key))


def _cumulative(line: Row, form: Form, source: random.Random) -> Iterator[float]:
    noise = float(line["Noise"])
    for level in _levels(line, list(YEARS)):
        total = level + source.uniform(-noise, noise)
        for share in _shares(line, form):
            yield (total + source.uniform(-noise, noise)) * share


def _shares(line: Row, form: Form) -> list[float]:
    if form.unit == "percent":
        return list(SHARES["percent"])
    shape = SHAPES.get(line.get("Season", ""), (1.0, 1.0, 1.0, 1.0))
    return [sum(shape[: quarter + 1]) / sum(shape) for quarter in range(4)]


def _season(line: Row, period: Period) -> float:
    season = line.get("Season")
    quarter = (period.first_day.month - 4) % 12 // 3
    if season == "lockdown":
        return LOCKDOWN[quarter] if period.first_day >= PANDEMIC_START else 1.0
    return SHAPES[season][quarter] if season else 1.0


def _claimants(line: Row, period: Period) -> float:
    hit = line["Code"] == "EC02" and period.first_day >= PANDEMIC_START
    return CLAIMANTS_RISE if hit else 0.0


def figure_rows(line: Row) -> list[Row]:
    """The rows of the sheet Figures for one measure."""
    return [_figure_row(figure, FORMS[line["Form"]]) for figure in draw(line)]


def _figure_row(figure: Drawn, form: Form) -> Row:
    slot = (figure.measure, figure.period)
    about = {"Measure": figure.measure, "Period": figure.period, "Assurance": _assurance(figure.period)}
    if slot in WITHHELD:
        return about | {"Status": "withheld"}
    if slot in NO_SESSIONS:
        return about | {"Status": "not-applicable", "Explained by": PANDEMIC}
    told = {"Explained by": BREAKS[slot]} if slot in BREAKS else planned_figure(*slot) or {}
    if slot in REPORTED:
        about["Reported rating"] = REPORTED[slot]
    return about | {"Value": str(figure.value), "Status": _status(figure, form)} | _counts(figure) | told


def _status(figure: Drawn, form: Form) -> str:
    if (figure.measure, figure.period) in BREAKS:
        return "break"
    unsettled = date(2020, 4, 1) if form.accumulation == "rolling" else date(2021, 3, 31)
    return "provisional" if parse_period(figure.period).last_day >= unsettled else "final"


def _assurance(key: str) -> str:
    last_day = parse_period(key).last_day
    if last_day < PANDEMIC_START:
        return "published"
    return "board-accepted" if last_day < date(2021, 1, 1) else "dmt-reviewed"


def _counts(figure: Drawn) -> dict[str, str]:
    base = DETAILS.get(figure.measure, {}).get("Base")
    if base is None:
        return {}
    source = random.Random(f"{SEED}:{figure.measure}:{figure.period}")
    denominator = round(int(base) * source.uniform(0.94, 1.06))
    numerator, denominator = counts_giving(figure.value, denominator)
    return {"Numerator": str(numerator), "Denominator": str(denominator)}


def counts_giving(percentage: Decimal, least: int) -> tuple[int, int]:
    """A numerator and the smallest denominator from ``least`` up that give exactly this percentage."""
    denominator = least
    while True:
        numerator = int(rounded(percentage * denominator / 100, 0))
        if rounded(Decimal(numerator * 100) / denominator, 1) == percentage:
            return numerator, denominator
        denominator += 1
