"""What the addresses of a served thread share: settings, the open thread, bodies made before.

An endpoint hands over a function that makes its body. What you would get wrong: that
function evaluates and serialises, all of it, on the thread of execution it is called on;
nothing that the engine made may be kept for later or handed to another.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from api.opened import Kept, OpenThread
from api.settings import Settings, read_settings
from api.text.page import json_text
from graph.answers.model import Walkable
from graph.errors import WrongUsage
from graph.status.periods import Period, PeriodKind, last_ended
from graph.thread import Moment, Thread

KEPT_BYTES = 32_000_000

AsOf = Annotated[
    str | None,
    Query(description="Answer from what was recorded by this time.", examples=["2021-05-10T12:00:00Z"]),
]
On = Annotated[str | None, Query(description="Answer for what holds on this day.", examples=["2020-09-30"])]
Lang = Annotated[str | None, Query(description="Language of names: en or cy.", examples=["cy"])]


@dataclass(frozen=True, slots=True)
class Made:
    """A body ready to be sent, and the headers that belong to it."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


class Door:
    """One served thread; made once for each application."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.opened = OpenThread(settings.store, settings.hops)
        self.bodies: Kept[Made] = Kept(KEPT_BYTES, lambda made: len(made.body) + 1000)

    def settings_for(self, as_of: str | None, on: str | None, lang: str | None) -> Settings:
        """The settings of one request; the day is that of the server's own settings, or the clock's now."""
        today = next(each for each in self.settings.sources if each.name == "today")
        options = {
            "store": str(self.settings.store),
            "today": today.value if today.source in {"option", "environment"} else None,
            "as_of": as_of or None,
            "on": on or None,
            "lang": lang or self.settings.language,
            "hops": str(self.settings.hops),
        }
        return read_settings(options, {})

    def moment(self, as_of: str | None, on: str | None) -> Moment:
        """The moment that two parameters name."""
        return self.settings_for(as_of, on, None).moment()

    def walkable_now(self, language: str) -> Walkable:
        """The snapshot of now."""
        settings = self.settings_for(None, None, language)
        return self.opened.walkable(self.opened.thread(), settings.moment(), language)


@dataclass(frozen=True)
class Asked:
    """One request for something at a moment, in a language."""

    door: Door
    request: Request
    settings: Settings

    @cached_property
    def thread(self) -> Thread:
        """The thread at its newest checkpoint."""
        return self.door.opened.thread()

    def walkable(self, period: Period | None = None) -> Walkable:
        """The snapshot asked for; the valid day is the last of a period asked for, else today."""
        return self.walkable_at(self.settings.moment(period))

    def walkable_at(self, moment: Moment) -> Walkable:
        """The snapshot for another moment than the one asked for, in the same language."""
        return self.door.opened.walkable(self.thread, moment, self.settings.language)

    def quarter(self) -> Period:
        """The last quarter that has ended, which scorecards are for unless told otherwise."""
        return last_ended(PeriodKind.QUARTER, self.settings.on or self.settings.today)

    def json(self, answer: Callable[[], object]) -> Response:
        """An answer as JSON, with the very bytes that the command line gives."""
        refuse_unknown_parameters(self.request)
        return self.answer_open(answer)

    def answer_open(self, answer: Callable[[], object]) -> Response:
        """As `json`, for an address whose parameters are not known beforehand."""
        return self.respond(lambda: Made(json_text(answer()).encode(), "application/json"))

    def respond(self, make: Callable[[], Made], form: str = "") -> Response:
        """A body made now or before; ``form`` tells apart bodies of one address that differ by Accept."""
        version = self.door.opened.version()
        settings = self.settings
        given = (settings.as_of, settings.on, settings.today, settings.language)
        key = (version, given, str(self.request.url), form)
        made = self.door.bodies.get_or_make(key, make)
        digest = sha256(made.body).hexdigest()[:20]
        tag = f'"{version.change_set}-{digest}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", **made.headers}
        if made.status == 200 and _matches(self.request.headers.get("If-None-Match"), tag):
            return Response(status_code=304, headers=headers)
        return Response(made.body, made.status, headers, made.media_type)


async def asked_for(request: Request, as_of: AsOf = None, on: On = None, lang: Lang = None) -> Asked:
    """The moment and language that a request's parameters name."""
    door: Door = request.app.state.door
    return Asked(door, request, door.settings_for(as_of, on, lang))


ForMoment = Annotated[Asked, Depends(asked_for)]


def refuse_unknown_parameters(request: Request) -> None:
    """Refuse a parameter that the address does not take: a misspelt one would answer another question."""
    taken = _parameters(request)
    strange = [name for name in request.query_params if name not in taken]
    if strange:
        raise WrongUsage(f"There is no parameter “{strange[0]}” here. There are: {', '.join(taken)}.")


def _parameters(request: Request) -> list[str]:
    dependant = request.scope["route"].dependant
    every = [*dependant.query_params, *(each for sub in dependant.dependencies for each in sub.query_params)]
    return [each.alias for each in every]


def _matches(given: str | None, tag: str) -> bool:
    if given is None:
        return False
    tags = [each.strip().removeprefix("W/") for each in given.split(",")]
    return tag in tags or "*" in tags
