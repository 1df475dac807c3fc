"""What a snapshot concludes beyond single measures: of objectives, of interventions, and who looks at what.

Each rests on the measure statuses already made, so that nothing is judged a second time.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pyoxigraph import Triple

from graph.names import Names
from graph.status.derived_effects import effect_triples
from graph.status.derived_priorities import priority_triples
from graph.status.lenses import lens_triples
from graph.status.record_values import by_kind
from graph.status.standings import standings_of
from graph.trail.records import Record


def concluded_triples(
    names: Names, held: Sequence[Record], statuses: Iterable[Triple], on: date, today: date
) -> Iterator[Triple]:
    """The priority statuses, the effect statuses and the lenses of a snapshot."""
    records, standings = by_kind(held), standings_of(statuses)
    yield from priority_triples(names, records, standings, on, today)
    yield from effect_triples(names, records, standings, on)
    yield from lens_triples(records)
