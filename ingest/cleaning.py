"""What people type into cells, made into plain values; what cannot be read is said, never guessed.

What you would get wrong: spaces that cannot be seen, dashes that are not minus signs, and
markers such as ``n/a`` in a column of numbers. A marker is not a number and not a blank:
it is refused, and the column Status is the place to say why there is no figure.
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from ingest.tables import NO_RESULT

LONGEST_TEXT = 4_000
MOST_DIGITS = 15

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_NUMBER = re.compile(r"(-?) ?£? ?(-?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?) ?%?", re.ASCII)
_AREA = re.compile(r"[A-Z][0-9]{8}")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?")
_CODE = re.compile(r"[^\s;@<>\"{}|\\^`]+( [^\s;@<>\"{}|\\^`]+)*")
_EXCEL_ERROR = re.compile(r"#(N/A|(REF|DIV/0|VALUE|NUM|NULL|NAME|SPILL|CALC)[!?])", re.IGNORECASE)
_DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})


class Unreadable(ValueError):
    """A cell that cannot be read as what its column holds: what is wrong, and what to do about it."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.remedy = remedy


def clean(text: str) -> str:
    """The text without what cannot be seen: invisible characters, odd and doubled spaces, end spaces."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return "\n".join(" ".join(line.split()) for line in visible.strip().splitlines())


def refuse_error(text: str) -> None:
    """Raise Unreadable for an error that a formula left in a cell, such as #REF!, in a column of any sort."""
    if text == NO_RESULT:
        raise Unreadable(
            "is a formula whose result was never worked out.", "Open the workbook in Excel and save it."
        )
    if _EXCEL_ERROR.fullmatch(text):
        raise Unreadable(
            "is the error of a formula, not a value.", "Correct the formula, or leave the cell blank."
        )


def read_text(text: str) -> str:
    """Free text, within a length that a page can show; control characters are refused."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable(f"holds {len(text)} characters; at most {LONGEST_TEXT} are kept.", "Shorten it.")
    if any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text):
        raise Unreadable("holds control characters.", "Type the text again.")
    return text


def read_code(text: str) -> str:
    """A code: no semicolons, at signs, brackets, quotes or line breaks."""
    if len(text) > 100 or not _CODE.fullmatch(text) or not text.isprintable():
        raise Unreadable("cannot be a code.", "Use letters, digits, dots and dashes, at most 100.")
    return text


def read_decimal(text: str) -> Decimal:
    """A plain number: thousands commas, a pound or percent sign and any kind of minus are understood."""
    found = _NUMBER.fullmatch(text.translate(_DASHES))
    if found is None or (found[1] and found[2].startswith("-")):
        raise Unreadable(
            "is not a plain number.",
            "Write it in digits, such as 1234.5 or -5.2. Where there is no figure, leave the cell blank "
            "and say why in the column Status.",
        )
    plain = "".join(found.groups()).replace(",", "").replace(" ", "")
    if sum(char.isdigit() for char in plain) > MOST_DIGITS:
        raise Unreadable(
            f"has more than {MOST_DIGITS} digits, which no spreadsheet keeps exactly.", "Round it."
        )
    return Decimal(plain)


def read_whole(text: str) -> int:
    """A whole number."""
    value = read_decimal(text)
    if value != value.to_integral_value():
        raise Unreadable("is not a whole number.", "Write it without a part after the point.")
    return int(value)


def read_day(text: str) -> date:
    """A date, the day before the month: 2020-10-05, 05/10/2020 or 5 October 2020."""
    for form in _DAY_FORMS:
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if not 1900 <= found.year <= 2200:
            break
        return found
    raise Unreadable("is not a date.", "Write it as 2020-10-05 or 5 October 2020.")


def read_yes_no(text: str) -> bool:
    """Yes or no."""
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise Unreadable("is neither yes nor no.", "Write one of the two.")


def read_area(text: str) -> str:
    """An area code of the Office for National Statistics."""
    if not _AREA.fullmatch(text):
        raise Unreadable("is not an ONS area code.", "Write a letter and eight digits, such as W06000006.")
    return text


def read_web(text: str) -> str:
    """A base address: http or https, no query, no closing stroke."""
    if not _WEB.fullmatch(text):
        raise Unreadable(
            "is not a base address.",
            "Write it like https://data.anytown.example, without a closing stroke.",
        )
    return text


def read_list_number(text: str) -> str:
    """A number of the local government services list."""
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise Unreadable("is not a number of the local government services list.", "Write its digits alone.")
    return text
