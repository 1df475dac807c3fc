"""Answers as JSON: snake_case keys in the order of the dataclass, figures as decimal strings.

What you would get wrong: a field whose name is a word of Python carries a closing
underscore there (``from_``) and none in JSON; a finding's place stands flat beside its rule.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum

from graph.findings import Finding

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def as_json(value: object) -> Json:
    """An answer as plain JSON values."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return _compound(value)


def _compound(value: object) -> Json:
    if isinstance(value, Enum):
        return as_json(value.value)
    if isinstance(value, Finding):
        return _finding(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name.removesuffix("_"): as_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [as_json(each) for each in value]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _finding(found: Finding) -> Json:
    place = found.place
    return {
        "severity": found.severity.value,
        "rule": found.rule,
        "file": place.file if place else None,
        "sheet": place.sheet if place else None,
        "cell": place.cell if place else None,
        "row": place.row if place else None,
        "column": place.column if place else None,
        "value": found.value,
        "message": found.message,
        "remedy": found.remedy,
    }


def time_text(value: datetime) -> str:
    """A time in UTC as RFC 3339 has it."""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
