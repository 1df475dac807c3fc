"""Small numbers: what is withheld by rule, and what gives it away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.status.additive import FAMILIES
from graph.status.disclosure import Leak, Part, as_disclosed, is_small, leaks
from graph.status.facts import MeasureFacts
from tests.graph.status.test_measure_status import ATTENDANCE, figure

FEW = replace(ATTENDANCE, unit="number", statistic="count", decimals=0, suppress_below=Decimal(5))
TO_DATE = replace(FEW, accumulation="cumulative")
BASE = "https://data.anytown.example"
UNITS = f"{BASE}/id/department/"


def part(period: str, value: str | None, **narrowed: str) -> Part:
    """A figure; one without a value is withheld."""
    made = Part(figure(period, value, "final" if value else "withheld"), **narrowed)
    where = "/".join([period, *narrowed.values()])
    return replace(made, figure=replace(made.figure, iri=NamedNode(f"{BASE}/id/figure/{where}")))


def given_away(parts: Iterable[Part], measure: MeasureFacts = FEW, **departments: str) -> Mapping[Part, str]:
    """The withheld figures that can be worked out, and how."""
    return {leak.part: leak.how for leak in leaks([*parts], measure, departments).given_away}


def small(parts: Iterable[Part], measure: MeasureFacts = FEW) -> Sequence[Leak]:
    """The small counts that the figures shown leave between them."""
    return leaks([*parts], measure, {}).small


@pytest.mark.parametrize(("value", "small"), [("0", False), ("1", True), ("4", True), ("5", False)])
def test_counts_from_one_up_to_the_number_are_small(value: str, small: bool) -> None:
    """Nobody can be recognised in nought."""
    assert is_small(figure("2020-21-Q1", value), FEW) is small


def test_a_percentage_is_small_by_its_numerator() -> None:
    """Three of four hundred are three people, though 0.75 is below five for another reason."""
    ratio = replace(FEW, statistic="ratio", unit="percent")
    held = replace(figure("2020-21-Q1", "0.75"), numerator=Decimal(3), denominator=Decimal(400))
    assert is_small(held, ratio)
    assert not is_small(replace(held, numerator=Decimal(30)), ratio)
    assert as_disclosed(held, ratio).open_value is None
    assert as_disclosed(held, ratio).numerator is None


def test_those_left_out_of_a_share_are_people_too() -> None:
    """397 of 400 tells of three; of 400 of 400 there is nobody left to recognise."""
    ratio = replace(FEW, statistic="ratio", unit="percent")
    held = replace(figure("2020-21-Q1", "99.25"), numerator=Decimal(397), denominator=Decimal(400))
    assert is_small(held, ratio)
    assert not is_small(replace(held, numerator=Decimal(400)), ratio)
    assert not is_small(replace(held, numerator=Decimal(390)), ratio)


def test_a_figure_whose_statistic_nobody_stated_may_be_a_count() -> None:
    """A blank in the measure's row must not show what the rule beside it withholds."""
    assert is_small(figure("2020-21-Q1", "3"), replace(FEW, statistic="not-stated"))
    assert not is_small(figure("2020-21-Q1", "3"), replace(FEW, statistic="mean"))


def test_what_a_period_adds_to_a_figure_to_date_may_be_small() -> None:
    """Ten by June and twelve by September are two in the summer, though neither figure is small."""
    june, same, september = part("2020-21-Q1", "10"), part("2020-21-Q2", "10"), part("2020-21-Q2", "12")
    (leak,) = small([june, september], TO_DATE)
    assert leak.part == september
    assert small([june, same], TO_DATE) == ()
    assert small([part("2019-20-Q4", "8"), june], TO_DATE) == ()
    assert small([june, part("2020-21-Q2", None)], TO_DATE) == ()
    assert small([june, september], FEW) == ()
    assert small([june, part("2020-21-Q2", "12", unit=UNITS + "N")], TO_DATE) == ()


def test_withholding_the_figure_between_does_not_hide_the_step_over_it() -> None:
    """Ten by June, twelve by December: two people in half a year; none at all is told of each quarter."""
    june, september = part("2020-21-Q1", "10"), part("2020-21-Q2", None)
    assert [
        leak.part.figure.period.key for leak in small([june, september, part("2020-21-Q3", "12")], TO_DATE)
    ] == ["2020-21-Q3"]
    assert list(given_away([june, september, part("2020-21-Q3", "10")], TO_DATE)) == [september]
    assert given_away([june, september, part("2020-21-Q3", "30")], TO_DATE) == {}


def test_without_a_rule_nothing_is_withheld() -> None:
    """The number is the council's to set."""
    plain = replace(FEW, suppress_below=None)
    held = figure("2020-21-Q1", "3")
    assert as_disclosed(held, plain) == held


def test_one_unit_withheld_is_the_total_less_the_others() -> None:
    """Two withheld keep each other's secret."""
    whole, north = part("2020-21-Q1", "20"), part("2020-21-Q1", "12", unit=UNITS + "N")
    south = part("2020-21-Q1", None, unit=UNITS + "S")
    assert given_away([whole, north, south]) == {south: "the council's total less the other units"}
    hidden = part("2020-21-Q1", None, unit=UNITS + "N")
    assert given_away([whole, hidden, south]) == {}
    assert given_away([hidden, part("2020-21-Q1", "17", unit=UNITS + "S")]) == {}


def test_the_least_figure_that_would_protect_is_named() -> None:
    """Withholding it loses least; nought protects nobody."""
    parts = [part("2020-21-Q1", "40")] + [
        part("2020-21-Q1", value, unit=UNITS + name)
        for name, value in (("N", "0"), ("E", "20"), ("S", "15"), ("W", None))
    ]
    (leak,) = leaks(parts, FEW, {}).given_away
    assert [by.figure.value for by in leak.by] == [15, 20, 40, 0]


def test_a_department_is_told_by_its_services() -> None:
    """The services of two departments add up to each, and the departments to the council."""
    services = "https://data.anytown.example/id/service/"
    departments = {services + "A": UNITS + "N", services + "B": UNITS + "N"}
    shown, hidden = (
        part("2020-21-Q1", "9", unit=services + "A"),
        part("2020-21-Q1", None, unit=services + "B"),
    )
    whole = part("2020-21-Q1", "12", unit=UNITS + "N")
    assert given_away([whole, shown, hidden], **departments) == {
        hidden: "the department's total less its other services"
    }


def test_one_ward_withheld_is_the_council_less_the_others() -> None:
    """Other councils beside the wards are no parts of this one, even if one of them is withheld."""
    area = "http://statistics.data.gov.uk/id/statistical-geography/"
    whole, far = part("2020-21-Q1", "20"), part("2020-21-Q1", "90", area=area + "W06000001")
    north, south = (part("2020-21-Q1", v, area=f"{area}W0500000{n}") for n, v in enumerate(["17", None]))
    assert given_away([whole, far, north, south]) == {south: "the council's total less the other areas"}
    assert given_away([whole, far, north]) == {}
    others = [part("2020-21-Q1", v, area=f"{area}W0600000{n}") for n, v in enumerate(["9", None])]
    assert given_away([whole, *others]) == {}


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ({"2019-20": "33", "2019-20-H1": "20", "2019-20-Q3": "10"}, "2019-20-Q4"),
        ({"2019-20": "33", "2019-20-Q1": "8", "2019-20-Q2": "9", "2019-20-H2": "16"}, None),
        ({"2019-20-H1": "20", "2019-05": "9", "2019-06": "6", "2019-20-Q2": "5"}, "2019-04"),
        ({"2019-20": "33"}, "2019-04-01--2020-03-31"),
    ],
)
def test_a_year_told_by_parts_of_several_kinds_tells_the_last_of_them(
    shown: Mapping[str, str], hidden: str | None
) -> None:
    """A half and two quarters are a year as four quarters are."""
    parts = [part(period, value) for period, value in shown.items()]
    secret = [part(hidden, None)] if hidden else []
    assert list(given_away([*parts, *secret])) == secret


def test_several_withheld_that_come_to_few_together_are_few_people_shown() -> None:
    """Three in two quarters are three people, whichever quarter they came in; none is told of each."""
    year = [part("2019-20", "33"), part("2019-20-Q1", "20"), part("2019-20-Q2", "10")]
    secret = [part("2019-20-Q3", None), part("2019-20-Q4", None)]
    (leak,) = small([*year, *secret])
    assert leak.part.figure.period.key == "2019-20"
    nought = [part("2019-20", "30"), *year[1:]]
    assert list(given_away([*nought, *secret])) == secret
    assert small([part("2019-20", "38"), *year[1:], *secret]) == ()


def test_a_group_left_out_is_found_as_one_withheld_is() -> None:
    """Not to load the three boys does not hide them beside nine girls of twelve."""
    everybody, girls = part("2020-21-Q1", "12"), part("2020-21-Q1", "9", breakdown="female")
    assert [leak.part for leak in small([everybody, girls])] == [girls]
    assert small([everybody, part("2020-21-Q1", "6", breakdown="female")]) == ()


def test_units_groups_and_times_together_tell_what_none_tells_alone() -> None:
    """The girls of the north are nowhere told in spring, but by way of the year, the south and the boys."""
    north, south = {"unit": UNITS + "N"}, {"unit": UNITS + "S"}
    secret = part("2019-20-H1", None, **north, breakdown="female")
    parts = [
        secret,
        part("2019-20-H1", "60"),
        part("2019-20-H1", "25", **south),
        part("2019-20", "50", **north, breakdown="male"),
        part("2019-20-H2", "20", **north, breakdown="male"),
    ]
    assert given_away(parts) == {
        secret: "the total less the other groups and the council's total less the other units "
        "and the year less its other periods"
    }
    for index in range(1, len(parts)):
        assert given_away(parts[:index] + parts[index + 1 :]) == {}


def test_a_percentage_without_counts_is_given_away_as_one_with_them() -> None:
    """Whoever knows how many girls there are can work back from the percentages."""
    ratio = replace(FEW, statistic="ratio", unit="percent")
    whole, boys = part("2020-21-Q1", "80"), part("2020-21-Q1", "75", breakdown="male")
    girls = part("2020-21-Q1", None, breakdown="female")
    assert list(given_away([whole, boys, girls], ratio)) == [girls]
    assert given_away([whole, boys, girls], replace(ratio, statistic="median")) == {}


def test_those_left_out_of_withheld_shares_come_to_few_together() -> None:
    """Everybody but three passed; who they are is between two withheld schools."""
    ratio = replace(FEW, statistic="ratio", unit="percent")

    def share(above: int | None, below: int, **narrowed: str) -> Part:
        made = part("2020-21-Q1", None if above is None else "50", **narrowed)
        above_line = None if above is None else Decimal(above)
        return replace(made, figure=replace(made.figure, numerator=above_line, denominator=Decimal(below)))

    units = [share(None, 40, unit=UNITS + name) for name in "NS"] + [share(80, 100, unit=UNITS + "E")]
    assert [leak.part.unit for leak in small([share(157, 180), *units], ratio)]
    assert small([share(140, 180), *units], ratio) == ()


def test_a_state_on_one_day_is_the_same_for_the_quarter_and_the_year_it_ends() -> None:
    """What is counted on 31 March is told by either."""
    stock = replace(FEW, accumulation="point-in-time")
    secret = part("2019-20-Q4", None)
    assert given_away([secret, part("2019-20", "7")], stock) == {secret: "another figure counts the same"}
    assert given_away([secret, part("2019-20-Q3", "7")], stock) == {}


@given(st.data())
def test_whoever_hides_one_cell_of_a_table_with_its_margins_is_told(data: st.DataObject) -> None:
    """One hidden cell is always the margin less the rest, wherever it is and whatever the counts are."""
    family = data.draw(st.sampled_from(FAMILIES))
    units = [UNITS + name for name in "NESW"[: data.draw(st.integers(2, 4))]]
    counts = {(u, g): data.draw(st.integers(5, 60)) for u in units for g in family}
    secret = data.draw(st.sampled_from(sorted(counts)))
    table = [
        part("2020-21-Q1", None if (u, g) == secret else str(n), unit=u, breakdown=g)
        for (u, g), n in counts.items()
    ]
    by_unit = {u: part("2020-21-Q1", str(sum(counts[u, g] for g in family)), unit=u) for u in units}
    by_group = {g: part("2020-21-Q1", str(sum(counts[u, g] for u in units)), breakdown=g) for g in family}
    (hidden,) = [each for each in table if each.figure.obs_status == "withheld"]
    assert list(given_away([*table, by_unit[secret[0]]])) == [hidden]
    assert list(given_away([*table, by_group[secret[1]]])) == [hidden]
    assert given_away(table) == {}
