"""Following the thread: what a thing serves, and what may feel it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.door import ForMoment
from api.openapi import answering
from api.rest.parameters import PeriodText, read_direction, read_hops, some_period
from graph.answers.impact import impact_of
from graph.answers.trace import trace_of

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
    hops: Annotated[str | None, Query(description="Longest route, 1 to 12.", examples=["6"])] = None,
) -> Response:
    """What may feel it when a thing slips, by which routes, and whom to tell."""

    def answer() -> object:
        wanted = some_period(period)
        walkable = asked.walkable(wanted)
        return impact_of(walkable, walkable.things.find(code), wanted, read_hops(hops))

    return asked.json(answer)
