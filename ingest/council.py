"""``council.toml``: a council's own folder says its base address, its day and its loads in order."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from graph.errors import BadArgument
from ingest.load import Order

COUNCIL_FILE = "council.toml"


@dataclass(frozen=True, slots=True)
class CouncilFolder:
    """What a council's folder says of itself; ``today`` is only there where an example pins it."""

    base: str | None
    today: date | None
    orders: tuple[Order, ...]


def read_council(folder: Path) -> CouncilFolder:
    """Read a folder's ``council.toml``; raises `BadArgument` with the place of what is wrong."""
    path = folder / COUNCIL_FILE
    try:
        held = tomllib.loads(path.read_text("utf-8"))
        today = date.fromisoformat(held["today"]) if "today" in held else None
        orders = tuple(_order(folder, each) for each in held.get("load", []))
    except tomllib.TOMLDecodeError as error:
        raise BadArgument(f"{path} is not TOML: {error}.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise BadArgument(f"{path} cannot be read: {error}. A load has paths and as.") from error
    if not orders:
        raise BadArgument(f"{path} orders no load. Add one: [[load]] with paths and as.")
    return CouncilFolder(held.get("base"), today, orders)


def _order(folder: Path, held: Mapping[str, Any]) -> Order:
    recorded_at = held.get("recorded_at")
    return Order(
        paths=tuple(folder / path for path in held["paths"]),
        recorded_by=held["as"],
        mapping=folder / held["mapping"] if "mapping" in held else None,
        reason=held.get("reason"),
        recorded_at=datetime.fromisoformat(recorded_at).astimezone(UTC) if recorded_at else None,
    )
