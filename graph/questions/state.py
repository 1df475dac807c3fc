"""Questions on the state of the thread: what was replaced, contested, changed, and how well it is kept."""

from datetime import date
from typing import NamedTuple

from graph.query import Query


class ReplacedRow(NamedTuple):
    """A plan or aim that was replaced, or that stands in a plan that was."""

    thing: str


class ContestRow(NamedTuple):
    """A link that a post contests; ``settled_on`` is absent while it is open."""

    start: str
    type: str
    end: str
    contested_by: str
    contested_on: date
    reason: str
    settled_on: date | None
    settlement: str | None


class ChangesRow(NamedTuple):
    """How many records of a kind change sets brought for the first time, or anew."""

    kind: str
    is_new: bool
    records: int


class DefinitionRow(NamedTuple):
    """Whether a measure has a definition, a source of data, a dead band and a stated polarity."""

    measure: str
    defined: bool
    sourced: bool
    banded: bool
    scaled: bool


class FiguresByStandingRow(NamedTuple):
    """How many figures have a status and an assurance."""

    status: str | None
    assurance: str | None
    figures: int


REPLACED_THINGS = Query("replaced_things", ReplacedRow)
CONTESTED_LINKS = Query("contested_links", ContestRow)
CHANGES_BETWEEN = Query("changes_between", ChangesRow)
DEFINITIONS_OF_MEASURES = Query("definitions_of_measures", DefinitionRow)
FIGURES_BY_STANDING = Query("figures_by_standing", FiguresByStandingRow)
