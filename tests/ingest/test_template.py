"""The blank workbook: it loads as nothing, offers only words that are read, and says the same twice."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.names import Names
from graph.trail.reading import NOTHING
from ingest.load import state
from ingest.reading import FilesRead, read_files
from ingest.sheets import SHEETS, Column, Reads
from ingest.template import heading_in, tab_in, word_in, write_template
from ingest.workbook import EXAMPLE_MARK
from ontology.codes import code_lists

FIRST_STEPS = Path(__file__).parents[2] / "examples" / "first-steps" / "council.xlsx"
NAMES = Names("https://data.first-steps.example")
LANGUAGES = ("en", "cy")
COLUMNS = [(sheet, column) for sheet in SHEETS for column in sheet.columns]
CHOICES = [column for _, column in COLUMNS if column.choices]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    """Each language of the template."""
    return request.param


@pytest.fixture(scope="module")
def template(language, tmp_path_factory) -> Path:
    """The blank workbook in one language, written once."""
    path = tmp_path_factory.mktemp("template") / f"blank-{language}.xlsx"
    write_template(path, language)
    return path


def typed(column: Column, text: str, language) -> str:
    """A cell's text with the words of choices in a language."""
    if column.reads is not Reads.CHOICE:
        return text
    concepts = [code_lists()[column.choices].find(part.strip()) for part in text.split(";")]
    return "; ".join(word_in(concept, language) for concept in concepts)


def filled(template: Path, read: FilesRead, language, path: Path) -> FilesRead:
    """The same rows typed below the example rows of a template, and read back."""
    book = openpyxl.load_workbook(template)
    for row in read.rows:
        page = book[tab_in(row.sheet, language)]
        number = page.max_row + 1
        for column, field in row.fields.items():
            index = row.sheet.columns.index(column) + 1
            page.cell(number, index, typed(column, field.text, language)).data_type = "s"
    book.save(path)
    return read_files([path])


def test_it_loads_as_nothing_in_it(template):
    """An officer who loads the blank workbook by mistake is told of no fault and changes nothing."""
    read = read_files([template])
    assert (read.rows, read.findings) == ((), ())


def test_rows_typed_in_either_language_state_the_same_records(template, language, tmp_path):
    """A council that works in Welsh must get the same thread as one that works in English."""
    original = read_files([FIRST_STEPS])
    again = filled(template, original, language, tmp_path / "filled.xlsx")
    wanted, found = (state(read, NAMES, NOTHING) for read in (original, again))
    assert found.findings == ()
    assert {each.record for each in found.records} == {each.record for each in wanted.records}
    assert len(found.records) >= 40


@settings(max_examples=15, deadline=None)
@given(
    pairs=st.lists(st.tuples(st.sampled_from(COLUMNS), st.sampled_from(LANGUAGES)), min_size=1, max_size=40)
)
def test_every_heading_of_either_template_is_read_as_its_column(pairs):
    """A heading that the template writes and the reader refuses would stop the first user."""
    for (sheet, column), language in pairs:
        assert sheet.column(heading_in(column, language)) is column


def test_every_word_a_drop_down_offers_is_read_as_its_choice(template, language):
    """A drop-down that offers a word which is then refused would be a trap."""
    lists = openpyxl.load_workbook(template)["Lists"]
    offered = {cells[0]: [word for word in cells[1:] if word] for cells in lists.iter_cols(values_only=True)}
    assert set(offered) == {column.choices for column in CHOICES}
    for key, words in offered.items():
        assert [code_lists()[key].find(word) for word in words] == list(code_lists()[key].concepts)


def test_every_choice_column_has_a_drop_down_of_its_whole_list(template, language):
    """A list cut short, as Excel cuts typed-in lists at 255 characters, would hide choices."""
    book = openpyxl.load_workbook(template)
    for sheet in SHEETS:
        page = book[tab_in(sheet, language)]
        ranges = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
        for index, column in enumerate(sheet.columns):
            if column.choices:
                letter = openpyxl.utils.get_column_letter(index + 1)
                tab, _, area = ranges[f"{letter}2:{letter}5000"].partition("!")
                words = [cell.value for (cell,) in book[tab][area.replace("$", "")]]
                assert len(words) == len(code_lists()[column.choices].concepts), column.heading
                assert all(words)
    assert book["Lists"].sheet_state == "hidden"


def test_it_has_notes_then_every_sheet_in_order_with_headings_and_an_example(template, language):
    """The order of the sheets is the order in which a council fills them in."""
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == ["Notes", *(tab_in(sheet, language) for sheet in SHEETS), "Lists"]
    assert book["Notes"]["A1"].value.startswith("How to fill in this workbook")
    for sheet in SHEETS:
        page = book[tab_in(sheet, language)]
        assert page.freeze_panes == "B2"
        assert page["A2"].value.startswith(EXAMPLE_MARK)
        assert [cell.value for cell in page[1]] == [heading_in(column, language) for column in sheet.columns]
        assert all(cell.comment and cell.comment.text for cell in page[1])


def test_needed_headings_are_marked_by_more_than_colour(template, language):
    """Whoever cannot tell the colours apart must still see what is needed."""
    book = openpyxl.load_workbook(template)
    for sheet in SHEETS:
        for cell, column in zip(book[tab_in(sheet, language)][1], sheet.columns, strict=True):
            assert cell.value.endswith(" *") is column.required
            assert bool(cell.font.bold) is column.required


def test_columns_of_periods_and_codes_are_text(template, language):
    """Excel would otherwise turn 2020-07 into a day and 007 into 7."""
    book = openpyxl.load_workbook(template)
    figures = next(sheet for sheet in SHEETS if sheet.name == "Figures")
    page = book[tab_in(figures, language)]
    assert page.column_dimensions["B"].number_format == "@"


def test_the_examples_of_the_template_are_rows_that_can_be_read():
    """An example that breaks a rule would teach the fault."""
    for sheet in SHEETS:
        for heading, text in sheet.example.items():
            column = sheet.column(heading)
            assert column is not None, (sheet.name, heading)
            if column.choices:
                assert code_lists()[column.choices].find(text), (sheet.name, heading)
        assert all(column.heading in sheet.example for column in sheet.columns if column.required)


def test_every_run_writes_the_same_cells(template, language, tmp_path):
    """Workbooks are compared by their cells; a template that varied could not be."""
    write_template(tmp_path / "again.xlsx", language)
    first, second = openpyxl.load_workbook(template), openpyxl.load_workbook(tmp_path / "again.xlsx")
    for one, other in zip(first, second, strict=True):
        assert list(one.values) == list(other.values)


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    """A full disk must not leave half a workbook where a whole one stood."""
    path = tmp_path / "blank.xlsx"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        write_template(path, "en")
    assert [each.name for each in tmp_path.iterdir()] == ["blank.xlsx"]
    assert path.read_text() == "old"


def test_examples_are_seen_whole(template):
    """An example cut off by its neighbour shows nobody how a row is filled in."""
    for page in openpyxl.load_workbook(template).worksheets:
        if page.freeze_panes is None:
            continue
        for cell in (*page[1], *page[2]):
            width = page.column_dimensions[cell.column_letter].width
            assert len(_seen(cell.value)) <= width, (page.title, cell.coordinate)


def _seen(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value or "")
