"""What regulators and panels asked for, what was learned, and the self-assessment pack."""

from fastapi import APIRouter, Response

from api.door import Asked, ForMoment
from api.openapi import answering
from api.rest.parameters import PeriodText, some_period
from graph.answers.lessons import lessons
from graph.answers.recommendations import recommendations
from graph.answers.self_assessment import self_assessment
from graph.status.periods import PeriodKind, last_ended

router = APIRouter()


@router.get("/recommendations", tags=["assurance"], responses=answering("recommendations"))
def get_recommendations(asked: ForMoment) -> Response:
    """Every recommendation with what answers it, its measures and its evidence."""
    return asked.json(lambda: recommendations(asked.walkable()))


@router.get("/recommendations/{code:path}", tags=["assurance"], responses=answering("recommendations"))
def get_recommendation(asked: ForMoment, code: str) -> Response:
    """One recommendation, or those of a regulator, a panel assessment or an owner."""

    def answer() -> object:
        walkable = asked.walkable()
        return recommendations(walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/lessons", tags=["assurance"], responses=answering("lessons"))
def get_lessons(asked: ForMoment) -> Response:
    """Lessons for every dip, each with why it is offered, and the register of all."""
    return asked.json(lambda: lessons(asked.walkable()))


@router.get("/lessons/{code:path}", tags=["assurance"], responses=answering("lessons"))
def get_lessons_for(asked: ForMoment, code: str) -> Response:
    """Lessons for one thing."""

    def answer() -> object:
        walkable = asked.walkable()
        return lessons(walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/self-assessment", tags=["assurance"], responses=answering("self_assessment"))
def get_self_assessment(asked: ForMoment, period: PeriodText = None) -> Response:
    """The self-assessment pack, for the last financial year that has ended unless told otherwise."""
    return asked.json(lambda: _pack(asked, None, period))


@router.get("/self-assessment/{code:path}", tags=["assurance"], responses=answering("self_assessment"))
def get_self_assessment_of(asked: ForMoment, code: str, period: PeriodText = None) -> Response:
    """The part of one service or body."""
    return asked.json(lambda: _pack(asked, code, period))


def _pack(asked: Asked, code: str | None, period: str | None) -> object:
    last = last_ended(PeriodKind.YEAR, asked.settings.on or asked.settings.today)
    walkable = asked.walkable()
    found = walkable.things.find(code) if code else None
    return self_assessment(walkable, some_period(period) or last, found)
