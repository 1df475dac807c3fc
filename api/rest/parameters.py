"""What the addresses read from their parameters, and the sentences for what cannot be read."""

from typing import Annotated, Literal

from fastapi import Query

from graph.answers.asked import read_period
from graph.answers.impact import DEFAULT_HOPS
from graph.errors import WrongUsage
from graph.status.periods import Period

MOST_HOPS = 12
OF_MOMENT = frozenset({"as_of", "on", "lang"})
"""The parameters that every address takes."""

PeriodText = Annotated[str | None, Query(description="A period.", examples=["2020-21-Q2"])]


def some_period(text: str | None) -> Period | None:
    """The period of a parameter, if it is given."""
    return read_period(text) if text else None


def read_direction(text: str) -> Literal["up", "down"]:
    """Up or down."""
    if text == "up":
        return "up"
    if text == "down":
        return "down"
    raise WrongUsage(f"The direction is up or down, not “{text}”.")


def read_hops(text: str | None) -> int:
    """The longest route, in links."""
    if not text:
        return DEFAULT_HOPS
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= MOST_HOPS:
        raise WrongUsage(f"The longest route is a whole number from 1 to {MOST_HOPS}, not “{text}”.")
    return int(text)
