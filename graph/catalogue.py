"""The catalogue: every shipped query that a person may run by its name.

What you would get wrong: a query whose header says that it is inside serves another
answer only and has no place here; a test holds every file to be in one or the other.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from graph.answers.agreed import AGREED
from graph.answers.alerts import ACKNOWLEDGEMENTS
from graph.answers.impact import DIP_IN_PERIOD, OWN_MEASURES
from graph.answers.model import OVERSEERS
from graph.answers.radar import TOPIC_DECISIONS
from graph.query import Query
from graph.questions import governance, history, performance, thread
from graph.questions.gaps import GAP_RULES
from graph.thread import COUNCIL
from graph.trail.reading import CHANGE_SETS, FILES_USED

QUERIES: tuple[Query[Any], ...] = (
    thread.WHY_DO_WE_DO_THIS,
    thread.WHAT_SERVES_THIS,
    thread.WHAT_MAY_FEEL_THIS,
    thread.WHO_MUST_BE_TOLD,
    thread.BLIND_SPOTS,
    thread.MEASURES_THAT_BEAR_ON,
    thread.WHAT_IS_OVERSEEN,
    thread.REACH_OF_PLANS,
    thread.LINKS_WITHOUT_RECORD,
    thread.LOOPS_IN_THE_THREAD,
    performance.MEASURES_IN_PERIOD,
    performance.OFF_TARGET_IN_PERIOD,
    performance.PERFORMANCE_BESIDE_MONEY,
    performance.DUE_BUT_NOT_IN,
    performance.DID_IT_WORK,
    performance.EFFECTS_AWAITED,
    performance.WORSE_TWICE_RUNNING,
    performance.AMBITION,
    governance.HOW_LATE_IS_THE_NEWS,
    governance.OPEN_RECOMMENDATIONS,
    governance.WHO_SITS_ON_THIS,
    governance.LESSONS_FOR_THIS,
    history.WHAT_DID_WE_BELIEVE,
    history.HOW_HAS_THIS_CHANGED,
    history.SHOW_ME_THE_CELL,
    *GAP_RULES,
    ACKNOWLEDGEMENTS,
    AGREED,
    TOPIC_DECISIONS,
    DIP_IN_PERIOD,
    OWN_MEASURES,
    OVERSEERS,
    COUNCIL,
    CHANGE_SETS,
    FILES_USED,
)

CATALOGUE: Mapping[str, Query[Any]] = MappingProxyType(
    {query.name: query for query in sorted(QUERIES, key=lambda query: query.name)}
)
