"""Following the thread: what a thing serves, and what may feel it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.door import ForMoment, Made, refuse_unknown_parameters
from api.openapi import answering
from api.rest.parameters import (
    Hops,
    Limit,
    Offset,
    PeriodText,
    read_direction,
    some_hops,
    some_part,
    some_period,
)
from api.text.rows import write_rows
from graph.answers.depends import depends_all, depends_of
from graph.answers.dips import dips_in
from graph.answers.drivers import drivers_of
from graph.answers.impact import Impact, impact_of
from graph.answers.impact_changes import impact_changes
from graph.answers.impact_table import impact_table
from graph.answers.trace import trace_of
from graph.errors import WrongUsage

router = APIRouter()


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
    hops: Hops = None,
    offset: Offset = None,
    limit: Limit = None,
    form: Annotated[str, Query(alias="format", description="json or csv", examples=["csv"])] = "json",
) -> Response:
    """What may feel it when a thing slips, by which routes, and whom to tell."""
    if form not in {"json", "csv"}:
        raise WrongUsage(f"The format is json or csv, not “{form}”.")

    def answer() -> Impact:
        wanted = some_period(period)
        walkable = asked.walkable(wanted)
        source = walkable.things.find(code)
        return impact_of(walkable, source, wanted, some_hops(hops), some_part(offset, limit))

    if form == "json":
        return asked.json(answer)
    refuse_unknown_parameters(asked.request)
    table = "text/csv; charset=utf-8"
    return asked.respond(lambda: Made(write_rows(impact_table(answer()), "csv").encode(), table))


@router.get("/impact-changes/{code:path}", tags=["thread"], responses=answering("impact_changes"))
def get_impact_changes(
    asked: ForMoment,
    code: str,
    since: Annotated[
        str | None, Query(description="A recorded time.", examples=["2021-05-10T12:00:00Z"])
    ] = None,
    since_day: Annotated[str | None, Query(description="A valid day.", examples=["2020-08-01"])] = None,
    hops: Hops = None,
) -> Response:
    """What came to an impact list since a time or a day, what left it, and why."""
    if not since and not since_day:
        raise WrongUsage("Say since when: since=2021-05-10T12:00:00Z or since_day=2020-08-01.")

    def answer() -> object:
        now = asked.walkable()
        then = asked.walkable_at(asked.settings.moment_since(since, since_day))
        return impact_changes(asked.thread, then, now, now.things.find(code), some_hops(hops))

    return asked.json(answer)


@router.get("/drivers/{code:path}", tags=["thread"], responses=answering("drivers"))
def get_drivers(
    asked: ForMoment,
    code: str,
    kind: Annotated[str | None, Query(description="One kind of thing.", examples=["measure"])] = None,
    hops: Hops = None,
    offset: Offset = None,
    limit: Limit = None,
) -> Response:
    """What drives a thing by stored links, nearest and strongest first, and by which routes."""

    def answer() -> object:
        walkable = asked.walkable()
        target, part = walkable.things.find(code), some_part(offset, limit)
        return drivers_of(walkable, target, kind or None, some_hops(hops), part)

    return asked.json(answer)


@router.get("/dips", tags=["thread"], responses=answering("dips"))
def get_dips(
    asked: ForMoment, period: PeriodText = None, offset: Offset = None, limit: Limit = None
) -> Response:
    """The measures that dipped, those that touch most objectives first, and whom to tell."""

    def answer() -> object:
        wanted = some_period(period)
        return dips_in(asked.walkable(wanted), wanted, some_part(offset, limit))

    return asked.json(answer)


@router.get("/depends", tags=["thread"], responses=answering("depends_all"))
def get_depends_all(asked: ForMoment) -> Response:
    """Every service: how many lean on it and on how many it leans."""
    return asked.json(lambda: depends_all(asked.walkable()))


@router.get("/depends/{code:path}", tags=["thread"], responses=answering("depends"))
def get_depends(asked: ForMoment, code: str, offset: Offset = None, limit: Limit = None) -> Response:
    """Who leans on a service, and on whom it leans, by stored links."""

    def answer() -> object:
        walkable = asked.walkable()
        return depends_of(walkable, walkable.things.find(code), some_part(offset, limit))

    return asked.json(answer)
