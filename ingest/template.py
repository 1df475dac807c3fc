"""The blank workbook as an Excel file, in English or Welsh, for people to fill in.

Everything in it comes from `ingest.sheets` and the code lists, so it cannot promise what
the reader refuses. What you would get wrong: a column of periods is formatted as text, or
Excel would turn 2020-07 into a day in July.
"""

import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ingest.sheets import SHEETS, Column, Reads, Sheet
from ingest.workbook import EXAMPLE_MARK
from ontology.codes import CodeList, Concept, code_lists

Language = Literal["en", "cy"]

LAST_ROW = 5_000
NARROWEST, WIDEST = 12, 60
NOTES, LISTS = "Notes", "Lists"
HOW_TO = (
    "Each sheet is for one kind of record. Leave out the sheets you do not need.",
    "One row is one record, whole: a blank cell says that the property is not stated.",
    f"Row 1 holds the headings. Row 2 is an example; rows that begin with {EXAMPLE_MARK} are not read.",
    "A heading with a star is needed in every row. Headings in English and Welsh are both read.",
    "A code means one thing in the whole workbook. Give it once, then use it to point to that thing.",
    "Several codes or words in one cell are parted by a semicolon.",
    "A figure that is not there stays blank; say why in the column Status. A blank is never nought.",
    "Loading never removes a record. Sheets may be spread over several workbooks.",
)
TAKES: Mapping[Reads, str] = {
    Reads.TEXT: "Text.",
    Reads.CODE: "A code: letters, digits, dots and dashes.",
    Reads.CHOICE: "A word of the list.",
    Reads.EVIDENCE: "Codes; a figure or judgement as ED03@2020-21-Q2.",
    Reads.DECIMAL: "A number.",
    Reads.FIGURE: "A number; yes or no where the measure is one.",
    Reads.WHOLE: "A whole number.",
    Reads.DAY: "A date, such as 2020-10-05.",
    Reads.PERIOD: "A period, such as 2020-21, 2020-21-Q2 or Jul 2020.",
    Reads.YES_NO: "yes or no.",
    Reads.AREA: "An ONS area code, such as W06000006.",
    Reads.WEB: "An address, such as https://data.anytown.example.",
    Reads.LIST_NUMBER: "A number of the local government services list.",
}
FORMATS: Mapping[Reads, str] = {
    Reads.CODE: "@",
    Reads.REFERENCE: "@",
    Reads.EVIDENCE: "@",
    Reads.PERIOD: "@",
    Reads.DAY: "yyyy-mm-dd",
}

_NEEDED_FILL = PatternFill("solid", fgColor="FFE699")
_NEEDED_EDGE = Border(bottom=Side(style="thick"))
_OTHER_EDGE = Border(bottom=Side(style="thin"))


def write_template(path: Path, language: Language) -> None:
    """Write the blank workbook with headings and words in a language, whole or not at all.

    Where no Welsh is sourced the English stands in its place.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _book(language).save(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def word_in(concept: Concept, language: Language) -> str:
    """The word that the drop-downs of a language offer for a concept."""
    return concept.labels.get(language, concept.labels["en"])


def heading_in(column: Column, language: Language) -> str:
    """The heading of a column in a language, with a star where it is required."""
    text = (column.welsh if language == "cy" else None) or column.heading
    return f"{text} *" if column.required else text


def tab_in(sheet: Sheet, language: Language) -> str:
    """The name of a sheet in a language."""
    return (sheet.welsh if language == "cy" else None) or sheet.name


def _book(language: Language) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_notes(book.create_sheet(NOTES), language)
    pages = [(sheet, book.create_sheet(tab_in(sheet, language))) for sheet in SHEETS]
    ranges = _write_lists(book.create_sheet(LISTS), language)
    for sheet, page in pages:
        _write_sheet(page, sheet, language, ranges)
    return book


def _marked(text: str, language: Language) -> str:
    return text if language == "en" else f"{text} (English)"


def _write_notes(page: Worksheet, language: Language) -> None:
    page.cell(1, 1, _marked("How to fill in this workbook", language)).font = Font(bold=True, size=14)
    for row, line in enumerate(HOW_TO, start=3):
        page.cell(row, 1, _marked(line, language))
    for row, sheet in enumerate(SHEETS, start=len(HOW_TO) + 4):
        page.cell(row, 1, tab_in(sheet, language)).font = Font(bold=True)
        page.cell(row, 2, _marked(sheet.purpose, language))
    page.column_dimensions["A"].width = 24
    page.column_dimensions["B"].width = 100
    _print_on_one_width(page)


def _print_on_one_width(page: Worksheet) -> None:
    """Whoever prints a sheet to fill it in by hand gets its columns side by side."""
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_lists(page: Worksheet, language: Language) -> Mapping[str, str]:
    """Write the words of every list that a column uses; returns the range of each list by its key."""
    page.sheet_state = "hidden"
    used = dict.fromkeys(
        column.choices for sheet in SHEETS for column in sheet.columns if column.choices is not None
    )
    return {
        key: _write_list(page, number, code_lists()[key], language)
        for number, key in enumerate(used, start=1)
    }


def _write_list(page: Worksheet, number: int, found: CodeList, language: Language) -> str:
    page.cell(1, number, found.key)
    for row, concept in enumerate(found.concepts, start=2):
        page.cell(row, number, word_in(concept, language))
    letter = get_column_letter(number)
    return f"{LISTS}!${letter}$2:${letter}${len(found.concepts) + 1}"


def _write_sheet(page: Worksheet, sheet: Sheet, language: Language, ranges: Mapping[str, str]) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        _write_heading(page, number, column, language)
        page.column_dimensions[letter].number_format = FORMATS.get(column.reads, "General")
        _write_example(page, number, sheet, language)
        widest = max(len(str(page.cell(row, number).value or "")) for row in (1, 2))
        page.column_dimensions[letter].width = min(max(widest + 3, NARROWEST), WIDEST)
        if drop_down := _drop_down(column, ranges):
            drop_down.add(f"{letter}2:{letter}{LAST_ROW}")
            page.add_data_validation(drop_down)
    page.freeze_panes = "B2"
    _print_on_one_width(page)
    page.print_title_rows = "1:1"


def _write_heading(page: Worksheet, number: int, column: Column, language: Language) -> None:
    cell = page.cell(1, number, heading_in(column, language))
    cell.font = Font(bold=column.required)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = _NEEDED_EDGE if column.required else _OTHER_EDGE
    if column.required:
        cell.fill = _NEEDED_FILL
    cell.comment = Comment(_marked(explained(column, language), language), "Golden Thread", 150, 300)


def explained(column: Column, language: Language) -> str:
    """What a column takes, as the note at its heading says it."""
    said = [_takes(column, language)]
    said += ["Several are parted by a semicolon."] if column.many else []
    said += [f"{column.note.rstrip('.')}."] if column.note else []
    said += [f"Blank means {column.default}."] if column.default else []
    said += ["Needed in every row."] if column.required else []
    said += ["Two rows must differ in this or another such column."] if column.key else []
    return " ".join(said)


def _takes(column: Column, language: Language) -> str:
    if column.reads is not Reads.REFERENCE:
        return TAKES[column.reads]
    if "any" in column.targets:
        return "A code of any sheet, or of a national goal."
    if column.targets == ("Goals",):
        return f"A national goal: {', '.join(goal.notation for goal in code_lists()['goal'].concepts)}."
    tabs = [tab_in(sheet, language) for sheet in SHEETS if sheet.name in column.targets]
    return f"A code of: {', '.join(tabs)}."


def _write_example(page: Worksheet, number: int, sheet: Sheet, language: Language) -> None:
    column = sheet.columns[number - 1]
    text = sheet.example.get(column.heading)
    if text is None:
        return
    value = f"{EXAMPLE_MARK} {text}" if number == 1 else _typed(column, text, language)
    cell = page.cell(2, number, value)
    cell.font = Font(italic=True)
    cell.number_format = FORMATS.get(column.reads, "General")


def _typed(column: Column, text: str, language: Language) -> str | Decimal | date:
    concept = code_lists()[column.choices].find(text) if column.choices else None
    if concept:
        return word_in(concept, language)
    if column.reads in {Reads.DECIMAL, Reads.FIGURE, Reads.WHOLE}:
        return Decimal(text)
    return date.fromisoformat(text) if column.reads is Reads.DAY else text


def _drop_down(column: Column, ranges: Mapping[str, str]) -> DataValidation | None:
    formula = '"yes,no"' if column.reads is Reads.YES_NO else ranges.get(column.choices or "")
    if formula is None:
        return None
    return DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=not column.many,
        errorTitle="Golden Thread",
        error="Choose a word of the list.",
    )
