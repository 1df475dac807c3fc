"""The blank workbook: every sheet, heading and drop-down, in both languages, and what a row becomes.

These tables are the only definition, a module for each theme. The template is written from them,
workbooks and mapped files are read by them, and documentation is generated from them. A heading
whose Welsh has no source is English in both templates; the reader accepts either.

What you would get wrong: the order of the sheets here is their order in the workbook.
"""

from collections.abc import Mapping

from ingest.sheets.assessment import ASSESSMENT
from ingest.sheets.learning import LEARNING
from ingest.sheets.links import LINKS
from ingest.sheets.measurement import MEASUREMENT
from ingest.sheets.model import Column, Part, Reads, Sheet, plain_heading
from ingest.sheets.money_and_risk import MONEY_AND_RISK
from ingest.sheets.organisation import ORGANISATION
from ingest.sheets.planning import PLANNING

__all__ = ["SHEETS", "SHEET_NAMED", "Column", "Part", "Reads", "Sheet", "plain_heading"]

SHEETS: tuple[Sheet, ...] = (
    *PLANNING,
    *ORGANISATION,
    *MEASUREMENT,
    *MONEY_AND_RISK,
    *LEARNING,
    *LINKS,
    *ASSESSMENT,
)

SHEET_NAMED: Mapping[str, Sheet] = {sheet.name: sheet for sheet in SHEETS}
