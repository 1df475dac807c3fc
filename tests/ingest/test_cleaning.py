"""What people type into cells: what is understood, and what is refused rather than guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import (
    LONGEST_TEXT,
    Unreadable,
    clean,
    read_area,
    read_code,
    read_day,
    read_decimal,
    read_list_number,
    read_text,
    read_web,
    read_whole,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("91.8", "91.8"),
        ("91.8%", "91.8"),
        ("91.8 %", "91.8"),
        ("–3.2", "-3.2"),
        ("−3.2", "-3.2"),
        ("£1,234,567.50", "1234567.50"),
        ("-£5", "-5"),
        ("£-5", "-5"),
        ("1 234", "1234"),
        ("0", "0"),
    ],
)
def test_a_number_is_understood_however_officers_write_it(typed, value):
    """Pounds, per cents, thousands and any dash for minus stand in every real report card."""
    assert read_decimal(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["n/a", "-", "91 8", "1,23", "5£6", "--5", "1e5", "(5)", "<5", "91.8*", "½", "٣"]
)
def test_what_is_not_plainly_a_number_is_refused(typed):
    """Guessing 918 from 91 8, or nothing from n/a, would put a false figure before a board."""
    with pytest.raises(Unreadable, match="not a plain number"):
        read_decimal(typed)


def test_more_digits_than_a_spreadsheet_keeps_are_refused():
    """Excel has already rounded such a number; keeping it would promise what nobody has."""
    with pytest.raises(Unreadable, match="15 digits"):
        read_decimal("1234567890123456")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_every_decimal_survives_being_written_and_read(value):
    """A figure must come out as it went in, with and without thousands commas."""
    assert read_decimal(f"{value:f}") == value
    assert read_decimal(f"{value:,f}") == value


def test_a_whole_number_may_be_written_with_a_point_but_not_with_a_part():
    """Excel shows 3 as 3.0 in some formats; 3.5 is not a likelihood."""
    assert read_whole("3.0") == 3
    with pytest.raises(Unreadable, match="whole number"):
        read_whole("3.5")


@pytest.mark.parametrize("typed", ["2020-10-05", "05/10/2020", "5.10.2020", "5 October 2020", "5 Oct 2020"])
def test_a_date_has_the_day_before_the_month(typed):
    """An American reading of 05/10 would move a meeting by five months."""
    assert read_day(typed) == date(2020, 10, 5)


@pytest.mark.parametrize(
    "typed", ["10/25/2020", "2020-02-30", "44109", "0020-01-01", "yesterday", "Oct 2020"]
)
def test_what_is_no_date_is_refused(typed):
    """A serial number or a month alone names no day."""
    with pytest.raises(Unreadable, match="not a date"):
        read_day(typed)


def test_what_cannot_be_seen_is_taken_out():
    """A zero-width space makes two equal codes differ for no reason that a person can find."""
    assert clean("\u200bED\u200d03\ufeff \u00a0 x\t y ") == "ED03 x y"
    assert clean("one \n two") == "one\ntwo"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    """Text is cleaned where it is read and again where it is compared."""
    assert clean(clean(text)) == clean(text)


def test_text_has_a_longest_length_and_no_control_characters():
    """Both break pages and exports, and neither was typed on purpose."""
    assert read_text("a\nb") == "a\nb"
    with pytest.raises(Unreadable, match="4001 characters"):
        read_text("x" * (LONGEST_TEXT + 1))
    with pytest.raises(Unreadable, match="control characters"):
        read_text("bell \a")


@pytest.mark.parametrize("typed", ["A;B", "A@B", "<A>", 'A"B', "A\x01B", "A\u202eB", "x" * 101, " A", ""])
def test_a_code_that_could_not_stand_in_a_list_or_an_address_is_refused(typed):
    """Codes become parts of addresses and of handles on the command line."""
    with pytest.raises(Unreadable, match="cannot be a code"):
        read_code(typed)


def test_the_small_forms_are_read_or_refused_with_what_is_allowed():
    """Each of these becomes part of an address or a switch; a near miss must not pass."""
    assert [read_yes_no(text) for text in ("Yes", "n", "TRUE", "0")] == [True, False, True, False]
    assert read_area("W06000006") == "W06000006"
    assert read_web("https://data.anytown.example/thread") == "https://data.anytown.example/thread"
    assert read_list_number("123") == "123"
    refused = [
        (read_yes_no, "perhaps"),
        (read_area, "W0600006"),
        (read_web, "https://data.anytown.example/"),
        (read_web, "javascript:alert(1)"),
        (read_list_number, "12a"),
    ]
    for read, text in refused:
        with pytest.raises(Unreadable):
            read(text)
