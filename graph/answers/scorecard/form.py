"""How the values of a measure are written, and one that a figure is held against."""

from dataclasses import dataclass
from decimal import Decimal

from graph.status.words import difference_text, figure_text


@dataclass(frozen=True, slots=True)
class Form:
    """How a measure's values are written: its unit and how many decimals are shown."""

    unit: str
    decimals: int | None

    def text(self, value: Decimal | None) -> str:
        """A value as people read it."""
        return figure_text(value, self.unit, self.decimals)

    def change_text(self, change: Decimal) -> str:
        """A change with its sign, in the unit of differences: ``+1.9 points``."""
        sign = "" if change == 0 else "+" if change > 0 else "-"
        return f"{sign}{difference_text(change, self.unit, self.decimals)}"

    def comparison(self, value: Decimal | None) -> "Comparison | None":
        """A value that a figure is held against, where there is one."""
        return None if value is None else Comparison(value, self.text(value))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value that a figure is held against: an earlier figure."""

    value: Decimal
    text: str
