"""What the columns of the measure tables mean, and the sheet Measures made from them.

A measure table has one line a measure. ``Form`` stands for the fields of `FORMS`; ``Shows``
says what it indicates and how strongly; ``Aim``, ``Step`` and ``Tol`` make its targets. Its
made-up line stands steady at ``To`` where ``From`` is blank; else it goes from ``From`` to
``To``, evenly or at once (`story.SHIFTS`); ``Noise`` is how far chance may take a figure from
it, under half the dead band so that no dip happens by chance.

What you would get wrong: a blank ``Dead`` means that no dead band is set, so that no dip can
be told; it is not a dead band of nought.
"""

from dataclasses import dataclass

from details import DEFINED, DETAILS
from workbook import Row

POLARITY = {
    "high": "higher-is-better",
    "low": "lower-is-better",
    "range": "within-range",
    "none": "context-only",
}
SCOPE = {"pop": "population", "perf": "performance"}


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that measures of one sort share; ``lag`` is days after the period's end."""

    unit: str
    decimals: int
    statistic: str
    accumulation: str
    frequency: str = "quarterly"
    calendar: str = "financial"
    lag: int = 30


FORMS = {
    "pct": Form("percent", 1, "ratio", "flow"),
    "pct-point": Form("percent", 1, "ratio", "point-in-time"),
    "pct-year": Form("percent", 1, "ratio", "cumulative"),
    "pct-rolling": Form("percent", 1, "ratio", "rolling", lag=75),
    "count": Form("number", 0, "count", "flow"),
    "count-point": Form("number", 0, "count", "point-in-time"),
    "count-year": Form("number", 0, "count", "cumulative"),
    "per-1000": Form("per-1000", 1, "rate", "flow"),
    "per-10000": Form("per-10000", 1, "rate", "point-in-time"),
    "days": Form("days", 1, "mean", "flow"),
    "days-median": Form("days", 1, "median", "flow"),
    "days-year": Form("days", 2, "mean", "cumulative"),
    "hours": Form("hours", 1, "count", "flow"),
    "tonnes": Form("tonnes", 0, "count", "flow"),
    "kilograms-year": Form("kilograms", 1, "mean", "cumulative"),
    "mean-cost": Form("pounds", 0, "mean", "flow"),
    "money-point": Form("pounds", 0, "money", "point-in-time"),
    "money-year": Form("pounds", 0, "money", "cumulative"),
    "month-pct": Form("percent", 1, "ratio", "flow", "monthly", lag=21),
    "month-pct-point": Form("percent", 1, "ratio", "point-in-time", "monthly", lag=21),
    "month-count": Form("number", 0, "count", "flow", "monthly", lag=21),
    "month-count-point": Form("number", 0, "count", "point-in-time", "monthly", lag=21),
    "month-rate": Form("per-100000", 1, "rate", "flow", "monthly", lag=21),
    "annual-pct": Form("percent", 1, "ratio", "flow", "annual", lag=45),
    "annual-count": Form("number", 0, "count", "point-in-time", "annual", lag=45),
    "annual-cost": Form("pounds", 2, "mean", "flow", "annual", lag=45),
    "survey-pct": Form("percent", 1, "ratio", "flow", "annual", lag=200),
    "survey-money": Form("pounds", 2, "median", "flow", "annual", lag=200),
    "school-pct": Form("percent", 1, "ratio", "flow", "annual", "academic", 60),
    "school-points": Form("points", 1, "mean", "flow", "annual", "academic", 60),
    "school-count": Form("number", 0, "count", "flow", "annual", "academic", 60),
}
BASELINE = {
    "quarterly": "2019-20-Q4",
    "monthly": "2020-02",
    "annual": "2019-20",
    "academic": "2018-19-academic",
}


def baseline(form: Form) -> str:
    """The period that the targets of measures of this form are set against."""
    return BASELINE["academic" if form.calendar == "academic" else form.frequency]


def measure_rows(tables: list[Row]) -> list[Row]:
    """The rows of the sheet Measures."""
    return [_measure_row(line, FORMS[line["Form"]]) for line in tables]


def _measure_row(line: Row, form: Form) -> Row:
    stated = {
        "Code": line["Code"],
        "Name (English)": line["Name"],
        "Kind": line["Kind"],
        "Scope": SCOPE[line["Scope"]],
        "Polarity": POLARITY[line["Better"]],
        "Seasonal": "yes" if line.get("Season", "lockdown") != "lockdown" else "no",
        "Dead band": line.get("Dead", ""),
        "Scheme": line.get("Scheme", ""),
        "Owner": line.get("Owner", ""),
        "Baseline (period)": baseline(form),
    }
    defined = {heading: text for heading, text in DEFINED.get(line["Code"], {}).items() if text}
    about = {heading: text for heading, text in DETAILS.get(line["Code"], {}).items() if heading in ABOUT}
    return {heading: text for heading, text in (stated | _form_cells(form) | about | defined).items() if text}


ABOUT = ("Definition (English)", "Numerator", "Denominator", "Data source")


def _form_cells(form: Form) -> dict[str, str]:
    return {
        "Unit": form.unit,
        "Decimals": str(form.decimals),
        "Statistic": form.statistic,
        "Accumulation": form.accumulation,
        "Frequency": form.frequency,
        "Calendar": form.calendar,
        "Available after (days)": str(form.lag),
    }
