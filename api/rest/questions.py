"""The questions that have a name."""

from fastapi import APIRouter, Request, Response

from api.door import Asked, ForMoment
from api.openapi import answering
from api.rest.parameters import OF_MOMENT
from graph.answers.rows import run_query
from graph.catalogue import CATALOGUE
from graph.errors import NotInThread

router = APIRouter()


@router.get("/queries", tags=["questions"], responses=answering("queries"))
def get_queries(asked: ForMoment) -> Response:
    """The questions that have a name, with the values each takes."""
    return asked.json(lambda: run_query(asked.thread, asked.walkable(), None, ()))


@router.get("/queries/{name}", tags=["questions"], responses=answering("query"))
def get_query(asked: ForMoment, name: str, request: Request) -> Response:
    """The answer to a named question; its values are parameters of the address."""
    return asked.answer_open(lambda: named_question(asked, name, request))


def named_question(asked: Asked, name: str, request: Request) -> object:
    """The answer to a question of the catalogue, its values taken from the request's parameters."""
    if name not in CATALOGUE:
        raise NotInThread(name, [each for each in CATALOGUE if name in each][:5])
    values = [f"{key}={text}" for key, text in request.query_params.items() if key not in OF_MOMENT]
    return run_query(asked.thread, asked.walkable(), name, values)
