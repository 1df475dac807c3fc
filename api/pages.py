"""Pages for people, in both languages, at the addresses below ``/en`` and ``/cy``.

Each asks for the answer that other tools get and hands it to `viz.pages`. What you would
get wrong: the language is that of the address; a parameter cannot change it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response

from api.door import Asked, Door, ForMoment, Made
from api.problems import Problem
from api.rest.parameters import OF_MOMENT, read_direction, some_hops, some_period
from api.rest.questions import named_question
from api.text.trail import headings_of
from graph.answers.about import about
from graph.answers.alerts import alerts_of
from graph.answers.audit import audit
from graph.answers.calendar import body_named
from graph.answers.change_set import change_set_of
from graph.answers.coverage import coverage
from graph.answers.dips import dips_in
from graph.answers.drivers import drivers_of
from graph.answers.explorer import explorer_data
from graph.answers.gaps import gaps
from graph.answers.health import health
from graph.answers.history import history
from graph.answers.impact import impact_of
from graph.answers.latest import boards, latest_measures
from graph.answers.measure import measure_of
from graph.answers.model import Walkable
from graph.answers.oversight import oversight_of
from graph.answers.radar import radar_of
from graph.answers.rows import Rows
from graph.answers.scorecard import scorecard_of
from graph.answers.search import find_things
from graph.answers.trace import routes_of, trace_of
from graph.catalogue import CATALOGUE
from graph.errors import AmbiguousThing, BadArgument, GoldenThreadError, NotInThread
from ontology.documentation import term_entries
from viz import pages
from viz.explorer import PARTS, Assets, explorer_page, front_end_is_there
from viz.frame import Frame, frame_at

HTML = "text/html; charset=utf-8"
EXPLORER = Assets(
    "/static/vendor/vis-network.min.js",
    tuple(f"/static/explorer/{part}" for part in PARTS),
    "/static/explorer.css",
)
HAVE_SCORECARDS = frozenset(
    {"body", "department", "service", "theme", "goal", "well-being-objective", "service-objective"}
    | {"equality-objective", "outcome", "vision", "plan", "post"}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page being made: what was asked, in the language of its address."""

    asked: Asked
    language: Literal["en", "cy"]

    def page(self, make: Callable[[], str]) -> Response:
        """A page as a response; made on this thread of execution, or taken from those made before."""
        return self.asked.respond(lambda: Made(make().encode(), HTML))

    def frame(self, walkable: Walkable) -> Frame:
        """What stands around a page about a snapshot."""
        bare = bare_frame(self.asked.request, self.language)
        given = self.asked.request.query_params
        return replace(
            frame_at(self.asked.thread, walkable, bare.path),
            query=bare.query,
            explorer=bare.explorer,
            moment={name: given[name] for name in ("as_of", "on") if given.get(name)},
        )


def bare_frame(request: Request, language: str) -> Frame:
    """What stands around a page of which only the address is known."""
    path = request.url.path.removeprefix(f"/{language}") or "/"
    query = tuple(request.query_params.multi_items())
    return Frame(language, path, query=query, explorer=front_end_is_there())


async def sheet_for(asked: ForMoment, request: Request) -> Sheet:
    """What was asked, in the language of the address."""
    language: Literal["en", "cy"] = "cy" if request.url.path.startswith("/cy") else "en"
    return Sheet(replace(asked, settings=replace(asked.settings, language=language)), language)


ForPage = Annotated[Sheet, Depends(sheet_for)]
router = APIRouter(include_in_schema=False)


@router.get("/")
def get_home(sheet: ForPage) -> Response:
    """Everything at a glance."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        told, latest = boards(walkable), latest_measures(walkable)
        trail = audit(sheet.asked.thread, sheet.asked.settings.as_of)
        return pages.home_page(told, latest, trail, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/measures")
def get_measures(sheet: ForPage, show: str | None = None) -> Response:
    """Every measure."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        return pages.measures_page(latest_measures(walkable), sheet.frame(walkable), show or None)

    return sheet.page(make)


@router.get("/measures/{code:path}")
def get_measure(sheet: ForPage, code: str) -> Response:
    """A measure."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        told = measure_of(sheet.asked.thread, walkable, walkable.things.find(code))
        return pages.measure_page(told, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/things/{code:path}")
def get_thing(sheet: ForPage, code: str) -> Response:
    """A thing."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        thing = walkable.things.find(code)
        has_scorecard = thing.kind in HAVE_SCORECARDS
        return pages.thing_page(about(walkable, thing), sheet.frame(walkable), has_scorecard)

    return sheet.page(make)


@router.get("/scorecards/{code:path}")
def get_scorecard(sheet: ForPage, code: str, period: str | None = None) -> Response:
    """A scorecard."""

    def make() -> str:
        wanted = some_period(period) or sheet.asked.quarter()
        walkable = sheet.asked.walkable(wanted)
        card = scorecard_of(sheet.asked.thread, walkable, walkable.things.find(code), wanted)
        return pages.scorecard_page(card, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/impact/{code:path}")
def get_impact(sheet: ForPage, code: str, period: str | None = None, hops: str | None = None) -> Response:
    """What may feel it when a thing slips."""

    def make() -> str:
        wanted = some_period(period)
        walkable = sheet.asked.walkable(wanted)
        told = impact_of(walkable, walkable.things.find(code), wanted, some_hops(hops))
        return pages.impact_page(told, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/drivers/{code:path}")
def get_drivers(sheet: ForPage, code: str, kind: str | None = None, hops: str | None = None) -> Response:
    """What drives a thing."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        told = drivers_of(walkable, walkable.things.find(code), kind or None, some_hops(hops))
        return pages.drivers_page(told, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/dips")
def get_dips(sheet: ForPage, period: str | None = None) -> Response:
    """The measures that dipped."""

    def make() -> str:
        wanted = some_period(period)
        walkable = sheet.asked.walkable(wanted)
        return pages.dips_page(dips_in(walkable, wanted), sheet.frame(walkable))

    return sheet.page(make)


@router.get("/radar")
def get_radar(sheet: ForPage, body: str | None = None) -> Response:
    """Topics for scrutiny."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        told = radar_of(walkable, body_named(walkable, body) if body else None)
        return pages.radar_page(told, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/oversight")
def get_oversight(sheet: ForPage, period: str | None = None) -> Response:
    """Which body sees which dip when, and the register of dips."""

    def make() -> str:
        wanted, thread = some_period(period), sheet.asked.thread
        walkable = sheet.asked.walkable()
        told, register = oversight_of(thread, walkable, wanted), alerts_of(thread, walkable, wanted)
        return pages.oversight_page(told, register, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/coverage")
def get_coverage(sheet: ForPage) -> Response:
    """What the objectives reach."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        return pages.coverage_page(coverage(walkable), sheet.frame(walkable))

    return sheet.page(make)


@router.get("/health")
def get_health(sheet: ForPage) -> Response:
    """How well the thread is kept."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        return pages.health_page(health(sheet.asked.thread, walkable), sheet.frame(walkable))

    return sheet.page(make)


@router.get("/thread/{code:path}")
def get_thread(sheet: ForPage, code: str, direction: str = "up", to: str | None = None) -> Response:
    """What stands above or below a thing, or the routes to another."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        source = walkable.things.find(code)
        if to:
            found = routes_of(walkable, source, walkable.things.find(to))
            return pages.routes_page(found, sheet.frame(walkable))
        return pages.trace_page(trace_of(walkable, source, read_direction(direction)), sheet.frame(walkable))

    return sheet.page(make)


@router.get("/gaps")
def get_gaps(sheet: ForPage) -> Response:
    """Where the thread is broken."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        return pages.gaps_page(gaps(walkable.snapshot, sheet.language), sheet.frame(walkable))

    return sheet.page(make)


@router.get("/search")
def get_search(sheet: ForPage, q: str = "") -> Response:
    """What a search finds."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        return pages.search_page(find_things(walkable, q.strip()), sheet.frame(walkable))

    return sheet.page(make)


@router.get("/questions")
def get_questions(sheet: ForPage) -> Response:
    """The questions that have a name."""

    def make() -> str:
        headers = {name: query.header for name, query in CATALOGUE.items()}
        return pages.questions_page(headers, sheet.frame(sheet.asked.walkable()))

    return sheet.page(make)


@router.get("/questions/{name}")
def get_question(sheet: ForPage, name: str, request: Request) -> Response:
    """One question, and its answer once its values are given."""
    if name not in CATALOGUE:
        raise NotInThread(name, [each for each in CATALOGUE if name in each][:5])
    header = CATALOGUE[name].header
    given = {key: text for key, text in request.query_params.items() if key not in OF_MOMENT}

    def make() -> str:
        answer, refusal = None, None
        if not header.parameters or any(given.values()):
            try:
                answer = named_question(sheet.asked, name, request)
            except (NotInThread, AmbiguousThing, BadArgument) as error:
                refusal = str(error)
        rows = answer if isinstance(answer, Rows) else None
        walkable = sheet.asked.walkable()
        known = walkable.things.by_iri
        return pages.question_page(name, header, given, rows, refusal, known, sheet.frame(walkable))

    return sheet.page(make)


@router.get("/audit")
def get_audit(sheet: ForPage) -> Response:
    """The change sets."""

    def make() -> str:
        told = audit(sheet.asked.thread, sheet.asked.settings.as_of)
        return pages.audit_page(told, sheet.frame(sheet.asked.walkable()))

    return sheet.page(make)


@router.get("/change-sets/{number}")
def get_change_set(sheet: ForPage, number: str) -> Response:
    """One change set."""

    def make() -> str:
        told = change_set_of(sheet.asked.thread, number)
        return pages.change_set_page(told, sheet.frame(sheet.asked.walkable()))

    return sheet.page(make)


@router.get("/history/{record:path}")
def get_history(sheet: ForPage, record: str) -> Response:
    """How a record came to be as it is."""

    def make() -> str:
        told = history(sheet.asked.thread, record, sheet.asked.settings.as_of)
        walkable = sheet.asked.walkable()
        headings = headings_of(told.record.partition("/")[0])
        things = {thing.code: thing for thing in walkable.things.by_iri.values()}
        return pages.history_page(told, sheet.frame(walkable), headings, things)

    return sheet.page(make)


@router.get("/def")
def get_vocabulary(sheet: ForPage) -> Response:
    """The terms of the vocabulary."""

    def make() -> str:
        return pages.vocabulary_page(term_entries(), sheet.frame(sheet.asked.walkable()))

    return sheet.page(make)


@router.get("/explorer")
def get_explorer(sheet: ForPage, focus: str | None = None) -> Response:
    """The explorer."""

    def make() -> str:
        walkable = sheet.asked.walkable()
        chosen = walkable.things.find(focus).iri if focus else None
        return explorer_page(explorer_data(walkable), sheet.frame(walkable), EXPLORER, chosen)

    return sheet.page(make)


def as_page(request: Request, problem: Problem) -> Response | None:
    """A problem as a page, for a person who looks at pages; nothing for anybody else."""
    language = request.url.path.split("/")[1]
    if language not in {"en", "cy"} or "text/html" not in request.headers.get("Accept", ""):
        return None
    frame = bare_frame(request, language)
    with suppress(GoldenThreadError):  # the thread itself may be what cannot be read
        door: Door = request.app.state.door
        known = frame_at(door.opened.thread(), door.walkable_now(language), frame.path)
        frame = replace(frame, council=known.council, illustrative=known.illustrative)
    body = pages.problem_page(problem.status, problem.detail, problem.nearest, frame)
    return Response(body, problem.status, {"Cache-Control": "no-store", **problem.headers}, HTML)
