"""How the thread came to be: change sets, histories, the chain of seals."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.door import ForMoment
from api.openapi import answering
from graph.answers.audit import audit, verify
from graph.answers.change_set import change_set_of
from graph.answers.history import history
from graph.errors import WrongUsage

router = APIRouter()


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
