"""What each body, post and regulator looks at: ``gt:looksAt``, from which its scorecard is made.

A body looks at what it oversees; one that oversees nothing, at what those below it oversee; a
department at its services; a post at what it owns, the objectives it serves, and what a body
oversees on which it is lead member; a regulator at what the answers to its recommendations
work towards. What you would get wrong: a lead member also sits on the executive, which sees
everything; only bodies that oversee something themselves count for a seat.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Triple

from graph.status.record_values import ByKind, iri_of, key_of
from graph.trail.records import Record
from ontology import GT, ORG

OWNED_KINDS = ("measure", "outcome", "service", "well-being-objective", "service-objective")
ANSWER_ENDS = frozenset({GT.actsTowards, GT.corrects, GT.delivers})
Pairs = Iterator[tuple[NamedNode, NamedNode]]
Seen = Mapping[NamedNode, Sequence[NamedNode]]


def lens_triples(records: ByKind) -> Iterator[Triple]:
    """Every ``gt:looksAt`` of the records that hold."""
    overseen = _grouped(_joined(records.get("oversight", ()), GT.ofBody, GT.overseen))
    pairs = [
        *((body, end) for body, ends in overseen.items() for end in ends),
        *_of_those_above(records, overseen),
        *_joined(records.get("service", ()), GT.isProvidedBy),
        *_of_posts(records, overseen),
        *_of_regulators(records),
    ]
    for viewer, end in dict.fromkeys(pairs):
        yield Triple(viewer, GT.looksAt, end)


def _of_those_above(records: ByKind, overseen: Seen) -> Pairs:
    """What those below a body oversee, where it oversees nothing itself."""
    below = _grouped(_joined(records.get("body", ()), ORG.reportsTo))
    for superior in below:
        if superior in overseen:
            continue
        waiting, seen = list(below[superior]), {superior}
        while waiting:
            body = waiting.pop()
            if body not in seen:
                seen.add(body)
                waiting += below.get(body, ())
                yield from ((superior, end) for end in overseen.get(body, ()))


def _of_posts(records: ByKind, overseen: Seen) -> Pairs:
    for kind in OWNED_KINDS:
        yield from _joined(records.get(kind, ()), GT.hasOwner)
    for post in records.get("post", ()):
        yield from ((post.iri, end) for end in _iris(post, GT.servesObjective))
    for seat in records.get("seat", ()):
        post_iri, body = iri_of(seat, ORG.member), iri_of(seat, ORG.organization)
        if post_iri and body and key_of(seat, ORG.role) == "lead-member":
            yield from ((post_iri, end) for end in overseen.get(body, ()))


def _of_regulators(records: ByKind) -> Pairs:
    made_by = {each.iri: iri_of(each, GT.madeBy) for each in records.get("recommendation", ())}
    links = [(each.value(GT.linkType), each) for each in records.get("link", ())]
    responses = (link for kind, link in links if kind == GT.respondsTo)
    answers = _grouped(_joined(responses, GT.linkFrom, GT.linkTo))
    works_towards = (link for kind, link in links if kind in ANSWER_ENDS)
    for answer, end in _joined(works_towards, GT.linkFrom, GT.linkTo):
        regulators = (made_by.get(recommendation) for recommendation in answers.get(answer, ()))
        yield from ((regulator, end) for regulator in regulators if regulator)


def _joined(records: Iterable[Record], first: NamedNode, second: NamedNode | None = None) -> Pairs:
    """What records point to by one property, with what they point to by another or with themselves."""
    for record in records:
        ends = _iris(record, second) if second else (record.iri,)
        yield from ((start, end) for start in _iris(record, first) for end in ends)


def _iris(record: Record, prop: NamedNode) -> tuple[NamedNode, ...]:
    return tuple(value for value in record.values(prop) if isinstance(value, NamedNode))


def _grouped(pairs: Pairs) -> Seen:
    found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for first, second in pairs:
        found[first].append(second)
    return found
