"""Codes: one meaning each in the whole thread, whatever their case and the order of the rows."""

from graph.trail.reading import NOTHING
from ingest.codes import KINDS_OF_TARGET, codes_in_force
from ingest.sheets import SHEETS, Reads
from tests.ingest.conftest import NAMES, only


def test_a_code_of_another_kind_in_force_is_refused(anytown):
    """Links name any code, so two meanings would make a link mean either."""
    finding = only(
        anytown.refuse("""
        Sheet: Risks
        Code | Name (English)
        ED1  | A risk
    """)
    )
    assert (finding.rule, finding.value) == ("unique-code", "ED1")
    assert finding.message == "The code ED1 already means a measure."
    assert finding.place.cell == "A2"


def test_codes_that_differ_in_case_alone_are_refused(anytown):
    """ed1 and ED1 side by side would be told apart by no reader."""
    text = """
        Sheet: Risks
        Code | Name (English)
        RK1  | A risk
        rk1  | Another
    """
    finding = only(anytown.refuse(text))
    assert (finding.rule, finding.place.row) == ("unique-code", 3)
    assert "risk (RK1)" in finding.message


def test_a_reference_in_another_case_is_the_same_record(anytown):
    """A figure of ed1 must not stand beside the figure of ED1 for the same quarter."""
    text = """
        Sheet: Figures
        Measure | Period     | Value
        ed1     | 2020-21-Q1 | 93.6
    """
    anytown.take(text)
    assert NAMES.record("figure", "ED1", "2020-21-Q1") in anytown.state()[1].records
    assert anytown.take(text.replace("ed1", "ED1").replace("93.6", "93.7"), "again.xlsx").counts.changed == 1


def test_goals_and_ways_of_working_are_known_without_being_loaded():
    """They ship with the product, so every council's links may name them."""
    index = codes_in_force(NOTHING.records)
    assert index.find("GOAL-3").kind == "goal"
    assert index.find("goal-3").code == "GOAL-3"


def test_the_calendar_of_a_measure_decides_what_a_bare_year_is(council):
    """2019/20 of a school measure is September to August, of a money measure April to March."""
    basis = """
        Sheet: Council
        Code    | Name (English)  | Base address                 | Made up
        ANYTOWN | Anytown Council | https://data.anytown.example | yes
        Sheet: Figures
        Measure | Period  | Value
        sc1     | 2019/20 | 1
        FY1     | 2019/20 | 2
        Sheet: Measures
        Code | Name (English) | Scope       | Unit    | Accumulation | Frequency | Calendar  | Polarity
        SC1  | School         | performance | percent | flow         | annual    | academic  | not-stated
        FY1  | Money          | performance | percent | flow         | annual    | financial | not-stated
    """
    council.take(basis)
    keys = {NAMES.path(iri) for iri in council.state()[1].records}
    assert {"figure/SC1/2019-20-academic", "figure/FY1/2019-20"} <= keys


def test_every_target_of_a_reference_column_names_kinds():
    """A target without kinds would refuse every code there is."""
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.reads is Reads.REFERENCE:
                assert all(KINDS_OF_TARGET[target] for target in column.targets), column.heading
