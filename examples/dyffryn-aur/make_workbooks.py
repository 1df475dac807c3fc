"""Makes the workbooks of the made-up councils from plain tables.

Run from the top of the project, where `ingest` and `graph` are found:
``PYTHONPATH=. python examples/dyffryn-aur/make_workbooks.py [FOLDER]``. Every run writes the
same cells; FOLDER is where the examples' folders stand, by default this script's parent.
"""

import sys
from pathlib import Path

from assurance import CONTESTED_LINKS, PANEL_ASSESSMENTS, VOICES, statements
from beside import BENCHMARKS, BROKEN_DOWN, FORECASTS
from first_steps import FIRST_STEPS
from learning import EVENTS, JUDGEMENTS, LESSONS, interventions, progress, recommendations
from links import MEASURES, OUTCOMES, WORK, links
from measures import measure_rows
from minutes import MINUTES, REPORTED
from money import budget_lines, money, risk_scores, risks
from people import ACKNOWLEDGEMENTS, BODIES, OVERSIGHT, SERVICES, TOPICS, meetings, posts, seats
from plans import (
    CORPORATE_PLANS,
    COUNCIL,
    EARLIER_OBJECTIVES,
    EQUALITY_OBJECTIVES,
    OBJECTIVES,
    SCHEMES,
    THEMES,
    VISION,
    plan_steps,
    service_objectives,
    service_plans,
)
from rating_schemes import rating_schemes
from series import figure_rows
from story import RESTATED
from targets import CHANGES, stretch_rows, target_rows
from workbook import Row, Sheets, write_workbook

from ingest.sheets import SHEET_NAMED

EXAMPLES = Path(__file__).resolve().parents[1]


def of_sheet(name: str, rows: list[Row]) -> list[Row]:
    """The rows with the headings of this sheet alone; further columns of a table have become links."""
    headings = {column.heading for column in SHEET_NAMED[name].columns}
    return [{heading: text for heading, text in row.items() if heading in headings} for row in rows]


def aims() -> list[Row]:
    """Aims of every kind, from the vision to the outcomes."""
    outcomes = [{"Kind": "outcome", "Plan": "CP20", **row} for row in OUTCOMES]
    ends = VISION + OBJECTIVES + EARLIER_OBJECTIVES + THEMES + EQUALITY_OBJECTIVES
    return of_sheet("Aims", ends + service_objectives() + outcomes)


def structure() -> Sheets:
    """Everything but figures and amounts."""
    return {
        "Council": COUNCIL,
        "Plans": CORPORATE_PLANS + service_plans(SERVICES),
        "Plan steps": plan_steps(SERVICES),
        "Aims": aims(),
        "Work": of_sheet("Work", WORK),
        "Progress": progress(WORK) + REPORTED,
        "Services": SERVICES,
        "Bodies": BODIES,
        "Oversight": OVERSIGHT,
        "Posts": posts(),
        "Seats": seats(),
        "Meetings": meetings(),
        "Minutes": MINUTES,
        "Scrutiny topics": TOPICS,
        "Acknowledgements": ACKNOWLEDGEMENTS,
        "Measures": measure_rows(MEASURES),
        "Rating schemes": SCHEMES,
        "Risks": risks(),
        "Budget lines": budget_lines(),
        "Interventions": interventions(),
        "Recommendations": recommendations(),
        "Lessons": LESSONS,
        "Events": EVENTS,
        "Judgements": JUDGEMENTS,
        "Links": links(),
        "Contested links": CONTESTED_LINKS,
        "Voices": VOICES,
        "Self-assessment": statements(),
        "Panel assessments": PANEL_ASSESSMENTS,
    }


def figures() -> Sheets:
    """Every figure and target."""
    return {
        "Figures": [row for line in MEASURES for row in figure_rows(line)] + FORECASTS + BROKEN_DOWN,
        "Targets": [row for line in MEASURES for row in [*target_rows(line), *stretch_rows(line)]] + CHANGES,
        "Benchmarks": BENCHMARKS,
    }


def main(folder: Path) -> None:
    """Write the workbooks of every council under this folder."""
    home = folder / "dyffryn-aur"
    write_workbook(home / "structure.xlsx", structure())
    write_workbook(home / "figures.xlsx", figures())
    write_workbook(home / "money.xlsx", {"Money": money(), "Risk scores": risk_scores()})
    write_workbook(home / "restatement" / "figures-restated.xlsx", {"Figures": RESTATED})
    write_workbook(folder / "first-steps" / "council.xlsx", FIRST_STEPS)
    write_workbook(folder / "rating-schemes" / "rules.xlsx", rating_schemes())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
