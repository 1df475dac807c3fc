"""Draws the made-up figures, and sets the targets that the council would have set from them.

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
from measures import FORMS, Form, baseline
from story import BREAKS, LATE, NO_SESSIONS, PANDEMIC, RESTATED, planned_figure
from workbook import Row

from graph.status.periods import Period, parse_period

SEED = 2021
TODAY = date(2021, 5, 20)
YEARS = ("2017-18", "2018-19", "2019-20", "2020-21")
ACADEMIC_YEARS = ("2016-17-academic", "2017-18-academic", "2018-19-academic", "2019-20-academic")
MONTHS = [f"{year + (month > 12)}-{(month - 1) % 12 + 1:02}" for year in range(2017, 2021) for month in range(4, 16)]
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
CLAIMANTS_DOUBLE = Decimal("3.1")


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
    values = list(_cumulative(line, form, source) if form.accumulation == "cumulative" else _level(line, form, source))
    drawn = [
        Drawn(line["Code"], key, rounded(_bounded(value, form), form.decimals))
        for key, value in zip(periods_of(form), values, strict=True)
        if available(form, key) and (line["Code"], key) not in LATE
    ]
    return [_as_planned(figure) for figure in drawn]


def _as_planned(figure: Drawn) -> Drawn:
    planned = planned_figure(figure.measure, figure.period)
    return Drawn(figure.measure, figure.period, Decimal(planned["Value"])) if planned else figure


def _bounded(value: float, form: Form) -> float:
    return max(0.0, min(value, 100.0) if form.unit == "percent" else value)


def _trend(line: Row, position: float) -> float:
    start, end = float(line["From"]), float(line["To"])
    return start + (end - start) * position


def _level(line: Row, form: Form, source: random.Random) -> Iterator[float]:
    keys = periods_of(form)
    noise = float(line["Noise"])
    for number, key in enumerate(keys):
        level = _trend(line, number / (len(keys) - 1)) + source.uniform(-noise, noise)
        yield level * _season(line, parse_period(key)) + _claimants(line, parse_period(key))


def _cumulative(line: Row, form: Form, source: random.Random) -> Iterator[float]:
    noise = float(line["Noise"])
    for number in range(len(YEARS)):
        total = _trend(line, number / (len(YEARS) - 1))
        for share in _shares(line, form):
            yield total * share + source.uniform(-noise, noise)


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
    return float(CLAIMANTS_DOUBLE) if hit else 0.0


def figure_rows(line: Row) -> list[Row]:
    """The rows of the sheet Figures for one measure."""
    return [_figure_row(figure, FORMS[line["Form"]]) for figure in draw(line)]


def _figure_row(figure: Drawn, form: Form) -> Row:
    slot = (figure.measure, figure.period)
    about = {"Measure": figure.measure, "Period": figure.period, "Assurance": _assurance(figure.period)}
    if slot in NO_SESSIONS:
        return about | {"Status": "not-applicable", "Explained by": PANDEMIC}
    about |= {"Value": str(figure.value), "Status": _status(figure, form)} | _counts(figure)
    about |= {"Explained by": BREAKS[slot]} if slot in BREAKS else {}
    return about | {heading: text for heading, text in (planned_figure(*slot) or {}).items() if heading != "Value"}


def _status(figure: Drawn, form: Form) -> str:
    if (figure.measure, figure.period) in BREAKS:
        return "break"
    recent = parse_period(figure.period).last_day >= date(2021, 3, 31)
    return "provisional" if recent or (form.accumulation == "rolling" and figure.period > "2020-21") else "final"


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


def target_rows(line: Row) -> list[Row]:
    """The rows of the sheet Targets for one measure; none where it is for context only."""
    form, aim = FORMS[line["Form"]], line.get("Aim")
    if aim is None:
        return []
    values = {figure.period: figure.value for figure in draw(line) if (line["Code"], figure.period) not in NO_SESSIONS}
    if aim == "year":
        return [_target(line, "2020-21", "2019-20-Q4", values)]
    wanted = [key for key in periods_of(form) if _has_target(key)]
    return [_target(line, key, _compared_with(line, form, key), values) for key in wanted]


def _has_target(key: str) -> bool:
    period = parse_period(key)
    return period.first_day >= date(2020, 4, 1) or key in {"2019-20", "2019-20-academic"}


def _compared_with(line: Row, form: Form, key: str) -> str:
    if form.frequency == "annual":
        keys = periods_of(form)
        return keys[keys.index(key) - 1]
    if form.accumulation == "cumulative" or line.get("Season", "lockdown") != "lockdown":
        return key.replace("2020-21", "2019-20") if "-Q" in key else _year_before(key)
    return baseline(form)


def _year_before(month: str) -> str:
    year, number = month.split("-")
    return f"{int(year) - 1}-{number}"


def _target(line: Row, key: str, before: str, values: dict[str, Decimal]) -> Row:
    tolerance = line.get("Tol") or line.get("Dead", "")
    row = {
        "Measure": line["Code"],
        "Period": key,
        "Intent": INTENT[line["Aim"]],
        "Baseline (period)": before,
        "Tolerance": tolerance,
        "Approved by": "EXB",
    }
    if line["Aim"] == "range":
        lowest, highest = line["Step"].split("-")
        row |= {"Lowest": lowest, "Highest": highest}
    else:
        step = Decimal(line["Step"]) * (1 if line["Better"] == "high" else -1)
        row |= {"Value": str(_possible(values[before] + step, FORMS[line["Form"]]))}
    return {heading: text for heading, text in row.items() if text}


def _possible(value: Decimal, form: Form) -> Decimal:
    return min(value, Decimal("100.0")) if form.unit == "percent" else max(value, Decimal(0))


INTENT = {"sustain": "sustain", "improve": "improve", "stretch": "stretch", "year": "improve", "range": "sustain"}
STRETCHED = ("ED03", "HS05", "MR10", "EN01", "EC05")


def stretch_rows(line: Row) -> list[Row]:
    """A second, higher threshold beside the target, for the few measures that have one."""
    if line["Code"] not in STRETCHED:
        return []
    return [_stretched(row) for row in target_rows(line)]


def _stretched(row: Row) -> Row:
    higher = str(Decimal(row["Value"]) + 2)
    return {**row, "Threshold": "stretch", "Intent": "stretch", "Value": higher, "Reason": "What the best quarter of councils would reach"}


def restated_rows() -> list[Row]:
    """The one figure that the second load puts right."""
    return RESTATED
