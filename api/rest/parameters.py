"""What the addresses read from their parameters, and the sentences for what cannot be read."""

from typing import Annotated, Literal

from fastapi import Query

from graph.answers.asked import read_hops, read_limit, read_offset, read_period
from graph.answers.part import FIRST_PART, Part
from graph.errors import WrongUsage
from graph.status.periods import Period

OF_MOMENT = frozenset({"as_of", "on", "lang"})
"""The parameters that every address takes."""

Hops = Annotated[str | None, Query(description="Longest route, 1 to 12.", examples=["6"])]
Offset = Annotated[str | None, Query(description="How many to pass over.", examples=["200"])]
Limit = Annotated[str | None, Query(description="How many to list at most.", examples=["50"])]
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


def some_hops(text: str | None) -> int | None:
    """The longest route asked for, if one is."""
    return read_hops(text) if text else None


def some_part(offset: str | None, limit: str | None) -> Part:
    """The part of a list that is asked for."""
    return Part(
        read_offset(offset) if offset else FIRST_PART.offset, read_limit(limit) if limit else FIRST_PART.limit
    )
