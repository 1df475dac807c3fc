"""Rating schemes whose ratings do not fit together: too few or many, overlapping, or with a gap.

What you would get wrong: a rating that another rule decides (last year's figure, another
threshold, another basis) cannot be laid beside its neighbour, so nothing is said of the two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from pyoxigraph import NamedNode

from graph.shape_check import Fault
from graph.status.from_records import bands_of
from graph.status.record_values import iri_of
from graph.status.scheme import EXPLICIT, WITHOUT_TARGET, Band
from ingest.faults import violation
from ingest.prospect import Prospect
from ontology import GT

FEWEST, MOST = 2, 5


@dataclass(frozen=True, slots=True)
class Row:
    """A rating of a scheme as its record states it."""

    iri: NamedNode
    band: Band

    @property
    def ruled_by(self) -> tuple[str, str | None, str | None]:
        """What decides it beside its bounds; two that are ruled alike lie on one scale."""
        return self.band.basis, self.band.compared_with, self.band.condition


def faults_of_schemes(prospect: Prospect) -> Iterator[Fault]:
    """What is wrong with each scheme that a changed rating belongs to, told at a rating that changed."""
    changed = (prospect.records.get(iri) for iri in prospect.changed)
    schemes = {scheme for record in changed if record and (scheme := iri_of(record, GT.ofScheme))}
    for scheme in sorted(schemes, key=str):
        rows = _rows(prospect, scheme)
        last_changed = max((row.iri for row in rows if row.iri in prospect.changed), key=str, default=None)
        for fault in _of_scheme(rows):
            if fault.record in prospect.changed:
                yield fault
            elif last_changed:
                yield replace(fault, record=last_changed)


def _of_scheme(rows: Sequence[Row]) -> Iterator[Fault]:
    ratings = [row for row in rows if row.band.condition != WITHOUT_TARGET]
    yield from _count(ratings)
    for index, row in enumerate(rows):
        for better in rows[:index]:
            yield from _overlap(better, row)
    for better, row in pairwise(ratings):
        yield from _gap(better, row, ratings)
    yield from _open_ends(ratings)


def _rows(prospect: Prospect, scheme: NamedNode) -> list[Row]:
    """The ratings, best first; of two in one place what is changed comes last, so that it is told there."""
    record = prospect.records.get(scheme)
    stated = prospect.pointing(GT.ofScheme, scheme) if record else ()
    rows = [Row(each.iri, bands_of(record, [each])[0]) for each in stated if record]
    return sorted(rows, key=lambda row: (row.band.order, row.iri in prospect.changed))


def _count(ratings: Sequence[Row]) -> Iterator[Fault]:
    if ratings and not FEWEST <= len(ratings) <= MOST:
        yield violation(
            "RatingScheme-ratings-count",
            ratings[-1].iri,
            GT.ratingKey,
            f"This scheme has {len(ratings)} {'rating' if len(ratings) == 1 else 'ratings'}; a scheme has "
            f"from {FEWEST} to {MOST}. Add the others, or remove what is not needed.",
        )


def _overlap(better: Row, row: Row) -> Iterator[Fault]:
    """Two ratings that claim the same figures; an open end reaches to the next better rating."""
    name, upper, lower = better.band.key, row.band.upper, better.band.lower
    if better.band.order == row.band.order:
        yield violation(
            "RatingBand-order-twice",
            row.iri,
            GT.order,
            f"This rating has the same place in the order as {name}. Give each a place of its own.",
        )
    if better.ruled_by == row.ruled_by and upper is not None and lower is not None and upper > lower:
        yield violation(
            "RatingBand-upperBound-overlap",
            row.iri,
            GT.upperBound,
            f"This rating reaches up to {upper}, and {name} begins at {lower}: both claim what lies between. "
            f"Let it end at {lower}, or leave To blank.",
        )


def _gap(better: Row, row: Row, ratings: Sequence[Row]) -> Iterator[Fault]:
    """Figures between two neighbours that would get no rating."""
    upper, lower = row.band.upper, better.band.lower
    if better.ruled_by != row.ruled_by or upper is None or lower is None:
        return
    apart = upper < lower or (upper == lower and better.band.beyond)
    if apart and not any(_may_cover(other, row, upper, lower) for other in ratings):
        yield violation(
            "RatingBand-upperBound-gap",
            row.iri,
            GT.upperBound,
            f"This rating reaches up to {upper}, and {better.band.key} begins {_beginning(better.band)}: "
            "what lies between would have no rating. Leave To blank, so that it reaches to the better one.",
        )


def _beginning(band: Band) -> str:
    return f"beyond {band.lower}" if band.beyond else f"at {band.lower}"


def _may_cover(other: Row, row: Row, upper: Decimal, lower: Decimal) -> bool:
    """Whether another rating takes what lies between two bounds; one that is ruled otherwise might."""
    if other.ruled_by != row.ruled_by:
        return True
    reaches_up = other.band.upper is None or other.band.upper > upper
    return reaches_up and (other.band.lower is None or other.band.lower < lower)


def _open_ends(ratings: Sequence[Row]) -> Iterator[Fault]:
    """A scheme that leaves the worst figures, or the best, without a rating."""
    if not FEWEST <= len(ratings) <= MOST:
        return
    if not any(_takes_the_worst(row.band) for row in ratings):
        yield violation(
            "RatingBand-lowerBound-open",
            ratings[-1].iri,
            GT.lowerBound,
            "Every rating of this scheme has a lower end, so the worst figures would have none. "
            "Leave From blank in the worst rating; where the basis is explicit, Compared with.",
        )
    if all(row.band.basis != EXPLICIT and row.band.upper is not None for row in ratings):
        yield violation(
            "RatingBand-upperBound-open",
            ratings[0].iri,
            GT.upperBound,
            "Every rating of this scheme has an upper end, so the best figures would have none. "
            "Leave To blank in the best rating.",
        )


def _takes_the_worst(band: Band) -> bool:
    return band.takes_the_rest if band.basis == EXPLICIT else band.lower is None
