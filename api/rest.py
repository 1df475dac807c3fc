"""The reading addresses of the contract: the same bodies as the command line's ``--json``.

Each is a plain function, so that the framework runs it on one worker of its pool from
beginning to end. What you would get wrong: a named question may be asked here, a file
with a query may not, whatever its name.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.door import Asked, ForMoment
from api.openapi import answering
from graph.answers.about import about
from graph.answers.asked import read_period
from graph.answers.audit import audit, verify
from graph.answers.change_set import change_set_of
from graph.answers.gaps import gaps
from graph.answers.history import history
from graph.answers.impact import DEFAULT_HOPS, impact_of
from graph.answers.latest import boards, latest_measures
from graph.answers.measure import measure_of
from graph.answers.rows import run_query
from graph.answers.scorecard import scorecard_of
from graph.answers.search import find_things
from graph.answers.trace import trace_of
from graph.catalogue import CATALOGUE
from graph.errors import NotInThread, WrongUsage
from graph.status.periods import Period

MOST_HOPS = 12
OF_MOMENT = frozenset({"as_of", "on", "lang"})

PeriodText = Annotated[str | None, Query(description="A period.", examples=["2020-21-Q2"])]

router = APIRouter(prefix="/api/v1")


@router.get("/things", tags=["things"], responses=answering("things"))
def get_things(
    asked: ForMoment,
    q: Annotated[str, Query(description="Words of a code or name.", examples=["attendance"])] = "",
    kind: Annotated[str | None, Query(description="One kind of thing.", examples=["measure"])] = None,
) -> Response:
    """The things whose code or name holds every word, best first."""
    return asked.json(lambda: find_things(asked.walkable(), q, kind or None))


@router.get("/things/{code:path}", tags=["things"], responses=answering("thing"))
def get_thing(asked: ForMoment, code: str) -> Response:
    """What the thread says of a thing: facts, links both ways, what else names it."""

    def answer() -> object:
        walkable = asked.walkable()
        return about(walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/thread/{code:path}", tags=["thread"], responses=answering("trace"))
def get_trace(
    asked: ForMoment,
    code: str,
    direction: Annotated[str, Query(description="up or down", examples=["down"])] = "up",
) -> Response:
    """What a thing serves, or what serves it, nearest first."""

    def answer() -> object:
        walkable = asked.walkable()
        return trace_of(walkable, walkable.things.find(code), read_direction(direction))

    return asked.json(answer)


@router.get("/impact/{code:path}", tags=["thread"], responses=answering("impact"))
def get_impact(
    asked: ForMoment,
    code: str,
    period: PeriodText = None,
    hops: Annotated[str | None, Query(description="Longest route, 1 to 12.", examples=["6"])] = None,
) -> Response:
    """What may feel it when a thing slips, by which routes, and whom to tell."""

    def answer() -> object:
        wanted = some_period(period)
        walkable = asked.walkable(wanted)
        return impact_of(walkable, walkable.things.find(code), wanted, read_hops(hops))

    return asked.json(answer)


@router.get("/boards", tags=["performance"], responses=answering("boards"))
def get_boards(asked: ForMoment) -> Response:
    """Every body in force with its own measures at a glance, and the dips that touch most."""
    return asked.json(lambda: boards(asked.thread, asked.walkable()))


@router.get("/measures", tags=["performance"], responses=answering("measures"))
def get_measures(asked: ForMoment) -> Response:
    """The latest of every measure."""
    return asked.json(lambda: latest_measures(asked.thread, asked.walkable()))


@router.get("/measures/{code:path}", tags=["performance"], responses=answering("measure"))
def get_measure(asked: ForMoment, code: str) -> Response:
    """A measure: what it is, how it stands, period by period, and what it serves."""

    def answer() -> object:
        walkable = asked.walkable()
        return measure_of(asked.thread, walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/scorecards/{code:path}", tags=["performance"], responses=answering("scorecard"))
def get_scorecard(asked: ForMoment, code: str, period: PeriodText = None) -> Response:
    """The scorecard of a body or an aim, for the last quarter that has ended unless told otherwise."""

    def answer() -> object:
        wanted = some_period(period) or asked.quarter()
        walkable = asked.walkable(wanted)
        return scorecard_of(asked.thread, walkable, walkable.things.find(code), wanted)

    return asked.json(answer)


@router.get("/gaps", tags=["thread"], responses=answering("gaps"))
def get_gaps(asked: ForMoment) -> Response:
    """What is missing in the thread, worst first, with what to do about it."""
    return asked.json(lambda: gaps(asked.walkable().snapshot, asked.settings.language))


@router.get("/queries", tags=["questions"], responses=answering("queries"))
def get_queries(asked: ForMoment) -> Response:
    """The questions that have a name, with the values each takes."""
    return asked.json(lambda: run_query(asked.thread, asked.walkable(), None, ()))


@router.get("/queries/{name}", tags=["questions"], responses=answering("query"))
def get_query(asked: ForMoment, name: str, request: Request) -> Response:
    """The answer to a named question; its values are parameters of the address."""
    return asked.answer_open(lambda: named_question(asked, name, request))


@router.get("/change-sets", tags=["trail"], responses=answering("audit"))
def get_change_sets(asked: ForMoment) -> Response:
    """The change sets, oldest first."""
    return asked.json(lambda: audit(asked.thread, asked.settings.as_of))


@router.get("/change-sets/{number}", tags=["trail"], responses=answering("change_set"))
def get_change_set(asked: ForMoment, number: str) -> Response:
    """One change set: its files and what it brought."""
    return asked.json(lambda: change_set_of(asked.thread, number))


@router.get("/records/{record:path}/history", tags=["trail"], responses=answering("history"))
def get_history(asked: ForMoment, record: str) -> Response:
    """The versions of a record, newest first: who changed what, when, why, from which cell."""
    return asked.json(lambda: history(asked.thread, record, asked.settings.as_of))


@router.get("/audit", tags=["trail"], responses=answering("audit"))
def get_audit(
    asked: ForMoment,
    verify_chain: Annotated[
        str, Query(alias="verify", description="true works every seal out again", examples=["true"])
    ] = "false",
) -> Response:
    """The change sets and the head; with ``verify=true``, whether the chain of seals holds."""
    if verify_chain not in {"true", "false"}:
        raise WrongUsage(f"verify is true or false, not “{verify_chain}”.")
    if verify_chain == "true":
        return asked.json(lambda: verify(asked.thread))
    return asked.json(lambda: audit(asked.thread, asked.settings.as_of))


def named_question(asked: Asked, name: str, request: Request) -> object:
    """The answer to a question of the catalogue, its values taken from the request's parameters."""
    if name not in CATALOGUE:
        raise NotInThread(name, [each for each in CATALOGUE if name in each][:5])
    values = [f"{key}={text}" for key, text in request.query_params.items() if key not in OF_MOMENT]
    return run_query(asked.thread, asked.walkable(), name, values)


def some_period(text: str | None) -> Period | None:
    """The period of a parameter, if it is given."""
    return read_period(text) if text else None


def read_direction(text: str) -> Literal["up", "down"]:
    """Up or down."""
    if text == "up":
        return "up"
    if text == "down":
        return "down"
    raise WrongUsage(f"The direction is up or down, not “{text}”.")


def read_hops(text: str | None) -> int:
    """The longest route, in links."""
    if not text:
        return DEFAULT_HOPS
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= MOST_HOPS:
        raise WrongUsage(f"The longest route is a whole number from 1 to {MOST_HOPS}, not “{text}”.")
    return int(text)
