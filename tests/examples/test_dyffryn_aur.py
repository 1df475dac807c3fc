"""The made-up councils' workbooks: made by their script, whole in themselves, telling the planned story."""

import os
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import networkx
import pytest
from openpyxl import load_workbook

from graph.status.periods import parse_period
from graph.status.variation import Point, Variation, judge_points
from ingest.sheets import SHEET_NAMED, Column, Reads
from ontology.codes import code_lists

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
HOME = EXAMPLES / "dyffryn-aur"
WORKBOOKS = ("structure.xlsx", "figures.xlsx", "money.xlsx")
MADE = [*(f"dyffryn-aur/{name}" for name in WORKBOOKS), "dyffryn-aur/restatement/figures-restated.xlsx"]
SMALL = {"first-steps": "council.xlsx", "rating-schemes": "rules.xlsx"}
ALL_WORKBOOKS = [*MADE, *(f"{folder}/{name}" for folder, name in SMALL.items())]
COUNCILS = {
    "dyffryn-aur": [HOME / name for name in WORKBOOKS],
    **{folder: [EXAMPLES / folder / name] for folder, name in SMALL.items()},
}
TODAY = date(2021, 5, 20)
SIDEWAYS = {"Influences", "Threatens"}

Row = dict[str, object]
Sheets = dict[str, list[Row]]


def read(*paths: Path) -> Sheets:
    """Every sheet of these workbooks as rows by heading, blank cells left out."""
    sheets: Sheets = {}
    for path in paths:
        for page in load_workbook(path):
            headings, *lines = page.iter_rows(values_only=True)
            sheets[page.title] = [_row(headings, line) for line in lines]
    return sheets


def _row(headings: tuple[object, ...], line: tuple[object, ...]) -> Row:
    cells = zip(headings, line, strict=True)
    return {str(heading): _plain(value) for heading, value in cells if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    return Decimal(str(value)) if isinstance(value, float | int) else value


def cells(path: Path) -> dict[tuple[str, str], object]:
    """Every filled cell of a workbook by sheet and reference."""
    return {
        (page.title, cell.coordinate): cell.value
        for page in load_workbook(path)
        for line in page.iter_rows()
        for cell in line
        if cell.value is not None
    }


@pytest.fixture(scope="module", params=COUNCILS)
def council(request: pytest.FixtureRequest) -> Sheets:
    return read(*COUNCILS[request.param])


@pytest.fixture(scope="module")
def thread() -> Sheets:
    return read(*COUNCILS["dyffryn-aur"])


@pytest.fixture(scope="module")
def measures(thread: Sheets) -> dict[object, Row]:
    return {row["Code"]: row for row in thread["Measures"]}


@pytest.fixture(scope="module")
def figures(thread: Sheets) -> dict[tuple[str, str], Row]:
    """What has happened; the forecasts beside it are not of its series."""
    rows = [row for row in thread["Figures"] if row["Status"] != "Forecast"]
    return {(str(row["Measure"]), str(row["Period"])): row for row in rows}


def test_others_and_forecasts_stand_beside_the_figures(
    thread: Sheets, measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """Each sort of comparator is shown, for a period that has a figure; forecasts are for the year alone."""
    beside = thread["Benchmarks"]
    assert {row["Definition match"] for row in beside} == {
        "Same definition", "Similar definition", "Different definition",
    }  # fmt: skip
    assert all((row["Measure"], row["Period"]) in figures for row in beside)
    forecasts = [row for row in thread["Figures"] if row["Status"] == "Forecast"]
    assert {(row["Measure"], row["Period"]) for row in forecasts} == {
        (code, "2020-21") for code in ("HS19", "EC06", "EN13")
    }


def filled(sheets: Sheets) -> Iterator[tuple[str, Column, object]]:
    """Every filled cell with its sheet's name and column."""
    for name, rows in sheets.items():
        for row in rows:
            for heading, value in row.items():
                column = SHEET_NAMED[name].column(heading)
                assert column is not None, f"{name} has no heading {heading}"
                yield name, column, value


def split(value: object) -> list[str]:
    return str(value).split("; ")


def coded(sheets: Sheets) -> dict[str, set[str]]:
    """The codes that each sheet defines, and the goals that are shipped."""
    found = {name: {str(row["Code"]) for row in rows if "Code" in row} for name, rows in sheets.items()}
    found["Rating schemes"] = {str(row["Scheme"]) for row in sheets["Rating schemes"]}
    found["Goals"] = {each.notation for each in code_lists()["goal"].concepts}
    return found


def walk(sheets: Sheets, *, but: frozenset[str] | set[str] = frozenset()) -> networkx.DiGraph:
    """The links as a graph, leaving out some types."""
    graph = networkx.DiGraph()
    graph.add_edges_from((row["From"], row["To"]) for row in sheets["Links"] if row["Type"] not in but)
    return graph


# made by the script


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


# what was promised of Dyffryn Aur


def test_the_structure_is_as_large_as_promised(thread: Sheets) -> None:
    """The demonstration must be of a council's size, not of a toy's."""
    kinds = Counter(row["Kind"] for row in [*thread["Aims"], *thread["Bodies"], *thread["Plans"]])
    assert kinds["Well-being objective"] == 6 + 8
    assert (kinds["Partnership theme"], kinds["Equality objective"]) == (6, 5)
    assert (kinds["Department"], kinds["Priority board"], kinds["Improvement board"]) == (6, 6, 1)
    assert kinds["Overview and scrutiny committee"] == 3
    assert (len(thread["Services"]), kinds["Service plan"]) == (25, 22)
    assert len(thread["Plan steps"]) == 22 * 4
    assert 115 <= len(thread["Measures"]) <= 130
    assert len(thread["Links"]) >= 400


def test_objectives_of_the_plan_before_live_on_in_the_present_ones(thread: Sheets) -> None:
    """A line of figures can follow an objective only if its forerunners are named."""
    aims = {row["Code"]: row for row in thread["Aims"]}
    replaced = {old for aim in aims.values() if "Replaces" in aim for old in split(aim["Replaces"])}
    assert replaced == {code for code, aim in aims.items() if aim.get("Plan") == "CP17"}


RATE = code_lists()["unit"].forms["per-1000"].labels["en"]


def test_there_are_measures_of_every_kind(thread: Sheets) -> None:
    """Each kind is judged by rules of its own, so each must occur."""
    seen = {
        heading: {row[heading] for row in thread["Measures"]}
        for heading in (
            "Unit",
            "Polarity",
            "Accumulation",
            "Frequency",
            "Calendar",
            "Scope",
            "Kind",
            "Statistic",
        )
    }
    assert seen["Unit"] >= {"Per cent", "Number", "Days", "Pounds", RATE}
    assert len(seen["Polarity"]) == len(seen["Accumulation"]) == 4
    assert seen["Frequency"] == {"Monthly", "Quarterly", "Annual"}
    assert seen["Calendar"] == {"Financial year", "Academic year"}
    assert len(seen["Scope"]) == 2
    assert len(seen["Kind"]) == 6
    assert seen["Statistic"] >= {"Count", "Ratio", "Rate", "Mean", "Median", "Money"}
    assert sum(row["Seasonal"] == "yes" for row in thread["Measures"]) >= 5


def test_series_are_as_long_as_promised(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """Quarterly lines need sixteen points and monthly ones at least thirty-six to show variation."""
    points = Counter(code for code, _ in figures)
    not_due = {code for code, row in measures.items() if row["Available after (days)"] == 75}
    quarterly = {code for code, row in measures.items() if row["Frequency"] == "Quarterly"}
    assert {points[str(code)] for code in quarterly - not_due - {"EN09"}} == {16}
    monthly = [points[str(code)] for code, row in measures.items() if row["Frequency"] == "Monthly"]
    assert len(monthly) >= 5
    assert min(monthly) >= 36


def test_targets_are_of_every_intent_and_shape(thread: Sheets) -> None:
    """Sustain, improve, stretch, a range, a second threshold, and year-ends alone must all be there."""
    targets = thread["Targets"]
    assert {row["Intent"] for row in targets} == {"Sustain", "Improve", "Stretch"}
    assert any("Lowest" in row and "Highest" in row and "Value" not in row for row in targets)
    assert any(row.get("Threshold") == "stretch" for row in targets)
    year_end = {row["Measure"] for row in targets if row["Period"] == "2020-21"}
    in_year = {row["Measure"] for row in targets if "-Q" in str(row["Period"])}
    assert {"HS19", "EC06", "EN13"} <= year_end - in_year


def test_budgets_have_their_four_views_in_every_quarter(thread: Sheets) -> None:
    """Performance stands beside money only where both are reported for the quarter."""
    views = {(row["Budget line"], row["Period"], row["View"]) for row in thread["Money"]}
    for line in thread["Budget lines"]:
        for quarter in range(1, 5):
            for view in ("Original budget", "Profile to date", "Actual to date", "Forecast outturn"):
                assert (line["Code"], f"2020-21-Q{quarter}", view) in views


def test_links_are_judged_signed_and_dated_but_not_all(thread: Sheets) -> None:
    """Links nobody judged, old reviews, hindrance and expiry are each shown in their own way."""
    links = thread["Links"]
    judged = [row for row in links if "Strength" in row]
    assert 0.75 < len(judged) / len(links) < 0.95
    assert sum(row["Sign"] == "Hinders" for row in links) >= 3
    assert {row["Basis"] for row in links} == {"Source", "Officer", "Editor"}
    assert all("Asserted by" in row for row in links)
    assert any(row["Reviewed on"] < date(2020, 5, 20) for row in links if "Reviewed on" in row)
    assert any(row["Valid to"] <= date(2020, 9, 1) for row in links if "Valid to" in row)
    assert any("Under objective" in row and row["From"] == "SVC-YS" for row in links)


# plausible figures


def test_figures_lie_where_their_unit_allows(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """Percentages lie between nought and a hundred, counts are whole, nothing is negative."""
    for (code, period), row in figures.items():
        if "Value" not in row:
            continue
        value, unit = row["Value"], measures[code]["Unit"]
        assert isinstance(value, Decimal)
        assert value >= 0
        assert unit != "Per cent" or value <= 100, (code, period)
        assert unit != "Number" or value == value.to_integral_value(), (code, period)


def test_a_blank_figure_says_why(figures: dict[tuple[str, str], Row]) -> None:
    """A blank is not a nought: it needs a status, and where schools were shut also the event behind it."""
    blank = {
        slot: (row["Status"], row.get("Explained by")) for slot, row in figures.items() if "Value" not in row
    }
    shut = {(code, "2020-21-Q1"): ("Not applicable", "EV-PAN") for code in ("ED01", "ED02", "ED03", "ED04")}
    few = {("SF19", period): ("Withheld", None) for period in ("2020-21-Q3", "2020-21-Q4")}
    assert blank == shut | few


def test_no_figure_is_for_a_period_that_was_not_over(figures: dict[tuple[str, str], Row]) -> None:
    """Such a figure would refuse the load."""
    assert max(parse_period(period).last_day for _, period in figures) < TODAY


def test_year_to_date_figures_do_not_fall_within_a_year(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """What has been counted since 1 April cannot be uncounted."""
    for (code, period), row in figures.items():
        if measures[code]["Accumulation"] == "Year to date" and not period.endswith("Q1"):
            before = figures[code, f"{period[:-1]}{int(period[-1]) - 1}"]
            assert row["Value"] >= before["Value"], (code, period)


def test_counts_give_the_percentage_stated(figures: dict[tuple[str, str], Row]) -> None:
    """A percentage that its own two counts contradict would be warned of."""
    for slot, row in figures.items():
        if "Numerator" in row:
            share = 100 * row["Numerator"] / row["Denominator"]
            assert share.quantize(Decimal("0.1"), ROUND_HALF_UP) == row["Value"], slot


def test_most_measures_show_no_real_change(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """A council's figures mostly go up and down by chance; a signal on every line is no signal."""
    judged = [signal for code in measures if (signal := latest_variation(str(code), measures, figures))]
    ordinary = sum(signal is Variation.COMMON_CAUSE for signal in judged)
    assert len(judged) > 50
    assert 0.5 < ordinary / len(judged) < 0.8


def latest_variation(
    code: str, measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> Variation | None:
    """What the latest figure of a quarterly or monthly measure shows, if its series may be judged."""
    measure = measures[code]
    fitting = measure["Accumulation"] in {"The period alone", "Point in time"} and measure["Seasonal"] == "no"
    if not fitting or measure["Frequency"] == "Annual":
        return None
    points = [
        Point(parse_period(period).last_day, row["Value"], row["Status"] == "Break in series")
        for (measured, period), row in figures.items()
        if measured == code and "Value" in row
    ]
    return judge_points(points, POLARITY.get(measure["Polarity"], "context-only"))[-1].variation


POLARITY: dict[object, str] = {"Higher is better": "higher-is-better", "Lower is better": "lower-is-better"}


def test_measures_that_shifted_show_it(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """The shifts and drifts that the README names must be found by the figures alone."""
    better, worse = ("HS05", "EC17", "MR09", "EC19", "EN05", "EC20", "EN14"), ("HS10", "SF07", "SF08", "HS23")
    signals = {code: latest_variation(code, measures, figures) for code in better + worse}
    assert {signals[code] for code in better} == {Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW}
    assert {signals[code] for code in worse} == {Variation.CONCERN_HIGH, Variation.CONCERN_LOW}


def test_work_is_reported_on_each_quarter(thread: Sheets) -> None:
    """A board that meets in the autumn must see what was reported before it, not blanks."""
    summer = {row["About"] for row in thread["Progress"] if row["Reported on"] < date(2020, 9, 30)}
    assert {row["Code"] for row in thread["Work"]} <= summer


def test_what_was_agreed_stands_in_every_way_it_can(thread: Sheets) -> None:
    """Each priority board has actions; one was done late, one is paused, one stopped, both by a decision."""
    minutes = {row["Code"]: row for row in thread["Minutes"]}
    actions = {code for code, row in minutes.items() if row["Kind"] == "Action"}
    boards = {row["Code"] for row in thread["Bodies"] if row["Kind"] == "Priority board"}
    assert boards <= {minutes[code]["Body"] for code in actions}
    last = {row["About"]: row for row in thread["Progress"] if row["About"] in actions}
    assert Counter(row["Status"] for row in last.values()) >= Counter(("Paused", "Stopped"))
    decided = [row["Decision"] for row in thread["Progress"] if row["Status"] in {"Paused", "Stopped"}]
    assert all(minutes[code]["Kind"] == "Decision" for code in decided)
    assert last["MIN-EDU-2"]["Done on"] > minutes["MIN-EDU-2"]["Due on"]
    assert actions - set(last) == {"MIN-ENV-2"}
    assert all(row["Agreed on"] <= TODAY for row in minutes.values())


# the planned story


def is_dip(code: str, period: str, measures: dict[object, Row], figures: dict[tuple[str, str], Row]) -> bool:
    """Whether a figure is worse than its comparator by more than the dead band."""
    measure, row = measures[code], figures[code, period]
    if measure["Polarity"] not in BETTER or "Dead band" not in measure or row["Status"] == "Break in series":
        return False
    a_year_back = measure["Seasonal"] == "yes" or measure["Accumulation"] == "Year to date"
    now = parse_period(period)
    comparator = now.same_last_year if a_year_back or measure["Calendar"] == "Academic year" else now.previous
    before = figures.get((code, comparator.key if comparator else ""), {})
    if "Value" not in row or "Value" not in before:
        return False
    return BETTER[measure["Polarity"]] * (row["Value"] - before["Value"]) < -measure["Dead band"]


BETTER: dict[object, int] = {"Higher is better": 1, "Lower is better": -1}
DIPS = {
    ("ED03", "2020-21-Q2"),
    ("ED03", "2020-21-Q3"),
    ("ED03", "2020-21-Q4"),
    ("MR13", "2020-21-Q2"),
    ("EC05", "2020-21-Q3"),
    ("HS02", "2020-21-Q3"),
    ("SF04", "2020-21-Q3"),
    ("ED11", "2020-21-Q4"),
    ("EN06", "2020-21-Q4"),
    ("HS11", "2020-21-Q4"),
}


def test_the_planned_dips_are_the_only_ones_from_the_summer_on(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """The story is told by its dips; a dip by chance would tell another one."""
    recent = [slot for slot in figures if parse_period(slot[1]).first_day >= date(2020, 7, 1)]
    assert {slot for slot in recent if is_dip(*slot, measures, figures)} == DIPS


def test_commentary_is_written_for_the_story_alone(figures: dict[tuple[str, str], Row]) -> None:
    """Every dip is explained, and nothing else needs words beyond the story's own follow-up."""
    told = {slot for slot, row in figures.items() if "Commentary (English)" in row}
    assert told >= DIPS
    assert {code for code, _ in told} == {code for code, _ in DIPS}


def test_attendance_reaches_the_health_board_through_young_people_without_a_place(thread: Sheets) -> None:
    """This is the path by which one board learns of another's dip; the vertical thread alone has none."""
    route = [("ED03", "ED11"), ("ED11", "OUT-61"), ("OUT-61", "WB6")]
    graph = walk(thread)
    assert all(graph.has_edge(*step) for step in route)
    assert not networkx.has_path(walk(thread, but=SIDEWAYS), "ED03", "WB6")
    assert any((row["Body"], row["Oversees"]) == ("PB-HEA", "WB6") for row in thread["Oversight"])


def test_the_restatement_changes_one_figure_and_says_why(figures: dict[tuple[str, str], Row]) -> None:
    """The second load must differ from the first in this one figure, and turn a green into a red."""
    restated = read(HOME / "restatement" / "figures-restated.xlsx")["Figures"]
    assert [(row["Measure"], row["Period"]) for row in restated] == [("HS05", "2020-21-Q3")]
    before = figures["HS05", "2020-21-Q3"]
    assert (before["Value"], restated[0]["Value"]) == (Decimal("78.4"), Decimal("74.8"))
    assert (before["Reported rating"], restated[0]["Reported rating"]) == ("green", "red")
    assert "counted as in time" in str(restated[0]["Commentary (English)"])


def target_of(thread: Sheets, code: str, period: str) -> Row:
    (row,) = (
        row
        for row in thread["Targets"]
        if (row["Measure"], row["Period"]) == (code, period) and "Threshold" not in row
    )
    return row


def test_one_target_was_lowered_within_its_year_and_keeps_its_row(thread: Sheets) -> None:
    """Both stand side by side, the later with its day, its approver and its reason."""
    rows = [row for row in thread["Targets"] if (row["Measure"], row["Period"]) == ("EC06", "2020-21")]
    before, after = sorted(rows, key=lambda row: "In force from" in row)
    assert (before["Value"], after["Value"]) == (Decimal("75.8"), Decimal("73.0"))
    assert after["Approved by"] == "EXB"
    assert after["Reason"]


def test_the_restated_figure_goes_from_met_to_missed_by_more_than_the_tolerance(thread: Sheets) -> None:
    """The change of colour must follow from the target, not only be claimed."""
    target = target_of(thread, "HS05", "2020-21-Q3")
    assert Decimal("78.4") >= target["Value"]
    assert Decimal("74.8") < target["Value"] - target["Tolerance"]


def test_planning_is_red_and_underspent(thread: Sheets, figures: dict[tuple[str, str], Row]) -> None:
    """Money left over beside work left undone is what the mismatch flag is for."""
    money = {
        (row["Period"], row["View"]): row["Amount (£)"]
        for row in thread["Money"]
        if row["Budget line"] == "BL16"
    }
    target = target_of(thread, "EC05", "2020-21-Q3")
    assert figures["EC05", "2020-21-Q3"]["Value"] < target["Value"] - target["Tolerance"]
    spent = money["2020-21-Q3", "Actual to date"] / money["2020-21-Q3", "Profile to date"]
    assert spent < Decimal("0.9")
    edges = walk(thread).edges
    assert ("BL16", "SVC-PL") in edges
    assert ("EC05", "SVC-PL") in edges


def test_one_measure_is_late_and_two_are_not_due(
    measures: dict[object, Row], figures: dict[tuple[str, str], Row]
) -> None:
    """Late and not due look alike in a workbook and must not in an answer."""
    due = {
        str(code): (TODAY - date(2021, 3, 31)).days >= row["Available after (days)"]
        for code, row in measures.items()
        if row["Frequency"] == "Quarterly" and (code, "2020-21-Q4") not in figures
    }
    assert due == {"EN09": True, "EN01": False, "MR02": False}


def test_the_gaps_are_those_that_were_planned(thread: Sheets, measures: dict[object, Row]) -> None:
    """The list of gaps shows each rule once, and nothing by accident."""
    upwards = walk(thread, but=SIDEWAYS)
    starts, ends = set(dict(upwards.out_degree()).items()), set(upwards.nodes)
    serving = {code for code, degree in starts if degree}
    assert set(measures) - serving == {"MR20"}
    assert {code for code, row in measures.items() if "Owner" not in row} == {"EN16"}
    assert {row["Code"] for row in thread["Work"] if "Owner" not in row} == {"ACT-43"}
    reached = {code for code in ends if upwards.in_degree(code)}
    wanted = {
        row["Code"] for row in thread["Aims"] if row["Kind"] in {"Partnership theme", "Equality objective"}
    }
    assert wanted - reached == {"PT5", "EQ5"}
    assert {each.notation for each in code_lists()["goal"].concepts} <= reached


def test_the_weaknesses_of_assurance_are_those_that_were_planned(thread: Sheets) -> None:
    """Statements and closures without evidence, an open doubt and a settled one are there to be found."""
    assert {row["Code"] for row in thread["Self-assessment"] if "Evidence" not in row} == {"SA-C3", "SA-LL"}
    closed = {row["Code"]: row for row in thread["Recommendations"] if row["Response"] == "Closed"}
    assert {code: "Closed on evidence" in row for code, row in closed.items()} == {
        "REC-04": True,
        "REC-09": False,
    }
    assert Counter("Settled on" in row for row in thread["Contested links"]) == {False: 2, True: 1}
    links = {(row["From"], row["Type"], row["To"]) for row in thread["Links"]}
    assert {(row["From"], row["Type"], row["To"]) for row in thread["Contested links"]} <= links
    assessed = {row["Of"] for row in thread["Self-assessment"]}
    planned = {row["Service"] for row in thread["Plans"] if row["Kind"] == "Service plan"}
    assert planned - assessed == {"SVC-IN", "SVC-PP"}


def test_every_outcome_but_one_has_a_measure(thread: Sheets) -> None:
    """The outcome about nature has none, and is to be found as a gap."""
    measured = {row["To"] for row in thread["Links"] if row["Type"] == "Indicates"}
    outcomes = {row["Code"] for row in thread["Aims"] if row["Kind"] == "Outcome"}
    assert outcomes - measured == {"OUT-44"}


def test_service_plans_reach_every_theme_and_equality_objective_but_two(thread: Sheets) -> None:
    """A theme that only the Council Plan reaches would not count as embedded in services."""
    graph = walk(thread, but=SIDEWAYS)
    inside = {
        row["Code"]
        for row in [*thread["Aims"], *thread["Work"]]
        if str(row.get("Plan", "")).startswith("SP-")
    }
    reached = set().union(*(networkx.descendants(graph, code) for code in inside if code in graph))
    wanted = {f"PT{number}" for number in range(1, 7)} | {f"EQ{number}" for number in range(1, 6)}
    assert wanted - reached == {"PT5", "EQ5"}


def test_the_improvement_board_overlays_the_health_board_for_a_time(thread: Sheets) -> None:
    """It must be there on a day in its time and gone on the council's today."""
    (board,) = (row for row in thread["Bodies"] if row["Kind"] == "Improvement board")
    assert board["Valid from"] < date(2020, 9, 30) < board["Valid to"] <= TODAY
    assert any(row["Body"] == board["Code"] and row["Oversees"] == "OUT-62" for row in thread["Oversight"])
    assert ("OUT-62", "WB6") in walk(thread).edges


def test_one_dip_has_nobody_acting(thread: Sheets) -> None:
    """Off target with no intervention is a question that the council must be able to ask."""
    corrected = {row["To"] for row in thread["Links"] if row["Type"] == "Corrects"}
    assert {code for code, _ in DIPS} - corrected == {"EN06"}


def test_the_pandemic_explains_every_break(figures: dict[tuple[str, str], Row], thread: Sheets) -> None:
    """A break in a series without its reason is only a hole."""
    breaks = [row for row in figures.values() if row["Status"] == "Break in series"]
    assert len(breaks) >= 5
    assert {row["Explained by"] for row in breaks} == {"EV-PAN"}
    assert [row["From"] for row in thread["Events"]] == [date(2020, 3, 23)]


def test_the_readme_names_the_codes_of_the_story() -> None:
    """Whoever reads the story must be able to look it up."""
    text = (HOME / "README.md").read_text("utf-8")
    codes = {code for code, _ in DIPS} | {
        "HS05",
        "BL16",
        "EN09",
        "MR20",
        "PT5",
        "EQ5",
        "ACT-43",
        "OUT-44",
        "EN16",
    }
    assert all(code in text for code in codes)


# first steps


def test_first_steps_is_as_small_as_it_says() -> None:
    """The first screen of the README must fit in a reader's head."""
    sheets = read(*COUNCILS["first-steps"])
    sizes = {name: len(rows) for name, rows in sheets.items()}
    assert (sizes["Plans"], sizes["Services"], sizes["Bodies"]) == (1, 1, 2)
    assert (sizes["Measures"], sizes["Figures"], sizes["Targets"]) == (3, 8, 3)
    assert sum(sizes.values()) < 40


def test_first_steps_has_one_dip_that_reaches_the_other_board() -> None:
    """One dip, one path: enough to see what the product is for."""
    sheets = read(*COUNCILS["first-steps"])
    measures = {row["Code"]: row for row in sheets["Measures"]}
    figures = {(str(row["Measure"]), str(row["Period"])): row for row in sheets["Figures"]}
    assert {slot for slot in figures if is_dip(*slot, measures, figures)} == {("ED1", "2020-21-Q2")}
    assert networkx.has_path(walk(sheets), "ED1", "WB2")
