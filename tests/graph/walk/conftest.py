"""Threads told as stories: one link a line, things named by codes whose letters say their kind.

    ED03 influences ED11 strong hinders under:WO1,WO2 lag:6

Types are local names of properties; whatever follows the end may stand in any order.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

import pytest

from graph.thing import Thing
from graph.walk import ThreadLink, ThreadModel, thread_model
from ontology.codes import code_lists

KIND_OF_LETTERS = {
    "WO": "well-being-objective",
    "SO": "service-objective",
    "EQ": "equality-objective",
    "TH": "theme",
    "GOAL": "goal",
    "SV": "service",
    "OUT": "outcome",
    "POST": "post",
}
LABELS = {
    "ED03": "Secondary attendance",
    "ED11": "Young people not in education, employment or training",
    "WO1": "Children’s health and well-being",
    "WO2": "Learning",
    "SV01": "Leisure centres",
    "POST1": "Chief Officer Education",
}
SIDEWAYS = {"influences", "threatens"}


def _thing(code: str) -> Thing:
    kind = KIND_OF_LETTERS.get(code.rstrip("0123456789-"), "measure")
    return Thing(code, code, LABELS.get(code, f"Thing {code}"), kind)


def _link(number: int, line: str) -> ThreadLink:
    start, link_type, end, *rest = line.split()
    link = ThreadLink(f"link/{number:03}", start, link_type, end, link_type not in SIDEWAYS)
    for word in rest:
        name, _, value = word.partition(":")
        if name in ("weak", "moderate", "strong"):
            link = replace(link, strength=name)
        elif name == "hinders":
            link = replace(link, sign="hinders")
        elif name == "under":
            link = replace(link, under=frozenset(value.split(",")))
        else:
            link = replace(link, lag_months=int(value))
    return link


def _links(story: str) -> list[ThreadLink]:
    lines = [line.strip() for line in story.splitlines() if line.strip()]
    return [_link(number, line) for number, line in enumerate(lines, 1)]


def _model(links: Iterable[ThreadLink], others: Iterable[str] = ("POST1",)) -> ThreadModel:
    held = list(links)
    codes = {code for link in held for code in (link.start, link.end, *link.under)}.union(others)
    return thread_model([_thing(code) for code in sorted(codes)], held)


@pytest.fixture(scope="session")
def links() -> Callable[[str], list[ThreadLink]]:
    """The links of a story."""
    return _links


@pytest.fixture(scope="session")
def model() -> Callable[..., ThreadModel]:
    """The model of these links, of whatever they name, and of other things that no link names."""
    return _model


@pytest.fixture(scope="session")
def story() -> Callable[[str], ThreadModel]:
    """The model that a story tells."""
    return lambda text: _model(_links(text))


@pytest.fixture(scope="session")
def values() -> dict[str, Decimal]:
    """What the words of strength count for."""
    return {"weak": Decimal("0.2"), "moderate": Decimal("0.5"), "strong": Decimal("0.8")}


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    """The verb phrases of the product's own code list of link types."""
    types = code_lists()["link-type"].concepts
    return {concept.iri.value.rpartition("#")[2]: concept.labels["en"].lower() for concept in types}
