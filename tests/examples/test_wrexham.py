"""The public facts about Wrexham: all taken in or left out with a reason, sourced, and judged by nobody."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Literal, NamedNode

from graph.findings import Severity
from graph.thread import Thread
from graph.trail.reading import in_force
from graph.trail.records import Record
from ingest.council import read_council
from ingest.load import Manner, Receipt, load
from ingest.reading import FilesRead, read_files
from ontology import DCTERMS, GT, ORG, RDF, RDFS, SDMX_ATTRIBUTE, SDMX_DIMENSION, SDMX_MEASURE, SKOS
from ontology.codes import concepts_by_iri

HOME = Path(__file__).resolve().parents[2] / "examples" / "wrexham"
DATA = HOME / "data"
NOW = datetime(2025, 10, 1, 12, 0, tzinfo=UTC)
AREAS = "http://statistics.data.gov.uk/id/statistical-geography/"
CODES_HERE = "https://data.wrexham.example/id/"
ROWS_LEFT_OUT = {
    "boards.csv": 1,
    "budgets.csv": 16,
    "links.csv": 43,
    "measure_values.csv": 2,
    "milestones.csv": 5,
    "plans.csv": 4,
    "services.csv": 2,
}
FILES_LEFT_OUT = {
    "assessments.csv",
    "budget_band_d.csv",
    "council_tax.csv",
    "national_indicators.csv",
    "ways_of_working.csv",
    "wellbeing_goals.csv",
}


@dataclass(frozen=True)
class Wrexham:
    """The example loaded into a folder of its own."""

    receipt: Receipt
    read: FilesRead
    thread: Thread
    records: dict[NamedNode, Record]

    def of_kind(self, kind: str) -> list[Record]:
        """Every record of a kind."""
        return [record for record in self.records.values() if record.kind and record.kind.name == kind]

    def coded(self, code: str) -> Record:
        """The record with a code."""
        return next(record for record in self.records.values() if record.text(GT.code) == code)

    def in_snapshot(self, prop: NamedNode, value: Literal | None = None) -> int:
        """How many statements the current snapshot makes with a property."""
        graph = self.thread.names.snapshot
        return sum(1 for _ in self.thread.store.quads_for_pattern(None, prop, value, graph))


@pytest.fixture(scope="module")
def wrexham(tmp_path_factory: pytest.TempPathFactory) -> Wrexham:
    """The example, loaded once as its council.toml orders it."""
    root = tmp_path_factory.mktemp("wrexham") / "thread"
    council = read_council(HOME)
    assert council.today
    manner = Manner(council.today, NOW, base=council.base, pinned=council.today)
    (receipt,) = load(root, council.orders, manner).receipts
    order = council.orders[0]
    thread = Thread(root)
    records = dict(in_force(thread.store, thread.names).records)
    return Wrexham(receipt, read_files(order.paths, order.mapping), thread, records)


class Line(NamedTuple):
    """A row of a CSV file, its number counted as a spreadsheet counts it."""

    file: str
    number: int
    cells: dict[str, str]


def lines(*names: str) -> Iterator[Line]:
    """The rows of some CSV files of the example, or of all."""
    for path in sorted(DATA.glob("*.csv")):
        if not names or path.name in names:
            with path.open(encoding="utf-8", newline="") as file:
                for number, cells in enumerate(csv.DictReader(file), start=2):
                    yield Line(path.name, number, cells)


def key(record: Record, prop: NamedNode) -> str | None:
    """The key of the word that a property holds."""
    concept = concepts_by_iri().get(record.value(prop))  # type: ignore[arg-type]
    return concept.key if concept else None


def code_of(term: object) -> str:
    """The code at the end of a record's address."""
    assert isinstance(term, NamedNode)
    return term.value.rsplit("/", 1)[-1]


def ends(records: Iterable[Record]) -> set[tuple[str, str | None, str]]:
    """Links as start, type and end."""
    return {
        (code_of(link.value(GT.linkFrom)), key(link, GT.linkType), code_of(link.value(GT.linkTo)))
        for link in records
    }


# --- taken in, or left out with a reason ------------------------------------


def test_the_example_loads(wrexham: Wrexham) -> None:
    """The facts fit the vocabulary as they are; what is missing stays a warning, never a violation."""
    assert wrexham.receipt.outcome == "accepted"
    assert not [f for f in wrexham.receipt.findings if f.severity is Severity.VIOLATION]


def test_the_only_warnings_are_what_no_source_tells(wrexham: Wrexham) -> None:
    """Each warning is explained in the example's README; a new one must be understood before it is let in."""
    warnings = Counter(f.rule for f in wrexham.receipt.findings if f.severity is Severity.WARNING)
    assert warnings == {"Measure-hasOwner": 39, "Recommendation-hasOwner": 3, "Recommendation-dueOn": 3}


def test_loading_it_again_adds_nothing(wrexham: Wrexham) -> None:
    """The demonstration runs twice in a row without a second change set."""
    council = read_council(HOME)
    assert council.today
    again = load(wrexham.thread.layout.root, council.orders, Manner(council.today, NOW, base=council.base))
    assert [receipt.outcome for receipt in again.receipts] == ["unchanged"]


def test_every_row_became_a_record_or_is_left_out_with_a_reason(wrexham: Wrexham) -> None:
    """No public fact may be dropped in silence."""
    became = {(row.file, row.number) for row in wrexham.read.rows}
    left_out = [f for f in wrexham.receipt.findings if f.rule == "left-out" and f.place]
    reasons = {(f.place.file, f.place.row): f.message for f in left_out if f.place}
    assert all(len(message) > len("Left out: because") for message in reasons.values())
    for line in lines():
        here = (line.file, line.number)
        whole_file = (line.file, None) in reasons
        looked_up = line.file == "sources.csv"
        assert (here in became) + (here in reasons or whole_file) + looked_up == 1, here


def test_what_is_left_out_is_what_the_readme_says(wrexham: Wrexham) -> None:
    """The numbers in the README are these."""
    places = [f.place for f in wrexham.receipt.findings if f.rule == "left-out" and f.place]
    assert Counter(place.file for place in places if place.row) == ROWS_LEFT_OUT
    assert {place.file for place in places if place.row is None} == FILES_LEFT_OUT


def test_every_file_and_column_has_its_place(wrexham: Wrexham) -> None:
    """A column nobody mapped would be a fact nobody sees."""
    rules = {finding.rule for finding in wrexham.receipt.findings}
    assert not rules & {"unmapped-file", "unmapped-column", "unmapped-row", "no-heading"}


# --- sources ----------------------------------------------------------------


def test_every_record_keeps_its_source(wrexham: Wrexham) -> None:
    """Whoever doubts a fact must find where it was read; a report is known by its recommendations."""
    bare = [r.iri.value for r in wrexham.records.values() if not r.text(DCTERMS.source)]
    assert all(path.startswith(f"{CODES_HERE}regulator-report/") for path in bare)


def test_sources_are_kept_word_for_word(wrexham: Wrexham) -> None:
    """A shortened source could not be found again."""
    kept = {record.text(DCTERMS.source) for record in wrexham.of_kind("figure")}
    used = {
        line.cells["source_url"] for line in lines("measure_values.csv") if line.cells["period"] != "2016"
    }
    assert kept == {source for source in used if "reduction-in-disengaged" not in source}


def test_every_source_is_classed_and_every_class_is_used(wrexham: Wrexham) -> None:
    """The standing of each fact comes from one file, and that file holds nothing idle."""
    classed = {line.cells["source"]: line.cells["standing"] for line in lines("sources.csv")}
    mapped = {path.name for path in DATA.glob("*.csv")} - FILES_LEFT_OUT - {"sources.csv"}
    cited = {line.cells.get("source") or line.cells.get("source_url") for line in lines(*mapped)}
    assert set(classed) == cited
    assert len(classed) == len(list(lines("sources.csv")))
    for record in wrexham.records.values():
        source = record.text(DCTERMS.source)
        assert source is None or key(record, GT.sourceStanding) == classed.get(source, "official")


@pytest.mark.parametrize(
    ("part", "standing"),
    [
        ("leaderlive.co.uk", "press"),
        ("wrexham.com/news", "press"),
        ("bbc.co.uk", "press"),
        ("kenskates.co.uk", "politician"),
        ("wrecsamplaid.blogspot.com", "politician"),
        ("wrexham.com/forums", "other"),
        ("docslib.org", "official-copy"),
    ],
)
def test_what_is_not_official_is_marked(wrexham: Wrexham, part: str, standing: str) -> None:
    """A figure from a newspaper or a party must never look like the council's own."""
    cited = [r for r in wrexham.records.values() if part in (r.text(DCTERMS.source) or "")]
    assert standing in {key(record, GT.sourceStanding) for record in cited}
    assert "official" not in {key(record, GT.sourceStanding) for record in cited}


def test_a_fact_from_several_sources_stands_as_its_weakest(wrexham: Wrexham) -> None:
    """Where an official paper and a newspaper are both cited, nobody can say which part is whose."""
    assert key(wrexham.coded("MS-02"), GT.sourceStanding) == "press"


# --- links ------------------------------------------------------------------


def test_every_link_and_oversight_says_on_what_basis(wrexham: Wrexham) -> None:
    """A link that a source makes and one that an editor made must be told apart."""
    for record in [*wrexham.of_kind("link"), *wrexham.of_kind("oversight")]:
        assert key(record, GT.basis) in {"source", "editor"}
        assert record.text(DCTERMS.source)
        assert key(record, GT.sourceStanding)


def test_the_editors_links_are_marked(wrexham: Wrexham) -> None:
    """All but three measures were put under their objective by whoever prepared the data."""
    expected = {line.cells["id"]: line.cells["objective_basis"] for line in lines("measures.csv")}
    links = [link for link in wrexham.of_kind("link") if key(link, GT.linkType) == "indicates"]
    assert {code_of(link.value(GT.linkFrom)): key(link, GT.basis) for link in links} == expected
    assert Counter(expected.values()) == {"editor": 36, "source": 3}


def test_relations_become_the_types_of_link_that_mean_them(wrexham: Wrexham) -> None:
    """An equality outcome embedded in an objective is helped by it, so the link starts at the objective."""
    others = ends(link for link in wrexham.of_kind("link") if key(link, GT.linkType) != "indicates")
    assert others == {
        ("OBJ-EDUC", "influences", "OBJ-HEALTH"),
        *(
            ("OBJ-COUNCIL", "supports-equality-objective", code)
            for code in ("SEP-EMPLOYER", "SEP-CUSTOMER", "SEP-WELSH")
        ),
        ("PLAN-SERVICE", "supports-plan", "PLAN-CP2020"),
        ("PLAN-CP2020", "supports-plan", "PLAN-PSBCR"),
        ("PLAN-DECARB", "supports-plan", "PLAN-CP2023"),
        ("PLAN-ANTIPOV", "supports-plan", "PLAN-CP2023"),
    }


def test_relations_of_boards_become_oversight(wrexham: Wrexham) -> None:
    """Oversight is off the thread: it says whom to tell, not what a dip touches."""
    seen = {
        (code_of(record.value(GT.ofBody)), code_of(record.value(GT.overseen)))
        for record in wrexham.of_kind("oversight")
    }
    expected = {
        (line.cells["from_id"], line.cells["to_id"])
        for line in lines("links.csv")
        if line.cells["from_type"] == "board" and line.cells["relation"] != "links"
    }
    assert seen == expected
    assert ("BOARD-AIB", "SVC-CHILD") in seen


def test_plans_and_goals_stand_in_the_rows_of_what_belongs_to_them(wrexham: Wrexham) -> None:
    """The rows of links.csv that say so a second time are left out because nothing is lost by it."""
    place = {"part_of": GT.isDefinedIn, "assessed_under": SKOS.broader}
    goals = {c.iri: c.notation for c in concepts_by_iri().values()}
    for line in lines("links.csv"):
        prop = place.get(line.cells["relation"])
        if prop:
            held = wrexham.coded(line.cells["from_id"]).value(prop)
            assert isinstance(held, NamedNode)
            assert goals.get(held, code_of(held)) == line.cells["to_id"]


# --- measures and figures ---------------------------------------------------


def test_what_no_source_states_is_not_stated(wrexham: Wrexham) -> None:
    """A gap that is named can be asked about; one that is filled by guessing cannot."""
    measures = wrexham.of_kind("measure")
    gaps = {
        prop: sum(key(measure, prop) == "not-stated" for measure in measures)
        for prop in (GT.polarity, SDMX_ATTRIBUTE.unitMeasure, GT.frequency, GT.accumulation)
    }
    assert list(gaps.values()) == [1, 2, 39, 39]
    assert {key(target, GT.targetIntent) for target in wrexham.of_kind("target")} == {"not-stated"}


def test_figures_keep_their_value_area_and_precision(wrexham: Wrexham) -> None:
    """About 260,000 for Wales and exactly 260,000 for Wrexham are different facts."""
    areas = {"Wrexham": f"{AREAS}W06000006", "Wales": f"{AREAS}W92000004"}
    words = {"more than": "more-than", "around": "about"}
    millions = {"M-VISITSPEND", "M-REGENINV"}
    expected = Counter(
        (
            line.cells["measure_id"],
            areas[line.cells["area"]],
            Decimal(line.cells["value"]) * (1_000_000 if line.cells["measure_id"] in millions else 1),
            words.get(line.cells["precision"], line.cells["precision"]),
        )
        for line in lines("measure_values.csv")
        if line.cells["period"] not in {"", "2016"}
    )
    assert _facts(wrexham.of_kind("figure")) == expected


def _facts(figures: Iterable[Record]) -> Counter[tuple[str, str, Decimal, str | None]]:
    return Counter(
        (
            code_of(figure.value(GT.ofMeasure)),
            figure.value(GT.forArea).value,  # type: ignore[union-attr]
            Decimal(figure.text(SDMX_MEASURE.obsValue) or ""),
            key(figure, GT.precision),
        )
        for figure in figures
    )


def test_five_figures_are_for_wales(wrexham: Wrexham) -> None:
    """They stand beside the council's own figures and are never taken for them."""
    areas = Counter(code_of(figure.value(GT.forArea)) for figure in wrexham.of_kind("figure"))
    assert areas == {"W06000006": 29, "W92000004": 5}


@pytest.mark.parametrize(
    ("measure", "area", "period"),
    [
        ("M-ATTSEC", "W06000006", "gregorian-interval/2009-09-01T00:00:00/P1Y"),
        ("M-NEET11", "W92000004", "year/2019"),
        ("M-RECYCLE", "W06000006", "year/2012"),
        ("M-RECYCLE", "W06000006", "government-year/2018-2019"),
        ("M-SICKDAYS", "W06000006", "gregorian-interval/2012-04-01T00:00:00/P244D"),
    ],
)
def test_periods_are_what_was_written(wrexham: Wrexham, measure: str, area: str, period: str) -> None:
    """A school year, a calendar year and eight months must not be drawn as financial years."""
    held = {
        (code_of(f.value(GT.ofMeasure)), code_of(f.value(GT.forArea)), f.value(SDMX_DIMENSION.refPeriod))
        for f in wrexham.of_kind("figure")
    }
    assert (measure, area, NamedNode(f"http://reference.data.gov.uk/id/{period}")) in held


def test_forecasts_are_marked(wrexham: Wrexham) -> None:
    """What was expected in October 2018 is not what was spent."""
    forecasts = [f for f in wrexham.of_kind("figure") if key(f, SDMX_ATTRIBUTE.obsStatus) == "forecast"]
    assert {code_of(f.value(GT.ofMeasure)) for f in forecasts} == {"M-CSCOVER", "M-CSCPLACE"}


def test_budgets_that_were_only_proposed_are_provisional(wrexham: Wrexham) -> None:
    """A proposal taken for a decision would be a false statement about the council."""
    money = {
        (
            record.text(SDMX_MEASURE.obsValue),
            key(record, GT.financialView),
            key(record, SDMX_ATTRIBUTE.obsStatus),
        )
        for record in wrexham.of_kind("money")
    }
    assert money == {
        ("227000000", "original-budget", None),
        ("250200000", "original-budget", "provisional"),
        ("280000000", "original-budget", "provisional"),
        ("1636000", "savings-planned", None),
    }


# --- the rest of the structure ----------------------------------------------


def test_the_structure_is_all_there(wrexham: Wrexham) -> None:
    """The counts are those of the files, less what is left out."""
    kinds = Counter(record.kind.name for record in wrexham.records.values() if record.kind)
    assert kinds == {
        "council": 1,
        "plan": 16,
        "well-being-objective": 23,
        "theme": 8,
        "equality-objective": 5,
        "topic": 30,
        "body": 23,
        "department": 4,
        "post": 4,
        "service": 9,
        "measure": 39,
        "figure": 34,
        "target": 4,
        "link": 47,
        "oversight": 10,
        "budget-line": 1,
        "money": 4,
        "event": 17,
        "recommendation": 3,
        "regulator-report": 1,
    }


def test_it_is_a_real_council_and_says_so(wrexham: Wrexham) -> None:
    """Nothing here is made up, so no answer may call it illustrative, and the address is nobody's."""
    (council,) = wrexham.of_kind("council")
    assert council.text(GT.illustrative) == "false"
    assert council.text(GT.base) == "https://data.wrexham.example"
    assert code_of(council.value(GT.area)) == "W06000006"


def test_welsh_names_are_the_published_ones(wrexham: Wrexham) -> None:
    """The six objectives have Welsh names in the source, and no other aim is given one."""
    named = {
        code_of(record.iri)
        for record in wrexham.records.values()
        if any(isinstance(v, Literal) and v.language == "cy" for v in record.values(RDFS.label))
    }
    assert named == {
        "WREXHAM",
        *(f"OBJ-{part}" for part in ("ECON", "SAFE", "COUNCIL", "ENV", "EDUC", "HEALTH")),
    }


def test_events_concern_their_objective_between_days(wrexham: Wrexham) -> None:
    """A date known to the month becomes the month's days, and days that the source names are kept."""
    days = {
        record.text(GT.code): (record.text(GT.startedOn), record.text(GT.endedOn))
        for record in wrexham.of_kind("event")
    }
    assert days["MS-01"] == ("2019-10-01", "2019-10-31")
    assert days["MS-13"] == ("2023-10-24", "2023-11-02")
    assert days["MS-16"] == ("2022-09-01", "2022-09-01")
    assert code_of(wrexham.coded("MS-01").value(GT.concerns)) == "OBJ-HEALTH"


def test_heads_of_department_are_posts(wrexham: Wrexham) -> None:
    """The thread holds posts and no names."""
    posts = {code_of(p.iri): code_of(p.value(ORG.postIn)) for p in wrexham.of_kind("post")}
    assert posts["POST-FIN"] == "SVC-FIN"
    assert all(code.removeprefix("POST-") == body.removeprefix("SVC-") for code, body in posts.items())


# --- nothing is judged ------------------------------------------------------


def test_no_rating_dip_or_strength_is_computed(wrexham: Wrexham) -> None:
    """The sources give no scheme, no dead band and no strength, so nobody may be shown one."""
    assert wrexham.in_snapshot(RDF.type, None) > 0
    assert wrexham.in_snapshot(GT.noRating) > 0
    for prop in (GT.rating, GT.reportedRating, GT.strength, GT.ratingScheme, GT.defaultScheme, GT.isDip):
        assert wrexham.in_snapshot(prop) == 0, prop.value
