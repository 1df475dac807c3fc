"""What each body, post, regulator and plan looks at: ``gt:looksAt``, from which its scorecard is made.

The subject is one who looks. A body looks at what it oversees; one that oversees nothing, at
what those below it oversee; a department at its services; a post at what it owns, the
objectives it serves, and what a body oversees on which it is lead member; a regulator at what
the answers to its recommendations work towards; a plan at the aims that are written down in
it, and at the service whose plan it is. What you would get wrong: a lead member also
sits on the executive, which sees everything; only bodies that oversee something themselves
count for a seat.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from graph.derivations.derivation import Changed, Derivation, State, Subject
from graph.derivations.view import View
from graph.status.record_values import iri_of, iris_of, key_of
from graph.trail.records import Record
from ontology import GT, ORG, RDF

OWNED = (GT.Measure, GT.Outcome, GT.Service, GT.WellBeingObjective, GT.ServiceObjective)
AIMS = (GT.WellBeingObjective, GT.EqualityObjective, GT.ServiceObjective, GT.PartnershipTheme, GT.Outcome)
ANSWER_ENDS = frozenset({GT.actsTowards, GT.corrects, GT.delivers})


def touched(changed: Changed, view: View) -> Iterator[Subject]:
    """Everyone whose view a changed record, before or after, may have a part in."""
    for side in changed.sides:
        yield from ((viewer,) for viewer in _viewers(side, view))


def derive(subject: Subject, state: State) -> Iterator[Triple]:
    """All that one who looks, looks at."""
    (viewer,) = subject
    view = state.view
    seen = {
        *(_overseen(viewer, view) or _overseen_below(viewer, view)),
        *_of_class(view.saying(GT.isProvidedBy, viewer), (GT.Service,), view),
        *_of_class(view.saying(GT.hasOwner, viewer), OWNED, view),
        *_of_post(viewer, view),
        *_of_regulator(viewer, view),
        *_of_plan(viewer, view),
    }
    for end in seen:
        yield Triple(viewer, GT.looksAt, end)


# --- who is touched -----------------------------------------------------------


def _viewers(record: Record, view: View) -> Iterator[NamedNode]:
    yield from iris_of(record, GT.isProvidedBy)
    yield from iris_of(record, GT.hasOwner)
    yield from iris_of(record, GT.madeBy)
    yield from iris_of(record, GT.isDefinedIn)
    yield from iris_of(record, ORG.member)
    yield record.iri
    if record.value(GT.overseen) is not None:
        for body in iris_of(record, GT.ofBody):
            yield from _around(body, view)
    for superior in iris_of(record, ORG.reportsTo):
        yield from _around(superior, view)
    yield from _regulators(record, view)


def _around(body: NamedNode, view: View) -> Iterator[NamedNode]:
    """A body, those above it, and the posts that sit on it."""
    seen: set[NamedNode] = set()
    waiting = [body]
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            waiting += iris_of(view.about(each), ORG.reportsTo)
            yield each
    for seat in view.saying(ORG.organization, body):
        yield from iris_of(view.about(seat), ORG.member)


def _regulators(link: Record, view: View) -> Iterator[NamedNode]:
    """The regulators whose recommendations a link answers, or whose answers it says the use of."""
    kind = link.value(GT.linkType)
    if kind == GT.respondsTo:
        recommendations: Iterable[NamedNode] = iris_of(link, GT.linkTo)
    elif kind in ANSWER_ENDS:
        recommendations = [r for answer in iris_of(link, GT.linkFrom) for r in _answered(answer, view)]
    else:
        recommendations = ()
    for recommendation in recommendations:
        yield from iris_of(view.about(recommendation), GT.madeBy)


# --- what is seen -------------------------------------------------------------


def _overseen(body: NamedNode, view: View) -> set[NamedNode]:
    oversights = (view.about(each) for each in view.saying(GT.ofBody, body))
    return {end for oversight in oversights for end in iris_of(oversight, GT.overseen)}


def _overseen_below(body: NamedNode, view: View) -> set[NamedNode]:
    """What those below a body oversee."""
    found: set[NamedNode] = set()
    seen = {body}
    waiting = _directly_below(body, view)
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            found |= _overseen(each, view)
            waiting += _directly_below(each, view)
    return found


def _directly_below(body: NamedNode, view: View) -> list[NamedNode]:
    return list(_of_class(view.saying(ORG.reportsTo, body), (GT.GovernanceBody,), view))


def _of_post(post: NamedNode, view: View) -> Iterator[NamedNode]:
    yield from iris_of(view.about(post), GT.servesObjective)
    for seat in map(view.about, view.saying(ORG.member, post)):
        body = iri_of(seat, ORG.organization)
        if body and key_of(seat, ORG.role) == "lead-member":
            yield from _overseen(body, view)


def _of_regulator(regulator: NamedNode, view: View) -> Iterator[NamedNode]:
    for recommendation in view.saying(GT.madeBy, regulator):
        for response in map(view.about, view.saying(GT.linkTo, recommendation)):
            if response.value(GT.linkType) == GT.respondsTo:
                for answer in iris_of(response, GT.linkFrom):
                    yield from _worked_towards(answer, view)


def _of_plan(plan: NamedNode, view: View) -> Iterator[NamedNode]:
    yield from _of_class(view.saying(GT.isDefinedIn, plan), AIMS, view)
    yield from _of_class(iris_of(view.about(plan), GT.planOf), (GT.Service,), view)


def _answered(answer: NamedNode, view: View) -> Iterator[NamedNode]:
    for link in map(view.about, view.saying(GT.linkFrom, answer)):
        if link.value(GT.linkType) == GT.respondsTo:
            yield from iris_of(link, GT.linkTo)


def _worked_towards(answer: NamedNode, view: View) -> Iterator[NamedNode]:
    for link in map(view.about, view.saying(GT.linkFrom, answer)):
        if link.value(GT.linkType) in ANSWER_ENDS:
            yield from iris_of(link, GT.linkTo)


def _of_class(things: Iterable[NamedNode], classes: Iterable[NamedNode], view: View) -> Iterator[NamedNode]:
    wanted = tuple(classes)
    return (thing for thing in things if any(view.says(thing, RDF.type, each) for each in wanted))


LENSES = Derivation("lenses", touched, derive)
