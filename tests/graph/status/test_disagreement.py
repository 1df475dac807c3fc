"""The rating in the source beside the one worked out, with the likely cause where they differ."""

from dataclasses import replace

from graph.status.disagreement import (
    FORECAST,
    NOT_KNOWN,
    NOT_RATED,
    ON_THE_BOUND,
    OTHER_BASIS,
    OTHER_TARGET,
    OTHER_WORDS,
    ROUNDING,
    Agreement,
)
from graph.status.facts import FigureFacts, TargetFacts
from graph.status.scheme import WITHOUT_TARGET
from tests.graph.status.test_measure_status import ATTENDANCE, BANDS, figure, statuses, target

Q2 = "2020-21-Q2"
GOAL = target(Q2, "93", tolerance="1")


def compared(
    value: str,
    reported: str | None,
    targets: list[TargetFacts] | None = None,
    others: list[FigureFacts] | None = None,
) -> Agreement | None:
    """How a reported rating stands to the computed one."""
    held = replace(figure(Q2, value), reported=reported)
    made = statuses(ATTENDANCE, [held, *(others or [])], [GOAL] if targets is None else targets)
    return made[Q2].agreement


def test_nothing_is_compared_where_the_source_gave_no_rating() -> None:
    """A blank disagrees with nobody."""
    assert compared("93.5", None) is None


def test_a_rating_agrees_by_its_key_or_its_word() -> None:
    """Capitals and spaces around it are the typist's."""
    assert compared("93.5", " GREEN ") == Agreement(agrees=True)
    assert compared("92.5", "Amber") == Agreement(agrees=True)


def test_a_rating_the_scheme_does_not_have_is_other_words() -> None:
    """“Blue” cannot be worked out here."""
    found = compared("93.5", "blue")
    assert found is not None
    assert (found.agrees, found.cause) == (False, OTHER_WORDS)


def test_rounding_is_tried_first() -> None:
    """92.96 is short of 93 and written as 93.0."""
    found = compared("92.96", "green")
    assert found is not None
    assert (found.cause, "from the rounded figures" in (found.reason or "")) == (ROUNDING, True)


def test_another_target_is_named_with_its_period() -> None:
    """Green against last year's 90 is a likely slip."""
    found = compared("91.0", "green", [GOAL, target("2019-20-Q2", "90")])
    assert found is not None
    assert (found.cause, "for 2019-20-Q2" in (found.reason or "")) == (OTHER_TARGET, True)


def test_the_forecasts_rating_may_have_been_written_down() -> None:
    """Green at the year's end is not green now."""
    expected = figure("2020-21", "96", "forecast")
    found = compared("80", "green", [GOAL, target("2020-21", "95", tolerance="1")], [expected])
    assert found is not None
    assert found.cause == FORECAST


def test_what_nothing_explains_is_said_to_be_unexplained() -> None:
    """A cause is likely, never made up."""
    found = compared("80", "green")
    assert found is not None
    assert (found.cause, found.agrees) == (NOT_KNOWN, False)
    assert found.reason == "Reported as green, rated red here; none of the usual causes explains it."


def test_the_basis_of_the_tolerance_is_tried() -> None:
    """198.5 days of two hundred: within one per cent of the target, not within one day."""
    days = replace(ATTENDANCE, unit="days", polarity="higher-is-better", decimals=1)
    held = replace(figure(Q2, "198.5"), reported="amber")
    made = statuses(days, [held], [target(Q2, "200", tolerance="1")])
    found = made[Q2].agreement
    assert found is not None
    assert found.cause == OTHER_BASIS


def test_a_figure_on_a_bound_may_have_been_taken_as_short_of_it() -> None:
    """ "Above 93" and "93 and above" are one slip apart, at the target as at the amber bound."""
    for value, reported in (("93", "amber"), ("92", "red")):
        found = compared(value, reported)
        assert found is not None
        assert (found.agrees, found.cause) == (False, ON_THE_BOUND)
    off_the_bound = compared("93.1", "red")
    assert off_the_bound is not None
    assert off_the_bound.cause == NOT_KNOWN


def test_a_rating_of_what_cannot_be_rated_says_what_is_lacking() -> None:
    """A colour in the source and no target in the thread is the commonest difference of all."""
    found = compared("93.5", "green", [])
    assert found == Agreement(
        False, NOT_RATED, "Reported as green, not rated here: there is no target for this period."
    )


def test_the_mark_for_a_measure_without_target_agrees() -> None:
    """Grey in the source and grey by the scheme are one."""
    grey = replace(BANDS[-1], key="grey", label="Grey", order=9, condition=WITHOUT_TARGET)
    held = replace(figure(Q2, "50"), reported="Grey")
    made = statuses(ATTENDANCE, [held], bands=(*BANDS, grey))
    assert (made[Q2].no_rating, made[Q2].agreement) == ("context-only", Agreement(agrees=True))
