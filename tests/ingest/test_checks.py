"""Rules that look beyond one cell: shapes, periods, cycles, and what a link usually joins."""

import pytest

from tests.ingest.conftest import only, sentences

FIGURES = """
    Sheet: Figures
    Measure | Period     | Value | Status
"""
THREAD = """
    Sheet: Aims
    Code | Name (English) | Kind
    WB1  | Schools        | well-being
    OUT1 | Attendance     | outcome
    Sheet: Links
    From | Type           | To
    ED1  | Indicates      | OUT1
    OUT1 | Is outcome for | WB1
"""


def test_a_figure_for_a_period_that_had_not_ended_is_refused(anytown):
    """A figure of the future is a forecast or a mistake; the officer says which."""
    finding = only(anytown.refuse(FIGURES + "ED1 | 2020-21-Q3 | 90 | Final"))
    assert finding.rule == "Observation-refPeriod-ended"
    assert "had not ended on 2020-11-15" in finding.message
    assert finding.remedy == "Correct the period; a forecast is marked as one under Status."
    assert (finding.place.column, finding.place.cell, finding.value) == ("Period", "B2", "2020-21-Q3")
    anytown.take(FIGURES + "ED1 | 2020-21-Q3 | 90 | Forecast")


def test_targets_and_budgets_may_look_ahead(anytown):
    """Nobody can aim at the past."""
    anytown.take("""
        Sheet: Targets
        Measure | Period     | Intent  | Value
        ED1     | 2022-23-Q4 | Improve | 95
        Sheet: Budget lines
        Code | Name (English) | Kind
        BL1  | Schools        | Revenue
        Sheet: Money
        Budget line | Period  | View            | Amount (£)
        BL1         | 2021-22 | Original budget | 100
    """)


def test_a_period_that_does_not_fit_the_frequency_is_a_warning(anytown):
    """A yearly figure of a quarterly measure is odd, but sources hold such figures."""
    receipt = anytown.take(FIGURES + "ED1 | 2019-20 | 93 | Final")
    finding = only(receipt.findings)
    assert (finding.rule, finding.severity.value) == ("Observation-refPeriod-frequency", "warning")


def test_warnings_refuse_only_where_that_was_asked_for(anytown):
    """A council that wants no warnings can have none; by default they are listed."""
    text = FIGURES + "ED1 | 2019-20 | 93 | Final"
    from_warning = anytown.refuse(
        text, fail_on=only(anytown.receipt(anytown.workbook(text), dry_run=True).findings).severity
    )
    assert only(from_warning).severity.value == "warning"


def test_a_cycle_among_contributions_is_refused_with_its_way(anytown):
    """A thread that leads back to itself would be walked for ever, and says nothing."""
    findings = anytown.refuse(THREAD + "WB1 | Contributes to | OUT1")
    found = [finding for finding in findings if finding.rule == "Link-loop"]
    assert all(finding.remedy for finding in found)
    assert len(found) == 1, sentences(findings)
    assert found[0].message.startswith("Following the thread from here leads back here: ")
    assert found[0].place.sheet == "Links"


def test_a_cycle_closed_by_a_later_load_is_found(anytown):
    """The new link is at fault, though the rest of the loop came in long ago."""
    anytown.take(THREAD)
    findings = anytown.refuse("""
        Sheet: Links
        From | Type           | To
        WB1  | Contributes to | OUT1
    """)
    loop = [finding for finding in findings if finding.rule == "Link-loop"]
    assert [finding.place.row for finding in loop] == [2]


def test_influences_may_run_in_circles(anytown):
    """Attendance may be felt by leavers and leavers by attendance; no plan claims a direction."""
    anytown.take("""
        Sheet: Links
        From | Type       | To
        ED1  | Influences | ED2
        ED2  | Influences | ED1
    """)


def test_a_link_between_unlikely_ends_is_a_warning(anytown):
    """Usually a step was left out between the two."""
    receipt = anytown.take(THREAD + "WB1 | Is outcome for | GOAL-1")
    assert any(finding.rule.startswith("Link-link") for finding in receipt.findings), sentences(
        receipt.findings
    )
    assert all(finding.severity.value == "warning" for finding in receipt.findings)


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        (
            """
            Sheet: Plans
            Code | Name (English) | Kind         | Valid from | Valid to
            P1   | Plan           | Council plan | 2021-01-01 | 2020-01-01
            """,
            "Dated-validFrom-order",
            "Valid from",
        ),
        (
            """
            Sheet: Links
            From | Type       | To
            ED1  | Influences | ED1
            """,
            "Link-linkFrom-itself",
            "From",
        ),
        (
            """
            Sheet: Targets
            Measure | Period     | Intent  | Lowest | Highest
            ED1     | 2020-21-Q1 | Improve | 9      | 1
            """,
            "Target-lowerBound-order",
            "Lowest",
        ),
    ],
)
def test_the_shapes_of_the_load_tier_refuse_at_the_cell(anytown, text, rule, column):
    """The rules in the SHACL file speak at the cell that stated the property at fault."""
    findings = [finding for finding in anytown.refuse(text) if finding.severity.value == "violation"]
    finding = only(tuple(findings))
    assert (finding.rule, finding.place.column, finding.place.row) == (rule, column, 2)


def test_only_changed_records_are_checked_again(anytown):
    """A forecast accepted in time stays acceptable when the workbook is loaded again with one more row."""
    rows = FIGURES + "ED1 | 2020-21-Q3 | 90 | Forecast\n"
    anytown.take(rows)
    receipt = anytown.take(rows + "ED1 | 2020-21-Q1 | 93 | Final")
    assert (receipt.counts.new, receipt.counts.unchanged) == (1, 1)


SHARES = """
    Sheet: Aims
    Code | Name (English) | Kind
    WB1  | Schools        | well-being
    WB2  | Health         | well-being
    Sheet: Budget lines
    Code | Name (English) | Kind
    BL1  | Youth service  | Revenue
    Sheet: Links
    From | Type  | To  | Share (%) | Valid from | Valid to
"""


def test_shares_of_more_than_all_of_a_line_are_refused(anytown):
    """A pound that goes to two objectives at once is in no accounts."""
    findings = anytown.refuse(SHARES + "BL1 | Funds | WB1 | 60 | | \n    BL1 | Funds | WB2 | 50 | | ")
    assert {finding.rule for finding in findings} == {"Link-share-sum"}
    assert "come to 110%, more than all its money" in findings[0].message
    assert findings[0].place.column == "Share (%)"


def test_shares_that_leave_a_rest_or_follow_one_another_are_taken(anytown):
    """What nobody stated stays unallocated, and last year's share does not count with this year's."""
    anytown.take(SHARES + "BL1 | Funds | WB1 | 60 | | 2020-04-01\n    BL1 | Funds | WB2 | 90 | 2020-04-01 | ")


def test_a_link_that_held_only_until_some_day_is_told_and_taken(anytown):
    """Nobody should wonder why no walk follows it."""
    receipt = anytown.take("""
        Sheet: Links
        From | Type       | To  | Valid from | Valid to
        ED1  | Influences | ED2 | 2015-01-01 | 2016-01-01
    """)
    finding = only(tuple(f for f in receipt.findings if f.rule == "Link-validTo-expired"))
    assert (finding.severity.value, finding.place.column, finding.place.row) == ("info", "Valid to", 2)
    assert "2016-01-01" in finding.message


def test_a_link_that_holds_is_not_told_as_expired(anytown):
    """The first day on which a link does not hold is the one that is written."""
    receipt = anytown.take("""
        Sheet: Links
        From | Type       | To  | Valid from | Valid to
        ED1  | Influences | ED2 | 2015-01-01 | 2090-01-01
    """)
    assert not [f for f in receipt.findings if f.rule == "Link-validTo-expired"]


def test_a_strength_outside_the_list_is_refused_at_its_cell(anytown):
    """A word that the council has no number for could not be put in order with the others."""
    findings = anytown.refuse("""
        Sheet: Links
        From | Type       | To  | Strength
        ED1  | Influences | ED2 | overwhelming
    """)
    (finding,) = [f for f in findings if f.severity.value == "violation"]
    assert (finding.place.column, finding.value) == ("Strength", "overwhelming")


@pytest.mark.parametrize(
    ("cells", "remedy"),
    [
        ("ED1 | 2020-21-Q2 |", "Write one plain number in column “Value”."),
        ("ED1 | 2020-21-Q2 | 91 | Final | -1", "Write one plain number in column “Margin of error”."),
    ],
)
def test_every_rule_says_what_to_do(anytown, cells, remedy):
    """Where the rule itself only says what is wrong, the column says what it takes."""
    text = "\n    Sheet: Figures\n    Measure | Period | Value | Status | Margin of error\n    " + cells
    findings = [finding for finding in anytown.refuse(text) if finding.severity.value == "violation"]
    assert remedy in {finding.remedy for finding in findings}


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ("Amber | Pupils are back | SC | 2020-10-20", None, None),
        ("amber | Pupils are back | SC | 2020-10-20", None, None),
        (" | | |", None, None),
        ("Amber | | SC | 2020-10-20", "Assessment-agreedRating-account", "Reason"),
        ("Amber | Pupils are back | | 2020-10-20", "Assessment-agreedRating-account", "Judged by"),
        ("Amber | Pupils are back | SC |", "Assessment-agreedRating-account", "Judged on"),
        ("Amber | Pupils are back | SC | 2090-01-01", "Assessment-judgedOn-future", "Judged on"),
        ("Ambre | Pupils are back | SC | 2020-10-20", "Assessment-agreedRating-word", "Agreed rating"),
    ],
)
def test_an_agreed_status_says_why_by_whom_and_when(anytown, cells, rule, column):
    """An auditor asks for the reason, the body and the day; a slip in the word is told too."""
    text = f"""
        Sheet: Bodies
        Code | Name (English) | Kind
        SC   | Scrutiny       | Overview and scrutiny committee
        Sheet: Aims
        Code | Name (English)  | Kind
        WB1  | Pupils do well  | Well-being objective
        Sheet: Judgements
        About | Period     | Agreed rating | Reason | Judged by | Judged on
        WB1   | 2020-21-Q2 | {cells}
    """
    findings = anytown.refuse(text) if rule and "future" in rule else anytown.take(text).findings
    assert [(each.rule, each.place.column) for each in findings] == ([(rule, column)] if rule else [])


WORK = """
    Sheet: Work
    Code | Name (English)   | Kind      | Due on
    MS1  | Officers in post | Milestone | 2020-12-01
"""


def test_a_day_put_off_in_its_own_row_is_told_and_stays_the_baseline(anytown):
    """Whoever moves a day is told that slip is counted from the first; whoever does not, is not."""
    anytown.take(WORK)
    assert not anytown.take(WORK.replace("Officers", "All officers"), "again.xlsx").findings
    finding = only(anytown.take(WORK.replace("12-01", "12-31"), "later.xlsx").findings)
    assert (finding.rule, finding.severity.value) == ("Work-dueOn-baseline", "warning")
    assert (finding.place.column, finding.value) == ("Due on", "2020-12-31")
    assert "due on 2020-12-01" in finding.message


def test_what_is_paused_or_stopped_names_the_decision(anytown):
    """The decision is a row of the minutes, so that it can be read who took it and when."""
    stopped = """
        Sheet: Bodies
        Code | Name (English)  | Kind
        PB   | Education Board | Priority board
        Sheet: Minutes
        Code  | Text (English)           | Kind     | Body | Agreed on  | Due on     | Concerns
        MIN-1 | Stop the work for now    | Decision | PB   | 2020-10-01 |            | MS1
        MIN-2 | Bring the board the list | Action   | PB   | 2020-10-01 | 2020-11-30 | ED1
        Sheet: Progress
        About | Reported on | Status  | Decision
        MS1   | 2020-10-05  | Stopped | {decision}
    """
    anytown.take(WORK)
    found = anytown.take(stopped.format(decision=""), "silent.xlsx").findings
    assert {each.rule for each in found} == {
        "ProgressUpdate-deliveryStatus-decision",
        "AgreedAction-hasOwner",
    }
    assert not anytown.take(stopped.format(decision="MIN-1"), "named.xlsx").findings
    found = only(anytown.take(stopped.format(decision="MIN-2"), "mistaken.xlsx").findings)
    assert (found.rule, found.place.column) == ("ProgressUpdate-minutes", "Decision")


def test_nobody_reports_progress_on_a_decision(anytown):
    """A decision is taken and done with; what follows from it is an action."""
    anytown.take("""
        Sheet: Bodies
        Code | Name (English)  | Kind
        PB   | Education Board | Priority board
        Sheet: Minutes
        Code  | Text (English)    | Kind     | Body | Agreed on
        MIN-1 | Stop the work now | Decision | PB   | 2020-10-01
    """)
    about = "Sheet: Progress\nAbout | Reported on | Status\nMIN-1 | 2020-10-05 | Done"
    found = only(anytown.take(about, "about.xlsx").findings)
    assert (found.rule, found.place.column, found.value) == ("ProgressUpdate-minutes", "About", "MIN-1")
