"""Makes the workbooks of the made-up councils Dyffryn Aur and First Steps from plain tables."""

from pathlib import Path

from first_steps import FIRST_STEPS
from workbook import write_workbook

EXAMPLES = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    write_workbook(EXAMPLES / "first-steps" / "council.xlsx", FIRST_STEPS)
