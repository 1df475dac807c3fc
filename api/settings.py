"""Settings: what a command is told by options and the environment, and where each value came from.

The clock is one of them. ``today`` comes from an option, the environment, the day that an
example council pins, or this machine's clock, in that order; nothing else asks what day it is.
"""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from api.limits import LIMITS, SparqlLimits, read_limits
from graph.answers.asked import read_day, read_hops, read_time
from graph.answers.model import DEFAULT_HOPS
from graph.errors import WrongUsage
from graph.status.periods import Period
from graph.store.layout import Layout
from graph.thread import Moment

DEFAULT_STORE = ".golden-thread"


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it came from."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command knows: where the thread is, today, the moment asked about, language, who.

    ``hops`` is how many links a walk follows at most, unless a command is told another number.
    ``sparql`` and ``hosts`` (the names a server answers to, besides its own) are for ``serve``.
    """

    store: Path
    today: date
    as_of: datetime | None
    on: date | None
    language: Literal["en", "cy"]
    recorded_by: str
    hops: int
    sparql: SparqlLimits
    hosts: frozenset[str]
    sources: tuple[Setting, ...]

    def moment(self, period: Period | None = None) -> Moment:
        """For when a question is asked; the valid day is the last of the period asked for, else today."""
        on = self.on or (period.last_day if period else self.today)
        return Moment(self.as_of, on, self.today)

    def moment_since(self, since: str | None, since_day: str | None, period: Period | None = None) -> Moment:
        """The earlier of two moments that are compared.

        ``since`` is a time: what was recorded by then, for the valid day asked for, else that
        time's own. ``since_day`` is an earlier valid day of what is asked about anyway.
        """
        if since and since_day:
            raise WrongUsage("Give a time to compare with, or a day, not both.")
        asked = self.moment(period)
        if since_day:
            return Moment(asked.as_of, read_day(since_day), asked.today)
        then = read_time(since or "")
        return Moment(then, self.on or min(then.date(), asked.on), asked.today)


def read_settings(options: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """Settings from options (store, today, as_of, on, lang, who, hops) and the environment."""
    store = _chosen("store", options.get("store"), environment, "GOLDEN_THREAD_STORE", DEFAULT_STORE)
    if "://" in store.value:
        raise WrongUsage(f"The store is a folder; {store.value} is an address.")
    today = _today(options.get("today"), environment, Path(store.value))
    language = _chosen("lang", options.get("lang"), environment, "GOLDEN_THREAD_LANG", "en")
    who = _chosen("as", options.get("who"), environment, "GOLDEN_THREAD_AS", _login(environment))
    hops = _chosen("hops", options.get("hops"), environment, "GOLDEN_THREAD_HOPS", str(DEFAULT_HOPS))
    hosts = Setting("hosts", *_given(environment, "GOLDEN_THREAD_HOSTS", ""))
    limits = [Setting(each.name, *_given(environment, each.variable, str(each.default))) for each in LIMITS]
    return Settings(
        store=Path(store.value),
        today=read_day(today.value),
        as_of=read_time(as_of) if (as_of := options.get("as_of")) else None,
        on=read_day(on) if (on := options.get("on")) else None,
        language=_language(language.value),
        recorded_by=who.value,
        hops=read_hops(hops.value),
        sparql=read_limits(environment),
        hosts=frozenset(hosts.value.replace(",", " ").lower().split()),
        sources=(store, today, language, who, hops, hosts, *limits),
    )


def _given(environment: Mapping[str, str], variable: str, default: str) -> tuple[str, str]:
    """The value of a variable, or its default, and which of the two it is."""
    text = environment.get(variable)
    return (text, "environment") if text else (default, "default")


def _language(text: str) -> Literal["en", "cy"]:
    if text == "en":
        return "en"
    if text == "cy":
        return "cy"
    raise WrongUsage(f"The language is en or cy, not “{text}”.")


def _chosen(
    name: str, option: str | None, environment: Mapping[str, str], variable: str, default: str
) -> Setting:
    if option:
        return Setting(name, option, "option")
    return Setting(name, *_given(environment, variable, default))


def _today(option: str | None, environment: Mapping[str, str], store: Path) -> Setting:
    clock = datetime.now().astimezone().date().isoformat()
    chosen = _chosen("today", option, environment, "GOLDEN_THREAD_TODAY", clock)
    layout = Layout(store)
    pinned = layout.read_format().today if layout.exists else None
    if pinned and chosen.source == "default":
        return Setting("today", pinned, "pinned by the council's folder")
    return chosen


def _login(environment: Mapping[str, str]) -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return environment.get("USER") or f"user {os.getuid()}"
