"""The description of the reading addresses for other tools: schemas from the answers, examples from a thread.

The examples are answers of the council of the first steps, lists cut short;
``python -m api.documentation`` writes them, and a test fails when they are out of date.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from graph.answers.about import About
from graph.answers.change_set import ChangeSetInFull
from graph.answers.latest import Boards, LatestMeasures
from graph.answers.measure import MeasureTold
from graph.answers.schema import ANSWERS, schema_of
from graph.answers.search import Found

DESCRIBED: Mapping[str, type] = {
    **ANSWERS,
    "queries": ANSWERS["query"],
    "things": Found,
    "thing": About,
    "boards": Boards,
    "measures": LatestMeasures,
    "measure": MeasureTold,
    "change_set": ChangeSetInFull,
}
EXAMPLES_FILE = "examples.json"
VERSION = "1"
NAME = "example-of"
PROBLEMS = {
    400: "A parameter cannot be read; the sentence says what is allowed.",
    404: "The thread holds nothing of this name; the nearest names are listed.",
    503: "The thread is missing, being written or of a newer version.",
}
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "A problem as RFC 9457 has it.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "nearest": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["type", "title", "status", "code", "detail"],
}


def answering(name: str) -> dict[int | str, dict[str, Any]]:
    """The responses of an address whose answer has this name."""
    ref = {"$ref": f"#/components/schemas/{DESCRIBED[name].__name__}"}
    content = {"schema": ref, "example": {NAME: name}}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    good: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer.", "content": {"application/json": content}}
    }
    return good | {status: {"description": said, "content": problem} for status, said in PROBLEMS.items()}


@cache
def examples() -> Mapping[str, Any]:
    """The example of each answer, by its name."""
    text = files("api").joinpath(EXAMPLES_FILE).read_text("utf-8")
    return dict(json.loads(text))


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description of an application's reading addresses."""
    told = get_openapi(
        title="Golden Thread",
        version=VERSION,
        summary="A council's plans, measures, money and services as one thread.",
        description=(
            "Only reading: nothing is written, not by what-if either. "
            "Every address takes as_of, on and lang; figures are decimal strings."
        ),
        routes=app.routes,
    )
    definitions: dict[str, Any] = {"Problem": PROBLEM_SCHEMA}
    for answer in DESCRIBED.values():
        schema_of(answer, definitions)
    text = json.dumps(definitions).replace("#/$defs/", "#/components/schemas/")
    told["components"] = {"schemas": dict(sorted(json.loads(text).items()))}
    for path in told["paths"].values():
        for operation in path.values():
            _complete(operation["responses"])
    return told


def _complete(responses: dict[str, Any]) -> None:
    """Put the example in, whose nulls the framework would leave out, and leave out what cannot happen."""
    responses.pop("422", None)
    content = responses.get("200", {}).get("content", {}).get("application/json", {})
    if NAME in content.get("example", {}):
        content["example"] = examples()[content["example"][NAME]]
