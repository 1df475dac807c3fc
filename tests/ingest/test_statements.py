"""Rows into records: every value with its cell, every fault with its place, its value and what to do."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph.store.layout import Layout
from graph.store.writer import writing
from ingest.reading import read_files
from ingest.workbook import shown_text
from ontology import GT, RDFS, SDMX_ATTRIBUTE, SDMX_MEASURE, XSD
from ontology.codes import concept
from tests.ingest.conftest import COUNCIL, MEASURES, NAMES, only, sentences

FIGURES = """
    Sheet: Figures
    Measure | Period | Value | Status
"""


def figure(council, key: str):
    """A figure in force."""
    return council.state()[1].records[NAMES.record("figure", *key.split("/"))]


@pytest.mark.parametrize(
    ("row", "rule", "column", "cell", "words"),
    [
        ("ED9 | 2020-21-Q1 | 1", "unknown-code", "Measure", "A2", "Nearest: “ED2”, “ED1”"),
        (
            "ANYTOWN | 2020-21-Q1 | 1",
            "unknown-code",
            "Measure",
            "A2",
            "is a council; this column takes a measure",
        ),
        ("ED1 | 2020 | 1", "period", "Period", "B2", "could mean more than one period"),
        ("ED1 | 2006-07 | 1", "period", "Period", "B2", "Write 2006/07 for the year, or July 2006"),
        ("ED1 | Q2 2020 | 1", "period", "Period", "B2", "Write both years"),
        ("ED1 | soon | 1", "period", "Period", "B2", "cannot be read as a period"),
        ("ED1 | 2020-21-Q1 | n/a", "value", "Value", "C2", "“n/a” is not a plain number"),
        ("ED1 | 2020-21-Q1 | #DIV/0!", "value", "Value", "C2", "is the error of a formula"),
        ("ED1 | 2020-21-Q1 | 1 | Finall", "unknown-word", "Status", "D2", "Nearest: “Final”"),
        ("    | 2020-21-Q1 | 1", "missing-value", "Measure", None, "is empty"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_its_place(anytown, row, rule, column, cell, words):
    """File, sheet, row, column and value are what an officer needs to put it right."""
    finding = only(anytown.refuse(FIGURES + row))
    place = finding.place
    assert (finding.rule, finding.severity.value) == (rule, "violation")
    assert (place.file, place.sheet, place.row) == ("refused.xlsx", "Figures", 2)
    assert (place.column, place.cell) == (column, cell)
    assert words in finding.message
    assert finding.remedy


@pytest.fixture
def adopting(anytown):
    """A council with a measure that is a yes or a no, beside others."""
    anytown.take("""
        Sheet: Measures
        Code | Name (English) | Scope       | Unit      | Statistic | Accumulation  | Frequency | Calendar  | Polarity
        PLAN | Plan adopted   | performance | Yes or no | yes-no    | point-in-time | quarterly | financial | higher-is-better
    """, "plan.xlsx")  # fmt: skip  # noqa: E501
    return anytown


@pytest.mark.parametrize(
    ("written", "counted"), [("Yes", 1), ("no", 0), ("1", 1), ("0", 0), (True, 1), (False, 0)]
)
def test_a_yes_or_no_is_counted_as_one_or_nought(adopting, written, counted):
    """People write the word; what they wrote stays in the trail."""
    rows = FIGURES + "PLAN | 2020-21-Q2 |"
    targets = """
        Sheet: Targets
        Measure | Period     | Intent  | Value
        PLAN    | 2020-21-Q2 | Improve | yes
    """
    adopting.take(rows + targets, cells={"Figures!C2": written})
    told = figure(adopting, "PLAN/2020-21-Q2").value(SDMX_MEASURE.obsValue)
    target = adopting.state()[1].records[NAMES.record("target", "PLAN", "2020-21-Q2")]
    assert told == Literal(str(counted), datatype=XSD.decimal)
    assert target.value(GT.targetValue) == Literal("1", datatype=XSD.decimal)
    with writing(Layout(adopting.root), NAMES) as writer:
        raw = writer.store.quads_for_pattern(None, GT.rawText, None, NAMES.trail)
        shown = shown_text(written, "General")
        assert {"yes", shown} <= {quad.object.value for quad in raw}


@pytest.mark.parametrize("words", ["percent | yes-no", "Yes or no | "])
def test_a_yes_or_no_is_read_by_the_measure_in_its_own_load(council, words):
    """Whichever sheet stands first, and whichever of statistic and unit says that it is one."""
    measures = MEASURES.replace("| Unit ", "| Unit | Statistic ").replace("| percent |", f"| {words} |")
    council.take(FIGURES + "ED1 | 2020-21-Q2 | Yes" + measures + COUNCIL)
    told = figure(council, "ED1/2020-21-Q2").value(SDMX_MEASURE.obsValue)
    assert told == Literal("1", datatype=XSD.decimal)


@pytest.mark.parametrize(("measure", "written"), [("PLAN", "2"), ("PLAN", "0.5"), ("ED1", "yes")])
def test_a_figure_that_its_measure_cannot_have_is_refused(adopting, measure, written):
    """Half a yes is no answer, and a yes is no percentage."""
    finding = only(adopting.refuse(FIGURES + f"{measure} | 2020-21-Q2 | {written}"))
    wrong = "is neither yes nor no" if measure == "PLAN" else "is not a plain number"
    assert (finding.rule, finding.place.cell) == ("value", "C2")
    assert wrong in finding.message


def test_all_faults_are_told_at_once_in_the_order_of_the_sheet(anytown):
    """An officer who learns of one fault an hour loses the day; rules that need whole rows speak too."""
    findings = anytown.refuse(
        FIGURES
        + """
        ED1 | 2021-22-Q4 | 1
        ED9 | 2020       | x | Finall
        ED1 | 2020-21-Q1 |
        ED2 | 2020-21-Q1 | n/a
    """
    )
    assert [(finding.place.row, finding.rule) for finding in findings] == [
        (2, "Observation-refPeriod-ended"),
        (3, "unknown-code"),
        (3, "period"),
        (3, "value"),
        (3, "unknown-word"),
        (4, "Observation-obsValue-blank"),
        (5, "value"),
    ], sentences(findings)


def test_one_list_of_dirty_cells_is_read_as_what_was_meant(anytown):
    """Zero-width spaces, no-break spaces, dashes, pounds, commas and per cents are how real cells look."""
    anytown.take(
        FIGURES
        + """
        \u200bED1 | 2020\u201321\u00a0Q1 | 1,234.50 | Final\u00a0
        ed2       | 2020/21 Q1 | –3.2%    | provisional
        """
    )
    one, two = figure(anytown, "ED1/2020-21-Q1"), figure(anytown, "ED2/2020-21-Q1")
    assert one.value(SDMX_MEASURE.obsValue) == Literal("1234.5", datatype=XSD.decimal)
    assert two.value(SDMX_MEASURE.obsValue) == Literal("-3.2", datatype=XSD.decimal)
    assert two.value(SDMX_ATTRIBUTE.obsStatus) == concept("obs-status", "provisional").iri
    assert two.value(GT.ofMeasure) == NAMES.record("measure", "ED2")


def test_a_share_with_a_percent_format_is_a_percentage(anytown):
    """Excel keeps 91.8% as 0.918; the board must see 91.8."""
    anytown.take(FIGURES + "ED1 | 2020-21-Q1", cells={"Figures!C2": (0.918, "0.0%")})
    value = figure(anytown, "ED1/2020-21-Q1").text(SDMX_MEASURE.obsValue)
    assert value == "91.8"


def test_a_blank_value_needs_a_status_and_is_never_nought(anytown):
    """A blank that counted as nought would be a false figure; one without a reason tells nobody anything."""
    finding = only(anytown.refuse(FIGURES + "ED1 | 2020-21-Q1 | | "))
    assert finding.rule == "Observation-obsValue-blank"
    anytown.take(FIGURES + "ED1 | 2020-21-Q1 | | Missing")
    assert figure(anytown, "ED1/2020-21-Q1").value(SDMX_MEASURE.obsValue) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("x" * 4001, "holds 4001 characters"), ("bell \x07", "control characters")],
)
def test_text_that_no_page_can_show_is_refused(tmp_path, anytown, text, words):
    """Long and unprintable text breaks pages and exports; the message shows only its start."""
    path, mapping = tmp_path / "lessons.csv", tmp_path / "lessons.toml"
    path.write_text(f"Code,Text\nLES1,{text}\n", "utf-8")
    mapping.write_text(
        '[[table]]\nfile = "lessons.csv"\nsheet = "Lessons"\n'
        'columns = { Code = "Code", "Text (English)" = "Text" }\n'
    )
    receipt = anytown.receipt(path, mapping=mapping)
    finding = only(receipt.findings)
    assert (receipt.outcome, finding.rule) == ("refused", "value")
    assert words in finding.message
    assert len(finding.value) <= 200


def test_the_error_of_a_formula_is_not_a_name(anytown):
    """Text columns take any text, and #REF! would become what a measure is called."""
    finding = only(anytown.refuse(MEASURES.replace("Attendance", "#REF!")))
    assert (finding.rule, finding.place.column, finding.value) == ("value", "Name (English)", "#REF!")


def test_formula_injection_is_kept_as_text(anytown):
    """Text that begins like a formula is somebody's text; it must come out as it went in."""
    hostile = """=cmd /C calc'!A0 "} ; DROP ALL # \\u0022"""
    anytown.take(f"""
        Sheet: Lessons
        Code | Text (English)
        LES1 | {hostile}
    """)
    record = anytown.state()[1].records[NAMES.record("lesson", "LES1")]
    assert record.text(RDFS.label) == hostile


def test_several_codes_in_one_cell_are_parted_by_semicolons(anytown):
    """A link may count under several objectives; each unknown one is a fault."""
    text = """
        Sheet: Lessons
        Code | Text (English) | Concerns
        LES1 | Text           | ED1; ED2 ;
    """
    anytown.take(text)
    record = anytown.state()[1].records[NAMES.record("lesson", "LES1")]
    assert record.values(GT.concerns) == (NAMES.record("measure", "ED1"), NAMES.record("measure", "ED2"))
    assert "“ED7”" in only(anytown.refuse(text.replace("ED2", "ED7"))).message


def test_a_row_may_become_several_records(anytown):
    """An intervention states its expected effect, and a colour its scheme."""
    anytown.take("""
        Sheet: Interventions
        Code | Name (English) | Expected on | Expected value | By period
        IV1  | Campaign       | ED1         | 94             | 2021-22-Q1
        IV2  | Other          |             |                |
        Sheet: Rating schemes
        Scheme   | Rating | Order | Basis
        STANDARD | green  | 1     | Points
        STANDARD | amber  | 2     | Points
    """)
    records = anytown.state()[1].records
    effect = records[NAMES.record("expected-effect", "IV1")]
    assert effect.value(GT.effectOf) == NAMES.record("intervention", "IV1")
    assert NAMES.record("expected-effect", "IV2") not in records
    amber = records[NAMES.record("rating-band", "STANDARD", "amber")]
    assert amber.value(GT.ofScheme) == NAMES.record("rating-scheme", "STANDARD")


def test_rows_that_contradict_each_other_about_a_shared_record_are_refused(anytown):
    """Two bases for one scheme leave open which is meant; the rows themselves are not doubled."""
    finding = only(
        anytown.refuse("""
        Sheet: Rating schemes
        Scheme   | Rating | Order | Basis
        STANDARD | green  | 1     | Points
        STANDARD | amber  | 2     | Per cent
    """)
    )
    assert (finding.rule, finding.place.row) == ("contradiction", 3)
    assert "rating scheme STANDARD" in finding.message


def test_an_odd_code_becomes_one_segment_of_an_address(anytown):
    """A stroke in a code must not look like a level, nor a hash like a fragment."""
    anytown.take("""
        Sheet: Risks
        Code   | Name (English)
        R/1 #a | A risk
    """)
    assert NamedNode("https://data.anytown.example/id/risk/R%2F1%20%23a") in anytown.state()[1].records


def test_every_value_of_a_load_leads_back_to_its_cell(anytown, workbook):
    """Lossless: each cell holds what the workbook held; a figure's address already says which one it is."""
    text = """
        Sheet: Figures
        Measure | Period     | Value | Status | Commentary (English) | Source     | Standing
        ED1     | 2020-21-Q1 | 93.6  | Final  | Two schools, \u200bclosed | Own system | Official
        ED2     | 2020-21-Q1 | £3.20 |        |                      |            |
        Sheet: Risks
        Code | Name (English) | Name (Welsh) | Controls
        RK1  | Teachers       | Risg         | More pay
    """
    path = workbook(text)
    assert anytown.receipt(path).outcome == "accepted"
    read = read_files([path])
    wanted = {
        (field.cell.sheet, field.cell.reference, column.property, field.cell.text)
        for row in read.rows
        for column, field in row.fields.items()
        if not (row.sheet.name == "Figures" and column.key)
    }
    with writing(Layout(anytown.root), NAMES) as writer:
        trail = [q.triple for q in writer.store.quads_for_pattern(None, None, None, NAMES.trail)]
    property_of = {t.subject: t.object for t in trail if t.predicate == GT.statesProperty}
    raw = {t.subject: t.object.value for t in trail if t.predicate == GT.rawText}
    pointed = {t.object for t in trail if t.predicate in {GT.fromCell, GT.valueCell}}
    found = {
        (*NAMES.cell_parts(cell)[1:], property_of[cell], raw[cell])
        for cell in raw
        if NAMES.key(cell)[0] == "2"
    }
    assert found == wanted
    assert set(raw) == pointed


def test_every_formula_without_a_result_is_told_at_its_cell(anytown):
    """A workbook that another program wrote may hold hundreds; one at a time would be a day's work."""
    text = """
        Sheet: Figures
        Measure | Period     | Value
        ED1     | 2020-21-Q1 | 1
        ED1     | 2020-21-Q2 | 1
    """
    found = anytown.refuse(text, cells={"Figures!C2": "=90+1.8", "Figures!C3": "=C2+1"})
    told = [finding for finding in found if "never worked out" in finding.message]
    assert [(finding.place.cell, finding.remedy) for finding in told] == [
        ("C2", "Open the workbook in Excel and save it."),
        ("C3", "Open the workbook in Excel and save it."),
    ]
