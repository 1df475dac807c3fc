"""The state of the thread itself: where it is broken, what it covers, how it is kept."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.door import ForMoment
from api.openapi import answering
from graph.answers.coverage import coverage
from graph.answers.gaps import Wanted, gaps
from graph.answers.health import health

router = APIRouter()

Rule = Annotated[str | None, Query(description="One rule.", examples=["measure-serves-nothing"])]
Severity = Annotated[str | None, Query(description="violation, warning or info", examples=["warning"])]
Owner = Annotated[str | None, Query(description="A post, or nobody.", examples=["CO-ED"])]


@router.get("/gaps", tags=["thread"], responses=answering("gaps"))
def get_gaps(asked: ForMoment, rule: Rule = None, severity: Severity = None, owner: Owner = None) -> Response:
    """What is missing in the thread, counted by rule, then worst first, with what to do about it."""
    wanted = Wanted(rule or None, severity or None, owner or None)
    return asked.json(lambda: gaps(asked.walkable().snapshot, asked.settings.language, wanted))


@router.get("/coverage", tags=["thread"], responses=answering("coverage"))
def get_coverage(asked: ForMoment) -> Response:
    """Objectives by themes, equality objectives, goals and services, with the links behind each cell."""
    return asked.json(lambda: coverage(asked.walkable()))


@router.get("/health", tags=["thread"], responses=answering("health"))
def get_health(asked: ForMoment) -> Response:
    """How well the thread is kept, and what to mend first."""
    return asked.json(lambda: health(asked.thread, asked.walkable()))
