"""Write the examples of the description from the council of the first steps: ``python -m api.documentation``.

What you would get wrong: the recorded time and the seals are those of the load, so the
load must be the example's own, whose times are fixed.
"""

import json
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from graph.answers.about import about
from graph.answers.agreed import actions_of
from graph.answers.alerts import alerts_of
from graph.answers.as_json import Json, as_json
from graph.answers.audit import audit, verify
from graph.answers.calendar import calendar_of
from graph.answers.change_set import change_set_of
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
from graph.answers.latest import boards, latest_measures
from graph.answers.lessons import lessons
from graph.answers.line_of_sight import line_of_sight
from graph.answers.lineage import lineage
from graph.answers.measure import measure_of
from graph.answers.model import Walkable
from graph.answers.oversight import oversight_of
from graph.answers.radar import radar_of
from graph.answers.recommendations import recommendations
from graph.answers.rows import run_query
from graph.answers.scorecard import scorecard_of
from graph.answers.search import find_things
from graph.answers.self_assessment import self_assessment
from graph.answers.service_plans import service_plans
from graph.answers.trace import routes_of, trace_of
from graph.answers.what_if import Supposed, what_if_of
from graph.status.periods import parse_period
from graph.thread import Moment, Thread
from ingest.council import read_council
from ingest.load import Manner, load

ROOT = Path(__file__).parents[1]
COUNCIL = ROOT / "examples" / "first-steps"
EXAMPLES = Path(__file__).with_name("examples.json")
MOST_ITEMS = 2
NOT_COMPARED = frozenset({"seal", "head", "clock_time", "sha256"})


def examples_text(store: Path) -> str:
    """The examples as they are kept, from a thread made anew in a folder."""
    folder = read_council(COUNCIL)
    now = datetime.now(UTC)
    load(store, folder.orders, Manner(folder.today or now.date(), now, base=folder.base))
    thread = Thread(store)
    period = parse_period("2020-21-Q2")
    day = period.last_day
    walkable = Walkable(thread.snapshot(Moment(None, day, day)))
    told = {name: _short(as_json(answer())) for name, answer in _answers(thread, walkable).items()}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _answers(thread: Thread, walkable: Walkable) -> Mapping[str, Callable[[], object]]:
    measure, board = walkable.things.find("ED1"), walkable.things.find("PB-ED")
    objective, period = walkable.things.find("WB1"), parse_period("2020-21-Q2")
    return {
        "things": lambda: find_things(walkable, "attendance", "measure"),
        "thing": lambda: about(walkable, objective),
        "trace": lambda: trace_of(walkable, measure, "up"),
        "routes": lambda: routes_of(walkable, measure, objective),
        "impact": lambda: impact_of(walkable, measure, period),
        "impact_changes": lambda: impact_changes(thread, walkable, walkable, measure),
        "drivers": lambda: drivers_of(walkable, objective),
        "dips": lambda: dips_in(walkable),
        "depends": lambda: depends_of(walkable, walkable.things.find("SVC-FS")),
        "depends_all": lambda: depends_all(walkable),
        "boards": lambda: boards(walkable),
        "measures": lambda: latest_measures(walkable),
        "measure": lambda: measure_of(thread, walkable, measure),
        "scorecard": lambda: scorecard_of(thread, walkable, board, period),
        "radar": lambda: radar_of(walkable),
        "oversight": lambda: oversight_of(thread, walkable, period),
        "alerts": lambda: alerts_of(thread, walkable, period),
        "calendar": lambda: calendar_of(walkable),
        "actions": lambda: actions_of(walkable),
        "conflicts": lambda: conflicts_of(walkable),
        "keystones": lambda: keystones_of(walkable),
        "what_if": lambda: what_if_of(thread, walkable, Supposed(figures=(("ED1@2020-21-Q2", "80.0"),))),
        "gaps": lambda: gaps(walkable.snapshot),
        "coverage": lambda: coverage(walkable),
        "health": lambda: health(thread, walkable),
        "plans": lambda: service_plans(walkable),
        "line_of_sight": lambda: line_of_sight(walkable, walkable.things.find("CO-ED")),
        "lineage": lambda: lineage(thread, walkable, measure),
        "recommendations": lambda: recommendations(walkable),
        "lessons": lambda: lessons(walkable),
        "self_assessment": lambda: self_assessment(walkable, parse_period("2019-20")),
        "queries": lambda: run_query(thread, walkable, None, ()),
        "query": lambda: run_query(thread, walkable, "overseers", ()),
        "audit": lambda: audit(thread),
        "verification": lambda: verify(thread),
        "change_set": lambda: change_set_of(thread, "1"),
        "history": lambda: history(thread, "ED1@2020-21-Q2"),
    }


def _short(value: Json) -> Json:
    """The same with lists cut short, and without what differs from load to load."""
    if isinstance(value, list):
        return [_short(each) for each in value[:MOST_ITEMS]]
    if isinstance(value, dict):
        return {key: "…" if key in NOT_COMPARED and each else _short(each) for key, each in value.items()}
    return value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        EXAMPLES.write_text(examples_text(Path(folder) / "store"), "utf-8")
