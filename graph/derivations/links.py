"""The plain triples behind link records: their type, and what it means up to ``gt:bearsOn``.

The subject is the pair of ends, since several links may join the same two things and any
of them is reason enough. What you would get wrong: whether a link leads through a service
depends on its ends, so a thing that becomes or ceases to be a service touches its links.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.view import View
from graph.trail.records import Record
from ontology import GT, RDF
from ontology.vocabulary import is_vertical, super_properties


def touched(changed: Changed, view: View) -> Iterator[Subject]:
    """The ends of a changed link, and those of each link of what begins or ceases to be a service."""
    for side in changed.sides:
        yield from _ends(side)
    if len({_is_service(side) for side in changed.sides}) > 1:
        for prop in (GT.linkFrom, GT.linkTo):
            for link in view.saying(prop, changed.iri):
                yield from _ends(view.about(link))


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """Everything that the links between two things mean."""
    start, end = subject
    view = state.view
    outside = not any(view.says(thing, RDF.type, GT.Service) for thing in subject)
    for link in map(view.about, view.saying(GT.linkFrom, start)):
        kind = link.value(GT.linkType)
        if subject not in _ends(link) or not isinstance(kind, NamedNode):
            continue
        for prop in {kind, *(super_properties()[kind] & {GT.bearsOn, GT.threadsTo})}:
            yield Triple(start, prop, end)
        if outside and is_vertical(kind):
            yield Triple(start, GT.threadsOutsideServices, end)


def _ends(record: Record) -> list[Subject]:
    start, end = record.value(GT.linkFrom), record.value(GT.linkTo)
    is_link = (RDF.type, GT.Link) in record.statements
    return [(start, end)] if is_link and isinstance(start, NamedNode) and isinstance(end, NamedNode) else []


def _is_service(record: Record) -> bool:
    return (RDF.type, GT.Service) in record.statements


LINKS = Derivation("links", touched, derive)
