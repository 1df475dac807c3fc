"""Money and the ledger: what is shown by objective adds up to the budget, and the net hides nothing."""


from tests.golden.conftest import Card, Golden
from tests.ingest.conftest import COUNCIL

SHARED_SERVICE = f"""
    {COUNCIL}
    Sheet: Bodies
    Code | Name (English)  | Kind
    EXB  | Executive Board | Executive Board
    Sheet: Aims
    Code | Name (English)    | Kind
    WB1  | Healthier people  | well-being
    WB2  | Better schooling  | well-being
    Sheet: Services
    Code | Name (English)
    LIB  | Libraries
    SCH  | School support
    Sheet: Oversight
    Body | Oversees
    EXB  | WB1
    EXB  | WB2
    Sheet: Budget lines
    Code | Name (English)  | Kind
    B1   | Libraries       | Revenue
    B2   | School support  | Revenue
    B3   | Library roof    | Capital
    Sheet: Money
    Budget line | Period     | View            | Amount (£)
    B1          | 2020-21-Q3 | Original budget | 1000000
    B1          | 2020-21-Q3 | Profile to date | 516000
    B1          | 2020-21-Q3 | Actual to date  | 600000
    B1          | 2020-21-Q3 | Forecast outturn | 1112000
    B2          | 2020-21-Q3 | Original budget | 2000000
    B2          | 2020-21-Q3 | Profile to date | 1000000
    B2          | 2020-21-Q3 | Actual to date  | 805000
    B2          | 2020-21-Q3 | Forecast outturn | 1740000
    B3          | 2020-21-Q3 | Original budget | 400000
    B3          | 2020-21-Q3 | Profile to date | 300000
    B3          | 2020-21-Q3 | Actual to date  | 100000
    B3          | 2020-21-Q3 | Forecast outturn | 400000
    Sheet: Links
    From | Type               | To  | Share (%)
    B1   | Funds              | LIB |
    B2   | Funds              | SCH |
    B3   | Funds              | LIB | 100
    LIB  | Supports objective | WB1 | 60
    LIB  | Supports objective | WB2 | 25
    SCH  | Supports objective | WB2 | 100
"""


def sums(totals: list[Card], kind: str = "revenue") -> dict[str, int]:
    """The amounts of one kind in whole pounds; they must be whole."""
    (found,) = (each for each in totals if each["kind"] == kind)
    keys = ("budget", "actual", "variance", "adverse", "favourable", "forecast")
    return {key: int(found[key]) for key in keys}


def test_a_shared_service_is_counted_once_and_reconciles_to_the_ledger(golden: Golden) -> None:
    """60% and 25% of a library are two objectives', 15% nobody's; a net of £111k under hides £84k over."""
    golden.load(SHARED_SERVICE)
    overview = golden.card("2020-21-Q3", of="EXB")["overview"]
    first, second, none = overview["areas"]
    assert none["objective"] is None
    assert sums(first["money"]) == {
        "budget": 600_000, "actual": 360_000, "variance": 50_400, "adverse": 50_400, "favourable": 0,
        "forecast": 667_200,
    }  # fmt: skip
    assert sums(second["money"]) == {
        "budget": 2_250_000, "actual": 955_000, "variance": -174_000, "adverse": 21_000,
        "favourable": -195_000, "forecast": 2_018_000,
    }  # fmt: skip
    assert sums(overview["unallocated"]) == {
        "budget": 150_000, "actual": 90_000, "variance": 12_600, "adverse": 12_600, "favourable": 0,
        "forecast": 166_800,
    }  # fmt: skip
    whole = sums(overview["total"])
    assert (whole["budget"], whole["variance"]) == (3_000_000, -111_000)
    assert (whole["adverse"], whole["favourable"]) == (84_000, -195_000)
    parts = [sums(each) for each in (first["money"], second["money"], overview["unallocated"])]
    assert {key: sum(part[key] for part in parts) for key in whole} == whole


def test_capital_that_slips_is_kept_apart_from_revenue_that_is_saved(golden: Golden) -> None:
    """£200,000 of roof not built yet is no saving, and is in no total of revenue."""
    golden.load(SHARED_SERVICE)
    overview = golden.card("2020-21-Q3", of="EXB")["overview"]
    assert sums(overview["total"], "capital")["variance"] == -200_000
    assert sums(overview["total"])["variance"] == -111_000


def test_the_shared_service_answers_for_all_of_its_own_money(golden: Golden) -> None:
    """What goes to whom is the objectives' question; the service's ledger is whole."""
    golden.load(SHARED_SERVICE)
    card = golden.card("2020-21-Q3", of="LIB")
    assert sums(card["money_summary"]["totals"])["budget"] == 1_000_000
    (line,) = (each for each in card["money"] if each["budget_line"]["code"] == "B1")
    assert {each["aim"]["code"]: each["share"] for each in line["shares"]} == {"WB1": "60", "WB2": "25"}
    assert (line["unallocated"], line["variance"]) == ("15", "84000")
