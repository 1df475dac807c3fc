"""The record of a measure's definition: every field that a row can hold is read on the measure's page."""
# ruff: noqa: E501 (tables are read across)

import pytest

from graph.answers.as_json import as_json
from graph.answers.impact import impact_of
from graph.answers.measure import measure_of
from graph.answers.model import Walkable
from graph.status.periods import parse_period
from graph.thread import Moment, Thread
from tests.golden.conftest import SCHEMES, TODAY, Card, Golden, rated
from tests.ingest.conftest import COUNCIL

PEOPLE = """
    Sheet: Bodies
    Code | Name (English)  | Kind
    EXB  | Executive Board | executive
    Sheet: Posts
    Code    | Name (English)
    ANALYST | Data analyst
"""
RECORD = {
    "Question (English)": "Do callers get an answer?",
    "Inclusion rules": "Calls to the main line; wrong numbers left out",
    "Collected by": "ANALYST",
    "Approved by": "EXB",
    "Approved on": "2020-03-10",
    "Data quality": "Poor",
    "Quality checked on": "2020-09-01",
    "Status policy": "Final when the month's log is closed",
    "Publication": "Restricted: not for publication",
    "Comparators": "Family of ten councils",
    "Price basis": "Real terms",
    "Prices of": "2019-20",
    "Baseline (period)": "2017-04-01--2020-03-31",
    "Baseline value": "88.0",
    "Baseline name": "Average of three years",
    "Valid to": "2020-10-01",
    "Ended because": "Merged with the web's measure",
    "Scheme": "",
}
PLAIN = "M | Answered | performance | percent | 1 | ratio | point-in-time | quarterly | financial | Higher is better"
TABLE = f"""
    Sheet: Measures
    Code | Name (English) | Scope | Unit | Decimals | Statistic | Accumulation | Frequency | Calendar | Polarity | {" | ".join(RECORD)}
    {PLAIN} | {" | ".join(RECORD.values())}
    Sheet: Figures
    Measure | Period | Value | Status | Method
    M | 2020-21-Q2 | 91 | Estimated | From one week's log
"""


@pytest.fixture
def recorded(golden: Golden) -> Golden:
    """A measure with its whole record filled in, rated by the council's default scheme."""
    default = COUNCIL.replace("| Made up", "| Made up | Default scheme").replace("| yes", "| yes | POINTS2")
    golden.lines(TABLE, "2020-21-Q2", schemes=SCHEMES + PEOPLE)
    golden.load(default, name="council-default.xlsx")
    return golden


def told(golden: Golden, period: str = "2020-21-Q2") -> Card:
    """The measure's page as JSON."""
    thread = Thread(golden.council.root)
    walkable = Walkable(thread.snapshot(Moment(None, parse_period(period).last_day, TODAY)))
    answer = as_json(measure_of(thread, walkable, walkable.things.find("M")))
    assert isinstance(answer, dict)
    return answer


def test_each_field_of_the_record_is_among_the_facts(recorded: Golden) -> None:
    """A field that nobody can see has not been asked for."""
    facts = {each["label"]: [value["text"] for value in each["values"]] for each in told(recorded)["facts"]}
    assert facts["purpose"] == ["Do callers get an answer?"]
    assert facts["inclusion rules"] == ["Calls to the main line; wrong numbers left out"]
    assert facts["collected by"] == ["Data analyst"]
    assert (facts["approved by"], facts["approved on"]) == (["Executive Board"], ["2020-03-10"])
    assert (facts["data quality"], facts["quality checked on"]) == (["Poor"], ["2020-09-01"])
    assert facts["status policy"] == ["Final when the month's log is closed"]
    assert facts["publication"] == ["Restricted: not for publication"]
    assert facts["comparators"] == ["Family of ten councils"]
    assert (facts["price basis"], facts["prices of"]) == (["Real terms"], ["2019-20"])
    assert facts["ended because"] == ["Merged with the web's measure"]


def test_what_bears_on_a_figure_stands_beside_it(recorded: Golden) -> None:
    """How far to rely on it, in which prices, from which baseline and by which method it was estimated."""
    line = told(recorded)["latest"]
    assert (line["data_quality"], line["price_basis"], line["prices_of"]) == ("poor", "real-terms", "2019-20")
    assert line["method"] == "From one week's log"
    assert line["baseline"] == {
        "period": "2017-04-01--2020-03-31",
        "value": "88",
        "text": "88.0%",
        "name": "Average of three years",
    }


def test_the_name_of_a_restricted_measure_carries_the_mark_wherever_it_is_told(recorded: Golden) -> None:
    """Whoever passes a scorecard on must see it; and it is still found by its own name."""
    marked = "Answered [Restricted: not for publication]"
    card = recorded.card("2020-21-Q2")
    assert card["measures"][0]["measure"]["label"] == marked
    assert [each["label"] for each in card["data"]["restricted"]] == [marked]
    walkable = Walkable(Thread(recorded.council.root).snapshot(Moment(None, TODAY, TODAY)))
    thing = walkable.things.find("Answered")
    assert impact_of(walkable, thing).source.label == marked


def test_a_measure_that_ended_says_why(recorded: Golden) -> None:
    """A blank without a reason is taken for neglect."""
    series = {point["period"]: point for point in told(recorded, "2020-21-Q3")["series"]}
    assert series["2020-21-Q3"]["no_rating"] == "discontinued"
    assert series["2020-21-Q3"]["reason"] == (
        "The measure ended on 1 October 2020: Merged with the web's measure."
    )


def test_a_scheme_of_the_council_is_told_as_inherited(recorded: Golden) -> None:
    """Whoever disputes a colour must know whose rule it is."""
    assert told(recorded)["rated_by"] == {
        "scheme": {
            "iri": "https://data.anytown.example/id/rating-scheme/POINTS2",
            "code": "POINTS2",
            "label": "POINTS2",
            "kind": "rating-scheme",
        },
        "inherited": True,
    }


def test_an_irregular_measure_is_held_against_its_last_wave_and_is_never_late(golden: Golden) -> None:
    """A survey comes when it comes: three years between waves are neither late nor a gap."""
    row = PLAIN.replace("quarterly", "irregular")
    text = f"""
    Sheet: Measures
    Code | Name (English) | Scope | Unit | Decimals | Statistic | Accumulation | Frequency | Calendar | Polarity | Scheme | Dead band
    {row} | POINTS2 | 1
    Sheet: Figures
    Measure | Period | Value
    M | 2017-18 | 60
    M | 2020-21-Q2 | 64
    Sheet: Targets
    Measure | Period | Intent | Value
    M | 2020-21-Q2 | Improve | 62
    """
    line = golden.lines(text, "2020-21-Q2")["M"]
    assert (rated(line), line["direction"], line["previous"]["text"]) == ("green", "improved", "60.0%")
    assert golden.card("2020-21-Q4")["data"]["late"] == []
