"""JSON Schema of the answers, made from their dataclasses: ``python -m graph.answers.schema`` writes it.

Every key is always there, so all are required; keys may be added, so others are allowed.
What you would get wrong: a figure is a decimal string in JSON, never a number.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from graph.answers.agreed import Actions
from graph.answers.alerts import Alerts
from graph.answers.as_json import Json
from graph.answers.audit import Audit, Verification
from graph.answers.calendar import Calendar
from graph.answers.conflicts import Conflicts
from graph.answers.coverage import Coverage
from graph.answers.depends import DependsAll, DependsOf
from graph.answers.dips import Dips
from graph.answers.drivers import Drivers
from graph.answers.gaps import Gaps
from graph.answers.health import Health
from graph.answers.history import History
from graph.answers.impact import Impact
from graph.answers.impact_changes import ImpactChanges
from graph.answers.keystones import Keystones
from graph.answers.lessons import Lessons
from graph.answers.line_of_sight import LineOfSight
from graph.answers.lineage import Lineage
from graph.answers.oversight import Oversight
from graph.answers.radar import Radar
from graph.answers.recommendations import Recommendations
from graph.answers.rows import Rows
from graph.answers.scorecard import Scorecard
from graph.answers.self_assessment import SelfAssessment
from graph.answers.service_plans import ServicePlans
from graph.answers.trace import RoutesTold, TraceTold
from graph.answers.what_if import WhatIf

ANSWERS: Mapping[str, type] = {
    "scorecard": Scorecard,
    "impact": Impact,
    "impact_changes": ImpactChanges,
    "drivers": Drivers,
    "dips": Dips,
    "depends": DependsOf,
    "depends_all": DependsAll,
    "trace": TraceTold,
    "routes": RoutesTold,
    "gaps": Gaps,
    "radar": Radar,
    "oversight": Oversight,
    "alerts": Alerts,
    "calendar": Calendar,
    "actions": Actions,
    "conflicts": Conflicts,
    "keystones": Keystones,
    "what_if": WhatIf,
    "history": History,
    "audit": Audit,
    "verification": Verification,
    "query": Rows,
    "coverage": Coverage,
    "health": Health,
    "plans": ServicePlans,
    "line_of_sight": LineOfSight,
    "lineage": Lineage,
    "recommendations": Recommendations,
    "lessons": Lessons,
    "self_assessment": SelfAssessment,
}
SCHEMA_FILE = Path(__file__).with_suffix(".json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: Mapping[object, dict[str, Json]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    str: {"type": "string"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    datetime: {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
    date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    type(None): {"type": "null"},
}


def schema() -> dict[str, Json]:
    """The schema: an answer is one of those named under ``answers``, each with a definition of its own."""
    definitions: dict[str, Json] = {}
    answers = {name: schema_of(answer, definitions) for name, answer in ANSWERS.items()}
    return {
        "$schema": DIALECT,
        "title": "Answers of Golden Thread",
        "anyOf": list(answers.values()),
        "answers": dict(answers),
        "$defs": dict(sorted(definitions.items())),
    }


def schema_of(hint: Any, definitions: dict[str, Json]) -> Json:  # noqa: ANN401 - any annotation
    """The schema of a type; what a dataclass holds is added to the definitions."""
    if hint in PLAIN:
        return dict(PLAIN[hint])
    if is_dataclass(hint) and isinstance(hint, type):
        return _defined(hint, definitions)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema_of(each, definitions) for each in inner]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": schema_of(inner[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": schema_of(inner[1], definitions)}
    raise TypeError(f"{hint} has no form in JSON Schema")


def _defined(answer: type, definitions: dict[str, Json]) -> Json:
    if answer.__name__ not in definitions:
        definitions[answer.__name__] = None  # a type that holds itself ends here
        hints = get_type_hints(answer)
        named = {each.name.removesuffix("_"): hints[each.name] for each in fields(answer)}
        definitions[answer.__name__] = {
            "type": "object",
            "description": " ".join((answer.__doc__ or "").split()),
            "properties": {name: schema_of(hint, definitions) for name, hint in named.items()},
            "required": list(named),
        }
    return {"$ref": f"#/$defs/{answer.__name__}"}


def schema_text() -> str:
    """The schema as it is kept in ``schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), "utf-8")
