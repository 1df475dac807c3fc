"""What things there are and what is said of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.door import ForMoment
from api.openapi import answering
from graph.answers.about import about
from graph.answers.search import find_things

router = APIRouter()


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
