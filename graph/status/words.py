"""Figures and differences in words: ``61.2%``, ``£1,234``, ``1.8 points``.

Rounding is for display only and goes half up, as officers round; nothing is ever judged
on a rounded figure. What you would get wrong: the difference of two percentages is in
points, not in per cent.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

NO_FIGURE = "no figure"
WITHHELD = "withheld"
YES_OR_NO = "yes-no"
_YES_OR_NO: Mapping[Decimal, str] = {Decimal(1): "Yes", Decimal(0): "No"}
_NOUNS: Mapping[str, str] = {
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "kilograms": "kilogram",
    "tonnes": "tonne",
    "points": "point",
}
_RATES: Mapping[str, str] = {
    "per-1000": "per 1,000",
    "per-10000": "per 10,000",
    "per-100000": "per 100,000",
}
_ORDINALS: Mapping[int, str] = {1: "st", 2: "nd", 3: "rd"}
_IN_POINTS = {"percent", "percent-change", "points"}
_LONGEST_FIGURE = Context(prec=400)


def figure_text(value: Decimal | None, unit: str, decimals: int | None) -> str:
    """The figure with its unit, rounded to the decimals given; all its own digits when None.

    ``unit`` is a code of the list of units; one that is not known adds nothing to the number.

    >>> figure_text(Decimal("61.24"), "percent", 1)
    '61.2%'
    """
    if value is None:
        return NO_FIGURE
    if unit == "pounds":
        return _pounds_text(value, decimals)
    number = number_text(value, decimals)
    if unit in {"percent", "percent-change"}:
        rise = unit == "percent-change" and rounded(value, decimals) > 0
        return f"+{number}%" if rise else f"{number}%"
    if unit == YES_OR_NO:
        return _YES_OR_NO.get(value, number)
    if unit in _RATES:
        return f"{number} {_RATES[unit]}"
    return _counted(number, _NOUNS[unit]) if unit in _NOUNS else number


def difference_text(difference: Decimal, unit: str, decimals: int | None) -> str:
    """The size of a difference between two figures of the unit, without its sign."""
    size = abs(difference)
    if unit in _IN_POINTS:
        return _counted(number_text(size, decimals), "point")
    return number_text(size, decimals) if unit == YES_OR_NO else figure_text(size, unit, decimals)


def told_text(value: Decimal | None, no_rating: str | None, unit: str, decimals: int | None) -> str:
    """As `figure_text`, and of a figure that may not be shown, that it is withheld: it is not missing."""
    return WITHHELD if no_rating == WITHHELD else figure_text(value, unit, decimals)


def tolerance_text(tolerance: Decimal, unit: str, decimals: int | None) -> str:
    """A tolerance as a noun: ``2.0-point tolerance``, ``0.5-day tolerance``, ``tolerance of £500``."""
    size = abs(tolerance)
    noun = "point" if unit in _IN_POINTS else _NOUNS.get(unit)
    if noun is None:
        return f"tolerance of {figure_text(size, unit, decimals)}"
    return f"{number_text(size, decimals)}-{noun} tolerance"


def number_text(value: Decimal, decimals: int | None) -> str:
    """The bare number with commas between thousands, never with an exponent."""
    return f"{rounded(value, decimals):,f}"


def rounded(value: Decimal, decimals: int | None) -> Decimal:
    """The value as it is shown: at the decimals given, half up, and no nought with a minus sign."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _LONGEST_FIGURE)
    return abs(value) if value == 0 else value


def telling_places(
    decimals: int | None, unit: str, numbers: Iterable[Decimal], tells: Callable[[int | None], bool]
) -> int | None:
    """The fewest places, from those given up, at which numbers as shown tell the same as exactly.

    ``tells`` says whether they do at so many places. None, for all digits, where nothing less will do.
    Pounds have no tenths.
    """
    if decimals is None:
        return None
    longest = max((_places(number) for number in numbers), default=0)
    fewest = range(decimals, max(longest, decimals + 1))
    return next((n for n in fewest if (n == decimals or (unit, n) != ("pounds", 1)) and tells(n)), None)


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _pounds_text(value: Decimal, decimals: int | None) -> str:
    """Pounds, with two places for pence where there are any; the minus sign comes first."""
    tenths_only = decimals is None and value.as_tuple().exponent == -1
    shown = rounded(value, 2 if tenths_only else decimals)
    sign = "-" if shown < 0 else ""
    return f"{sign}£{abs(shown):,f}"


def _counted(number: str, noun: str) -> str:
    return f"{number} {noun}" if number in {"1", "-1"} else f"{number} {noun}s"


def running_text(periods: int, english: str) -> str:
    """A rating and for how many periods running: ``4th consecutive red``; at the first only the rating.

    >>> running_text(4, "Red")
    '4th consecutive red'
    """
    return f"{ordinal(periods)} consecutive {english.lower()}" if periods > 1 else english


def ordinal(number: int) -> str:
    """A whole number as a place in a row: ``1st``, ``2nd``, ``11th``."""
    ending = "th" if number % 100 in {11, 12, 13} else _ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"
