"""Sets the targets that the council would have set from the figures before.

What you would get wrong: a target is set against a baseline period, the same quarter a year
before for seasonal and cumulative measures; ``year`` means that only the year's end has one,
so that no quarter can be rated. A target that changes within its year keeps its row; `CHANGES` holds the
one that takes its place.
"""
# ruff: noqa: E501 (tables are read across)

from decimal import Decimal

from measures import FORMS, Form, baseline
from series import PANDEMIC_START, draw, periods_of
from workbook import Row, table

from graph.status.periods import parse_period

INTENT = {
    "sustain": "sustain",
    "improve": "improve",
    "stretch": "stretch",
    "year": "improve",
    "range": "sustain",
}
STRETCH_REASON = "What the council would reach if every change it plans worked"
CHANGES = table("""
    Measure | Period  | Intent  | Value | Baseline (period) | Tolerance | In force from | Approved by | Reason
    EC06    | 2020-21 | improve | 73.0  | 2019-20-Q4        | 4.0       | 2021-01-01    | EXB         | Three planning posts are empty until the spring
""")
STRETCHED = ("ED03", "HS05", "MR10", "EN01", "EC05")


def target_rows(line: Row) -> list[Row]:
    """The rows of the sheet Targets for one measure; none where it is for context only."""
    form, aim = FORMS[line["Form"]], line.get("Aim")
    if aim is None:
        return []
    values = {figure.period: figure.value for figure in draw(line)}
    if aim == "year":
        return [_target(line, "2020-21", "2019-20-Q4", values)]
    wanted = [key for key in periods_of(form) if _has_target(key)]
    return [_target(line, key, _compared_with(line, form, key), values) for key in wanted]


def _has_target(key: str) -> bool:
    period = parse_period(key)
    return period.first_day >= PANDEMIC_START or key in {"2019-20", "2019-20-academic"}


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
    return {heading: text for heading, text in row.items() if text} | _wanted(line, values[before])


def _wanted(line: Row, before: Decimal) -> Row:
    if line["Aim"] == "range":
        lowest, highest = line["Step"].split("-")
        return {"Lowest": lowest, "Highest": highest}
    step = Decimal(line["Step"]) * (1 if line["Better"] == "high" else -1)
    return {"Value": str(_possible(before + step, FORMS[line["Form"]]))}


def _possible(value: Decimal, form: Form) -> Decimal:
    return min(value, Decimal("100.0")) if form.unit == "percent" else max(value, Decimal(0))


def stretch_rows(line: Row) -> list[Row]:
    """A second, higher threshold beside the target, for the few measures that have one."""
    if line["Code"] not in STRETCHED:
        return []
    return [_stretched(row) for row in target_rows(line)]


def _stretched(row: Row) -> Row:
    higher = str(Decimal(row["Value"]) + 2)
    return {**row, "Threshold": "stretch", "Intent": "stretch", "Value": higher, "Reason": STRETCH_REASON}
