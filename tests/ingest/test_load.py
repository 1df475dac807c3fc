"""Loading: taken in whole or refused whole, once, by somebody, at a time."""

from datetime import timedelta
from pathlib import Path

import pytest

from graph.errors import BadArgument
from graph.findings import Severity
from graph.store.layout import Layout
from graph.thread import Moment, Thread
from ingest.load import Counts, Manner, Order, load, with_paths
from tests.ingest.conftest import BASIS, COUNCIL, MEASURES, NAMES, NOW, TODAY, only

FIGURES = """
    Sheet: Figures
    Measure | Period     | Value
    ED1     | 2020-21-Q1 | 93.6
"""


def test_an_accepted_load_is_one_change_set_that_a_reader_sees(council):
    """What was typed is there to be asked about as soon as the load says so."""
    receipt = council.take(BASIS + FIGURES, who="Performance team", reason="First")
    assert (receipt.change_set, receipt.counts) == (1, Counts(new=4))
    thread = Thread(council.root)
    (row,) = thread.change_sets
    assert (row.recorded_by, row.reason, row.recorded_at) == ("Performance team", "First", NOW)
    assert thread.snapshot(Moment(None, TODAY, TODAY)).council.code == "ANYTOWN"
    assert thread.format.base == "https://data.anytown.example"


def test_several_workbooks_are_one_change_set(council, workbook):
    """Structure in one file and figures in another were checked together and stand or fall together."""
    files = [workbook(FIGURES, "1.xlsx"), workbook(MEASURES, "2.xlsx"), workbook(COUNCIL, "3.xlsx")]
    receipt = council.receipt(*files)
    assert (receipt.change_set, receipt.counts.new) == (1, 4)


def test_a_fault_in_one_of_several_files_refuses_all(anytown, workbook):
    """Half a load would leave links to figures that never came."""
    before = anytown.state()
    answer = anytown.load(workbook(FIGURES, "a.xlsx"), workbook(FIGURES.replace("ED1", "ED7"), "b.xlsx"))
    assert answer.refused
    assert only(answer.receipts[0].findings).place.file == "b.xlsx"
    assert answer.thread == "1 problem. Nothing was loaded; the thread is as it was."
    assert anytown.state() == before


def test_findings_stand_in_the_order_of_files_sheets_and_rows(anytown, workbook):
    """An officer goes through the files from the top."""
    wrong = """
        Sheet: Risks
        Code | Name (English)
        RK1  |
        Sheet: Figures
        Measure | Period     | Value
        ED1     | 2020-21-Q1 | x
        ED8     | 2020-21-Q1 | 1
    """
    answer = anytown.load(workbook(wrong, "b.xlsx"), workbook(FIGURES.replace("ED1", "ED7"), "a.xlsx"))
    places = [(f.place.file, f.place.sheet, f.place.row) for f in answer.receipts[0].findings]
    assert places == [
        ("b.xlsx", "Risks", 2),
        ("b.xlsx", "Figures", 2),
        ("b.xlsx", "Figures", 3),
        ("a.xlsx", "Figures", 2),
    ]


def test_a_row_that_stands_twice_is_refused_with_both_places(anytown, workbook):
    """Nobody can say which of two values is meant; equal ones hide a slip too."""
    finding = only(anytown.refuse(FIGURES + "    ED1 | 2020/21 Q1 | 94"))
    assert (finding.rule, finding.place.row) == ("duplicate-row", 3)
    assert "row 2 of the same file, sheet “Figures”" in finding.message
    answer = anytown.load(workbook(FIGURES, "a.xlsx"), workbook(FIGURES, "b.xlsx"))
    assert "row 2 of a.xlsx" in only(answer.receipts[0].findings).message


def test_the_same_file_again_is_unchanged_and_says_when_and_by_whom(anytown, workbook):
    """An ordered example loaded twice adds nothing, and a person sees why nothing happened."""
    path = workbook(FIGURES)
    anytown.receipt(path, who="First officer")
    before = anytown.state()
    answer = anytown.load(path, who="Second officer")
    finding = only(answer.receipts[0].findings)
    assert (answer.receipts[0].outcome, answer.receipts[0].change_set) == ("unchanged", None)
    assert finding.message == (
        "This was loaded before, in change set 2 on 15 November 2020, 09:00 (UTC) by First officer."
    )
    assert answer.thread == "Nothing had changed; the thread is as it was."
    assert anytown.state() == before


def test_again_puts_an_old_file_back_on_purpose(anytown, workbook):
    """A mistaken correction can be undone with the old file, if that is meant."""
    old, new = workbook(FIGURES, "old.xlsx"), workbook(FIGURES.replace("93.6", "94"), "new.xlsx")
    anytown.receipt(old)
    anytown.receipt(new)
    assert anytown.receipt(old).outcome == "unchanged"
    receipt = anytown.receipt(old, again=True)
    assert (receipt.outcome, receipt.counts.changed) == ("accepted", 1)
    assert anytown.receipt(old, again=True).outcome == "unchanged"


def test_other_bytes_that_say_the_same_are_unchanged(anytown):
    """A workbook saved again by Excel differs in bytes and in nothing that counts."""
    anytown.take(FIGURES)
    receipt = anytown.receipt(anytown.workbook(FIGURES + "    EXAMPLE | |", "saved-again.xlsx"))
    assert (receipt.outcome, receipt.counts) == ("unchanged", Counts(unchanged=1))


def test_the_order_of_rows_makes_no_other_records(council, anytown, tmp_path, workbook):
    """Sorting a sheet in Excel is not a change."""
    rows = ["ED1 | 2020-21-Q1 | 1", "ED1 | 2020-21-Q2 | 2", "ED2 | 2020-21-Q1 | 3"]
    head = "Sheet: Figures\nMeasure | Period | Value\n"
    anytown.take(head + "\n".join(rows))
    receipt = anytown.receipt(workbook(head + "\n".join(reversed(rows)), "sorted.xlsx"))
    assert (receipt.outcome, receipt.counts) == ("unchanged", Counts(unchanged=3))


def test_a_dry_run_tells_everything_and_changes_nothing(anytown, workbook):
    """Whoever is unsure can look first."""
    before = anytown.state()
    answer = anytown.load(workbook(FIGURES), dry_run=True)
    assert (answer.receipts[0].outcome, answer.receipts[0].counts) == ("accepted", Counts(new=1))
    assert answer.thread == "This was a dry run: the thread is as it was."
    assert anytown.state() == before


def test_warnings_refuse_where_asked(anytown, workbook):
    """A council that publishes may want none."""
    path = workbook(FIGURES.replace("2020-21-Q1", "2019-20"))
    answer = anytown.load(path, fail_on=Severity.WARNING)
    assert answer.thread == "Warnings were to be refused. Nothing was loaded; the thread is as it was."
    assert anytown.receipt(path).outcome == "accepted"


def test_a_damaged_first_file_is_told_before_anything_else(council, tmp_path):
    """An empty thread must not hide what is wrong with the file."""
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK not a workbook")
    answer = council.load(path)
    assert only(answer.receipts[0].findings).rule == "unreadable-file"
    assert answer.refused


def test_a_thread_learns_its_base_address_once(council, workbook):
    """Every address in the thread hangs on it; another one would be another council."""
    with pytest.raises(BadArgument, match="does not know its base address"):
        council.load(workbook(MEASURES))
    council.take(BASIS)
    other = COUNCIL.replace("data.anytown", "data.elsewhere")
    with pytest.raises(BadArgument, match=r"this thread's is https://data\.anytown\.example"):
        council.load(workbook(other, "other.xlsx"))
    assert council.take(FIGURES, "figures.xlsx").change_set == 2


@pytest.mark.parametrize(
    "address", ["anytown", "ftp://anytown.example", "https://a b.example", "https://x.example/"]
)
def test_a_base_address_that_is_none_is_refused_in_words(council, workbook, address):
    """It becomes part of every address; an engine's error message helps nobody."""
    text = COUNCIL.replace("https://data.anytown.example", address)
    with pytest.raises(BadArgument, match="is not a base address"):
        council.load(workbook(text))


def test_an_examples_own_address_and_day_are_kept(council, workbook):
    """An example pins its day, so that what is late stays late for ever."""
    manner = Manner(TODAY, NOW, base="https://data.anytown.example", pinned=TODAY)
    load(council.root, [Order((workbook(MEASURES),), "Officer")], manner)
    form = Layout(council.root).read_format()
    assert (form.base, form.today) == ("https://data.anytown.example", "2020-11-15")


def test_an_earlier_recorded_time_needs_a_reason_and_keeps_the_true_one(council, workbook):
    """History taken over from an old system says so, and when that really happened."""
    path, earlier = workbook(BASIS), NOW - timedelta(days=10)
    with pytest.raises(BadArgument, match="needs a reason"):
        council.load(path, recorded_at=earlier)
    council.receipt(path, recorded_at=earlier, reason="Taken over")
    (row,) = council.state()[0]
    assert (row.recorded_at, row.clock_time) == (earlier, NOW)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (NOW + timedelta(seconds=1), "has not come yet"),
        (NOW - timedelta(seconds=1), "before that of the last"),
    ],
)
def test_a_recorded_time_lies_between_the_head_and_now(anytown, workbook, time, words):
    """The trail only grows at its end."""
    with pytest.raises(BadArgument, match=words):
        anytown.load(workbook(FIGURES), recorded_at=time, reason="Late")
    assert anytown.take(FIGURES).change_set == 2


def test_after_a_refusal_nothing_later_is_loaded(council, workbook):
    """Later loads of an example build on earlier ones."""
    good, bad = workbook(BASIS, "good.xlsx"), workbook(FIGURES.replace("ED1", "ED7"), "bad.xlsx")
    orders = [Order((path,), "Officer") for path in (good, bad, workbook(FIGURES, "later.xlsx"))]
    answer = load(council.root, orders, Manner(TODAY, NOW))
    assert [receipt.outcome for receipt in answer.receipts] == ["accepted", "refused"]
    assert answer.thread == "Change set 1 was taken in; the load after it was refused and changed nothing."


def test_a_blank_cell_takes_back_what_the_row_said(anytown):
    """One row states one record whole."""
    text = FIGURES.replace("Value", "Value | Source").replace("93.6", "93.6 | Old system")
    anytown.take(text)
    receipt = anytown.take(FIGURES, "later.xlsx")
    assert receipt.counts.changed == 1
    record = anytown.state()[1].records[NAMES.record("figure", "ED1", "2020-21-Q1")]
    assert "Old system" not in {term.value for _, term in record.statements}


def test_paths_of_an_order_are_taken_from_its_folder(tmp_path):
    """A council's folder can be moved."""
    order = with_paths(Order((Path("a.xlsx"),), "Officer", mapping=Path("own.toml")), tmp_path)
    assert (order.paths, order.mapping) == ((tmp_path / "a.xlsx",), tmp_path / "own.toml")


def test_a_code_made_hostile_cannot_reach_the_store(anytown):
    """A code becomes part of addresses and of the text of updates."""
    findings = anytown.refuse("""
        Sheet: Risks
        Code                        | Name (English)
        X> } ; DROP ALL ; INSERT {< | A risk
    """)
    assert only(findings).rule == "value"


def test_hostile_text_comes_out_as_it_went_in(anytown):
    """Quotes, braces and backslashes are text to the end."""
    hostile = '"\'}} ; DROP ALL # \\ $name ?x <http://x> "@en ^^'
    anytown.take(f"""
        Sheet: Risks
        Code | Name (English)
        RK1  | {hostile}
    """)
    held = anytown.state()[1].records[NAMES.record("risk", "RK1")]
    assert hostile in {term.value for _, term in held.statements}


@pytest.mark.parametrize("said", ["yes", "no"])
def test_every_receipt_says_whether_the_council_is_made_up(council, workbook, said):
    """Nobody may take a made-up figure for a real one, not even from a dry run or a refusal."""
    basis = workbook(BASIS.replace("| yes", f"| {said}"))
    made_up = said == "yes"
    assert council.load(basis, dry_run=True).illustrative is made_up
    assert council.load(basis).illustrative is made_up
    assert council.load(basis).illustrative is made_up
    bad = workbook("Sheet: Figures\nMeasure | Period | Value\nED9 | 2020-21-Q1 | 1", "bad.xlsx")
    refused = council.load(bad)
    assert (refused.refused, refused.illustrative) == (True, made_up)
