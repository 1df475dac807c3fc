"""Walks along the thread: what may feel a dip, by which routes, and what stands above or below a thing.

Every walk goes from the working end to the ends, and every one obeys the rule for shared
services in `graph.walk.model`: whether a link may be followed depends on the link before it.
"""

from graph.walk.cycles import find_cycles
from graph.walk.impact import AFFECTED_KINDS, Reached, impact
from graph.walk.model import ThreadLink, ThreadModel, thread_model
from graph.walk.routes import Route, routes_between, routes_from
from graph.walk.sentence import path, sentence
from graph.walk.trace import Trace, trace

__all__ = [
    "AFFECTED_KINDS",
    "Reached",
    "Route",
    "ThreadLink",
    "ThreadModel",
    "Trace",
    "find_cycles",
    "impact",
    "path",
    "routes_between",
    "routes_from",
    "sentence",
    "thread_model",
    "trace",
]
