"""The JSON Schema of the answers is fresh, and real answers are as it says."""

import json
import re
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

import pytest

from api.openapi import DESCRIBED
from graph.answers.agreed import actions_of
from graph.answers.alerts import alerts_of
from graph.answers.as_json import as_json
from graph.answers.audit import audit, verify
from graph.answers.calendar import calendar_of
from graph.answers.conflicts import conflicts_of
from graph.answers.coverage import coverage
from graph.answers.depends import depends_all, depends_of
from graph.answers.dips import dips_in
from graph.answers.drivers import drivers_of
from graph.answers.gaps import gaps
from graph.answers.health import health
from graph.answers.history import history
from graph.answers.impact import impact_of
from graph.answers.impact_changes import impact_changes
from graph.answers.keystones import keystones_of
from graph.answers.lessons import lessons
from graph.answers.line_of_sight import line_of_sight
from graph.answers.lineage import lineage
from graph.answers.model import Walkable
from graph.answers.oversight import oversight_of
from graph.answers.radar import radar_of
from graph.answers.recommendations import recommendations
from graph.answers.rows import run_query
from graph.answers.schema import ANSWERS, SCHEMA_FILE, schema, schema_text
from graph.answers.scorecard import scorecard_of
from graph.answers.self_assessment import self_assessment
from graph.answers.service_plans import service_plans
from graph.answers.trace import routes_of, trace_of
from graph.answers.what_if import Supposed, what_if_of
from graph.status.periods import parse_period
from graph.thread import Thread

SCHEMA: dict[str, Any] = schema()  # type: ignore[assignment]


def faults(value: Any, rule: Any, where: str = "$") -> list[str]:
    """Where a value is not as the schema says: the few keywords that ours uses, keys in their order."""
    if "$ref" in rule:
        return faults(value, SCHEMA["$defs"][rule["$ref"].rsplit("/", 1)[-1]], where)
    if "anyOf" in rule:
        found = [faults(value, each, where) for each in rule["anyOf"]]
        return [] if [] in found else min(found, key=len)
    if "enum" in rule:
        return [] if value in rule["enum"] else [f"{where}: {value}"]
    types = {
        "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
    }  # fmt: skip
    if type(value) is not types[rule["type"]]:
        return [f"{where}: {value!r} is no {rule['type']}"]
    if isinstance(value, str) and not re.search(rule.get("pattern", ""), value):
        return [f"{where}: {value!r}"]
    if isinstance(value, list):
        return [f for n, each in enumerate(value) for f in faults(each, rule["items"], f"{where}[{n}]")]
    if isinstance(value, dict):
        return _object_faults(value, rule, where)
    return []


def _object_faults(value: dict[str, Any], rule: Any, where: str) -> list[str]:
    if "properties" not in rule:
        more = rule["additionalProperties"]
        return [f for key, each in value.items() for f in faults(each, more, f"{where}.{key}")]
    if list(value) != rule["required"]:
        return [f"{where}: keys {list(value)}"]
    return [f for key, each in value.items() for f in faults(each, rule["properties"][key], f"{where}.{key}")]


@pytest.fixture(scope="module")
def answers(dyffryn_aur: Thread, first_steps: Thread, at: Callable[..., Walkable]) -> dict[str, list[object]]:
    """Real answers of the made-up council, by the name of their schema."""
    now, then = at(dyffryn_aur), at(dyffryn_aur, "2020-21-Q3", as_of=datetime(2021, 5, 10, tzinfo=UTC))
    earlier = at(dyffryn_aur, on=date(2020, 8, 1))
    quarter = parse_period("2020-21-Q3")
    find = now.things.find
    cards = ("PB-HEA", "SVC-LL")
    return {
        "scorecard": [scorecard_of(dyffryn_aur, then, find(code), quarter) for code in cards],
        "impact": [impact_of(now, find(code)) for code in ("ED03", "HS18", "SVC-EW", "WB6", "MR20")],
        "impact_changes": [impact_changes(dyffryn_aur, earlier, now, find("HS18"))],
        "drivers": [drivers_of(now, find("WB6")), drivers_of(now, find("ED03"), "measure")],
        "dips": [dips_in(now), dips_in(then, quarter)],
        "depends": [depends_of(now, find(code)) for code in ("SVC-EW", "SVC-YS")],
        "depends_all": [depends_all(now)],
        "trace": [trace_of(now, find("ED03"), "up"), trace_of(now, find("WB5"), "down")],
        "routes": [routes_of(now, find("ED03"), find("WB6"))],
        "gaps": [gaps(now.snapshot)],
        "radar": [radar_of(now), radar_of(now, find("SC-LIF"))],
        "oversight": [oversight_of(dyffryn_aur, now)],
        "alerts": [alerts_of(dyffryn_aur, now)],
        "calendar": [calendar_of(now)],
        "actions": [actions_of(now)],
        "conflicts": [conflicts_of(now)],
        "keystones": [keystones_of(now)],
        "what_if": [what_if_of(dyffryn_aur, now, Supposed(("SVC-PL",), (("ED03@2020-21-Q2", "88"),)))],
        "history": [history(dyffryn_aur, "HS05@2020-21-Q3"), history(dyffryn_aur, "PB-HEA")],
        "audit": [audit(dyffryn_aur)],
        "verification": [verify(first_steps)],
        "query": [run_query(dyffryn_aur, now, name, ()) for name in (None, "overseers", "change_sets")],
        "coverage": [coverage(now)],
        "health": [health(dyffryn_aur, now)],
        "plans": [service_plans(now), service_plans(now, find("SVC-CA"))],
        "line_of_sight": [line_of_sight(now, find(code)) for code in ("HD-EW", "CO-ED", "LDR")],
        "lineage": [lineage(dyffryn_aur, now), lineage(dyffryn_aur, now, find("ED03"))],
        "recommendations": [recommendations(now)],
        "lessons": [lessons(now), lessons(now, find("WB1"))],
        "self_assessment": [self_assessment(now, parse_period("2020-21"))],
    }


def test_the_kept_schema_is_the_one_the_dataclasses_make() -> None:
    """Make it afresh with ``python -m graph.answers.schema``."""
    assert SCHEMA_FILE.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("name", ANSWERS)
def test_real_answers_are_as_the_schema_says(answers: dict[str, list[object]], name: str) -> None:
    """Types, patterns and keys in their order, down to the last step of a route."""
    for answer in answers[name]:
        made = json.loads(json.dumps(as_json(answer)))
        assert faults(made, SCHEMA["answers"][name]) == []


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_of_the_made_up_council_says_so(answers: dict[str, list[object]], name: str) -> None:
    """No name or figure of it may be taken for a real council's."""
    for answer in answers[name]:
        assert as_json(answer)["illustrative"] is True  # type: ignore[call-overload, index]


def test_the_check_finds_what_is_wrong() -> None:
    """A check that lets everything pass proves nothing."""
    rule = SCHEMA["answers"]["impact"]
    assert faults({}, rule)
    assert faults({"type": "string"}, {"type": "string"})
    assert faults("1e5", SCHEMA["$defs"]["Dip"]["properties"]["value"]["anyOf"][0])
    assert faults("2020-01-01", SCHEMA["$defs"]["ChangeSetTold"]["properties"]["recorded_at"])


def test_every_definition_is_reached_and_described() -> None:
    """The schema is documentation for those who read no Python."""
    text = json.dumps(SCHEMA)
    for name, definition in SCHEMA["$defs"].items():
        assert f'"#/$defs/{name}"' in text
        assert definition["description"]
        assert definition["required"] == list(definition["properties"])


def test_no_two_answers_are_made_of_parts_with_one_name() -> None:
    """A definition is found by the name of its class, so one of two with the same name would be lost."""
    found: dict[str, set[type]] = {}
    for answer in DESCRIBED.values():
        for part in parts_of(answer, set()):
            found.setdefault(part.__name__, set()).add(part)
    assert {name for name, types in found.items() if len(types) > 1} == set()


def parts_of(hint: Any, seen: set[type]) -> set[type]:
    """Every dataclass that a type is made of, itself included."""
    if is_dataclass(hint) and isinstance(hint, type) and hint not in seen:
        seen.add(hint)
        for inner in get_type_hints(hint).values():
            parts_of(inner, seen)
    for inner in get_args(hint):
        parts_of(inner, seen)
    return seen
