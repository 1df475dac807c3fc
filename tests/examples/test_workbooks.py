"""The made-up councils' workbooks: made by their script, and whole in themselves."""

import os
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import networkx
import pytest
from openpyxl import load_workbook

from graph.status.periods import parse_period
from ingest.sheets import SHEET_NAMED, Reads
from ontology.codes import code_lists
from tests.examples.workbooks import (
    ALL_WORKBOOKS,
    COUNCILS,
    EXAMPLES,
    HOME,
    ROOT,
    SIDEWAYS,
    Sheets,
    cells,
    coded,
    filled,
    read,
    split,
    walk,
)


@pytest.fixture(scope="module", params=COUNCILS)
def council(request: pytest.FixtureRequest) -> Sheets:
    return read(*COUNCILS[request.param])


def test_the_script_makes_the_committed_cells(tmp_path: Path) -> None:
    """A workbook changed by hand, or a table changed without running the script, must not go unseen."""
    script = HOME / "make_workbooks.py"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, script, tmp_path], check=True, env=environment)
    for name in ALL_WORKBOOKS:
        assert cells(tmp_path / name) == cells(EXAMPLES / name), name


@pytest.mark.parametrize("folder", COUNCILS)
def test_the_loads_named_in_the_settings_are_there(folder: str) -> None:
    """A council whose settings point to a missing file cannot be loaded."""
    settings = tomllib.loads((EXAMPLES / folder / "council.toml").read_text("utf-8"))
    assert settings["base"] == f"https://data.{folder}.example"
    times = [load["recorded_at"] for load in settings["load"]]
    assert times == sorted(times)
    assert all((EXAMPLES / folder / path).exists() for load in settings["load"] for path in load["paths"])


# whole in itself


@pytest.mark.parametrize("name", ALL_WORKBOOKS)
def test_headings_are_those_of_the_blank_workbook(name: str) -> None:
    """The reader takes headings from one table only, in that table's order."""
    for page in load_workbook(EXAMPLES / name):
        headings = [cell.value for cell in page[1]]
        assert headings == [column.heading for column in SHEET_NAMED[page.title].columns]
        assert not any(str(cell.value).startswith("EXAMPLE") for cell in page["A"])


def test_every_choice_is_a_word_of_its_code_list(council: Sheets) -> None:
    """A word outside its list would refuse the whole load."""
    for name, column, value in filled(council):
        if column.reads is Reads.CHOICE:
            for word in split(value):
                assert code_lists()[str(column.choices)].find(word), (name, column.heading, word)


def test_every_cell_has_the_type_its_column_reads(council: Sheets) -> None:
    """Numbers and dates must be real ones, as they would be in a workbook that officers fill in."""
    types = {Reads.DECIMAL: Decimal, Reads.WHOLE: Decimal, Reads.DAY: date}
    for name, column, value in filled(council):
        assert isinstance(value, types.get(column.reads, str)), (name, column.heading, value)
        if column.reads is Reads.PERIOD:
            assert parse_period(str(value)).key == value


def test_required_cells_are_filled(council: Sheets) -> None:
    """A row without what it needs is refused."""
    for name, rows in council.items():
        wanted = {column.heading for column in SHEET_NAMED[name].columns if column.required}
        for row in rows:
            assert wanted <= row.keys(), (name, row)


def test_every_reference_resolves(council: Sheets) -> None:
    """A code that no sheet defines is a broken thread."""
    codes = coded(council)
    everything = set().union(*codes.values())
    for name, column, value in filled(council):
        if column.reads is Reads.REFERENCE:
            known = (
                everything
                if "any" in column.targets
                else set().union(*(codes.get(t, set()) for t in column.targets))
            )
            assert set(split(value)) <= known, (name, column.heading, value)


def test_codes_are_unique_in_the_whole_council(council: Sheets) -> None:
    """A code alone must say what is meant, on whatever sheet it stands."""
    counted = Counter(code for codes in coded(council).values() for code in codes)
    assert [code for code, number in counted.items() if number > 1] == []


def test_no_two_rows_of_a_sheet_state_the_same_record(council: Sheets) -> None:
    """Two rows for one key are refused as duplicates."""
    for name, rows in council.items():
        key = [column.heading for column in SHEET_NAMED[name].columns if column.key]
        key += ["Scheme"] if name == "Rating schemes" else []
        counted = Counter(tuple(row.get(heading) for heading in key) for row in rows)
        assert [each for each, number in counted.items() if number > 1] == [], name


def test_vertical_links_have_no_cycle(council: Sheets) -> None:
    """Following the thread upwards must come to an end."""
    assert networkx.is_directed_acyclic_graph(walk(council, but=SIDEWAYS))


def test_every_council_says_that_it_is_made_up(council: Sheets) -> None:
    """Nobody may take these figures for a real body's."""
    assert [row["Made up"] for row in council["Council"]] == ["yes"]


WELSH = {
    "Dyffryn Aur",
    "Cynllun y Cyngor 2017-2020",
    "Cynllun y Cyngor 2020-2023",
    "Cynllun llesiant lleol 2018-2023",
    "Cynllun Cydraddoldeb Strategol 2020-2024",
    "Strategaeth Ariannol Tymor Canolig 2020-2024",
    "Datblygu'r economi",
    "Sicrhau bod pawb yn ddiogel",
    "Sicrhau Cyngor modern a chryf",
    "Gwella'r amgylchedd",
    "Gwella addysg uwchradd",
    "Hybu iechyd a lles",
    "Bwrdd Gweithredol",
    "Bwrdd gwasanaethau cyhoeddus",
    "Gwyrdd",
    "Ambr",
    "Coch",
}


def test_welsh_stands_only_where_a_glossary_has_it(council: Sheets) -> None:
    """Welsh that nobody checked is worse than none."""
    written = {value for _, column, value in filled(council) if column.language == "cy"}
    assert written <= WELSH
