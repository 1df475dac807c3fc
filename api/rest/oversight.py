"""Who sees what and when, and what would be if something were otherwise.

``what-if`` is the one address that takes a POST: a supposition may be too long for an
address. What you would get wrong: it writes nothing and its answer is kept nowhere; it
only works, so only so many are worked on at once.
"""

import json
from threading import BoundedSemaphore
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.exceptions import HTTPException

from api.door import ForMoment, refuse_unknown_parameters
from api.openapi import answering
from api.problems import RETRY_SECONDS
from api.rest.parameters import PeriodText, some_period
from api.text.page import json_text
from graph.answers.agreed import actions_of
from graph.answers.alerts import alerts_of
from graph.answers.calendar import body_named, calendar_of
from graph.answers.conflicts import conflicts_of
from graph.answers.keystones import keystones_of
from graph.answers.oversight import oversight_of
from graph.answers.radar import radar_of
from graph.answers.what_if import Supposed, what_if_of
from graph.errors import WrongUsage

LONGEST_BODY = 16_384
AT_ONCE = 2
BODY_FORM = (
    'The body is JSON such as {"withdraw": ["SVC-YS"], "set": {"ED03@2020-21-Q2": "88.0"}}, '
    "with either part or both."
)
SUPPOSED: dict[str, Any] = {
    "type": "object",
    "properties": {
        "withdraw": {"type": "array", "items": {"type": "string"}},
        "set": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "additionalProperties": False,
}

BodyCode = Annotated[str | None, Query(description="Only what is this body's business.", examples=["SC-LIF"])]

router = APIRouter()


@router.get("/radar", tags=["oversight"], responses=answering("radar"))
def get_radar(asked: ForMoment, body: BodyCode = None) -> Response:
    """Topics for scrutiny, each with its reasons, and what was chosen before."""

    def answer() -> object:
        walkable = asked.walkable()
        return radar_of(walkable, body_named(walkable, body))

    return asked.json(answer)


@router.get("/oversight", tags=["oversight"], responses=answering("oversight"))
def get_oversight(asked: ForMoment, period: PeriodText = None) -> Response:
    """For each dip: when it could be known, and when each body first saw or will see it."""
    return asked.json(lambda: oversight_of(asked.thread, asked.walkable(), some_period(period)))


@router.get("/alerts", tags=["oversight"], responses=answering("alerts"))
def get_alerts(asked: ForMoment, period: PeriodText = None) -> Response:
    """The register of dips: who saw them, whom to tell, who knows."""
    return asked.json(lambda: alerts_of(asked.thread, asked.walkable(), some_period(period)))


@router.get("/calendar", tags=["oversight"], responses=answering("calendar"))
def get_calendar(asked: ForMoment, body: BodyCode = None) -> Response:
    """When each body meets and which period it considers."""

    def answer() -> object:
        walkable = asked.walkable()
        return calendar_of(walkable, body_named(walkable, body))

    return asked.json(answer)


@router.get("/actions", tags=["oversight"], responses=answering("actions"))
def get_actions(asked: ForMoment) -> Response:
    """What bodies agreed is to be done, whose it is and how it stands; and what they decided."""
    return asked.json(lambda: actions_of(asked.walkable()))


@router.get("/actions/{code:path}", tags=["oversight"], responses=answering("actions"))
def get_actions_of(asked: ForMoment, code: str) -> Response:
    """What a body agreed, what is a post's to do, or what concerns anything else."""

    def answer() -> object:
        walkable = asked.walkable()
        return actions_of(walkable, walkable.things.find(code))

    return asked.json(answer)


@router.get("/conflicts", tags=["oversight"], responses=answering("conflicts"))
def get_conflicts(asked: ForMoment) -> Response:
    """Pairs of targets that pull against one another, each with its reason and its link."""
    return asked.json(lambda: conflicts_of(asked.walkable()))


@router.get("/keystones", tags=["oversight"], responses=answering("keystones"))
def get_keystones(asked: ForMoment) -> Response:
    """Measures, services and posts that many priorities rest on, and by which links."""
    return asked.json(lambda: keystones_of(asked.walkable()))


async def supposed(request: Request) -> Supposed:
    """What a request's body supposes; refuses one that is too long or of another form."""
    if request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
        raise HTTPException(415, "The body has to be application/json.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_BODY:
            raise HTTPException(413, f"The body has more than {LONGEST_BODY} bytes.")
    try:
        return _read(json.loads(bytes(body)))
    except (ValueError, RecursionError) as error:
        raise WrongUsage(BODY_FORM) from error


def _read(said: object) -> Supposed:
    """The supposition that a JSON value states; raises `ValueError` for any other form."""
    if not isinstance(said, dict) or set(said) - {"withdraw", "set"}:
        raise ValueError
    withdraw, figures = said.get("withdraw", []), said.get("set", {})
    if not isinstance(withdraw, list) or not isinstance(figures, dict):
        raise ValueError  # noqa: TRY004 - one form of refusal for every fault of form
    if not all(isinstance(text, str) for text in (*withdraw, *figures.values())):
        raise ValueError
    return Supposed(tuple(withdraw), tuple(figures.items()))


_OPENAPI = {"requestBody": {"required": True, "content": {"application/json": {"schema": SUPPOSED}}}}


@router.post("/what-if", tags=["oversight"], responses=answering("what_if"), openapi_extra=_OPENAPI)
def post_what_if(
    asked: ForMoment, request: Request, given: Annotated[Supposed, Depends(supposed)]
) -> Response:
    """Before and after, if things were withdrawn or figures were others; nothing is saved."""
    refuse_unknown_parameters(request)
    turns: BoundedSemaphore = request.app.state.what_if_turns
    if not turns.acquire(blocking=False):
        raise HTTPException(
            503, "Other suppositions are being worked out. Ask again.", {"Retry-After": RETRY_SECONDS}
        )
    try:
        body = json_text(what_if_of(asked.thread, asked.walkable(), given))
    finally:
        turns.release()
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
