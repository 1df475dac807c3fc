"""In which order scrutiny topics are offered: sign by sign, never by a score.

The signs and their order are the code list *topic-sign*; the first in which two topics
differ decides. What you would get wrong: a sign that is not known is not nought, and comes
after every one that is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.status.periods import Period
from ontology.codes import code_lists

DAYS_OF_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A topic by its code, with the number behind each sign, by the sign's key; absent where not known."""

    code: str
    numbers: Mapping[str, Decimal]


def signs() -> tuple[str, ...]:
    """The keys of the signs, the one that decides first in front."""
    return tuple(concept.key for concept in code_lists()["topic-sign"].concepts)


def in_order(candidates: Iterable[Candidate], order: tuple[str, ...]) -> tuple[Candidate, ...]:
    """The topics, more of each sign before less; by code where they agree in all."""

    def place(candidate: Candidate) -> tuple[tuple[tuple[bool, Decimal], ...], str]:
        return tuple(_rank(candidate.numbers.get(sign)) for sign in order), candidate.code

    return tuple(sorted(candidates, key=place))


def deciding_sign(above: Candidate, below: Candidate, order: tuple[str, ...]) -> str | None:
    """The first sign in which two topics differ; None where their codes alone decide."""
    return next((sign for sign in order if above.numbers.get(sign) != below.numbers.get(sign)), None)


def gap_share(value: Decimal | None, target: Decimal | None, polarity: str | None) -> Decimal | None:
    """How far a value is on the worse side of its target, as a share of the target to a thousandth.

    Nought on the target or on its better side. Not known without a value, a target other than
    nought, and a side that is worse.
    """
    if value is None or not target or polarity not in {"higher-is-better", "lower-is-better"}:
        return None
    short = target - value if polarity == "higher-is-better" else value - target
    return (max(short, Decimal(0)) / abs(target)).quantize(Decimal("0.001"))


def months_running(periods_running: int, period: Period) -> int:
    """How many months so many periods in a row are, so that quarters and months can stand in one order."""
    days = (period.last_day - period.first_day).days + 1
    return round(periods_running * days * 12 / DAYS_OF_YEAR)


def _rank(number: Decimal | None) -> tuple[bool, Decimal]:
    return number is None, -(number if number is not None else Decimal(0))
