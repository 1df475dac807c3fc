"""Contradictory definitions: each is told at its cell with what to do, and its neighbour passes."""
# ruff: noqa: E501 (tables are read across)

import pytest

from tests.ingest.conftest import COUNCIL, sentences

MEASURES = """
    Sheet: Measures
    Code | Name (English) | Scope | Unit | Decimals | Statistic | Accumulation | Frequency | Calendar | Polarity | Scheme | Withhold below
    BEDS  | Beds full  | performance | percent | 1 | ratio | point-in-time | quarterly | financial | Best within a range | STD |
    CALLS | Answered   | performance | percent | 1 | ratio | flow          | quarterly | financial | Higher is better    | STD |
    TREES | Planted    | performance | number  | 0 | count | flow          | quarterly | financial | Higher is better    | STD |
    FEW   | Incidents  | performance | number  | 0 | count | flow          | quarterly | financial | Lower is better     | STD | 5
    SHARE | Complaints | performance | number  | 0 | count | flow          | quarterly | financial | Lower is better     | PCT |
    CASES | Referrals  | performance | number  | 0 | count | flow          | quarterly | financial | For context only    | STD |
    WAIT  | Days taken | performance | days    | 1 | mean  | flow          | quarterly | financial | Lower is better     | STD |
    PLAN  | Adopted    | performance | Yes or no | | Yes or no | point-in-time | at milestones | financial | Higher is better | STD |
    ASKED | Responded  | performance | percent | 1 | ratio | flow          | quarterly | financial | Higher is better    | AIM |
    NEAR  | Repairs    | performance | number  | 0 | count | flow          | quarterly | financial | Higher is better    | TOL |
"""
SCHEMES = """
    Sheet: Rating schemes
    Scheme | Rating | Order | Basis    | From | To | Compared with (threshold)
    STD    | green  | 1     | Points   | 0    |
    STD    | red    | 2     | Points   |      | 0
    PCT    | green  | 1     | Per cent | 0    |
    PCT    | red    | 2     | Per cent |      | 0
    TOL    | green  | 1     | Tolerance | 0   |
    TOL    | amber  | 2     | Tolerance | -1  | 0
    TOL    | red    | 3     | Tolerance |     | -1
    AIM    | blue   | 1     | Points   | 0    |   | stretch
    AIM    | green  | 2     | Points   | 0    |   | target
    AIM    | red    | 3     | Points   |      | 0 | target
"""
FIGURES = """
    Sheet: Figures
    Measure | Period | Breakdown | Value | Numerator | Denominator | Status
"""
TARGETS = """
    Sheet: Targets
    Measure | Period | Intent | Value | Lowest | Highest | Baseline (period) | Profile | Threshold | In force from | Tolerance
"""


@pytest.fixture
def defined(council):
    """A council with measures of several kinds and two schemes."""
    council.take(COUNCIL + SCHEMES + MEASURES, "basis.xlsx")
    return council


@pytest.mark.parametrize(
    ("text", "rule", "column", "words"),
    [
        (TARGETS + "BEDS | 2020-21-Q2 | Sustain | | 85 |", "Target-lowerBound-one-side", "Highest", "Give the other bound too"),
        (FIGURES + "CALLS | 2020-21-Q2 | | 101", "Observation-obsValue-bounds", "Value", "101% is above the highest"),
        (TARGETS + "CALLS | 2020-21-Q2 | Improve | 120", "Target-targetValue-bounds", "Value", "120% is above the highest"),
        (FIGURES + "CALLS | 2020-21-Q2 | | 90 | 90", "Observation-denominator-missing", None, "give both or neither"),
        (TARGETS + "CALLS | 2020-21-Q2 | Stretch | | | | 2020-21-Q1", "Target-targetValue-stretch", "Value", "needs a number"),
        (FIGURES + "FEW | 2020-21-Q2 | | 3", "Observation-obsValue-small", "Value", "choose the status Withheld"),
        (FIGURES + "FEW | 2020-21-Q2 | | 3 | | | Withheld", "Observation-obsStatus-withheld", None, "holds no value"),
        (SCHEMES + "STD | amber | 3 | Points | -2 | 1", "RatingBand-upperBound-overlap", "To", "Let it end at 0"),
        (SCHEMES + "STD | blue | 2 | Points | 5 |", "RatingBand-order-twice", "Order", "a place of its own"),
        (SCHEMES.replace("red    | 2     | Points   |      | 0", "red | 2 | Points | | -2", 1), "RatingBand-upperBound-gap", "To", "begins at 0: what lies between"),
        (SCHEMES.replace("red    | 2     | Points   |      | 0", "red | 2 | Points | -9 | 0", 1), "RatingBand-lowerBound-open", "From", "the worst figures would have none"),
        (SCHEMES.replace("green  | 1     | Points   | 0    |", "green | 1 | Points | 0 | 5", 1), "RatingBand-upperBound-open", "To", "the best figures would have none"),
        (SCHEMES + "ONE | red | 1 | Points | |", "RatingScheme-ratings-count", "Rating", "has 1 rating; a scheme has from 2 to 5"),
        (SCHEMES + "\n".join(f"SIX | r{n} | {n} | Points | {-n} |" for n in range(1, 6)) + "\nSIX | r6 | 6 | Points | |", "RatingScheme-ratings-count", "Rating", "has 6 ratings"),
        (FIGURES + "CALLS | 2020-21-Q2 | | | 51 | 50 | Missing", "Observation-numerator-whole", "Numerator", "more than all of them"),
        (TARGETS + "CALLS | 2020-21-Q2 | Improve | 90 | | | | | | 2020-10-01", "Target-validFrom-late", "In force from", "after Q2 2020-21 (Jul to Sep 2020) has ended"),
        (TARGETS + "CALLS | 2020-21-Q2 | Improve | 90\nCALLS | 2020-21-Q2 | Stretch | 88 | | | | | stretch", "Target-targetValue-stretch-order", "Value", "asks for less than the target beside it, 90.0%"),
        (
            TARGETS
            + """
            TREES | 2020-21    | Improve | 80 | | | | Explicit
            TREES | 2020-21    | Improve | 70 | | | | Explicit | | 2020-10-01
            TREES | 2020-21-Q1 | Improve | 20
            TREES | 2020-21-Q2 | Improve | 20
            TREES | 2020-21-Q3 | Improve | 20
            TREES | 2020-21-Q4 | Improve | 20
            """,
            "Target-targetProfile-reach",
            "Value",
            "come to 80, not to the year's 70",
        ),
        (
            TARGETS
            + """
            TREES | 2020-21    | Improve | 100 | | | | Explicit
            TREES | 2020-21-Q1 | Improve | 20
            TREES | 2020-21-Q2 | Improve | 20
            TREES | 2020-21-Q3 | Improve | 20
            TREES | 2020-21-Q4 | Improve | 20
            """,
            "Target-targetProfile-reach",
            "Value",
            "come to 80, not to the year's 100",
        ),
    ],
)  # fmt: skip
def test_a_contradiction_refuses_the_load_at_its_cell(defined, text, rule, column, words):
    """Whoever filled in the workbook reads where it is and what to do."""
    findings = [finding for finding in defined.refuse(text) if finding.severity.value == "violation"]
    assert [finding.rule for finding in findings] == [rule], sentences(findings)
    assert words in findings[0].message
    if column:
        assert findings[0].place.column == column


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (FIGURES + "CALLS | 2020-21-Q2 | | 91 | 90 | 100", "Observation-obsValue-quotient"),
        (TARGETS + "SHARE | 2020-21-Q2 | Improve | 0", "Target-targetValue-nought"),
        (TARGETS + "CALLS | 2020-21-Q2 | Improve | | | | 2018-19-Q2", "Target-baselinePeriod-figure"),
        (TARGETS + "TREES | 2020-21 | Improve | 100 | | | | Explicit", "Target-targetProfile-parts"),
        (TARGETS + "BEDS | 2020-21-Q2 | Sustain | 90", "Target-targetValue-range"),
        (TARGETS + "WAIT | 2020-21 | Improve | 20 | | | | Linear", "Target-targetProfile-spread"),
        (TARGETS + "BEDS | 2020-21 | Sustain | | 85 | 95 | | Linear", "Target-targetProfile-spread"),
        (TARGETS + "TREES | 2020-21-Q2 | Improve | 20 | | | | Linear", "Target-targetProfile-part"),
        (TARGETS + "CALLS | 2020-21-Q2 | Stretch | 95 | | | | | strech", "Target-threshold-unused"),
        (TARGETS + "NEAR | 2020-21-Q2 | Improve | 20", "Target-tolerance-missing"),
        (TARGETS + "CASES | 2020-21-Q2 | Sustain | 90", "Target-polarity-context"),
        (FIGURES + "WAIT | 2020-21-Q2 | | 8.0 | 90 | 10", "Observation-obsValue-quotient"),
        (FIGURES + "CALLS | 2020-21-Q1 | | 42\nCALLS | 2020-21-Q2 | | 0.42", "Observation-obsValue-fraction"),
        (
            TARGETS + "CALLS | 2020-21-Q1 | Improve | 42\nCALLS | 2020-21-Q2 | Improve | 0.42",
            "Target-targetValue-fraction",
        ),
    ],
)
def test_a_doubtful_definition_is_a_warning(defined, text, rule):
    """It may be meant; it is said and taken in."""
    receipt = defined.take(text)
    assert [finding.rule for finding in receipt.findings] == [rule], sentences(receipt.findings)


def test_what_is_consistent_passes_in_silence(defined):
    """A rule that speaks of everything would be switched off."""
    receipt = defined.take(
        TARGETS
        + """
        BEDS  | 2020-21-Q2 | Sustain | | 85 | 95
        TREES | 2020-21    | Improve | 80 | | | | Explicit
        TREES | 2020-21-Q1 | Improve | 20
        TREES | 2020-21-Q2 | Improve | 20
        TREES | 2020-21-Q3 | Improve | 20
        TREES | 2020-21-Q4 | Improve | 20
        TREES | 2020-21    | Improve | 70 | | | | Explicit | | 2020-10-01
        TREES | 2020-21-Q4 | Improve | 10 | | | |  | | 2020-10-01
        ASKED | 2020-21-Q2 | Improve | 90
        ASKED | 2020-21-Q2 | Stretch | 95 | | | | | stretch
        NEAR  | 2020-21    | Improve | 80 | | | | Linear | | | 4
        NEAR  | 2020-21-Q4 | Improve | 20 | | | | | | | 0
        WAIT  | 2020-21    | Improve | 9  | | | | Last year's shape
        """
        + FIGURES
        + """
        CALLS | 2020-21-Q1 |        | 100  | 50 | 50
        CALLS | 2020-21-Q2 |        | 66.7 | 2  | 3
        FEW   | 2020-21-Q1 |        | 12   |    |    |
        FEW   | 2020-21-Q1 | Female |      |    |    | Withheld
        FEW   | 2020-21-Q1 | Male   |      |    |    | Withheld
        FEW   | 2020-21-Q2 |        | 0    |    |    |
        WAIT  | 2020-21-Q2 |        | 9.0  | 90 | 10 |
        PLAN  | 2020-21-Q2 |        | 1    |    |    |
        """
    )
    assert receipt.findings == ()


@pytest.mark.parametrize(
    ("terms", "rules"),
    [
        ("number | 0 | count | year to date | annual | financial", {"Measure-accumulation-annual"}),
        ("percent | 0 | count | flow | quarterly | financial", {"Measure-statistic-percent"}),
        ("Yes or no | 0 | | point-in-time | quarterly | financial", {"Measure-statistic-yes-no"}),
        ("Yes or no | 0 | Yes or no | point-in-time | quarterly | financial", set()),
        ("number | 0 | count | year to date | quarterly | financial", set()),
    ],
)
def test_words_of_a_definition_that_do_not_go_together_are_a_warning(defined, terms, rules):
    """A year has no year so far, and percentages do not add up."""
    receipt = defined.take(MEASURES + f"Y | Case | performance | {terms} | Lower is better | STD")
    assert {finding.rule for finding in receipt.findings} - {"Measure-hasOwner"} == rules


@pytest.mark.parametrize(
    "rows",
    [
        "CALLS | 2020-21-Q1 | | 2.1\nCALLS | 2020-21-Q2 | | 0.8",
        "CALLS | 2020-21-Q1 | | 0.9\nCALLS | 2020-21-Q2 | | 0.8",
        "CALLS | 2020-21-Q1 | | 42\nCALLS | 2020-21-Q2 | | 0",
        "TREES | 2020-21-Q1 | | 42\nTREES | 2020-21-Q2 | | 1",
    ],
)
def test_a_small_percentage_among_small_ones_is_no_fraction(defined, rows):
    """A rate of under one per cent is real where the measure runs so low, and so is nought."""
    assert defined.take(FIGURES + rows).findings == ()


YES_OR_NO_TREES = (
    MEASURES.split("BEDS", maxsplit=1)[0]
    + "TREES | Planted | performance | number | 0 | Yes or no | flow | quarterly | financial | Higher is better | STD |"
)


def test_a_measure_with_other_figures_does_not_become_a_yes_or_no(defined):
    """Seven trees are neither."""
    defined.take(FIGURES + "TREES | 2020-21-Q2 | | 7", "planted.xlsx")
    findings = [each for each in defined.refuse(YES_OR_NO_TREES) if each.severity.value == "violation"]
    assert [each.rule for each in findings] == ["Observation-obsValue-yes-no"]


def test_a_measure_whose_figures_are_one_and_nought_becomes_a_yes_or_no(defined):
    """A one that was counted may well have been a yes."""
    defined.take(FIGURES + "TREES | 2020-21-Q1 | | 0\nTREES | 2020-21-Q2 | | 1", "planted.xlsx")
    defined.take(YES_OR_NO_TREES, "becomes.xlsx")


def test_an_overlap_is_told_where_the_other_rating_changed(defined):
    """Moving green down onto red is a fault of the row that moved, though red is what overlaps."""
    moved = SCHEMES.split("STD    | green", maxsplit=1)[0] + "STD | green | 1 | Points | -1 |"
    findings = [each for each in defined.refuse(moved) if each.severity.value == "violation"]
    assert [each.rule for each in findings] == ["RatingBand-upperBound-overlap"]


@pytest.mark.parametrize(
    ("rows", "how"),
    [
        (
            "FEW | 2019-20-Q2 | | 12\nFEW | 2019-20-Q2 | Female | | | | Withheld\nFEW | 2019-20-Q2 | Male | 9",
            "the total less the other groups",
        ),
        (
            "\n".join(f"FEW | 2019-20-Q{n} | | 10" for n in (1, 2, 3))
            + "\nFEW | 2019-20-Q4 | | | | | Withheld\nFEW | 2019-20 | | 33",
            "the year less its other periods",
        ),
    ],
)
def test_a_withheld_figure_that_can_be_worked_out_is_refused(defined, rows, how):
    """Twelve less nine is three: withholding one of two gives the other away."""
    findings = [
        finding for finding in defined.refuse(FIGURES + rows) if finding.severity.value == "violation"
    ]
    assert [finding.rule for finding in findings] == ["Observation-obsStatus-given-away"], sentences(findings)
    assert how in findings[0].message


def test_wards_and_services_are_told_as_parts_of_the_whole_they_are(defined):
    """The council's own area is the council; a service's department is what its row says."""
    defined.take(
        """
        Sheet: Council
        Code    | Name (English)  | Base address                 | Made up | Area code
        ANYTOWN | Anytown Council | https://data.anytown.example | yes     | W06000006
        Sheet: Bodies
        Code | Name (English) | Kind
        D1   | Education      | Department
        Sheet: Services
        Code | Name (English) | Department
        S1   | Schools        | D1
        S2   | Youth          | D1
        """,
        "whole.xlsx",
    )
    findings = defined.refuse(
        """
        Sheet: Figures
        Measure | Period     | For unit | Area      | Value | Status
        FEW     | 2020-21-Q1 |          | W06000006 | 20    |
        FEW     | 2020-21-Q1 |          | W05000001 | 17    |
        FEW     | 2020-21-Q1 |          | W05000002 |       | Withheld
        FEW     | 2020-21-Q2 | D1       |           | 12    |
        FEW     | 2020-21-Q2 | S1       |           | 9     |
        FEW     | 2020-21-Q2 | S2       |           |       | Withheld
        """
    )
    told = [each for each in findings if each.rule == "Observation-obsStatus-given-away"]
    assert [each.place.row for each in told] == [4, 7]
    assert "the council's total less the other areas" in told[0].message
    assert "the department's total less its other services" in told[1].message
    assert "FEW/2020-21-Q2/S1" in told[1].message


OF_OWN_AREA = """
    Sheet: Council
    Code    | Name (English)  | Base address                 | Made up | Area code
    ANYTOWN | Anytown Council | https://data.anytown.example | yes     | W06000006
"""
BY_AREA = """
    Sheet: Figures
    Measure | Period | Area | Breakdown | Value | Status
"""


@pytest.mark.parametrize(
    ("council_row", "area_row", "told"),
    [
        (
            "CALLS | 2020-21-Q2 | | | 90.5",
            "CALLS | 2020-21-Q2 | W06000006 | | 91",
            ["90.5% here, and 91% in CALLS/2020-21-Q2/W06000006", "91% here, and 90.5% in CALLS/2020-21-Q2"],
        ),
        (
            "FEW | 2020-21-Q2 | | Female | | Withheld",
            "FEW | 2020-21-Q2 | W06000006 | Female | 12",
            ["withheld here, and 12 in", "12 here, and withheld in"],
        ),
    ],
)
def test_one_figure_told_twice_and_otherwise_is_refused_at_both_places(defined, council_row, area_row, told):
    """The council's own area is the council, so one of the two would be shown and nobody would know which."""
    defined.take(OF_OWN_AREA, "area.xlsx")
    findings = [
        each for each in defined.refuse(BY_AREA + f"{council_row}\n{area_row}") if each.rule.endswith("-two")
    ]
    assert [(each.severity.value, each.place.row, each.place.column) for each in findings] == [
        ("violation", 2, "Value"),
        ("violation", 3, "Value"),
    ]
    for finding, words in zip(findings, told, strict=True):
        assert words in finding.message


def test_a_figure_told_otherwise_before_is_named_where_the_new_one_comes_in(defined):
    """The row that came first cannot be pointed at in a file that is not there, so its key is told."""
    defined.take(OF_OWN_AREA, "area.xlsx")
    defined.take(BY_AREA + "CALLS | 2020-21-Q2 | W06000006 | | 91", "first.xlsx")
    (finding,) = defined.refuse(BY_AREA + "CALLS | 2020-21-Q1 | | | 80\nCALLS | 2020-21-Q2 | | | 90")
    assert (finding.rule, finding.place.row, finding.value) == ("Observation-obsValue-two", 3, "90")
    assert "91% in CALLS/2020-21-Q2/W06000006" in finding.message


@pytest.mark.parametrize(
    "rows",
    [
        "CALLS | 2020-21-Q2 | | | 91.0\nCALLS | 2020-21-Q2 | W06000006 | | 91",
        "CALLS | 2020-21-Q2 | | | | Missing\nCALLS | 2020-21-Q2 | W06000006 | | 91",
        "CALLS | 2020-21-Q2 | | | 90\nCALLS | 2020-21-Q2 | W05000001 | | 91",
        "CALLS | 2020-21-Q2 | | | 90\nCALLS | 2020-21-Q2 | W06000006 | Female | 91",
        "CALLS | 2020-21-Q1 | | | 90\nCALLS | 2020-21-Q2 | W06000006 | | 91",
    ],
)
def test_two_figures_that_do_not_contradict_each_other_pass_in_silence(defined, rows):
    """The same value, a blank, another area, another group and another period."""
    defined.take(OF_OWN_AREA, "area.xlsx")
    assert defined.take(BY_AREA + rows).findings == ()


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("TO-DATE | 2019-20-Q1 | | 10\nTO-DATE | 2019-20-Q2 | | 12", "Observation-obsValue-small-rest"),
        ("PART | 2019-20-Q1 | | 99.25 | 397 | 400", "Observation-obsValue-small"),
    ],
)
def test_a_small_number_that_a_sum_would_tell_is_refused(defined, rows, rule):
    """Neither figure is small, and both tell of two or three people."""
    kept = "performance | {} | 2 | {} | {} | quarterly | financial | Lower is better | STD | 5"
    defined.take(
        MEASURES
        + f"    TO-DATE | So far | {kept.format('number', 'count', 'year to date')}\n"
        + f"    PART    | Share  | {kept.format('percent', 'ratio', 'flow')}\n",
        "few.xlsx",
    )
    findings = [each for each in defined.refuse(FIGURES + rows) if each.severity.value == "violation"]
    assert [each.rule for each in findings] == [rule], sentences(findings)


def test_the_figure_that_gives_another_away_is_told_where_it_comes_in(defined):
    """The withheld one came in before; the row to change is the one being loaded."""
    defined.take(
        FIGURES + "FEW | 2020-21-Q1 | Female | | | | Withheld\nFEW | 2020-21-Q1 | Male | 9", "one.xlsx"
    )
    (finding,) = defined.refuse(FIGURES + "FEW | 2020-21-Q1 | | 12")
    assert finding.rule == "Observation-obsStatus-given-away"
    assert (finding.place.sheet, finding.place.row, finding.place.column) == ("Figures", 2, "Status")
    assert (
        "Withhold another of them too: FEW/2020-21-Q1/male. (figure/FEW/2020-21-Q1/female)" in finding.message
    )


def test_small_numbers_are_refused_when_the_rule_comes_after_them(defined):
    """A council that decides to withhold must first clear what it holds."""
    defined.take(FIGURES + "TREES | 2020-21-Q1 | | 3", "trees.xlsx")
    rows = MEASURES.replace(
        "TREES | Planted    | performance | number  | 0 | count | flow          | quarterly | financial | Higher is better    | STD |",
        "TREES | Planted    | performance | number  | 0 | count | flow          | quarterly | financial | Higher is better    | STD | 5",
    )
    findings = [finding for finding in defined.refuse(rows) if finding.severity.value == "violation"]
    assert [finding.rule for finding in findings] == ["Observation-obsValue-small"]
    assert findings[0].place.sheet == "Measures"
