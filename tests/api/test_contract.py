"""The JSON that other tools rely on: keys, their order and the kinds of value, written out by hand.

Not made from the dataclasses on purpose: a key that is renamed there must fail here.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from graph.thread import Thread

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]
Check = Callable[[Any], bool]


def text(value: Any) -> bool:
    """A text."""
    return isinstance(value, str)


def whole(value: Any) -> bool:
    """A whole number."""
    return type(value) is int


def truth(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


def like(pattern: str) -> Check:
    """A text of a form."""
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


def one_of(*words: str) -> Check:
    """One of these words."""
    return lambda value: value in words


class Maybe:
    """Null, or as said."""

    def __init__(self, spec: object) -> None:
        self.spec = spec


FIGURE = like(r"-?\d+(\.\d+)?")
TIME = like(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DAY = like(r"\d{4}-\d\d-\d\d")
STRENGTH = Maybe(one_of("weak", "moderate", "strong"))
NO_RATING = one_of(
    "not-due", "late", "missing", "not-applicable", "withheld", "discontinued", "no-target", "no-profile",
    "context-only", "break", "no-scheme",
)  # fmt: skip
THING = {"iri": like("https?://.+"), "code": text, "label": text, "kind": text}
RATING = {
    "key": text,
    "label": text,
    "colour": Maybe(like("#[0-9a-f]{6}")),
    "symbol": Maybe(text),
    "order": whole,
    "from_worst": whole,
}
FIGURE_SHOWN = {
    "value": Maybe(FIGURE),
    "unit": text,
    "text": text,
    "period": text,
    "obs_status": Maybe(text),
    "assurance": Maybe(text),
    "rating": Maybe(RATING),
    "no_rating": Maybe(NO_RATING),
    "reason": text,
    "provenance": Maybe(
        {"file": Maybe(text), "sheet": Maybe(text), "cell": Maybe(text), "change_set": whole,
         "recorded_at": TIME, "recorded_by": text}
    ),
}  # fmt: skip
ROUTE = {
    "sentence": text,
    "path": text,
    "steps": [
        {"from": THING, "link_type": text, "to": THING, "strength": STRENGTH,
         "sign": one_of("reinforces", "hinders"), "lag_months": Maybe(whole),
         "asserted_by": Maybe(THING), "basis": Maybe(text), "evidence": Maybe(text),
         "reviewed_on": Maybe(DAY)}
    ],
}  # fmt: skip
COMPARISON = {"value": FIGURE, "text": text}
PROGRESS = {"reported_on": DAY, "status": Maybe(text), "forecast": Maybe(DAY), "done_on": Maybe(DAY),
            "commentary": Maybe(text)}  # fmt: skip
CELL = {"file": text, "sheet": Maybe(text), "cell": text, "text": text}
GLANCE = {"n": whole, "rated": whole, "by_rating": [{"rating": RATING, "count": whole}],
          "not_rated": [{"no_rating": NO_RATING, "count": whole}],
          "improved": whole, "steady": whole, "worsened": whole, "dips": whole}  # fmt: skip
LINE = {
    "measure": THING, "owner": Maybe(THING), "figure": FIGURE_SHOWN,
    "target": Maybe({"value": Maybe(FIGURE), "lower": Maybe(FIGURE), "upper": Maybe(FIGURE), "text": text,
                     "intent": Maybe(text), "tolerance": Maybe(FIGURE), "period": text}),
    "previous": Maybe(COMPARISON), "same_period_last_year": Maybe(COMPARISON),
    "baseline": Maybe({"period": text, "value": Maybe(FIGURE), "text": text}),
    "direction": Maybe(one_of("improved", "worsened", "steady")), "comparator": Maybe(text),
    "difference": Maybe(FIGURE), "is_dip": Maybe(truth), "periods_running": whole,
    "reported_rating": Maybe(text), "explained_by": Maybe(THING), "commentary": Maybe(text),
    "restated_from": Maybe(COMPARISON), "trend": [{"period": text, "value": Maybe(FIGURE)}],
}  # fmt: skip
SCORECARD = {
    "for": THING, "period": text, "as_of": Maybe(TIME), "on": DAY, "language": one_of("en", "cy"),
    "illustrative": truth,
    "status": [{"about": THING, "delivery": Maybe(text), "outcomes": Maybe(text),
                "agreed_rating": Maybe(text), "reason": Maybe(text), "judged_by": Maybe(THING),
                "judged_on": Maybe(DAY)}],
    "at_a_glance": GLANCE,
    "measures": [LINE],
    "interventions": [{"intervention": THING, "measure": THING, "owner": Maybe(THING),
                       "started_on": Maybe(DAY), "due_on": Maybe(DAY), "expected_value": Maybe(FIGURE),
                       "by_period": Maybe(text), "progress": Maybe(PROGRESS)}],
    "milestones": [{"milestone": THING, "due_on": Maybe(DAY), "owner": Maybe(THING),
                    "progress": Maybe(PROGRESS)}],
    "money": [{"budget_line": THING, "service": Maybe(THING), "owner": Maybe(THING), "period": Maybe(text),
               "budget": Maybe(FIGURE), "profile": Maybe(FIGURE), "actual": Maybe(FIGURE),
               "forecast": Maybe(FIGURE), "variance": Maybe(FIGURE)}],
    "risks": [{"risk": THING, "owner": Maybe(THING), "controls": Maybe(text), "period": Maybe(text),
               "likelihood": Maybe(whole), "impact": Maybe(whole), "previous_score": Maybe(whole),
               "target_score": Maybe(whole)}],
    "elsewhere": {
        "from": {"dips": [{"measure": THING, "owner": Maybe(THING), "period": text, "bears_on": THING,
                           "strength": STRENGTH, "direction": one_of("with", "against", "mixed"),
                           "routes": [ROUTE]}],
                 "others": whole, "list_with": text},
        "to": [{"measure": THING, "bears_on": [THING], "tell": [THING]}],
        "watch": {"last_met": Maybe({"held_on": DAY, "considered": Maybe(text)}), "since": DAY,
                  "changed": [{"measure": THING, "contact": Maybe(THING), "period": text,
                               "changes": [{"kind": text, "before": Maybe(text), "after": Maybe(text)}],
                               "bears_on": THING, "strength": STRENGTH, "path": text}],
                  "new_figures": whole, "no_news": whole},
    },
    "thread": [THING],
    "data": {"late": [THING], "provisional": [THING], "restated": [THING]},
    "decisions": [text],
}  # fmt: skip
IMPACT = {
    "source": THING, "period": Maybe(text), "as_of": Maybe(TIME), "on": DAY, "illustrative": truth,
    "dip": Maybe({"is_dip": Maybe(truth), "comparator": Maybe(text), "value": Maybe(FIGURE),
                  "compared_with": Maybe(FIGURE), "difference": Maybe(FIGURE), "reason": text,
                  "period": text}),
    "affected": [{"thing": THING, "strength": STRENGTH, "score": Maybe(FIGURE),
                  "direction": one_of("with", "against", "mixed"), "hops": whole, "sideways": truth,
                  "boards": [THING], "unjudged_routes": whole, "routes": [ROUTE]}],
    "tell": [THING],
}  # fmt: skip
DIP = {"is_dip": Maybe(truth), "comparator": Maybe(text), "value": Maybe(FIGURE),
       "compared_with": Maybe(FIGURE), "difference": Maybe(FIGURE), "reason": text,
       "period": text}  # fmt: skip
LAG = Maybe({"earliest_months": whole, "latest_months": whole, "complete": truth})
DRIVERS = {
    "target": THING, "kind": Maybe(text), "as_of": Maybe(TIME), "on": DAY, "illustrative": truth,
    "hops": whole,
    "counts": {"drivers": whole, "judged": whole, "sideways": whole, "by_kind": dict},
    "part": {"offset": whole, "limit": whole, "of": whole},
    "drivers": [{"thing": THING, "owner": Maybe(THING), "strength": STRENGTH, "score": Maybe(FIGURE),
                 "direction": one_of("with", "against", "mixed"), "hops": whole, "sideways": truth,
                 "lag": LAG, "routes": [ROUTE]}],
}  # fmt: skip
DIPS = {
    "period": Maybe(text), "as_of": Maybe(TIME), "on": DAY, "illustrative": truth,
    "counts": {"measures": whole, "dips": whole, "no_dip": whole, "not_known": whole},
    "dips": [{"measure": THING, "owner": Maybe(THING), "dip": DIP, "objectives": whole,
              "felt_by": [{"thing": THING, "strength": STRENGTH, "direction": text, "hops": whole,
                           "sideways": truth}],
              "tell": [THING]}],
}  # fmt: skip
SIDE = {"services": whole, "others": whole}
LEAN = {"thing": THING, "owner": Maybe(THING), "ours": THING, "strength": STRENGTH, "path": text}
DEPENDS = {"service": THING, "own": [THING], "leaning_on_us": SIDE, "we_lean_on": SIDE, "on_us": [LEAN],
           "on_others": [LEAN]}  # fmt: skip
DEPENDS_ALL = {"services": [{"service": THING, "leaning_on_it": SIDE, "it_leans_on": SIDE}]}
CHANGED_END = {"thing": THING, "path": text, "because": [{"what": text, "day": Maybe(DAY)}]}
IMPACT_CHANGES = {"source": THING, "appeared": [CHANGED_END], "went": [CHANGED_END], "changed": [CHANGED_END],
                  "same": whole}  # fmt: skip
TRACE = {
    "source": THING, "direction": one_of("up", "down"), "illustrative": truth,
    "things": [{"thing": THING, "depth": whole}],
    "links": [{"from": THING, "link_type": text, "to": THING, "under_objective": [THING]}],
}  # fmt: skip
ROUTES = {"source": THING, "target": THING, "illustrative": truth, "routes": [ROUTE]}
GAPS = {
    "illustrative": truth,
    "counts": {"by_severity": dict, "by_rule": dict},
    "gaps": [{"rule": text, "severity": one_of("violation", "warning", "info"), "thing": THING,
              "message": text, "remedy": text, "owner": Maybe(THING)}],
}  # fmt: skip
HISTORY = {
    "record": text, "illustrative": truth,
    "versions": [{"recorded_at": TIME, "recorded_by": text, "reason": Maybe(text), "change_set": whole,
                  "kind": text, "cell": Maybe(CELL),
                  "changes": [{"property": text, "before": Maybe(text), "after": Maybe(text),
                               "cell": Maybe(CELL)}]}],
}  # fmt: skip
AUDIT = {
    "head": like("[0-9a-f]{64}"), "illustrative": truth,
    "change_sets": [{"change_set": whole, "kind": text, "recorded_at": TIME, "recorded_by": text,
                     "reason": Maybe(text), "clock_time": Maybe(TIME), "seal": like("[0-9a-f]{64}")}],
}  # fmt: skip
VERIFICATION = {
    "verified": truth, "change_sets": whole, "versions": whole, "head": like("[0-9a-f]{64}"),
    "broken_at": Maybe(whole), "strays": whole, "snapshot": truth, "broken_in": Maybe(text),
    "illustrative": truth,
}  # fmt: skip
QUERY = {"columns": [text], "rows": [[Maybe(text)]], "illustrative": truth}
LOAD = {
    "receipts": [
        {"change_set": Maybe(whole), "outcome": one_of("accepted", "refused", "unchanged"),
         "counts": {"new": whole, "changed": whole, "unchanged": whole, "vanished": whole},
         "findings": [{"severity": one_of("violation", "warning", "info"), "rule": text, "file": Maybe(text),
                       "sheet": Maybe(text), "cell": Maybe(text), "row": Maybe(whole),
                       "column": Maybe(text), "value": Maybe(text), "message": text,
                       "remedy": Maybe(text)}]}
    ],
    "thread": text,
}  # fmt: skip


def faults(value: Any, spec: Any, where: str = "$") -> list[str]:
    """Where a value is not as the contract has it; keys may be added, never renamed or moved."""
    if isinstance(spec, Maybe):
        return [] if value is None else faults(value, spec.spec, where)
    if isinstance(spec, dict):
        if not isinstance(value, dict) or [key for key in value if key in spec] != list(spec):
            return [f"{where}: keys {list(value) if isinstance(value, dict) else value}"]
        return [fault for key, each in spec.items() for fault in faults(value[key], each, f"{where}.{key}")]
    if isinstance(spec, list):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        return [f for n, each in enumerate(value) for f in faults(each, spec[0], f"{where}[{n}]")]
    if spec is dict:
        return [] if isinstance(value, dict) and all(map(whole, value.values())) else [f"{where}: {value!r}"]
    return [] if spec(value) else [f"{where}: {value!r}"]


@pytest.mark.parametrize(
    ("command", "spec"),
    [
        ("scorecard PB-HEA --period 2020-21-Q3 --format json", SCORECARD),
        ("scorecard PB-EDU --period 2020-21-Q4 --format json", SCORECARD),
        ("scorecard EQ1 --format json --lang cy", SCORECARD),
        ("impact ED03 --json", IMPACT),
        ("impact SVC-LL --json", IMPACT),
        ("impact HS18 --period 2020-21-Q3 --json", IMPACT),
        ("impact HS18 --since-day 2020-08-01 --json", IMPACT_CHANGES),
        ("drivers WB6 --json", DRIVERS),
        ("dips --period 2020-21-Q3 --json", DIPS),
        ("depends SVC-EW --json", DEPENDS),
        ("depends --json", DEPENDS_ALL),
        ("trace ED03 --json", TRACE),
        ("trace WB6 --down --json", TRACE),
        ("trace ED03 --to WB6 --json", ROUTES),
        ("gaps --json", GAPS),
        ("history HS05@2020-21-Q3 --json", HISTORY),
        ("history ED03 --json", HISTORY),
        ("audit --json", AUDIT),
        ("query --format json", QUERY),
        ("query overseers --format json", QUERY),
        ("query change_sets --format json", QUERY),
    ],
)
def test_answers_have_the_keys_of_the_contract_in_its_order(
    run: Run, dyffryn_aur: Thread, command: str, spec: object
) -> None:
    """Decimals are texts, times end in Z, keys stand where they always stood."""
    result = run(*command.split(), store=dyffryn_aur.layout.root)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert faults(json.loads(result.stdout), spec) == []


def test_a_verification_has_the_keys_of_the_contract(run: Run, first_steps: Thread) -> None:
    """The nightly job reads them."""
    result = run("audit", "--verify", "--json", store=first_steps.layout.root)
    assert result.exit_code == 0, result.output
    assert faults(json.loads(result.stdout), VERIFICATION) == []


def test_a_load_answers_with_a_receipt_for_each_change_set(run: Run, tmp_path: Path) -> None:
    """Accepted, unchanged and refused have one form."""
    store = tmp_path / "thread"
    example = ROOT / "examples/first-steps"
    bad = tmp_path / "bad.txt"
    bad.write_text("no workbook", "utf-8")
    outcomes = []
    for words in ((example,), (example,), (bad,)):
        result = run("load", *words, "--json", store=store)
        made = json.loads(result.stdout)
        assert faults(made, LOAD) == []
        outcomes += [receipt["outcome"] for receipt in made["receipts"]]
    assert outcomes == ["accepted", "unchanged", "refused"]


def test_no_figure_is_a_number_of_json(run: Run, dyffryn_aur: Thread) -> None:
    """A reader that takes 74.8 for a binary fraction has already changed it."""
    result = run("scorecard", "PB-HEA", "--format", "json", store=dyffryn_aur.layout.root)
    floats: list[str] = []
    json.loads(result.stdout, parse_float=floats.append)
    assert floats == []
