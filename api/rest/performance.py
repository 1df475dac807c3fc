"""How measures and bodies stand."""

from fastapi import APIRouter, Response

from api.door import ForMoment
from api.openapi import answering
from api.rest.parameters import PeriodText, some_period
from graph.answers.latest import boards, latest_measures
from graph.answers.measure import measure_of
from graph.answers.scorecard import scorecard_of

router = APIRouter()


@router.get("/boards", tags=["performance"], responses=answering("boards"))
def get_boards(asked: ForMoment) -> Response:
    """Every body in force with its own measures at a glance, and the dips that touch most."""
    return asked.json(lambda: boards(asked.walkable()))


@router.get("/measures", tags=["performance"], responses=answering("measures"))
def get_measures(asked: ForMoment) -> Response:
    """The latest of every measure."""
    return asked.json(lambda: latest_measures(asked.walkable()))


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
