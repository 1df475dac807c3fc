"""Questions about the thread itself: why and how, what a slip may reach, whether the links hold together.

What you would get wrong: these walks pass through shared services. The answers of
`graph.answers` follow the rule for those; the rows here are the plain reach.
"""

from typing import NamedTuple

from graph.query import Query


class EndRow(NamedTuple):
    """An end that something serves."""

    end: str
    code: str
    label: str
    kind: str


class ElementRow(NamedTuple):
    """A part of the thread that serves an end."""

    element: str
    code: str
    label: str
    kind: str


class HitRow(NamedTuple):
    """Something that may feel a slip; ``sideways`` when no vertical thread leads to it."""

    hit: str
    code: str
    label: str
    kind: str
    sideways: bool


class BodyToTellRow(NamedTuple):
    """A body, and the thing it oversees that may feel a slip."""

    body: str
    body_code: str
    body_label: str
    hit: str
    code: str
    label: str


class BlindSpotRow(NamedTuple):
    """A measure of one objective that bears on another board's objective sideways."""

    measure: str
    code: str
    label: str
    mine_code: str
    mine_label: str
    theirs_code: str
    theirs_label: str
    board: str
    board_code: str
    board_label: str


class ReachRow(NamedTuple):
    """A plan, and an equality objective or partnership theme that something defined in it threads to."""

    plan: str
    plan_code: str
    plan_label: str
    reached: str
    code: str
    label: str
    kind: str


class BearingRow(NamedTuple):
    """A measure from which some chain of links leads to a thing, or to what a body oversees."""

    measure: str
    code: str
    label: str


class OverseenRow(NamedTuple):
    """A body, a thing that it oversees, and the plan in which that thing stands, by their codes."""

    body: str
    body_name: str
    code: str
    name: str
    plan: str | None


class LinkEndsRow(NamedTuple):
    """The two ends of a link."""

    start: str
    end: str


WHY_DO_WE_DO_THIS = Query("why_do_we_do_this", EndRow)
WHAT_SERVES_THIS = Query("what_serves_this", ElementRow)
WHAT_MAY_FEEL_THIS = Query("what_may_feel_this", HitRow)
WHO_MUST_BE_TOLD = Query("who_must_be_told", BodyToTellRow)
BLIND_SPOTS = Query("blind_spots", BlindSpotRow)
MEASURES_THAT_BEAR_ON = Query("measures_that_bear_on", BearingRow)
WHAT_IS_OVERSEEN = Query("what_is_overseen", OverseenRow)
REACH_OF_PLANS = Query("reach_of_plans", ReachRow)
LINKS_WITHOUT_RECORD = Query("links_without_record", LinkEndsRow)
LOOPS_IN_THE_THREAD = Query("loops_in_the_thread", LinkEndsRow)
