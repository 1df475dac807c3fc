"""Plain JSON of answers: decimals are texts, times are UTC, findings lie flat."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers.as_json import as_json
from graph.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Sample:
    """A field named as a word of Python, and a plain one."""

    from_: str
    value: Decimal | None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_decimal_keeps_its_digits_and_has_no_exponent(value: Decimal) -> None:
    """A reader that took it for a float would round what a council reported."""
    made = as_json(value)
    assert isinstance(made, str)
    assert "E" not in made
    assert Decimal(made) == value


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=1))])))
def test_a_time_is_in_utc_with_a_z(value: datetime) -> None:
    """One form for all times, so that texts sort as times do."""
    if value.year in {1, 9999}:
        return
    made = as_json(value)
    assert isinstance(made, str)
    assert made.endswith("Z")
    assert datetime.fromisoformat(made) == value.replace(microsecond=0)


def test_a_field_loses_its_closing_underscore() -> None:
    """The contract says ``from``, which Python will not have for a name."""
    assert as_json(Sample("a", None)) == {"from": "a", "value": None}


def test_a_day_is_not_a_time() -> None:
    """A date is no midnight anywhere."""
    assert as_json(date(2020, 10, 5)) == "2020-10-05"


def test_a_finding_lies_flat() -> None:
    """The contract has the place beside the rule, not inside it."""
    place = Place("a.xlsx", "Figures", 4, "Value", "F4")
    made = as_json(Finding(Severity.WARNING, "rule", place, "x", "Wrong.", "Mend it."))
    assert isinstance(made, dict)
    assert list(made) == [
        "severity", "rule", "file", "sheet", "cell", "row", "column", "value", "message", "remedy",
    ]  # fmt: skip
    assert (made["severity"], made["cell"], made["row"]) == ("warning", "F4", 4)
    bare = as_json(Finding(Severity.INFO, "rule", None, None, "Said."))
    assert isinstance(bare, dict)
    assert bare["file"] is None


def test_what_has_no_form_is_refused() -> None:
    """A float in an answer is a fault of ours, found before anybody reads it."""
    with pytest.raises(TypeError, match="float"):
        as_json(0.1)
