"""A route in words: the names first, in the order of the walk, then what is known of each step.

Only facts of the links are told. The sentence never says that one thing brings another
about: the verbs are those of the link types, and whoever asserted a link stands beside it.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.walk.model import ThreadLink, ThreadModel
from graph.walk.routes import Route

NO_DOUBTS: Mapping[str, Sequence[str]] = {}


def sentence(
    route: Route,
    model: ThreadModel,
    words: Mapping[str, str],
    doubts: Mapping[str, Sequence[str]] = NO_DOUBTS,
) -> str:
    """One English sentence; ``words`` gives the verb phrase for each link type's local name.

    ``doubts`` says of a link, by its address, who contests it and why.
    """
    steps = [_evidence(link, model, doubts) for link in route.links]
    if len(steps) > 1:
        steps = [f"step {number} {step}" for number, step in enumerate(steps, 1)]
    return f"{path(route, model, words)}: {'; '.join(steps)}."


def path(route: Route, model: ThreadModel, words: Mapping[str, str]) -> str:
    """The names along a route, without what is known of each step."""
    return f"{_names(route, model, words)}{_shared(route, model)}"


def _names(route: Route, model: ThreadModel, words: Mapping[str, str]) -> str:
    text, joint = _name(route.links[0].start, model), " "
    for link in route.links:
        text += f"{joint}{words[link.link_type]} {_name(link.end, model)}"
        hinders = link.sign == "hinders"
        text += ", which moves the other way" if hinders else ""
        joint = " and " if hinders else ", which "
    return text


def _name(iri: str, model: ThreadModel) -> str:
    thing = model.things[iri]
    return f"{thing.label} ({thing.code})"


def _shared(route: Route, model: ThreadModel) -> str:
    return "".join(f", through a shared service, {_name(iri, model)}" for iri in route.shared_services)


def _evidence(link: ThreadLink, model: ThreadModel, doubts: Mapping[str, Sequence[str]]) -> str:
    return ", ".join((*_facts(link, model), *doubts.get(link.iri, ())))


def _facts(link: ThreadLink, model: ThreadModel) -> Iterator[str]:
    """What is known of one link, most telling first; what is not stated is left out."""
    yield link.strength or "not judged"
    if link.lag_months is not None:
        yield f"after {link.lag_months} month{'' if link.lag_months == 1 else 's'}"
    if link.asserted_by:
        who = model.things.get(link.asserted_by)
        yield f"asserted by {who.label if who else link.asserted_by}"
    if link.basis:
        yield f"basis {link.basis}"
    if link.evidence:
        yield f"evidence “{link.evidence}”"
    if link.reviewed_on:
        yield f"reviewed {link.reviewed_on.isoformat()}"
