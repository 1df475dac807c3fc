"""Service plans, lines of sight, and what plans grew out of."""

from fastapi import APIRouter, Response

from api.door import Asked, ForMoment
from api.openapi import answering
from graph.answers.line_of_sight import line_of_sight
from graph.answers.lineage import lineage
from graph.answers.service_plans import service_plans

router = APIRouter()


@router.get("/plans", tags=["planning"], responses=answering("plans"))
def get_plans(asked: ForMoment) -> Response:
    """Every service plan: its four steps, who finished them when, and its weaknesses in words."""
    return asked.json(lambda: service_plans(asked.walkable()))


@router.get("/plans/{code:path}", tags=["planning"], responses=answering("plans"))
def get_plan(asked: ForMoment, code: str) -> Response:
    """The service plan of a code, a service or an owner."""

    def answer() -> object:
        walkable = asked.walkable()
        return service_plans(walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/line-of-sight/{code:path}", tags=["planning"], responses=answering("line_of_sight"))
def get_line_of_sight(asked: ForMoment, code: str) -> Response:
    """The objectives that a post works for, and by which routes."""

    def answer() -> object:
        walkable = asked.walkable()
        return line_of_sight(walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/lineage", tags=["planning"], responses=answering("lineage"))
def get_whole_lineage(asked: ForMoment) -> Response:
    """Which plans and objectives were replaced, split or merged."""
    return asked.json(lambda: _lineage(asked, None))


@router.get("/lineage/{code:path}", tags=["planning"], responses=answering("lineage"))
def get_lineage(asked: ForMoment, code: str) -> Response:
    """The part of a plan, an objective or a measure, with measures' lines across the change."""
    return asked.json(lambda: _lineage(asked, code))


def _lineage(asked: Asked, code: str | None) -> object:
    walkable = asked.walkable()
    return lineage(asked.thread, walkable, walkable.things.find(code) if code else None)
