"""Threads told as stories: one record or link a line, things named by their codes.

    measure ED03 gt:hasOwner :post\\/CO ; gt:polarity gtc:polarity\\/higher-is-better
    ED03 indicates OUT1 under:WB1
    figure ED03 2020-21-Q2 91.8
    target ED03 2020-21-Q2 93 improve

Codes of a story are unique. Whatever follows a thing's code is Turtle; a line that begins
with a colon is Turtle as it stands.
"""

from collections.abc import Callable

import pytest

from graph.kinds import KINDS
from graph.status.periods import parse_period
from graph.thread import Snapshot, Thread

CODED = {kind.name for kind in KINDS.values() if kind.coded}
SCHEME = """
:rating-scheme\\/STD a gt:RatingScheme ; gt:code "STD" ; gt:ratingBasis gtc:rating-basis\\/points .
:rating-band\\/STD\\/green a gt:RatingBand ; gt:ofScheme :rating-scheme\\/STD ; gt:ratingKey "green" ;
  gt:order 1 ; gt:lowerBound 0.0 .
:rating-band\\/STD\\/red a gt:RatingBand ; gt:ofScheme :rating-scheme\\/STD ; gt:ratingKey "red" ;
  gt:order 2 ; gt:upperBound 0.0 .
"""
MEASURED = """ ; gt:polarity gtc:polarity\\/higher-is-better ; gt:frequency gtc:frequency\\/quarterly ;
  gt:calendar gtc:calendar\\/financial ; gt:accumulation gtc:accumulation\\/flow ; gt:deadBand 0.5 ;
  gt:ratingScheme :rating-scheme\\/STD"""


class _Telling:
    """The Turtle of a story, made line by line."""

    def __init__(self, lines: list[str]) -> None:
        things = [line.split()[:2] for line in lines if line.split()[0] in CODED]
        self.path = {code: f":{kind}\\/{code}" for kind, code in things}
        self.path |= {
            f"GOAL-{n}": f"gtc:goal\\/{key}" for n, key in enumerate(("prosperous", "resilient"), 1)
        }
        self.turtle = SCHEME + "\n".join(self._line(line) for line in lines)

    def _line(self, line: str) -> str:
        words = line.split()
        if line.startswith(":"):
            return line
        if words[0] in {"figure", "target"}:
            return self._figure(*words)
        return self._thing(*line.split(maxsplit=2)) if words[0] in CODED else self._link(*words)

    def _thing(self, kind: str, code: str, rest: str = "") -> str:
        more = (f" ; {rest}" if rest else "") + (MEASURED if kind == "measure" else "")
        return (
            f'{self.path[code]} a {KINDS[kind].class_iri} ; gt:code "{code}" ; '
            f'rdfs:label "{code} in words"@en{more} .'
        )

    def _link(self, start: str, link_type: str, end: str, under: str = "") -> str:
        more = f" ; gt:underObjective {self.path[under.removeprefix('under:')]}" if under else ""
        return (
            f":link\\/{start}\\/{link_type}\\/{end} a gt:Link ; gt:linkFrom {self.path[start]} ; "
            f"gt:linkType gt:{link_type} ; gt:linkTo {self.path[end]}{more} ."
        )

    def _figure(self, kind: str, code: str, period: str, value: str, intent: str = "") -> str:
        class_, prop, tail = (
            ("gt:Observation", "sdmxm:obsValue", "")
            if kind == "figure"
            else ("gt:Target", "gt:targetValue", f" ; gt:targetIntent gtc:target-intent\\/{intent}")
        )
        return (
            f":{kind}\\/{code}\\/{period} a {class_} ; gt:ofMeasure {self.path[code]} ; "
            f'sdmxd:refPeriod {parse_period(period).iri} ; {prop} "{value}"^^xsd:decimal{tail} .'
        )


def turtle_of(text: str) -> str:
    """The Turtle of a story."""
    return _Telling([line.strip() for line in text.splitlines() if line.strip()]).turtle


@pytest.fixture
def tell(story: Callable[..., Snapshot]) -> Callable[..., Snapshot]:
    """Make a snapshot of a story, for 15 November 2020 unless told otherwise."""
    return lambda text, **days: story(turtle_of(text), **days)


@pytest.fixture
def tell_recorded(recorded: Callable[..., Thread]) -> Callable[..., Thread]:
    """Take a story into a thread as one change set recorded at a time."""
    return lambda text, recorded_at: recorded(turtle_of(text), recorded_at)
