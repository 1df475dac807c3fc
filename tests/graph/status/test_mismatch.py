"""Money and performance side by side: each flag where it speaks and where it stays silent."""

from decimal import Decimal

from graph.status.mismatch import Flags, RatedMeasure, Spending, mismatches

RED, AMBER, GREEN = (
    RatedMeasure("EC05", best=False, worst=True),
    RatedMeasure("EC06", best=False, worst=False),
    RatedMeasure("EC07", best=True, worst=False),
)


def line(
    variance: int, *, capital: bool = False, income: bool = False, savings: int | None = None
) -> Spending:
    """A line with a profile of £1,000,000."""
    planned = None if savings is None else Decimal(savings)
    return Spending("BL16", capital, income, Decimal(1_000_000), Decimal(variance), planned)


DEFAULT = Flags()


def keys(measures: list[RatedMeasure], lines: list[Spending], flags: Flags = DEFAULT) -> list[str]:
    """The flags raised."""
    return [each.key for each in mismatches(measures, lines, flags)]


def test_red_and_underspent_says_by_how_much() -> None:
    """Money that was there and not spent is the first thing a board should ask about."""
    (found,) = mismatches([RED, GREEN], [line(-150_000)], Flags())
    assert (found.key, found.measures, found.line) == ("red-and-underspent", ("EC05",), "BL16")
    assert found.reason == "EC05 has the worst rating, while BL16 is £150,000 under its profile (15%)."


def test_a_small_underspend_or_no_red_is_silent() -> None:
    """A flag on everything is a flag on nothing."""
    assert keys([RED], [line(-49_999)]) == []
    assert keys([AMBER, GREEN], [line(-150_000)]) == []


def test_the_flags_are_the_councils_own() -> None:
    """What is much for one council is little for another."""
    assert keys([RED], [line(-20_000)], Flags(underspend=Decimal(2))) == ["red-and-underspent"]
    assert keys([GREEN], [line(60_000)], Flags(overspend=Decimal(10))) == []


def test_green_and_overspent_needs_every_rated_measure_green() -> None:
    """Good figures bought with money that is not there."""
    assert keys([GREEN], [line(60_000)]) == ["green-and-overspent"]
    assert keys([GREEN, AMBER], [line(60_000)]) == []
    assert keys([], [line(60_000)]) == []


def test_red_without_a_budget_line() -> None:
    """Nobody can pay for what no line is linked to."""
    assert keys([RED], []) == ["red-without-budget"]
    assert keys([GREEN], []) == []


def test_a_saving_on_a_red_measure() -> None:
    """A saving that falls where it hurts already is said before it is made."""
    assert keys([RED], [line(0, savings=150_000)]) == ["saving-on-red"]
    assert keys([GREEN], [line(0, savings=150_000)]) == []
    assert keys([RED], [line(0, savings=None)]) == []


def test_capital_slips_and_income_falls_short_in_words_of_their_own() -> None:
    """Slippage is not a saving, and less taken in is not an underspend."""
    (slipped,) = mismatches([RED], [line(-200_000, capital=True)], Flags())
    assert "a slippage of £200,000" in slipped.reason
    (short,) = mismatches([GREEN], [line(300_000, income=True)], Flags())
    assert "took in £300,000 less than its profile" in short.reason


def test_without_a_profile_nothing_is_said() -> None:
    """A blank is not a nought, and a share of nought is no number."""
    assert keys([RED], [Spending("BL1", False, False, None, None, None)]) == []
    assert keys([GREEN], [Spending("BL1", False, False, Decimal(0), Decimal(5), None)]) == []
